"""What tells each thing that a question names from others, and which texts hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.asked.things import Group, grouped, is_kind
from assistant.asked.topic_words import Word
from assistant.desk import Desk
from assistant.matching.overlap import covers
from assistant.text.pairs import HAN, sharing_a_pair

TOPIC_SHARE = 0.8
# Of the texts that hold a word: more tell nothing; where other words of the topic are nowhere, far fewer must.
_COMMON_SHARE, _RARE_SHARE, _FEW = 0.5, 0.05, 4
_TITLES = re.compile("《[^》]*》")


class Texts:
    """Texts that are asked which of them name a word; those that are alike are read once."""

    def __init__(self, desk: Desk, texts: Iterable[str]) -> None:
        self._desk = desk
        self._times = Counter(texts)
        self._naming: dict[Word, frozenset[str]] = {}

    def __len__(self) -> int:
        return self._times.total()

    def count(self, found: Iterable[str]) -> int:
        """Count texts, each as often as it is there."""
        return sum(self._times[text] for text in found)

    def naming(self, word: Word) -> frozenset[str]:
        """Give the texts that name a word."""
        if word not in self._naming:
            near = sharing_a_pair(_ways(self._desk, word), self._times)
            self._naming[word] = frozenset(text for text in near if _named(self._desk, word, text))
        return self._naming[word]

    def holding(self, word: Word) -> frozenset[str]:
        """Give the texts that hold a part of a word."""
        near = sharing_a_pair(word.ways | {word.said}, self._times)
        return frozenset(text for text in near if word.held(text))

    def holding_any(self, telling: Sequence[Group]) -> frozenset[str]:
        """Give the texts that hold what tells one of the things, as `holds_any` does."""
        found: set[str] = set()
        for group in telling:
            named = Counter(text for word in group for text in self.naming(word))
            near = [text for text, count in named.items() if 3 * count >= _least(len(group))]
            found.update(text for text in near if holds_any(self._desk, [group], text))
        return frozenset(found)


def telling_words(desk: Desk, texts: Texts, titles: Texts) -> Iterator[Group]:
    """Give for each thing that a question names the words by which it is told from others; none for what is nowhere.

    Of the ways to say a word those of the glossary count, if a text holds the thing so; else a dictionary's too.

    Words that no text holds are left out, if they are the fewer and few titles hold the others; so are words that most
    texts hold. Kinds of document by themselves tell nothing.
    """
    question = desk.asked.query.text
    for words, sure in zip(grouped(question, desk.words), grouped(question, desk.sure_words), strict=True):
        if by_name := _by_name(desk, sure, titles):
            yield by_name
            continue
        group = sure if texts.holding_any([sure]) else words
        counts = {word: texts.count(texts.naming(word)) for word in group}
        known = [word for word in group if counts[word]]
        if written := [word for word in known if HAN.search(word.said)]:
            known = group = written
        telling = [word for word in known if counts[word] <= max(len(texts) * _COMMON_SHARE, 1)]
        unknown = sum(word.weight for word in group if not counts[word])
        if unknown:
            rare = max(len(titles) * _RARE_SHARE, _FEW)
            telling = [word for word in telling if titles.count(titles.naming(word)) <= rare]
        if unknown <= sum(word.weight for word in known) and any(not is_kind(word) for word in telling):
            yield telling


def _by_name(desk: Desk, group: Group, titles: Texts) -> Group:
    """Give the name that a thing is called by, which titles hold (Jiamin), with a word that stands beside it there."""
    names = [word for word in group if desk.is_name(word)]
    bearing = frozenset[str].intersection(*map(titles.holding, names)) if names else frozenset()
    beside = [word for word in group if word not in names and any(map(word.held, bearing))]
    rare = 0 < titles.count(bearing) <= max(len(titles) * _RARE_SHARE, _FEW)
    return [*names, *sorted(beside, key=is_kind)[:1]] if rare else []


def holds_any(desk: Desk, telling: Sequence[Group], text: str) -> bool:
    """Whether a text holds what tells one of the things: all its words, of three or more at least two thirds.

    So it is without the kinds of document too: a plan on the digital economy is none on the night economy.
    """
    return any(_holds(desk, group, own) for group in telling for own in _apart(group, text))


def _apart(group: Group, text: str) -> Sequence[str]:
    """Give the titles of a text one by one where a kind of document is asked for: the one on the matter is of it."""
    return _TITLES.findall(text) or [text] if any(map(is_kind, group)) and len(group) > 1 else [text]


def _holds(desk: Desk, group: Group, text: str) -> bool:
    named = [word for word in group if _named(desk, word, text)]
    matter, of_matter = ([word for word in words if not is_kind(word)] for words in (group, named))
    return 3 * len(named) >= _least(len(group)) and 3 * len(of_matter) >= _least(len(matter))


def _least(count: int) -> int:
    return 2 * count if count > 2 else 3 * count


def _named(desk: Desk, word: Word, text: str) -> bool:
    return covers(desk, _ways(desk, word), text, TOPIC_SHARE)


def _ways(desk: Desk, word: Word) -> frozenset[str]:
    return word.ways | {word.said} if desk.zh else word.longer
