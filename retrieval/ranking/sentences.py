"""How much of a question one sentence says: the words of an answer stand together, not all over a paragraph.

After the exact pass has fused its signals, the best passages are read: of each, the sentence that holds the most of
the question counts, by idf. Where a number is asked for, so does the clause that gives one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from retrieval.asked.words import query_words
from retrieval.chunks import matched_text
from retrieval.lexical import KeywordIndex, tokens
from retrieval.query import Query
from retrieval.ranking.crosslingual import Term
from retrieval.ranking.dictionary import Weighted
from retrieval.records import Passage
from retrieval.scripts import fold

_SENTENCE = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[。！？!?；;，\n]|,(?!\d)")
_NUMBER = r"[\d一二三四五六七八九十百千万亿两半]\s*"
_MOST_CANDIDATES = 20
_MOST_CHARS = 600  # of a question
_KEPT = 4096  # passages, cut into sentences


def wanted(query: Query, terms: Sequence[Term], keywords: KeywordIndex) -> tuple[Weighted, ...]:
    """Give for each thing that a question says the words that may say it, with what one is worth: (word, idf).

    The words of each are in order of their worth, the greatest first.
    """
    said: list[Weighted] = [tuple((word, one.weight * worth) for word, worth in one.candidates) for one in terms]
    if query.language == "zh":
        said = [((pair, 1.0),) for pair in dict.fromkeys(tokens(query.wording[:_MOST_CHARS]))]
    found = (islice(_held(words, keywords), _MOST_CANDIDATES) for words in said)
    ordered = (tuple(sorted(words, key=lambda pair: -pair[1])) for words in found)
    return tuple(words for words in ordered if words)


def _held(words: Weighted, keywords: KeywordIndex) -> Iterator[tuple[str, float]]:
    for word, weight in words:
        if keywords.may_hold(word):
            yield word, weight * keywords.rarity(word)


def best_sentence(said: Sequence[Weighted], passage: Passage) -> float:
    """Give the worth of what the best sentence of a passage, or its title, says of the question."""
    pieces = _sentences(passage)
    return _best(_said_in("\n".join(pieces), said), pieces)


def best_amount(said: Sequence[Weighted], passage: Passage, query: Query) -> float:
    """Give the same for the clauses that give a number, of the asked unit where there is one; 0 where none does.

    Only Chinese asks with units (多少套): in other languages the number of anything that is counted will do.
    """
    given = _number_of(query.unit) if query.language == "zh" else query_words().amount_in_text
    return _best(said, (_squeezed(clause) for clause in _CLAUSE.split(fold(passage.text)) if given.search(clause)))


@lru_cache(maxsize=_KEPT)
def _sentences(passage: Passage) -> tuple[str, ...]:
    return tuple(map(_squeezed, _SENTENCE.split(matched_text(passage))))


def _squeezed(piece: str) -> str:
    return "".join(piece.split())


def _said_in(text: str, said: Sequence[Weighted]) -> list[Weighted]:
    """Keep the words that stand in a text: no other need be looked for in its sentences."""
    held = (tuple(one for one in words if one[0] in text) for words in said)
    return [words for words in held if words]


def _best(said: Sequence[Weighted], pieces: Iterable[str]) -> float:
    return max((_worth(said, piece) for piece in pieces), default=0.0)


def _worth(said: Sequence[Weighted], piece: str) -> float:
    return sum(next((worth for word, worth in words if word in piece), 0.0) for words in said)


@lru_cache(maxsize=64)
def _number_of(unit: str) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}[余多]?\s*[万亿千百]*\s*[余多]?{re.escape(unit)}")
