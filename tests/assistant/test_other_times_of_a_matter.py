"""All that a body had, every time of a matter, the next time spoken of in a dialogue, and details side by side."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import UNRELATED, archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 {month} 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市古桥保护管理办法》等。

会议议定以下意见：

一、审议《云溪市古桥保护管理办法》

（一）{decision}

（二）古桥普查登记{bridges}座，{beside}于{day}日前完成挂牌。修缮补助每座{fee}万元。

二、听取关于档案数字化情况的汇报

（一）会议听取了市档案局关于档案数字化情况的汇报，原则同意下一步工作安排。会后由市档案局抓好工作落实。

（二）数字化扫描卷宗{scans}卷，由市财政局验收。

三、学习《中华人民共和国档案法》

（一）会议由市档案局领学解读《中华人民共和国档案法》。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市档案局丁四海，市法制办戊五岳。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_PUT_OFF = (
    "会议认为，《云溪市古桥保护管理办法》尚不成熟，暂不通过。会后由市文旅局修改完善后再次提交市政府常务会议审议。"
)
_AGREED = "原则同意《云溪市古桥保护管理办法》。会后由市水务局根据会议讨论意见修改完善，以市政府名义印发。"
_HELD = tuple(
    {"year": year, "number": number, "month": number, "meeting": year - 2000 + number, "day": f"{number}月{number + 9}"}
    | {"decision": _PUT_OFF if number == 3 and year == 2015 else _AGREED, "fee": year - 1990 + number}
    | {"bridges": 10 * (year - 2000) + number, "scans": 100 * (year - 2000) + number, "beside": "市城管局"}
    for year, number in ((2013, 3), (2015, 3), (2015, 8), (2018, 3), (2020, 3))
)
_OTHERS = tuple({"year": 2013 + at % 8, "number": 10 + at, "meeting": 40 + at} for at in range(40))
_BRIDGES = "古桥保护管理办法"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, {**by_number(_MINUTES, _HELD), **by_number(UNRELATED, _OTHERS)})


@pytest.mark.parametrize(
    "question",
    [
        "2018年市档案局牵头、汇报或领学的事项全部列一下",
        "档案局2018年都拿什么上过常务会",
        "Archives Bureau, 2018: everything it reported, led or studied at the meetings.",
    ],
)
def test_all_that_a_body_had_in_a_year_is_listed_in_whatever_verb(city: Assistant, question: str) -> None:
    answer = city.answer(question)
    assert "档案数字化" in answer.text and "中华人民共和国档案法" in answer.text
    assert {citation.document for citation in answer.citations} == {"2018-03"}


@pytest.mark.parametrize(
    "question",
    [
        f"《云溪市{_BRIDGES}》历次上会都是哪年？有没有被退回过？",
        f"{_BRIDGES}，几几年上过会？分别怎么定的？",
        f"{_BRIDGES}这些年都是谁负责的，每次结果怎样，哪几年？",
    ],
)
def test_every_time_of_a_matter_is_told_with_its_decision(city: Assistant, question: str) -> None:
    text = city.answer(question).text
    assert all(f"{each['year']}年" in text for each in _HELD) and text.count(_BRIDGES) >= len(_HELD)
    assert "暂不通过" in text and "原则同意" in text


@pytest.mark.parametrize(
    ("before", "question", "document", "told"),
    [
        (f"2015年3月{_BRIDGES}通过了吗？", "改好再次上会，补助每座多少，谁负责？", "2015-08", ("33万元", "市水务局")),
        (f"{_BRIDGES}历年上会情况列一下", "那2018年是哪个局负责的？", "2018-03", ("市水务局",)),
        (f"2013年{_BRIDGES}里修缮补助每座多少？", "2020年呢，古桥普查登记多少座？", "2020-03", ("203座",)),
    ],
)
def test_a_follow_up_asks_of_the_next_time_of_the_matter(
    city: Assistant, before: str, question: str, document: str, told: tuple[str, ...]
) -> None:
    answer = city.answer(question, [{"role": "user", "content": before}])
    assert answer.status == "answered" and all(each in answer.text for each in told)
    assert {citation.document for citation in answer.citations} == {document}


def test_a_detail_of_two_years_is_set_side_by_side(city: Assistant) -> None:
    text = city.answer("卷宗扫描数量：2013年档案数字化汇报 对 2020年的汇报").text
    assert "1303卷" in text and "2003卷" in text


def test_what_no_time_of_the_matter_gives_is_not_told(city: Assistant) -> None:
    before = [{"role": "user", "content": f"2015年3月{_BRIDGES}通过了吗？"}]
    answer = city.answer("改好再次上会，罚款上限多少元？", before)
    assert answer.status != "answered"
