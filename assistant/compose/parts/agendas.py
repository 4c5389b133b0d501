"""The agendas of meetings: each item with who is responsible and what comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import list_topic, outcome
from assistant.compose.parts.nearest import nearest_sentence
from assistant.compose.parts.passages import passage
from assistant.compose.parts.people import coverage, meetings_asked
from assistant.compose.parts.places import opening
from assistant.compose.parts.recurring import recurring
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_item, of_row
from assistant.matching.overlap import share
from assistant.matching.targets import targets
from assistant.narrowing.conditions import items_asked, owners_asked
from retrieval.records import AgendaItem, Minutes

# What a meeting did about one matter is told by what was said of it.
_MATTER_NAMED = re.compile(
    r"\b(?:about|regarding|concerning|with regard to|in respect of) [a-z]"
    r"|(?:关于|对于|针对|就)[㐀-鿿]{2,12}(?:做|说|讲|提|定|安排)"
)
_OF_ALL_ITEMS = frozenset({"recurring", "verdict_missing", "gist", "next_step"})
_OF_AGENDAS = frozenset({"business", "items_word", "list", "plain", "reports", "studied"})
_OF_A_MATTER = frozenset({"subject", "topic_listed", "which_meetings"})  # 普查的议题在哪次会上
_OF_COMING = frozenset({"attendee", "chair", "person", "who_came"})
_HEARD = ("听取", "分别听取")
_REMEMBERED = 8  # desks


def list_meeting(desk: Desk) -> Draft:
    """List the agenda of the meetings asked for, with who is responsible and what comes next."""
    if _of_another_matter(desk):
        return not_found(desk)
    if desk.asked.features >= _OF_A_MATTER and not desk.asked.has_scope:
        return list_topic(desk)
    if of_one_matter(desk):
        return passage(desk)
    meetings = meetings_asked(desk)
    if "recurring" in desk.asked.features:
        return recurring(desk, meetings)
    statements: list[Statement] = []
    for minutes in meetings:
        statements += agenda_of(desk, minutes)
    if not statements and "verdict_missing" in desk.asked.features:
        statements = [_decided_alike(desk, minutes) for minutes in meetings if minutes.items]
    return Draft("answered", tuple(statements), covered=coverage(desk)) if statements else not_found(desk)


def of_one_matter(desk: Desk) -> bool:
    """Whether a question asks what a meeting said about one matter, or inside an item, and not for its agenda."""
    features = desk.asked.features
    if not features & _OF_AGENDAS and _MATTER_NAMED.search(desk.asked.query.text.lower()):
        return True
    return not features & (_OF_AGENDAS - {"list"} | _OF_ALL_ITEMS) and nearest_sentence(desk) is not None


def _decided_alike(desk: Desk, minutes: Minutes) -> Statement:
    """Say that no item of a meeting lacks the verdict that a question does not want."""
    rows = {row.item: row for row in reversed(desk.library.rows([minutes.id], kind="decision"))}
    verdicts = dict.fromkeys(desk.phrase(row.verdict or "") for row in rows.values())
    slots = {"meeting": desk.meeting(minutes), "verdict": desk.listed(list(verdicts))}
    sources = (*(of_row(row) for row in rows.values()), *opening(minutes))
    return Statement(desk.say("list.decided_alike", count=len(rows), **slots), sources, counted=len(rows))


def _of_another_matter(desk: Desk) -> bool:
    """Whether a question asks what meetings dealt with about a matter of which no item says anything."""
    features = desk.asked.features
    if {"held", "polar", "topic"} <= features and "subject" not in features and nearest_sentence(desk) is None:
        return True  # 有没有讨论磁悬浮
    if not {"about", "topic"} <= features or features & {"gist", "business", "studied", "items_word"}:
        return False
    return not any(share(desk, target.text) for target in targets(desk))


def agenda_of(desk: Desk, minutes: Minutes) -> list[Statement]:
    """Give a meeting's headline and one line for each item that was dealt with as the question says."""
    items = _of_owners(desk, minutes, items_asked(desk, minutes))
    if not items:
        return []
    heard = all(item.title.startswith(_HEARD) for item in items) and not desk.asked.query.items
    part = "list.meeting" if len(items) == len(minutes.items) else "list.meeting_part"
    return _items_of(desk, minutes, "list.reports" if heard else part, items)


def _of_owners(desk: Desk, minutes: Minutes, items: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
    """Keep the items of the bodies that a question names, where they have any in scope: 商务局的议题."""
    own = _owned(desk)
    return [item for item in items if (minutes.id, item.label) in own] if own else items


@lru_cache(maxsize=_REMEMBERED)
def _owned(desk: Desk) -> frozenset[tuple[str, str]]:
    of_items = desk.asked.facet == "list_meeting" and not desk.asked.features & _OF_COMING
    owners = owners_asked(desk) if of_items else ()
    rows = (row for body in owners for row in desk.library.rows(desk.scope, body=body, kind="decision"))
    return frozenset((row.document, row.item or "") for row in rows)


def _items_of(desk: Desk, minutes: Minutes, template: str, items: Sequence[AgendaItem]) -> list[Statement]:
    headline = desk.say(template, meeting=desk.meeting(minutes), count=len(items))
    headings = tuple(of_item(minutes, item) for item in items)
    lines = [Statement(headline, (*opening(minutes), *headings), counted=len(headings))]
    decisions = {row.item: row for row in reversed(desk.library.rows([minutes.id], kind="decision"))}
    for item in items:
        row = decisions.get(item.label)
        text = desk.say("list.item", label=item.label, title=item.title)
        if row and row.bodies:
            text = desk.say("list.item_decided", label=item.label, title=item.title, outcome=outcome(desk, row))
        lines.append(Statement(text, (of_item(minutes, item), *((of_row(row),) if row else ()))))
    return lines
