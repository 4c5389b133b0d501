"""Who came for a kind of bodies: 各镇, the banks, telecom companies."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.body_kinds import BodyKind, kind_in
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import headline
from assistant.compose.parts.people import coverage, meetings_asked
from assistant.compose.parts.places import attendance_of, opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement
from retrieval.records import Attendee, Minutes


def of_a_kind(desk: Desk) -> Draft:
    """List who came for a kind of bodies, by meeting."""
    asked = kind_in(desk.asked.query.text)
    statements = of_kind(desk, asked, meetings_asked(desk))
    if not statements:
        return not_found(desk, desk.say("absent.not_attending", who=f"“{asked[1]}”" if asked else "?"))
    return Draft("answered", tuple(statements), covered=coverage(desk))


def of_kind(desk: Desk, asked: tuple[BodyKind, str] | None, meetings: Sequence[Minutes]) -> list[Statement]:
    """Say for each meeting which bodies of a kind sent whom."""
    statements: list[Statement] = []
    for minutes in meetings if asked else ():
        found = [one for one in minutes.attending if asked and asked[0].named.search(one.body)]
        if found:
            slots = {"meeting": desk.meeting(minutes), "people": desk.listed(with_bodies(found))}
            places = (attendance_of(minutes, attendee) for attendee in found)
            sources = (*dict.fromkeys(places), *opening(minutes))
            statements += _count_of_kind(desk, asked, minutes, found) if asked else []
            statements.append(Statement(desk.say("attendance.invited", **slots), sources))
    return statements


def _count_of_kind(
    desk: Desk, asked: tuple[BodyKind, str], minutes: Minutes, found: Sequence[Attendee]
) -> list[Statement]:
    """Say how many bodies of a kind sent somebody, where a question asks how many."""
    if not desk.asked.features & {"amount", "people_counted", "each_counted"}:
        return []
    noun = asked[0].noun.search(asked[1]) if asked[0].noun else None
    slots = {
        "kind": noun[0] if noun else asked[1],
        "meeting": desk.meeting(minutes),
        "people": len([one for one in found if one.name]),
    }
    return [headline(desk, "attendance.kind_count", len({one.body for one in found}), **slots)]


def with_bodies(attendees: Sequence[Attendee]) -> list[str]:
    """Name people with their bodies before them, as the list does."""
    return [f"{attendee.body}{attendee.name or ''}" for attendee in attendees]
