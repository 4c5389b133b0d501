"""Who chaired, who was present, who came for a body, which body a person came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.compose.absent import not_found
from assistant.compose.places import attendance_of, opening, present_line
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_span, quotes
from assistant.judgement import says_it
from assistant.targets import times_meant
from retrieval.records import Attendee, Minutes

MAX_MEETINGS = 30
_BY_CHAIR = frozenset({"which_meetings", "not_by"})
_TITLES = (
    ("常务副市长", re.compile(r"常务副市长|executive (?:vice|deputy)[- ]mayor", re.IGNORECASE)),
    ("副市长", re.compile(r"副市长|(?:vice|deputy)[- ]mayor", re.IGNORECASE)),
    ("市长", re.compile(r"市长|\bmayor", re.IGNORECASE)),
)


def chair(desk: Desk) -> Draft:
    """Say who chaired the meetings that the question speaks of."""
    named = set(desk.asked.people)
    meetings = _of_the_chairs_asked(desk, meetings_asked(desk))
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


def _of_the_chairs_asked(desk: Desk, meetings: Sequence[Minutes]) -> Sequence[Minutes]:
    """Where a question asks which meetings one with a title chaired, or did not, keep those."""
    title = _title_asked(desk)
    if title is None or not desk.asked.features & _BY_CHAIR:
        return meetings
    by_others = "not_by" in desk.asked.features
    return [minutes for minutes in meetings if minutes.chair and _has_title(minutes, title) != by_others]


def _title_asked(desk: Desk) -> str | None:
    return next((title for title, asked in _TITLES if asked.search(desk.asked.query.text)), None)


def _has_title(minutes: Minutes, title: str) -> bool:
    said = minutes.chair_title or ""
    return said == title or (title == "副市长" and said.endswith(title))


def venue(desk: Desk) -> Draft:
    """Say where a meeting was held, where its heading says so; most do not."""
    lines = [
        of_span(minutes, "heading", span)
        for minutes in meetings_asked(desk)
        for span in minutes.sections.get("heading", ())
        if re.match(r"\s*(?:会议)?地\s*点\s*[：:]", span.of(minutes.text))
    ]
    return Draft("answered", quotes(lines)) if lines else not_found(desk, desk.say("absent.venue"))


def person(desk: Desk) -> Draft:
    """Say which body a person came from, or that they were present or chaired."""
    if not desk.asked.people:
        return not_found(desk)
    if "private" in desk.asked.features:
        return not_found(desk, desk.say("absent.unrecorded"))
    meetings = meetings_asked(desk)
    if "post" in desk.asked.features and not any(minutes.chair in desk.asked.people for minutes in meetings):
        return not_found(desk, desk.say("absent.post", who=desk.listed(desk.asked.people)))
    statements: list[Statement] = []
    for name in desk.asked.people:
        for minutes in meetings:
            statements += roles(desk, minutes, name)
    if not statements:
        return only_elsewhere(desk) or not_found(desk, desk.say("absent.no_person", who=desk.listed(desk.asked.people)))
    shown = quotes([statement.sources[0] for statement in statements])
    unnamed = [
        name for name in desk.asked.people if "who" in desk.asked.features and not _came_for(desk, meetings, name)
    ]
    if unnamed:
        note = Statement(desk.say("attendance.no_body", name=desk.listed(unnamed)), (), "note")
        return Draft("partial", (*statements, note, *shown), covered=coverage(desk))
    return Draft("answered", (*statements, *shown), covered=coverage(desk))


def only_elsewhere(desk: Desk) -> Draft | None:
    """Say where people were who were not at the meeting asked about; None where they were nowhere."""
    names = desk.asked.people
    documents = dict.fromkeys(d for name in names for d in _meetings_of(desk, name, tuple(desk.library.entries)))
    held = [desk.library.minutes(document) for document in list(documents)[-MAX_MEETINGS:]]
    statements = [statement for minutes in held for name in names for statement in roles(desk, minutes, name)]
    if not statements:
        return None
    note = Statement(desk.say("absent.person_elsewhere", who=desk.listed(names)), (), "note")
    return Draft(
        "partial", (note, *statements, *quotes([one.sources[0] for one in statements])), covered=coverage(desk)
    )


def _came_for(desk: Desk, meetings: Sequence[Minutes], name: str) -> bool:
    return any(name == minutes.chair or any(a.name == name for a in minutes.attending) for minutes in meetings)


def meetings_asked(desk: Desk) -> tuple[Minutes, ...]:
    """Give the meetings that a question speaks of: its scope, else the meeting of the item it is about, else all."""
    documents: Iterable[str] = desk.scope
    if _of_an_item(desk) and (found := times_meant(desk)):
        documents = dict.fromkeys(target.minutes.id for target in found)
    if desk.asked.people:
        documents = list(dict.fromkeys(d for name in desk.asked.people for d in _meetings_of(desk, name, desk.scope)))
    return tuple(desk.library.minutes(document) for document in list(documents)[-MAX_MEETINGS:])


def _of_an_item(desk: Desk) -> bool:
    """Whether a question means the meeting that dealt with a matter: it names one, and no meeting but by the year."""
    features = desk.asked.features
    if desk.asked.names_meetings or features & {"two_scopes", "body"} or "topic" not in features:
        return False
    if _title_asked(desk) and features & _BY_CHAIR:
        return False
    return "scope" not in features or "subject" in features or says_it(desk).enough


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


def roles(desk: Desk, minutes: Minutes, name: str) -> list[Statement]:
    """Say for which body someone came to a meeting, or that they were present or chaired."""
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
