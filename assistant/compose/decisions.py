"""Who is responsible, what was decided, what comes next: answers from the ledger's decisions and duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.body_kinds import kind_in
from assistant.compose.absent import not_found
from assistant.compose.documents import list_next_step
from assistant.compose.lists import at_a_meeting
from assistant.compose.passages import passage
from assistant.compose.places import opening
from assistant.compose.presumed_bodies import wrong_body
from assistant.compose.routes import cite, next_said, other_route
from assistant.compose.tasks import in_its_duties
from assistant.compose.teams import team
from assistant.desk import Desk, Target
from assistant.destinations import destinations
from assistant.draft import Draft, Statement, of_item, of_row, quotes
from assistant.fit import fit, topic_fit
from assistant.judgement import says_it
from assistant.naming import of_another_document, telling_duty, told_by_name
from assistant.occasions import PUT_OFF, is_put_off, sittings, when
from assistant.overlap import share
from assistant.question import organs
from assistant.targets import targets, times_meant
from retrieval.records import LedgerRow

# In words: by how much better than the decision a duty must fit a question, and what it lacks that tells a whole group
# (各地各部门) or nobody in particular; a factor for the duty where it is the revising or reporting that is asked for.
_DUTY_MARGIN, _GROUP_MARGIN, _NOBODY_MARGIN, _REVISING = 0.8, 1.2, 0.8, 2.0
_BEYOND, _BEYOND_A_STEP = 1.0, 2.0  # words that a paragraph must have, and the title not, to be what is asked about
_OF_ITS_WAY = frozenset(
    {"destination", "document_word", "form_of_issue", "issued", "organ", "office", "route", "settled_by", "verdict"}
)
_SOME = re.compile("各(?:镇|区|街道|成员单位|责任|承办|医疗|学校|企业|园区|板块|村|社区)[^、，。]*")  # a group, not all
_LEADS = re.compile(r"牵头|挑头|主管|总负责|\bin charge\b|\blead")  # no group does
_NAMED_SHARE = 0.6  # of the topic, in the title of a document on which somebody has the last word
_WHO_SHARE = 0.65  # who did something other than lead: more of the question must stand in the item
_REPORTED = re.compile(
    r"汇报|报告|会上?[^，。？]{0,3}[讲说谈念]的|(?:给|向|跟|对|为)(?:大家|大伙|各位|领导|与会|在座).{0,8}(?:讲|念|解|读|介绍)|领学|领着"
    r"|解读|介绍|讲解|带.{0,3}学|[讲授上]课|宣讲|辅导"
    r"|\breport|present|stud(?:y|ied)|explain|brief|lectur|\blessons?\b|\btaught\b|\btalked?\b.{0,20}\bthrough",
    re.IGNORECASE,
)
_REMEMBERED = 8  # desks: one question asks several times what was decided


def responsible(desk: Desk) -> Draft:
    """Name the body or bodies that are to do what the question asks about."""
    found = decision_rows(desk)
    if named := team(desk):
        return named
    if found is None:
        return passage(desk)
    target, rows = found
    leads = desk.asked.features & {"responsible", "responsible_named", "partners"}
    if not leads and says_it(desk, target).share < _WHO_SHARE:
        return not_found(desk)
    chosen = _closest(desk, rows, target)
    if chosen is None:
        return passage(desk)
    premise = wrong_body(desk, rows)
    if premise:
        return premise
    said = (_responsibility(desk, chosen, target), *_again(desk, chosen))
    return Draft("answered", (*said, *quotes([of_row(chosen)])))


def verdict(desk: Desk) -> Draft:
    """Say what the meeting decided, in its own modality: 原则同意 stays "agreed in principle"."""
    row = _decision(desk)
    if row is None or _of_a_detail(desk, row):
        return passage(desk)
    if premise := wrong_body(desk, [row]):
        return premise
    if several := _each_time(desk):
        return several
    if desk.asked.query.occasions:
        return _at_times_meant(desk, row)
    organ = next((body for body in organs(desk.asked.query) if row.route and body in row.route), None)
    if organ and "polar" not in desk.asked.features:
        note = Statement(desk.say("verdict.not_of", who=desk.body(organ)), (), "note")
        return Draft("partial", (note, next_said(desk, row), *quotes([of_row(row)])))
    return Draft("answered", _decided(desk, row, "verdict.is"))


def _at_times_meant(desk: Desk, row: LedgerRow) -> Draft:
    """Say what was decided each of the times that a question names: how it ended at first, when it came back."""
    meant = times_meant(desk) if len(desk.asked.query.occasions) > 1 else ()
    decided = [one for target in sorted(meant, key=when) if (one := desk.decision(target))] or [row]
    return Draft("answered", (*(at_a_meeting(desk, one) for one in decided), *quotes([of_row(one) for one in decided])))


def rejection(desk: Desk, rows: Sequence[LedgerRow]) -> Draft | None:
    """Correct a question that takes for turned down or put off what was not; None where it was, or is left open."""
    row = next((row for row in rows if row.kind == "decision" and row.verdict), None)
    told = "either" in desk.asked.features or desk.asked.query.occasions
    if row is None or told or PUT_OFF.search(row.verdict or "") or _of_a_detail(desk, row):
        return None
    return Draft("partial", _decided(desk, row, "verdict.not_rejected"))


def _decided(desk: Desk, row: LedgerRow, template: str) -> tuple[Statement, ...]:
    """Word a verdict by a template, and what comes next."""
    said = desk.say(template, verdict=desk.phrase(row.verdict or ""), subject=desk.subject(row))
    after = [next_said(desk, row)] if row.next_step and row.bodies else []
    return (Statement(said, cite(desk, row)), *after, *quotes([of_row(row)]))


def _each_time(desk: Desk) -> Draft | None:
    """Say what was decided each time that a document put off once came up; None where one time is meant, or was all."""
    found = decision_rows(desk)
    times = sittings(desk, found[0]) if found and not desk.asked.query.occasions else ()
    rows = [desk.decision(target) for target in times]
    decided = [row for row in rows if row]
    if len(decided) < 2 or not is_put_off(decided):
        return None
    lines = [at_a_meeting(desk, row) for row in decided]
    return Draft("answered", (*lines, *quotes([of_row(row) for row in decided])))


def next_step(desk: Desk) -> Draft:
    """Say what happens to a document after the meeting: in whose name it is issued, to whom it is submitted."""
    if not desk.asked.topic and not desk.asked.query.items and destinations(desk).wanted:
        return list_next_step(desk)
    row = _decision(desk)
    settled = "settled_by" in desk.asked.features
    if settled and (row is None or share(desk, row.title or "") < _NAMED_SHARE):
        return not_found(desk)  # it is of a document, not of anything in its item, that somebody has the last word
    if row is None:
        return passage(desk)
    of_its_issue = settled or "form_of_issue" in desk.asked.features
    if "who" in desk.asked.features and not of_its_issue and within_one_item(desk):
        return responsible(desk)
    other = in_its_duties(desk, row) or other_route(desk, row) or wrong_body(desk, [row]) or _each_time(desk)
    if other:
        return other
    if _told_beyond(desk, row):
        return passage(desk)
    if row.next_step is None:
        if "verdict" in desk.asked.features:
            return verdict(desk)
        said = desk.say("next.none", verdict=desk.phrase(row.verdict or ""), subject=desk.subject(row))
        return Draft("partial", (Statement(said, cite(desk, row)), *quotes([of_row(row)])))
    return Draft("answered", (next_said(desk, row), *quotes([of_row(row)])))


def _told_beyond(desk: Desk, row: LedgerRow) -> bool:
    """Whether a question how a thing is dealt with asks of a matter in the item, not of the way of its document.

    One of its paragraphs names the matter then; with more words where the decision itself tells a next step.
    """
    ways = _OF_ITS_WAY if row.next_step else _OF_ITS_WAY - {"document_word"}  # what was only studied goes nowhere
    if desk.asked.features & ways or desk.asked.query.titles:
        return False
    return _beyond_title(desk, row) >= (_BEYOND_A_STEP if row.next_step and _titled(desk, row) else _BEYOND)


def _of_a_detail(desk: Desk, row: LedgerRow) -> bool:
    """Whether a question what is done away with, or said, names nothing that titles do: are old kiosks scrapped."""
    features = desk.asked.features
    if "became" in features and "title" not in features and not row.next_step:
        return _beyond_title(desk, row) >= _BEYOND  # a document that was only studied becomes nothing
    named = features & {"document_word", "kind", "papers", "subject", "title"}
    asked = "negative" in features or not _titled(desk, row)
    return asked and not named and _beyond_title(desk, row) >= _BEYOND


def _titled(desk: Desk, row: LedgerRow) -> bool:
    """Whether the title of a decision's item, in Chinese, holds anything of the topic."""
    return not desk.zh or share(desk, row.title or "") > 0


def _beyond_title(desk: Desk, row: LedgerRow) -> float:
    """Give how many words of the question another paragraph of a decision's item holds and the title does not."""
    others = [each for each in desk.library.rows([row.document], item=row.item or "") if each.kind != "decision"]
    return max((topic_fit(desk, each.quote, row.title or "") for each in others), default=0.0)


def next_step_date(desk: Desk) -> Draft | None:
    """Answer when a document goes to a body: the minutes say whether it does, not when; None where no body is asked."""
    row = _decision(desk)
    if row is None or not row.next_step or not organs(desk.asked.query):
        return None
    said = other_route(desk, row)
    if said:
        return said
    undated = Statement(desk.say("next.undated"), (), "note")
    return Draft("partial", (undated, next_said(desk, row), *quotes([of_row(row)])))


def within_one_item(desk: Desk) -> bool:
    """Whether a duty of the best item says what is asked, beyond what names the item and better than its decision."""
    found = decision_rows(desk)
    row = _closest(desk, found[1], found[0]) if found else None
    return bool(found and row and row.kind == "duty" and fit(desk, row.quote, found[0].item.title) >= 1)


def _decision(desk: Desk) -> LedgerRow | None:
    """Give the decision of the item that the question is about."""
    found = decision_rows(desk)
    return next((row for row in found[1] if row.kind == "decision"), None) if found else None


@lru_cache(maxsize=_REMEMBERED)
def decision_rows(desk: Desk, in_title: float = 2.0) -> tuple[Target, tuple[LedgerRow, ...]] | None:
    """Give the best item that has ledger rows, with its rows.

    An item counts where it says what is asked, or where its title holds the share `in_title` (0..1) of the topic.
    """
    for target in targets(desk, limit=2):
        if of_another_document(desk, target):
            continue
        named = share(desk, target.item.title) >= in_title or told_by_name(desk, target)
        if not named and not says_it(desk, target).enough:
            continue
        if rows := desk.rows(target):
            return target, rows
    return None


def _closest(desk: Desk, rows: Sequence[LedgerRow], target: Target) -> LedgerRow | None:
    """Choose the row that the question's words fit: the decision, unless another fits clearly better.

    None where that names nobody: then no body is told to do what is asked about.
    """

    asked = desk.asked.query.text.lower()

    def own(row: LedgerRow | None) -> float:
        if row is None:
            return 0.0
        some = bool(row.bodies) or (_SOME.fullmatch("".join(row.addressees)) and not _LEADS.search(asked))
        return fit(desk, row.quote, target.item.title) - (0.0 if some else _GROUP_MARGIN)

    decision = next((row for row in rows if row.kind == "decision" and (row.bodies or row.addressees)), None)
    if decision and decision.bodies and decision.documents and decision.action and "revised" in desk.asked.features:
        return decision
    if told := telling_duty(desk, target) or max(_of_the_kind_asked(desk, rows), key=own, default=None):
        return told
    duty = max((row for row in rows if row.kind == "duty"), key=own, default=None)
    nobody = max((row for row in rows if row.kind == "requirement"), key=own, default=None)
    chosen = duty if duty and _prefers(desk, duty, decision, own(duty) - own(decision)) else decision
    return chosen if own(nobody) - own(chosen) <= _NOBODY_MARGIN else None


def _of_the_kind_asked(desk: Desk, rows: Sequence[LedgerRow]) -> Sequence[LedgerRow]:
    """Give the rows that name a body of the kind asked for, where a question asks which town or district it is."""
    kind = kind_in(desk.asked.query.text) if {"place_kind", "who"} <= desk.asked.features else None
    return [row for row in rows if kind and any(kind[0].named.search(body) for body in row.bodies)]


def _prefers(desk: Desk, duty: LedgerRow, decision: LedgerRow | None, better: float) -> bool:
    """Tell whether a duty, which fits by so many words better than the decision, is what is asked for."""
    asked = desk.asked.features
    reported = _asks_who_reported(desk)
    leads = decision is not None and decision.action is None and duty.bodies and "responsible" in asked
    if decision is None or (leads and not reported and "partners" not in asked):
        return True
    return better > _DUTY_MARGIN * (_REVISING if asked & {"partners", "revised"} or reported else 1.0)


def _responsibility(desk: Desk, row: LedgerRow, target: Target) -> Statement:
    """Word who is to do what, or who reported or led the study where that is asked for or all that is said."""
    names = [*row.bodies, *row.addressees]
    slots = {"who": desk.all_bodies(names), "be": desk.say("responsible.are" if len(names) > 1 else "responsible.is")}
    sources = cite(desk, row)
    if row.kind == "duty":
        cited = (of_row(row), of_item(target.minutes, target.item))
        return Statement(desk.say("responsible.duty", **slots, title=row.title or ""), cited)
    if row.verdict == "学习":
        return Statement(desk.say("responsible.studied", who=slots["who"], subject=desk.subject(row)), sources)
    if row.action is None or _asks_who_reported(desk):
        return Statement(desk.say("responsible.reported", who=slots["who"], subject=desk.subject(row)), sources)
    return Statement(
        desk.say("responsible.decided", **slots, task=_task(desk, row), subject=desk.subject(row)), sources
    )


def _asks_who_reported(desk: Desk) -> bool:
    """Whether a question asks who reported, and does not only name a report: in the report on patents, who …?"""
    return "report_named" not in desk.asked.features and _REPORTED.search(desk.asked.query.text) is not None


def _again(desk: Desk, row: LedgerRow) -> tuple[Statement, ...]:
    """Say which later meeting took the matter up again last."""
    later = desk.library.later(row)[-1:]
    held = [(each, desk.library.minutes(each.document)) for each in later]
    return tuple(
        Statement(desk.say("later.again", meeting=desk.meeting(minutes), subject=desk.subject(each)), sources)
        for each, minutes in held
        if (sources := (*cite(desk, each), *opening(minutes)))
    )


def _task(desk: Desk, row: LedgerRow) -> str:
    """Word what a decision asks for, with whom, and the step after it."""
    task = desk.phrase(row.action or "")
    if row.partners:
        task = desk.say("responsible.with", action=task, partners=desk.all_bodies(row.partners))
    return desk.say("responsible.then", task=task, step=desk.step(row)) if row.route else task
