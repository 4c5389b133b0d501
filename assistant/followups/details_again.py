"""Details of the one item spoken of: a value that a follow-up asks for, in words that a sentence of that item has.

So the value of another item, or of another year, is not taken for it: 那护理补贴每月多少, after the 2022 measures.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.asked.listed import OF_ITEMS
from assistant.asked.understanding import Understanding
from assistant.compose.stated.details import tells_them
from assistant.compose.stated.likely import likely_inside
from assistant.compose.stated.of_items import surely_told
from assistant.compose.stated.telling import inside
from assistant.followups.earlier import Earlier
from assistant.followups.inside import place_of, titled_elsewhere
from assistant.followups.other_times import matter_spoken_of
from assistant.matching.details import OF_VALUES

_OF_ANOTHER = frozenset({"in_both", "item", "list", "over_years", "person", "scope", "source", "throughout", "title"})
_OF_ANOTHER |= {"documents_counted", "items_counted", "items_word", "topic_listed", "two_scopes"}


def asked_inside(alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of the item spoken of what its sentences give a value for; None where they do not tell all that is asked."""
    recall = earlier.reader.recall
    if recall is None or not _of_a_value(alone):
        return None
    place = place_of(earlier) or _first_of_one_matter(earlier)
    desk = recall(alone).desk if place else None
    target = next(iter(desk.items_at([place])), None) if desk and place else None
    if desk is None or target is None or titled_elsewhere(desk, target):
        return None
    if tells_them(desk, target) or inside(desk, target):
        return replace(alone, within=(target.place,), besides=())
    if surely_told(desk, target):
        return replace(alone, within=(target.place,), facet=OF_ITEMS, rule=OF_ITEMS, besides=())
    bound = replace(alone, within=(target.place,), besides=())
    likely = "subject" not in alone.features and likely_inside(replace(desk, asked=bound))
    return bound if likely else None


def _first_of_one_matter(earlier: Earlier) -> tuple[str, str] | None:
    """Give the first of the items cited, where they are times of one matter; else the one named by its title."""
    spoken_of = matter_spoken_of(earlier)
    rows = [row for row in spoken_of[1] if row.item] if spoken_of else []
    places = {(row.document, row.item) for row in rows}
    cited = earlier.recalled.places if earlier.recalled else frozenset()
    first = min(rows, key=lambda row: row.held or "", default=None)
    return (first.document, first.item or "") if first and cited <= places else None


def _of_a_value(alone: Understanding) -> bool:
    """Whether a question asks for a value of something that it names, and names no time or document of its own."""
    own = alone.has_scope or alone.features & _OF_ANOTHER or alone.query.titles or alone.query.items
    return alone.facet in OF_VALUES and "topic" in alone.features and not own
