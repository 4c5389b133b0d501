"""One matter in several years: what was decided and which amounts stand side by side."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，{chair}主持召开市政府第 {meeting} 次常务会议，审议《云溪市口袋公园建设实施方案》等。

会议议定以下意见：

一、审议《云溪市口袋公园建设实施方案》

（一）原则同意《云溪市口袋公园建设实施方案》。会后由{body}根据会议讨论意见修改完善，以{route}名义印发。

（二）{body}要抓紧推进项目建设，确保年内新建口袋公园 {parks} 个。

二、听取全市粮食生产工作情况的汇报

（一）会议听取了市农业农村局关于全市粮食生产工作情况的汇报，原则同意下阶段工作安排。会后由市农业农村局按程序组织实施。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市城管局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = (
    {
        "year": 2018,
        "number": 3,
        "meeting": 12,
        "chair": "甲一鸣市长",
        "body": "市城管局",
        "route": "市政府",
        "parks": 7,
    },
    {
        "year": 2021,
        "number": 4,
        "meeting": 61,
        "chair": "乙二川常务副市长",
        "body": "市住建局",
        "route": "市政府办公室",
        "parks": 16,
    },
)


_AGAIN = (
    {**_YEARS[0], "number": 9, "meeting": 13, "parks": 9},
    {**_YEARS[1], "meeting": 12},
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Two meetings of one year, and one of a later term that has the number of the first."""
    return archive_of(tmp_path_factory, by_number(_MINUTES, (_YEARS[0], *_AGAIN)))


@pytest.mark.parametrize(
    "question",
    ["口袋公园的方案2018年和2021年的出路一样吗", "Pocket park (口袋公园) plan: in whose name in 2018 and in 2021?"],
)
def test_two_years_of_one_matter_stand_side_by_side(years: Assistant, question: str) -> None:
    answer = years.answer(question)
    assert answer.status == "answered"
    assert {citation.document for citation in answer.citations} == {"2018-03", "2021-04"}
    assert all(each in answer.text for each in ("市城管局", "市住建局", "市政府名义", "市政府办公室名义"))
    assert "粮食" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["口袋公园2018年和2021年各要新建多少个", "口袋公园目标数：2018年跟2021年比", "18年跟21年新建口袋公园各几个"],
)
def test_amounts_of_two_years_stand_side_by_side(years: Assistant, question: str) -> None:
    answer = years.answer(question)
    assert answer.status == "answered"
    assert "7 个" in answer.text and "16 个" in answer.text
    assert {citation.document for citation in answer.citations} == {"2018-03", "2021-04"}


@pytest.mark.parametrize(
    "question",
    [
        "Pocket park (口袋公园) target, 2018 against 2021?",
        "2018年和2021年口袋公园新建目标",
        "口袋公园新建目标2018年和2021年哪年高",
    ],
)
def test_targets_told_in_a_telegraphic_way_are_amounts(years: Assistant, question: str) -> None:
    text = years.answer(question).text
    assert "7 个" in text and "16 个" in text


def test_years_are_not_compared_on_what_neither_speaks_of(years: Assistant) -> None:
    assert years.answer("2018年和2021年低空航线任务数哪年多").status == "not_found"


def test_meetings_are_asked_for_by_their_chairs_title(years: Assistant) -> None:
    text = years.answer("哪几次会不是市长主持的").text
    assert "乙二川" in text and "甲一鸣" not in text


def test_the_first_meetings_of_two_years_are_both_meant(years: Assistant) -> None:
    text = years.answer("2018年第一次会议和2021年第一次会议是谁主持的").text
    assert "甲一鸣" in text and "乙二川" in text


def test_how_many_meetings_a_year_had_is_counted(years: Assistant) -> None:
    answer = years.answer("2021年开了几次常务会议")
    assert answer.status == "answered" and "1份" in answer.text and "2018" not in answer.text


def test_a_year_and_a_meetings_number_that_contradict_are_put_right(years: Assistant) -> None:
    answer = years.answer("2021年第12次常务会议谁主持的")
    assert answer.status == "not_found" and "没有收录" not in answer.text and "2018年3月2日" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2018年几次会讲的新建口袋公园目标分别是多少",
        "2018年口袋公园新建数量，逐次会议列出",
        "How many pocket parks (口袋公园) were to be built in 2018? Give each meeting's number.",
    ],
)
def test_amounts_of_each_meeting_of_a_year_stand_side_by_side(terms: Assistant, question: str) -> None:
    answer = terms.answer(question)
    assert answer.status == "answered" and "7 个" in answer.text and "9 个" in answer.text
    assert {citation.document for citation in answer.citations} == {"2018-03", "2018-09"}


@pytest.mark.parametrize("question", ["各届第12次常务会议都是几号开的", "第12次常务会议哪天开的？好像不止一届有"])
def test_a_meetings_number_that_several_terms_have_is_told_of_each(terms: Assistant, question: str) -> None:
    text = terms.answer(question).text
    assert "2018年3月2日" in text and "2021年3月2日" in text


def test_who_came_to_the_meeting_for_a_body_is_not_who_chaired_it(terms: Assistant) -> None:
    text = terms.answer("2021年3月2日，财政局谁来开的会").text
    assert "丙三元" in text and "主持" not in text


def test_a_follow_up_takes_over_the_whole_of_measures_on_a_matter(years: Assistant) -> None:
    history = [
        {"role": "user", "content": "What became of the 2021 measures for grain production (粮食生产)?"},
        {"role": "assistant", "content": "They were agreed in principle."},
    ]
    assert "grain production" in years.answer("Who is responsible for it?", history).standalone_question
