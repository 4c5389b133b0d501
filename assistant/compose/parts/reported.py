"""The meetings at which a report was heard that a question dates a meeting by: 高新区汇报那天, 听疫情汇报那次会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.desk import Desk
from assistant.text.pairs import covered
from retrieval.scripts import fold

_REPORT, _STUDY = re.compile("听取|汇报"), re.compile("学习")
_STUDIED = re.compile(r"领学|带学|\bstud(?:y|ied)\b")
_HEARD = re.compile("听(?:取)?(?:了|的|过)?([㐀-鿿]{2,16}?)(?:情况|工作)*的?(?:工作)?汇报")
_HELD = 0.6  # of what a report is on, in the title of its item
_BY_REPORT = frozenset({"presents", "reports"})
_OF_MEETING = frozenset({"chair", "date", "day_held", "half_day"})


def met_for_report(desk: Desk) -> Sequence[str] | None:
    """Give the documents of the meetings that heard the report which a question names; None where it names none."""
    features, query = desk.asked.features, desk.asked.query
    if not (features & _BY_REPORT and features & _OF_MEETING) or "topic" in features or desk.asked.names_meetings:
        return None
    scope = set(desk.scope)
    dealt = _STUDY if _STUDIED.search(query.text.lower()) else _REPORT
    reports = [one for one in desk.library.titled if one[0] in scope and dealt.search(one[2])]
    matter = _HEARD.search(fold(query.text))
    on_it = {one[0] for one in reports if matter and covered(matter[1], _with_short_forms(desk, one[2])) >= _HELD}
    if not (matter or query.bodies):
        return None
    rows = (row for body in query.bodies for row in desk.library.rows(desk.scope, body=body, kind="decision"))
    by_body = {(row.document, row.item) for row in rows}
    found = {place for place, label, _ in reports if (place, label) in by_body} or on_it
    return [document for document in desk.scope if document in found]


def _with_short_forms(desk: Desk, title: str) -> str:
    return " ".join((title, *desk.glossary.shortened(title)))
