"""The journal's file: its tables, and how it is opened by several threads and processes at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from retrieval.errors import MinutesError

_BUSY_TIMEOUT_S = 5.0
_APPLICATION = 0x4D494E55  # "MINU": tells our files from other programs' databases
_VERSION = 1
_SCHEMA = (
    """CREATE TABLE answer (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, asked_at TEXT NOT NULL, who TEXT,
        after TEXT REFERENCES answer (id) ON DELETE SET NULL,
        question TEXT NOT NULL, shown TEXT NOT NULL, digests TEXT NOT NULL, thumb INTEGER CHECK (thumb IN (-1, 1)))""",
    """CREATE TABLE claim (
        answer TEXT NOT NULL REFERENCES answer (id) ON DELETE CASCADE, position INTEGER NOT NULL,
        text TEXT NOT NULL, markers TEXT NOT NULL, PRIMARY KEY (answer, position)) WITHOUT ROWID""",
    """CREATE TABLE review (
        id INTEGER PRIMARY KEY, answer TEXT NOT NULL, position INTEGER NOT NULL,
        verdict TEXT CHECK (verdict IN ('accepted', 'rejected')), comment TEXT NOT NULL, reviewer TEXT NOT NULL,
        reviewed_at TEXT NOT NULL,
        FOREIGN KEY (answer, position) REFERENCES claim (answer, position) ON DELETE CASCADE)""",
    "CREATE INDEX answer_after ON answer (after)",
    "CREATE INDEX review_claim ON review (answer, position)",
    """CREATE VIEW judged AS
        SELECT claim.answer, claim.position, claim.text, claim.markers,
               review.verdict, review.comment, review.reviewer, review.reviewed_at
        FROM claim LEFT JOIN review ON review.id = (SELECT max(id) FROM review AS newer
            WHERE newer.answer = claim.answer AND newer.position = claim.position)""",
)


class JournalError(MinutesError):
    """The journal cannot be read or written; answers go on without it."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the journal, made where there is none; raises JournalError, also for errors inside the block."""
    try:
        _make(path)
        with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as journal:
            journal.row_factory = sqlite3.Row
            journal.execute("PRAGMA foreign_keys = ON")
            _bring_up(journal, path)
            with suppress(
                sqlite3.OperationalError
            ):  # refused at once while another opens a new file; then a later one does
                journal.execute("PRAGMA journal_mode = WAL")
            yield journal
    except (sqlite3.Error, OSError) as error:
        wanted = "a journal that can be read and written (MINUTES_JOURNAL)"
        raise JournalError(str(path), str(error), wanted) from error


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the journal for one change, which is kept whole or not at all; raises JournalError."""
    with reading(path) as journal:
        journal.execute("BEGIN IMMEDIATE")  # a reader that turns writer would be refused at once
        yield journal
        journal.execute("COMMIT")


def _make(path: Path) -> None:
    """Make the file where there is none, for this user's eyes alone: it tells who asked what."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _bring_up(journal: sqlite3.Connection, path: Path) -> None:
    """Lay out a new file; raises JournalError where another program or a newer version made it."""
    if _made(journal) == (_APPLICATION, _VERSION):
        return
    journal.execute("BEGIN IMMEDIATE")
    if _made(journal) == (0, 0) and not journal.execute("SELECT 1 FROM sqlite_master").fetchone():
        for statement in (*_SCHEMA, f"PRAGMA application_id = {_APPLICATION}", f"PRAGMA user_version = {_VERSION}"):
            journal.execute(statement)
    made = _made(journal)
    journal.execute("COMMIT")
    if made != (_APPLICATION, _VERSION):
        raise JournalError(str(path), f"a database of another make {made}", f"a journal of version {_VERSION}")


def _made(journal: sqlite3.Connection) -> tuple[int, int]:
    application, version = (
        journal.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    return application, version
