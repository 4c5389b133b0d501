"""How much of a topic several texts hold, weighed over them all: a word that few of them hold tells most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.asked.topic_words import Word
from assistant.desk import Desk
from assistant.text.rarity import rarity

_HELD = 0.5  # of a word
_IN_TITLE = 0.7  # for a word that stands in the title alone

_LOOSE = 0.5  # of the weight of a word that the glossary knows: one of a dictionary may say many things

_A_NAME = re.compile(r"\d{3}|\d{5}")  # of a number that is called, 12345; other numbers tell years and amounts

HeldBy = Callable[[Word, str, str], float]  # how much of a word (0..1) two texts hold


def fits(desk: Desk, texts: Sequence[tuple[str, str]], held_by: HeldBy) -> list[float]:
    """Give for each pair of texts, a nearer and a wider one, the share (0..1) of the topic that they hold, by idf."""
    words = [word for word in _weighed(desk) if is_a_name(word) or not re.search(r"\d", word.said)]
    held = [[held_by(word, *pair) for word in words] for pair in texts]
    worth = [word.weight * _rarity([each[at] for each in held]) for at, word in enumerate(words)]
    whole = sum(worth)
    return [sum(a * b for a, b in zip(worth, each, strict=True)) / whole if whole else 0.0 for each in held]


def is_a_name(word: Word) -> bool:
    """Whether a word is a number by which something is called: the 12345 hotline."""
    return bool(_A_NAME.fullmatch(word.said))


def _weighed(desk: Desk) -> Iterator[Word]:
    """Yield the words of the topic without ways of one character; one that is in a dictionary alone counts for less."""
    for word, sure in zip(desk.words, desk.sure_words, strict=True):
        known = desk.zh or bool(sure.ways)
        yield replace(word, ways=word.longer, weight=word.weight * (1.0 if known else _LOOSE))


def titled_twice(word: Word, title: str, text: str) -> float:
    """Count what the title says twice, the rest of the text once."""
    return (2 * word.held(title) + word.held(text)) / 3


def said_here(word: Word, quote: str, text: str) -> float:
    """Count what only the title says for less: it names the matter, not what is counted."""
    return max(word.held(quote), _IN_TITLE * word.held(text))


def _rarity(held: Sequence[float]) -> float:
    """Weigh a word by how few texts hold it; one that none holds tells nothing."""
    return rarity(sum(each * 3 > _HELD for each in held), len(held))
