"""How much of a question's topic a text holds: Chinese by pairs of characters, else by the words that may say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.topic_words import Word, without_single
from assistant.desk import Desk
from assistant.text.pairs import HAN, bare, covered, holds, places, uncovered

_REMEMBERED = 8  # desks


def share(desk: Desk, text: str, besides: str = "") -> float:
    """Give the share (0..1) of the question's topic that a text holds; words in `besides` do not count."""
    if desk.zh and besides:
        return covered(bare(desk.asked.topic), text, besides)
    words = [word for word in desk.words if not (besides and holds(without_single(word.ways), besides))]
    weight = sum(word.weight for word in words)
    return sum(word.weight * word.held(text) for word in words) / weight if weight else 0.0


def named_share(desk: Desk, title: str) -> float:
    """Give the share (0..1) of the topic that a title holds; a word's ways of one character stand there by chance."""
    if desk.zh:
        return share(desk, title)
    words = _long(desk)
    return sum(word.weight * word.held(title) for word in words) / (sum(word.weight for word in words) or 1.0)


@lru_cache(maxsize=_REMEMBERED)
def _long(desk: Desk) -> tuple[Word, ...]:
    """Give the words of the topic; those that have longer ways without those of one character."""
    words = [word for word in desk.words if not word.said.isdigit()] or desk.words  # a year is that of the meeting too
    return tuple(replace(word, ways=word.longer or word.ways) for word in words)


def topic_share(desk: Desk, title: str) -> float:
    """Give the greatest share that a title holds of the topic, or of one of the things that it sets side by side."""
    if not desk.zh:
        return share(desk, title)
    parts = re.split("或者?|和|与|及|、", desk.asked.topic)
    return max(
        (covered(bare(part), title) for part in (desk.asked.topic, *parts) if len(part.strip()) > 1), default=0.0
    )


def distinct_share(desk: Desk, text: str) -> float:
    """Give the share that a text holds of a topic without the kinds of document, which any item may share."""
    if desk.zh:
        left = re.sub(r"\d+|年度?", " ", KINDS.sub(" ", desk.asked.topic))
        words = " ".join(word for word in left.split() if len(word) > 1)
        return covered(bare(words), text) if words else 1.0
    return _mean([word.held(text) for word in desk.words if word.said not in KIND_WORDS], 1.0)


def title_said(desk: Desk, title: str) -> float:
    """Give the share (0..1) of a title that the question says."""
    if desk.zh:
        return covered(bare(title), desk.asked.query.wording)
    said = {at for word in desk.words for way in word.ways for at in places(way, title)}
    return len(said) / len(title) if title else 0.0


def missing(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the words of the question that a text does not hold."""
    if desk.zh:
        return tuple(uncovered(bare(desk.asked.topic), text))
    return tuple(word.said for word in desk.words if not word.held(text))


def nowhere(desk: Desk, word: str) -> bool:
    """Whether a word, whole, stands nowhere in the archive."""
    pairs = [word[at : at + 2] for at in range(len(word) - 1)] if HAN.fullmatch(word) else [word]
    return bool(pairs) and all(pair in desk.found.signals.unknown for pair in pairs)


def covers(desk: Desk, words: frozenset[str], text: str, least: float) -> bool:
    """Whether a text holds at least that share of one of the words, which say the same."""
    if desk.zh:
        return any(covered(word, text) >= least for word in words)
    return holds(words, text)


def _mean(shares: Sequence[float], of_none: float) -> float:
    return sum(shares) / len(shares) if shares else of_none
