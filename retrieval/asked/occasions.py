"""Which of the times that a matter came up a question means: 第二次上会, when it first came up, in the end."""

from __future__ import annotations

from typing import Literal

from retrieval.asked.words import query_words
from retrieval.records import Span

Occasion = Literal["first", "again", "last"]
_OCCASIONS: tuple[Occasion, ...] = ("first", "again", "last")


def find_occasions(text: str) -> list[tuple[Occasion, Span]]:
    """Find the times that a folded text of small letters speaks of, in its order.

    They are those of a matter; the first and the last of meetings are edges (retrieval/asked/edges.py).
    """
    found = [
        (occasion, Span(match.start(), match.end()))
        for occasion in _OCCASIONS
        for match in query_words().occasions[occasion].finditer(text)
    ]
    found.sort(key=lambda one: (one[1].start, -one[1].end))
    return [one for at, one in enumerate(found) if not any(one[1].start < span.end for _, span in found[:at])]
