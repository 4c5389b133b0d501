"""The ledger as the page reads it: filtered, counted by the database, a hundred rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.ledger.command import Report, read_ledger
from assistant.ledger.filters import LedgerFilter, Meaning, admits
from assistant.official import Official
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.ledger_file import Held, LedgerFile, Record, Touched
from retrieval.stored.ledger_where import Where

ROWS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Some rows of those that a filter admits, after the `first` ones; `total` counts them all.

    `searched` and `held` count the minutes that the filter speaks of, and all of them.
    """

    rows: Sequence[Record]
    first: int
    total: int
    searched: int
    held: int


class LedgerPages:
    """Reads one ledger; what the index publishes meanwhile is read at the next call."""

    def __init__(self, ledger: LedgerFile) -> None:
        self._ledger = ledger

    @property
    def entries(self) -> Mapping[str, Held]:
        """All documents held, by the day held and number."""
        return self._ledger.entries()

    @property
    def official(self) -> Official:
        """Names and set phrases in both languages, with the bodies that these minutes taught."""
        return _official(self._ledger.learned())

    def page(self, asked: LedgerFilter, first: int = 0) -> LedgerPage:
        """Read the rows that a filter admits, newest minutes first."""
        where = self._meaning().where(asked)
        entries = self._ledger.entries()
        searched = sum(admits(asked, entry) for entry in entries.values())
        rows = self._ledger.newest(where, first, ROWS_AT_ONCE)
        return LedgerPage(rows, first, self._ledger.count(where), searched, len(entries))

    def report(self, asked: LedgerFilter) -> Report:
        """Read every row that a filter admits, in the order of the minutes, as `minutes ledger` does."""
        return read_ledger(self._ledger, asked)

    def rows_of(self, documents: Sequence[str]) -> list[Record]:
        """Read the decisions and duties of some documents, in the order of the minutes."""
        kinds: Where = {"kind": {"$in": ["decision", "duty"]}}
        return self._ledger.records({"$and": [{"document": {"$in": list(documents)}}, kinds]})

    def bodies(self, asked: LedgerFilter) -> list[tuple[str, int]]:
        """Count the rows that a filter admits by the body that must act, most first."""
        return self._ledger.tally("bodies", self._meaning().where(asked))

    def items(self, asked: LedgerFilter) -> list[Touched]:
        """Give the agenda items that the rows of a filter stand in, in the order of the minutes."""
        return self._ledger.items(self._meaning().where(asked))

    def _meaning(self) -> Meaning:
        return Meaning(self._ledger, self.official.bodies)


@lru_cache(maxsize=2)
def _official(learned: tuple[str, ...]) -> Official:
    return Official(Bodies.load().learn(learned), Glossary.load())
