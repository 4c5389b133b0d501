"""Passages and ledger -> a draft, without a language model: each facet has its composer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.asked.facet_table import barred
from assistant.asked.listed import OF_ITEMS, OF_LIST
from assistant.compose import (
    beside,
    between,
    dates,
    decided_on,
    decisions,
    documents,
    issuers,
    leading_groups,
    markings,
    meetings,
    of_list,
    other_matters,
    paragraphs,
    pilots,
    reasons,
    recipients,
    reporting_back,
    reports,
    sides,
    sources,
    summaries,
    tasks,
    teams,
    terms,
)
from assistant.compose.attendance import absences, chairs
from assistant.compose.attendance import who as attendance
from assistant.compose.full_titles import asks_for_full_title
from assistant.compose.listed.told import LISTS, instead_of_one, of_its_matter, on_topics, whole_of_body
from assistant.compose.parts import absent, agendas, lists, passages, people, several, told_whole
from assistant.compose.parts.nearest import told_in_one_sentence
from assistant.compose.parts.unsaid import unlisted, unsaid
from assistant.compose.presumed import fates, premises
from assistant.compose.presumed import numbers as presumed_numbers
from assistant.compose.stated import amounts as stated
from assistant.compose.stated import (
    coming_back,
    dated_tasks,
    days,
    details,
    each_edition,
    each_time,
    editions,
    events,
    likely,
    of_items,
    outright,
    studies,
    telling,
    zeros,
)
from assistant.desk import Desk, Target
from assistant.draft import Draft
from assistant.judging.judgement import says_it
from assistant.matching.amounts import of_kinds
from assistant.matching.naming import told_by_bodies
from assistant.matching.targets import targets
from assistant.straying import of_another_year, strays
from assistant.told import OF_A_MATTER, OF_LEDGER, OF_ONE_ITEM, needs_no_item, of_a_term, says_what_is_asked

COMPOSERS: Mapping[str, Callable[[Desk], Draft]] = {
    "about_itself": absent.about_itself,
    "absentees": absences.absentees,
    "amount": meetings.count,
    "attack": absent.refused,
    "attendance": attendance.attendance,
    "between": between.between,
    "body_tasks": tasks.body_tasks,
    "chair": chairs.chair,
    "compare": meetings.compare,
    "contents": absent.contents,
    "date": dates.date,
    "deadline": passages.deadline,
    "distribution": recipients.distribution,
    "held": lists.held,
    "interval": dates.interval,
    "issuers": issuers.issuers,
    "list_documents": documents.list_documents,
    "list_meeting": agendas.list_meeting,
    "list_next_step": documents.list_next_step,
    "list_responsible": reports.responsible_bodies,
    "list_topic": lists.list_topic,
    "marking": markings.marking,
    "next_step": decisions.next_step,
    OF_ITEMS: of_items.of_items,
    OF_LIST: of_list.of_list,
    "other_matters": other_matters.other_matters,
    "passage": passages.passage,
    "person": people.person,
    "reason": reasons.reason,
    "responsible": decisions.responsible,
    "source": sources.source,
    "summary": summaries.summary,
    "summary_meeting": summaries.summary_in_time,
    "term": terms.term,
    "unclear": absent.unclear,
    "unrecorded": absent.unrecorded,
    "upcoming": absent.upcoming,
    "venue": meetings.venue,
    "verdict": decisions.verdict,
    "votes": absent.votes,
}
# Each tells what it is asked, or nothing.
_FIRST: tuple[Callable[[Desk], Draft | None], ...] = (
    leading_groups.leading_groups,
    whole_of_body,
    studies.studies,
    *LISTS,
    reporting_back.reporting_back,
    coming_back.coming_back,
)
# What the minutes tell in so many words, or do not tell; a passage may be near without telling it.
TOLD = COMPOSERS.keys() - {"passage", "reason", "summary", "term"}
_OF_EDITIONS = OF_ONE_ITEM | {"amount", "date", "passage"}
_ABOUT_AN_ITEM = OF_ONE_ITEM | {"body_tasks", "date", "deadline"}
_WITHOUT_PASSAGE = OF_LEDGER | {
    "between",
    *("absentees", "attendance", "chair", "compare", "list_meeting", "list_responsible"),
    *("list_topic", "person", "reason", "unrecorded", "upcoming", "votes"),
}
_OF_DAYS = frozenset({"compiled", "half_day", "minutes_word", "signed"})  # no sentence of an item tells them
_OF_WHOLE_MEETINGS, _LIKELY = frozenset({"meeting_word", "two_scopes"}), 0.5  # that an item says it, for a second try
_NOT_BESIDE = OF_A_MATTER | {"partners"}
_OF_MEETINGS = frozenset({"date", "list_meeting"})  # facets of a question at which meeting
_FINAL = frozenset({"about_itself", "attack", "other_matters", "unclear"})  # what has no answer stays so
_TOLD_OR_NOT = frozenset({"article_text", "plan_ends", "settled_by"})  # no passage says it where the rest does not
_SAYS_OF_WHOM = frozenset({"body_tasks"})  # also where it has no answer


def compose(desk: Desk) -> Draft:
    """Answer one question from what the minutes hold, telling first that another year was taken for this one."""
    desk = editions.bound_by_years(desk)  # of two years one may be the title's
    draft = told_whole.with_lacks(desk, fates.with_fate(desk, _composed(desk)))
    draft = absent.not_found(desk) if of_another_year(desk, draft) else draft
    listed = each_time.at_each_time(desk, draft) or (on_topics(desk) if draft.status == "not_found" else None)
    listed = listed or instead_of_one(desk, draft)
    return absent.with_year_told(desk, of_its_matter(desk, listed or draft))


def _composed(desk: Desk) -> Draft:
    """Answer what each clause of a question asks for, one after the other."""
    if desk.asked.facet in (OF_ITEMS, OF_LIST):
        return COMPOSERS[desk.asked.facet](desk)
    if scoped := absent.out_of_scope(desk):
        return scoped
    for each in _FIRST:
        if draft := each(desk):
            return draft
    if absent.says_nothing_of(desk):
        found = premises.elsewhere(desk) or details.told_elsewhere(desk) or outright.outright(desk)
        found = found or _stated_elsewhere(desk) or likely.likely_told(desk)
        return found or absent.not_found(desk)
    if corrected := premises.premise(desk):
        return corrected
    inside = events.of_an_event(desk) or details.told_details(desk) or telling.told_inside(desk)
    if inside := inside or dated_tasks.dated_tasks(desk) or likely.told_of_it(desk):
        return inside
    draft = _answered(desk)
    if strays(desk, draft):
        return _told_besides(desk) or absent.not_found(desk)
    if draft.status != "answered":
        return _told_besides(desk) or draft
    if desk.asked.facet == "date" and days.asks_of_a_task(desk):
        return _told_besides(desk) or absent.not_found(desk, desk.say("absent.deadline"))
    if desk.asked.facet == "date" and days.asks_of_a_work(desk):
        of_the_item = any(one.paragraph for line in draft.statements for one in line.sources)
        return days.day_told(desk) or (draft if of_the_item else absent.not_found(desk, desk.say("absent.deadline")))
    draft = outright.preferred(desk, draft)
    draft = telling.told_nearer(desk, draft) or draft
    return each_edition.of_each_edition(desk, likely.likelier(desk, draft) or draft)


def _told_besides(desk: Desk) -> Draft | None:
    """Give what one sentence tells outright, or surely in other words than those of the question."""
    told = outright.outright(desk) or days.day_asked(desk)
    return told or likely.likely_told(desk)


def _stated_elsewhere(desk: Desk) -> Draft | None:
    """Give the amount asked for that another item than the likeliest states, in the words that it asks for it by."""
    draft = stated.stated_once(desk) if desk.asked.facet == "amount" else None
    said = [one.quote for line in draft.statements for one in line.sources] if draft else []
    lacking = unsaid(desk.asked.asked, said) or any(unlisted(desk.asked.asked, each) for each in said)
    return None if draft is None or lacking or strays(desk, draft) else draft


def _answered(desk: Desk) -> Draft:
    """Answer from the minutes, or say that they do not say it."""
    if numbered := paragraphs.numbered_paragraphs(desk):
        return numbered
    if of_subject := decided_on.decided_on(desk):
        return of_subject
    compared = desk.asked.facet in _OF_EDITIONS or desk.asked.rule == "compare"
    if compared and "plain" not in desk.asked.features and (by_year := editions.editions(desk)):
        return by_year
    if both := _beside(desk):
        return both
    draft = _drafted(desk)
    if draft.status != "not_found" and (needs_no_item(desk) or says_what_is_asked(desk)):
        return draft
    of_amount = desk.asked.facet == "amount"
    found = stated.stated_once(desk) or zeros.none_at_all(desk) if of_amount else pilots.told_where(desk)
    if found:
        return found
    return draft if draft.status == "not_found" else absent.not_found(desk)


def _beside(desk: Desk) -> Draft | None:
    """Set two items side by side where a question asks for what was decided on both; None where it does not."""
    asked = desk.asked
    other = _NOT_BESIDE - {"deadline"} if "compare" in asked.features else _NOT_BESIDE  # 改完去哪，对照着说
    of_items = asked.facet in (*OF_ONE_ITEM, "compare") and not (asked.features & other or asked.besides)
    of_items = of_items and not teams.asks_for_party(desk)
    if of_items and (items := sides.titled(desk)):
        return sides.compared(desk, items)
    of_days = asked.rule == "date" and asked.facet in _OF_MEETINGS and not asked.features & _OF_DAYS
    items, whole = several.each_named(desk) if of_items or (of_days and not asked.has_scope) else ((), False)
    if items:
        return several.rest_told(desk, sides.compared(desk, items), whole)
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


def _drafted(desk: Desk) -> Draft:
    """Answer each clause by the composer of what it asks for."""
    drafts = [COMPOSERS[facet](desk) for facet in (desk.asked.facet, *desk.asked.besides)]
    if len(drafts) > 1:
        return _joined(drafts)
    draft = _second_try(desk) or drafts[0] if drafts[0].status == "not_found" else drafts[0]
    of_days = desk.asked.facet == "date" and desk.asked.features & _OF_DAYS
    if draft.status == "answered" and desk.asked.facet in _ABOUT_AN_ITEM and not of_days:
        draft = telling.told_nearer(desk, draft) or beside.with_detail(desk, draft)
    return presumed_numbers.recounted(desk, draft)


def _second_try(desk: Desk) -> Draft | None:
    """Answer what the rules say is asked for, else quote the passage, where what the model says has no answer.

    A passage is quoted only where the minutes likely say it, and never for a list; None where nothing answers.
    """
    asked = desk.asked
    if asked.facet in _FINAL or asked.features & _TOLD_OR_NOT or of_a_term(desk) or asks_for_full_title(desk):
        return None
    # no agenda for a matter that is not on it
    of_topic = bool(asked.topic) and (asked.facet, asked.rule) == ("list_topic", "list_meeting")
    # who came to an event of which the minutes speak is in no attendance list
    of_event = (asked.facet, asked.rule) == ("amount", "attendance") and not asked.names_meetings
    of_event = of_event and "topic" in asked.features and "meeting_word" not in asked.features
    tries = [] if barred(asked.rule, asked.features) or of_topic or of_event else [asked.rule]
    of_one = asked.facet == "compare" and not asked.features & {"scope", "two_scopes", "body"}  # with the rest of them
    of_place = {"plain", "venue"} <= asked.features  # where it sat, which no item tells
    tries += [] if of_place or (asked.facet in _WITHOUT_PASSAGE and not of_one) else ["passage"]
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
