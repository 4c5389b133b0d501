"""Minutes -> passages by agenda section, as LangChain Documents with all that a citation shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from typing import Any

from langchain_core.documents import Document

from retrieval.records import Minutes, Paragraph, Part, Passage, Span, digest
from retrieval.scripts import fold

MAX_PARAGRAPH_CHARS = 450
MAX_ATTENDANCE_CHARS = 240
_FIELDS = tuple(each.name for each in fields(Passage))
_SENTENCE_END = re.compile("[。！？；\n][”’」』）]*")
_ENTRY_END = re.compile(r"[。；\n]|，(?=[^，。]{2,12}[，。、])")
_CUTS: Mapping[str, tuple[int, re.Pattern[str]]] = {
    "agenda": (MAX_PARAGRAPH_CHARS, _SENTENCE_END),
    "attendance": (MAX_ATTENDANCE_CHARS, _ENTRY_END),
}


@dataclass(frozen=True, slots=True)
class _Place:
    part: Part
    item: str | None = None
    title: str | None = None


def passages(minutes: Minutes) -> tuple[Passage, ...]:
    """Cut minutes into passages: the heading, each numbered paragraph, the attendance by bodies, the distribution."""
    seen: Counter[str] = Counter()
    found = []
    for place, label, span in _spans(minutes):
        pieces = _pieces(span, minutes.text, *_CUTS[place.part]) if place.part in _CUTS else [span]
        for at, piece in enumerate(pieces, start=1):
            name = _name(minutes, place, label) + (f".{at}" if len(pieces) > 1 and place.part != "heading" else "")
            seen[name] += 1
            unique = name if seen[name] == 1 else f"{name}~{seen[name]}"
            found.append(_passage(minutes, place, label, (unique, piece)))
    return tuple(found)


def to_document(passage: Passage) -> Document:
    """Give a passage as a LangChain Document: the verbatim text, and a citation's fields and digest as metadata."""
    shown = _flat(passage)
    found = digest(shown)
    return Document(page_content=shown.pop("text"), metadata=shown | {"digest": found}, id=passage.id)


def passage_digest(passage: Passage) -> str:
    """Hash a passage's text and metadata: equal digests need no new vector."""
    return digest(_flat(passage))


def _flat(passage: Passage) -> dict[str, Any]:
    """Give a passage's fields; asdict would copy each of them deeply, ten times for every search."""
    return {name: getattr(passage, name) for name in _FIELDS}


def indexed_text(passage: Passage) -> str:
    """Give the text that the encoder and the keyword index see: the item's title, then the passage."""
    return f"{passage.title}\n{passage.text}" if passage.title else passage.text


def folded_text(passage: Passage) -> str:
    """Give the same folded for matching; the last 512 are kept, since a search reads its passages more than once."""
    return _folded(indexed_text(passage))


_folded = lru_cache(maxsize=512)(fold)


def _spans(minutes: Minutes) -> Iterator[tuple[_Place, str | None, Span]]:
    heading = minutes.sections.get("heading", ())
    if heading:
        yield _Place("heading"), None, Span(heading[0].start, heading[-1].end)
    for item in minutes.items:
        place = _Place("agenda", item.label, item.title)
        for paragraph in item.paragraphs or (Paragraph("", item.heading),):
            yield place, paragraph.label or None, paragraph.span
    for paragraph in minutes.loose:
        yield _Place("agenda"), paragraph.label, paragraph.span
    for span in minutes.sections.get("attendance", ()):
        yield _Place("attendance"), None, span
    distribution = minutes.sections.get("distribution", ())
    if distribution:
        yield _Place("distribution"), None, Span(distribution[0].start, distribution[-1].end)


def _name(minutes: Minutes, place: _Place, label: str | None) -> str:
    if place.part != "agenda":
        return f"{minutes.id}/{place.part}"
    return "/".join(filter(None, (minutes.id, place.item or "loose", label)))


def _passage(minutes: Minutes, place: _Place, label: str | None, piece: tuple[str, Span]) -> Passage:
    name, span = piece
    return Passage(
        id=name,
        document=minutes.id,
        number=minutes.number,
        meeting=minutes.meeting,
        held=minutes.held.isoformat() if minutes.held else None,
        issued=minutes.issued.isoformat() if minutes.issued else None,
        part=place.part,
        item=place.item,
        title=place.title,
        paragraph=label,
        start=span.start,
        end=span.end,
        text=span.of(minutes.text),
    )


def _pieces(span: Span, text: str, max_chars: int, stop: re.Pattern[str]) -> Sequence[Span]:
    """Cut a long span behind what `stop` matches into pieces of at most about `max_chars`."""
    if span.end - span.start <= max_chars:
        return [span]
    ends = [span.start + match.end() for match in stop.finditer(span.of(text))]
    pieces, start = [], span.start
    for end, following in pairwise([*ends, span.end]):
        if following - start > max_chars and end > start:
            pieces.append(Span(start, end))
            start = end
    return [*pieces, Span(start, span.end)] if start < span.end else pieces
