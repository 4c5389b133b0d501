"""At which meetings a matter was spoken of that no title names: a sentence there has all words of it."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.matching.overlap import share
from assistant.matching.targets import topic_items
from assistant.text.pairs import holds
from assistant.text.sentence import pieces

_OF_MEETINGS = frozenset({"held", "items_word", "mentioned"})
# What a sentence on a matter need not tell.
_MORE = frozenset({"amount", "deadline", "issued", "money", "private", "rate", "why", "other_office", "plan_ends"})
_REMEMBERED = 8  # desks


@lru_cache(maxsize=_REMEMBERED)
def discussed(desk: Desk) -> tuple[Target, ...]:
    """Give the items with a sentence on the matter of which a question asks when it was discussed; else none."""
    features = desk.asked.features
    asks = "topic" in features and features & _OF_MEETINGS
    if desk.asked.facet != "date" or not asks or features & _MORE or desk.asked.query.titles:
        return ()
    words = None if desk.zh else [word.longer for word in desk.sure_words]
    return tuple(target for target, _ in topic_items(desk) if says_all(desk, words, target))


def says_all(desk: Desk, words: Collection[Collection[str]] | None, target: Target) -> bool:
    """Whether one sentence of an item holds each word of the topic, as the glossary says it."""
    if words is None:
        return any(share(desk, said) >= 1 for said in pieces(target.text))
    return bool(words) and any(all(ways and holds(ways, said) for ways in words) for said in pieces(target.text))
