"""The duties of a body in the matter that a question asks about, where the ledger's rows and their items prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.closest import EVERYBODY
from assistant.compose.parts.named import title_held
from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_row
from assistant.matching.lacking import held, of_another_matter
from assistant.matching.targets import topic_items
from assistant.narrowing.conditions import conditions
from assistant.text.pairs import holds
from retrieval.records import LedgerRow, overlap

_WHOLLY = 0.99  # of the topic, in the item of a duty
_ITSELF = 0.5  # of the topic, in the duty and the title of its item
_HOW_MANY = re.compile(r"多少|几[个项家名]|\bhow (?:much|many)\b")
_SHOWN = 3
_MOST, _FEW = 40, 2  # sentences; minutes
_NARROWER = frozenset({"leading", "revised", "in_charge", "reports", "besides_revising"})
_WIDER = frozenset({"document_word", "papers_in_hand", "presents"})  # 领了哪些任务, in whatever word
_OF_DUTIES = frozenset({"duty", "tasks"})
_OF_PAPERS = frozenset({"papers", "document_word", "documents_counted", "presents", "papers_in_hand"})
_OF_A_DETAIL = frozenset({"amount", "money", "rate", "date", "deadline", "private", "other_office", "why"})


def in_the_matter(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the duties that are surely in the matter of a question that asks for duties: 学校食堂这块要教育局做什么.

    A duty and the title of its item hold half of the topic, and the item all of it; so the matter need not be named in
    the sentence that tells a body what to do.
    """
    asks = desk.asked.features & _OF_DUTIES and "topic" in desk.asked.features
    if not asks or desk.asked.features & (_OF_PAPERS | _OF_A_DETAIL):
        return []
    near = [row for row in rows if row.kind == "duty" and held(desk, f"{row.title} {row.quote}") >= _ITSELF]
    return [row for row in near if _in_its_item(desk, row)]


def told_its_duty(desk: Desk) -> bool:
    """Whether the ledger has a duty of a body that is asked about, surely in the matter of the question."""
    bodies = desk.asked.query.bodies if desk.asked.facet == "body_tasks" else ()
    rows = [row for body in bodies for row in desk.library.rows(desk.scope, body=body, kind="duty")]
    return bool(in_the_matter(desk, rows))


def _in_its_item(desk: Desk, row: LedgerRow) -> bool:
    """Whether the item of a duty holds the whole topic."""
    items = desk.items_at([(row.document, row.item)] if row.item else [])
    texts = [f"{one.item.title} {one.text}" for one in items]
    return any(held(desk, text) >= _WHOLLY and not of_another_matter(desk, text) for text in texts)


def besides_its_duties(desk: Desk, bodies: Sequence[str], rows: Sequence[LedgerRow]) -> list[Source]:
    """Give the sentences that name a body beside its duties, in the one item that those are of: 码头由市农委牵头拆除.

    None where a question asks for papers, or names no matter.
    """
    places = {(row.document, row.item or "") for row in rows if row.kind == "duty"}
    asks = desk.asked.features & _OF_DUTIES and "topic" in desk.asked.features
    if len(places) != 1 or not asks or desk.asked.features & _OF_PAPERS - {"document_word"}:
        return []
    names = [name for body in bodies for name in (body, *desk.bodies.aliases(body))]
    every = (source for target in desk.items_at(places) for source in sentences_of_item(target))
    return [
        one
        for one in every
        if holds(names, one.quote) and not any(one.document == row.document and overlap(one, row) for row in rows)
    ]


def also_named(desk: Desk, bodies: Sequence[str], rows: Sequence[LedgerRow]) -> list[Source]:
    """Give the sentences on agendas in scope that name a body beside the rows listed: 由甲局牵头，乙局配合.

    None where a question asks for papers or reports alone, names a matter or no time, or where they are very many.
    """
    narrower = desk.asked.features & (_OF_PAPERS | _OF_A_DETAIL | _NARROWER) - _WIDER
    if narrower or "topic" in desk.asked.features or conditions(desk).any or not desk.asked.query.periods:
        return []
    names, years = [name for body in bodies for name in (body, *desk.bodies.aliases(body))], conditions(desk).years
    held = [one for one in desk.library.in_order(desk.scope) if not years or str(one.held or "")[:4] in years]
    items = (Target(one, item) for one in held if any(name in one.text for name in names) for item in one.items)
    every = (source for target in items for source in sentences_of_item(target) if holds(names, source.quote))
    said = [one for one in every if any(each.canonical in bodies for each in desk.bodies.find(one.quote))]
    told = [one for one in said if not any(one.document == row.document and overlap(one, row) for row in rows)]
    return told if len(held) > _FEW and len(told) <= _MOST else []


def of_particular_bodies(desk: Desk) -> list[LedgerRow]:
    """Give the duties in scope that bodies or a group of them are told, and not everybody (各地各部门)."""
    rows = desk.library.rows(desk.scope, kind="duty")
    return [row for row in rows if row.bodies or not EVERYBODY.search("".join(row.addressees))]


def told_beside(desk: Desk, bodies: Sequence[str]) -> list[Source]:
    """Give the sentences that name a body in the items that are surely the matter of a question that asks for duties.

    What is no decision counts, whether the ledger has a row of it or not: 由市统计局审核，市工信局提供名单.
    """
    asks = desk.asked.features & _OF_DUTIES and "topic" in desk.asked.features
    besides = _OF_PAPERS - {"document_word"} | _OF_A_DETAIL - {"amount", "money"}
    if not asks or desk.asked.features & besides or _HOW_MANY.search(desk.asked.query.text.lower()):
        return []
    names = [name for body in bodies for name in (body, *desk.bodies.aliases(body))]
    titled = (target for target, _ in topic_items(desk, titles_only=True))
    about = [one for one in titled if max(held(desk, one.item.title), title_held(desk, one.item.title)) >= _WHOLLY]
    told: list[Source] = []
    for target in about:
        decided = [row for row in desk.rows(target, kind="decision") if row.verdict or row.next_step]
        every = (one for one in sentences_of_item(target) if holds(names, one.quote))
        told += [one for one in every if not any(overlap(one, row) for row in decided)]
    return told


def leads_none(desk: Desk, rows: Sequence[LedgerRow], bodies: Sequence[str]) -> bool:
    """Whether a question asks what bodies lead, and all that they are told is duties or a part in what others lead."""
    if "leading" not in desk.asked.features or "topic" in desk.asked.features or not bodies:
        return False
    names = [name for body in bodies for name in (body, *desk.bodies.aliases(body))]
    own = any(row.kind != "duty" and {*bodies} & {*row.bodies, *row.addressees} for row in rows)
    return not own and not any(_leads(names, row.quote) for row in rows)


def not_leading(desk: Desk, rows: Sequence[LedgerRow], bodies: Sequence[str]) -> Draft:
    """Say that bodies lead nothing, and what they are told instead."""
    absent = not_found(desk, desk.say("absent.not_leading", who=desk.all_bodies(bodies)))
    told = tuple(map(of_row, rows[:_SHOWN]))
    beside = tuple(Statement(desk.say("list.duty", quote=one.quote), (one,), "beside") for one in told)
    return replace(absent, statements=(absent.statements[0], *beside, *absent.statements[1:]), nearest=told)


def _leads(names: Sequence[str], quote: str) -> bool:
    """Whether a sentence says that one of some names leads: 由市农委牵头拆除, by itself or before others."""
    return any(f"{name}牵头" in quote or f"{name}总牵头" in quote for name in names)
