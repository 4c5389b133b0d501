"""Who was on leave from a meeting, where its minutes list them behind 请假."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.parts.leave import asks_of_leave_alone
from assistant.compose.parts.lists import headline
from assistant.compose.parts.people import MAX_MEETINGS, coverage, meetings_asked
from assistant.compose.parts.places import attendance_lines, attendance_of, opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from retrieval.records import Attendee, Minutes

_LEADERS = re.compile(r"领导|市长|\bleaders?\b|\b(?:vice|deputy)[- ]mayors?\b|\bmayors?\b")
_OF_BODIES = re.compile(
    r"(?:哪|什么|啥)(?:些|几)?(?:个|家)?(?:单位|部门|局|委办局|镇|板块)"
    r"|\b(?:which|what) (?:bodies|bureaus?|departments?|units?|offices?|towns?)\b"
)


def on_leave(desk: Desk) -> Draft | None:
    """Say who was on leave from the meetings asked for; None where no list there tells, or leave is not asked for."""
    named = (*desk.asked.query.bodies, *desk.asked.people)
    held = desk.library.in_order(desk.scope) if named else meetings_asked(desk)
    listed = [minutes for minutes in held if minutes.excused]
    listed_there = any(_is_asked(desk, one, named) for minutes in listed for one in minutes.excused)
    alone = "topic" not in desk.asked.features and len(held) == 1 and (not named or listed_there)
    if not listed or not (asks_of_leave_alone(desk) or alone):
        return None
    lines = [line for minutes in listed if (line := _line(desk, minutes, named))]
    if lines:
        count = [headline(desk, "held.latest", MAX_MEETINGS)] if len(lines) > MAX_MEETINGS else []
        times = [headline(desk, "count.in_all_on_leave", len(lines))] if len(lines) > 1 and named else []
        shown = lines[-MAX_MEETINGS:]
        return Draft(
            "answered", (*times, *count, *shown, *quotes([one.sources[0] for one in shown])), covered=coverage(desk)
        )
    if len(listed) > 1 or not named:
        return None
    slots = {"who": desk.all_bodies(named), "meeting": desk.meeting(listed[0])}
    said = Statement(desk.say("attendance.not_on_leave", **slots), (), "note")
    return Draft("answered", (said, *quotes(attendance_lines(listed[0], "假"))), covered=coverage(desk))


def _line(desk: Desk, minutes: Minutes, named: Sequence[str]) -> Statement | None:
    found = [one for one in minutes.excused if _is_asked(desk, one, named)]
    if not found:
        return None
    people = desk.listed([f"{one.name}（{one.body}）" if one.body else one.name or "" for one in found])
    slots = {"meeting": desk.meeting(minutes), "people": people}
    bodies = [name for name in named if name in desk.asked.query.bodies]
    text = desk.say("attendance.on_leave", **slots)
    if bodies:
        text = desk.say("attendance.on_leave_of", who=desk.all_bodies(bodies), **slots)
    return Statement(text, (*(attendance_of(minutes, one) for one in found), *opening(minutes)))


def _is_asked(desk: Desk, one: Attendee, named: Sequence[str]) -> bool:
    """Whether one on leave is asked for: by name or body, as a leader of the city, or as somebody's representative."""
    text = desk.asked.query.text.lower()
    if named:
        return one.name in named or (bool(one.body) and desk.bodies.canonical(one.body) in named)
    if _LEADERS.search(text):
        return not one.body
    return bool(one.body) or not _OF_BODIES.search(text)
