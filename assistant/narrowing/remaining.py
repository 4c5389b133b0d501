"""What is left of a list when that is taken away which a question leaves out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from assistant.asked.left_out import left_out
from assistant.asked.subjects import KIND_WORDS
from assistant.asked.topic_words import Word, translated_words
from assistant.desk import Desk
from assistant.text.pairs import HAN
from retrieval.asked.number_words import CARDINALS
from retrieval.glossary import Glossary
from retrieval.records import LedgerRow

_IDLE = frozenset({"the", "that", "those", "ones", "of", "on", "file", "files", "paper", "papers"})
_IDLE |= {"document", "documents", "item", "items", *KIND_WORDS, *CARDINALS}
_REMEMBERED = 8  # questions: the same words are held against every title


def is_left_out(desk: Desk, title: str) -> bool:
    """Whether a title holds the words by which a question leaves out a matter."""
    rest = left_out(desk.asked.query.text)
    if desk.zh or HAN.search(rest.said):
        return rest.holds(title)
    words = _words_left_out(rest.said, desk.glossary)
    return bool(words) and all(word.held(title) for word in words)


@lru_cache(maxsize=_REMEMBERED)
def _words_left_out(said: str, glossary: Glossary) -> tuple[Word, ...]:
    """Give the telling words of a matter in English, without kinds of document and numbers."""
    telling = " ".join(word for word in said.split() if word not in _IDLE)
    return tuple(word for word in translated_words(telling, glossary, ()) if word.ways)


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
