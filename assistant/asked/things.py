"""The things that a question sets side by side, each as the words that together say it; and kinds of document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.topic_words import Word
from retrieval.scripts import fold

_BESIDE = re.compile(r"[、/，,;；:：()]|\s[-–—]\s|或|和|与|及|跟|\bor\b|\band\b")
_IDLE_END = re.compile("(?<=[㐀-鿿]{2})(?:工作|情况|事项|问题|事宜)$")
_JOINED = re.compile("以及|或者?|和|与|及")

Group = Sequence[Word]  # that together say one thing


def grouped(question: str, words: Sequence[Word]) -> Sequence[Group]:
    """Group the words of a topic by the things that a question sets side by side."""
    text = fold(question)
    groups: list[list[Word]] = [[]]
    end = 0
    for word in words:
        at = text.find(fold(word.said), end)
        if groups[-1] and at >= 0 and _BESIDE.search(text[end:at]):
            groups.append([])
        end = at + len(word.said) if at >= 0 else end
        first, *others = _parts(word)
        groups[-1].append(first)
        groups += [[other] for other in others]
    return groups


def _parts(word: Word) -> list[Word]:
    """Part a run of Chinese at its joining words, 养老机构和医共体, and take off what says no more: 养老工作."""
    bare = _IDLE_END.sub("", word.said)
    parts = _JOINED.split(bare)
    if len(parts) == 1 or any(len(part) < 2 for part in parts):
        return [word if bare == word.said else Word(bare, word.ways | {bare}, len(bare))]
    return [Word(part, frozenset({part}), len(part)) for part in parts]


def is_kind(word: Word) -> bool:
    """Whether a word names nothing but a kind of document."""
    return bool(KINDS.fullmatch(word.said)) or word.said.lower() in KIND_WORDS
