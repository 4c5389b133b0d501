"""The words of a question's topic, each with the Chinese words that may say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.pairs import HAN, bare, covered, holds
from retrieval.glossary import Glossary
from retrieval.ranking.crosslingual import Term

_PHRASE_LENGTHS = (3, 2)  # in words
_REMEMBERED = 256  # words of questions
LETTERED = re.compile(r"([a-f])-(?:categor(?:y|ies)|class|type|grade|level|tier)", re.IGNORECASE)  # D类, A级
_LETTER_LAST = re.compile(r"\b(categor(?:y|ies)|class|type|grade|level|tier) ([a-f])\b")  # as category D
_OWNER = re.compile("['’]s$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a topic, which counts by its `weight`; `ways` are the Chinese words that may say it too.

    A Chinese word is held in part where a text has some of its pairs of characters.
    """

    said: str
    ways: frozenset[str]
    weight: float

    @property
    def longer(self) -> frozenset[str]:
        """The ways without those of one character, which stand in many texts by chance."""
        return without_single(self.ways)

    def held(self, text: str) -> float:
        """Give the share (0..1) of the word that a text holds."""
        if self.ways and holds(self.ways, text):
            return 1.0
        return covered(self.said, text) if HAN.search(self.said) else 0.0


@lru_cache(maxsize=_REMEMBERED)
def without_single(words: frozenset[str]) -> frozenset[str]:
    """Leave out words of one character."""
    return frozenset(word for word in words if len(word) > 1)


def chinese_words(topic: str, glossary: Glossary) -> tuple[Word, ...]:
    """Give the words of a Chinese topic, which count by their characters; everyday words are words of their own."""
    return tuple(
        Word(part, frozenset((*ways, *glossary.with_country(part))), len(part))
        for run in bare(topic).split()
        for piece, ways in glossary.pieces(run)
        for part in ([piece] if ways else glossary.by_country(piece))
    )


def translated_words(topic: str, glossary: Glossary, terms: Sequence[Term]) -> tuple[Word, ...]:
    """Give the words of any other topic, with the Chinese words that may say them, alone or in a phrase."""
    written = _LETTER_LAST.sub(r"\2-\1", topic).split()
    words = [word.lower() for word in written]
    translated = {term.said.lower(): frozenset(word for word, _ in term.candidates) for term in terms}
    ways = [_ways(word, glossary) | translated.get(_OWNER.sub("", word.lower()), frozenset()) for word in written]
    ways = [frozenset({word}) if HAN.fullmatch(word) else found for word, found in zip(words, ways, strict=True)]
    for length in _PHRASE_LENGTHS:
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            whole = _of_phrase(phrase, glossary) | translated.get(phrase, frozenset())
            for place in range(at, at + length):
                ways[place] = ways[place] | whole
    return tuple(Word(word, found, 1.0) for word, found in zip(words, ways, strict=True))


def _of_phrase(phrase: str, glossary: Glossary) -> frozenset[str]:
    """Give what says a phrase that is a term of its own, flood control; nothing where a part of it says the same."""
    words = phrase.split()
    parts = (*words, " ".join(words[1:]), " ".join(words[:-1]))
    whole = frozenset(glossary.chinese(phrase))
    return whole if whole - {way for part in parts for way in glossary.chinese(part)} else frozenset()


def _ways(word: str, glossary: Glossary) -> frozenset[str]:
    if of_letter := LETTERED.fullmatch(word):
        return frozenset(f"{of_letter[1].lower()}{rank}" for rank in "类级档")
    known = glossary.chinese(word)  # 对德 of German: then as minutes name the country otherwise
    abroad = [way for ways in glossary.abroad(word).values() for way in ways] if known and word[:1].isupper() else []
    abroad = [way for way in abroad if not way.startswith("中")]  # 中德 is in the names of zones
    return frozenset((*known, *glossary.loosely(word), *abroad))
