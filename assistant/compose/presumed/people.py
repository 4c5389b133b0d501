"""What a question takes for granted of people and the minutes contradict: who chaired, in which office, who came for
which body, to which meeting, how many there were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.romanised import romanised_in
from assistant.compose.attendance.offices import is_office, office_said
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import (
    attendees_for,
    came_for,
    chaired,
    coverage,
    meetings_asked,
    only_elsewhere,
    roles,
)
from assistant.compose.parts.places import opening, present_line
from assistant.compose.presumed.numbers import SAID
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, quotes
from retrieval.asked.number_words import to_number
from retrieval.names.scan import Mention
from retrieval.numerals import NUMBER
from retrieval.records import Minutes

_PERSON, _BODY = "\1", "\2"  # what stands for them in a question
_FEW = 3  # meetings, of which each is said
_NOT_HERE = frozenset({"attack", "compare", "held"})
_COME_FROM = re.compile(
    f"{_BODY}(?:(?:列席|出席|参会|与会|到会|参加)(?:会议)?的|的|派(?:了|来的?|出的?|去的?)?|来的|代表|那边的)?{_PERSON}|{_PERSON}(?:就|也)?是?(?:代表|是|来自|作为|替)(?:的是)?{_BODY}"
    rf"|{_PERSON}(?: \w+){{0,4}} (?:for|from|of|representing|represented|on behalf of|with)(?: the)? {_BODY}"
    f"|{_BODY}(?:'s| sent| delegate| representative)? {_PERSON}"
)
_INSTEAD_OF = re.compile(
    rf"\b(?:other than|instead of|rather than|in place of|replac\w+)(?: [^,.?;]{{0,20}})?{_PERSON}"
    f"|(?:没有?派|换[掉下]了?){_PERSON}|{_PERSON}以外的"
)
_NOT_THERE = re.compile(r"没(?!有?\W*$)|未|不在|缺|请假|\bnot\b|n['’]t\b|\bnever\b|\bmiss|\babsen|\baway\b")
_CHAIRED = r"(?:主持|召集)"
_HOSTS = ("政府", "会议")  # whose meeting it is
_OF_SEVERAL = frozenset({"first_time", "last_time", "which_meetings"})  # which of a person's own meetings is meant
_CHAIRED_EN = r"(?:chair(?:ed|s|ing)?|presid(?:ed|es|ing)|(?:led|ran|opened)(?: \w+){1,3} (?:meeting|session))\b"
_BY_PERSON = re.compile(
    rf"{_PERSON}[^，。？；]{{0,14}}{_CHAIRED}|{_PERSON}[^.?;]{{0,48}}\b{_CHAIRED_EN}"
    rf"|\b(?:chaired|led|run|presided over|opened) by [^.?,]{{0,24}}{_PERSON}"
)
_OFFICE = (
    r"(常务副市长|副市长|市长|市委书记|市委副书记|秘书长|区长|县长|镇长"
    r"|(?:executive |first )?(?:vice|deputy)[- ]mayor|mayor|(?:municipal |city )?party secretary|secretary[- ]general)"
)
_HELD_BY = re.compile(rf"{_PERSON}(?:同志)?(?:, |,| )?(?:the |who is |as )?{_OFFICE}|{_OFFICE}(?: |,|, )?{_PERSON}")
_BY_OFFICE = re.compile(
    rf"{_OFFICE}[^，。？；]{{0,4}}{_CHAIRED}|{_OFFICE}(?: who| when|,)?(?: \w+){{0,4}} {_CHAIRED_EN}"
    rf"|\b(?:chaired|led|run|presided over|opened) by (?:the )?{_OFFICE}"
    rf"|{_OFFICE}[^.?;]{{0,40}}\bas (?:the )?chair(?:man|woman|person)? (?:of|at)\b"
)
# A body is said to chair: what did the bureau say when it chaired. It was chaired, with the bureau there, is another.
_BY_BODY = re.compile(
    rf"{_BODY}[^，。？；]{{0,4}}{_CHAIRED}(?!人)|\b(?:chaired|presided over) by (?:the )?{_BODY}"
    rf"|{_BODY}(?:(?! was\b| were\b| is\b| who\b| and\b)(?: \w+)){{0,5}} {_CHAIRED_EN}"
)
_PRESENT = re.compile(
    rf"(?<!第)({NUMBER})\s*(?:个|名|位)?(?:人|领导|同志)?(?:都)?出席"
    rf"|(?<!列)(?<!缺)出席(?:的|了|会议的)*({NUMBER})\s*(?:个|名|位|人)"
    rf"|\b({SAID}) (?:people|persons|leaders|officials|members|names|men)?(?: \w+){{0,2}} ?\b(?:present|attended)\b"
)
_ITEMS = re.compile(
    rf"(?<!第)(?<!前)(?<!后)({NUMBER})\s*[项个条](?:议题|议程)|\b({SAID}) (?:agenda )?(?:items|topics)\b(?! of)"
)


def were_elsewhere(desk: Desk) -> Draft | None:
    """Someone was not at the meeting that the question speaks of, but at another."""
    asked = desk.asked
    absent = _NOT_THERE.search(asked.query.text.lower())
    other = asked.facet in _NOT_HERE or asked.features & (_OF_SEVERAL | {"private"})
    if absent or other or not (asked.people and asked.names_meetings):
        return None
    elsewhere = None if meetings_asked(desk) else only_elsewhere(desk)
    if elsewhere is None or "polar" not in asked.features:
        return elsewhere
    return replace(elsewhere, status="answered", statements=(*elsewhere.statements, *_in_their_place(desk, elsewhere)))


def _in_their_place(desk: Desk, elsewhere: Draft) -> list[Statement]:
    """Say who came to the meetings asked about for the bodies that somebody came for elsewhere, where they are few."""
    places = dict.fromkeys(source.document for statement in elsewhere.statements for source in statement.sources)
    came = (one for place in places for one in desk.library.minutes(place).attending if one.name in desk.asked.people)
    bodies = dict.fromkeys(desk.bodies.canonical(one.body) for one in came)
    said = [found for minutes in _asked_about(desk) for body in bodies for found in _came_for(desk, minutes, body)]
    return said if len(said) <= _FEW else []


def _asked_about(desk: Desk) -> Sequence[Minutes]:
    """Give the meetings that a question speaks of while they are few; else it does not say which it means."""
    return [desk.library.minutes(document) for document in desk.scope] if len(desk.scope) <= _FEW else []


def other_body_of(desk: Desk) -> Draft | None:
    """Someone came for another body, or for none, than the question says; who did come for that one."""
    people, bodies = desk.asked.people, desk.asked.query.bodies
    if len(people) != 1 or len(bodies) != 1 or not _COME_FROM.search(_tagged(desk, people)):
        return None
    meetings = meetings_asked(desk)
    came = [attendee for minutes in meetings for attendee in minutes.attending if attendee.name == people[0]]
    said = [statement for minutes in meetings for statement in roles(desk, minutes, people[0])]
    if not said or any(desk.bodies.canonical(attendee.body) == bodies[0] for attendee in came):
        return None
    note = Statement(desk.say("absent.not_for", who=people[0], asked=desk.body(bodies[0])), (), "note")
    instead = [statement for minutes in meetings for statement in _came_for(desk, minutes, bodies[0])]
    return _corrected(desk, note, [*said, *instead])


def sent_after_all(desk: Desk) -> Draft | None:
    """The one instead of whom a body is said to have sent another is who came for it."""
    people, bodies = desk.asked.people, desk.asked.query.bodies
    if len(people) != 1 or len(bodies) != 1 or not _INSTEAD_OF.search(_tagged(desk, people)):
        return None
    sent = [{one.name for one in attendees_for(desk, minutes, bodies[0])} for minutes in meetings_asked(desk)]
    if not sent or any(names != {people[0]} for names in sent):
        return None
    note = Statement(desk.say("absent.otherwise"), (), "note")
    return _corrected(
        desk, note, [said for minutes in meetings_asked(desk) for said in roles(desk, minutes, people[0])]
    )


def other_chair(desk: Desk) -> Draft | None:
    """Another chaired than the question says."""
    if desk.asked.facet in _NOT_HERE or (desk.asked.features & _OF_SEVERAL and not _names_one(desk)):
        return None
    said = [name for name in desk.asked.people if _BY_PERSON.search(_tagged(desk, (name,)))]
    meetings = _few_meetings(desk)
    if len(said) != 1 or not meetings or any(minutes.chair == said[0] for minutes in meetings):
        return None
    note = Statement(desk.say("chair.not_by", who=said[0]), (), "note")
    return _corrected(desk, note, [chaired(desk, minutes) for minutes in meetings])


def other_office(desk: Desk) -> Draft | None:
    """Who chaired has another office than the question gives them."""
    text, features = _tagged(desk, desk.asked.people), desk.asked.features
    if desk.asked.facet in _NOT_HERE or features & {"which_meetings", "not_by"}:
        return None
    if len(desk.asked.people) == 1 and (match := _HELD_BY.search(text)):
        who = desk.asked.people[0]
        meetings: Sequence[Minutes] = [minutes for minutes in meetings_asked(desk) if minutes.chair == who][-_FEW:]
    elif not desk.asked.people and not features & {"polar", "who"} and (match := _BY_OFFICE.search(text)):
        who, meetings = "", _few_meetings(desk)
    else:
        return None
    said = next(group for group in match.groups() if group)
    office = office_said(said) or said
    held = [minutes.chair_title for minutes in meetings if minutes.chair_title]
    if not held or any(is_office(title, office) for title in held):
        return None
    asked = desk.phrase(office)
    key, slots = ("chair.not_office", {"who": who, "asked": asked}) if who else ("chair.not_by", {"who": asked})
    note = Statement(desk.say(key, **slots), (), "note")
    return _corrected(desk, note, [chaired(desk, minutes) for minutes in meetings])


def chaired_by_body(desk: Desk) -> Draft | None:
    """A person chaired, and not the body of which the question says so."""
    named = desk.asked.query.bodies
    if desk.asked.facet in _NOT_HERE or desk.asked.people or len(named) != 1 or not _BY_BODY.search(_tagged(desk, ())):
        return None
    meetings = [] if desk.asked.features & (_OF_SEVERAL | {"polar", "who"}) else _few_meetings(desk)
    if not meetings or any(organ in named[0] for organ in _HOSTS):
        return None
    note = Statement(desk.say("chair.not_by", who=desk.body(named[0])), (), "note")
    return _corrected(desk, note, [chaired(desk, minutes) for minutes in meetings])


def too_many(desk: Desk) -> Draft | None:
    """A meeting had fewer people present, or fewer items, than the question says."""
    if len(desk.scope) != 1 or desk.asked.facet in _NOT_HERE:
        return None
    minutes, text = desk.library.minutes(desk.scope[0]), desk.asked.query.text.lower()
    if minutes.present and _most(_PRESENT, text) > len(minutes.present):
        note = Statement(desk.say("absent.too_many_people", count=len(minutes.present)), (), "note")
        slots = {"people": desk.listed(minutes.present), "meeting": desk.meeting(minutes)}
        said = Statement(desk.say("attendance.all_present", **slots), (present_line(minutes), *opening(minutes)))
        return _corrected(desk, note, [said])
    if minutes.items and _most(_ITEMS, text) > len(minutes.items):
        count = len(minutes.items)
        return not_found(desk, desk.say("absent.too_many_items", meeting=desk.meeting(minutes), count=count))
    return None


def _corrected(desk: Desk, note: Statement, said: Sequence[Statement]) -> Draft:
    """Make the correction; it answers a question that asks whether it is so, and not which of two things is."""
    sources: list[Source] = [statement.sources[0] for statement in said]
    draft = Draft("partial", (note, *said, *quotes(sources)), covered=coverage(desk))
    whether = "polar" in desk.asked.features and "half_day" not in desk.asked.features
    return replace(draft, status="answered") if whether else draft


def _few_meetings(desk: Desk) -> Sequence[Minutes]:
    """Give the few meetings that a question speaks of, of which it is known who chaired."""
    return [minutes for minutes in _asked_about(desk) if minutes.chair]


def _names_one(desk: Desk) -> bool:
    """Whether a question names one meeting by its day or number, whichever of somebody's it says besides."""
    query = desk.asked.query
    days = [one for one in query.periods if one.day]
    return len(desk.scope) == 1 and len(days) + len(query.numbers) + len(query.meetings) > 0


def _came_for(desk: Desk, minutes: Minutes, body: str) -> list[Statement]:
    """Say who came for a body to a meeting."""
    return [came_for(desk, minutes, one, body) for one in attendees_for(desk, minutes, body) if one.name]


def _tagged(desk: Desk, people: Sequence[str]) -> str:
    """Give the question in lower case, with one sign for each of those people and each body that it names."""
    text = desk.asked.query.text
    for name in (*people, *romanised_in(text, frozenset(people)).values()):
        text = re.sub(re.escape(name), _PERSON, text, flags=re.IGNORECASE)
    found: list[Mention] = sorted(set(desk.bodies.mentions(text)), key=lambda one: -one.start)
    for one in found:
        text = text[: one.start] + _BODY + text[one.end :]
    return text.lower()


def _most(pattern: re.Pattern[str], text: str) -> int:
    """Give the greatest number that a text says by a pattern; 0 where it says none."""
    said = [group for match in pattern.finditer(text) for group in match.groups() if group]
    return max((to_number(one) or 0 for one in said), default=0)
