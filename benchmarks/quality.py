"""How often the right section comes first, within five, and how far up (mean reciprocal rank)."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.sections import Asked, Find, is_right
from benchmarks.speed import quantiles

WITHIN = 5
_WARMING = 5


@dataclass(frozen=True, slots=True)
class Rank:
    """Where the right section came for one question: 1 is first, 0 not within five; `milliseconds` is wall clock."""

    question: str
    language: str
    place: int
    milliseconds: float


def ranks(find: Find, questions: Sequence[Asked]) -> list[Rank]:
    """Ask every question once; the first few are asked before, so that nothing is opened on the clock."""
    for each in questions[:_WARMING]:
        find(each.question)
    return [_rank(find, each) for each in questions]


def _rank(find: Find, asked: Asked) -> Rank:
    started = time.perf_counter()
    hits = find(asked.question)
    milliseconds = (time.perf_counter() - started) * 1e3
    right = (place for place, hit in enumerate(hits[:WITHIN], start=1) if is_right(hit, asked.wanted))
    return Rank(asked.question, asked.language, next(right, 0), milliseconds)


def figures(found: Sequence[Rank]) -> dict[str, Any]:
    """Give the figures by language and over all: shares from 0 to 1, milliseconds, questions not right first."""
    languages = sorted({rank.language for rank in found}, reverse=True)
    by_language = {name: _shares([rank for rank in found if rank.language == name]) for name in languages}
    return {
        **by_language,
        "all": _shares(found),
        "ms": quantiles([rank.milliseconds for rank in found]),
        "not_first": [rank.question for rank in found if rank.place != 1],
    }


def _shares(found: Sequence[Rank]) -> dict[str, float]:
    return {
        "questions": len(found),
        "first": _mean(rank.place == 1 for rank in found),
        "five": _mean(rank.place > 0 for rank in found),
        "mrr": _mean(1 / rank.place if rank.place else 0.0 for rank in found),
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return round(sum(listed) / len(listed), 4) if listed else 0.0
