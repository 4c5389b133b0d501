"""Passages and ledger -> a draft, without a language model: each facet has its composer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.amounts import of_kinds
from assistant.body_kinds import kind_in
from assistant.compose import (
    absences,
    absent,
    attendance,
    beside,
    chairs,
    dates,
    decisions,
    documents,
    editions,
    issuers,
    lists,
    markings,
    meetings,
    other_matters,
    paragraphs,
    passages,
    people,
    premises,
    presumed_numbers,
    reasons,
    reports,
    sides,
    sources,
    stated,
    summaries,
    tasks,
    teams,
    terms,
)
from assistant.compose.nearest import told_in_one_sentence
from assistant.compose.numbers import lists_it
from assistant.conditions import conditions
from assistant.desk import Desk, Target
from assistant.draft import Draft
from assistant.facet_table import barred
from assistant.judgement import says_it
from assistant.naming import names, of_another_document, of_other_years, told_by_bodies, told_by_name
from assistant.overlap import distinct_share, named_share
from assistant.signs import text_of
from assistant.targets import editions_named, targets

COMPOSERS: Mapping[str, Callable[[Desk], Draft]] = {
    "absentees": absences.absentees,
    "amount": meetings.count,
    "attack": absent.refused,
    "attendance": attendance.attendance,
    "body_tasks": tasks.body_tasks,
    "chair": chairs.chair,
    "compare": meetings.compare,
    "contents": absent.contents,
    "date": dates.date,
    "deadline": passages.deadline,
    "distribution": lists.distribution,
    "held": lists.held,
    "interval": dates.interval,
    "issuers": issuers.issuers,
    "list_documents": documents.list_documents,
    "list_meeting": lists.list_meeting,
    "list_next_step": documents.list_next_step,
    "list_responsible": reports.responsible_bodies,
    "list_topic": lists.list_topic,
    "marking": markings.marking,
    "next_step": decisions.next_step,
    "other_matters": other_matters.other_matters,
    "passage": passages.passage,
    "person": people.person,
    "reason": reasons.reason,
    "responsible": decisions.responsible,
    "source": sources.source,
    "summary": summaries.summary,
    "summary_meeting": meetings.summary_meeting,
    "term": terms.term,
    "unclear": absent.unclear,
    "unrecorded": absent.unrecorded,
    "upcoming": absent.upcoming,
    "venue": meetings.venue,
    "verdict": decisions.verdict,
    "votes": absent.votes,
}
# What the minutes tell in so many words, or do not tell; a passage may be near without telling it.
TOLD = COMPOSERS.keys() - {"passage", "reason", "summary", "term"}
_OF_ONE_ITEM = frozenset({"next_step", "responsible", "verdict"})
_OF_A_DOCUMENT = _OF_ONE_ITEM | {"date"}
_OF_ITS_YEAR = _OF_A_DOCUMENT | {"amount"}
_OVER_YEARS = frozenset({"list_topic", "summary"})
_OF_EDITIONS = _OF_ONE_ITEM | {"amount", "date", "passage"}
_ABOUT_AN_ITEM = _OF_ONE_ITEM | {"body_tasks", "date", "deadline"}
# Told from headings: no item need say it.
_COUNTED_FROM_HEADINGS = frozenset({"held", "interval", "issuers", "marking", "other_matters", "source"})
_OF_LEDGER = frozenset({"list_documents", "list_next_step", "body_tasks"})
_WITHOUT_PASSAGE = _OF_LEDGER | {
    *("absentees", "attendance", "chair", "compare", "list_meeting", "list_responsible"),
    *("list_topic", "person", "reason", "unrecorded", "upcoming", "votes"),
}
_BY_CONDITIONS = frozenset(
    {
        "plain",
        "only_kind",
        "in_title",
        "course",
        "until",
        "dated",
        "left_out",
        "in_wording",
        "outside",
        "papers_in_hand",
        "by_body",
        "several_each",
        "by_step",
    }
)
_OF_A_MATTER = frozenset({"money", "private", "other_office", "rate", "why", "deadline"})
_OF_WHOLE_MEETINGS = frozenset({"meeting_word", "two_scopes"})
_NOT_BESIDE = _OF_A_MATTER | {"partners"}
# Read off headings, agendas and attendance lists: no item need say it where the question names nothing but meetings and
# names.
_READ_OFF = frozenset({"absentees", "attendance", "chair", "date", "list_meeting", "person", "summary_meeting"})
_OF_NUMBERED = frozenset({"next_step", "responsible", "summary", "verdict"})  # told of every item, named by its number
_NAMED = 0.5  # of the topic, in a heading
_LIKELY = 0.5  # that an item says it, for a second try
_FINAL = frozenset({"attack", "other_matters", "unclear"})  # what has no answer stays so
_TOLD_OR_NOT = frozenset({"plan_ends", "settled_by"})  # no passage says it where the rest does not
_SAYS_OF_WHOM = frozenset({"body_tasks"})  # also where it has no answer


def compose(desk: Desk) -> Draft:
    """Answer one question from what the minutes hold, telling first that another year was taken for this one."""
    return absent.with_year_told(desk, _composed(desk))


def _composed(desk: Desk) -> Draft:
    """Answer what each clause of a question asks for, one after the other."""
    scoped = absent.out_of_scope(desk)
    if scoped:
        return scoped
    if absent.says_nothing_of(desk):
        return premises.elsewhere(desk) or absent.not_found(desk)
    corrected = premises.premise(desk)
    if corrected:
        return corrected
    if numbered := paragraphs.numbered_paragraphs(desk):
        return numbered
    compared = desk.asked.facet in _OF_EDITIONS or desk.asked.rule == "compare"
    if compared and "plain" not in desk.asked.features and (by_year := editions.editions(desk)):
        return by_year
    if both := _beside(desk):
        return both
    draft = _drafted(desk)
    if draft.status != "not_found" and (_needs_no_item(desk) or _told(desk)):
        return draft
    if desk.asked.facet == "amount" and (found := stated.stated_once(desk)):
        return found
    return draft if draft.status == "not_found" else absent.not_found(desk)


def _beside(desk: Desk) -> Draft | None:
    """Set two items side by side where a question asks for what was decided on both; None where it does not."""
    asked = desk.asked
    other = _NOT_BESIDE - {"deadline"} if "compare" in asked.features else _NOT_BESIDE  # 改完去哪，对照着说
    of_items = asked.facet in (*_OF_ONE_ITEM, "compare") and not (asked.features & other or asked.besides)
    of_items = of_items and not teams.asks_for_party(desk)
    if of_items and (items := sides.titled(desk)):
        return sides.compared(desk, items)
    if not of_items or asked.query.titles or any(told_by_bodies(desk, target) for target in targets(desk, 1)):
        return None
    items = sides.set_beside(desk, sides.CLEARLY)
    if _in_one_sentence(desk, items):
        return passages.passage(desk)
    return sides.compared(desk, items) if items and not decisions.within_one_item(desk) else None


def _in_one_sentence(desk: Desk, items: Sequence[Target]) -> bool:
    """Whether a sentence of the item that a comparison is about, none of two set beside, holds both sides of it."""
    if desk.asked.facet != "compare" or desk.asked.has_scope or desk.asked.features & _OF_WHOLE_MEETINGS:
        return False
    beside = {target.place for target in items}
    return all(target.place not in beside for target in targets(desk, 1)) and told_in_one_sentence(desk)


def _all_told(desk: Desk) -> bool:
    """Whether a list is of nothing but what the ledger tells: verdicts, kinds, bodies, days; no item need say it."""
    features = desk.asked.features
    sent = desk.asked.facet == "list_next_step" and "subject" not in features  # the ledger knows where it goes
    other = _OF_A_MATTER - {"deadline"} if conditions(desk).any else _OF_A_MATTER  # until when plans run
    by_conditions = (sent or bool(features & _BY_CONDITIONS)) and not features & other
    held = {(entry.held or "")[:4] for entry in desk.library.entries.values()}
    other_year = any(period.year and str(period.year) not in held for period in desk.asked.query.periods)
    other_year &= not conditions(desk).of_title  # a plan until 2025 is held earlier
    of_ledger = desk.asked.facet in _OF_LEDGER or bool(features & {"by_body", "several_each"})
    return of_ledger and by_conditions and not other_year


def _needs_no_item(desk: Desk) -> bool:
    """Whether headings, attendance lists or the ledger say it, so that no item need."""
    facet = desk.asked.facet
    read_off = facet in _READ_OFF and "plain" in desk.asked.features and not desk.asked.features & _OF_A_MATTER
    read_off |= facet == "attendance" and ("unnamed_asked" in desk.asked.features or _of_a_kind_alone(desk))
    words_stand = facet == "list_topic" and ("word_given" in desk.asked.features or bool(editions_named(desk)))
    term = "term" in desk.asked.features and _of_a_term(desk)
    of_kind = facet == "list_responsible" and "kind_reports" in desk.asked.features
    numbered = facet in _OF_NUMBERED and "plain" in desk.asked.features and bool(desk.numbered)
    of_meetings = facet == "list_meeting" and bool(
        desk.asked.features & {"business", "studied", "gist", "recurring", "verdict_missing"}
    )
    told = numbered or term or read_off or words_stand or of_kind or of_meetings
    return told or facet in _COUNTED_FROM_HEADINGS or _all_told(desk)


def _of_a_kind_alone(desk: Desk) -> bool:
    """Whether a question names nothing but a kind of body that sat in: which college sent someone."""
    kind = kind_in(desk.asked.query.text)
    return kind is not None and all(word.lower() in kind[1].lower() for word in desk.asked.topic.split())


def _of_a_term(desk: Desk) -> bool:
    """Whether a term is asked about that is quoted in English: the words of what is quoted decide alone."""
    return desk.asked.facet == "term" and bool(terms.marked_in_english(desk))


def _told(desk: Desk) -> bool:
    """Whether the best item says what is asked."""
    best = targets(desk, 1)
    if desk.asked.facet == "date" and not best and named_share(desk, text_of(desk, None)) < _NAMED:
        return False  # a heading that was found names nothing of it
    through = desk.asked.facet in _OVER_YEARS and desk.asked.features & summaries.THROUGH
    if through and any(names(desk, target) for target in best):
        return True
    if desk.asked.facet in _OF_A_DOCUMENT and any(of_another_document(desk, target) for target in best):
        return False
    if desk.asked.facet in _OF_ITS_YEAR and any(of_other_years(desk, target) for target in best):
        return False
    if "plan_ends" in desk.asked.features and any(_half_named(desk, target) for target in best):
        return True  # its title tells the years
    return any(told_by_name(desk, target) for target in best) or says_it(desk).enough or lists_it(desk)


def _half_named(desk: Desk, target: Target) -> bool:
    """Whether an item's title holds half of the topic, kinds of document aside."""
    return distinct_share(desk, target.item.title) >= _NAMED and not of_another_document(desk, target)


def _drafted(desk: Desk) -> Draft:
    """Answer each clause by the composer of what it asks for."""
    drafts = [COMPOSERS[facet](desk) for facet in (desk.asked.facet, *desk.asked.besides)]
    if len(drafts) > 1:
        return _joined(drafts)
    draft = _second_try(desk) or drafts[0] if drafts[0].status == "not_found" else drafts[0]
    if draft.status == "answered" and desk.asked.facet in _ABOUT_AN_ITEM:
        draft = beside.with_detail(desk, draft)
    return presumed_numbers.recounted(desk, draft)


def _second_try(desk: Desk) -> Draft | None:
    """Answer what the rules say is asked for, else quote the passage, where what the model says has no answer.

    A passage is quoted only where the minutes likely say it, and never for a list; None where nothing answers.
    """
    asked = desk.asked
    if asked.facet in _FINAL or asked.features & _TOLD_OR_NOT or _of_a_term(desk):
        return None
    # no agenda for a matter that is not on it
    of_topic = bool(asked.topic) and (asked.facet, asked.rule) == ("list_topic", "list_meeting")
    tries = [] if barred(asked.rule, asked.features) or of_topic else [asked.rule]
    of_one = asked.facet == "compare" and not asked.features & {"scope", "two_scopes", "body"}  # with the rest of them
    tries += [] if asked.facet in _WITHOUT_PASSAGE and not of_one else ["passage"]
    for facet in dict.fromkeys(tries):
        if facet == asked.facet or (facet == "passage" and not _likely_says(desk)):
            continue
        draft = COMPOSERS[facet](desk)
        if draft.status != "not_found" or facet in _SAYS_OF_WHOM:
            return draft
    return None


def _likely_says(desk: Desk) -> bool:
    """Whether the minutes likely say it in a passage; of how much money, one that gives an amount."""
    best, of_money = targets(desk, 1), desk.asked.facet == "amount" and "money" in desk.asked.features
    silent = of_money and best and not of_kinds(desk, best[0].text)
    return not silent and says_it(desk).probability >= _LIKELY


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
