"""What a body had before the meetings of a year, where a question names nothing beside it that agendas are about."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.listed.asking import (
    asks_for_list,
    in_years,
    of_sort,
    of_whole_years,
    outside_brackets,
    subjects_left,
)
from assistant.compose.listed.rows import list_of_rows
from assistant.compose.tasks import body_tasks
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.narrowing.conditions import conditions, owners_asked

_ELSE = frozenset({"date", "deadline", "two_bodies", "title", "partners", "duty_word", "compare"})
_LEADS = frozenset(
    {"body", "body_listed", "body_named", "items_word", "leading", "list", "meeting_word", "plain", "scope"}
)


def of_body(desk: Desk) -> Draft | None:
    """List what a body had in the years named; None where more is asked, or that is how it is read anyhow."""
    asked = desk.asked
    read_so = asked.facet == "body_tasks" and "plain" in asked.features
    if read_so or not asks_for_list(desk) or not of_whole_years(desk) or asked.features & _ELSE:
        return None
    owners = owners_asked(desk)
    set_apart = conditions(desk)
    if (
        len(owners) != 1
        or not owners <= outside_brackets(desk)
        or set_apart.going.wanted
        or set_apart.verdicts
        or set_apart.written
    ):
        return None
    rows = in_years(desk, desk.library.rows(desk.scope, kind="decision"))
    if subjects_left(desk, rows):
        return None
    own = [row for row in rows if owners & {*row.bodies}]
    if (kept := of_sort(desk, own)) != own and kept:
        return list_of_rows(desk, kept)
    return body_tasks(_plainly(desk, next(iter(owners))))


def _plainly(desk: Desk, body: str) -> Desk:
    """Ask for what a body leads, and for nothing else."""
    asked = desk.asked
    query = replace(asked.query, text=f"{body}牵头的议题有哪些", bodies=(body,), titles=(), kinds=())
    plain = replace(
        asked, query=query, groups=(), topic="", subject="", facet="body_tasks", rule="body_tasks", features=_LEADS
    )
    return replace(desk, asked=plain)
