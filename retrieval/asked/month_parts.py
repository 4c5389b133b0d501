"""Parts of a month that a question names: 7月底, 7月上旬, in early July, at the end of July."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.records import Span

_NOT_BY = r"(?<!by )(?<!before )(?<!until )(?<!than )"
_AFTER = {
    (1, 10): re.compile(r"\s*(?:的)?(?:月?初(?![审步次级期中])|上旬|月头)(?!\s*(?:之|以)?前)"),
    (11, 20): re.compile(r"\s*(?:的)?中旬(?!\s*(?:之|以)?前)"),
    (21, 31): re.compile(r"\s*(?:的)?(?:月?[底末](?![层部线])|下旬)(?!\s*(?:之|以)?前)"),
}
_BEFORE = {
    (1, 10): re.compile(rf"{_NOT_BY}\b(?:early(?: in)?|(?:the )?(?:beginning|start) of)[\s-]+$"),
    (11, 20): re.compile(rf"{_NOT_BY}\b(?:mid|(?:the )?middle of)[\s-]+$"),
    (21, 31): re.compile(rf"{_NOT_BY}\b(?:late(?: in)?|(?:the )?(?:very )?end of)[\s-]+$"),
}


@dataclass(frozen=True, slots=True)
class MonthPart:
    """The days of a part of a month, and where the month is named together with it."""

    first: int
    last: int
    span: Span


def month_part(text: str, start: int, end: int) -> MonthPart | None:
    """Give the part meant of a month that is named from `start` to `end`; None where the whole month is."""
    for (first, last), pattern in _AFTER.items():
        if found := pattern.match(text, end):
            return MonthPart(first, last, Span(start, found.end()))
    for (first, last), pattern in _BEFORE.items():
        if found := pattern.search(text, 0, start):
            return MonthPart(first, last, Span(found.start(), end))
    return None
