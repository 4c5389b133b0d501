"""By when a matter that was put off has to come back before the meeting: the sentence that puts it off says so."""

from __future__ import annotations

import re

from assistant.asked.coming_back import asks_when_back
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.people import coverage
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.occasions import is_put_off
from assistant.matching.overlap import named_share
from assistant.matching.targets import targets
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_NAMED = 0.75  # of the matter, in a title
_BY = re.compile(
    "(?P<day>[^，,。；：]{2,16}?(?:前|以内|之内|[月周天日]内))(?:再次?|重新|另行)(?:提交|提请|报请|上报|报|送|交)"
)


def coming_back(desk: Desk) -> Draft | None:
    """Tell by when what a question names has to come back; None where it asks something else or no sentence says so."""
    if not asks_when_back(desk.asked.query.text) or desk.asked.facet == "attack":
        return None
    rows = _put_off(desk)
    if not rows:
        return None
    lines = [line for row in rows for line in (at_a_meeting(desk, row), _by_when(desk, row))]
    return Draft("answered", (*lines, *quotes([of_row(row) for row in rows])), covered=coverage(desk))


def _put_off(desk: Desk) -> list[LedgerRow]:
    """Give the decisions in scope that put off the matter named, with a day by which it comes back."""
    rows = [row for row in desk.library.rows(desk.scope, kind="decision") if is_put_off([row]) and _day(row)]
    worth = [named_share(desk, row.title or "") for row in rows]
    most = max(worth, default=0.0)
    if most >= _NAMED:
        return [row for row, own in zip(rows, worth, strict=True) if own == most]
    found = targets(desk, 1) if not desk.zh and says_it(desk).enough else ()  # in words that the glossary lacks
    return [row for row in rows for target in found if {*row.documents} & {*target.item.documents}]


def _day(row: LedgerRow) -> str:
    """Give the day by which a decision has its matter come back."""
    found = _BY.search(squash(row.quote))
    return found["day"] if found else ""


def _by_when(desk: Desk, row: LedgerRow) -> Statement:
    return Statement(desk.say("back.by", when=_day(row)), (of_row(row),))
