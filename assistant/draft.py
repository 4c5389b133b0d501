"""A draft of an answer: statements, each with the spans of the minutes that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import AnswerStatus
from retrieval.records import AgendaItem, LedgerRow, Minutes, Paragraph, Part, Passage, Span
from retrieval.scripts import squash

Role = Literal["claim", "later", "quote", "note", "near", "beside"]


@dataclass(frozen=True, slots=True)
class Source:
    """A quote and where it stands: a citation that has no marker yet."""

    document: str
    number: int | None
    meeting: int | None
    held: str | None
    issued: str | None
    part: Part
    item: str | None
    title: str | None
    paragraph: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or row of a draft.

    A `claim` names facts, which its sources must carry, and so does `later`, what came of a matter at a later meeting,
    which is not what was asked; a `quote` is its only source's quote; a `note` speaks of the
    search, not of the minutes (what was covered, what was not found) and names no fact of theirs; `near` shows the
    quote of its only source, which does not answer the question and is no citation; so does `beside` tell of other
    meetings, and is checked as a claim is. `counted` says that the claim
    gives the number of its sources, `days` how many days lie between two days that it cites.
    """

    text: str
    sources: tuple[Source, ...] = ()
    role: Role = "claim"
    counted: int | None = None
    days: int | None = None

    @property
    def is_claim(self) -> bool:
        """Whether it names facts, of what was asked or of what came of it later."""
        return self.role in ("claim", "later")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer makes; `nearest` holds the closest passages of a "not found"."""

    status: AnswerStatus
    statements: tuple[Statement, ...]
    nearest: tuple[Source, ...] = ()
    covered: tuple[int, int] | None = None


def carries(row: LedgerRow, titles: Sequence[str]) -> bool:
    """Whether a row's own words hold titles: not 由甲局修改完善后，再次提交审议, whose item's heading does."""
    return all(squash(title) in squash(row.quote) for title in titles)


def of_row(row: LedgerRow) -> Source:
    """Cite a ledger row's span."""
    return Source(**{name: getattr(row, name) for name in Source.__slots__})


def of_passage(passage: Passage, span: Span | None = None) -> Source:
    """Cite a passage, or the stretch `span` of it (offsets in the minutes)."""
    place = span or Span(passage.start, passage.end)
    quote = passage.text[place.start - passage.start : place.end - passage.start]
    fields = {name: getattr(passage, name) for name in Source.__slots__ if name not in ("start", "end", "quote")}
    return Source(**fields, start=place.start, end=place.end, quote=quote)


def of_span(minutes: Minutes, part: Part, span: Span) -> Source:
    """Cite a stretch of the heading, the attendance or the distribution."""
    return _of_place(minutes, part, span, (None, None, None))


def of_item(minutes: Minutes, item: AgendaItem, paragraph: Paragraph | None = None, span: Span | None = None) -> Source:
    """Cite an item's heading, one of its paragraphs, or the stretch `span` of it."""
    place = span or (paragraph.span if paragraph else item.heading)
    return _of_place(minutes, "agenda", place, (item.label, item.title, paragraph.label if paragraph else None))


def quoted(source: Source) -> Statement:
    """Make the statement that shows a source's quote."""
    return Statement(source.quote, (source,), "quote")


def quotes(sources: Sequence[Source]) -> tuple[Statement, ...]:
    """Show each source's quote, each once."""
    return tuple(quoted(source) for source in dict.fromkeys(sources))


def _of_place(minutes: Minutes, part: Part, span: Span, place: tuple[str | None, str | None, str | None]) -> Source:
    item, title, paragraph = place
    return Source(
        document=minutes.id,
        number=minutes.number,
        meeting=minutes.meeting,
        held=minutes.held.isoformat() if minutes.held else None,
        issued=minutes.issued.isoformat() if minutes.issued else None,
        part=part,
        item=item,
        title=title,
        paragraph=paragraph,
        start=span.start,
        end=span.end,
        quote=span.of(minutes.text),
    )
