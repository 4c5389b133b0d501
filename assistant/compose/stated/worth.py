"""How much of a topic several texts hold, weighed over them all: a word that few of them hold tells most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import mul

from assistant.asked.topic_words import Word
from assistant.desk import Desk
from assistant.text.lines import Lines
from assistant.text.pairs import HAN, covered, plain
from assistant.text.rarity import rarity

_HELD = 0.5  # of a word
_IN_TITLE = 0.7  # for a word that stands in the title alone

_LOOSE = 0.5  # of the weight of a word that the glossary knows: one of a dictionary may say many things

_A_NAME = re.compile(r"\d{3}|\d{5}")  # of a number that is called, 12345; other numbers tell years and amounts

HeldBy = Callable[[float, float], float]  # how much of a word (0..1) two texts hold, by how much each of them does


def fits(desk: Desk, texts: Sequence[tuple[str, str]], held_by: HeldBy) -> list[float]:
    """Give for each pair of texts, a nearer and a wider one, the share (0..1) of the topic that they hold, by idf."""
    words = [word for word in _weighed(desk) if is_a_name(word) or not re.search(r"\d", word.said)]
    if not (words and texts):
        return [0.0] * len(texts)
    near, wide = (_held(words, each) for each in zip(*texts, strict=True))
    held = [[held_by(*one) for one in zip(a, b, strict=True)] for a, b in zip(near, wide, strict=True)]
    worth = [word.weight * _rarity(each) for word, each in zip(words, held, strict=True)]
    whole = sum(worth)
    return [sum(map(mul, worth, each)) / whole if whole else 0.0 for each in zip(*held, strict=True)]


def _held(words: Sequence[Word], texts: Sequence[str]) -> list[list[float]]:
    """Give for each word how much of it (0..1) each text holds, as `Word.held` does."""
    lines = Lines([plain(text) for text in texts])
    return [_shares(word, lines.holding(word.ways), texts) for word in words]


def _shares(word: Word, whole: Iterable[bool], texts: Sequence[str]) -> list[float]:
    if not HAN.search(word.said):
        return [float(one) for one in whole]
    return [1.0 if one else covered(word.said, text) for one, text in zip(whole, texts, strict=True)]


def is_a_name(word: Word) -> bool:
    """Whether a word is a number by which something is called: the 12345 hotline."""
    return bool(_A_NAME.fullmatch(word.said))


def _weighed(desk: Desk) -> Iterator[Word]:
    """Yield the words of the topic without ways of one character; one that is in a dictionary alone counts for less."""
    for word, sure in zip(desk.words, desk.sure_words, strict=True):
        known = desk.zh or bool(sure.ways)
        yield replace(word, ways=word.longer, weight=word.weight * (1.0 if known else _LOOSE))


def titled_twice(title: float, text: float) -> float:
    """Count what the title says twice, the rest of the text once."""
    return (2 * title + text) / 3


def said_here(quote: float, text: float) -> float:
    """Count what only the title says for less: it names the matter, not what is counted."""
    return max(quote, _IN_TITLE * text)


def _rarity(held: Sequence[float]) -> float:
    """Weigh a word by how few texts hold it; one that none holds tells nothing."""
    return rarity(sum(each * 3 > _HELD for each in held), len(held))
