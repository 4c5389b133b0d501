"""Which items tell a group its duties, where a question asks what that has to do and names nothing else: hospitals."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.desk import Desk, Target
from assistant.text.pairs import holds

_ASKING = frozenset({"duty", "topic"})


def group_told(desk: Desk, target: Target) -> bool:
    """Whether a duty of an item is told to the group that is all a question names, by its own or other words."""
    asked = desk.asked
    if not asked.features >= _ASKING or asked.query.bodies or not desk.words:
        return False
    told = ["、".join(row.addressees) for row in desk.rows(target, kind="duty") if row.addressees]
    ways = [{word.said, *word.ways} if desk.zh else word.ways for word in desk.sure_words]
    return any(all(each and holds(each, group) for each in ways) for group in told)


def telling_it_first(desk: Desk, found: Sequence[Target]) -> list[Target]:
    """Give of the items found those that tell the group its duties; none where no group alone is asked about."""
    if not desk.asked.features >= _ASKING or desk.asked.query.bodies:
        return []
    return [target for target in found if group_told(desk, target)]
