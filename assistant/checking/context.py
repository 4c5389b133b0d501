"""A quote where it stands today: the words around it, read from the minutes as they are now held."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation
from retrieval.records import Minutes, Span

_AROUND_CHARS = 120


@dataclass(frozen=True, slots=True)
class Context:
    """The words before and after a quote, and where it stands: None where the minutes no longer hold it."""

    before: str
    after: str
    span: Span | None


def context_of(citation: Citation, minutes: Minutes | None) -> Context:
    """Find a quote again: at its own place, else wherever the minutes now say it; `minutes` is None where not held."""
    span = _standing(citation, minutes.text) if minutes else None
    if minutes is None or span is None:
        return Context("", "", None)
    before = minutes.text[max(0, span.start - _AROUND_CHARS) : span.start]
    after = minutes.text[span.end : span.end + _AROUND_CHARS]
    opened = "…" if span.start > _AROUND_CHARS else ""
    closed = "…" if span.end + _AROUND_CHARS < len(minutes.text) else ""
    return Context(opened + before, after + closed, span)


def _standing(citation: Citation, text: str) -> Span | None:
    if text[citation.start : citation.end] == citation.quote:
        return Span(citation.start, citation.end)
    found = text.find(citation.quote)
    return None if found < 0 else Span(found, found + len(citation.quote))
