"""Who chaired which meetings, who was missing from which, and which number a meeting has, over several years."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.asked.understanding import Understanding
from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

Asking = Callable[..., Answer]
Read = Callable[[str], Understanding]

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 20 日

{year} 年 {month} 月 9 日上午，{chair}主持召开市政府第 {meeting} 次常务会议，审议《云溪市口袋公园建设实施方案》等。

会议议定以下意见：

一、审议《云溪市口袋公园建设实施方案》

（一）原则同意《云溪市口袋公园建设实施方案》。会后由市城管局根据会议讨论意见修改完善，以市政府办公室名义印发。

出席：甲一鸣、乙二川。

列席：{came}。

云溪市人民政府办公室 整理

{year}年{month}月15日
"""
_BOTH, _ONE = "市财政局丙三元，市城管局丁四海、戊五岳", "市城管局丁四海"
_MEETINGS = (
    (2018, 2, 40, "孔令德常务副市长", _BOTH),
    (2018, 6, 41, "孔令德常务副市长", _ONE),
    (2018, 11, 42, "孟思远市长", _BOTH),
    (2019, 3, 1, "孔令德市长", _BOTH),
    (2019, 12, 42, "孔令德市长", _ONE),
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Build the assistant over five meetings of two years; two of them have the same number."""
    texts = {}
    for at, (year, month, meeting, chair, came) in enumerate(_MEETINGS, start=1):
        slots = {"year": year, "month": month, "meeting": meeting, "chair": chair, "came": came, "number": at}
        texts[f"{year}-{month:02}"] = _MINUTES.format(**slots)
    return archive_of(tmp_path_factory, texts)


def _days(answer: Answer) -> set[str]:
    """Give the days, 2018-2, of the meetings that an answer speaks of, quotes left out."""
    text = "\n".join(line for line in answer.text.splitlines() if not line.startswith(">"))
    chinese = re.findall(r"(\d{4})年(\d+)月9日", text)
    months = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    names = (*months, "November", "December")
    english = [(year, str(names.index(month))) for month, year in re.findall(r"9 (\w+) (\d{4})", text)]
    return {f"{year}-{month}" for year, month in (*chinese, *english)}


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("2018年孔令德主持过哪几次会", {"2018-2", "2018-6"}),
        ("孔令德总共主持了几回常务会议", {"2018-2", "2018-6", "2019-3", "2019-12"}),
        ("孔令德首次以市长身份主持会议是什么时候", {"2019-3"}),
        ("孟思远最后一回主持会议是哪天", {"2018-11"}),
        ("2018年有哪几次会不是市长主持的", {"2018-2", "2018-6"}),
        ("2018年最后一次会和2019年头一次会各由谁主持", {"2018-11", "2019-3"}),
        ("2018年头两个月的会谁主持", {"2018-2"}),
        ("Which meetings of 2018 did somebody other than the mayor chair?", {"2018-2", "2018-6"}),
        ("Who chaired the final meeting of 2018 and who the first of 2019?", {"2018-11", "2019-3"}),
    ],
)
def test_meetings_are_told_by_who_chaired_them(years: Assistant, question: str, days: set[str]) -> None:
    answer = years.answer(question)
    assert answer.status == "answered" and _days(answer) == days


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("市财政局2018年哪次会没派人来", {"2018-6"}),
        ("财政局缺席过几次会议", {"2018-6", "2019-12"}),
        ("At which meetings was the finance bureau not represented?", {"2018-6", "2019-12"}),
        ("Which meetings did 丙三元 miss in 2019?", {"2019-12"}),
    ],
)
def test_a_body_is_missed_from_the_meetings_whose_lists_do_not_name_it(
    years: Assistant, question: str, days: set[str]
) -> None:
    answer = years.answer(question)
    assert answer.status == "answered" and _days(answer) == days


@pytest.mark.parametrize("question", ["2018年谁缺席了会议", "Who was missing in 2018?", "财政局6月为什么没派人来"])
def test_who_should_have_come_is_told_by_no_list(years: Assistant, question: str) -> None:
    assert years.answer(question).status == "not_found"


@pytest.mark.parametrize("question", ["“第42次常务会议”开过几回，都在哪天", "On what days was the 42nd meeting held?"])
def test_a_number_that_two_series_have_means_both_meetings(years: Assistant, question: str) -> None:
    assert _days(years.answer(question)) == {"2018-11", "2019-12"}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("市城管局2018年来过哪几位", ("丁四海", "戊五岳")),
        ("丙三元是哪家单位的", ("市财政局",)),
        ("How many people did the urban management bureau send in February 2018?", ("丁四海", "2 people")),
    ],
)
def test_who_came_in_a_year_is_read_off_the_lists(years: Assistant, question: str, names: tuple[str, ...]) -> None:
    answer = years.answer(question)
    assert answer.status == "answered" and all(name in answer.text for name in names)


@pytest.mark.parametrize(
    "question",
    [
        "6月那场是谁压阵",
        "谁掌的舵，6月那次会",
        "Who took the gavel in June?",
        "Was the June sitting led by the mayor himself?",
    ],
)
def test_chairing_is_told_from_figures_of_speech(read: Read, question: str) -> None:
    asked = read(question)
    assert asked.rule == "chair" and not asked.topic


@pytest.mark.parametrize(
    "question", ["海关4月去露脸的是哪位", "Who showed his face for the customs in April?", "海关4月谁去旁听的"]
)
def test_coming_is_told_from_figures_of_speech(read: Read, question: str) -> None:
    asked = read(question)
    assert asked.rule == "attendance" and not asked.topic


@pytest.mark.parametrize(
    "question", ["不算主持人，4月还有哪些人出席", "Apart from the chairman, who was present in April?"]
)
def test_the_chair_is_left_out_where_a_question_says_so(ask: Asking, question: str) -> None:
    answer = ask(question)
    claims = [line for line in answer.text.splitlines() if not line.startswith(">")]
    assert "郑丙华" in claims[0] and not any("吴敬宇" in line for line in claims)


@pytest.mark.parametrize(
    "question", ["6月的会排到第几次了", "6月那份纪要的编号", "What is the running number of the June minutes?"]
)
def test_the_number_of_a_meeting_and_of_its_minutes_are_said(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and "26" in answer.text and "12" in answer.text


def test_posts_that_no_list_gives_are_said_to_be_missing(ask: Asking) -> None:
    answer = ask("海关6月来的是谁，什么职务")
    assert answer.status == "partial" and "罗建国" in answer.text and "职务" in answer.text


def test_two_chairs_are_compared_by_themselves(ask: Asking) -> None:
    answer = ask("两次会掌舵的是不是同一个人")
    assert answer.text.splitlines()[0].startswith("几次会议的主持人相同") and "出席的有" not in answer.text


@pytest.mark.parametrize(
    ("question", "named", "unnamed"),
    [
        ("管审计的部门6月派的谁", ("市审计局",), ("市财政局",)),
        ("抓教育的那个局4月来了几个人", ("市教育局", "1人列席"), ("市科技局",)),
        ("Who came for the customs folks in June?", ("海关", "罗建国"), ("税务局",)),
        ("Which of the tax people turned up in April?", ("税务局",), ("海关",)),
        ("税务6月是谁来的", ("税务局",), ("海关",)),
        ("6月电话公司来了哪些人", ("电信公司", "联通公司"), ("供电公司",)),
    ],
)
def test_a_body_is_told_by_what_it_does(
    ask: Asking, question: str, named: tuple[str, ...], unnamed: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(name in answer.text for name in named) and not any(name in answer.text for name in unnamed)


@pytest.mark.parametrize("question", ["What is done for young people?", "管好科技的钱", "哪个局管科技的"])
def test_people_and_work_are_not_taken_for_bodies(read: Read, question: str) -> None:
    assert not read(question).query.bodies


@pytest.mark.parametrize("question", ["姓何的那位代表谁来的", "Whom did the person surnamed He represent?"])
def test_people_are_found_by_their_surname(read: Read, question: str) -> None:
    asked = read(question)
    assert asked.people and len({name[0] for name in asked.people}) == 1
