"""What was decided under conditions that agendas do not show, where a question of whole years reads as for agendas."""

from __future__ import annotations

from assistant.compose.listed.asking import asks_for_list, in_years, of_sort, of_whole_years
from assistant.compose.listed.rows import list_of_rows
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.narrowing.conditions import conditions, narrowed


def conditioned(desk: Desk) -> Draft | None:
    """List the decisions that go where, or follow the course that, a question says; None where agendas are asked."""
    asked = conditions(desk)
    if desk.asked.facet != "list_meeting" or not (asked.going.wanted or asked.courses):
        return None
    if not asks_for_list(desk) or not of_whole_years(desk):
        return None
    found = narrowed(desk, in_years(desk, desk.library.rows(desk.scope, kind="decision")))
    return list_of_rows(desk, of_sort(desk, found)) if found else None
