"""How much of a text another text holds: Chinese by pairs of characters, other scripts by whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from retrieval.scripts import fold

HAN = re.compile("[㐀-鿿]+")
_REMEMBERED = 16384  # texts: the titles of 300 minutes, and all sentences of a year, are asked for every word in turn
_CONTENTS = 1024
_RUN = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+")


def covered(content: str, text: str, besides: str = "") -> float:
    """Give the share (0..1) of the Chinese characters, and other words, of `content` that a text holds in pairs.

    What stands in `besides` does not count.
    """
    held, total = counted(content, text, besides)
    return held / total if total else 0.0


def counted(content: str, text: str, besides: str = "") -> tuple[int, int]:
    """Count the characters of `content` that a text holds in pairs, and all of them; `besides` as in `covered`."""
    if besides:
        return _counted_besides(content, text, besides)
    within, held, total = plain(text), 0, 0
    for run, pairs in _runs(content):
        total += len(run)
        if pairs:
            before = False
            for pair in pairs:
                here = pair in within
                held += here or before
                before = here
            held += before
        elif run in within:
            held += len(run)
    return held, total


def _counted_besides(content: str, text: str, besides: str) -> tuple[int, int]:
    total = held = 0
    for run in _RUN.findall(content):
        marks = [mark for mark, skip in zip(_marks(run, text), _marks(run, besides), strict=True) if not skip]
        total += len(marks)
        held += sum(marks)
    return held, total


@lru_cache(maxsize=_CONTENTS)
def _runs(content: str) -> list[tuple[str, list[str]]]:
    """Give the runs of one script of a content, each with its pairs of characters where it is Chinese."""
    return [(run, _pairs(run) if HAN.fullmatch(run) else []) for run in _RUN.findall(content)]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def uncovered(content: str, text: str) -> Iterator[str]:
    """Yield the stretches of Chinese of `content` that a text does not hold."""
    for run in HAN.findall(content):
        marks = "".join("1" if mark else "0" for mark in _marks(run, text))
        yield from (run[found.start() : found.end()] for found in re.finditer("0+", marks))


def holds(words: Iterable[str], text: str) -> bool:
    """Whether a text holds any of the words, blanks aside."""
    return any(map(plain(text).__contains__, words))


def held_anywhere(words: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Keep the words that any of the texts holds, blanks aside: what is left is looked for in each much sooner."""
    whole = "\n".join(map(plain, texts))
    return frozenset(word for word in words if word in whole)


def sharing_a_pair(words: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Keep the texts in which two characters that follow one another in a word do so too, or a word of one stands."""
    runs = (run for word in words for run in _RUN.findall(word))
    bits = sorted({bit for run in runs for bit in _pairs(run) or [run]})
    shared = re.compile("|".join(map(re.escape, bits)) or "(?!)")
    return [text for text in texts if shared.search(plain(text))]


def places(word: str, text: str) -> Iterator[int]:
    """Yield the offsets of all characters that a word of two characters or more takes in a text."""
    if len(word) > 1 and word in text:
        for match in re.finditer(re.escape(word), text):
            yield from range(*match.span())


def bare(content: str) -> str:
    """Give a text folded, with single blanks."""
    return re.sub(r"\s+", " ", fold(content))


def _marks(run: str, text: str) -> list[bool]:
    """Mark the characters of a run that stand in a text together with a neighbour."""
    within = plain(text)
    if not HAN.fullmatch(run):
        return [run in within] * len(run)
    if len(run) == 1:
        return [run in within]
    pairs = [pair in within for pair in _pairs(run)]
    return [left or right for left, right in zip([*pairs, False], [False, *pairs], strict=True)]


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Give a text folded, without blanks."""
    return "".join(fold(text).split())
