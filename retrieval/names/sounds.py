"""Names in titles by how they sound: English writes 嘉闵线 as the Jiamin line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from retrieval.names.pinyin import syllables

_RUN = re.compile("[㐀-鿿]{2,}")
_LENGTHS = (2, 3)  # of names, in characters
_REMEMBERED = 2  # archives: the search and the reading of a question ask for the same titles


def sounds_of(titles: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Give the parts of titles that may be names, by their pinyin written as one word."""
    return _sounds_of(frozenset(titles))


@lru_cache(maxsize=_REMEMBERED)
def _sounds_of(titles: frozenset[str]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for run in {run for title in titles for run in _RUN.findall(title)}:
        sounds = syllables(run)
        for length in _LENGTHS:
            for at in range(len(run) - length + 1):
                found["".join(sounds[at : at + length])].add(run[at : at + length])
    return {sound: frozenset(parts) for sound, parts in found.items()}
