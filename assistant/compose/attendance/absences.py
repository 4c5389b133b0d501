"""From which meetings a body or a person was missing, by the attendance lists."""

from __future__ import annotations

from assistant.compose.attendance.on_leave import on_leave
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import MAX_MEETINGS, attendees_for, coverage, meetings_asked, there
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement
from retrieval.records import Minutes

_OTHER = frozenset({"why", "topic"})  # what no list tells: the reasons, who was missing from an item


def absentees(desk: Desk) -> Draft:
    """List the meetings whose attendance lists do not name the bodies or people asked for.

    Where a question names nobody it is told that lists say who came, never who should have.
    """
    if "why" not in desk.asked.features and (listed := on_leave(desk)):
        return listed
    named = (*desk.asked.query.bodies, *desk.asked.people)
    if not named or desk.asked.features & _OTHER:
        told = any(minutes.excused for minutes in meetings_asked(desk))
        return not_found(desk, None if told else desk.say("absent.absentees"))
    held = desk.library.in_order(desk.scope)
    statements: list[Statement] = []
    for name in named:
        missed = [minutes for minutes in held if not _listed(desk, minutes, name)]
        if len(missed) == len(held):
            return not_found(desk, desk.say("absent.not_attending", who=desk.body(name)))
        slots = {"who": desk.body(name), "searched": len(held)}
        if missed:
            said = desk.say("attendance.missed", count=len(missed), **slots)
        else:
            said = desk.say("attendance.missed_none", **slots)
        shown = (missed or held)[-MAX_MEETINGS:]
        lines = [Statement(desk.say("held.line", meeting=desk.meeting(one)), opening(one)) for one in shown]
        statements += [Statement(said, (), "note"), *lines]
    return Draft("answered", tuple(statements), covered=coverage(desk))


def _listed(desk: Desk, minutes: Minutes, name: str) -> bool:
    return there(minutes, name) if name in desk.asked.people else bool(attendees_for(desk, minutes, name))
