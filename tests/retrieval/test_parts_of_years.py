"""Halves, quarters and open ends of years: when they are said of meetings, and when of a matter or a deadline."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.query import Query, parse_query

BODIES, GLOSSARY = Bodies.load(), Glossary.load()
Months = tuple[int | None, int | None, int | None]


def read(text: str) -> Query:
    return parse_query(text, BODIES, GLOSSARY, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2016年下半年市住建局牵头了哪些文件？", (2016, 7, 12)),
        ("市水务局在2012年三季度承办了什么文件", (2012, 7, 9)),
        ("2011年一季度交给市住建局修改的文件有哪些", (2011, 1, 3)),
        ("2013年下半年暂缓审议的文件有哪些", (2013, 7, 12)),
        ("2014年上半年听了哪些单位的汇报", (2014, 1, 6)),
        ("2019年第四季度以市政府名义印发的文件", (2019, 10, 12)),
        ("2011年年初由市教育局负责的文件", (2011, 1, 3)),
        ("2021年头三季度哪些文件没过", (2021, 1, 9)),
        ("2021年前两个季度審議了哪些文件", (2021, 1, 6)),
        ("2014: everything heard from July to December", (None, 7, 12)),
    ],
)
def test_a_part_of_a_year_is_when_meetings_were_held(text: str, months: Months) -> None:
    found = [one for one in read(text).periods if one.month]
    assert [(one.year, one.month, one.last_month) for one in found] == [months]
    assert found[0].certain


@pytest.mark.parametrize(
    "text", ["2014年上半年全市外贸工作情况的汇报由谁作", "2019年三季度经济运行情况", "2022年下半年以工代赈怎么做"]
)
def test_a_part_of_a_year_may_be_what_a_matter_is_about(text: str) -> None:
    assert not any(one.month and one.certain for one in read(text).periods)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012年到2014年各开了几次会", [2012, 2013, 2014]),
        ("近三年水库安全上过几次会", [2021, 2022, 2023]),
        ("How often was it discussed in the last two years?", [2022, 2023]),
        ("过去5年内", [2019, 2020, 2021, 2022, 2023]),
    ],
)
def test_years_are_all_that_lie_between(text: str, years: list[int]) -> None:
    assert [one.year for one in read(text).periods] == years


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("2013年7月以来市教育局负责哪些文件", "since"),
        ("2013年7月以后开了几次会", "after"),
        ("2013年3月之前召开过几次会议", "before"),
        ("2023年10月10日以后开了几次会", "after"),
        ("Which documents has the bureau had since October 2022?", "since"),
        ("meetings held before March 2011", "before"),
        ("2023年12月之前要完成哪些任务", ""),
        ("2023年6月起施行的办法", ""),
        ("哪些任务须在2023年10月10日之前完成", ""),
        ("2023年10月的会议之后谁来改", ""),
    ],
)
def test_a_period_is_open_where_meetings_and_no_deadline_lie_there(text: str, side: str) -> None:
    assert [one.towards for one in read(text).periods] == [side]


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("2013年6月28日之后的第一次会议是哪天", ("next",)),
        ("第35次常务会议的下一次会议", ("next",)),
        ("the meeting right after 28 June 2013", ("next",)),
        ("2013年第15号纪要的前一次会议", ("previous",)),
        ("When was the last meeting before 28 June 2013?", ("previous",)),
        ("上一次常务会议是哪天", ("last",)),
        ("2013年7月之后的第一次会议", ("first",)),
    ],
)
def test_a_meeting_stands_beside_the_one_that_is_named(text: str, edges: tuple[str, ...]) -> None:
    assert read(text).edges == edges


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023年7月底那次会谁主持的", (21, 31)),
        ("2023年7月上旬的会审议了什么", (1, 10)),
        ("2023年6月中旬开的会", (11, 20)),
        ("Who was in the chair at the end of June 2023?", (21, 31)),
        ("What was reviewed in early June 2023?", (1, 10)),
        ("the mid-June 2023 meeting", (11, 20)),
        ("2023年7月初审的文件", None),
        ("What was reviewed in June 2023?", None),
        ("由市教育局在2023年6月底前完成的", None),
    ],
)
def test_a_part_of_a_month_is_told(text: str, days: tuple[int, int] | None) -> None:
    assert {one.days for one in read(text).periods} == {days}
