"""The ledger as one SQLite file beside the index: a copy of the live rows, read in milliseconds and without Chroma.

Chroma holds the rows and stays what is true. It keeps each field of each row in a record of its own, so that reading
ten thousand rows takes it seconds, and its client takes a second to start. This copy takes the same filters.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.errors import StoreError
from retrieval.records import LedgerRow, Quantity, Span
from retrieval.stored.ledger_where import FIELDS, LISTS, SAID, Where, condition
from retrieval.stored.published import published

if TYPE_CHECKING:
    from retrieval.index import Entry, Index, Manifest

FILE = "ledger.sqlite"
_LAYOUT = "2"  # raise it when the tables change, so that an older copy is made anew
_DOCUMENTS_AT_ONCE = 100
_TIMEOUT_S = 60.0
_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE documents (document TEXT PRIMARY KEY, version TEXT NOT NULL, entry TEXT NOT NULL) WITHOUT ROWID",
    f"CREATE TABLE rows (seq INTEGER PRIMARY KEY, id TEXT, day TEXT, start INTEGER, {', '.join(FIELDS)}, {SAID} TEXT,"
    " record TEXT)",
    "CREATE TABLE lists (field TEXT, value TEXT, seq INTEGER, PRIMARY KEY (field, value, seq)) WITHOUT ROWID",
    "CREATE INDEX lists_by_row ON lists (seq)",
    "CREATE INDEX rows_newest_first ON rows (day DESC, document DESC, start, id)",
    *(f"CREATE INDEX rows_by_{name} ON rows ({name})" for name in FIELDS if name not in ("kind", "verdict", "item")),
)
_TUPLES = ("bodies", "addressees", "partners", "documents", "deadlines", "matters")
_IN_ORDER = "ORDER BY day, document, start, id"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """What the copy knows of a document: its numbers, and the days held and issued as ISO dates."""

    number: int | None
    meeting: int | None
    held: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Touched:
    """An agenda item that rows stand in: how many, and the next step that one of them decides, where one does."""

    document: str
    meeting: int | None
    day: str
    item: str
    title: str | None
    next_step: str | None
    rows: int


def current_ledger(folder: Path) -> LedgerFile | None:
    """Open the copy in an index's folder, None where it is missing or is not surely that of what is live."""
    stamp = published(folder)
    ledger = LedgerFile(folder / FILE)
    return ledger if stamp is not None and ledger.stamp() == stamp else None


class LedgerFile:
    """The copy of one index's rows. Every method opens the file for itself, so that threads may share one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def stamp(self) -> str | None:
        """Give the stamp of the manifest that was copied; None where there is no copy that can be read."""
        if not self._path.exists():
            return None
        try:
            with self._open() as base:
                known = self._meta(base)
        except StoreError:
            return None
        return known.get("stamp") if known.get("layout") == _LAYOUT else None

    def bring_up(self, index: Index, progress: Callable[[int, int], None] | None = None) -> None:
        """Copy what the index has and the file has not, in one transaction; readers see the old copy or the new one."""
        manifest, stamp = index.manifest(), index.stamp()
        if manifest is None or self.stamp() == stamp:
            return
        self._make_room()
        with self._open() as base:
            base.execute("BEGIN IMMEDIATE")
            self._lay_out(base)
            self._copy(base, index, manifest, progress or (lambda done, total: None))
            facts = {"stamp": stamp, "layout": _LAYOUT, "learned": json.dumps(manifest.learned)}
            base.executemany("REPLACE INTO meta VALUES (?, ?)", facts.items())
            base.execute("COMMIT")

    def _make_room(self) -> None:
        """Make the folder, and remove a file that is no database or a damaged one."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_TIMEOUT_S)) as base:
                base.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                self._path.unlink(missing_ok=True)
        except OSError as error:
            wanted = "a folder that this user may write"
            raise StoreError(str(self._path.parent), error.strerror or str(error), wanted) from error

    def _lay_out(self, base: sqlite3.Connection) -> None:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if "meta" in tables and self._meta(base).get("layout") == _LAYOUT:
            return
        for name in tables:
            base.execute(f"DROP TABLE {name}")
        for table in _TABLES:
            base.execute(table)

    def _copy(
        self, base: sqlite3.Connection, index: Index, manifest: Manifest, progress: Callable[[int, int], None]
    ) -> None:
        held = dict(base.execute("SELECT document, version FROM documents").fetchall())
        live = {name: entry.version for name, entry in manifest.entries.items()}
        for name in [name for name, version in held.items() if live.get(name) != version]:
            base.execute("DELETE FROM lists WHERE seq IN (SELECT seq FROM rows WHERE document = ?)", (name,))
            base.execute("DELETE FROM rows WHERE document = ?", (name,))
            base.execute("DELETE FROM documents WHERE document = ?", (name,))
        fresh = [name for name, version in live.items() if held.get(name) != version]
        for at in range(0, len(fresh), _DOCUMENTS_AT_ONCE):
            names = fresh[at : at + _DOCUMENTS_AT_ONCE]
            _insert(base, index.rows({"document": {"$in": names}}))
            progress(at + len(names), len(fresh))
        entries = [(name, entry.version, _shown(entry)) for name, entry in manifest.entries.items()]
        base.executemany("REPLACE INTO documents VALUES (?, ?, ?)", entries)

    def entries(self) -> dict[str, Held]:
        """Give all documents held, by the day held and number."""
        with self._open() as base:
            stored = base.execute("SELECT document, entry FROM documents").fetchall()
        found = {name: Held(**json.loads(entry)) for name, entry in stored}
        return dict(sorted(found.items(), key=lambda pair: (pair[1].held or "", pair[0])))

    def learned(self) -> tuple[str, ...]:
        """Give the names of bodies that the minutes themselves taught."""
        with self._open() as base:
            return tuple(json.loads(self._meta(base).get("learned", "[]")))

    def values(self, field: str) -> tuple[Any, ...]:
        """Give all values that a field has in any row, ascending."""
        with self._open() as base:
            if field in LISTS:
                found = base.execute("SELECT DISTINCT value FROM lists WHERE field = ? ORDER BY 1", (field,)).fetchall()
            else:
                name = FIELDS[FIELDS.index(field)]
                found = base.execute(f"SELECT DISTINCT {name} FROM rows WHERE {name} IS NOT NULL ORDER BY 1").fetchall()
        return tuple(value for (value,) in found)

    def records(self, where: Where | None = None) -> list[Record]:
        """Read the rows that a filter admits as plain data, in the order of the minutes."""
        return self._records(where, _IN_ORDER)

    def newest(self, where: Where | None, first: int, most: int) -> list[Record]:
        """Read at most so many of the rows that a filter admits, after the `first` ones, the newest minutes first."""
        return self._records(where, f"ORDER BY day DESC, document DESC, start, id LIMIT {most:d} OFFSET {first:d}")

    def shared(self) -> tuple[LedgerRow, ...]:
        """Read the decisions that a body is to carry out together with others, in the order of the minutes."""
        said = "kind = 'decision' AND json_array_length(record, '$.partners')"
        return tuple(_row(record) for record in self._found(said, [], _IN_ORDER))

    def _records(self, where: Where | None, order: str) -> list[Record]:
        return self._found(*(condition(where) if where else ("1", [])), order)

    def _found(self, said: str, given: Sequence[Any], order: str) -> list[Record]:
        with self._open() as base:
            found = base.execute(f"SELECT record FROM rows WHERE {said} {order}", given)
            return json.loads(f"[{','.join(record for (record,) in found)}]")  # type: ignore[no-any-return]

    def count(self, where: Where | None = None) -> int:
        """Count the rows that a filter admits."""
        said, given = condition(where) if where else ("1", [])
        with self._open() as base:
            (counted,) = base.execute(f"SELECT COUNT(*) FROM rows WHERE {said}", given).fetchone()
        return int(counted)

    def tally(self, field: str, where: Where | None = None) -> list[tuple[str, int]]:
        """Count for each value of a list (`bodies`, …) the rows that a filter admits and that name it, most first."""
        said, given = condition(where) if where else ("1", [])
        asked = (
            "SELECT value, COUNT(*) FROM lists JOIN rows USING (seq)"
            f" WHERE field = ? AND {said} GROUP BY value ORDER BY 2 DESC, 1"
        )
        with self._open() as base:
            return base.execute(asked, [LISTS[LISTS.index(field)], *given]).fetchall()

    def items(self, where: Where | None = None) -> list[Touched]:
        """Give the agenda items that the rows of a filter stand in, in the order of the minutes."""
        said, given = condition(where) if where else ("1", [])
        asked = (
            "SELECT document, meeting, day, item, title, MAX(next_step), COUNT(*) FROM rows"
            f" WHERE item IS NOT NULL AND {said} GROUP BY document, item ORDER BY day, document, MIN(start)"
        )
        with self._open() as base:
            return [Touched(*found) for found in base.execute(asked, given)]

    def rows(self, where: Where | None = None) -> tuple[LedgerRow, ...]:
        """Read the rows that a filter admits (see `row_fields`), in the order of the minutes, as `Index.rows` does."""
        return tuple(_row(record) for record in self.records(where))

    def later(self, records: Iterable[Record]) -> dict[str, list[str]]:
        """Give for each row the ids of rows of later meetings that share a matter with it, in their order."""
        asked = [record for record in records if record["matters"]]
        matters = sorted({matter for record in asked for matter in record["matters"]})
        taken: dict[str, list[tuple[str, str]]] = {matter: [] for matter in matters}
        with self._open() as base:
            found = base.execute(
                "SELECT value, day, id FROM lists JOIN rows USING (seq) WHERE field = 'matters'"
                " AND value IN (SELECT value FROM json_each(?)) ORDER BY day, document, start, id",
                (json.dumps(matters, ensure_ascii=False),),
            )
            for matter, day, name in found:
                taken[matter].append((day, name))
        return {record["id"]: _after(record, taken) for record in asked}

    @staticmethod
    def _meta(base: sqlite3.Connection) -> dict[str, str]:
        return dict(base.execute("SELECT name, value FROM meta").fetchall())

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=_TIMEOUT_S, isolation_level=None)) as base:
                yield base
        except sqlite3.Error as error:
            raise StoreError(str(self._path), str(error), "a ledger that this user may read and write") from error


def _insert(base: sqlite3.Connection, rows: Sequence[LedgerRow]) -> None:
    from retrieval.scripts import squash
    from retrieval.stored.fields import ROW, row_fields

    (last,) = base.execute("SELECT COALESCE(MAX(seq), 0) FROM rows").fetchone()
    numbered = [(seq, row, row_fields(row, "")) for seq, row in enumerate(rows, start=last + 1)]
    base.executemany(
        f"INSERT INTO rows VALUES (?, ?, ?, ?, {', '.join('?' for _ in FIELDS)}, ?, ?)",
        (
            (
                seq,
                row.id,
                day_of(row.held, row.issued),
                row.start,
                *map(fields.get, FIELDS),
                squash("\n".join((row.title or "", *row.documents, *row.bodies, *row.addressees, row.quote))),
                ROW.dump_json(row).decode(),
            )
            for seq, row, fields in numbered
        ),
    )
    base.executemany(
        "INSERT OR IGNORE INTO lists VALUES (?, ?, ?)",
        ((name, value, seq) for seq, _, fields in numbered for name in LISTS for value in fields.get(name, ())),
    )


def day_of(held: str | None, issued: str | None) -> str:
    """Give the day that a row counts from: that of the meeting, else of issue, else "" which is before all others."""
    return held or issued or ""


def _after(record: Record, taken: Mapping[str, Sequence[tuple[str, str]]]) -> list[str]:
    day = day_of(record["held"], record["issued"])
    found = {name: when for matter in record["matters"] for when, name in taken[matter] if when > day > ""}
    return sorted(found, key=lambda name: found[name]) if len(record["matters"]) > 1 else list(found)


def _shown(entry: Entry) -> str:
    return json.dumps(asdict(Held(entry.number, entry.meeting, entry.held, entry.issued)))


def _row(record: Record) -> LedgerRow:
    lists = {name: tuple(record[name]) for name in _TUPLES}
    quantities = tuple(Quantity(one["value"], one["unit"], Span(**one["span"])) for one in record["quantities"])
    return LedgerRow(**(record | lists | {"quantities": quantities}))
