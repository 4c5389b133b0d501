"""One matter that came before several meetings: which time is meant, what was decided each time, and with whom."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 19 日

{year} 年 {month} 月 12 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

一、{title}

（一）{decision}

{others}

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市城管局丁四海。

云溪市人民政府办公室 整理

{year}年{month}月14日
"""
_OTHER = """{label}、听取全市{matter}工作情况的汇报

（一）会议听取了{body}关于全市{matter}工作情况的汇报，原则同意下阶段工作安排。会后由{body}按程序组织实施。
"""
_OTHERS = (
    (("粮食生产", "市农业农村局"), ("渡口安全", "市交通运输局"), ("学生视力", "市教育局")),
    (("森林防火", "市应急局"), ("献血服务", "市卫健委"), ("信访代办", "市信访局")),
    (("档案移交", "市档案局"), ("统计调查", "市统计局"), ("价格监测", "市发改委")),
)
_RULES = "《云溪市屋顶绿化管理办法（2019年修订）》"
_MEETINGS = (
    {
        "year": 2019, "month": 3, "number": 4, "meeting": 31, "title": f"审议{_RULES}",
        "decision": f"会议对{_RULES}进行了讨论，决定暂缓审议。"
        "会后由市城管局作进一步调研论证，完善后重新提交市政府常务会议审议。",
    },
    {
        "year": 2019, "month": 5, "number": 8, "meeting": 35, "title": f"审议{_RULES}",
        "decision": f"会议原则同意{_RULES}。"
        "会后由市城管局会同市财政局根据会议讨论意见修改完善，按程序提交市委常委会审议。",
    },
    {
        "year": 2022, "month": 4, "number": 6, "meeting": 72, "title": "听取全市屋顶绿化工作情况的汇报",
        "decision": "会议听取了市城管局关于全市屋顶绿化工作情况的汇报，原则同意下阶段工作安排。"
        "会后由市城管局抓好工作落实。",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {}
    for each, matters in zip(_MEETINGS, _OTHERS, strict=True):
        others = [
            _OTHER.format(label=label, matter=matter, body=body)
            for label, (matter, body) in zip("二三四", matters, strict=True)
        ]
        texts[f"{each['year']}-{each['number']:02}"] = _MINUTES.format(**each, others="\n".join(others))
    return archive_of(tmp_path_factory, texts)


@pytest.mark.parametrize(
    "question",
    [
        "屋顶绿化管理办法最后到底过没过",
        "屋頂綠化管理辦法第二次上會是什麼結果",
        "Were the rooftop greening (屋顶绿化) measures passed in the end?",
        "What became of the rooftop greening (屋顶绿化) measures when they came back?",
    ],
)
def test_the_last_time_that_a_document_came_up_is_told_from_the_first(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert "原则同意" in answer.text
    assert "2019年5月12日" in answer.text or "12 May 2019" in answer.text
    assert "暂缓" not in answer.text


def test_a_time_that_is_named_and_what_came_later_are_both_told(green: Assistant) -> None:
    text = green.answer("屋顶绿化办法2019年3月没过，后来通过了吗？").text
    assert text.index("暂缓审议") < text.index("2019年5月12日")


@pytest.mark.parametrize(
    "question",
    [
        "屋顶绿化管理办法首次上会时怎么定的",
        "屋顶绿化管理办法第一次上会什么结果？",
        "What happened to the rooftop greening (屋顶绿化) measures when they first came up?",
    ],
)
def test_the_first_time_that_a_document_came_up_is_told_from_the_last(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert "暂缓" in answer.text
    assert "原则同意" not in answer.text


@pytest.mark.parametrize(
    "question", ["屋顶绿化管理办法（2019年修订）过了没有？", "2019年屋顶绿化管理办法两次上会，结果分别如何"]
)
def test_where_no_time_is_meant_each_decision_on_a_document_put_off_is_given(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert {"2019-04", "2019-08"} <= {citation.document for citation in answer.citations}
    assert "暂缓审议" in answer.text
    assert "原则同意" in answer.text


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("屋顶绿化管理办法被搁下以后，哪天重新上的会？", {"2019-05-12"}),
        ("屋顶绿化管理办法第一次上会是哪天", {"2019-03-12"}),
        ("最近一次研究屋顶绿化是什么时候？", {"2022-04-12"}),
        ("屋顶绿化最早一次上会是哪年，最近一次呢", {"2019-03-12", "2022-04-12"}),
        ("The rooftop greening (屋顶绿化) measures were put off. When were they brought back?", {"2019-05-12"}),
        ("When was rooftop greening (屋顶绿化) last discussed?", {"2022-04-12"}),
    ],
)
def test_the_day_is_that_of_the_time_meant(green: Assistant, question: str, days: set[str]) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert {str(citation.held) for citation in answer.citations} == days


@pytest.mark.parametrize(
    "question",
    [
        "屋顶绿化管理办法第二次上会过了，市城管局是跟谁一块儿改的？",
        "2019年5月的屋顶绿化管理办法，是市城管局一家改，还是要拉上别的部门",
        "Rooftop greening (屋顶绿化) measures, May 2019: revised together with whom?",
    ],
)
def test_who_works_on_a_document_with_the_lead_body_is_named(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert "财政局" in answer.text


@pytest.mark.parametrize(
    "question", ["屋顶绿化管理办法19年5月又审了一回，改好往哪儿送", "屋顶绿化管理办法最后怎么走程序，改完报到哪"]
)
def test_the_next_step_is_that_of_the_time_meant(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert "市委常委会" in answer.text


@pytest.mark.parametrize(
    "question", ["屋顶绿化这些年在会上的脉络，概括一下", "Overview of rooftop greening (屋顶绿化) from 2019 to 2022"]
)
def test_a_subject_is_summed_up_over_its_years(green: Assistant, question: str) -> None:
    answer = green.answer(question)
    assert answer.status == "answered"
    assert {citation.document for citation in answer.citations} == {"2019-04", "2019-08", "2022-06"}


def test_a_document_about_something_else_is_not_taken_for_the_one_named(green: Assistant) -> None:
    assert green.answer("2019年审议的养蜂管理办法由哪个部门修改？").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "19年屋顶绿化管理办法头一回上会是什么结果，后来哪天又上的",
        "屋顶绿化管理办法2019年先是怎么定的，后来呢",
        "What became of the roof greening (屋顶绿化) measures the first time, and when did they return?",
    ],
)
def test_each_of_the_times_named_is_told(green: Assistant, question: str) -> None:
    text = green.answer(question).text
    assert "暂缓审议" in text and "市委常委会" in text


@pytest.mark.parametrize("question", ["那第二次呢，送到哪里？", "第二次呢"])
def test_the_second_time_is_followed_up(green: Assistant, question: str) -> None:
    before = {"role": "user", "content": "2019年屋顶绿化管理办法3月份上会是什么结果？"}
    assert "市委常委会" in green.answer(question, [before]).text
