"""Questions are read: language, filters, titles, bodies, and what is left to search for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asked.words import query_words
from retrieval.bodies import Bodies
from retrieval.errors import UsageError
from retrieval.glossary import Glossary
from retrieval.query import Period, Query, parse_query

BODIES, GLOSSARY = Bodies.load(), Glossary.load()
TODAY = date(2023, 8, 1)


def read(text: str) -> Query:
    return parse_query(text, BODIES, GLOSSARY, TODAY)


def when(text: str) -> list[tuple[int | None, int | None, int | None, int | None]]:
    return [(one.year, one.month, one.day, one.last_month) for one in read(text).periods]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第12号纪要讨论了什么？", [(None, 12)]),
        ("第十二号纪要", [(None, 12)]),
        ("5号纪要啥时候印的？", [(None, 5)]),
        ("第 １２ 号", [(None, 12)]),
        ("2023年第12号", [(2023, 12)]),
        ("太政纪〔2023〕12号", [(2023, 12)]),
        ("2023-12讲了什么", [(2023, 12)]),
        ("第5号和第12号纪要哪个议题多？", [(None, 5), (None, 12)]),
        ("issue date of No. 5", [(None, 5)]),
        ("documents considered, minutes 12", [(None, 12)]),
        ("When was minutes No. 12 of 2023 issued?", [(2023, 12)]),
        ("the minutes numbered 12 in 2019", [(2019, 12)]),
        ("minutes No. 2023-05", [(2023, 5)]),
        ("Nos. 5 and 12", [(None, 5), (None, 12)]),
        ("minutes number twelve", [(None, 12)]),
        ("Protokoll Nr. 12", [(None, 12)]),
        ("items of document 11 of 2018", [(2018, 11)]),
        ("2018年第11号文件有哪些议题", [(2018, 11)]),
        ("2018年第11号文件怎么说", []),
        ("number of items", []),
        ("there is no 5G plan", []),
        ("4月5号的会议", []),
        ("第3号议题", []),
        ("No. 99999999", []),
        ("7号里有几个议题", [(None, 7)]),
        ("9号是什么时候整理的", [(None, 9)]),
        ("二号、四号都提到的事", [(None, 2), (None, 4)]),
        ("3号和8号哪份长", [(None, 3), (None, 8)]),
        ("7号开的会谁主持", []),
        ("地铁3号线和8号楼", []),
        ("6月7号里开的会", []),
    ],
)
def test_numbers_of_documents_are_read(text: str, numbers: list[tuple[int | None, int]]) -> None:
    assert list(read(text).numbers) == numbers


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("第二十六次常务会议上午开还是下午开？", [26]),
        ("第26次呢？", [26]),
        ("26次会 听取汇报 哪些", [26]),
        ("比较一下第22次和第26次会议", [22, 26]),
        ("第22、26次会议", [22, 26]),
        ("Who chaired the 26th executive meeting?", [26]),
        ("the twenty-sixth meeting", [26]),
        ("executive meeting No. 26 in 2019", [26]),
        ("meeting 26", [26]),
        ("meetings 22 and 26", [22, 26]),
        ("the hundredth executive meeting", [100]),
        ("the one hundred and third meeting", [103]),
        ("2018年6月那次（第9次）讨论的", [9]),
        ("present at the 22nd meeting but not at the 26th?", [22, 26]),
        ("and the 22nd?", [22]),
        ("der 26. Sitzung", [26]),
        ("两次会议有哪些议题？", []),
        ("第五次全国经济普查", []),
        ("第六次、第七次人口普查", []),
        ("第六次和第七次会议", [6, 7]),
        ("the fifth economic census", []),
        ("the first step", []),
    ],
)
def test_numbers_of_meetings_are_read(text: str, meetings: list[int]) -> None:
    assert list(read(text).meetings) == meetings


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("第12号纪要第二项讲了什么？", [2]),
        ("第12号纪要第五个议题包括哪几个文件？", [5]),
        ("What did item 2 of minutes No. 12 say?", [2]),
        ("the second agenda item of No. 5", [2]),
        ("What was sixth on the agenda?", [6]),
        ("排在第六的那个办法", [6]),
        ("第八项议的是什么", [8]),
        ("第22次会议一共有几个议题？", []),
        ("三项措施", []),
    ],
)
def test_numbers_of_items_are_read(text: str, items: list[int]) -> None:
    assert list(read(text).items) == items


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("6月13日那次会", [(None, 6, 13, None)]),
        ("4月10号的常务会议", [(None, 4, 10, None)]),
        ("二〇二三年六月十三日的会议", [(2023, 6, 13, None)]),
        ("民国112年4月的会议", [(2023, 4, None, None)]),
        ("23年6月的会", [(2023, 6, None, None)]),
        ("4月份的会", [(None, 4, None, None)]),
        ("4到6月的会议", [(None, 4, None, 6)]),
        ("去年的会议", [(2022, None, None, None)]),
        ("去年6月的会议", [(2022, 6, None, None)]),
        ("上个月的会", [(2023, 7, None, None)]),
        ("2023年上半年审议了什么", [(2023, 1, None, 6)]),
        ("第三季度", [(None, 7, None, 9)]),
        ("2021—2022年的会议", [(2021, None, None, None), (2022, None, None, None)]),
        ("市水务局2021年到2022年牵头的事项", [(2021, None, None, None), (2022, None, None, None)]),
        ("2021年到2022年行动计划谁负责", []),
        ("2022年以来的会议", [(2022, None, None, None), (2023, None, None, None)]),
        ("the June meeting", [(None, 6, None, None)]),
        ("June 13 meeting agenda", [(None, 6, 13, None)]),
        ("the meeting on 10 April 2023", [(2023, 4, 10, None)]),
        ("April 10th, 2023", [(2023, 4, 10, None)]),
        ("in June 2023", [(2023, 6, None, None)]),
        ("2023-04-10", [(2023, 4, 10, None)]),
        ("2023.6.13", [(2023, 6, 13, None)]),
        ("in 2022", [(2022, None, None, None)]),
        ("What did the 2021 executive meetings decide?", [(2021, None, None, None)]),
        ("last year", [(2022, None, None, None)]),
        ("first half of 2023", [(2023, 1, None, 6)]),
        ("Q2 2023", [(2023, 4, None, 6)]),
        ("between 2021 and 2022", [(2021, None, None, None), (2022, None, None, None)]),
        ("May I ask who chaired the May meeting?", [(None, 5, None, None)]),
        ("im Mai 2023", [(2023, 5, None, None)]),
        ("2023年13月45日", [(2023, 13, 45, None)]),
        ("4月31日的会", [(None, 4, 31, None)]),
        ("on 31 June 2023", [(2023, 6, 31, None)]),
        ("13/45", []),
        ("三个月内完成", []),
        ("三十年来", []),
        ("2010年12月底前要整治多少公里", [(2010, None, None, None)]),
        ("how many were to be fixed by the end of June", []),
    ],
)
def test_days_months_and_years_are_read(text: str, periods: list[tuple[int | None, ...]]) -> None:
    assert when(text) == periods


@pytest.mark.parametrize(
    "text",
    [
        "《2023年太仓市对德合作工作要点》谁负责",
        "农文旅三年行动计划（2023—2025年）",
        "2025年行动计划",
        "the 2025 action plans for clusters",
        "管理办法（2023年修订）",
        "“2025年目标”是什么",
    ],
)
def test_years_of_titles_and_plans_are_no_filters(text: str) -> None:
    assert [one for one in read(text).periods if one.certain] == []


@pytest.mark.parametrize(
    ("text", "certain"), [("2023年的会议", True), ("in 2023", True), ("2023年度目录", False), ("the 2023 list", False)]
)
def test_a_year_that_may_be_a_titles_is_only_preferred(text: str, certain: bool) -> None:
    assert [one.certain for one in read(text).periods] == [certain]


def test_the_day_of_issue_is_told_from_the_day_of_the_meeting() -> None:
    assert [one.issued for one in read("4月18日印发的纪要").periods] == [True]
    assert [one.issued for one in read("minutes issued on 16 June 2023").periods] == [True]
    assert [one.issued for one in read("4月10日的会议").periods] == [False]


def test_a_year_said_of_meetings_is_told_from_a_year_said_of_a_matter() -> None:
    assert [one.meeting for one in read("2019年常务会议讨论了什么").periods] == [True]
    assert [one.meeting for one in read("according to the 2019 minutes").periods] == [True]
    assert [one.meeting for one in read("2019年水环境工作").periods] == [False]


def test_filters_are_taken_out_of_what_is_searched_and_kept_as_said() -> None:
    query = read("请问第12号纪要里信息化项目管理办法谁负责改？")
    assert "12" not in query.wording
    assert "请问" not in query.wording
    assert "信息化项目管理办法" in query.wording
    assert [one.said for one in query.references] == ["第12号纪要"]
    assert query.periods == ()
    assert read("6月13日的会议").periods[0] == Period(None, 6, 13, None, "6月13日", meeting=True)


def test_content_keeps_what_the_minutes_would_have_to_say() -> None:
    assert read("哪个部门负责燃气三年行动方案？").content == "部门负责燃气三年行动方案"
    assert read("which bureau is responsible for the gas safety plan").content == "bureau responsible gas safety plan"
    assert read("对德合作工作要点是什么").content == "对德合作工作要点"
    assert "IT" in read("which body revises the IT measures").content.split()


def test_traditional_and_full_width_characters_are_folded() -> None:
    assert read("對德合作，第１２號").text == "对德合作,第12号"


def test_abbreviations_are_written_out_beside_themselves() -> None:
    assert "五经普" in read("五经普是啥").wording
    assert "经济普查" in read("五经普是啥").wording


def test_bodies_are_canonical_in_both_languages() -> None:
    assert read("第26次会议综指中心是谁参加的？").bodies == ("市综合指挥中心",)
    assert read("Who came from the Public Security Bureau?").bodies == ("市公安局",)
    assert {"市委常委会", "市人大常委会"} <= set(read("哪些文件要上常委会？").ambiguous[0])


def test_the_government_that_decides_is_the_meeting() -> None:
    assert read("市政府对沙溪镇的安全生产安排持何意见？").bodies == ("沙溪镇",)
    assert read("市政府听取五经普汇报是哪一天？").bodies == ()
    assert read("报市政府审议的文件有哪些？").bodies == ("市政府",)


def test_titles_are_read_from_both_kinds_of_marks() -> None:
    assert read("《关于深化质量强市建设的工作方案》谁改").titles == ("关于深化质量强市建设的工作方案",)
    assert read("“一河一策”是什么意思？").titles == ("一河一策",)
    assert read("何謂「三辦」一體化運作？").titles == ("三办",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("第26次会议市公安局是谁参加的？", ("attendance",)),
        ("Who attended for the Education Bureau?", ("attendance",)),
        ("第22次常务会议谁主持的？", ("heading",)),
        ("When was the 26th executive meeting held?", ("heading",)),
        ("2019年审议的公务用车办法是什么时候研究的？", ("heading",)),
        ("关于流动人口服务的汇报是哪天上会的", ("heading",)),
        ("When was the report on flood control taken up?", ("heading",)),
        ("质量方案报到哪里，什么时候审议通过的？", ()),
        ("燃气方案什么时候完成？", ()),
        ("第5号纪要抄送哪些单位", ("distribution",)),
        ("第二十二次会议 日期", ("heading",)),
        ("高新区来了哪几个人", ("attendance",)),
        ("Who sat in for the tourism group?", ("attendance",)),
        ("Who gets copies of minutes No. 5?", ("distribution",)),
        ("会后谁来抓落实", ()),
        ("which bureau is responsible for the gas safety plan", ()),
    ],
)
def test_other_parts_than_the_agenda_are_asked_for_by_their_words(text: str, parts: tuple[str, ...]) -> None:
    assert read(text).parts == parts


def test_the_latest_meeting_is_told_from_the_latest_news_on_a_topic() -> None:
    assert read("最近一次会议讨论了什么").edges == ("last",)
    assert read("What did the latest meeting decide?").edges == ("last",)
    assert not read("最近一次讨论燃气是什么时候").edges


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_query(text: str) -> None:
    assert len(read(text).text) == len(text)


@pytest.mark.parametrize(
    "text", ["\ud83d", "1" * 10_000, "20" * 5_000, "年" * 10_000, '"' * 10_000, "第" * 10_000, "2023-" * 2_000]
)
def test_odd_and_endless_texts_give_a_query(text: str) -> None:
    assert read(text).meetings == ()


def test_broken_word_lists_are_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("words") / "query.toml"
    path.write_text("[padding]\nzh = ['(']\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"query\.toml"):
        query_words(path)
