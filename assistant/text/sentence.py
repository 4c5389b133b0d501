"""The sentences of a stretch of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.records import Span

_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’」]?")
_PIECE_END = re.compile(r"(?<=[。！？；])|\n")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the places of the sentences of a text's stretch, in characters of the text."""
    for found in _SENTENCE.finditer(text, within.start, within.end):
        yield Span(found.start(), found.end())


def pieces(text: str) -> list[str]:
    """Part a text at the ends of its sentences and lines, at semicolons too; blank ones stay."""
    return _PIECE_END.split(text)
