"""Which of the rows that an earlier answer listed fit a question: by its conditions, by kind of body, by matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asked.body_kinds import BodyKind, kind_in
from assistant.asked.left_out import left_out
from assistant.compose.documents import on_topic
from assistant.compose.parts.absent import not_found, sources_of
from assistant.compose.parts.counts import counted, parts
from assistant.compose.parts.lists import at_a_meeting, decision_line, headline, listed
from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_row
from assistant.matching.overlap import share, topic_share
from assistant.matching.texts import TOPIC_SHARE
from assistant.narrowing.conditions import conditions, narrowed, owners_asked
from assistant.narrowing.kinds_picked import kind_picked
from assistant.text.pairs import holds
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_TOLD_OF_ALL = frozenset({"who", "date", "next_step", "route"})  # every line tells it, so that nothing need narrow it
_IS_KIND = re.compile("哪(?:些|几[个家]|[个家])(?:单位|部门|议题|文件)?(?:是|属于|来自)")
_MEETINGS = frozenset({"date", "meeting_asked", "day_held", "which_meetings"})


def of_list(desk: Desk) -> Draft:
    """List those of the rows told before that fit, with how many they are; or say that none of them does."""
    if desk.asked.listed is None:
        return not_found(desk)
    held = desk.library.rows(desk.asked.listed.minutes)
    rows = desk.asked.listed.rows(held)
    found = _fitting(desk, [row for row in rows if row.document in desk.scope])
    total = counted(rows)
    if not found:
        return not_found(desk, desk.say("list.none_of_those", count=total))
    own = [row for row, _ in found]
    name = "list.those" if counted(own) == total else "list.of_those"
    slots = {"total": total} if name == "list.of_those" else {}
    lines = [_line(desk, row) for row in own]
    quoted = [source for row, said in found for source in (*said, *_whole(held, row))]
    return listed(desk, [headline(desk, name, counted(own), **slots), *parts(desk, own), *lines], quoted)


def _line(desk: Desk, row: LedgerRow) -> Statement:
    """Word a row as it is listed, with its meeting where that is asked for."""
    if row.kind != "decision":
        return Statement(desk.say("list.duty", quote=of_row(row).quote), (of_row(row),))
    if desk.asked.features & _MEETINGS and not desk.asked.has_scope:
        return at_a_meeting(desk, row)
    return Statement(decision_line(desk, row), sources_of(desk, row))


def _whole(rows: Sequence[LedgerRow], row: LedgerRow) -> tuple[Source, ...]:
    """Give a decision to quote, but not where its words name documents too that do not fit."""
    whole = next(one for one in rows if one.id == row.id)
    return (of_row(row),) if row.kind == "decision" and row.documents == whole.documents else ()


def _fitting(desk: Desk, rows: Sequence[LedgerRow]) -> list[tuple[LedgerRow, Sequence[Source]]]:
    """Keep the rows that fit, each with what else is to be quoted for it."""
    kept, asks, kind = narrowed(desk, rows), desk.asked, _kind(desk)
    if kind and not owners_asked(desk):
        kept = [row for row in kept if any(kind.named.search(body) for body in row.bodies)]
    if of_kind := kind_picked(asks.query.text):
        own = [replace(row, documents=tuple(filter(of_kind, row.documents))) for row in kept]
        return [(row, ()) for row in own if row.documents]
    named = bool(kind or conditions(desk).any or owners_asked(desk) or left_out(asks.query.text).said or asks.has_scope)
    if "topic" in asks.features and ("subject" in asks.features or not named):
        return _titled(desk, kept) or ([] if named else list(_saying(desk, kept)))
    if "picked" in asks.features and not (named or asks.features & _TOLD_OF_ALL):
        return []
    return [(row, ()) for row in kept]


def _kind(desk: Desk) -> BodyKind | None:
    """Give the kind of body that a question asks for, as 哪些单位是镇 does."""
    text = desk.asked.query.text
    found = kind_in(text) or kind_in(_IS_KIND.sub("哪些", text))
    return found[0] if found else None


def _titled(desk: Desk, rows: Sequence[LedgerRow]) -> list[tuple[LedgerRow, Sequence[Source]]]:
    """Keep what is on the question's matter by its title."""
    own = [replace(row, documents=on_topic(desk, row.documents)) for row in rows if row.documents]
    by_title = {row.id: row for row in own if row.documents}
    for row in rows:
        if not row.documents and topic_share(desk, row.title or "") >= TOPIC_SHARE:
            by_title[row.id] = row
    return [(by_title[row.id], ()) for row in rows if row.id in by_title]


def _saying(desk: Desk, rows: Sequence[LedgerRow]) -> Iterator[tuple[LedgerRow, Sequence[Source]]]:
    """Keep the rows of items with a sentence on the matter, and give that sentence."""
    for row in rows:
        for target in desk.items_at([(row.document, row.item)] if row.item else ()):
            besides = [one for one in sentences_of_item(target) if not _names(row, one.quote)]
            said = [one for one in besides if _says(desk, one.quote)]
            if said:
                yield row, said[:1]


def _names(row: LedgerRow, text: str) -> bool:
    """Whether a sentence names the documents of a row: it says of one what it says of all."""
    return any(squash(title) in squash(text) for title in row.documents)


def _says(desk: Desk, text: str) -> bool:
    """Whether a sentence holds each word of the topic, as the glossary says it."""
    if desk.zh:
        return share(desk, text) >= 1
    ways = [word.longer for word in desk.sure_words]
    return bool(ways) and all(one and holds(one, text) for one in ways)
