"""Adding, replacing and deleting minutes from the page: the folder is changed, the index follows, the page goes on."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.keeping.filing import changed, founded, is_writable, told
from assistant.keeping.intake import Arrival, Shelved, Upload, arrivals
from assistant.keeping.serving import Serving
from assistant.library import Library
from assistant.settings import Settings, shipped_minutes
from retrieval.build import Progress, SyncReport, files_in
from retrieval.errors import StoreError, UsageError
from retrieval.index import Entry

Sync = Callable[[Settings, Progress | None, AbstractContextManager[None]], SyncReport]
Reason = Literal["open", "elsewhere", "unwritable"]


@dataclass(frozen=True, slots=True)
class Barred:
    """Why nothing can be changed from the page, and the folder or file that the reason speaks of."""

    reason: Reason
    about: str


class Editor:
    """Changes the folder of minutes and the index together; one change at a time, whoever makes it.

    While the settings name the minutes that ship with the assistant, the first change makes a folder of one's own with
    copies of them: what ships stays as it is.
    """

    def __init__(self, settings: Settings, serving: Serving, sync: Sync) -> None:
        self._settings = settings
        self._serving = serving
        self._sync = sync

    @property
    def folder(self) -> Path:
        """The folder that changes go to."""
        own = self._settings.own if self._settings.folder == shipped_minutes() else None
        return own or self._settings.folder

    @property
    def library(self) -> Library:
        """What is held."""
        return self._serving.library

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All documents held, by the day held and number."""
        return self.library.entries

    def barred(self) -> Barred | None:
        """Tell why nothing can be changed; None where it can.

        Changes are open to those who may log in, or else to this machine alone; in a folder that can be written, and
        that the index was made from: another would empty it.
        """
        if not self._settings.users and not _is_this_machine(self._settings.host):
            return Barred("open", self._settings.host)
        names = {path.name for path in files_in(self._settings.folder)}
        strange = [entry.source for entry in self.entries.values() if entry.source not in names]
        if strange:
            return Barred("elsewhere", f"{strange[0]} ({self._settings.folder})")
        if self.folder == shipped_minutes() or not is_writable(self.folder):
            return Barred("unwritable", str(self.folder))
        return None

    def read(self, uploads: Sequence[Upload]) -> Iterator[Arrival]:
        """Read files that came in, beside what is held; nothing is kept."""
        library = self.library
        names = [path.name for path in files_in(self._settings.folder)]
        return arrivals(uploads, Shelved(library.entries, library.minutes, names))

    def add(self, chosen: Sequence[Arrival], progress: Progress | None = None) -> SyncReport:
        """Put files into the folder, those that they replace out of it, and bring the index up.

        Raises MinutesError, and then folder and index are as before.
        """
        self._require_open()
        for arrival in chosen:
            self._require_unchanged(arrival)
        leaving = [path for arrival in chosen if arrival.held for path in self._files_of(arrival.held.id)]
        places = {path.name: path.parent for path in leaving}
        arriving = {places.get(one.name, self.folder) / one.name: one.path for one in chosen}
        return self._change(arriving, leaving, progress)

    def remove(self, document: str, progress: Progress | None = None) -> SyncReport:
        """Take the file of a document out of the folder, into `.removed`, and its minutes out of the index.

        Raises MinutesError, and then folder and index are as before.
        """
        self._require_open()
        if document not in self.entries:
            raise StoreError(document, "no such minutes in the index", "a document that is held")
        if len(self.entries) == 1:
            raise UsageError(document, "the only minutes held", "others beside them: an index is never emptied")
        return self._change({}, self._files_of(document), progress)

    def _change(self, arriving: Mapping[Path, Path], leaving: Sequence[Path], progress: Progress | None) -> SyncReport:
        settings = replace(self._settings, folder=self.folder)
        with told(settings.index):
            report = self._sync(settings, progress, self._changing(arriving, leaving))
        self._settings = settings
        self._serving.renewed()
        return report

    @contextmanager
    def _changing(self, arriving: Mapping[Path, Path], leaving: Sequence[Path]) -> Iterator[None]:
        before, after = self._settings.folder, self.folder
        with nullcontext() if before == after else founded(after, before), changed(after, arriving, leaving):
            yield

    def _files_of(self, document: str) -> list[Path]:
        """Give the file of a document in the folder that changes go to; none where it is gone already."""
        entry, before = self.entries[document], self._settings.folder
        named = [path for path in files_in(before) if path.name == entry.source]
        found = named if len(named) == 1 else [path for path in named if _sha256(path) == entry.sha256]
        return [self.folder / path.relative_to(before) for path in found]

    def _require_open(self) -> None:
        if barred := self.barred():
            raise StoreError(barred.about, "a page that may not change the minutes", f"another state ({barred.reason})")

    def _require_unchanged(self, arrival: Arrival) -> None:
        """Raise StoreError where what a file was set beside is no longer what is held."""
        entry = self.entries.get(arrival.minutes.id) if arrival.minutes else None
        if (entry.sha256 if entry else None) != (arrival.held.sha256 if arrival.held else None):
            raise StoreError(arrival.name, "other minutes held than those shown beside it", "a second look at it")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
