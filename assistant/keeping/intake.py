"""Files that came in, as read before anything is kept: what each holds, what it would replace, why it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.keeping.filing import free_name, safe_name
from retrieval.build import SUFFIXES
from retrieval.errors import MinutesError, ReadingError
from retrieval.extraction import FORMATS
from retrieval.index import Entry
from retrieval.minutes import parse_minutes
from retrieval.reading import read_source
from retrieval.records import Minutes

LIMITS_MB = {suffix: FORMATS[suffix].max_megabytes for suffix in SUFFIXES}  # how large a file of each kind may be
Outcome = Literal["new", "replaces", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in: the name that it had with its sender, and where it stands now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as read: `name` is the one that it would be kept under, `minutes` what it holds, or `fault` why nothing.

    `held` are the minutes of the same id in the index, None where they are new.
    """

    name: str
    path: Path
    minutes: Minutes | None = None
    fault: MinutesError | None = None
    held: Minutes | None = None

    @property
    def outcome(self) -> Outcome:
        """What adding it would do: nothing where it is refused, or the same file is held."""
        if self.minutes is None:
            return "refused"
        if self.held is None:
            return "new"
        return "same" if self.held.sha256 == self.minutes.sha256 else "replaces"


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is there already: the index's documents by id, how one is read, and the names of the folder's files."""

    entries: Mapping[str, Entry]
    minutes: Callable[[str], Minutes]
    names: Sequence[str]


def arrivals(uploads: Sequence[Upload], shelved: Shelved) -> Iterator[Arrival]:
    """Read files one after the other; of two with the same minutes the second is refused."""
    taken: dict[str, str] = {}
    names = list(shelved.names)
    for upload in uploads:
        arrival = _read(upload, names, shelved)
        if arrival.minutes and arrival.minutes.id in taken:
            document = arrival.minutes.id
            wanted = f"one file for {document}; the other is {taken[document]}"
            arrival = Arrival(arrival.name, upload.path, fault=ReadingError(upload.name, _twice(document), wanted))
        if arrival.minutes:
            taken[arrival.minutes.id] = arrival.name
            names.append(arrival.name)
        yield arrival


def _twice(document: str) -> str:
    return f"minutes {document} a second time"


def _read(upload: Upload, names: Sequence[str], shelved: Shelved) -> Arrival:
    name = safe_name(upload.name)
    try:
        source = read_source(upload.path)
        minutes = parse_minutes(replace(source, name=name))
        entry = shelved.entries.get(minutes.id)
        own = entry.source if entry else None
        if own != name and name in names:
            name = free_name(name, names)
            minutes = parse_minutes(replace(source, name=name))  # without a number of its own, its id is its name
        held = shelved.minutes(minutes.id) if minutes.id in shelved.entries else None
    except MinutesError as error:
        return Arrival(name, upload.path, fault=replace(error, where=name))
    return Arrival(name, upload.path, minutes, held=held)
