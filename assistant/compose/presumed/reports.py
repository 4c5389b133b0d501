"""Bodies that a question takes for having reported on a matter, where the minutes say that others did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.parts.named import title_held
from assistant.compose.parts.places import opening
from assistant.compose.parts.presumed_bodies import at_another_meeting, theirs
from assistant.compose.parts.routes import cite
from assistant.compose.presumed.facet_sets import OF_LISTS
from assistant.compose.reports import heard, reporting
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.matching.overlap import share
from retrieval.records import LedgerRow

# What follows the name of a body that is said to have reported, and what may not stand before it: 向财政局汇报.
_REPORTED = re.compile(
    r"(?:的)?(?:代表|[那这]边)?(?:[^，,。；？?]{0,14}?)(?:汇报|作(?:了|过|的)?[^，,。；？?]{0,8}报告|介绍[^，,。；？?]{0,6}情况)"
    r"|(?:['’]s)?,?(?: \w+){0,3}? (?:report(?:s|ed|ing)?|brief(?:s|ed|ing)?|account(?:s|ed)?|presentation"
    r"|(?:present|gave|give|made|deliver)\w* (?:[\w-]+ ){0,4}(?:report|briefing|account|presentation))\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s*(?:、|,|和|与|及|以及|跟|同|and)\s*(?:the )?")
_TO_WHOM = re.compile(r"(?:[向给对跟]|\bto (?:the )?|\bby when )$", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"汇报[^，,。；？?]{0,4}(?:是|由)$"
    r"|\b(?:reports?|briefings?|presentations?|accounts?)(?: \w+){0,6} (?:by|from|of) (?:the )?$",
    re.IGNORECASE,
)
_ABOUT = 0.6  # of the subject, in the title of a report
_SAME = 0.99  # of the most that any title holds
_TIMES = 3  # reports of which the reporters are told


def other_reporter(desk: Desk) -> Draft | None:
    """Others reported on the matter than a body of which the question says so: who did, is told."""
    asked = desk.asked
    if asked.facet in OF_LISTS or "topic" not in asked.features or "who" in asked.features:
        return None
    said = [body for body in asked.query.bodies if _is_said_to_report(desk, body)]
    best = _nearest(desk, said) if said else []
    wrong = [body for body in said if not any(_names(desk, row, body) for row in best)]
    if not best or not wrong:
        return None
    note = Statement(desk.say("absent.not_reported", asked=desk.all_bodies(wrong)), (), "note")
    elsewhere = at_another_meeting(desk, wrong)
    also = [theirs(desk, wrong, elsewhere)] if elsewhere and heard(elsewhere) else []
    told = [_told(desk, row) for row in best]
    return Draft("partial", (note, *also, *told, *quotes([of_row(row) for row in best])))


def _is_said_to_report(desk: Desk, body: str) -> bool:
    """Whether a question says of a body that it reported: not of another that it names after it, unless both did."""
    text = desk.asked.query.text
    found = desk.bodies.mentions(text)
    for one in found:
        match = _REPORTED.match(text, one.end) if one.canonical == body else None
        after = [other for other in found if match and one.end < other.start < match.end()]
        together = all(_TOGETHER.fullmatch(text, one.end, other.start) for other in after[:1])
        by_them = one.canonical == body and _BY_WHOM.search(text[: one.start])
        if not _TO_WHOM.search(text[: one.start]) and ((match and together) or by_them):
            return True
    return False


def _names(desk: Desk, row: LedgerRow, body: str) -> bool:
    """Whether the decision on a report names a body at all, by any of its names."""
    return body in reporting(desk, row) or any(alias in row.quote for alias in desk.bodies.aliases(body))


def _nearest(desk: Desk, said: Sequence[str]) -> list[LedgerRow]:
    """Give the reports on the matter, few as they must be; of several those of bodies of the same kind, towns or not.

    Those that the bodies themselves gave go before any.
    """
    given = [row for row in desk.library.rows(desk.scope, kind="decision") if heard(row) and not row.documents]
    worth = {row: max(title_held(desk, row.title or ""), share(desk, row.title or "")) for row in given}
    most = max(worth.values(), default=0.0)
    best = [row for row, held in worth.items() if held >= max(_ABOUT, most * _SAME) and reporting(desk, row)]
    own = [row for row in best if any(body in reporting(desk, row) for body in said)]
    kinds = {body[-1] for body in said}
    alike = [row for row in best if any(each[-1] in kinds for each in reporting(desk, row))]
    best = own or alike or best
    return best if len(best) <= _TIMES else []


def _told(desk: Desk, row: LedgerRow) -> Statement:
    slots = {"who": desk.all_bodies(reporting(desk, row)), "subject": desk.subject(row)}
    return Statement(
        desk.say("responsible.reported", **slots), (*cite(desk, row), *opening(desk.library.minutes(row.document)))
    )
