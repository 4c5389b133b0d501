"""Details of the one item spoken of: a value that a follow-up asks for, in words that a sentence of that item has.

So the value of another item, or of another year, is not taken for it: 那护理补贴每月多少, after the 2022 measures.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.asked.understanding import Understanding
from assistant.compose.stated.details import tells_them
from assistant.compose.stated.telling import inside
from assistant.followups.earlier import Earlier
from assistant.followups.inside import place_of, titled_elsewhere
from assistant.matching.details import OF_VALUES

_OF_ANOTHER = frozenset({"in_both", "item", "list", "over_years", "person", "scope", "source", "throughout", "title"})
_OF_ANOTHER |= {"documents_counted", "items_counted", "items_word", "topic_listed", "two_scopes"}


def asked_inside(alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of the item spoken of what its sentences give a value for; None where they do not tell all that is asked."""
    recall = earlier.reader.recall
    if recall is None or not _of_a_value(alone):
        return None
    place = place_of(earlier)
    desk = recall(alone).desk if place else None
    target = next(iter(desk.items_at([place])), None) if desk and place else None
    if desk is None or target is None or titled_elsewhere(desk, target):
        return None
    if not tells_them(desk, target) and not inside(desk, target):
        return None
    return replace(alone, within=(target.place,), besides=())


def _of_a_value(alone: Understanding) -> bool:
    """Whether a question asks for a value of something that it names, and names no time or document of its own."""
    own = alone.has_scope or alone.features & _OF_ANOTHER or alone.query.titles or alone.query.items
    return alone.facet in OF_VALUES and "topic" in alone.features and not own
