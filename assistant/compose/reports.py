"""Who reported to the meetings: how often a body did, and which bodies of a kind did on a matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.body_kinds import kind_in
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.closest import asks_who_reported
from assistant.compose.parts.counts import by_year
from assistant.compose.parts.lists import at_a_meeting, headline, lines_of, list_responsible, listed
from assistant.desk import Desk
from assistant.draft import Draft, of_row
from assistant.matching.overlap import topic_share
from assistant.matching.texts import TOPIC_SHARE
from assistant.narrowing.conditions import narrowed, sorts_asked
from assistant.text.late_patterns import LatePattern
from assistant.text.pairs import HAN
from retrieval.records import LedgerRow

_ANY = LatePattern("")
_HEARD = re.compile("听取了?(?P<who>.*?)汇报", re.DOTALL)


def asks_for_reports(desk: Desk) -> bool:
    """Whether a question asks of a body for nothing but its reports: 作过几次汇报."""
    with_whom = {"partners", "presents"} <= desk.asked.features
    return (with_whom or sorts_asked(desk) == ("heard",)) and not desk.asked.features & {
        "papers",
        "reports_too",
        "submits",
    }


def reports_of(desk: Desk, rows: Sequence[LedgerRow], named: Sequence[str]) -> Draft | None:
    """List the reports that bodies gave, with how many they are; None where they gave none."""
    given = [row for row in rows if _reported(desk, row, frozenset(named))]
    if not given:
        return None
    heading = headline(desk, "list.body_reports", len(given), who=desk.all_bodies(named))
    lines = [at_a_meeting(desk, row) for row in given]
    return listed(desk, [heading, *by_year(desk, given), *lines], [of_row(row) for row in given])


def responsible_bodies(desk: Desk) -> Draft:
    """List who is responsible for what, or which bodies, of a kind or of all, reported on a matter."""
    if "kind_reports" in desk.asked.features:
        return _of_a_kind(desk)
    of_matter = {"list", "presents", "subject", "topic"} <= desk.asked.features
    if of_matter and (given := _given(desk, _ANY)):
        return _each_report(desk, given)
    return reported_by_several(desk) or list_responsible(desk)


def _of_a_kind(desk: Desk) -> Draft:
    """List the bodies of the kind asked for, towns or districts, that reported on the matter asked about."""
    kind = kind_in(desk.asked.query.text)
    return _each_report(desk, _given(desk, kind[0].named)) if kind else not_found(desk)


def reported_by_several(desk: Desk) -> Draft | None:
    """List which bodies reported on a matter, of any kind, where several of them did; None elsewhere."""
    if not {"bodies_asked", "presents", "topic"} <= desk.asked.features or not asks_who_reported(desk):
        return None
    given = _given(desk, _ANY)
    bodies = {body for _, each in given for body in each}
    return _each_report(desk, given) if len(given) > 1 or len(bodies) > 1 else None


def _given(desk: Desk, named: LatePattern) -> list[tuple[LedgerRow, Sequence[str]]]:
    """Give the reports on the matter asked about, with those of the bodies that gave them whose name fits."""
    rows = [row for row in narrowed(desk, desk.library.rows(desk.scope, kind="decision")) if heard(row)]
    if "topic" in desk.asked.features:
        rows = [row for row in rows if _share(desk, row.title or "") >= TOPIC_SHARE]
    own = [(row, [body for body in reporting(desk, row) if named.search(body)]) for row in rows]
    return [(row, bodies) for row, bodies in own if bodies]


def _each_report(desk: Desk, given: Sequence[tuple[LedgerRow, Sequence[str]]]) -> Draft:
    """List reports, with how many they are and who gave them."""
    if not given:
        return not_found(desk)
    rows = [row for row, _ in given]
    bodies = tuple(dict.fromkeys(body for _, each in given for body in each))
    heading = headline(desk, "list.kind_reports", len(bodies), who=desk.all_bodies(bodies), times=len(rows))
    return listed(desk, [heading, *by_year(desk, rows), *lines_of(desk, rows)], [of_row(row) for row in rows])


def heard(row: LedgerRow) -> bool:
    """Whether a decision is on a report that the meeting heard."""
    return (row.title or "").startswith(("听取", "分别听取"))


def _share(desk: Desk, title: str) -> float:
    """Give the share of the topic that a title holds; in English of what is written in Chinese, or what is sure."""
    if desk.zh:
        return topic_share(desk, title)
    words = [word for word in desk.sure_words if HAN.search(word.said)] or desk.sure_words
    return sum(word.held(title) for word in words) / len(words) if words else 0.0


def reporting(desk: Desk, row: LedgerRow) -> Sequence[str]:
    """Give the bodies whose report a decision says was heard; else its own, but not whoever revises a paper."""
    said = _HEARD.search(row.quote)
    heard = tuple(dict.fromkeys(one.canonical for one in desk.bodies.find(said["who"]))) if said else ()
    return heard or (() if row.documents else row.bodies)


def _reported(desk: Desk, row: LedgerRow, bodies: frozenset[str]) -> bool:
    """Whether bodies gave the report of an item; the decision's own where the minutes do not say whose it was."""
    if row.kind != "decision" or not heard(row):
        return False
    said = _HEARD.search(row.quote)
    reporting = {one.canonical for one in desk.bodies.find(said["who"])} if said else set()
    return bool(bodies & (reporting or {*row.bodies}))
