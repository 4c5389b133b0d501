"""The reading room: what the index holds, as the composers ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import starmap

from assistant.asked.sittings import Sitting, Sittings
from assistant.set_phrases import steps
from retrieval.bodies import Bodies
from retrieval.errors import StoreError
from retrieval.index import Entry, Index, Manifest
from retrieval.ledger_file import LedgerFile, day_of
from retrieval.names.sounds import sounds_of
from retrieval.records import AgendaItem, LedgerRow, Minutes
from retrieval.scripts import squash
from retrieval.stored.ledger_where import SAID, Where

FEW_MINUTES = 40  # of so few, what stands nowhere may be said in other words; titles come up once
_NO_NAMES = frozenset({"代表", "负责人", "负责同志"})  # of whoever comes for 邮政公司
_HOST = re.compile("(?P<home>[㐀-鿿]{2,7}?[市县区州旗])人民政府")
_KEPT = 1024  # records of minutes
_FEW = 64  # records that are read one by one, though they are asked for together
_ONE_BY_ONE = 12  # records that are read singly before all are, where all can be kept: one takes as long as twenty do


class Library:
    """The minutes of one generation of the index.

    The last 1,024 records read are kept, about 35 MB in all: each takes a millisecond or more to read. Who asks for
    more than a few is given them from one reading of all, where there are no more than that.
    """

    def __init__(self, index: Index, ledger: LedgerFile | None = None) -> None:
        """Take the index, and the copy of its ledger where there is one: it gives the same rows much sooner."""
        self._index = index
        self._ledger = ledger
        self._rows = ledger.rows if ledger else index.rows
        self._manifest = index.manifest() or Manifest("")
        self.minutes = lru_cache(maxsize=_KEPT)(self._minutes)

    @property
    def generation(self) -> int:
        """Count of the index's publications: another number means other contents."""
        return self._manifest.generation

    @property
    def learned(self) -> tuple[str, ...]:
        """Names of bodies that the minutes themselves taught."""
        return self._manifest.learned

    @cached_property
    def home(self) -> str | None:
        """The city, county or district whose government the latest minutes are of: 澄溪市; None where none says it."""
        latest = next(reversed(list(self.entries)), None)
        found = _HOST.match(self.minutes(latest).title or "") if latest else None
        return found["home"] if found else None

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All documents held, by the day held and number."""
        ordered = sorted(self._manifest.entries.items(), key=lambda pair: (pair[1].held or "", pair[0]))
        return dict(ordered)

    @property
    def few(self) -> bool:
        """Whether few minutes are held: none in which the same matters come up year after year."""
        return len(self.entries) <= FEW_MINUTES

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year in which minutes were held or issued."""
        days = (day for entry in self.entries.values() for day in (entry.held, entry.issued) if day)
        return frozenset(int(day[:4]) for day in days)

    @cached_property
    def sittings(self) -> Sittings:
        """Every meeting of which the day is known."""
        return Sittings(filter(None, starmap(_sitting, self.entries.items())), self._chair_of)

    def _chair_of(self, document: str) -> tuple[str, str]:
        minutes = self.minutes(document)
        return minutes.chair or "", minutes.chair_title or ""

    @cached_property
    def people(self) -> frozenset[str]:
        """Everyone named in an attendance list; a company's 代表 is nobody by name."""
        return frozenset(self._manifest.people) - _NO_NAMES

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """All steps of the routes of any row: 市委同意后, 市政府办公室名义."""
        routes = self._ledger.values("route") if self._ledger else (row.route for row in self._rows())
        return tuple(dict.fromkeys(step for route in routes for step in steps(route)))

    @cached_property
    def verdicts(self) -> tuple[str, ...]:
        """All verdicts of any row: 原则同意, 暂不印发."""
        found = self._ledger.values("verdict") if self._ledger else (row.verdict for row in self._rows())
        return tuple(dict.fromkeys(each for each in found if each))

    @cached_property
    def titled(self) -> tuple[tuple[str, str, str], ...]:
        """Every agenda item that has a row, in the order of the minutes: document, label and title, squashed."""
        if self._ledger:
            items = [(one.document, one.item, one.title or "") for one in self._ledger.items()]
        else:
            items = [(row.document, row.item, row.title or "") for row in self._rows() if row.item]
        return tuple(dict.fromkeys((document, item, squash(title)) for document, item, title in items))

    @cached_property
    def all_titles(self) -> str:
        """All titles of agenda items, squashed, each on a line of its own."""
        return "\n".join(dict.fromkeys(title for _, _, title in self.titled))

    def sounding(self, word: str) -> frozenset[str]:
        """Give what titles of agenda items hold that is written so in pinyin: 嘉闵 for Jiamin."""
        return self._sounds.get(word.lower().replace("'", ""), frozenset())

    @cached_property
    def _sounds(self) -> Mapping[str, frozenset[str]]:
        return sounds_of(title for _, _, title in self.titled)

    def _minutes(self, document: str) -> Minutes:
        if len(self.entries) <= _KEPT and self.minutes.cache_info().currsize >= _ONE_BY_ONE and document in self._all:
            return self._all[document]
        entry = self.entries.get(document)
        found = self._index.minutes(document, entry.version) if entry else None
        if found is None:
            raise StoreError(document, "no such minutes in the index", "a document that `minutes index` has read")
        return found

    @cached_property
    def _all(self) -> Mapping[str, Minutes]:
        return {minutes.id: minutes for minutes in self._held_now(self._index.records())}

    def several(self, documents: Sequence[str]) -> tuple[Minutes, ...]:
        """Read many records at once, in no order; what is not held is left out."""
        return self._held_now(self._index.records({"document": {"$in": list(documents)}}) if documents else ())

    def in_order(self, documents: Sequence[str]) -> tuple[Minutes, ...]:
        """Read the records of documents, in their order: those that can be kept one by one, others at once."""
        if len(documents) <= _FEW or len(self.entries) <= _KEPT:
            return tuple(self.minutes(document) for document in documents)
        held = {minutes.id: minutes for minutes in self.several(documents)}
        return tuple(held[document] for document in documents if document in held)

    def all_minutes(self) -> tuple[Minutes, ...]:
        """Read every record, by the day held."""
        return tuple(self._minutes(document) for document in self.entries)

    def item(self, document: str, label: str) -> AgendaItem | None:
        """Give one agenda item by its label."""
        return next((item for item in self.minutes(document).items if item.label == label), None)

    def rows(self, documents: Sequence[str] | None = None, **fields: str) -> tuple[LedgerRow, ...]:
        """Read ledger rows of the documents (all where None) whose fields (kind, item, next_step …) have these values.

        `body` and `addressee` match one of a row's list.
        """
        clauses: list[Where] = []
        if documents is not None and len(documents) < len(self.entries):
            clauses.append({"document": {"$in": list(documents)}})
        for name, value in fields.items():
            listed = {"body": "bodies", "addressee": "addressees"}.get(name)
            clauses.append({listed: {"$contains": value}} if listed else {name: value})
        if not clauses:
            return self._rows()
        return self._rows(clauses[0] if len(clauses) == 1 else {"$and": clauses})

    def later(self, row: LedgerRow) -> tuple[LedgerRow, ...]:
        """Give the rows of later meetings that took up a row's matter again, in their order."""
        return self.later_of([row])[row.id]

    def later_of(self, rows: Sequence[LedgerRow]) -> dict[str, tuple[LedgerRow, ...]]:
        """Give for each row's id what `later` gives, in one reading."""
        matters = dict.fromkeys(matter for row in rows for matter in row.matters)
        found = self._any_of([{"matters": {"$contains": matter}} for matter in matters])
        return {row.id: tuple(one for one in found if _took_up(one, row)) for row in rows}

    def on_matters(self, matters: Iterable[str]) -> tuple[LedgerRow, ...]:
        """Read the decisions on any of some matters."""
        found = self._any_of([{"matters": {"$contains": matter}} for matter in matters])
        return tuple(row for row in found if row.kind == "decision")

    def saying(self, words: Sequence[str]) -> tuple[LedgerRow, ...]:
        """Read the rows that say all the words, squashed, in their title, documents, names or quote."""
        asked: list[Where] = [{SAID: {"$contains": word}} for word in words]
        return self._rows(asked[0] if len(asked) == 1 else {"$and": asked}) if asked else ()

    def partnered(self, body: str) -> tuple[LedgerRow, ...]:
        """Give the decisions that a body is to carry out together with those that lead: 会同市财政局."""
        return tuple(row for row in self._shared if body in row.partners)

    @cached_property
    def _shared(self) -> tuple[LedgerRow, ...]:
        """The decisions that bodies carry out together, which may be a fifth of all: about 3 kB each."""
        if self._ledger:
            return self._ledger.shared()
        return tuple(row for row in self._rows({"kind": "decision"}) if row.partners)

    def attended_by(self, body: str, bodies: Bodies) -> tuple[Minutes, ...]:
        """Read the minutes whose attendance lists name a body by any of its names."""
        printed = [name for name in self.learned if bodies.canonical(name) == body]
        named: list[Where] = [{"attending": {"$contains": name}} for name in printed]
        if not named:
            return ()
        return self._held_now(self._index.records(named[0] if len(named) == 1 else {"$or": named}))

    def _held_now(self, found: Iterable[Minutes]) -> tuple[Minutes, ...]:
        """Keep the minutes that this generation holds, in the version that it holds."""
        entries = self.entries
        return tuple(one for one in found if one.id in entries and entries[one.id].sha256 == one.sha256)

    def _any_of(self, clauses: Sequence[Where]) -> tuple[LedgerRow, ...]:
        if not clauses:
            return ()
        return self._rows(clauses[0] if len(clauses) == 1 else {"$or": clauses})


def _sitting(document: str, entry: Entry) -> Sitting | None:
    if not entry.held:
        return None
    years = frozenset(int(day[:4]) for day in (entry.held, entry.issued) if day)
    return Sitting(document, date.fromisoformat(entry.held), entry.meeting, entry.number, years)


def _took_up(later: LedgerRow, row: LedgerRow) -> bool:
    day = day_of(row.held, row.issued)
    shared = any(matter in later.matters for matter in row.matters)
    return shared and day_of(later.held, later.issued) > day > ""
