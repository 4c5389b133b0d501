"""Brief me: all that the minutes hold of one body or one topic, complete from the ledger, every row cited and checked.

Rows stand by meeting, the newest first. A row that does not stand up to the checks of `citations` is given in the
minutes' own words instead, so that a list stays complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from assistant.answer import Citation, Coverage
from assistant.citations import cited, numbered, sift, written
from assistant.compose.briefs import Line, Reading, Room, SectionName, in_its_own_words, of_body, of_topic
from assistant.desk import Voice
from assistant.draft import Source
from assistant.library import Library
from retrieval.coverage import YearCoverage, coverage_by_year
from retrieval.index import Entry

Kind = Literal["body", "topic"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: a body or group by its canonical name, or a topic in words."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one document holds: `text` has a line a row, with markers; `count` is the number of rows."""

    document: str
    number: int | None
    meeting: int | None
    held: str | None
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of rows, by document, the newest first."""

    name: SectionName
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class Brief:
    """A cited page; `english` is a body's English name, `years` tell which numbers of a year are not held."""

    subject: Subject
    language: str
    english: str | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    years: tuple[YearCoverage, ...]


def brief(subject: Subject, library: Library, voice: Voice) -> Brief:
    """Write the brief of a subject from all minutes held; one of which nothing is held has no sections."""
    room = Room(library, voice, Reading(library))
    plan = of_body(room, subject.name) if subject.kind == "body" else of_topic(room, subject.name)
    kept = {name: tuple(_standing(_newest_first(lines, library), room)) for name, lines in plan.items()}
    markers = numbered([line.statement for lines in kept.values() for line in lines])
    sections = (Section(name, tuple(_groups(lines, library, markers))) for name, lines in kept.items() if lines)
    return Brief(
        subject=subject,
        language=voice.wording.language,
        english=voice.bodies.english(subject.name) if subject.kind == "body" else None,
        sections=tuple(sections),
        citations=tuple(cited(source, marker, True) for source, marker in markers.items()),
        coverage=Coverage(len(library.entries), len(library.entries)),
        years=coverage_by_year(library.entries),
    )


def _standing(lines: Iterable[Line], room: Room) -> Iterator[Line]:
    """Give lines as they stand up to the checks: in their own words, else in those of the minutes."""
    for line in lines:
        for statement in (line.statement, in_its_own_words(line.statement.sources[0])):
            kept, _ = sift((statement,), room.read, room.voice.bodies)
            if kept:
                yield Line(line.document, kept[0])
                break


def _newest_first(lines: Sequence[Line], library: Library) -> list[Line]:
    """Order lines by the day of their meeting, the newest first; those of one document stay as they are."""
    place = {document: at for at, document in enumerate(reversed(tuple(library.entries)))}
    return sorted((line for line in lines if line.document in place), key=lambda line: place[line.document])


def _groups(lines: Sequence[Line], library: Library, markers: dict[Source, int]) -> Iterator[Group]:
    for document, found in groupby(lines, key=lambda line: line.document):
        rows = [written(line.statement, markers) for line in found]
        entry: Entry = library.entries[document]
        yield Group(document, entry.number, entry.meeting, entry.held, "\n".join(rows), len(rows))
