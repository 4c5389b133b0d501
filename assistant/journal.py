"""The journal: what was asked, answered and shown, what readers thought of it, what reviewers decided. SQLite.

Several threads and processes may use one file: each call opens it for itself, and SQLite's write-ahead log lets
readers go on while one writes. What a reviewer wrote is never changed, only followed by a newer word.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from assistant.answer import Answer
from assistant.checking.claims import Claim
from assistant.checking.records import Entry, Judged, Listed, Review, now
from assistant.journal_file import JournalError, reading, writing
from retrieval.errors import UsageError

State = Literal["all", "unreviewed", "rejected", "thumbs_down"]
STATES: tuple[State, ...] = ("all", "unreviewed", "rejected", "thumbs_down")
MAX_COMMENT_CHARS = 2_000
MAX_NAME_CHARS = 80
UNTOUCHED_KEPT = 20_000  # answers that nobody judged; those with a thumb or a review are never let go
_IN_STATE: Mapping[State, str] = {
    "all": "1",
    "unreviewed": "EXISTS (SELECT 1 FROM judged WHERE judged.answer = answer.id AND verdict IS NULL)",
    "rejected": "EXISTS (SELECT 1 FROM judged WHERE judged.answer = answer.id AND verdict = 'rejected')",
    "thumbs_down": "thumb = -1",
}
_HAS_TEXT = """(question LIKE :text ESCAPE '!'
    OR EXISTS (SELECT 1 FROM claim WHERE claim.answer = answer.id AND claim.text LIKE :text ESCAPE '!'))"""
_LISTED = """SELECT id, asked_at, who, question, thumb, json_extract(shown, '$.status') AS status,
    (SELECT count(*) FROM claim WHERE claim.answer = answer.id) AS claims,
    (SELECT count(*) FROM judged WHERE judged.answer = answer.id AND verdict = 'accepted') AS accepted,
    (SELECT count(*) FROM judged WHERE judged.answer = answer.id AND verdict = 'rejected') AS rejected
    FROM answer WHERE {condition} ORDER BY number DESC LIMIT :limit"""
_UNTOUCHED = """thumb IS NULL AND NOT EXISTS (SELECT 1 FROM review WHERE review.answer = answer.id)"""
_log = logging.getLogger(__name__)


class Journal:
    """One file. `untouched_kept` bounds the answers that nobody judged; the oldest of them go first."""

    def __init__(self, path: Path, untouched_kept: int = UNTOUCHED_KEPT) -> None:
        self._path = path
        self._untouched_kept = untouched_kept
        self._complained = False

    def keep(self, entry: Entry) -> bool:
        """Write an answer down. Never raises: gives False where it cannot, which the log says once."""
        try:
            with writing(self._path) as journal:
                number = _insert(journal, entry)
                _let_go(journal, number - self._untouched_kept)
        except JournalError as error:
            if not self._complained:
                _log.warning("answers are not kept: %s", error)
            self._complained = True
            return False
        self._complained = False
        return True

    def thumb(self, answer: str, thumb: int | None) -> None:
        """Keep a reader's thumb: 1 up, -1 down, None taken back; raises JournalError."""
        with writing(self._path) as journal:
            journal.execute("UPDATE answer SET thumb = ? WHERE id = ?", (thumb, answer))

    def judge(self, answer: str, position: int, review: Review) -> Judged:
        """Keep a reviewer's word on a claim and give the claim as it now stands.

        Raises UsageError for a review without a name or with too long a comment, JournalError.
        """
        sound = _sound(review)
        with writing(self._path) as journal:
            before = _review(self._claim(journal, answer, position))
            if before is None or replace(before, reviewed_at=None) != sound:
                values = (answer, position, sound.verdict, sound.comment, sound.reviewer, now().isoformat())
                journal.execute("INSERT INTO review VALUES (NULL, ?, ?, ?, ?, ?, ?)", values)
        return next(judged for judged in self.entry(answer).judged if judged.claim.position == position)

    def listed(self, state: State = "all", text: str = "", limit: int = 50) -> tuple[Listed, ...]:
        """List answers, newest first: those in a state whose question or claims contain a text; raises JournalError."""
        condition = f"{_IN_STATE[state]} AND {_HAS_TEXT}" if text.strip() else _IN_STATE[state]
        values = {"text": f"%{_literal(text.strip())}%", "limit": limit}
        with reading(self._path) as journal:
            rows = journal.execute(_LISTED.format(condition=condition), values).fetchall()
        return tuple(Listed(**{**row, "asked_at": datetime.fromisoformat(row["asked_at"])}) for row in map(dict, rows))

    def entry(self, answer: str) -> Entry:
        """Give one answer with the latest word on each claim; raises JournalError."""
        with reading(self._path) as journal:
            row = journal.execute("SELECT * FROM answer WHERE id = ?", (answer,)).fetchone()
            judged = journal.execute("SELECT * FROM judged WHERE answer = ? ORDER BY position", (answer,)).fetchall()
        if row is None:
            raise JournalError(str(self._path), f"no answer {answer}", "one that is in the list")
        try:
            return _entry(row, judged)
        except (ValueError, KeyError, TypeError) as error:
            raise JournalError(
                str(self._path), f"answer {answer} damaged: {error!r}", "an answer as it was kept"
            ) from error

    def rejected(self) -> tuple[Entry, ...]:
        """Give all answers of which a claim stands rejected, oldest first; raises JournalError."""
        with reading(self._path) as journal:
            found = journal.execute(f"SELECT id FROM answer WHERE {_IN_STATE['rejected']} ORDER BY number").fetchall()
        return tuple(self.entry(row["id"]) for row in found)

    def before(self, entry: Entry) -> tuple[Entry, ...]:
        """Give the turns of the conversation before an answer, oldest first; raises JournalError."""
        turns: list[Entry] = []
        while entry.after is not None:
            entry = self.entry(entry.after)
            turns.insert(0, entry)
        return tuple(turns)

    def _claim(self, journal: sqlite3.Connection, answer: str, position: int) -> sqlite3.Row:
        wanted = "SELECT * FROM judged WHERE answer = ? AND position = ?"
        found: sqlite3.Row | None = journal.execute(wanted, (answer, position)).fetchone()
        if found is None:
            raise JournalError(str(self._path), f"no claim {position} of answer {answer}", "one that is in the list")
        return found


def _insert(journal: sqlite3.Connection, entry: Entry) -> int:
    shown, digests = (json.dumps(value, ensure_ascii=False) for value in (entry.answer.to_dict(), dict(entry.digests)))
    before = journal.execute("SELECT id FROM answer WHERE id = ?", (entry.after,)).fetchone()
    after = before["id"] if before else None
    values = (entry.id, entry.asked_at.isoformat(), entry.who, after, entry.answer.question, shown, digests)
    inserted = journal.execute("INSERT INTO answer VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, NULL) RETURNING number", values)
    number: int = inserted.fetchone()["number"]
    claims = [(entry.id, one.position, one.text, _markers(one)) for one in (judged.claim for judged in entry.judged)]
    journal.executemany("INSERT INTO claim VALUES (?, ?, ?, ?)", claims)
    return number


def _markers(claim: Claim) -> str:
    return json.dumps([citation.marker for citation in claim.citations])


def _let_go(journal: sqlite3.Connection, number: int) -> None:
    journal.execute(f"DELETE FROM answer WHERE number <= ? AND {_UNTOUCHED}", (number,))


def _sound(review: Review) -> Review:
    """Trim a review; raises UsageError where it has no name, or a name or comment that is too long."""
    name, comment = review.reviewer.strip(), review.comment.strip()
    if not 0 < len(name) <= MAX_NAME_CHARS:
        raise UsageError("reviewer", f"{len(name)} characters", f"a name of 1 to {MAX_NAME_CHARS}")
    if len(comment) > MAX_COMMENT_CHARS:
        raise UsageError("comment", f"{len(comment)} characters", f"at most {MAX_COMMENT_CHARS}")
    return replace(review, reviewer=name, comment=comment, reviewed_at=None)


def _literal(text: str) -> str:
    """Take the meaning of LIKE's signs away."""
    return "".join(f"!{char}" if char in "!%_" else char for char in text)


def _entry(row: sqlite3.Row, judged: Sequence[sqlite3.Row]) -> Entry:
    answer = Answer.from_dict(json.loads(row["shown"]))
    cited = {citation.marker: citation for citation in answer.citations}

    def claim(one: sqlite3.Row) -> Claim:
        named = json.loads(one["markers"])
        return Claim(one["position"], one["text"], tuple(cited[marker] for marker in named if marker in cited))

    return Entry(
        id=row["id"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        who=row["who"],
        answer=answer,
        judged=tuple(Judged(claim(one), _review(one)) for one in judged),
        digests=json.loads(row["digests"]),
        thumb=row["thumb"],
        after=row["after"],
    )


def _review(row: sqlite3.Row) -> Review | None:
    if row["reviewer"] is None:
        return None
    return Review(row["verdict"], row["comment"], row["reviewer"], datetime.fromisoformat(row["reviewed_at"]))
