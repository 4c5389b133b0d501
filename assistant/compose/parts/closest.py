"""Which row of an item tells who is to do what is asked: its decision, a duty, or none that names anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.body_kinds import kind_in
from assistant.asked.quoting import words_given
from assistant.desk import Desk, Target
from assistant.matching.fit import fit
from assistant.matching.naming import names, telling_duty
from retrieval.records import LedgerRow
from retrieval.scripts import squash

# In words: by how much better than the decision a duty must fit a question, and what it lacks that tells a whole group
# (各地各部门) or nobody in particular; a factor for the duty where it is the revising or reporting that is asked for.
_DUTY_MARGIN, _GROUP_MARGIN, _NOBODY_MARGIN, _REVISING = 0.8, 1.2, 0.8, 2.0
# Everybody, not a group of bodies such as 各成员单位 or 决策承办单位.
EVERYBODY = re.compile("各地|各[级方]|全市|(?:各|有关|相关)(?:相关|有关)?(?:职能|行业)?(?:部门|单位|方面)|大家|社会")
_LEADS = re.compile(r"牵头|挑头|主管|总负责|\bin charge\b|\blead|\bown(?:er|s)?\b")  # no group does
_OF_DOCUMENTS = frozenset({"document_word", "kind", "title"})
_SUPPORTS = re.compile("支持|配合|协助|督[查办促]|跟踪|倾斜|保障")  # what is left to those who have it not
_LEADING = "牵头"  # by which the minutes tell who leads
_IN_A_DETAIL = re.compile(r"[^，。；：]{2,}?(?<!同时)(?<!此外)(?<!下一步)由")  # 共享停车由甲集团牵头推进
_A_BUREAU = re.compile(r"哪个局|\b(?:which|what) (?:bureau|agency)\b")  # no group is one
# By what it is asked who spoke of a matter to the meeting.
_REPORTED = re.compile(
    r"汇报|报告|会上?[^，。？]{0,3}[讲说谈念]的|(?:给|向|跟|对|为)(?:大家|大伙|各位|领导|与会|在座).{0,8}(?:讲|念|解|读|介绍)|领学|领着"
    r"|解读|介绍|讲解|带.{0,3}学|[讲授上]课|宣讲|辅导"
    r"|\breport|present|stud(?:y|ied)|explain|brief|lectur|\blessons?\b|\btaught\b|\b(?:talk|walk)(?:ed)?\b.{0,20}\bthrough",
    re.IGNORECASE,
)


def closest(desk: Desk, rows: Sequence[LedgerRow], target: Target) -> LedgerRow | None:
    """Choose the row that the question's words fit: the decision, unless another fits clearly better.

    None where that names nobody: then no body is told to do what is asked about.
    """
    asked = desk.asked.query.text.lower()

    def own(row: LedgerRow | None) -> float:
        if row is None:
            return 0.0
        group = bool(row.addressees) and not EVERYBODY.search("".join(row.addressees))
        some = bool(row.bodies) or (group and not _LEADS.search(asked) and not _A_BUREAU.search(asked))
        return fit(desk, row.quote, target.item.title) - (0.0 if some else _GROUP_MARGIN)

    rows = _quoting(desk, rows)
    decision = next((row for row in rows if row.kind == "decision" and (row.bodies or row.addressees)), None)
    if decision and decision.bodies and decision.documents and decision.action and "revised" in desk.asked.features:
        return decision
    if told := telling_duty(desk, target) or max(_of_the_kind_asked(desk, rows), key=own, default=None):
        return told if told.bodies else _leader(rows, asked) or told
    if leader := _leader(rows, asked):
        return decision if decision and _leads_its_document(desk, target, decision, leader) else leader
    duty = max((row for row in rows if row.kind == "duty"), key=own, default=None)
    nobody = max((row for row in rows if row.kind == "requirement"), key=own, default=None)
    chosen = duty if duty and _prefers(desk, duty, decision, own(duty) - own(decision)) else decision
    return chosen if own(nobody) - own(chosen) <= _NOBODY_MARGIN else None


def _leader(rows: Sequence[LedgerRow], asked: str) -> LedgerRow | None:
    """Give the duty that the item tells one body to take the lead in, where a question asks who leads."""
    duties = [row for row in rows if row.kind == "duty" and row.bodies and not _IN_A_DETAIL.search(row.quote)]
    leading = [row for row in duties if _LEADING in row.quote]
    return leading[0] if len(leading) == 1 and _LEADS.search(asked) else None


def _leads_its_document(desk: Desk, target: Target, decision: LedgerRow, leader: LedgerRow) -> bool:
    """Whether a question names a document, on which the decision gives work to the body that leads in a detail too."""
    named = desk.asked.features & _OF_DOCUMENTS and decision.documents and decision.action
    return bool(named) and {*leader.bodies} <= {*decision.bodies} and names(desk, target)


def _quoting(desk: Desk, rows: Sequence[LedgerRow]) -> Sequence[LedgerRow]:
    """Keep the rows that say the words which a question quotes, “回头看”, where any that names a body does."""
    words = words_given(desk.asked.query)
    saying = [row for row in rows if words and all(word in squash(row.quote) for word in words)]
    return saying if any(row.bodies or row.addressees for row in saying) else rows


def asks_who_reported(desk: Desk) -> bool:
    """Whether a question asks who reported, and does not only name a report: in the report on patents, who …?"""
    return "report_named" not in desk.asked.features and _REPORTED.search(desk.asked.query.text) is not None


def _of_the_kind_asked(desk: Desk, rows: Sequence[LedgerRow]) -> Sequence[LedgerRow]:
    """Give the rows that name a body of the kind asked for, where a question asks which town or district it is."""
    kind = kind_in(desk.asked.query.text) if {"place_kind", "who"} <= desk.asked.features else None
    return [row for row in rows if kind and any(kind[0].named.search(body) for body in row.bodies)]


def _prefers(desk: Desk, duty: LedgerRow, decision: LedgerRow | None, better: float) -> bool:
    """Tell whether a duty, which fits by so many words better than the decision, is what is asked for."""
    asked = desk.asked.features
    reported = asks_who_reported(desk)
    leads = decision is not None and decision.action is None and duty.bodies and "responsible" in asked
    leads = leads and not _SUPPORTS.search(duty.quote)
    if decision is None or (leads and not reported and "partners" not in asked):
        return True
    return better > _DUTY_MARGIN * (_REVISING if asked & {"partners", "revised"} or reported else 1.0)
