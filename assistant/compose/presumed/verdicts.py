"""Verdicts that a question takes for granted: that a thing was turned down, or agreed to when it was put off."""

from __future__ import annotations

from assistant.compose.decisions import IN_TITLE, decision_rows, rejection
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.named import named_item, surely_held
from assistant.compose.presumed.facet_sets import OF_LISTS
from assistant.desk import Desk, Target
from assistant.draft import Draft, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.occasions import is_put_off, sittings
from assistant.matching.overlap import distinct_share

_MOST = 0.5  # of a topic in another language, more of which a title must surely hold


def other_verdict(desk: Desk) -> Draft | None:
    """The meeting did not turn down or put off what the question asks the reason of."""
    features = desk.asked.features
    if not ("negative" in features or {"deferred", "why"} <= features) or desk.asked.facet in OF_LISTS:
        return None
    if named := named_item(desk):
        surely = desk.zh or surely_held(desk, named.target.item.title) > _MOST
        return rejection(desk, (*named.rows, *named.others)) if surely else None
    if not {desk.asked.facet, desk.asked.rule} & {"reason", "verdict"}:
        return None
    found = decision_rows(desk, IN_TITLE)
    return rejection(desk, found[1]) if found and _is_named(desk, found[0]) else None


def _is_named(desk: Desk, target: Target) -> bool:
    """Whether an item's title has most of the subject, or it says what is asked: no gas plan for a lift plan."""
    return distinct_share(desk, target.item.title) >= IN_TITLE or says_it(desk, target).enough


def not_issued(desk: Desk) -> Draft | None:
    """Say that a document which a question asks whether it was issued was put off; None where it was not."""
    if not {"issued", "polar", "topic"} <= desk.asked.features or "negative" in desk.asked.features:
        return None
    found = decision_rows(desk, IN_TITLE)
    decided = desk.decision(found[0]) if found else None
    if not found or not decided or not is_put_off([decided]):
        return None
    rows = [row for one in sittings(desk, found[0]) if (row := desk.decision(one))] or [decided]
    return Draft("answered", (*(at_a_meeting(desk, row) for row in rows), *quotes([of_row(row) for row in rows])))
