"""How much of a question's topic a text holds: Chinese by pairs of characters, else by the words that may say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.subjects import KIND_WORDS, KINDS
from retrieval.scripts import fold

_HAN = re.compile("[㐀-鿿]+")
_RUN = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a topic, which counts by its `weight`; `ways` are the Chinese words that may say it too.

    A Chinese word is held in part where a text has some of its pairs of characters.
    """

    said: str
    ways: frozenset[str]
    weight: float

    def held(self, text: str) -> float:
        """Give the share (0..1) of the word that a text holds."""
        if self.ways and _holds(self.ways, text):
            return 1.0
        return _covered(self.said, text) if _HAN.search(self.said) else 0.0


def topic_words(desk: Desk) -> tuple[Word, ...]:
    """Give the words of a question's topic; Chinese ones count by their characters."""
    if desk.zh:
        runs = _bare(desk.asked.topic).split()
        return tuple(Word(run, frozenset(desk.glossary.with_country(run)), len(run)) for run in runs)
    return tuple(Word(said, ways, 1.0) for said, ways in _translated(desk))


def share(desk: Desk, text: str, besides: str = "") -> float:
    """Give the share (0..1) of the question's topic that a text holds; words in `besides` do not count."""
    if desk.zh and besides:
        return _covered(_bare(desk.asked.topic), text, besides)
    words = [word for word in topic_words(desk) if not (besides and _holds(_longer(word.ways), besides))]
    weight = sum(word.weight for word in words)
    return sum(word.weight * word.held(text) for word in words) / weight if weight else 0.0


def topic_share(desk: Desk, title: str) -> float:
    """Give the greatest share that a title holds of the topic, or of one of the things that it sets side by side."""
    if not desk.zh:
        return share(desk, title)
    parts = re.split("或者?|和|与|及|、", desk.asked.topic)
    return max(_covered(_bare(part), title) for part in (desk.asked.topic, *parts) if len(part.strip()) > 1)


def part_share(desk: Desk, part: str, target: Target) -> float:
    """Give the share that an item holds of one part of the question; what its title holds counts twice."""
    title, text = target.item.title, target.text
    if desk.zh:
        return 2 * _covered(_bare(part), title) + _covered(_bare(part), text)
    words = [word for word in topic_words(desk) if word.said in part.lower()]
    return _mean([2 * word.held(title) + word.held(text) for word in words], 0.0)


def distinct_share(desk: Desk, text: str) -> float:
    """Give the share that a text holds of a topic without the kinds of document, which any item may share."""
    if desk.zh:
        bare = re.sub(r"\d+|年度?", " ", KINDS.sub(" ", desk.asked.topic))
        words = " ".join(word for word in bare.split() if len(word) > 1)
        return _covered(_bare(words), text) if words else 1.0
    return _mean([word.held(text) for word in topic_words(desk) if word.said not in KIND_WORDS], 1.0)


def title_said(desk: Desk, title: str) -> float:
    """Give the share (0..1) of a title that the question says."""
    if desk.zh:
        return _covered(_bare(title), desk.asked.query.wording)
    said = {at for word in topic_words(desk) for way in word.ways for at in _places(way, title)}
    return len(said) / len(title) if title else 0.0


def missing(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the words of the question that a text does not hold."""
    if desk.zh:
        return tuple(_uncovered(_bare(desk.asked.topic), text))
    return tuple(word.said for word in topic_words(desk) if not word.held(text))


def nowhere(desk: Desk, word: str) -> bool:
    """Whether a word, whole, stands nowhere in the archive."""
    pairs = [word[at : at + 2] for at in range(len(word) - 1)] if _HAN.fullmatch(word) else [word]
    return bool(pairs) and all(pair in desk.found.signals.unknown for pair in pairs)


def covers(desk: Desk, words: frozenset[str], text: str, least: float) -> bool:
    """Whether a text holds at least that share of one of the words, which say the same."""
    if desk.zh:
        return any(_covered(word, text) >= least for word in words)
    return _holds(words, text)


def _translated(desk: Desk) -> list[tuple[str, frozenset[str]]]:
    """Give each word of a topic that is not Chinese, with the Chinese words that may say it, alone or in a phrase."""
    words = desk.asked.topic.lower().split()
    translated = {term.said.lower(): frozenset(word for word, _ in term.candidates) for term in desk.found.terms}
    field = [frozenset((*desk.glossary.chinese(word), *desk.glossary.loosely(word))) for word in words]
    found = [translated.get(word, frozenset()) | ways for word, ways in zip(words, field, strict=True)]
    found = [frozenset({word}) if _HAN.fullmatch(word) else ways for word, ways in zip(words, found, strict=True)]
    for length in (3, 2):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            alone = frozenset().union(*(desk.glossary.chinese(word) for word in words[at : at + length]))
            whole = (frozenset(desk.glossary.chinese(phrase)) - alone) | translated.get(phrase, frozenset())
            for place in range(at, at + length):
                found[place] = found[place] | whole
    return list(zip(words, found, strict=True))


def _bare(content: str) -> str:
    return re.sub(r"\s+", " ", fold(content))


def _mean(shares: Sequence[float], of_none: float) -> float:
    return sum(shares) / len(shares) if shares else of_none


def _longer(words: frozenset[str]) -> frozenset[str]:
    """Leave out words of one character, which stand in many texts by chance."""
    return frozenset(word for word in words if len(word) > 1)


def _places(word: str, text: str) -> Iterable[int]:
    """Give the offsets of all characters that a word of two characters or more takes in a text."""
    if len(word) > 1:
        for match in re.finditer(re.escape(word), text):
            yield from range(*match.span())


def _covered(content: str, text: str, besides: str = "") -> float:
    """Share of the Chinese characters (and other words) of `content` that stand in `text` as part of a pair."""
    total = held = 0
    for run in _RUN.findall(content):
        marks = _marks(run, text)
        ignored = _marks(run, besides) if besides else [False] * len(run)
        total += sum(not skip for skip in ignored)
        held += sum(mark and not skip for mark, skip in zip(marks, ignored, strict=True))
    return held / total if total else 0.0


def _uncovered(content: str, text: str) -> Iterable[str]:
    for run in _HAN.findall(content):
        marks = _marks(run, text)
        yield from (
            run[m.start() : m.end()] for m in re.finditer("0+", "".join("1" if mark else "0" for mark in marks))
        )


def _marks(run: str, text: str) -> list[bool]:
    """Mark the characters of a run that stand in a text together with a neighbour."""
    plain = _plain(text)
    if not _HAN.fullmatch(run):
        return [run in plain] * len(run)
    if len(run) == 1:
        return [run in plain]
    pairs = [run[at : at + 2] in plain for at in range(len(run) - 1)]
    return [left or right for left, right in zip([*pairs, False], [False, *pairs], strict=True)]


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _holds(words: Iterable[str], text: str) -> bool:
    plain = _plain(text)
    return any(word in plain for word in words)
