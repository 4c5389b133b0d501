"""What a brief lists of a body or a topic: rows of the ledger and of the attendance lists, all of them, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.compose.parts.lists import decision_line, outcome
from assistant.compose.parts.places import attendance_of
from assistant.desk import Voice
from assistant.draft import Source, Statement, carries, of_item, of_row
from assistant.library import Library
from assistant.text.pairs import HAN
from retrieval.records import LedgerRow, Minutes
from retrieval.scripts import squash

SectionName = Literal[
    "responsible", "duties", "partner", "reported", "later", "attended", "items", "tasks", "mentioned"
]
_REPORTED = re.compile("听取|领学|解读")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a brief: the minutes that it comes from, and what it says."""

    document: str
    statement: Statement


Plan = Mapping[SectionName, Sequence[Line]]


class Reading:
    """The minutes that one brief reads, each once, many at a time where it is known that they will be wanted."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Minutes] = {}

    def __call__(self, document: str) -> Minutes:
        """Give one document."""
        if document not in self._known:
            self._known[document] = self._library.minutes(document)
        return self._known[document]

    def keep(self, found: Iterable[Minutes]) -> None:
        """Have minutes at hand that were read already."""
        self._known |= {minutes.id: minutes for minutes in found}


@dataclass(frozen=True)
class Room:
    """Where a brief is written: the library, how things are worded, what was read."""

    library: Library
    voice: Voice
    read: Reading


def of_body(room: Room, name: str) -> Plan:
    """List what the minutes hold of a body, or of a group of bodies, by its canonical name."""
    attended = room.library.attended_by(name, room.voice.bodies)
    room.read.keep(attended)
    given = room.library.rows(body=name)
    decisions = [row for row in given if row.kind == "decision"]
    duties = [row for row in given if row.kind != "decision"]
    duties += [row for row in room.library.rows(addressee=name) if row not in duties]
    return {
        "responsible": [_decided(room, row) for row in decisions if row.action],
        "duties": [_quoted(row) for row in duties],
        "partner": [_decided(room, row) for row in room.library.partnered(name)],
        "reported": [_reported(room, row) for row in decisions if not row.action or _REPORTED.search(row.quote)],
        "later": list(_later(room, decisions)),
        "attended": list(_attended(room, name, attended)),
    }


def of_topic(room: Room, topic: str) -> Plan:
    """List the items whose title, documents or matter name a topic, what they ask for, and where else it is named."""
    words = words_of(topic, room.voice)
    saying = room.library.saying(words)
    about = {(row.document, row.item) for row in saying if row.item and _names(words, (row.title, *row.documents))}
    documents = sorted({document for document, _ in about})
    own = [row for row in room.library.rows(documents) if (row.document, row.item) in about] if about else []
    room.read.keep(room.library.several(documents))
    others = [row for row in saying if (row.document, row.item) not in about and _names(words, (row.quote,))]
    return {
        "items": list(_items(room, own)),
        "tasks": [_quoted(row) for row in own if row.kind != "decision"],
        "mentioned": [_quoted(row) for row in others],
    }


def words_of(topic: str, voice: Voice) -> tuple[str, ...]:
    """Give the words that all have to stand in a title; Chinese ones for a topic in another language."""
    said = topic.split() if HAN.search(topic) else voice.glossary.chinese(topic) or topic.split()
    return tuple(squash(word).strip("《》") for word in said)


def _names(words: Sequence[str], texts: Iterable[str | None]) -> bool:
    """Whether one of the texts holds all the words."""
    return bool(words) and any(all(word in squash(text) for word in words) for text in texts if text)


def _decided(room: Room, row: LedgerRow) -> Line:
    return Line(row.document, Statement(decision_line(room.voice, row), _sources(room, row)))


def _quoted(row: LedgerRow) -> Line:
    return Line(row.document, in_its_own_words(of_row(row)))


def in_its_own_words(source: Source) -> Statement:
    """Make a row of nothing but a quote."""
    return Statement(f"- “{source.quote}”", (source,))


def _reported(room: Room, row: LedgerRow) -> Line:
    key = "brief.studied" if row.verdict == "学习" else "brief.reported"
    text = room.voice.say(key, who=room.voice.all_bodies(row.bodies), subject=room.voice.subject(row))
    return Line(row.document, Statement(text, _sources(room, row)))


def _later(room: Room, rows: Sequence[LedgerRow]) -> Iterator[Line]:
    """Say which later meetings took up again what was decided; each later row once."""
    told: set[str] = set()
    taken_up = room.library.later_of(rows)
    for row in rows:
        for after in taken_up[row.id]:
            if after.id not in told and after.kind == "decision":
                told.add(after.id)
                line = decision_line(room.voice, after)
                text = room.voice.say("brief.later", line=line, before=room.voice.subject(row))
                sources = (*_sources(room, after), *_sources(room, row))
                yield Line(after.document, Statement(text, sources))


def _attended(room: Room, name: str, attended: Sequence[Minutes]) -> Iterator[Line]:
    """Say who came for a body, meeting by meeting."""
    voice = room.voice
    for minutes in attended:
        found = [one for one in minutes.attending if voice.bodies.canonical(one.body) == name]
        people = list(dict.fromkeys(one.name for one in found if one.name))
        text = voice.say("brief.nobody_named", who=voice.body(name))
        if people:
            text = voice.say("brief.came", who=voice.body(name), people=voice.listed(people))
        places = dict.fromkeys(attendance_of(minutes, one) for one in found)
        if places:
            yield Line(minutes.id, Statement(text, tuple(places)))


def _items(room: Room, rows: Sequence[LedgerRow]) -> Iterator[Line]:
    """Give each item once: its title and, where something was decided, by whom and how it goes on."""
    decisions = {(row.document, row.item): row for row in reversed(rows) if row.kind == "decision" and row.bodies}
    for document, label in dict.fromkeys((row.document, row.item) for row in rows):
        minutes = room.read(document)
        item = next(one for one in minutes.items if one.label == label)
        decided = decisions.get((document, label))
        slots = {"label": item.label, "title": item.title}
        text = room.voice.say("list.item", **slots)
        if decided:
            text = room.voice.say("list.item_decided", **slots, outcome=outcome(room.voice, decided))
        sources = (of_item(minutes, item), *((of_row(decided),) if decided else ()))
        yield Line(document, Statement(f"- {text}", sources))


def _sources(room: Room, row: LedgerRow) -> tuple[Source, ...]:
    """Cite a row; where the item's heading alone bears the title that it goes by, that too."""
    if (row.documents and carries(row, row.documents)) or row.item is None:
        return (of_row(row),)
    minutes = room.read(row.document)
    headings = tuple(of_item(minutes, item) for item in minutes.items if item.label == row.item)
    return (of_row(row), *headings)
