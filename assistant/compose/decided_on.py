"""What was decided on a subject in a year, of many minutes: every item on it, those turned down too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.parts.lists import at_a_meeting, headline, listed
from assistant.compose.parts.named import title_held
from assistant.desk import Desk, Target
from assistant.draft import Draft, of_row
from assistant.matching.occasions import when
from assistant.matching.targets import topic_items
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_WHOLLY = 0.99  # of the subject, in a title
_ASKS_ELSE = frozenset(
    {"amount_asked", "date", "deadline", "document_word", "next_step", "person", "who", "why", "compare", "over_years"}
)
# What any matter has: 停车管理 is 停车, 文物保护 文物.
_OF_ANY = re.compile(
    "(?:管理|工作|建设|保护|发展|安全|事业|服务|改革|整治|保障|方面|领域|问题|事项|决定|决策|上|里|中)+$"
)
_REMEMBERED = 8  # desks


def decided_on(desk: Desk) -> Draft | None:
    """List what was decided on a subject in the years named; None where that is not asked, or one item has it."""
    features = desk.asked.features
    asks = {"all_decided", "topic", "scope"} <= features and not features & _ASKS_ELSE
    if not asks or desk.library.few or desk.asked.query.items or desk.asked.query.titles:
        return None
    rows = [row for target in _items(desk) if (row := _decision(desk, target))]
    if len(rows) < 2:
        return None
    lines = [at_a_meeting(desk, row) for row in rows]
    return listed(desk, [headline(desk, "list.matching", len(rows)), *lines], [of_row(row) for row in rows])


def _decision(desk: Desk, target: Target) -> LedgerRow | None:
    rows = [row for row in desk.rows(target, kind="decision") if row.verdict or row.next_step]
    return next((row for row in rows if row.verdict), rows[0] if rows else None)


@lru_cache(maxsize=_REMEMBERED)
def _items(desk: Desk) -> Sequence[Target]:
    """Give the items whose titles hold the subject, and those of the same bodies that hold what it is about."""
    if not desk.zh:
        found = [target for target, _ in topic_items(desk, titles_only=True)]
        return sorted((one for one in found if title_held(desk, one.item.title) >= _WHOLLY), key=when)
    subject = squash(_OF_ANY.sub("", desk.asked.topic.replace(" ", "")) or desk.asked.topic)
    whole = squash(desk.asked.subject.replace(" ", ""))
    near = [target for target in _in_scope(desk) if len(subject) > 1 and subject in squash(target.item.title)]
    full = [target for target in near if whole in squash(target.item.title)]
    bodies = {body for target in full or near for row in desk.rows(target, kind="decision") for body in row.bodies}
    own = (one for one in near if one in full or any(bodies & {*row.bodies} for row in desk.rows(one)))
    return sorted(own, key=when)


def _in_scope(desk: Desk) -> Sequence[Target]:
    minutes = (desk.library.minutes(document) for document in desk.scope)
    return [Target(one, item) for one in minutes for item in one.items]
