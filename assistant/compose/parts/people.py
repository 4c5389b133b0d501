"""Who was present, who came for a body, which body a person came from; which meetings a question speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.places import attendance_of, opening, present_line
from assistant.compose.parts.reported import met_for_report
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from assistant.judging.judgement import says_it
from assistant.matching.targets import times_meant
from retrieval.records import Attendee, Minutes

MAX_MEETINGS = 30
# Whoever says that somebody's post is unknown may ask for the body all the same.
_BODY_ASKED = re.compile(
    "哪一?[个家](?:单位|部门|局|机构)|代表(?:的是)?(?:谁|哪)"
    r"|\b(?:which|what) (?:\w+ )?(?:body|bureau|department|unit|organi[sz]ation|agency|institution|company|firm|town)\b"
    r"|\boffices? (?:did|does|do|was|is|has|have)\b[^?]{1,60}\b(?:represent|belong|from|(?:speak|work) for)"
    r"|\bcapacit(?:y|ies)\b"  # in which somebody came: for a body
    r"|\bc[ao]mes? from\b|\b(?:for|on behalf of) whom\b|\bwhom? (?:did|does|was)\b[^.?]{0,24}\brepresent"
)


def person(desk: Desk) -> Draft:
    """Say which body a person came from, or that they were present or chaired."""
    if not desk.asked.people:
        return not_found(desk)
    if "private" in desk.asked.features:
        return not_found(desk, desk.say("absent.unrecorded"))
    meetings = meetings_asked(desk)
    of_post = "post" in desk.asked.features and not _BODY_ASKED.search(desk.asked.query.text.lower())
    if of_post and not any(minutes.chair in desk.asked.people for minutes in meetings):
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
    held = _with_any(desk, tuple(desk.library.entries))[-MAX_MEETINGS:]
    statements = [statement for minutes in held for name in names for statement in roles(desk, minutes, name)]
    if not statements:
        return None
    note = Statement(desk.say("absent.person_elsewhere", who=desk.listed(names)), (), "note")
    return Draft(
        "partial", (note, *statements, *quotes([one.sources[0] for one in statements])), covered=coverage(desk)
    )


def _came_for(desk: Desk, meetings: Sequence[Minutes], name: str) -> bool:
    return any(name == minutes.chair or any(a.name == name for a in minutes.attending) for minutes in meetings)


def chaired(desk: Desk, minutes: Minutes) -> Statement:
    """Say who chaired a meeting, with their office."""
    slots = {"title": desk.phrase(minutes.chair_title or ""), "meeting": desk.meeting(minutes)}
    return Statement(desk.say("chair.is", name=minutes.chair, **slots), opening(minutes))


def meetings_asked(desk: Desk, most: int = MAX_MEETINGS) -> tuple[Minutes, ...]:
    """Give the meetings that a question speaks of: its scope, else the meeting of the item it is about, else all.

    Of more than `most` only the last.
    """
    documents: Iterable[str] = desk.scope
    if _of_an_item(desk) and (found := times_meant(desk)):
        documents = dict.fromkeys(target.minutes.id for target in found)
    if desk.asked.people:
        return _with_any(desk, desk.scope)[-most:]
    of_report = met_for_report(desk)
    documents = documents if of_report is None else of_report
    return desk.library.in_order(list(documents)[-most:])


def _with_any(desk: Desk, documents: Sequence[str]) -> tuple[Minutes, ...]:
    held = desk.library.in_order(documents)
    return tuple(minutes for minutes in held if any(there(minutes, name) for name in desk.asked.people))


def _of_an_item(desk: Desk) -> bool:
    """Whether a question means the meeting that dealt with a matter: it names one, and no meeting but by the year."""
    features = desk.asked.features
    of_meetings = features & {"two_scopes", "body", "more_items", "more_people"}
    by_matter = "subject" in features and features & {"date", "chair"}
    of_meetings -= {"body"} if by_matter else set()  # 某镇某工程哪年汇报的
    if desk.asked.names_meetings or of_meetings or "topic" not in features:
        return False
    if {"which_meetings", "chair"} <= features and "subject" not in features:
        return False
    return "scope" not in features or "subject" in features or says_it(desk).enough


def coverage(desk: Desk) -> tuple[int, int]:
    """How many minutes were searched, of how many held."""
    return len(desk.scope), len(desk.library.entries)


def attendees_for(desk: Desk, minutes: Minutes, body: str) -> tuple[Attendee, ...]:
    """Give those who came for a body, by any of its names; else for the office of it that the question names."""
    own = tuple(attendee for attendee in minutes.attending if desk.bodies.canonical(attendee.body) == body)
    return own or tuple(attendee for attendee in minutes.attending if _office_of(desk, attendee.body, body))


def _office_of(desk: Desk, entry: str, body: str) -> bool:
    """Whether an entry names the office of a body that is asked for: 新城的指挥部 is 新城建设指挥部."""
    words = desk.asked.topic.split()
    return (
        bool(words)
        and all(word in entry for word in words)
        and any(name in entry for name in desk.bodies.aliases(body))
    )


def there(minutes: Minutes, name: str) -> bool:
    """Whether a person chaired a meeting, was present or sat in."""
    return name == minutes.chair or name in minutes.present or any(one.name == name for one in minutes.attending)


def roles(desk: Desk, minutes: Minutes, name: str) -> list[Statement]:
    """Say for which body someone came to a meeting, or that they were present or chaired."""
    found = [came_for(desk, minutes, one, one.body) for one in minutes.attending if one.name == name]
    if name in minutes.present:
        said = desk.say("attendance.present", name=name, meeting=desk.meeting(minutes))
        found.append(Statement(said, (present_line(minutes), *opening(minutes))))
    return [*found, chaired(desk, minutes)] if name == minutes.chair else found


def came_for(desk: Desk, minutes: Minutes, attendee: Attendee, body: str) -> Statement:
    """Say for which body, by its entry or its canonical name, somebody came to a meeting."""
    said = desk.say("attendance.person", name=attendee.name, who=desk.body(body), meeting=desk.meeting(minutes))
    return Statement(said, (attendance_of(minutes, attendee), *opening(minutes)))
