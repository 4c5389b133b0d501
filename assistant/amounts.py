"""Amounts that a question asks for: of money, a share, so many of a unit, beside what the question is about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.desk import Desk
from assistant.overlap import share
from retrieval.quantities import find_quantities
from retrieval.records import Quantity

_MONEY_UNITS, _SHARE_UNITS = frozenset({"元"}), frozenset({"%", "个百分点"})
_COUNT_ASKED = re.compile(
    "(?:多少|几)(?P<scale>万|亿)?(?P<unit>个|家|户|亩|名|人次|人|项|件|处|所|座|台|套|辆|条|吨|份|批|公里|级|类|年|天)?"
    r"(?!钱|元|资金|经费|投资)|(?P<count>套|户|家|台)数|\bhow many\b|\bnumber of\b"
)
_ANY_UNIT = frozenset({"个", "项", "件", "份", "批", "类"})
_SAME_UNIT = {"名": "人", "人次": "人", "位": "人", "所": "座", "处": "个"}
_TIMES = frozenset({"年", "天", "日", "周"})
_NEAR_CHARS = 12
_COUNTED_CHARS = 10
_STOP = re.compile("[，。；、：,;:（）()]")

Kind = str  # "money", "share" or "count"


def amounts(desk: Desk, text: str) -> Mapping[Kind, tuple[Quantity, ...]]:
    """Give, for each kind of amount that is asked for, those of a text that stand beside a word of the topic."""
    bare = re.sub("《[^》]*》", lambda match: "□" * len(match.group()), text)
    beside = [quantity for quantity in find_quantities(bare) if _beside_topic(desk, text, quantity)]
    return {kind: tuple(each for each in beside if _of_kind(desk, kind, each.unit)) for kind in kinds(desk)}


def kinds(desk: Desk) -> tuple[Kind, ...]:
    """Name the kinds of amount that a question asks for: 有几个落后，达标率各是多少 asks for a count and a share."""
    features = desk.asked.features
    asked = [kind for kind, feature in (("money", "money"), ("share", "rate")) if feature in features]
    counted = _COUNT_ASKED.search(desk.asked.query.text)
    if not asked or ("share" in asked and counted and (counted["unit"] or counted["count"] or not desk.zh)):
        asked.insert(0, "count")
    return tuple(asked)


def _of_kind(desk: Desk, kind: Kind, unit: str) -> bool:
    if kind != "count":
        return unit in (_MONEY_UNITS if kind == "money" else _SHARE_UNITS)
    if unit in _SHARE_UNITS:
        return False
    asked = _COUNT_ASKED.search(desk.asked.query.text)
    wanted = (asked["unit"] or asked["count"]) if asked else None
    if wanted and wanted not in _ANY_UNIT:
        return _SAME_UNIT.get(unit, unit) == _SAME_UNIT.get(wanted, wanted)
    return unit not in _TIMES or "years" in desk.asked.features


def _beside_topic(desk: Desk, text: str, quantity: Quantity) -> bool:
    """Whether an amount is of what is asked about: 两个突出问题 counts problems, whatever stands before it."""
    if not desk.asked.topic:
        return True
    after = _STOP.split(text[quantity.span.end :], maxsplit=1)[0].strip()[:_COUNTED_CHARS]
    around = f"{text[max(0, quantity.span.start - _NEAR_CHARS) : quantity.span.start]}{after}"
    counts = quantity.unit not in (*_MONEY_UNITS, *_SHARE_UNITS, *_TIMES)
    return share(desk, after if counts and len(after) > 1 else around) > 0
