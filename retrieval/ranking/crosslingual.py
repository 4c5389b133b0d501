"""A keyword signal across languages: the words of a question that is not Chinese, found as Chinese words.

Each term of the question has candidates: Chinese words with a weight. A passage gets for a term the best candidate's
BM25 score times its weight, and the sum over the terms. Terms come from the names of bodies, from the glossary of the
field, and, for English, from CC-CEDICT turned round (see dictionary.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.asked.words import query_words
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.lexical import KeywordIndex, is_chinese, tokens
from retrieval.query import Query
from retrieval.ranking.dictionary import (
    LONGEST_PHRASE,
    STOP_WORDS,
    Dictionary,
    Weighted,
    english_words,
    open_dictionary,
)
from retrieval.stems import stem
from retrieval.wording import american, masked

_MOST_CANDIDATES = 50
_SINGLE_CHARACTER = 0.5  # 税 stands in many words besides the one that is meant
_TRANSLATED = ("en", "und")
_MOST_CHARS = 600  # of a question; more is no question, and each term takes time
_BODY = 1.5  # of a body's name: said in full, and never another word's meaning
_FRAME = 0.3  # of words by which anything is asked
_DAMPED = np.float32(0.7)
_NEAREST = 0.5  # weights of short and long glosses are brought nearer to one another


@dataclass(frozen=True, slots=True)
class Term:
    """Something that the question says, its own `weight`, and Chinese words that may say it: (word, weight 0..1)."""

    said: str
    candidates: Weighted
    weight: float = 1.0


class CrossLingual:
    """Turns questions into terms, and terms into scores; the dictionary is opened when it is first needed."""

    def __init__(self, bodies: Bodies, glossary: Glossary, dictionary: Callable[[], Dictionary]) -> None:
        self._bodies = bodies
        self.glossary = glossary
        self._open = dictionary

    @cached_property
    def _dictionary(self) -> Dictionary:
        return self._open()

    def terms(self, query: Query, wording: str) -> tuple[Term, ...]:
        """Give the terms of a question, worded so, in any language; a Chinese one has its bodies' names alone."""
        names = [Term(body, tuple((name, 1.0) for name in self._bodies.aliases(body)), _BODY) for body in query.bodies]
        if query.language == "zh":
            return tuple(names)
        wording = wording[:_MOST_CHARS]
        field = [Term(word, ((word, 1.0),)) for word in self.glossary.chinese(wording)]
        printed = [Term(token, ((token, 1.0),)) for token in tokens(wording) if is_chinese(token)]
        translate = self._translated if query.language in _TRANSLATED else _as_they_stand
        return (*names, *field, *printed, *translate(self._without_bodies(wording)))

    def _without_bodies(self, wording: str) -> str:
        """Leave out names that are terms already: a housing bureau's question is not about houses."""
        return masked(wording, [one.span for one in self._bodies.find_english(wording)])

    def _translated(self, wording: str) -> Iterable[Term]:
        words = [word for word in english_words(wording) if word not in STOP_WORDS and word not in _asked()]
        stems = [stem(american(word)) for word in words]  # the dictionary is American
        for at, each in enumerate(stems):
            if place := self._bodies.place(words[at]):
                yield Term(words[at], ((place, 1.0),), _BODY)
                continue
            own = _FRAME if words[at] in query_words().english_frame else 1.0
            yield Term(words[at], (*self._weighted(each), (words[at], 1.0)), own)
            for length in range(LONGEST_PHRASE, 1, -1):
                found = self._weighted(" ".join(stems[at : at + length])) if at + length <= len(stems) else ()
                if found:
                    yield Term(" ".join(words[at : at + length]), found)
                    break

    def _weighted(self, stems: str) -> Weighted:
        return tuple(
            (word, weight**_NEAREST * (_SINGLE_CHARACTER if len(word) == 1 else 1.0))
            for word, weight in self._dictionary.words(stems)
        )


def _as_they_stand(wording: str) -> Iterable[Term]:
    return (Term(word, ((word, 1.0),)) for word in english_words(wording) if word not in STOP_WORDS)


def _asked() -> frozenset[str]:
    return query_words().english_question


def term_scores(terms: Sequence[Term], keywords: KeywordIndex) -> NDArray[np.float32]:
    """Score every text for the terms: (count,) float32, 0 where no candidate occurs.

    A term's score counts by its power of 0.7: a rare Chinese word is often a wrong translation, and may not outweigh
    several terms that fit.
    """
    total = np.zeros(keywords.count, dtype=np.float32)
    for term in terms:
        total += np.float32(term.weight) * term_score(term, keywords)
    return total


def term_score(term: Term, keywords: KeywordIndex) -> NDArray[np.float32]:
    """Score every text for one term by its best candidate, damped: (count,) float32."""
    best = np.zeros(keywords.count, dtype=np.float32)
    held = (pair for pair in term.candidates if keywords.may_hold(pair[0]))
    for word, weight in islice(held, _MOST_CANDIDATES):
        rows, scores = keywords.word(word)
        best[rows] = np.maximum(best[rows], (np.float32(weight) * scores) ** _DAMPED)
    return best


def open_crosslingual(bodies: Bodies, glossary: Glossary, cache: Path | None = None) -> CrossLingual:
    """Give the signal with CC-CEDICT from the cache folder; what `open_dictionary` raises comes when first used."""
    return CrossLingual(bodies, glossary, lambda: open_dictionary(cache))
