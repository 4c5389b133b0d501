"""How many bodies and how many people sat in (列席) at a meeting, counted anew from the lines that list them."""

from __future__ import annotations

import re

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import coverage, meetings_asked
from assistant.compose.parts.places import attendance_lines, opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from retrieval.records import Minutes

_BODIES = re.compile(
    r"(?:多少|几)(?:个|家)?(?:不同的?)?(?:单位|部门|机构|局)"
    r"|(?:单位|部门|机构)[^，。？?]{0,8}(?:多少|几)(?:个|家)|(?:单位|部门|机构)(?:的)?(?:总数|数量|个数)"
    r"|\b(?:how many|number of) (?:\w+ ){0,2}(?:bodies|units|departments|organi[sz]ations|agencies|bureaus)\b"
)
_PEOPLE = re.compile(
    r"(?:多少|几)(?:个|名|位)?(?:人|领导|同志|代表)|(?:人|领导|同志)(?:员)?(?:数|的?总数|数量)|(?:总|一)共(?:多少|几)(?:个|名|位)?人?"
    r"|\b(?:how many|number of) (?:\w+ ){0,2}(?:people|persons?|officials|attendees|observers|names)\b|\bhow many sat\b"
)
_LABEL = "列席"


def asks_how_many_sat_in(desk: Desk) -> bool:
    """Whether a question asks how many bodies or people sat in at meetings, all of them."""
    features, text = desk.asked.features, desk.asked.query.text.lower()
    counted = features & {"amount", "people_counted"} and "sitting_in" in features
    all_of_them = not features & {"body", "body_kind", "more_people", "each_counted", "person"}
    return bool(counted) and all_of_them and any(said.search(text) for said in (_BODIES, _PEOPLE))


def sat_in_counted(desk: Desk) -> Draft:
    """Count the bodies, or the people who are named, at each meeting asked about, with the lines that list them."""
    of_bodies = _BODIES.search(desk.asked.query.text.lower()) is not None
    lines = [_counted(desk, minutes, of_bodies) for minutes in meetings_asked(desk) if minutes.attending]
    if not lines:
        return not_found(desk)
    return Draft("answered", (*lines, *quotes([line.sources[0] for line in lines])), covered=coverage(desk))


def _counted(desk: Desk, minutes: Minutes, of_bodies: bool) -> Statement:
    bodies, named = {one.body for one in minutes.attending}, [one for one in minutes.attending if one.name]
    count, key = (len(bodies), "count.sat_in") if of_bodies else (len(named), "count.sat_in_named")
    sources = (*attendance_lines(minutes, _LABEL), *opening(minutes))
    return Statement(desk.say(key, meeting=desk.meeting(minutes), count=count), sources, counted=count)
