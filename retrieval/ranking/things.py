"""The things that a question names by words known to the glossary, and in how many passages each is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.glossary import Glossary
from retrieval.lexical import KeywordIndex
from retrieval.query import Query

_MOST_CHARS = 600  # of a question; more is no question


@dataclass(frozen=True, slots=True)
class Thing:
    """What a question names, the Chinese words that say it, and how many passages hold the commonest of them."""

    said: str
    ways: tuple[str, ...]
    passages: int


def things(query: Query, glossary: Glossary, keywords: KeywordIndex) -> Iterator[Thing]:
    """Yield the things that a question names."""
    for said, ways in glossary.things(query.text[:_MOST_CHARS], query.language == "zh"):
        yield Thing(said, ways, max(len(keywords.word(way.lower())[0]) for way in ways))
