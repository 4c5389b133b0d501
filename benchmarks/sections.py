"""What a right hit is, judged alike for every way of searching: a stretch of a document against the section asked for.

Ours finds paragraphs, plain LangChain pieces of 500 characters that may reach into several sections. A hit is right
where it reaches into the section at all: a piece with the ends of two items is right for both. That is the reading
kindest to plain LangChain; ours never reaches into two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.scoring import Case
from retrieval.records import Minutes, Span

_SEVERAL_SECTIONS = ("list", "compare", "summary_meeting", "summary_topic")
Find = Callable[[str], Sequence["Stretch"]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document that a search found: characters `start` to `end` of its clean text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the stretches that its section stands in; a hit on any of them is right."""

    question: str
    language: str
    wanted: tuple[Stretch, ...]


def asked(cases: Iterable[Case], minutes: Iterable[Minutes]) -> tuple[Asked, ...]:
    """Take the cases that stand alone, can be answered, and ask for one section; the others have no right first hit."""
    held = {one.id: one for one in minutes}
    return tuple(
        Asked(case.question, case.language, tuple(_stretch(held[each["document"]], each) for each in case.citations))
        for case in cases
        if "answered" in case.status
        and not case.history
        and not case.kind.startswith(_SEVERAL_SECTIONS)
        and len({_section(each) for each in case.citations}) == 1
        and all("document" in each for each in case.citations)
    )


def is_right(hit: Stretch, wanted: Sequence[Stretch]) -> bool:
    """Tell whether a hit fits one of the stretches."""
    return any(_fits(hit, one) for one in wanted)


def _fits(hit: Stretch, wanted: Stretch) -> bool:
    return hit.document == wanted.document and hit.start < wanted.end and wanted.start < hit.end


def _section(citation: Mapping[str, str]) -> tuple[str | None, str | None]:
    return citation.get("document"), citation.get("item") or citation.get("part")


def _stretch(minutes: Minutes, citation: Mapping[str, str]) -> Stretch:
    spans = _spans(minutes, citation)
    return Stretch(minutes.id, min(span.start for span in spans), max(span.end for span in spans))


def _spans(minutes: Minutes, citation: Mapping[str, str]) -> Sequence[Span]:
    if "item" in citation:
        item = next(each for each in minutes.items if each.label == citation["item"])
        return [item.heading, *(paragraph.span for paragraph in item.paragraphs)]
    if "part" in citation:
        return minutes.sections[citation["part"]]
    return [Span(0, len(minutes.text))]
