"""Who is responsible, what was decided, what comes next: answers from the ledger's decisions and duties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import AnswerStatus
from assistant.compose.absent import not_found, of_heading, wrong_body
from assistant.compose.documents import list_next_step
from assistant.compose.passages import passage
from assistant.compose.places import opening
from assistant.desk import Desk, Target
from assistant.destinations import destinations
from assistant.draft import Draft, Source, Statement, of_item, of_row, quotes
from assistant.judgement import says_it
from assistant.overlap import share
from assistant.targets import targets
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_DUTY_MARGIN = 0.2
_WHO_SHARE = 0.65  # who did something other than lead: more of the question must stand in the item
_OWN_CHECK = frozenset({"attendance", "attack", "compare", "person", "list_topic", "list_documents"})
_NEGATIVE = re.compile("不同意|不予|暂缓")
_REPORTED = re.compile(r"汇报|报告|领学|解读|介绍|\breport|present", re.IGNORECASE)
_ORGAN = re.compile("常委会|市委$|人大|省政府|党组|全会")


def premise(desk: Desk) -> Draft | None:
    """Correct a question that takes one body for the leader where it is another; None where nothing is wrong."""
    features = desk.asked.features
    if desk.asked.facet in _OWN_CHECK or not {"body", "topic"} <= features:
        return None
    wanted = {"given_to"} if desk.asked.facet == "body_tasks" else {"given_to", "responsible"}
    if not features & wanted:
        return None
    found = _item_rows(desk)
    return wrong_body(desk, found[1]) if found else None


def responsible(desk: Desk) -> Draft:
    """Name the body or bodies that are to do what the question asks about."""
    found = _item_rows(desk)
    if found is None:
        return passage(desk)
    target, rows = found
    if not desk.asked.features & {"responsible", "responsible_named"} and says_it(desk, target).share < _WHO_SHARE:
        return not_found(desk)
    named = [row for row in rows if row.bodies or row.addressees]
    chosen = _closest(desk, named, target)
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
    if row is None:
        return passage(desk)
    premise = wrong_body(desk, [row])
    if premise:
        return premise
    organ = next((body for body in _organs(desk) if row.route and body in row.route), None)
    if organ and "polar" not in desk.asked.features:
        note = Statement(desk.say("verdict.not_of", who=desk.body(organ)), (), "note")
        return Draft("partial", (note, Statement(_next(desk, row), cite(desk, row)), *quotes([of_row(row)])))
    rejected = {"negative"} == desk.asked.features & {"negative", "either"} and not _NEGATIVE.search(row.verdict or "")
    name = "verdict.not_rejected" if rejected else "verdict.is"
    said = desk.say(name, verdict=desk.phrase(row.verdict or ""), subject=desk.subject(row))
    claims = [Statement(said, cite(desk, row))]
    if row.next_step and row.bodies:
        claims.append(Statement(_next(desk, row), cite(desk, row)))
    return Draft("partial" if rejected else "answered", (*claims, *quotes([of_row(row)])))


def next_step(desk: Desk) -> Draft:
    """Say what happens to a document after the meeting: in whose name it is issued, to whom it is submitted."""
    if not desk.asked.topic and not desk.asked.query.items and destinations(desk).wanted:
        return list_next_step(desk)
    row = _decision(desk)
    if row is None:
        return passage(desk)
    other = _other_route(desk, row) or wrong_body(desk, [row])
    if other:
        return other
    if row.next_step is None:
        if "verdict" in desk.asked.features:
            return verdict(desk)
        said = desk.say("next.none", verdict=desk.phrase(row.verdict or ""), subject=desk.subject(row))
        return Draft("partial", (Statement(said, cite(desk, row)), *quotes([of_row(row)])))
    return Draft("answered", (Statement(_next(desk, row), cite(desk, row)), *quotes([of_row(row)])))


def next_step_date(desk: Desk) -> Draft | None:
    """Answer when a document goes to a body: the minutes say whether it does, not when; None where no body is asked."""
    row = _decision(desk)
    if row is None or not row.next_step or not _organs(desk):
        return None
    said = _other_route(desk, row)
    if said:
        return said
    undated = Statement(desk.say("next.undated"), (), "note")
    return Draft("partial", (undated, Statement(_next(desk, row), cite(desk, row)), *quotes([of_row(row)])))


def cite(desk: Desk, row: LedgerRow) -> tuple[Source, ...]:
    """Cite a row, and the item's heading where only that carries the title."""
    if all(squash(title) in squash(row.quote) for title in row.documents or (row.title or "",)):
        return (of_row(row),)
    return of_row(row), *of_heading(desk, row)


def _organs(desk: Desk) -> list[str]:
    """Give the bodies of a question that documents are submitted to, the meanings of an ambiguous one included."""
    asked = [*desk.asked.query.bodies, *(body for group in desk.asked.query.ambiguous for body in group)]
    return [body for body in asked if _ORGAN.search(body)]


def _other_route(desk: Desk, row: LedgerRow) -> Draft | None:
    """Correct a question that sends a document where the minutes do not."""
    asked = _organs(desk)
    if (
        not asked
        or not row.next_step
        or any(alias in row.quote for body in asked for alias in desk.bodies.aliases(body))
    ):
        return None
    note = Statement(desk.say("next.other_route", asked=desk.all_bodies(asked[:1])), (), "note")
    status: AnswerStatus = "answered" if "polar" in desk.asked.features else "partial"
    return Draft(status, (note, Statement(_next(desk, row), cite(desk, row)), *quotes([of_row(row)])))


def _decision(desk: Desk) -> LedgerRow | None:
    """Give the decision of the item that the question is about."""
    found = _item_rows(desk)
    return next((row for row in found[1] if row.kind == "decision"), None) if found else None


def _item_rows(desk: Desk) -> tuple[Target, tuple[LedgerRow, ...]] | None:
    """Give the best item that has ledger rows, with its rows."""
    for target in targets(desk, limit=2):
        if not says_it(desk, target).enough:
            continue
        document, label = target.place
        rows = desk.library.rows([document], item=label)
        if rows:
            return target, rows
    return None


def _closest(desk: Desk, rows: Sequence[LedgerRow], target: Target) -> LedgerRow | None:
    """Choose the row that the question's words fit: the decision, unless a named body's duty fits clearly better."""
    decision = next((row for row in rows if row.kind == "decision"), None)
    duties = [row for row in rows if row.kind == "duty" and row.bodies]

    def own(row: LedgerRow) -> float:
        return share(desk, row.quote, besides=target.item.title)

    best = max(duties, key=own, default=None)
    if decision is None or best is None:
        return decision or best or (rows[0] if rows else None)
    leads = (
        decision.action is None and "responsible" in desk.asked.features and not _REPORTED.search(desk.asked.query.text)
    )
    return best if leads or own(best) - own(decision) > _DUTY_MARGIN else decision


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
    if row.action is None or _REPORTED.search(desk.asked.query.text):
        return Statement(desk.say("responsible.reported", who=slots["who"], subject=desk.subject(row)), sources)
    return Statement(
        desk.say("responsible.decided", **slots, task=_task(desk, row), subject=desk.subject(row)), sources
    )


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


def _next(desk: Desk, row: LedgerRow) -> str:
    """Word the next step of a decision."""
    slots = {"who": desk.all_bodies(row.bodies), "subject": desk.subject(row), "action": desk.phrase(row.action or "")}
    if row.next_step == "carry_out" or row.route is None:
        return desk.say("next.carry_out", **slots)
    return desk.say("next.then", **slots, step=desk.step(row))
