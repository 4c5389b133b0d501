"""The item that a question surely names, whatever else it says: by the words that titles are made of.

It is looked for among many; whether the question names one that is found already is told by
assistant/matching/naming.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.matching.mention import without_attribute
from assistant.matching.overlap import share
from assistant.matching.targets import targets
from assistant.text.pairs import covered
from retrieval.records import LedgerRow

_LOOKED_AT = 12
_HELD = 0.6  # of the subject's words, in the title of the item
_AHEAD = 0.3  # more than in the title of any other matter
_SURER = 0.3  # of the topic, that the item found first holds more than the one whose title is named
_ONE_MATTER = 0.8  # of a title, in another title of the same matter
_REMEMBERED = 8  # desks
_TURNED_DOWN = frozenset(
    {"turn", "turned", "turning", "down", "throw", "threw", "thrown", "knock", "knocked", "send", "back"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """An item that a question names, with its ledger rows and those of other meetings on the same matter."""

    target: Target
    rows: tuple[LedgerRow, ...]
    others: tuple[LedgerRow, ...]

    @property
    def decision(self) -> LedgerRow | None:
        """The decision on the item."""
        return next((row for row in self.rows if row.kind == "decision"), None)


@lru_cache(maxsize=_REMEMBERED)
def named_item(desk: Desk) -> Named | None:
    """Give the item that a question names: by its number, or by words that clearly stand in no other title."""
    found = list(targets(desk, _LOOKED_AT))
    if not desk.asked.query.items:
        best = max(found, key=lambda target: title_held(desk, target.item.title), default=None)
        surer = best and share(desk, found[0].text) - share(desk, best.text) >= _SURER  # its title says 实施 by chance
        found = _of_one_matter(desk, best, found) if best and not surer else []
    rows = [desk.rows(target) for target in found]
    if not rows or not rows[0]:
        return None
    return Named(found[0], rows[0], tuple(row for each in rows[1:] for row in each))


def title_held(desk: Desk, title: str) -> float:
    """Give the share (0..1) of the words of a question's subject that a title holds."""
    title = without_attribute(desk, title)
    if desk.zh:
        return covered(desk.asked.subject, title)
    words = _telling(desk)
    return sum(word.held(title) for word in words) / len(words) if words else 0.0


def surely_held(desk: Desk, title: str) -> float:
    """Give the share (0..1) of the words of a topic in another language of which a title holds a sure way."""
    told = zip(_telling_words(desk), desk.sure_words, strict=True)
    title = without_attribute(desk, title)
    left_out = KIND_WORDS | _TURNED_DOWN
    held = [bool(sure.ways) and word.held(title) for word, sure in told if word.said not in left_out]
    return sum(held) / len(held) if held else 0.0


@lru_cache(maxsize=_REMEMBERED)
def _telling_words(desk: Desk) -> tuple[Word, ...]:
    """Give the words of a topic with their sure ways, others where none is sure.

    Ways of one character and kinds of document are left out: they stand in titles of any matter.
    """
    ways = [frozenset(way for way in word.ways if len(way) > 1 and KINDS.sub("", way)) for word in desk.surest_words]
    told = zip(desk.surest_words, ways, strict=True)
    return tuple(replace(word, ways=telling or word.ways) for word, telling in told)


@lru_cache(maxsize=_REMEMBERED)
def _telling(desk: Desk) -> tuple[Word, ...]:
    """Give the words of a subject in another language; where none is known, those that any title found has."""
    if said := desk.asked.subject.lower().split():
        return tuple(word for word in _telling_words(desk) if word.said in said)
    titles = [target.item.title for target in targets(desk, _LOOKED_AT)]
    words = (word for word in _telling_words(desk) if word.said not in KIND_WORDS)
    return tuple(word for word in words if any(word.held(title) for title in titles))


def _of_one_matter(desk: Desk, best: Target, found: Sequence[Target]) -> list[Target]:
    """Give the best item and others of its matter; none where it is not clearly the best."""
    held = title_held(desk, best.item.title)
    others = [target for target in found if target.place != best.place]
    same = [target for target in others if covered(best.item.title, target.item.title) >= _ONE_MATTER]
    rivals = [title_held(desk, target.item.title) for target in others if target not in same]
    if held < _HELD or held - max(rivals, default=0.0) < _AHEAD:
        return []
    return [best, *same]
