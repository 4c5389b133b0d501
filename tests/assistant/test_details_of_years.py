"""Details of one matter over its years, several of one item at once, and those of the item just spoken of."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市江堤管理办法》。

会议议定以下意见：

一、审议《云溪市江堤管理办法》

（一）原则同意《云溪市江堤管理办法》。会后由市水务局根据会议讨论意见修改完善，以市政府办公室名义印发。

（二）全市共排查险工隐患{dangers}处，6月{day}日前全部销号。移动排涝泵{pumps}台由市水务局与{beside}落实。

（三）堤防养护资金由市财政局和各镇按{share}比例分担，养护期{years}年，履约保证金{bond}%。

二、听取关于社会救助工作情况的汇报

（一）会议听取了市民政局关于社会救助工作情况的汇报，原则同意下一步工作安排。

（二）残疾人护理补贴每月{allowance}元，享受对象{people}人。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市商务局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = tuple(
    {"year": 2010 + at, "number": 3, "meeting": 12 + at, "dangers": 30 + at, "day": 10 + at, "pumps": 70 + at}
    | {"beside": "市气象局" if at % 2 else "市应急局", "share": f"{at + 1}:9", "years": 3 + at, "bond": 5 + at}
    | {"allowance": 150 + 10 * at, "people": 4000 + 100 * at}
    for at in range(10)
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "江堤管理办法2012年和2016年两次，险工隐患各排查多少处，分别什么时候前销号？",
            ["32处", "6月12日", "36处", "6月16日"],
        ),
        (
            "云溪市江堤管理办法2013和2018两版，移动排涝泵各多少台？由哪两家落实？",
            ["73台", "市气象局", "78台", "市应急局"],
        ),
        ("2012年跟2017年的江堤管理办法，堤防养护期分别多长", ["5年", "10年"]),
        (
            "In the 2012 and 2016 river dyke (江堤) measures, how many hidden dangers (隐患) were found?",
            ["32处", "36处"],
        ),
    ],
)
def test_a_detail_is_told_of_the_item_of_each_year(archive: Assistant, question: str, told: list[str]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text
    assert len({one.document for one in answer.citations}) == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2014年江堤管理办法 养护期多长 履约保证金几个点", ["7年", "9%"]),
        ("2014年的江堤管理办法，堤防养护资金由谁分担，比例多少？", ["市财政局", "5:9"]),
        ("2014年江堤管理办法里，移动排涝泵多少台，由谁落实？", ["74台", "市应急局"]),
    ],
)
def test_all_details_of_one_item_are_told_together(archive: Assistant, question: str, told: list[str]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text


def test_what_no_sentence_of_the_item_tells_stays_unsaid(archive: Assistant) -> None:
    assert archive.answer("2014年江堤管理办法里，共享单车投放多少辆，谁来管？").status == "not_found"


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        ("2013年江堤管理办法由谁修改？", "险工隐患排查了多少处？", "33处"),
        ("2016年社会救助工作情况的汇报，会上怎么定的？", "那残疾人护理补贴一个月多少，多少人能享受？", "210元"),
    ],
)
def test_a_detail_asked_next_is_that_of_the_item_spoken_of(
    archive: Assistant, earlier: str, question: str, told: str
) -> None:
    answer = archive.answer(question, [{"role": "user", "content": earlier}])
    assert told in answer.text, (answer.standalone_question, answer.text)
    assert len({one.document for one in answer.citations}) == 1


@pytest.mark.parametrize(
    ("earlier", "question", "meant"),
    [
        ("Who revised 《云溪市江堤管理办法》 in 2013?", "And who revised it the next time it came up?", "2014"),
        ("Why was the river dyke plan held back in 2013?", "What about 2014, was it approved then?", "approved"),
    ],
)
def test_another_time_is_asked_of_as_the_follow_up_asks(
    archive: Assistant, earlier: str, question: str, meant: str
) -> None:
    asked = archive.answer(question, [{"role": "user", "content": earlier}]).standalone_question
    assert meant in asked, asked
    assert "2013" not in asked, asked
    assert "Why" not in asked, asked
