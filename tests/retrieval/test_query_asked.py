"""What a question asks for is read: a number and its unit, a kind of document."""

from __future__ import annotations

import pytest

from tests.retrieval.searching import read


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("要加装多少台电梯？", True),
        ("how many lifts are to be installed?", True),
        ("第几次会议？", False),
        ("几点要求", False),
    ],
)
def test_a_number_is_asked_for(text: str, amount: bool) -> None:
    assert read(text).amount is amount


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("要筹集多少套住房", "套"),
        ("落实多少万吨储备粮", "吨"),
        ("几个国家", "个"),
        ("多少钱", ""),
        ("how many lifts", ""),
    ],
)
def test_what_is_counted_is_read(text: str, unit: str) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("学前教育实施方案通过了吗", ("实施方案",)),
        ("the management measures on lift safety", ("管理办法", "暂行办法")),
        ("Who gave the report on container shipping?", ("汇报",)),
        ("实施方案和管理办法有什么不同", ()),
        ("《太仓市燃气管理办法》谁负责", ()),
        ("谁负责燃气", ()),
    ],
)
def test_the_kind_of_document_is_read_where_one_is_named(text: str, kinds: tuple[str, ...]) -> None:
    assert read(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        ("绿道管理办法第二次上会过了没有", ("again",)),
        ("绿道管理办法3月又审了一回", ("again",)),
        ("绿道方案最早一次上会是哪年，最近一次呢", ("first", "last")),
        ("绿道方案最后到底批了没有", ("last",)),
        ("when did the greenway plan first come up?", ("first",)),
        ("was the greenway plan brought back?", ("again",)),
        ("was the greenway plan approved in the end?", ("last",)),
        ("第二次会议审议了什么", ()),
        ("第二次审议了哪些文件", ()),
        ("最后一次常务会议谁主持", ()),
        ("2019年初审议的绿道方案", ()),
        ("行政复议办法是谁改的", ()),
        ("who chaired the first meeting of 2020?", ()),
    ],
)
def test_the_times_that_a_matter_came_up_are_told_from_meetings(text: str, occasions: tuple[str, ...]) -> None:
    assert read(text).occasions == occasions


def test_the_second_time_of_a_matter_is_no_meeting_numbered_two() -> None:
    assert read("绿道办法2018年第二次上会怎么定的").meetings == ()
    assert read("2018年第二次会议怎么定的").meetings == (2,)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2018年底的会谁主持", (2018, 10, 12)),
        ("2019年初审议的绿道方案", (2019, 1, 3)),
        ("who revised the greenway plan at the end of 2018?", (2018, 10, 12)),
        ("early 2020 meetings", (2020, 1, 3)),
        ("2018年底前要建成多少公里", (2018, None, None)),
        ("how many by the end of 2018?", (2018, None, None)),
    ],
)
def test_the_opening_and_the_close_of_a_year_are_months(text: str, months: tuple[int | None, ...]) -> None:
    (period,) = read(text).periods
    assert (period.year, period.month, period.last_month) == months


def test_a_meeting_in_quotation_marks_is_no_title() -> None:
    assert (read("“第100次常务会议”是哪天开的").meetings, read("“第100次常务会议”是哪天开的").titles) == ((100,), ())
    assert read("“瓶改管”是什么意思").titles == ("瓶改管",)
