"""What the total of a list is made of: how many at each meeting, in each year, for each step that is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.conditions import conditions
from assistant.desk import Desk
from assistant.draft import Statement
from retrieval.records import LedgerRow

_FEW = 6  # meetings, of which each is said


def counted(rows: Iterable[LedgerRow]) -> int:
    """Count the documents of rows; a row without documents counts as one matter."""
    return sum(max(len(row.documents), 1) for row in rows)


def parts(desk: Desk, rows: Sequence[LedgerRow]) -> list[Statement]:
    """Say what the total of a list is made of, where it has several parts."""
    of_steps = _said(desk, ("list.parts_of_steps", "list.part_of_step"), _by_step(desk, rows))
    return [*_said(desk, ("list.parts", "list.part"), _by_time(desk, rows)), *of_steps]


def _said(desk: Desk, names: tuple[str, str], counts: Mapping[str, int]) -> list[Statement]:
    if len(counts) < 2:
        return []
    whole, part = names
    said = [desk.say(part, name=each, count=count) for each, count in counts.items()]
    return [Statement(desk.say(whole, parts=desk.listed(said)), (), "note")]


def _by_time(desk: Desk, rows: Sequence[LedgerRow]) -> Mapping[str, int]:
    """Count by meeting, also where one has none, while few are spoken of; else by year where years are asked for."""
    if len(desk.scope) <= _FEW:
        own = {document: [row for row in rows if row.document == document] for document in desk.scope}
        return {desk.meeting(desk.library.minutes(document)): counted(found) for document, found in own.items()}
    if "over_years" not in desk.asked.features:
        return {}
    years = dict.fromkeys(sorted((row.held or "")[:4] for row in rows))
    return {year: counted(row for row in rows if (row.held or "").startswith(year)) for year in years if year}


def _by_step(desk: Desk, rows: Sequence[LedgerRow]) -> Mapping[str, int]:
    """Count by the step after the meeting, where a question asks for several."""
    if not conditions(desk).going.wanted:
        return {}
    steps: Counter[str] = Counter()
    for row in rows:
        steps[desk.step(row)] += counted([row])
    return steps
