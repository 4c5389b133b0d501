"""Who chaired a meeting, and which meetings somebody chaired."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.attendance.offices import is_office, office_said
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.counts import tally
from assistant.compose.parts.lists import headline
from assistant.compose.parts.people import MAX_MEETINGS, chaired, coverage, meetings_asked
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from retrieval.records import Minutes

_FEW = 3  # meetings, of which nobody need be told who chaired most
# In whose place another chaired: that office is not the one asked for.
_STEAD = re.compile(
    r"(?:代替?|替|顶替|代表)市长|(?:而)?(?:不是|非)市长(?:本人)?(?=$|[，。？?])"
    r"|\b(?:in place of|instead of|in lieu of|on behalf of|rather than|in for|for) the mayor\b",
    re.IGNORECASE,
)
_LISTED = frozenset({"amount", "date", "list", "over_years", "which_meetings"})


def chair(desk: Desk) -> Draft:
    """Say who chaired the meetings that the question speaks of, or which of them the people that it names chaired."""
    every = desk.library.in_order(desk.scope) if "chairs_listed" in desk.asked.features else None
    every = every or meetings_asked(desk, max(len(desk.scope), 1))
    meetings = _in_office(desk, [one for one in every if one.chair])
    own = _in_office(desk, _by_people(desk))
    held = _edge(desk, own or meetings)
    if not held:
        return not_found(desk)
    counted = [_count(desk, len(held))] if _lists(desk) and (own or not desk.asked.people) else []
    if not desk.asked.people:
        counted = [*(counted or _in_all(desk, held)), *_tallied(desk, held)]
        held = held[-MAX_MEETINGS:]
    shown = quotes([opening(one)[0] for one in held[-MAX_MEETINGS:]])
    lines = (*counted, *(chaired(desk, one) for one in held), *shown)
    return Draft("partial" if desk.asked.people and not own else "answered", lines, covered=coverage(desk))


def _count(desk: Desk, count: int) -> Statement:
    """Say how many meetings the people named chaired, or how many are of the sort asked for."""
    if not desk.asked.people:
        return headline(desk, "chair.count", count)
    return headline(desk, "chair.count_of", count, who=desk.listed(desk.asked.people))


def _in_all(desk: Desk, held: Sequence[Minutes]) -> list[Statement]:
    """Say how many meetings are counted, where it is told who chaired how many."""
    return [headline(desk, "chair.in_all", len(held))] if len(held) > _FEW else []


def _tallied(desk: Desk, held: Sequence[Minutes]) -> list[Statement]:
    """Say who chaired how many of several meetings, and that only the last are listed where they are many."""
    said = tally(desk, (one.chair or "" for one in held)) if len(held) > _FEW else []
    listed = [headline(desk, "held.latest", MAX_MEETINGS)] if len(held) > MAX_MEETINGS else []
    return [*said, *listed]


def chairs_compared(desk: Desk) -> Draft:
    """Say who chaired each of several meetings, and whether it was the same person."""
    held = [minutes for minutes in meetings_asked(desk) if minutes.chair]
    if len(held) < 2:
        return chair(desk)
    lines = (same_chair(desk, held), *(chaired(desk, one) for one in held))
    return Draft("answered", (*lines, *quotes([opening(one)[0] for one in held])), covered=coverage(desk))


def same_chair(desk: Desk, meetings: Sequence[Minutes]) -> Statement:
    """Say whether several meetings had the same chair, and who."""
    names = dict.fromkeys(minutes.chair or "?" for minutes in meetings)
    key = "compare.same_chair" if len(names) == 1 else "compare.chairs"
    listed = list(names) if len(names) == 1 else [minutes.chair or "?" for minutes in meetings]
    sources = tuple(opening(minutes)[0] for minutes in meetings if minutes.chair)
    return Statement(desk.say(key, name=desk.listed(listed)), sources)


def _by_people(desk: Desk) -> Sequence[Minutes]:
    """Give the meetings that the people named chaired: every one, however many."""
    named, query = set(desk.asked.people), desk.asked.query
    # The first that somebody chaired need not be the first of all: no edge counts here but that of a year.
    scope = desk.scope if query.periods or not query.edges else tuple(desk.library.entries)
    return [minutes for minutes in desk.library.in_order(scope) if minutes.chair in named] if named else ()


def _lists(desk: Desk) -> bool:
    """Whether the meetings that somebody chaired are asked for, rather than who chaired one."""
    features = desk.asked.features
    return (
        bool(features & _LISTED)
        and bool(desk.asked.people or features & {"which_meetings", "chairs_listed"})
        and not _edges(desk)
    )


def _in_office(desk: Desk, meetings: Sequence[Minutes]) -> Sequence[Minutes]:
    """Keep the meetings that one in the office asked for chaired, or others did; of one meeting, whoever."""
    text, features = desk.asked.query.text, desk.asked.features
    own = office_said(_STEAD.sub(" ", text))
    office, instead = own or office_said(text), _STEAD.search(text) is not None
    if office is None or not (features & {"which_meetings", "not_by", "chairs_listed"} or _edges(desk)):
        return meetings
    if own is None or ("not_by" in features and not instead):
        return [minutes for minutes in meetings if not is_office(minutes.chair_title or "", office)]
    held = [minutes for minutes in meetings if is_office(minutes.chair_title or "", office)]
    return held if held or (len(meetings) > 1 and _lists(desk)) else meetings


def _edges(desk: Desk) -> list[int]:
    """Give the places of the first and the last where a question asks when somebody chaired first or last."""
    features = desk.asked.features
    if not desk.asked.people or features & {"which_meetings", "list"}:
        return []
    return [at for name, at in (("first_time", 0), ("last_time", -1)) if name in features]


def _edge(desk: Desk, held: Sequence[Minutes]) -> Sequence[Minutes]:
    return [held[at] for at in _edges(desk)] or held if held else ()
