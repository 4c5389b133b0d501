"""Amounts that a sentence of an item states, told of the year and the matter that a question means, or not at all."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《{year}年最低生活保障标准调整方案》。

会议议定以下意见：

一、审议《{year}年云溪市最低生活保障标准调整方案》

（一）原则同意《{year}年云溪市最低生活保障标准调整方案》。会后由市民政局修改完善，以市政府名义印发。

（二）最低生活保障标准调整为每人每月{allowance}元。各地要落实到位。

二、审议《关于进一步加强{matter}的实施意见》

（一）原则同意《关于进一步加强{matter}的实施意见》。会后由市城管局根据会议讨论意见修改完善，以市政府名义印发。

（二）{year}年安排{matter}专项资金{funds}万元，市财政局要做好资金保障。

三、审议《关于古树名木保护的实施意见》

（一）原则同意《关于古树名木保护的实施意见》。会后由市城管局根据会议讨论意见修改完善，以市政府名义印发。

（二）要抓好古树名木保护工作，市财政局要保障经费。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市城管局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = (
    {"year": 2017, "number": 3, "meeting": 12, "allowance": 510, "matter": "停车设施建设", "funds": 320},
    {"year": 2018, "number": 4, "meeting": 31, "allowance": 545, "matter": "内河航道整治", "funds": 870},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2018年低保标准调到每人每月多少？", ("545元",)),
        ("低保2017年每人每月涨到多少了", ("510元",)),
        ("2018年内河航道整治安排了多少专项资金", ("870万元",)),
        ("2017年和2018年的最低生活保障标准分别是多少，涨了多少？", ("510元", "545元")),
        ("从2017年到2018年低保标准各是多少", ("510元", "545元")),
        ("What was the minimum living allowance per person per month in 2018?", ("545元",)),
    ],
)
def test_an_amount_is_told_of_the_year_that_is_meant(
    archive: Assistant, question: str, stated: tuple[str, ...]
) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in stated)
    assert all(f"{year['allowance']}元" not in answer.text for year in _YEARS if f"{year['allowance']}元" not in stated)


@pytest.mark.parametrize(
    "question",
    [
        "2018年停车设施建设专项资金是多少",
        "2017年古树名木保护安排了多少专项资金",
        "2018年低保标准涨了多少",
        "2018年低保惠及多少户",
        "How many kindergartens were to be built in 2017?",
    ],
)
def test_an_amount_of_another_matter_or_kind_is_none(archive: Assistant, question: str) -> None:
    answer = archive.answer(question)
    assert answer.status != "answered"
    assert not any(f"{year['funds']}万元" in answer.text or f"{year['allowance']}元" in answer.text for year in _YEARS)
