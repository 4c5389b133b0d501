"""Who heads a leading group, where its office is; minutes called a document by their number; a company's 代表."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《{year}年招商引资工作意见》。

会议议定以下意见：

一、审议《{year}年招商引资工作意见》

（一）原则同意《{year}年招商引资工作意见》。会后由市招商局修改完善，以市政府名义印发。

（二）成立由{investment}同志任组长的招商引资工作领导小组，领导小组办公室设在市招商局，由市招商局主要负责同志兼任办公室主任。

二、听取关于税收收入完成情况的汇报

（一）会议听取了市税务局关于税收收入完成情况的汇报，原则同意下一步工作安排。

（二）成立税收征管工作领导小组，由{taxes}担任组长，领导小组办公室设在市税务局。

出席：甲一鸣、乙二川、丙三元。

列席：市税务局丁四海，市招商局戊五岳，邮政公司代表。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = (
    {"year": 2017, "number": 3, "meeting": 12, "investment": "乙二川", "taxes": "丙三元"},
    {"year": 2018, "number": 4, "meeting": 31, "investment": "丙三元", "taxes": "乙二川"},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2017年招商引资工作领导小组谁当组长？", ["乙二川"]),
        ("2018年税收征管领导小组组长是谁？", ["乙二川"]),
        ("谁是2018年税收征管领导小组的组长？", ["乙二川"]),
        ("税收征管领导小组办公室设在哪个局？", ["市税务局"]),
        ("2017年成立了哪些领导小组？", ["招商引资工作领导小组", "税收征管工作领导小组"]),
        ("丙三元当过哪些领导小组的组长？", ["招商引资工作领导小组", "税收征管工作领导小组"]),
        ("Who heads the leading group on tax collection set up in 2018?", ["乙二川"]),
        ("Where is the office of the 2017 investment promotion leading group?", ["市招商局"]),
    ],
)
def test_who_heads_a_leading_group_is_told(archive: Assistant, question: str, told: list[str]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text


@pytest.mark.parametrize(
    "question", ["地铁建设领导小组组长是谁？", "Who heads the leading group on the metro?", "招商局局长是谁？"]
)
def test_a_head_that_is_not_told_stays_unsaid(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was document No. 4 of 2018's meeting held?", "2 March 2018"),
        ("What was on the agenda in document No. 4 of 2018?", "听取关于税收收入完成情况的汇报"),
        ("2018年第4号文件里有哪些议题？", "听取关于税收收入完成情况的汇报"),
    ],
)
def test_minutes_may_be_called_a_document_by_their_number(archive: Assistant, question: str, told: str) -> None:
    assert told in archive.answer(question).text


@pytest.mark.parametrize("question", ["2018年3月2日会上，丁四海代表哪个单位列席？", "丁四海2018年3月是哪个单位的？"])
def test_whom_a_person_came_for_is_told_whole(archive: Assistant, question: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert "市税务局" in answer.text
