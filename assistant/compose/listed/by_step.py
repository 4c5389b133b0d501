"""What was decided in the words of a question, quoted or nearly so: 报请市委同意后印发, 补充数据后再来汇报."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.listed.asking import asks_for_list, decided, in_years, of_sort, of_whole_years
from assistant.compose.listed.rows import list_of_rows
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.narrowing.conditions import conditions, owners_asked
from assistant.text.pairs import HAN, covered
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_ELSE = frozenset({"date", "who", "compare_years", "over_years"})
_NARROWER = frozenset({"in_title", "kind", "left_out", "only_kind", "subject"})
_SAID = 0.7  # of what is asked for, in the words of a decision
_OF_TITLE = 0.6  # of it, in a title: then it is a subject
_LEAST = 4  # characters


def by_step(desk: Desk) -> Draft | None:
    """List the decisions that say what a question quotes, or asks for in nearly their words; None where none does."""
    if not asks_for_list(desk) or not of_whole_years(desk) or desk.asked.features & _ELSE:
        return None
    rows = [row for row in in_years(desk, desk.library.rows(desk.scope, kind="decision")) if row.verdict != "学习"]
    owners = {*desk.asked.query.bodies} & {body for row in rows for body in row.bodies}
    found = _quoted(desk, rows) if desk.asked.query.titles else _in_their_words(desk, rows)
    own = [row for row in found if not (owners & owners_asked(desk)) or owners & {*row.bodies}]
    if not own:
        return None
    return list_of_rows(desk, of_sort(desk, own))


def _quoted(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Give the decisions that say all that is quoted, where it is no title."""
    said = [re.sub(r"[^\w]", "", squash(one)) for one in desk.asked.query.titles]
    if any(len(one) < _LEAST or any(one in title for *_, title in desk.library.titled) for one in said):
        return []
    return [row for row in rows if all(one in decided(row) for one in said)]


def _in_their_words(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Give the decisions that say most of what is left of a question, where no title does."""
    topic = "".join(HAN.findall(desk.asked.topic))
    if not desk.zh or len(topic) < _LEAST or desk.asked.features & _NARROWER or conditions(desk).going.wanted:
        return []
    if any(covered(topic, row.title or "") >= _OF_TITLE for row in rows):
        return []
    held = [covered(topic, decided(row)) for row in rows]
    most = max(held, default=0.0)
    return [row for row, own in zip(rows, held, strict=True) if own >= max(_SAID, most - 0.15)]
