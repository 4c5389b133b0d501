"""Passages and ledger -> a draft, without a language model: each facet has its composer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.compose import (
    absent,
    attendance,
    beside,
    dates,
    decisions,
    documents,
    editions,
    lists,
    meetings,
    passages,
    people,
    premises,
    sources,
    summaries,
    tasks,
)
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.judgement import says_it

COMPOSERS: Mapping[str, Callable[[Desk], Draft]] = {
    "absentees": absent.absentees,
    "amount": meetings.count,
    "attack": absent.refused,
    "attendance": attendance.attendance,
    "body_tasks": tasks.body_tasks,
    "chair": people.chair,
    "compare": meetings.compare,
    "contents": absent.contents,
    "date": dates.date,
    "deadline": passages.deadline,
    "distribution": lists.distribution,
    "held": lists.held,
    "interval": dates.interval,
    "list_documents": documents.list_documents,
    "list_meeting": lists.list_meeting,
    "list_next_step": documents.list_next_step,
    "list_responsible": lists.list_responsible,
    "list_topic": lists.list_topic,
    "next_step": decisions.next_step,
    "passage": passages.passage,
    "person": people.person,
    "reason": passages.reason,
    "responsible": decisions.responsible,
    "source": sources.source,
    "summary": summaries.summary,
    "summary_meeting": meetings.summary_meeting,
    "term": passages.term,
    "unclear": absent.unclear,
    "unrecorded": absent.unrecorded,
    "upcoming": absent.upcoming,
    "venue": people.venue,
    "verdict": decisions.verdict,
    "votes": absent.votes,
}
_OF_ONE_ITEM = frozenset({"next_step", "responsible", "verdict"})
_OF_EDITIONS = _OF_ONE_ITEM | {"amount", "date", "passage"}
_ABOUT_AN_ITEM = _OF_ONE_ITEM | {"body_tasks", "date", "deadline"}
_COUNTED_FROM_HEADINGS = frozenset({"held", "interval", "source"})  # no item need say it
_LIKELY = 0.6  # that an item says it, for a second try
_BESIDE = 1.5  # of 3: each of two things set side by side must be in its item's title


def compose(desk: Desk) -> Draft:
    """Answer one question from what the minutes hold; what each of its clauses asks for, one after the other."""
    scoped = absent.out_of_scope(desk)
    if scoped:
        return scoped
    if absent.says_nothing_of(desk):
        return absent.not_found(desk)
    corrected = premises.premise(desk)
    if corrected:
        return corrected
    within = desk.asked.facet in _OF_ONE_ITEM and decisions.within_one_item(desk)
    if desk.asked.facet in _OF_ONE_ITEM and not within and meetings.set_beside(desk, _BESIDE):
        return meetings.compare(desk)
    compared = desk.asked.facet in _OF_EDITIONS or desk.asked.rule == "compare"
    if compared and (by_year := editions.editions(desk)):
        return by_year
    draft = _drafted(desk)
    if draft.status == "not_found" or desk.asked.facet in _COUNTED_FROM_HEADINGS or says_it(desk).enough:
        return draft
    return absent.not_found(desk)


def _drafted(desk: Desk) -> Draft:
    """Answer each clause by the composer of what it asks for."""
    drafts = [COMPOSERS[facet](desk) for facet in (desk.asked.facet, *desk.asked.besides)]
    if len(drafts) > 1:
        return _joined(drafts)
    draft = _by_rule(desk) or drafts[0] if drafts[0].status == "not_found" else drafts[0]
    if draft.status == "answered" and desk.asked.facet in _ABOUT_AN_ITEM:
        draft = beside.with_detail(desk, draft)
    return premises.recounted(desk, draft)


def _by_rule(desk: Desk) -> Draft | None:
    """Answer what the rules say is asked for, where what the model says has no answer; None where that has none too."""
    if desk.asked.facet in (desk.asked.rule, "attack") or (
        desk.asked.rule == "passage" and says_it(desk).probability < _LIKELY
    ):
        return None
    draft = COMPOSERS[desk.asked.rule](desk)
    return draft if draft.status != "not_found" else None


def _joined(drafts: Sequence[Draft]) -> Draft:
    """Join the answers to several clauses: partial where the minutes answer some and not others."""
    found = [draft for draft in drafts if draft.status != "not_found"]
    if not found:
        return drafts[0]
    claims = [s for draft in found for s in draft.statements if s.role != "quote"]
    missing = [draft.statements[0] for draft in drafts if draft.status == "not_found"]
    quoted = [s for draft in found for s in draft.statements if s.role == "quote"]
    whole = len(found) == len(drafts) and all(draft.status == "answered" for draft in found)
    statements = tuple(dict.fromkeys((*claims, *missing, *quoted)))
    return Draft("answered" if whole else "partial", statements, covered=found[0].covered)
