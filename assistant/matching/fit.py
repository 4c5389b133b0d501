"""Which sentence of an item says what is asked: by what it holds of the question beyond the item's title.

The title's words told which item is meant; they tell no sentence of it apart.
"""

from __future__ import annotations

from assistant.asked.topic_words import Word
from assistant.desk import Desk
from assistant.text.pairs import bare, counted, holds

_ASKED = 0.25  # of the words by which it is asked: 牵头 tells sentences apart, 工作 hardly


def fit(desk: Desk, text: str, title: str = "") -> float:
    """Give in words, of two characters in Chinese, how much of the question a text holds and the title does not."""
    own = topic_fit(desk, text, title)
    return own + _ASKED * counted(bare(desk.asked.query.said), text, title)[0] / 2 if desk.zh else own


def topic_fit(desk: Desk, text: str, title: str = "") -> float:
    """Give the same for the question's topic alone, without the words by which it is asked."""
    return sum(_beyond(word, text, title) for word in desk.words)


def _beyond(word: Word, text: str, title: str) -> float:
    ways = word.longer
    if holds(ways, title):
        return 0.0
    if holds(ways, text):
        return 1.0
    return counted(word.said, text, title)[0] / 2
