"""What is left of a list when that is taken away which a question leaves out."""

from __future__ import annotations

from dataclasses import replace

from assistant.desk import Desk
from assistant.left_out import NUMBERS, left_out
from assistant.subjects import KIND_WORDS
from assistant.topic_words import translated_words
from retrieval.records import LedgerRow

_IDLE = frozenset({"the", "that", "those", "one", "ones", "of", "on", "file", "files", "paper", "papers"})
_IDLE |= {"document", "documents", "item", "items"}


def is_left_out(desk: Desk, title: str) -> bool:
    """Whether a title holds the words by which a question leaves out a matter."""
    rest = left_out(desk.asked.query.text)
    if desk.zh:
        return rest.holds(title)
    said = " ".join(word for word in rest.said.split() if word not in KIND_WORDS | NUMBERS.keys() | _IDLE)
    words = [word for word in translated_words(said, desk.glossary, ()) if word.ways]
    return bool(words) and all(word.held(title) for word in words)


def remaining(desk: Desk, row: LedgerRow) -> LedgerRow | None:
    """Give a row without those of its documents that a question leaves out; None where nothing is left.

    A matter is left out by who has it, else by its title; where as many documents are left out as a row has, all go.
    """
    rest = left_out(desk.asked.query.text)
    if not rest.said:
        return row
    if bodies := rest.bodies(desk.bodies):
        return None if bodies & {*row.bodies} else row
    kept = tuple(title for title in row.documents if not is_left_out(desk, title))
    if len(kept) == len(row.documents):
        return row if row.documents or not is_left_out(desk, row.title or "") else None
    return replace(row, documents=kept) if kept and rest.count != len(row.documents) else None
