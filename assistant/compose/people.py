"""Who chaired, who was present, who came for a body, which body a person came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.compose.absent import not_found
from assistant.compose.places import attendance_of, opening, present_line
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_span, quotes
from assistant.overlap import share
from assistant.targets import targets
from retrieval.records import Attendee, Minutes

MAX_MEETINGS = 30
_OF_ITEM = 0.5  # of the topic, in the title of the item whose meeting is asked about


def chair(desk: Desk) -> Draft:
    """Say who chaired the meetings that the question speaks of."""
    named = set(desk.asked.people)
    meetings = meetings_asked(desk)
    mistaken = bool(named) and not any(minutes.chair in named for minutes in meetings)
    held = [minutes for minutes in meetings if minutes.chair and (mistaken or not named or minutes.chair in named)]
    if not held:
        return not_found(desk)
    statements = [
        Statement(
            desk.say(
                "chair.is",
                name=minutes.chair,
                title=desk.phrase(minutes.chair_title or ""),
                meeting=desk.meeting(minutes),
            ),
            opening(minutes),
        )
        for minutes in held
    ]
    shown = quotes([opening(minutes)[0] for minutes in held])
    return Draft("partial" if mistaken else "answered", (*statements, *shown), covered=coverage(desk))


def venue(desk: Desk) -> Draft:
    """Say where a meeting was held, where its heading says so; most do not."""
    lines = [
        of_span(minutes, "heading", span)
        for minutes in meetings_asked(desk)
        for span in minutes.sections.get("heading", ())
        if re.match(r"\s*(?:会议)?地\s*点\s*[：:]", span.of(minutes.text))
    ]
    return Draft("answered", quotes(lines)) if lines else not_found(desk, desk.say("absent.venue"))


def attendance(desk: Desk) -> Draft:
    """Say who came for the bodies named; without a body, who was present or invited."""
    meetings = meetings_asked(desk)
    bodies = desk.asked.query.bodies
    if not bodies:
        return _whole_lists(desk, meetings) if _asks_of_meeting(desk) else not_found(desk)
    statements: list[Statement] = []
    missing: list[str] = []
    for body in bodies:
        rows = [(minutes, found) for minutes in meetings if (found := attendees_for(desk, minutes, body))]
        statements += [_came(desk, minutes, body, found) for minutes, found in rows]
        missing += [] if rows else [body]
    if not statements:
        return not_found(desk, desk.say("absent.not_attending", who=desk.all_bodies(bodies)))
    notes = [Statement(desk.say("absent.not_attending", who=desk.all_bodies(missing)), (), "note")] if missing else []
    shown = quotes([source for statement in statements for source in statement.sources if source.part == "attendance"])
    return Draft("partial" if missing else "answered", (*statements, *notes, *shown), covered=coverage(desk))


def person(desk: Desk) -> Draft:
    """Say which body a person came from, or that they were present or chaired."""
    if "private" in desk.asked.features or not desk.asked.people:
        return not_found(desk)
    meetings = meetings_asked(desk)
    if "post" in desk.asked.features and not any(minutes.chair in desk.asked.people for minutes in meetings):
        return not_found(desk, desk.say("absent.post", who=desk.listed(desk.asked.people)))
    statements: list[Statement] = []
    for name in desk.asked.people:
        for minutes in meetings:
            statements += _roles(desk, minutes, name)
    if not statements:
        return _only_elsewhere(desk) or not_found(
            desk, desk.say("absent.no_person", who=desk.listed(desk.asked.people))
        )
    shown = quotes([statement.sources[0] for statement in statements])
    unnamed = [
        name for name in desk.asked.people if "who" in desk.asked.features and not _came_for(desk, meetings, name)
    ]
    if unnamed:
        note = Statement(desk.say("attendance.no_body", name=desk.listed(unnamed)), (), "note")
        return Draft("partial", (*statements, note, *shown), covered=coverage(desk))
    return Draft("answered", (*statements, *shown), covered=coverage(desk))


def _only_elsewhere(desk: Desk) -> Draft | None:
    """Say where people were who were not at the meeting asked about; None where they were nowhere."""
    names = desk.asked.people
    documents = dict.fromkeys(d for name in names for d in _meetings_of(desk, name, tuple(desk.library.entries)))
    held = [desk.library.minutes(document) for document in list(documents)[-MAX_MEETINGS:]]
    statements = [statement for minutes in held for name in names for statement in _roles(desk, minutes, name)]
    if not statements:
        return None
    note = Statement(desk.say("absent.person_elsewhere", who=desk.listed(names)), (), "note")
    return Draft(
        "partial", (note, *statements, *quotes([one.sources[0] for one in statements])), covered=coverage(desk)
    )


def _asks_of_meeting(desk: Desk) -> bool:
    """Whether what a question names besides is nothing, or the item of a meeting; who belongs to a group is not."""
    if "topic" not in desk.asked.features or desk.asked.features & {"present", "sitting_in"}:
        return True
    best = next(iter(targets(desk, limit=1)), None)
    return best is not None and share(desk, best.item.title) >= _OF_ITEM


def _came_for(desk: Desk, meetings: Sequence[Minutes], name: str) -> bool:
    return any(name == minutes.chair or any(a.name == name for a in minutes.attending) for minutes in meetings)


def meetings_asked(desk: Desk) -> tuple[Minutes, ...]:
    """Give the meetings that a question speaks of: its scope, else the meeting of the item it is about, else all."""
    documents: Iterable[str] = desk.scope
    named = desk.asked.features & {"scope", "two_scopes", "body"}
    if not named and "topic" in desk.asked.features and (found := targets(desk, limit=1)):
        documents = [found[0].minutes.id]
    if desk.asked.people:
        documents = list(dict.fromkeys(d for name in desk.asked.people for d in _meetings_of(desk, name, desk.scope)))
    return tuple(desk.library.minutes(document) for document in list(documents)[-MAX_MEETINGS:])


def coverage(desk: Desk) -> tuple[int, int]:
    """How many minutes were searched, of how many held."""
    return len(desk.scope), len(desk.library.entries)


def attendees_for(desk: Desk, minutes: Minutes, body: str) -> tuple[Attendee, ...]:
    """Give those who came for a body, by any of its names."""
    return tuple(attendee for attendee in minutes.attending if desk.bodies.canonical(attendee.body) == body)


def _meetings_of(desk: Desk, name: str, scope: Sequence[str]) -> Sequence[str]:
    found = desk.library.attended(scope, people=name)
    chaired = [document for document in scope[-MAX_MEETINGS:] if desk.library.minutes(document).chair == name]
    return [document for document in scope if document in {*found, *chaired}]


def _came(desk: Desk, minutes: Minutes, body: str, found: Sequence[Attendee]) -> Statement:
    people = [attendee.name for attendee in found if attendee.name]
    slots = {"who": desk.body(body), "meeting": desk.meeting(minutes)}
    text = (
        desk.say("attendance.came", people=desk.listed(people), **slots)
        if people
        else desk.say("attendance.nobody_named", **slots)
    )
    widest = {attendee.span.start: attendee for attendee in sorted(found, key=lambda each: each.span.end)}
    places = dict.fromkeys(attendance_of(minutes, attendee) for attendee in widest.values())
    return Statement(text, (*places, *opening(minutes)))


def _roles(desk: Desk, minutes: Minutes, name: str) -> list[Statement]:
    meeting = desk.meeting(minutes)
    found = [
        Statement(
            desk.say("attendance.person", name=name, who=desk.body(attendee.body), meeting=meeting),
            (attendance_of(minutes, attendee), *opening(minutes)),
        )
        for attendee in minutes.attending
        if attendee.name == name
    ]
    if name in minutes.present:
        found.append(
            Statement(
                desk.say("attendance.present", name=name, meeting=meeting), (present_line(minutes), *opening(minutes))
            )
        )
    if name == minutes.chair:
        slots = {"name": name, "title": desk.phrase(minutes.chair_title or ""), "meeting": meeting}
        found.append(Statement(desk.say("chair.is", **slots), opening(minutes)))
    return found


def _whole_lists(desk: Desk, meetings: Sequence[Minutes]) -> Draft:
    """List everyone present, or, where 列席 is asked for, everyone invited."""
    sitting_in = "sitting_in" in desk.asked.features and "present" not in desk.asked.features
    statements = []
    for minutes in meetings:
        sources = _lines(minutes, "列席") if sitting_in else _lines(minutes, "出席")
        if not sources:
            continue
        key, names = (
            ("attendance.invited", _invited(minutes)) if sitting_in else ("attendance.all_present", minutes.present)
        )
        text = desk.say(key, meeting=desk.meeting(minutes), people=desk.listed(names))
        statements.append(Statement(text, (*sources, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([s.sources[0] for s in statements])), covered=coverage(desk))


def _invited(minutes: Minutes) -> list[str]:
    return [f"{attendee.body}{attendee.name or ''}" for attendee in minutes.attending]


def _lines(minutes: Minutes, label: str) -> list[Source]:
    """Cite the attendance lines behind a label, up to the next label."""
    found: list[Source] = []
    inside = False
    for span in minutes.sections.get("attendance", ()):
        text = span.of(minutes.text)
        inside = label in text[:12] if re.match(r"\s*\S{0,6}(?:出席|列席|参加)", text) else inside
        found += [of_span(minutes, "attendance", span)] if inside else []
    return found
