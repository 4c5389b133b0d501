"""Links to a passage find it again in minutes that were replaced since they were made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.page.links import fingerprint, pointed_at
from retrieval.minutes import parse_minutes, read_minutes
from retrieval.records import Minutes, SourceText

MINUTES = read_minutes(Path(__file__).parents[2] / "index_data" / "minutes" / "2023-05.txt")
QUOTE = "围绕燃气“灶管阀”、餐饮燃气两个突出问题"
START = MINUTES.text.index(QUOTE)
LINK = {"start": START, "end": START + len(QUOTE), "item": "四", "para": "二"}
MARKED = LINK | {"fingerprint": fingerprint(QUOTE)}


def changed(old: str, new: str) -> Minutes:
    """Give the minutes after a change of their text."""
    assert old in MINUTES.text
    text = MINUTES.text.replace(old, new, 1)
    return parse_minutes(SourceText(MINUTES.source, text, ((0, 0),), MINUTES.sha256, "utf-8"))


def words(minutes: Minutes, wanted: dict[str, object]) -> str | None:
    """Give the words that a link opens."""
    span = pointed_at(minutes, wanted)
    return span.of(minutes.text) if span else None


def test_the_words_are_opened_at_their_place() -> None:
    assert words(MINUTES, MARKED) == words(MINUTES, LINK) == QUOTE


@pytest.mark.parametrize("new", ["一、审议几个字以后听取《", "一、《"], ids=["later", "earlier"])
def test_words_that_moved_are_found_where_they_stand_now(new: str) -> None:
    minutes = changed("一、听取《", new)
    assert minutes.text.index(QUOTE) != START
    assert words(minutes, MARKED) == QUOTE


def test_where_the_words_are_gone_their_paragraph_is_opened() -> None:
    minutes = changed("两个突出问题", "三个突出问题")
    found = words(minutes, MARKED)
    assert found is not None and found.startswith("各地各相关部门要严格按照") and "三个突出问题" in found


def test_of_words_that_stand_twice_the_nearest_are_opened() -> None:
    minutes = replace(MINUTES, text=QUOTE + MINUTES.text)
    span = pointed_at(minutes, MARKED)
    assert span is not None and span.start == START + len(QUOTE)


@pytest.mark.parametrize("span", [(5, 10**12), (10**12, 10**12 + 9), (-1, 5), (9, 3), ("1", 9), (None, None)])
def test_a_link_that_names_no_span_falls_back_to_its_paragraph(span: tuple[object, object]) -> None:
    for mark in ({}, {"fingerprint": "0123456789"}):
        found = words(MINUTES, {**LINK, "start": span[0], "end": span[1], **mark})
        assert found is not None and found.startswith("各地各相关部门要严格按照")
        assert words(MINUTES, {"start": span[0], "end": span[1], **mark}) is None
