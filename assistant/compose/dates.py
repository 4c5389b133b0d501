"""The days of a meeting, told apart: when it was held, its minutes compiled and issued; how many days lie between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from typing import Literal

from assistant.compose.decisions import agreed_when, next_step_date
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import outcome
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.people import coverage, meetings_asked
from assistant.compose.parts.places import compiled_line, issue_line, opening
from assistant.compose.stated.numbers import years_of_title
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.discussed import discussed
from assistant.matching.naming import told_by_name
from assistant.matching.overlap import share
from assistant.matching.spoken_times import edge_spoken_of
from assistant.matching.targets import targets, times_meant
from retrieval.records import Minutes

_AGREED = re.compile(r"通过|同意|批准|获批|\b(?:approved|adopted|passed|agreed)\b")
_DECIDED = frozenset({"all_decided", "concluded", "negative", "next_step", "polar", "verdict"})  # asked beside the day
Sort = Literal["held", "compiled", "issued"]


def date(desk: Desk) -> Draft:
    """Say when a meeting was held, or its minutes compiled or issued: each day that is asked for."""
    features = desk.asked.features
    about_document = "topic" in features and not desk.asked.names_meetings and "two_scopes" not in features
    if about_document and "years" in features and "occasion" not in features and (spanned := years_of_title(desk)):
        return spanned
    if about_document and (spoken_of := _spoken_of(desk)):
        return spoken_of
    if about_document and not (any(told_by_name(desk, target) for target in targets(desk, 1)) or says_it(desk).enough):
        return not_found(desk)
    if about_document and (sent := next_step_date(desk) or _once_put_off(desk)):
        return sent
    if about_document and not features & {"held", "day_held", "minutes_word"} and features & {"issued", "compiled"}:
        return not_found(desk, desk.say("absent.deadline"))
    meetings = meetings_asked(desk)
    if about_document and 1 < len(meetings) < len(desk.scope) and _unnarrowed(desk, meetings):
        return not_found(desk)  # the last of many meetings, none of which is known to have dealt with it
    statements = [each for minutes in meetings for each in days_of(desk, minutes, sorts_asked(desk))]
    if not statements:
        return not_found(desk)
    subject = [_dealt_with(desk, target) for target in times_meant(desk)]
    return Draft(
        "answered",
        (*statements, *(subject if about_document else ()), *quotes([s.sources[0] for s in statements])),
        covered=coverage(desk),
    )


def _unnarrowed(desk: Desk, meetings: Sequence[Minutes]) -> bool:
    """Whether meetings are but the last in scope, of which none is known to have dealt with what is asked about."""
    return [minutes.id for minutes in meetings] == list(desk.scope[-len(meetings) :])


def _once_put_off(desk: Desk) -> Draft | None:
    """Tell each time, where a question asks on which day a document was agreed to that was put off at first."""
    return agreed_when(desk) if _AGREED.search(desk.asked.query.text.lower()) else None


def _spoken_of(desk: Desk) -> Draft | None:
    """Say when the meetings were that spoke of a matter which no title names, with the sentences; None of others."""
    if any(told_by_name(desk, target) for target in targets(desk, 1)):
        return None
    lines, said = [], []
    edge = edge_spoken_of(desk)
    for target in (edge,) if edge else discussed(desk):
        lines += [*days_of(desk, target.minutes, ("held",)), _dealt_with(desk, target)]
        best = max(sentences_of_item(target), key=lambda source: share(desk, source.quote), default=None)
        said += [best] if best else []
    return Draft("answered", (*lines, *quotes(said)), covered=coverage(desk)) if lines else None


def _dealt_with(desk: Desk, target: Target) -> Statement:
    """Name the item that a day is asked of; where one of several times is meant, cite what was decided then too."""
    sources = [of_item(target.minutes, target.item)]
    rows = desk.rows(target, kind="decision") if desk.asked.query.occasions else ()
    sources += [of_row(row) for row in rows]
    title = target.item.title
    if rows and rows[0].verdict and desk.asked.features & _DECIDED:
        return Statement(desk.say("date.item_decided", title=title, outcome=outcome(desk, rows[0])), tuple(sources))
    return Statement(desk.say("date.item", title=title), tuple(sources))


def interval(desk: Desk) -> Draft:
    """Say how many days lie between a meeting and its minutes, or between two meetings."""
    meetings = [minutes for minutes in meetings_asked(desk) if minutes.held]
    if len(meetings) > 1 and not desk.asked.features & {"issued", "compiled", "signed"}:
        lines = [_between_meetings(desk, meetings[0], meetings[-1])]
    else:
        ends = _ends(sorts_asked(desk))
        complete = [minutes for minutes in meetings if all(_day(minutes, sort) for sort in ends)]
        lines = [_until(desk, minutes, ends) for minutes in complete]
        lines += _quickest(desk, complete, lines)
    if not lines:
        return not_found(desk)
    dated = [source for line in lines for source in line.sources if "年" in source.quote]
    return Draft("answered", (*lines, *quotes(dated)), covered=coverage(desk))


def sorts_asked(desk: Desk) -> tuple[Sort, ...]:
    """Tell which days are asked for. A 落款 is the day of issue on the cover and the day of compiling at the end."""
    features = desk.asked.features
    signed = "signed" in features
    issued = "issued" in features or signed
    compiled = "compiled" in features or (signed and "issued" not in features)
    held = "day_held" in features or not (issued or compiled)
    wanted: tuple[tuple[Sort, bool], ...] = (("held", held), ("compiled", compiled), ("issued", issued))
    return tuple(sort for sort, asked in wanted if asked)


def days_of(desk: Desk, minutes: Minutes, sorts: Sequence[Sort]) -> list[Statement]:
    """Give a statement for each of the days of a meeting that its minutes print."""
    return [day_said(desk, minutes, sort) for sort in sorts if _day(minutes, sort) and _source(minutes, sort)]


def day_said(desk: Desk, minutes: Minutes, sort: Sort) -> Statement:
    """Say when a meeting was held, or when its minutes were compiled or issued."""
    sources = tuple(dict.fromkeys((*_source(minutes, sort), *opening(minutes))))
    day, meeting = desk.day(_day(minutes, sort)), desk.meeting(minutes)
    if sort == "compiled":
        return Statement(desk.say("date.compiled", day=day, meeting=meeting), sources)
    if sort == "issued":
        return Statement(desk.say("date.issued", day=day, meeting=meeting), sources)
    slots = {"half": desk.phrase(minutes.half_day or ""), "number": minutes.number or "?"}
    return Statement(desk.say("date.held", day=day, meeting=minutes.meeting or "?", **slots), sources)


def _day(minutes: Minutes, sort: Sort) -> Day | None:
    return {"held": minutes.held, "compiled": minutes.compiled, "issued": minutes.issued}[sort]


def _source(minutes: Minutes, sort: Sort) -> tuple[Source, ...]:
    return {"held": opening, "compiled": compiled_line, "issued": issue_line}[sort](minutes)


def _ends(sorts: Sequence[Sort]) -> tuple[Sort, Sort]:
    """Give the two days between which days are counted: from the meeting, but for 从整理到印发."""
    if set(sorts) == {"compiled", "issued"}:
        return "compiled", "issued"
    return "held", "issued" if "issued" in sorts or "compiled" not in sorts else "compiled"


def _apart(first: Day | None, last: Day | None) -> int:
    return abs((last - first).days) if first and last else 0


def _until(desk: Desk, minutes: Minutes, ends: tuple[Sort, Sort]) -> Statement:
    first, last = (_day(minutes, sort) for sort in ends)
    keys = {"held": "date.on_held", "compiled": "date.on_compiled", "issued": "date.on_issued"}
    said = [desk.say(keys[sort], day=desk.day(_day(minutes, sort))) for sort in ends]
    days = _apart(first, last)
    text = desk.say("date.apart", meeting=desk.meeting(minutes), first=said[0], last=said[1], days=days)
    sources = (source for sort in ends for source in _source(minutes, sort))
    return Statement(text, tuple(dict.fromkeys((*sources, *opening(minutes)))), days=days)


def _between_meetings(desk: Desk, first: Minutes, last: Minutes) -> Statement:
    days = _apart(first.held, last.held)
    text = desk.say("date.meetings_apart", first=desk.meeting(first), last=desk.meeting(last), days=days)
    return Statement(text, (*opening(first), *opening(last)), days=days)


def _quickest(desk: Desk, meetings: Sequence[Minutes], lines: Sequence[Statement]) -> list[Statement]:
    """Name the minutes with the fewest days between, where there are several and one has the fewest."""
    counts = [line.days or 0 for line in lines]
    if len(counts) < 2 or counts.count(min(counts)) > 1:
        return []
    best = meetings[counts.index(min(counts))]
    return [Statement(desk.say("date.quickest", meeting=desk.meeting(best)), opening(best))]
