"""What the agendas are about: tells a question's subject from the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from retrieval.glossary import Glossary
from retrieval.scripts import fold

_RUN = re.compile("[㐀-鿿]{2,}")
_COMMON_SHARE = 0.25
_KNOWN_SHARE = 0.5


class Subjects:
    """The pairs of characters that titles of agenda items are made of, but for those that most titles share."""

    def __init__(self, titles: Iterable[str], glossary: Glossary) -> None:
        self._glossary = glossary
        pairs: Counter[str] = Counter()
        count = 0
        for title in titles:
            pairs.update(set(_pairs(title)))
            count += 1
        self._known = frozenset(pair for pair, number in pairs.items() if number <= max(count * _COMMON_SHARE, 1))

    def names_one(self, topic: str) -> bool:
        """Whether any word of a topic is one that titles are made of, in Chinese or by the glossary."""
        return any(self._knows(word) for word in topic.split())

    def _knows(self, word: str) -> bool:
        ways = [word] if _RUN.search(word) else self._glossary.chinese(word)
        return any(self._share(way) >= _KNOWN_SHARE for way in ways)

    def _share(self, word: str) -> float:
        pairs = _pairs(word)
        return sum(pair in self._known for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> list[str]:
    return [run[at : at + 2] for run in _RUN.findall(fold(text)) for at in range(len(run) - 1)]
