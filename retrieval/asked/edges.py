"""The first or last of the meetings that a question speaks of, or the one beside: 2013年最后一次会议, the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from retrieval.asked.periods import Found
from retrieval.asked.words import query_words
from retrieval.records import Span

Edge = Literal["first", "last", "next", "previous"]
_WORDINGS: tuple[tuple[str, Edge], ...] = (("first", "first"), ("last", "last"))
_BESIDE: tuple[tuple[str, Edge], ...] = (("next", "next"), ("previous", "previous"))
_OF_A_PERIOD: tuple[tuple[str, Edge], ...] = (("first_of_period", "first"),)


def find_beside(text: str) -> list[tuple[Edge, Span]]:
    """Find what means the meeting next to the one that a folded text names: 6月13日之后的第一次会议."""
    return _found(text, _BESIDE)


def find_edges(text: str, of_a_period: bool) -> list[tuple[Edge, Span]]:
    """Find in a folded text of small letters what means the first or the last meeting.

    `of_a_period` tells that the question names a year or a month: only then 第一次常务会议 and "the first executive
    meeting" are the first of that, else the one that is numbered 1.
    """
    return _found(text, (*_OF_A_PERIOD, *_WORDINGS) if of_a_period else _WORDINGS)


def _found(text: str, wordings: Sequence[tuple[str, Edge]]) -> list[tuple[Edge, Span]]:
    return [
        (edge, Span(match.start(), match.end()))
        for name, edge in wordings
        for match in query_words().edges[name].finditer(text)
    ]


def with_own_edges(periods: Sequence[Found], edges: Sequence[tuple[Edge, Span]]) -> list[Found]:
    """Give each period its own edge, where both are several: the last of 2018, the first of 2019."""
    in_order = sorted({span.start: edge for edge, span in edges}.items())
    if len(in_order) < 2 or len(periods) != len(in_order):
        return list(periods)
    own = zip(sorted(periods, key=lambda one: one[1].start), in_order, strict=True)
    return [(replace(period, edge=edge, meeting=True), span) for (period, span), (_, edge) in own]
