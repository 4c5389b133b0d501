"""What the total of a list is made of: how many at each meeting, in each year, for each step that is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.desk import Desk
from assistant.draft import Statement
from assistant.narrowing.conditions import conditions
from retrieval.records import LedgerRow

_FEW = 6  # meetings, of which each is said
OVER_YEARS = frozenset({"most_by_year", "over_years", "span_of_years"})


def counted(rows: Iterable[LedgerRow]) -> int:
    """Count the documents of rows; a row without documents counts as one matter."""
    return sum(max(len(row.documents), 1) for row in rows)


def parts(desk: Desk, rows: Sequence[LedgerRow]) -> list[Statement]:
    """Say what the total of a list is made of, where it has several parts."""
    of_steps = _said(desk, ("list.parts_of_steps", "list.part_of_step"), _by_step(desk, rows))
    return [*_said(desk, ("list.parts", "list.part"), _by_meeting(desk, rows)), *by_year(desk, rows), *of_steps]


def tally(desk: Desk, names: Iterable[str]) -> list[Statement]:
    """Say how often each name stands among several, and which does most often where that is asked for."""
    counts = Counter(name for name in names if name)
    return [*_said(desk, ("list.parts", "count.times"), counts), *_most(desk, "count.times", counts)]


def years_tallied(desk: Desk, days: Iterable[str | None]) -> list[Statement]:
    """Say how many of some days fall in each year, where a question asks for that or spans several."""
    return tally(desk, (desk.year(day) for day in days if day)) if desk.asked.features & OVER_YEARS else []


def _most(desk: Desk, name: str, counts: Mapping[str, int]) -> list[Statement]:
    """Name those that have most, where a question asks which; where it asks for the fewest the counts tell it."""
    if len(counts) < 2 or not desk.asked.features & {"most_by_year", "most_of_people"}:
        return []
    first = [each for each, count in counts.items() if count == max(counts.values())]
    said = [desk.say(name, name=each, count=counts[each]) for each in first]
    return [Statement(desk.say("count.most", names=desk.listed(said)), (), "note")]


def _said(desk: Desk, names: tuple[str, str], counts: Mapping[str, int]) -> list[Statement]:
    if len(counts) < 2:
        return []
    whole, part = names
    said = [desk.say(part, name=each, count=count) for each, count in counts.items()]
    return [Statement(desk.say(whole, parts=desk.listed(said)), (), "note")]


def _by_meeting(desk: Desk, rows: Sequence[LedgerRow]) -> Mapping[str, int]:
    """Count by meeting, also where one has none, while few are spoken of."""
    if len(desk.scope) > _FEW or "most_by_year" in desk.asked.features:
        return {}
    own = {document: [row for row in rows if row.document == document] for document in desk.scope}
    return {desk.meeting(desk.library.minutes(document)): counted(found) for document, found in own.items()}


def by_year(desk: Desk, rows: Sequence[LedgerRow]) -> list[Statement]:
    """Count by year where years are asked for, and so many meetings spoken of that none is counted by itself."""
    few = len(desk.scope) <= _FEW and "most_by_year" not in desk.asked.features
    several = len({period.year for period in desk.asked.query.periods if period.year}) > 1
    if few or not (several or desk.asked.features & OVER_YEARS):
        return []
    counts: Counter[str] = Counter()
    for row in sorted((row for row in rows if row.held), key=lambda row: row.held or ""):
        counts[desk.year(row.held or "")] += counted([row])
    return [*_said(desk, ("list.parts", "list.part_of_year"), counts), *_most(desk, "list.part_of_year", counts)]


def _by_step(desk: Desk, rows: Sequence[LedgerRow]) -> Mapping[str, int]:
    """Count by the step after the meeting, where a question asks for several."""
    if not conditions(desk).going.wanted:
        return {}
    steps: Counter[str] = Counter()
    for row in rows:
        steps[desk.step(row)] += counted([row])
    return steps
