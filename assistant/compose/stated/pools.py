"""The sentences that may tell a detail, each with how much it and its item's title hold of what is asked.

What is asked are pairs of characters in Chinese, in English words with the Chinese that a glossary and a dictionary
have for them. The fewer sentences hold one, the more it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asked.subjects import KIND_WORDS
from assistant.asked.topic_words import translated_words
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.stated.editions import held_in, years_named
from assistant.desk import Desk, Target
from assistant.draft import Source
from assistant.matching.asked_name import name_asked
from assistant.matching.body_words import body_words
from assistant.matching.details import STOP
from assistant.matching.targets import targets
from assistant.text.lines import Lines
from assistant.text.pairs import HAN
from assistant.text.rarity import rarity
from retrieval.scripts import squash

_MOST_MINUTES, _LIKELY = 60, 5  # searched whole; else so many items beside those of what was found
_READ = 20  # sentences
_HERE = 0.5  # weight of what the sentence alone holds
_LOOSE, _UNHEARD = 0.5, 0.5  # of the weight of a word: of a dictionary's; of the greatest: of one that no sentence has
_REMEMBERED = 16384  # sentences
_CLAUSE = re.compile("[，；。：]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a pair of characters of what is asked, and what of the minutes says it."""

    said: str
    ways: tuple[str, ...]
    weight: float

    def held(self, text: str) -> bool:
        """Whether a squashed text in small letters holds it."""
        return any(way in text for way in self.ways)


@dataclass(frozen=True, eq=False)
class Candidate:
    """A sentence and which terms it holds, which its item's title."""

    target: Target
    source: Source
    own: tuple[bool, ...]
    titled: tuple[bool, ...]


@dataclass(frozen=True, eq=False)
class Pool:
    """The sentences that hold most, with the terms, and how much each of them tells."""

    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    heard: tuple[bool, ...]
    best: tuple[Candidate, ...]

    @cached_property
    def whole(self) -> float:
        """The weight of all terms."""
        return sum(self.weights) or 1.0

    @cached_property
    def of_heard(self) -> float:
        """The weight of the terms that any sentence holds."""
        return sum(w for w, heard in zip(self.weights, self.heard, strict=True) if heard) or 1.0

    def share(self, held: Sequence[bool]) -> float:
        """Give the share (0..1) of what any sentence holds."""
        return sum(w for w, one in zip(self.weights, held, strict=True) if one) / self.of_heard

    def beyond(self, candidate: Candidate, held: Sequence[bool]) -> float:
        """Give the share (0..1) of what any sentence holds and the title does not, that these hold."""
        every = zip(self.weights, self.heard, candidate.titled, held, strict=True)
        left = [(weight, one) for weight, heard, titled, one in every if heard and not titled]
        whole = sum(weight for weight, _ in left)
        return sum(weight for weight, one in left if one) / whole if whole else 0.0

    def held(self, text: str) -> tuple[bool, ...]:
        """Tell which terms a squashed text holds."""
        return tuple(term.held(text) for term in self.terms)

    def lacking(self, held: Sequence[bool]) -> Iterator[tuple[str, float]]:
        """Yield the terms that are not held, each with its share of the whole."""
        every = zip(self.terms, self.weights, held, strict=True)
        return ((term.said, weight / self.whole) for term, weight, one in every if not one)


def pool(desk: Desk) -> Pool | None:
    """Gather the sentences that may tell what is asked; None where nothing is named, or no item is likely."""
    every = [(target, one) for target in _items(desk) for one in sentences_of_item(target)]
    terms = tuple(_of_chinese(desk) if desk.zh else _of_english(desk)) if every else ()
    if not terms:
        return None
    own, titled = (_held(terms, [_plain(text) for text in texts]) for texts in _texts(every))
    counts = (own | titled).sum(axis=0)
    unheard = _UNHEARD * rarity(1, len(every))
    told = [rarity(int(count), len(every)) or unheard for count in counts]
    weights = tuple(term.weight * rare for term, rare in zip(terms, told, strict=True))
    heard = np.array(weights) * (counts > 0)
    worth = (own | titled) @ heard + _HERE * (own @ heard)
    best = np.argsort(-worth, kind="stable")[:_READ]
    found = (Candidate(*every[at], tuple(map(bool, own[at])), tuple(map(bool, titled[at]))) for at in map(int, best))
    return Pool(terms, weights, tuple(map(bool, counts)), tuple(found))


def both(candidate: Candidate) -> tuple[bool, ...]:
    """Tell which terms a sentence or the title of its item holds."""
    return tuple(one or other for one, other in zip(candidate.own, candidate.titled, strict=True))


@lru_cache(maxsize=_REMEMBERED)
def _plain(text: str) -> str:
    return squash(text).lower()


def _texts(every: Sequence[tuple[Target, Source]]) -> tuple[list[str], list[str]]:
    return [one.quote for _, one in every], [target.item.title for target, _ in every]


def _held(terms: Sequence[Term], texts: Sequence[str]) -> NDArray[np.bool_]:
    """Tell of each text which terms it holds, (texts, terms)."""
    lines = Lines(texts)
    return np.column_stack([lines.holding(term.ways) for term in terms])


def _items(desk: Desk) -> Sequence[Target]:
    """Give the items spoken of or numbered, or of the time named; where that is long, those likely or found."""
    if desk.asked.within:
        return desk.items_at(desk.asked.within)
    if desk.asked.query.items:
        return desk.numbered
    years = years_named(desk)
    documents = desk.scope if len(years) != 1 or len(desk.scope) <= _MOST_MINUTES else held_in(desk, years[0])
    if len(documents) <= _MOST_MINUTES:
        return [Target(each, item) for each in map(desk.library.minutes, documents) for item in each.items]
    found = [(hit.passage.document, hit.passage.item) for hit in desk.found.hits if hit.passage.item]
    likely = {target.place: target for target in (*targets(desk, _LIKELY), *desk.items_at(dict.fromkeys(found)))}
    return list(likely.values())


def _of_chinese(desk: Desk) -> Iterator[Term]:
    """Yield the pairs of characters of what a question asks about."""
    runs = HAN.findall(name_asked(desk, ()))
    found = (run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1)))
    return (Term(pair, (pair,), 1.0) for pair in dict.fromkeys(found))


def _of_english(desk: Desk) -> Iterator[Term]:
    """Yield the words of a question but kinds of document, and the bodies that it names."""
    text = desk.asked.query.text
    bodies = {text[one.start : one.end] for one in desk.bodies.mentions(text)}
    for body in bodies:
        text = text.replace(body, " ")
    said = [word for word in re.findall(r"[a-z][a-z'’-]+|[㐀-鿿]+", text.lower()) if word not in STOP]
    known = {word.said: word.longer for word in desk.words}
    words = translated_words(" ".join(said), desk.glossary, desk.found.terms) if said else ()
    for word in {one.said: one for one in words if one.said not in KIND_WORDS}.values():
        sure = any(len(way) > 1 for way in desk.glossary.chinese(word.said))
        ways = {way.lower() for way in word.longer | known.get(word.said, frozenset())}
        yield Term(word.said, tuple(ways), 1.0 if sure else _LOOSE)
    yield from (Term(one.said, tuple(one.ways), 1.0) for one in body_words(desk))
