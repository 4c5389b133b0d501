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
