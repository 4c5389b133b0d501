"""One script for matching: traditional characters to simplified, full width to half width, lengths kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from opencc import OpenCC

_REMEMBERED = 16384  # titles, names and sentences squashed


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Turn traditional characters into simplified ones, each into exactly one, so that offsets stay true."""
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    single = (_converter().convert(char) for char in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, single, strict=True))


def fold(text: str) -> str:
    """Fold for matching: simplified, half width, lower case; one character each, so that offsets stay true."""
    return simplify(text).translate(_FOLDS)


class _Folds(dict[int, str]):
    """A table for str.translate that fills itself: a search folds thousands of characters, of some hundred kinds."""

    def __init__(self, made: Callable[[str], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, code: int) -> str:
        self[code] = self._made(chr(code))
        return self[code]


def _folded(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char).lower() if char not in "…" else char
    return narrow if len(narrow) == 1 else char


_FOLDS = _Folds(_folded)


@lru_cache(maxsize=_REMEMBERED)
def squash(text: str) -> str:
    """Fold, leave out all blanks and make dashes one: equal for two printings of one title."""
    return simplify(text).translate(_SQUASHED)


def _squashed(char: str) -> str:
    folded = _folded(char)
    return "-" if folded in "—–－-‐―~～" else "" if folded.isspace() else folded


_SQUASHED = _Folds(_squashed)
