"""What an earlier answer listed, where a question asks of that: which of them, the rest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.records import LedgerRow

OF_LIST = "of_list"  # the facet of a question about rows that were listed
OF_ITEMS = "of_items"  # the facet of a question about items that are known, at other times of one matter


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger in a list, by its id, with those of its documents that the list names, and its item."""

    row: str
    documents: tuple[str, ...] = ()
    title: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Give what it is called: its documents, else its item."""
        return self.documents or ((self.title,) if self.title else ())


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was told: the question to which it answers, its rows in order, and the minutes that it stands in.

    There are no rows where meetings were listed.
    """

    question: str
    entries: tuple[Entry, ...]
    minutes: tuple[str, ...]

    @property
    def count(self) -> int:
        """Count the documents listed; a row without documents counts as one matter."""
        return sum(max(len(entry.documents), 1) for entry in self.entries)

    def rows(self, held: Iterable[LedgerRow]) -> list[LedgerRow]:
        """Give the rows listed, in the order of the list, each with the documents that the list names."""
        by_id = {row.id: row for row in held}
        found = ((by_id[entry.row], entry) for entry in self.entries if entry.row in by_id)
        return [replace(row, documents=entry.documents) for row, entry in found]

    def without(self, others: Sequence[Entry]) -> Listed:
        """Give what is left of the list beside other entries."""
        return replace(self, entries=tuple(_left(self.entries, others)))


def _left(entries: Iterable[Entry], others: Sequence[Entry]) -> Iterator[Entry]:
    taken: dict[str, set[str]] = {}
    for other in others:
        taken.setdefault(other.row, set()).update(other.documents)
    for entry in entries:
        kept = tuple(title for title in entry.documents if title not in taken.get(entry.row, ()))
        if kept or entry.row not in taken:
            yield replace(entry, documents=kept)
