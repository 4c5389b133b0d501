"""Who is responsible, what was decided, what comes next: answers from the ledger's decisions and duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.beside import with_others
from assistant.compose.documents import list_next_step
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.closest import asks_who_reported, closest
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.passages import passage
from assistant.compose.parts.presumed_bodies import wrong_body
from assistant.compose.parts.routes import (
    ISSUED,
    cite,
    next_said,
    not_agreed,
    other_route,
    taken_up_again,
    without_a_step,
)
from assistant.compose.reasons import REASON
from assistant.compose.reports import reported_by_several
from assistant.compose.tasks import in_its_duties
from assistant.compose.teams import team
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_item, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.fit import fit, topic_fit
from assistant.matching.naming import of_another_document, told_by_name
from assistant.matching.occasions import is_put_off, of_the_years, sittings, when
from assistant.matching.overlap import share
from assistant.matching.targets import targets, times_meant
from assistant.narrowing.destinations import destinations
from assistant.question import organs
from assistant.text.pairs import bare, covered
from retrieval.parsing.verdicts import PUT_OFF
from retrieval.records import LedgerRow

_BEYOND, _BEYOND_A_STEP = 1.0, 2.0  # words that a paragraph must have, and the title not, to be what is asked about
_OF_ITS_WAY = frozenset(
    {"destination", "document_word", "form_of_issue", "issued", "organ", "office", "route", "settled_by", "verdict"}
)
IN_TITLE = 0.6  # of the topic, for an item that a question is about whatever else it asks
_NAMED_SHARE = 0.6  # of the topic, in the title of a document on which somebody has the last word
_WHO_SHARE = 0.65  # who did something other than lead: more of the question must stand in the item
_TIMES = re.compile(
    r"[两二三几多各每历][次回](?:分别)?(?:上|审|提|讨|研|过|都)|\b(?:both|each|two|three) times?\b|\btwice\b"
)
_REMEMBERED = 8  # desks: one question asks several times what was decided


def responsible(desk: Desk) -> Draft:
    """Name the body or bodies that are to do what the question asks about."""
    found = decision_rows(desk)
    if named := team(desk) or reported_by_several(desk):
        return named
    if found is None:
        return passage(desk)
    target, rows = found
    leads = desk.asked.features & {"responsible", "responsible_named", "partners"}
    if not leads and says_it(desk, target).share < _WHO_SHARE:
        return not_found(desk)
    chosen = closest(desk, rows, target)
    if chosen is None:
        return passage(desk)
    premise = wrong_body(desk, rows) or (_each_time(desk) if chosen.kind == "decision" else None)
    if premise := premise or with_others(desk, chosen, target):
        return premise
    said = (_responsibility(desk, chosen, target), *taken_up_again(desk, chosen))
    return Draft("answered", (*said, *quotes([of_row(chosen)])))


def verdict(desk: Desk) -> Draft:
    """Say what the meeting decided, in its own modality: 原则同意 stays "agreed in principle"."""
    row = _decision(desk)
    if row is None or _of_a_detail(desk, row):
        return passage(desk)
    if premise := wrong_body(desk, [row]):
        return premise
    if "why" in desk.asked.features and is_put_off([row]):
        if REASON.search(row.quote):
            return Draft("answered", _decided(desk, row, "verdict.is"))
        note = Statement(desk.say("absent.reason"), (), "note")
        return Draft("partial", (note, *_decided(desk, row, "verdict.is")))
    if several := _each_time(desk):
        return several
    if desk.asked.query.occasions:
        return _at_times_meant(desk, row)
    organ = next((body for body in organs(desk.asked.query) if row.route and body in row.route), None)
    if organ and "form_of_issue" in desk.asked.features:
        return next_step(desk)
    if organ and "polar" not in desk.asked.features:
        note = Statement(desk.say("verdict.not_of", who=desk.body(organ)), (), "note")
        return Draft("partial", (note, next_said(desk, row), *quotes([of_row(row)])))
    return Draft("answered", _decided(desk, row, "verdict.is"))


def _at_times_meant(desk: Desk, row: LedgerRow) -> Draft:
    """Say what was decided each of the times that a question names: how it ended at first, when it came back."""
    meant = times_meant(desk) if len(desk.asked.query.occasions) > 1 else ()
    decided = [one for target in sorted(meant, key=when) if (one := desk.decision(target))] or _until(desk, row)
    return Draft("answered", (*(at_a_meeting(desk, one) for one in decided), *quotes([of_row(one) for one in decided])))


def _until(desk: Desk, row: LedgerRow) -> list[LedgerRow]:
    """Give the decision that is meant; first those in scope, where they put it off: 2014年最后怎么定的."""
    found = decision_rows(desk) if row.document not in desk.scope else None
    times = sittings(desk, found[0]) if found else ()
    before = [one for target in times if target.minutes.id in desk.scope and (one := desk.decision(target))]
    return [*before, row]


def rejection(desk: Desk, rows: Sequence[LedgerRow]) -> Draft | None:
    """Correct a question that takes for turned down or put off what was not; None where it was, or is left open."""
    row = next((row for row in rows if row.kind == "decision" and row.verdict), None)
    told = "either" in desk.asked.features or desk.asked.query.occasions
    if row is None or told or PUT_OFF.search(row.verdict or "") or _of_a_detail(desk, row):
        return None
    return Draft("partial", _decided(desk, row, "verdict.not_rejected"))


def put_off_before(desk: Desk, target: Target) -> Draft | None:
    """Say that a matter was put off at all meetings in scope, and what came of it later; None where it was not."""
    decided = [(one, row) for one in sittings(desk, target) if (row := desk.decision(one))]
    asked = [row for one, row in decided if one.minutes.id in desk.scope]
    if len(desk.scope) == len(desk.library.entries):
        asked = of_the_years(desk, asked)
    if not asked or not all(is_put_off([row]) for row in asked):
        return None
    said = not_agreed(desk, asked[-1])
    lines = (at_a_meeting(desk, row) for _, row in decided)
    return Draft("partial", (said, *lines, *quotes([of_row(row) for _, row in decided])))


def agreed_when(desk: Desk) -> Draft | None:
    """Say what was decided each time of a matter that was put off at first; None where it was not put off."""
    found = decision_rows(desk)
    rows = [row for one in (sittings(desk, found[0]) if found else ()) if (row := desk.decision(one))]
    if not rows or not is_put_off(rows[:1]):
        return None
    never = is_put_off(rows[-1:])
    said = [not_agreed(desk, rows[-1])] if never else []
    lines = (at_a_meeting(desk, row) for row in rows)
    return Draft("partial" if never else "answered", (*said, *lines, *quotes([of_row(row) for row in rows])))


def _decided(desk: Desk, row: LedgerRow, template: str) -> tuple[Statement, ...]:
    """Word a verdict by a template, and what comes next."""
    slots = {"verdict": desk.verdict(row), "subject": desk.subject(row)}
    of_report = template == "verdict.is" and slots["verdict"] != desk.phrase(row.verdict or "")
    said = desk.say("verdict.of_report" if of_report else template, **slots)
    said = said if row.verdict else desk.say("verdict.unsaid", subject=slots["subject"])
    after = [next_said(desk, row)] if row.next_step and row.bodies else []
    return (Statement(said, cite(desk, row)), *after, *quotes([of_row(row)]))


def _each_time(desk: Desk) -> Draft | None:
    """Say what was decided each time of a document put off once, or of all times asked; None where it was only once."""
    found = decision_rows(desk)
    times = sittings(desk, found[0]) if found and not desk.asked.query.occasions else ()
    rows = [desk.decision(target) for target in times]
    decided = [row for row in rows if row]
    if len(decided) < 2 or not (is_put_off(decided) or _TIMES.search(desk.asked.query.text.lower())):
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
    if row.next_step is None or (is_put_off([row]) and desk.asked.features & ISSUED and not desk.asked.query.occasions):
        return verdict(desk) if "verdict" in desk.asked.features else without_a_step(desk, row)
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
    named = features & {"document_word", "kind", "papers", "presents", "subject", "title"}
    asked = "negative" in features or not _titled(desk, row)
    return asked and not named and _beyond_title(desk, row) >= _BEYOND


def _titled(desk: Desk, row: LedgerRow) -> bool:
    """Whether the title of a decision's item, in Chinese, holds anything of the topic."""
    title = row.title or ""
    written_out = desk.glossary.expand(desk.asked.topic) if desk.zh else ""  # 五经普
    return not desk.zh or share(desk, title) > 0 or covered(bare(written_out), title) > 0


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
    row = closest(desk, found[1], found[0]) if found else None
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
    if row.action is None or asks_who_reported(desk):
        return Statement(desk.say("responsible.reported", who=slots["who"], subject=desk.subject(row)), sources)
    return Statement(
        desk.say("responsible.decided", **slots, task=_task(desk, row), subject=desk.subject(row)), sources
    )


def _task(desk: Desk, row: LedgerRow) -> str:
    """Word what a decision asks for, with whom, and the step after it."""
    task = desk.phrase(row.action or "")
    if row.partners:
        task = desk.say("responsible.with", action=task, partners=desk.all_bodies(row.partners))
    return desk.say("responsible.then", task=task, step=desk.step(row)) if row.route else task
