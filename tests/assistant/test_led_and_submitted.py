"""What a body leads or submitted, meetings of one number in several years, who asked for leave."""

from __future__ import annotations

import re

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 4 月 20 日

{year} 年 4 月 12 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

一、审议《云溪市{title}管理办法》

（一）由市水务局会同市财政局修改完善后，再次提交市政府常务会议审议。

（二）要加强管理。市教育局负责人员培训。

二、听取关于{title}巡查情况的汇报

会议听取了市水务局关于{title}巡查情况的汇报，原则同意下一步工作安排。由市水务局牵头制订具体方案。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市水务局丁四海，市教育局戊五岳。

请假：己六合。

云溪市人民政府办公室 整理

{year} 年 4 月 20 日
"""
_MEETINGS = tuple(
    dict(zip(("year", "number", "meeting", "title"), row, strict=True))
    for row in ((2016, 6, 86, "水库"), (2019, 7, 40, "渡口"), (2021, 8, 86, "湖泊"))
)
_OF_WATER = ("《云溪市湖泊管理办法》", "听取关于湖泊巡查情况的汇报")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _MEETINGS))


@pytest.mark.parametrize(
    "question",
    [
        "2021年市水务局牵头了哪几项？",
        "2021年市水务局主责的事项，请列全",
        "2021年水务局牵总的工作有哪些",
        "2021年水务局报审了什么？",
        "2021年市水务局向常务会议汇报或送审了什么？",
        "2021年水务局提请审议过什么",
        "2021年市水务局哪些事项提请了常务会议审议？",
        "2021年市水务局上会的议题有哪些",
        "What did the Water Affairs Bureau take the lead on in 2021?",
        "What did the Water Affairs Bureau submit to the executive meeting in 2021?",
    ],
)
def test_what_a_body_leads_or_submitted_is_listed_whole(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert all(said in answer.text for said in _OF_WATER), answer.text


@pytest.mark.parametrize("body", ["市水务局", "市教育局", "市财政局"])
@pytest.mark.parametrize("asked", ["有哪些任务？", "负责哪些事项", "2016年的任务有哪些", "要修改哪些文件？"])
def test_a_list_has_as_many_lines_as_it_says(assistant: Assistant, body: str, asked: str) -> None:
    text = assistant.answer(f"{body}{asked}").text
    said = sum(int(count) for count in re.findall(r"(?:共|事项)(\d+)[条件项][：，]", text))
    assert said == sum(line.startswith("- ") for line in text.splitlines()), text


@pytest.mark.parametrize(
    "question",
    [
        "2021年第86次常务会议都研究了什么",
        "2021年的第86次会都讨论了哪些事？",
        "第86次常务会议2021年都审议了什么",
        "第86次会议2021年研究了什么",
        "What did the 86th meeting in 2021 discuss?",
        "What was on the agenda of the 86th executive meeting of 2021?",
    ],
)
def test_a_year_tells_which_meeting_of_one_number_is_meant(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered" and {one.document for one in answer.citations} == {"2021-08"}, answer.text
    other = assistant.answer(question.replace("2021", "2019"))
    assert other.status == "not_found" and "2019" in other.text, other.text


def test_meetings_of_two_years_are_still_two(assistant: Assistant) -> None:
    answer = assistant.answer("第86次会议和2019年的会议都研究了什么？")
    assert answer.status != "answered" or len({one.document for one in answer.citations}) > 1


@pytest.mark.parametrize(
    "question",
    [
        "Who asked for leave at the meeting of 12 April 2021?",
        "Who requested leave for the meeting of 12 April 2021?",
        "Who asked to be excused from the meeting of 12 April 2021?",
        "Who sent apologies for the meeting of 12 April 2021?",
        "Who was absent with leave at the meeting of 12 April 2021?",
        "Who begged off the meeting of 12 April 2021?",
        "Who was unable to attend the meeting of 12 April 2021?",
        "Who could not make the meeting of 12 April 2021?",
    ],
)
def test_who_asked_for_leave_is_told(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered" and "己六合" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2021年市教育局牵头的事项有哪些？", "负责人员培训"),
        ("2021年市教育局主责哪些事？", "负责人员培训"),
        ("What did the Education Bureau lead in 2021?", "负责人员培训"),
        ("2021年市财政局牵头了哪些事", "会同市财政局"),
    ],
)
def test_a_body_that_only_takes_part_leads_nothing(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "not_found" and told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    ["Who asked questions at the meeting of 12 April 2021?", "2021年的纪要是哪天送审的？", "纪要送审稿是谁写的"],
)
def test_what_minutes_do_not_record_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status == "not_found"
