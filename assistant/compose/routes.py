"""Where a document goes after the meeting: the next step in words, and where a question sends it wrongly."""

from __future__ import annotations

import re

from assistant.answer import AnswerStatus
from assistant.compose.absent import of_heading
from assistant.desk import Desk
from assistant.destinations import destinations, on_the_way
from assistant.draft import Draft, Source, Statement, of_row, quotes
from assistant.question import organs
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_OR = re.compile(r"还是|或者?|\bor\b")
_IN_NAME = re.compile(
    r"以(?P<zh>[^，。,]{2,12}?)的?名义|\b(?:in|under) the name of (?P<en>[^,.?;]{3,60})"
    r"|\bin (?P<whose>[^,.?;]{3,40}?)['’]s? name\b"
)
_NAME_HELD = re.compile("以([^，。；]*?)名义")
_WITHOUT = re.compile(
    r"不(?:用|必|经|需要?|报|通过)|无[需须]|未经|[跳绕越]过|免[得于]"
    r"|\bwithout\b|\bbypass\w*|\bskip\w*|\bno need\b|\bnot need"
)
_PARTED = re.compile(r"[，,；;。].")
# Above the city: how a question says it, beside what minutes would say.
_ABOVE = (
    ("省", re.compile(r"省政府|省委|\bprovincial (?:people.s )?(?:government|party|committee)")),
    ("国务院", re.compile(r"国务院|\bstate council")),
    ("中央", re.compile(r"党中央|\bcentral (?:government|committee)")),
)


def cite(desk: Desk, row: LedgerRow) -> tuple[Source, ...]:
    """Cite a row, and the item's heading where only that carries the title."""
    if all(squash(title) in squash(row.quote) for title in row.documents or (row.title or "",)):
        return (of_row(row),)
    return of_row(row), *of_heading(desk, row)


def other_route(desk: Desk, row: LedgerRow) -> Draft | None:
    """Correct a question that sends a document where the minutes do not, or issues it in another name."""
    asked, text = _wrongly_asked(desk, row) if row.next_step else "", desk.asked.query.text.lower()
    if not asked:
        return None
    note = Statement(desk.say("next.other_route", asked=asked), (), "note")
    polar = "polar" in desk.asked.features and not _PARTED.search(text)
    status: AnswerStatus = "answered" if polar or _OR.search(text) else "partial"
    return Draft(status, (note, next_said(desk, row), *quotes([of_row(row)])))


def passed_over(desk: Desk, row: LedgerRow) -> Draft | None:
    """Correct a question that lets a document go out without a body to which the minutes send it first."""
    text, organ = desk.asked.query.text.lower(), next(iter(organs(desk.asked.query)), None)
    if not organ or not row.next_step or not _WITHOUT.search(text):
        return None
    if not any(alias in row.quote for alias in desk.bodies.aliases(organ)):
        return None
    note = Statement(desk.say("absent.otherwise"), (), "note")
    return Draft("partial", (note, next_said(desk, row), *quotes([of_row(row)])))


def _wrongly_asked(desk: Desk, row: LedgerRow) -> str:
    """Name where a question sends a document and a decision does not; nothing where it is right, or names nothing."""
    text = desk.asked.query.text.lower()
    above = next((match for name, said in _ABOVE if name not in row.quote and (match := said.search(text))), None)
    if above and "destination" in desk.asked.features:
        return f"“{above.group()}”"
    if name := _other_name(desk, row, text):
        return name
    if sent_to := next(iter(organs(desk.asked.query)), None):
        held = any(alias in row.quote for alias in desk.bodies.aliases(sent_to))
        return "" if held else desk.body(sent_to)
    going = destinations(desk)
    if not going.wanted or going.admits(row):
        return ""
    named = [body for body in desk.asked.query.bodies if body in on_the_way(desk)]
    return desk.all_bodies(named) or desk.listed([desk.phrase(step) for step in sorted(going.wanted)])


def _other_name(desk: Desk, row: LedgerRow, text: str) -> str | None:
    """Give the body in whose name alone a question says that a document is issued, where it is issued in another."""
    said, held = _IN_NAME.search(text), _NAME_HELD.search(row.quote)
    if not said or not held:
        return None
    name = next(filter(None, said.groups()))
    named = {one.canonical for one in (*desk.bodies.find(name), *desk.bodies.find_english(name))}
    wrong = [body for body in named if not any(alias in held[1] for alias in desk.bodies.aliases(body))]
    return desk.all_bodies(wrong) if wrong and len(wrong) == len(named) else None


def next_said(desk: Desk, row: LedgerRow) -> Statement:
    """Say what comes next after a decision."""
    slots = {"who": desk.all_bodies(row.bodies), "subject": desk.subject(row), "action": desk.phrase(row.action or "")}
    if row.next_step == "carry_out" or row.route is None:
        return Statement(desk.say("next.carry_out", **slots), cite(desk, row))
    return Statement(desk.say("next.then", **slots, step=desk.step(row)), cite(desk, row))
