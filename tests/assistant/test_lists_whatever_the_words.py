"""Lists by what rows are, whatever words stand around the conditions; and what there was over the years."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import UNRELATED, archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市犬类管理办法》等。

会议议定以下意见：

一、审议《云溪市犬类管理办法》

（一）原则同意《云溪市犬类管理办法》。会后由市公安局根据会议讨论意见修改完善，报请市委同意后，以市政府办公室名义印发。

（二）重点管理区内每户限养犬只2条，登记费每条{fee}元。举办云溪花灯节，预算{budget}万元。

二、审议《云溪市{year}年城乡供水计划》

（一）会议对《云溪市{year}年城乡供水计划》进行了讨论，不同意全面推行，先由市水务局选择2个镇开展试点。

三、听取关于河道治理情况的汇报

（一）会议听取了市水务局关于河道治理情况的汇报，要求市水务局补充数据后，再次向市政府常务会议汇报。

四、审议《云溪市图书馆建设方案》

（一）同意《云溪市图书馆建设方案》。会后由市教育局根据会议讨论意见修改完善，以市政府名义印发。

五、听取关于学校食堂管理情况的汇报

（一）会议听取了市教育局关于学校食堂管理情况的汇报，原则同意下阶段工作安排。会后由市教育局抓好工作落实。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市公安局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_HELD = tuple(
    {"year": year, "number": 3, "meeting": year - 2000, "fee": 10 * (year - 2000), "budget": year - 1990}
    for year in (2013, 2015, 2016, 2018, 2019)
)
_OTHERS = tuple({"year": 2013 + at % 7, "number": 10 + at, "meeting": 40 + at} for at in range(40))
_DOGS, _BOOKS, _MEALS, _WATER, _RIVERS = (
    "犬类管理办法",
    "图书馆建设方案",
    "学校食堂管理",
    "城乡供水计划",
    "河道治理情况",
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, {**by_number(_MINUTES, _HELD), **by_number(UNRELATED, _OTHERS)})


@pytest.mark.parametrize(
    ("question", "listed", "others"),
    [
        ("2016年由市教育局牵头（汇报或者负责修改、实施）的议题一共有哪些？请列全。", (_BOOKS, _MEALS), (_DOGS,)),
        ("拉个清单：市教育局2016年全年作为责任单位上会的事项，一个别漏。", (_BOOKS, _MEALS), (_DOGS,)),
        ("2016年，哪些文件要“报请市委同意后，以市政府办公室名义印发”？", (_DOGS,), (_BOOKS,)),
        ("2016年只同意先搞试点、不同意全面推行的文件有几个，哪几个？", (_WATER,), (_DOGS, _BOOKS)),
        ("把2016年交给市教育局办的事项列一下，别漏", (_BOOKS, _MEALS), (_DOGS,)),
        ("2016年要求补充后再来汇报的汇报事项有哪几项", (_RIVERS,), (_MEALS,)),
        ("Which reports of 2016 were sent back, to be presented again?", (_RIVERS,), (_MEALS,)),
        ("想了解做法有多普遍，请把2016年只同意先搞试点、不同意全面推行的文件列出来", (_WATER,), (_DOGS, _BOOKS)),
        ("2016年市政府常务会议听取的汇报里，跟河有关的有哪几个？", (_RIVERS,), (_MEALS, _DOGS)),
    ],
)
def test_conditions_are_read_whatever_stands_around_them(
    city: Assistant, question: str, listed: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = city.answer(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in listed) and not any(each in answer.text for each in others)
    assert {citation.document for citation in answer.citations} == {"2016-03"}


@pytest.mark.parametrize(
    "question",
    [
        "2015年到2018年市教育局牵头的全部议题",
        "All items that the Education Bureau led, 2015 to 2018 - I need years too.",
    ],
)
def test_what_a_body_had_in_several_years_is_told_with_its_meetings(city: Assistant, question: str) -> None:
    answer = city.answer(question)
    rows = [line for line in answer.text.splitlines() if line.startswith("- ") and (_BOOKS in line or _MEALS in line)]
    assert [year for year in ("2013", "2015", "2016", "2018", "2019") if any(year in row for row in rows)] == [
        "2015",
        "2016",
        "2018",
    ]


@pytest.mark.parametrize(
    ("question", "listed", "others"),
    [
        ("市教育局2015年到2016年牵头的事项有哪些，哪一年的也写上", (_BOOKS, _MEALS), (_DOGS, _WATER)),
        ("历年上会的各类供水计划请逐一列出，并附会议时间", (_WATER, "2013年", "2019年"), (_DOGS, _BOOKS)),
        ("Which library (tushuguan) schemes came up, and when?", (_BOOKS, "2013", "2019"), (_DOGS, _WATER)),
    ],
)
def test_rows_of_several_years_are_all_told_and_no_others(
    city: Assistant, question: str, listed: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = city.answer(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in listed) and not any(each in answer.text for each in others)


def test_a_year_named_before_the_question_holds_for_it(city: Assistant) -> None:
    answer = city.answer("我在整理2016年的文件，定为以市政府名义印发的都有哪些？")
    assert _BOOKS in answer.text and _DOGS not in answer.text
    assert all(citation.document.startswith("2016-") for citation in answer.citations)


def test_a_matter_asked_about_before_the_year_is_no_remark(city: Assistant) -> None:
    assert city.answer("核酸检测点怎么布置，2016年会上有安排吗").status == "not_found"


@pytest.mark.parametrize("question", ["犬类登记费历年是多少，一年一年列", "犬类登记费这些年逐年怎么变的，每条多少元"])
def test_an_amount_is_told_year_by_year(city: Assistant, question: str) -> None:
    text = city.answer(question).text
    assert all(f"登记费每条{each['fee']}元" in text for each in _HELD)


@pytest.mark.parametrize("question", ["犬类罚款标准历年是多少，一年一年列", "轮渡票价这些年逐年是多少"])
def test_an_amount_that_stands_nowhere_is_not_told_year_by_year(city: Assistant, question: str) -> None:
    assert "登记费" not in city.answer(question).text.split("最接近")[0]


@pytest.mark.parametrize(
    "question",
    ["《云溪市犬类管理办法》前前后后上过几次常务会，分别是哪几年？", "“云溪花灯节”是哪几年安排的？"],
)
def test_every_year_of_a_matter_is_told_with_first_and_last(city: Assistant, question: str) -> None:
    text = city.answer(question).text
    assert all(f"{each['year']}年" in text for each in _HELD) and "最早是2013年，最近是2019年" in text
