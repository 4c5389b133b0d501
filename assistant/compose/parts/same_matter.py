"""All the items of a matter that came up in several years: whoever asks how often in words of their own wants each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.subjects import KINDS
from assistant.compose.parts.counts import OVER_YEARS
from assistant.desk import Desk, Target
from assistant.judging.judgement import says_it
from assistant.matching.naming import of_another_document
from assistant.matching.targets import targets
from retrieval.ledger import matter_of
from retrieval.records import Paragraph

_NAMED = 4  # characters of a matter, by which it is known again
Found = tuple[Target, tuple[Paragraph, ...]]


def with_other_years(desk: Desk, found: Sequence[Found]) -> list[Found]:
    """Add to items found the others on the same matters, where it is asked over the years; by the day held.

    Where none was found by its words, the item that surely says what is asked stands for its matter.
    """
    if desk.library.few or desk.asked.facet != "list_topic" or not desk.asked.features & OVER_YEARS:
        return list(found)
    known = list(found) or [(target, ()) for target in _surest(desk)]
    matters = {matter for target, _ in known for matter in _matters(target)}
    places = {target.place: (target, paragraphs) for target, paragraphs in known}
    scope = set(desk.scope)
    same = [
        (document, label)
        for document, label, title in desk.library.titled
        if document in scope and (document, label) not in places and any(each in title for each in matters)
    ]
    others = {target.place: (target, ()) for target in desk.items_at(same) if matters.intersection(_matters(target))}
    every = (*places.values(), *others.values())
    return sorted(every, key=lambda one: (str(one[0].minutes.held or ""), one[0].minutes.id)) if others else known


def _surest(desk: Desk) -> list[Target]:
    best = targets(desk, 1)
    return [one for one in best if says_it(desk).enough and not of_another_document(desk, one)]


def _matters(target: Target) -> list[str]:
    """Give what an item is about, by its documents, else by its title; nothing that is but a kind."""
    matters = (matter_of(title) for title in target.item.documents or (target.item.title,))
    return [matter for matter in matters if len(KINDS.sub("", matter)) >= _NAMED]
