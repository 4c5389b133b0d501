"""The keyword index: BM25 over character pairs of Chinese and words of other scripts, stored and memory-mapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from bm25s.tokenization import Tokenized
from numpy.typing import NDArray

from retrieval.scripts import fold

# Lucene's; on the two minutes and the made-up archive they find the right paragraph more often than 0.9 and 0.4.
_K1, _B = 1.2, 0.75
_WORD = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+")
_NOTHING = (np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
Postings = tuple[NDArray[np.int32], NDArray[np.float32]]


def tokens(text: str) -> list[str]:
    """Cut a text into keywords: single Chinese characters and their pairs, whole words of other scripts."""
    found: list[str] = []
    for word in _words(text):
        if is_chinese(word):
            found += word if len(word) == 1 else [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            found.append(word)
    return found


def pairs(word: str) -> tuple[str, ...]:
    """Give the tokens of a single word that is folded already, each once; as `tokens`, but without folding it again."""
    if not is_chinese(word) or len(word) < 2:
        return (word,)
    return tuple(dict.fromkeys(word[at : at + 2] for at in range(len(word) - 1)))


def is_chinese(word: str) -> bool:
    """Whether a word begins with a Chinese character."""
    return "㐀" <= word[:1] <= "鿿"


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?<=\d)\s+(?=[\d年月日])", "", fold(text)))


def _indexed_tokens(text: str) -> list[str]:
    """Give the tokens and every single character: a dictionary's 税 or 河 is looked up too, in no question's pairs."""
    found = tokens(text)
    return found + [char for word in _words(text) if len(word) > 1 and is_chinese(word) for char in word]


class KeywordIndex:
    """BM25 (Robertson and Zaragoza 2009, in Lucene's form) over texts in the order in which they were given."""

    def __init__(self, model: bm25s.BM25, count: int) -> None:
        self._model = model
        self._vocabulary: dict[str, int] = model.vocab_dict
        # As plain arrays over the same memory: slices of a memory map cost more than the sums made of them.
        self._starts, self._rows, self._values = (
            np.asarray(model.scores[name]) for name in ("indptr", "indices", "data")
        )
        self.count = count

    @classmethod
    def build(cls, texts: Iterable[str]) -> KeywordIndex:
        """Index texts; the n-th score of `scores` belongs to the n-th text."""
        vocabulary: dict[str, int] = {}
        # As numbers at once: twenty million strings would take a gigabyte.
        ids = [
            [vocabulary.setdefault(token, len(vocabulary)) for token in _indexed_tokens(text) or [""]] for text in texts
        ]
        model = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        model.index(Tokenized(ids=ids, vocab=vocabulary), show_progress=False)
        return cls(model, len(ids))

    @classmethod
    def load(cls, folder: Path, count: int) -> KeywordIndex:
        """Open a stored index without reading it whole."""
        return cls(bm25s.BM25.load(str(folder), mmap=True), count)

    def save(self, folder: Path) -> None:
        """Store the index in a folder of its own."""
        self._model.save(str(folder), show_progress=False)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Score every text for the keywords: (count,) float32, 0 where none occurs."""
        known = [term for term in terms if term in self._vocabulary]
        if not known:
            return np.zeros(self.count, dtype=np.float32)
        found: NDArray[np.float32] = self._model.get_scores(known)
        return found

    def knows(self, term: str) -> bool:
        """Whether any text holds the keyword."""
        return term in self._vocabulary

    def may_hold(self, word: str) -> bool:
        """Whether all pairs of a word of any length are known; then some text may hold it."""
        if len(word) <= 2 or not is_chinese(word):
            return word in self._vocabulary
        return all(word[at : at + 2] in self._vocabulary for at in range(len(word) - 1))

    def idf(self, count: float) -> float:
        """Give the weight of what `count` texts hold: 0 nearly for all of them, about 10 for one in 45,000."""
        return float(np.log1p((self.count - count + 0.5) / (count + 0.5)))

    def rarity(self, word: str) -> float:
        """Give the idf of a word by its rarest pair, without looking where the pairs stand together."""
        found = (self._vocabulary.get(pair) for pair in pairs(word))
        return self.idf(int(min((self._starts[at + 1] - self._starts[at] if at is not None else 0) for at in found)))

    def postings(self, term: str) -> Postings:
        """Give the texts that hold a keyword, ascending, and their scores for it."""
        at = self._vocabulary.get(term)
        if at is None or not term:
            return _NOTHING
        start, end = self._starts[at], self._starts[at + 1]
        return self._rows[start:end], self._values[start:end]

    def word(self, word: str) -> Postings:
        """Give the texts that hold all pairs of a word of any length, ascending, and its BM25 score in each.

        A word's frequency is taken to be that of its rarest pair there: exact for words of one or two characters.
        """
        parts = sorted((self.postings(pair) for pair in pairs(word)), key=lambda part: len(part[0]))
        if not parts or not len(parts[0][0]):
            return _NOTHING
        rows, scores = parts[0]
        frequency = scores / self.idf(len(rows))
        for other, values in parts[1:]:
            at = np.minimum(np.searchsorted(other, rows), len(other) - 1)
            held = other[at] == rows
            frequency = np.minimum(frequency[held], values[at[held]] / self.idf(len(other)))
            rows = rows[held]
        return rows, (frequency * self.idf(len(rows))).astype(np.float32)
