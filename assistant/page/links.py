"""Links to a passage, which are kept and sent on: they find it again in minutes that were replaced since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.page.source import locate
from retrieval.records import Minutes, Span

_FINGERPRINT_DIGITS = 10


def fingerprint(quote: str) -> str:
    """Give a few digits by which a link tells whether it still points at the quote that it was made for."""
    return hashlib.sha256(quote.encode()).hexdigest()[:_FINGERPRINT_DIGITS]


def pointed_at(minutes: Minutes, wanted: Mapping[str, Any]) -> Span | None:
    """Find what a link names: its characters `start` to `end`, while the words there have its `fingerprint`.

    Where they stand elsewhere now, it is there; where they are gone, the paragraph named by `item` and `para`; None
    where there is no such place. A link without a fingerprint is taken by its characters.
    """
    start, end, mark = (wanted.get(name) for name in ("start", "end", "fingerprint"))
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        spans = _nearest_first(minutes.text, Span(start, end)) if mark else (Span(start, end),)
        for span in spans:
            if span.end <= len(minutes.text) and (not mark or fingerprint(span.of(minutes.text)) == mark):
                return span
    return locate(minutes, wanted.get("item"), wanted.get("para"))


def _nearest_first(text: str, named: Span) -> Iterator[Span]:
    """Give all spans of the same length, the nearest to the one named first."""
    length = named.end - named.start
    starts = range(max(0, len(text) - length + 1))
    return (Span(at, at + length) for at in sorted(starts, key=lambda at: abs(at - named.start)))
