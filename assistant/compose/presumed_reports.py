"""Bodies that a question takes for having reported on a matter, where the minutes say that others did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.facet_sets import OF_LISTS
from assistant.compose.named import title_held
from assistant.compose.places import opening
from assistant.compose.presumed_bodies import at_another_meeting, speaks_of, theirs
from assistant.compose.reports import heard, reporting
from assistant.compose.routes import cite
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.overlap import share
from retrieval.records import LedgerRow

# What follows the name of a body that is said to have reported, and what may not stand before it: 向财政局汇报.
_REPORTED = re.compile(
    r"(?:的)?(?:代表|[那这]边)?(?:[^，,。；？?]{0,14}?)(?:汇报|作(?:了|过|的)?[^，,。；？?]{0,8}报告|介绍[^，,。；？?]{0,6}情况)"
    r"|(?:['’]s)?(?: \w+){0,3}? (?:report(?:s|ed|ing)?|brief(?:s|ed|ing)?|account(?:s|ed)?|presentation"
    r"|(?:present|gave|give|made|deliver)\w* (?:[\w-]+ ){0,4}(?:report|briefing|account|presentation))\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"(?:[向给对跟]|\bto (?:the )?|\bby when )$", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"\b(?:reports?|briefings?|presentations?|accounts?)(?: \w+){0,6} (?:by|from|of) (?:the )?$", re.IGNORECASE
)
_ABOUT = 0.6  # of the subject, in the title of a report
_SAME = 0.99  # of the most that any title holds
_TIMES = 3  # reports of which the reporters are told


def other_reporter(desk: Desk) -> Draft | None:
    """Others reported on the matter than the body of which the question says so: who did, is told."""
    asked = desk.asked
    if asked.facet in OF_LISTS or len(asked.query.bodies) != 1 or "topic" not in asked.features:
        return None
    body = asked.query.bodies[0]
    if "who" in asked.features or not _is_said_to_report(desk, body):
        return None
    given = [row for row in desk.library.rows(desk.scope, kind="decision") if heard(row) and not row.documents]
    best = _nearest(desk, given, body)
    items = desk.items_at([(row.document, row.item) for row in best if row.item])
    if not best or any(speaks_of(desk, item, body) for item in items):
        return None
    note = Statement(desk.say("absent.not_reported", asked=desk.body(body)), (), "note")
    elsewhere = at_another_meeting(desk, [body])
    also = [theirs(desk, [body], elsewhere)] if elsewhere and heard(elsewhere) else []
    told = [_told(desk, row) for row in best]
    return Draft("partial", (note, *also, *told, *quotes([of_row(row) for row in best])))


def _is_said_to_report(desk: Desk, body: str) -> bool:
    text = desk.asked.query.text
    named = (one for one in desk.bodies.mentions(text) if one.canonical == body)
    said = (one for one in named if not _TO_WHOM.search(text[: one.start]))
    return any(_REPORTED.match(text, one.end) or _BY_WHOM.search(text[: one.start]) for one in said)


def _nearest(desk: Desk, given: Sequence[LedgerRow], body: str) -> list[LedgerRow]:
    """Give the reports on the matter, few as they must be; of several those of bodies of the same kind, towns or not.

    None where the body itself reported on what holds as much of the matter.
    """
    worth = {row: max(title_held(desk, row.title or ""), share(desk, row.title or "")) for row in given}
    most = max(worth.values(), default=0.0)
    if most < _ABOUT:
        return []
    best = [row for row, held in worth.items() if held >= most * _SAME]
    if any(body in reporting(desk, row) for row in best):
        return []
    alike = [row for row in best if any(each[-1] == body[-1] for each in reporting(desk, row))]
    best = [row for row in alike or best if reporting(desk, row)]
    return best if len(best) <= _TIMES else []


def _told(desk: Desk, row: LedgerRow) -> Statement:
    slots = {"who": desk.all_bodies(reporting(desk, row)), "subject": desk.subject(row)}
    return Statement(
        desk.say("responsible.reported", **slots), (*cite(desk, row), *opening(desk.library.minutes(row.document)))
    )
