"""Amounts that a question asks for: of money, a share, so many of a unit, beside what the question is about."""

from __future__ import annotations

import re

from assistant.desk import Desk
from assistant.overlap import share
from retrieval.quantities import find_quantities
from retrieval.records import Quantity, Span

_MONEY_UNITS, _SHARE_UNITS = frozenset({"元"}), frozenset({"%", "个百分点"})
_UNIT_ASKED = re.compile(
    "(?:多少|几)(?P<unit>个|家|户|亩|名|人|项|件|处|所|座|台|套|辆|条|吨|份|批|公里|级|类|年|天|万|亿)|(?P<count>套|户|家|台)数"
)
_ANY_UNIT = frozenset({"个", "项", "件", "份", "批", "类", "万", "亿"})
_SAME_UNIT = {"名": "人", "人次": "人", "位": "人", "所": "座", "处": "个"}
_TIMES = frozenset({"年", "天", "日", "周"})
NEAR_AMOUNT_CHARS = 12


def amounts(desk: Desk, text: str) -> tuple[Quantity, ...]:
    """Give the amounts of a text that are of the kind asked for and stand beside a word of the topic."""
    bare = re.sub("《[^》]*》", lambda match: "□" * len(match.group()), text)
    return tuple(
        quantity
        for quantity in find_quantities(bare)
        if _of_kind(desk, quantity.unit) and _beside_topic(desk, text, quantity.span)
    )


def _of_kind(desk: Desk, unit: str) -> bool:
    features = desk.asked.features
    if "money" in features:
        return unit in _MONEY_UNITS
    if "rate" in features:
        return unit in _SHARE_UNITS
    asked = _UNIT_ASKED.search(desk.asked.query.text)
    wanted = (asked["unit"] or asked["count"]) if asked else None
    if wanted and wanted not in _ANY_UNIT:
        return _SAME_UNIT.get(unit, unit) == _SAME_UNIT.get(wanted, wanted)
    return unit not in _TIMES or "years" in features


def _beside_topic(desk: Desk, text: str, span: Span) -> bool:
    around = text[max(0, span.start - NEAR_AMOUNT_CHARS) : span.end + NEAR_AMOUNT_CHARS]
    return not desk.asked.topic or share(desk, around) > 0
