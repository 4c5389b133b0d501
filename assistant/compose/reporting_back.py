"""Who has to come back to the meeting with a report on what was heard: each duty to do so, with its day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.topic_words import Word
from assistant.compose.parts.absent import of_heading
from assistant.compose.parts.lists import MAX_QUOTES, headline
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.narrowing.conditions import conditions, owners_asked
from retrieval.records import LedgerRow
from retrieval.scripts import fold, squash

_SAID = re.compile("向(?:市政府|市)?(?:常务会议?|市政府)(?:作|做)?(?:一次)?(?:专题|专项|书面|再次)*(?:汇报|报告|反馈)")
_TO_IT = r"\bto (?:the |an? )?(?:executive |municipal |city )*(?:meeting|government)\b"
_ASKED = re.compile(
    r"向(?:市?政府)?(?:常务会(?:议)?|会议|市政府)(?:再次|重新|再|来|回来|作|做|一次)*"
    r"(?:专题|专项|书面)*(?:地)?(?:汇报|报告|反馈|报整改)"
    r"|(?:再|回头|以后|之后|后续|限期|到期|按期|定期)[^，。？]{0,8}(?:上会|回来|到会上|来会上|回会)[^，。？]{0,4}(?:专题)?(?:汇报|报告)"
    r"|要求[^，。？]{0,6}(?:再|限期|另行)[^，。？]{0,4}(?:专题)?(?:汇报|报告)"
    r"|\breport(?:s|ing|ed)? back\b"
    r"|\b(?:com(?:e|ing)|came|return|go) back (?:to|before) [^?.]{0,40}\b(?:with|for|to) [^?.]{0,24}\breport"
    rf"|\b(?:follow-up|another|further|special|dedicated|progress) (?:\w+ )?reports?\b[^?.]{{0,40}}{_TO_IT}"
    rf"|\b(?:to|must|should|shall|had to|has to|have to) (?:\w+ly )?report (?:\w+ ){{0,5}}?{_TO_IT}"
)
# What was reported: of the past, by nobody's order.
_WAS_HEARD = re.compile(r"向[^，。？]{0,12}(?:汇报|报告)(?:了|过)")
_LISTED = frozenset({"amount", "bodies_asked", "documents_counted", "list", "reports", "throughout", "topic_listed"})
_OF_IT = 0.6  # of the matter, in a title
_PUT = frozenset({"整改进展", "整改", "进展", "规定", "期限", "进度", "rectification", "progress", "deadline", "date"})


def reporting_back(desk: Desk) -> Draft | None:
    """List the duties to report back to the meeting that a question asks for; None where none is told."""
    asked, features = fold(desk.asked.query.text).lower(), desk.asked.features
    if not _ASKED.search(asked) or _WAS_HEARD.search(asked) or features & {"why", "title"}:
        return None
    rows = [] if desk.asked.facet == "attack" else _rows(desk)
    words = _matter(desk, rows)
    if words and (not features & _LISTED or "subject" in features):
        rows = [row for row in rows if _of_it(words, row.title or "") >= _OF_IT]
    elif not features & _LISTED:
        return None
    if not rows:
        return None
    lines = [_line(desk, row) for row in rows]
    shown = quotes([of_row(row) for row in rows[:MAX_QUOTES]])
    heading = [headline(desk, "back.count", len(rows))] if len(rows) > 1 else []
    return Draft("answered", (*heading, *lines, *shown), covered=coverage(desk))


def _rows(desk: Desk) -> list[LedgerRow]:
    """Give the duties in scope to report to the meeting, of the bodies that a question names."""
    owners, years = owners_asked(desk), conditions(desk).years
    held = {document: (desk.library.entries[document].held or "")[:4] for document in desk.scope}
    scope = [document for document, year in held.items() if not years or year in years]
    rows = [row for row in desk.library.rows(scope) if row.kind != "decision" and _SAID.search(squash(row.quote))]
    rows = [row for row in rows if not owners or owners & {*row.bodies, *row.partners}]
    return sorted(rows, key=lambda row: (row.held or "", row.start))


def _matter(desk: Desk, rows: Sequence[LedgerRow]) -> list[Word]:
    """Give the words of the matter that a question names: not those in which every such duty is put, nor a year."""
    words = [word for word in desk.words if not (word.said.isdigit() or word.said in _PUT)]
    return [word for word in words if not all(word.held(row.quote) for row in rows)]


def _of_it(words: Sequence[Word], title: str) -> float:
    return sum(word.weight * word.held(title) for word in words) / sum(word.weight for word in words)


def _line(desk: Desk, row: LedgerRow) -> Statement:
    minutes = desk.library.minutes(row.document)
    slots = {"meeting": desk.meeting(minutes), "title": row.title, "quote": of_row(row).quote}
    return Statement(desk.say("back.line", **slots), (of_row(row), *of_heading(desk, row), *opening(minutes)))
