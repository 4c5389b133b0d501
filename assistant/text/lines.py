"""Texts set one below the other, so that a word is looked for in all of them by one search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray


class Lines:
    """Texts without blanks or line ends, any of them several times."""

    def __init__(self, texts: Sequence[str]) -> None:
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        self._whole = "\n".join(places)
        self._starts = np.cumsum([0, *(len(text) + 1 for text in places)])
        self._of_texts = np.array([places[text] for text in texts], np.intp)

    def holding(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """Tell of each text whether it holds any of the words, (texts,)."""
        held = np.zeros(len(self._starts) - 1, np.bool_)
        found = [at for word in words for at in self._places(word)]
        held[np.searchsorted(self._starts, found, side="right") - 1] = True
        return held[self._of_texts]

    def _places(self, word: str) -> Iterator[int]:
        at = self._whole.find(word) if word else -1
        while at >= 0:
            yield at
            at = self._whole.find(word, at + 1)
