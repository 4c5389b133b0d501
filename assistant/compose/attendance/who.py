"""Who was there: for the bodies or the kind of bodies asked for, who was present or sat in, who came to which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.body_kinds import BodyKind, kind_in
from assistant.asked.left_out import left_out
from assistant.compose.attendance.absences import absentees
from assistant.compose.attendance.comings import (
    SETS,
    bodies_at,
    bodies_compared,
    of_bodies,
    sent_most,
    sent_several,
    set_beside,
    sets,
    wanted,
    wanted_of,
)
from assistant.compose.attendance.of_kind import of_a_kind, of_kind, with_bodies
from assistant.compose.attendance.on_leave import on_leave
from assistant.compose.attendance.sat_in import asks_how_many_sat_in, sat_in_counted
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.leave import asks_of_leave_alone
from assistant.compose.parts.people import MAX_MEETINGS, attendees_for, chaired, coverage, meetings_asked, person
from assistant.compose.parts.places import attendance_lines, attendance_of, opening, present_line
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from assistant.matching.overlap import share
from assistant.matching.targets import best_target
from retrieval.records import Attendee, Minutes
from retrieval.wording import masked

_MOST = 12  # bodies that sent as many
_SHORT = 3  # characters of a name, with which others may begin by chance
_BY_OFFICE = re.compile(r"市长|书记|局长|主任|\b(?:mayors?|secretar(?:y|ies)|directors?)\b")  # the list gives none
_OF_ITEM = 0.5  # of the topic, in the title of the item whose meeting is asked about


def attendance(desk: Desk) -> Draft:
    """Say who came for the bodies named; without a body, for a kind of bodies, or who was present or sat in."""
    features = desk.asked.features
    if "absent" in features and (listed := on_leave(desk)):
        return listed
    if asks_of_leave_alone(desk):
        return absentees(desk)
    if {"came_asked", "topic"} <= features and not desk.asked.query.bodies and not desk.asked.people:
        return _of_no_list(desk)
    if "unnamed_asked" in features and not desk.asked.query.bodies:
        return _nobody_named(desk)
    if asks_how_many_sat_in(desk):
        return _both_counted(desk) if "present" in features else sat_in_counted(desk)
    if sent_several(desk):
        return _of_several(desk)
    if sent_most(desk):
        return _of_most(desk)
    if named := _named_beside_kind(desk):
        return _for_bodies(desk, named)
    if desk.asked.people and "two_scopes" not in features:
        return person(desk)
    if of_bodies(desk):
        return bodies_compared(desk)
    if "body_kind" in features:
        return of_a_kind(desk)
    if "people_counted" in features and features & {"each_counted", "more_people"}:
        return count_present(desk)
    if sets(desk) or {"compare", "two_scopes"} <= features:
        return presence(desk)
    if "people_counted" in features and "sitting_in" not in group_asked(desk):
        return count_present(desk)
    return _whole_lists(desk) if _asks_of_meeting(desk) else not_found(desk)


def _both_counted(desk: Desk) -> Draft:
    """Count who was present and who sat in, one after the other."""
    drafts = [draft for draft in (count_present(desk), sat_in_counted(desk)) if draft.status == "answered"]
    statements = tuple(dict.fromkeys(one for draft in drafts for one in draft.statements))
    return Draft("answered", statements, covered=coverage(desk)) if drafts else not_found(desk)


def _of_no_list(desk: Desk) -> Draft:
    """Tell of a kind of bodies who came; of a body that no list has, that it is in none."""
    return of_a_kind(desk) if "body_kind" in desk.asked.features else not_found(desk)


def _nobody_named(desk: Desk) -> Draft:
    """List the bodies of which the minutes say only that they sent somebody."""
    came = [(minutes, one) for minutes in meetings_asked(desk) for one in minutes.attending if not one.name]
    if not came:
        return not_found(desk)
    lines = [_came(desk, minutes, one.body, [one]) for minutes, one in came]
    return Draft("answered", (*lines, *quotes([line.sources[0] for line in lines])), covered=coverage(desk))


def _asks_of_meeting(desk: Desk) -> bool:
    """Whether what a question names besides is nothing, or the item of a meeting; who belongs to a group is not."""
    if "topic" not in desk.asked.features or desk.asked.features & {"present", "sitting_in"}:
        return True
    best = best_target(desk)
    return best is not None and share(desk, best.item.title) >= _OF_ITEM


def count_present(desk: Desk) -> Draft:
    """Count who was present at each meeting asked for."""
    lines = [_people_line(desk, minutes) for minutes in meetings_asked(desk) if minutes.present]
    if not lines:
        return not_found(desk)
    return Draft("answered", (*lines, *quotes([s.sources[0] for s in lines])), covered=coverage(desk))


def presence(desk: Desk) -> Draft:
    """Set the lists of two meetings side by side: who came to both, who only to one."""
    meetings = set_beside(desk)
    if len(meetings) < 2:
        return not_found(desk)
    lines: list[Statement] = []
    for group in group_asked(desk):
        lines += presence_compared(desk, meetings, group)
    if lines and _BY_OFFICE.search(desk.asked.query.text.lower()):
        note = Statement(desk.say("attendance.no_posts_present"), (), "note")
        led = [chaired(desk, minutes) for minutes in meetings if minutes.chair]
        return Draft("partial", (*lines, note, *led), covered=coverage(desk))
    return Draft("answered", tuple(lines), covered=coverage(desk)) if lines else not_found(desk)


def presence_compared(desk: Desk, meetings: Sequence[Minutes], group: str = "present") -> list[Statement]:
    """Say which people of a group, `present` or `sitting_in`, came to all meetings and who only to one."""
    names = _present if group == "present" else _sat_in
    listed = [minutes for minutes in meetings if names(minutes)]
    if len(listed) < 2:
        return []
    sources = tuple(source for minutes in listed for source in attendance_lines(minutes, _LABELS[group]))
    common = [name for name in names(listed[0]) if all(name in names(other) for other in listed)]
    key = "compare.both_present" if group == "present" else "compare.both_sat_in"
    lines = [Statement(desk.say(key, people=desk.listed(common) or "—"), sources)] if wanted(desk, "in_both") else []
    for at, minutes in enumerate(listed):
        only = [n for n in names(minutes) if all(n not in names(other) for other in listed if other is not minutes)]
        if only and wanted_of(desk, minutes, at, len(listed)):
            key = "compare.only_present" if group == "present" else "compare.only_sat_in"
            text = desk.say(key, people=desk.listed(only), meeting=desk.meeting(minutes))
            lines.append(Statement(text, (*sources, *opening(minutes))))
    return lines


def group_asked(desk: Desk) -> tuple[str, ...]:
    """Tell which list is asked for: 出席 is who was present, 列席 who sat in; the one is not the other."""
    features = desk.asked.features
    if "sitting_in" in features and not features & {"present", "not_sitting_in"}:
        return ("sitting_in",)
    if "sitting_in" in features and "present" in features and "not_sitting_in" not in features:
        return ("present", "sitting_in")
    return ("present",)


def _for_bodies(desk: Desk, bodies: Sequence[str]) -> Draft:
    meetings = meetings_asked(desk)
    bodies = [_as_listed(body, meetings) for body in bodies]
    statements: list[Statement] = []
    missing: list[str] = []
    for body in bodies:
        rows = [(minutes, found) for minutes in meetings if (found := attendees_for(desk, minutes, body))]
        statements += [_came(desk, minutes, body, found) for minutes, found in rows]
        statements += _same_person(desk, body, rows)
        missing += [] if rows else [body]
    if not statements:
        return not_found(desk, desk.say("absent.not_attending", who=desk.all_bodies(bodies)))
    statements += of_kind(desk, _beside_bodies(desk), meetings)
    notes = [Statement(desk.say("absent.not_attending", who=desk.all_bodies(missing)), (), "note")] if missing else []
    notes += [Statement(desk.say("attendance.no_posts"), (), "note")] if "post" in desk.asked.features else []
    shown = quotes([source for statement in statements for source in statement.sources if source.part == "attendance"])
    told = not notes and ("polar" in desk.asked.features or _any_named(desk, bodies, meetings))
    return Draft("answered" if told else "partial", (*statements, *notes, *shown), covered=coverage(desk))


def _named_beside_kind(desk: Desk) -> Sequence[str]:
    """Give the bodies that a question names, but for one that only tells the kind asked for: 市委口的部门."""
    kind = kind_in(desk.asked.query.text) if "body_kind" in desk.asked.features else None
    within = {one.canonical for one in desk.bodies.find(kind[1], loose=True)} if kind else set()
    return [body for body in desk.asked.query.bodies if body not in within]


def _as_listed(name: str, meetings: Sequence[Minutes]) -> str:
    """Give the one listed body that is named after a place which sends nobody: 娄江新城 for its 建设指挥部."""
    listed = {one.body for minutes in meetings for one in minutes.attending if one.body}
    after = {body for body in listed if body.startswith(name)} if len(name) > _SHORT and name not in listed else set()
    return after.pop() if len(after) == 1 else name


def _any_named(desk: Desk, bodies: Sequence[str], meetings: Sequence[Minutes]) -> bool:
    """Whether the lists name anybody who came for a body: of some they say only that somebody came."""
    return any(one.name for minutes in meetings for body in bodies for one in attendees_for(desk, minutes, body))


def _of_several(desk: Desk) -> Draft:
    """Name the bodies that sent more than one person, but for those left out, with whom they sent to which meeting."""
    besides = left_out(desk.asked.query.text).bodies(desk.bodies)
    statements = [
        _came(desk, minutes, body, found)
        for minutes in meetings_asked(desk)
        for body, found in bodies_at(desk, minutes, kind_in(desk.asked.query.text)).items()
        if len({one.name for one in found if one.name}) > 1 and body not in besides
    ]
    if not statements:
        return not_found(desk)
    return Draft("answered", tuple(statements), covered=coverage(desk))


def _of_most(desk: Desk) -> Draft:
    """Name the bodies that sent the most people to each meeting, with whom they sent."""
    statements = []
    for minutes in meetings_asked(desk):
        sent = bodies_at(desk, minutes, kind_in(desk.asked.query.text))
        counts = {body: len({one.name for one in found if one.name}) for body, found in sent.items()}
        most = [body for body, count in counts.items() if count == max(counts.values())]
        most = most if len(most) <= _MOST or max(counts.values()) > 1 else []  # each sent one
        statements += [_came(desk, minutes, body, sent[body], counted=True) for body in most]
    return Draft("answered", tuple(statements), covered=coverage(desk)) if statements else not_found(desk)


def _beside_bodies(desk: Desk) -> tuple[BodyKind, str] | None:
    """Give the kind of bodies that a question asks for beside those that it names: telecom, Unicom and power firms."""
    text = desk.asked.query.text
    named = (*desk.bodies.find(text, loose=True), *desk.bodies.find_english(text))
    if "two_parts" not in desk.asked.features:
        return None
    return kind_in(masked(text, [one.span for one in named]))


def _same_person(desk: Desk, body: str, rows: Sequence[tuple[Minutes, Sequence[Attendee]]]) -> list[Statement]:
    """Say whether a body sent the same people to several meetings, where the question compares them."""
    if len(rows) < 2 or not desk.asked.features & {"compare", *SETS}:
        return []
    sent = [{attendee.name for attendee in found if attendee.name} for _, found in rows]
    if not all(sent):
        return []
    sources = [attendance_of(minutes, attendee) for minutes, found in rows for attendee in found]
    key = "compare.same_people" if all(people == sent[0] for people in sent) else "compare.other_people"
    return [Statement(desk.say(key, who=desk.body(body)), tuple(dict.fromkeys(sources)))]


def _came(desk: Desk, minutes: Minutes, body: str, found: Sequence[Attendee], counted: bool = False) -> Statement:
    people = [attendee.name for attendee in found if attendee.name]
    slots = {"who": desk.body(body), "meeting": desk.meeting(minutes)}
    text = desk.say("attendance.nobody_named", **slots)
    counted = counted or bool(desk.asked.features & {"people_counted", "amount"})
    said = {"count": len(people)} if people and counted else {}
    if people:
        name = "attendance.came_counted" if said else "attendance.came"
        text = desk.say(name, people=desk.listed(people), **said, **slots)
    widest = {attendee.span.start: attendee for attendee in sorted(found, key=lambda each: each.span.end)}
    places = dict.fromkeys(attendance_of(minutes, attendee) for attendee in widest.values())
    return Statement(text, (*places, *opening(minutes)), counted=len(people) if said else None)


def _people_line(desk: Desk, minutes: Minutes) -> Statement:
    slots = {"meeting": desk.meeting(minutes), "people": desk.listed(minutes.present)}
    text = desk.say("count.present", count=len(minutes.present), **slots)
    return Statement(text, (present_line(minutes), *opening(minutes)), counted=len(minutes.present))


def _whole_lists(desk: Desk) -> Draft:
    """List everyone present, or, where 列席 is asked for, everyone who sat in."""
    statements = []
    for minutes in meetings_asked(desk)[-MAX_MEETINGS:]:
        for group in group_asked(desk):
            if sources := attendance_lines(minutes, _LABELS[group]):
                key = "attendance.invited" if group == "sitting_in" else "attendance.all_present"
                names = with_bodies(minutes.attending) if group == "sitting_in" else minutes.present
                text = desk.say(key, meeting=desk.meeting(minutes), people=desk.listed(names))
                statements.append(Statement(text, (*sources, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([s.sources[0] for s in statements])), covered=coverage(desk))


_LABELS = {"present": "出席", "sitting_in": "列席"}


def _present(minutes: Minutes) -> Sequence[str]:
    return minutes.present


def _sat_in(minutes: Minutes) -> Sequence[str]:
    return [attendee.name for attendee in minutes.attending if attendee.name]
