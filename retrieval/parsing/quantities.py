"""Amounts, counts and deadlines in running text, normalised: 1.2亿元 = 120000000 元, 8 个, 三年, 年底前."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.numerals import to_int
from retrieval.records import Quantity, Span

_VALUE = r"(?P<value>\d[\d,，]*(?:\.\d+)?|[一二三四五六七八九十百千两]+)"
_SCALE = r"(?P<scale>[千百]?万|亿|千|百)?"
_UNIT = (
    r"(?P<unit>[多大]?(?:平方米|平方公里|立方米|公里|公顷|千瓦时|千瓦|元|个百分点|个|家|户|亩|人次|人|名|项|件|次|处|所|座"
    r"|台|套|栋|幢|艘|辆|条|吨|份|批|天|日|周(?!年)|年|岁|级|类|[美欧日港]元"
    r"|(?<=[\d万千百亿 ])(?:张|部(?![门分委队])|间|米|标箱|[只支尾头册盏株棵枚场页起]|公斤|小时|分钟|剂次?|人份))|%|％)"
)
_QUANTITY = re.compile(
    r"(?<!第 )(?<![第\d.一二三四五六七八九十])(?:(?<![年月])|(?<=每[年月])|(?<=[今全当]年))"
    rf"(?:{_VALUE})\s*{_SCALE}\s*{_UNIT}"
)
_BEFORE = "(?:之?前|以前)"
_SPELL = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})\s*个?\s*(?:工作日|年|季度|月|周|天|日|小时)"
_DEADLINE = re.compile(
    rf"(?:\d{{4}}\s*年\s*)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*(?:\d{{1,2}}\s*[日号])?"
    rf"\s*(?:[底末]|[上中下]旬)?{_BEFORE}"
    rf"|{_SPELL}\s*[之以]?内"
    rf"|(?:\d{{4}}\s*|[今明当本])?年[内底末]{_BEFORE}?|\d{{4}}\s*年{_BEFORE}|[今明当本]年年[内底末]{_BEFORE}?"
    rf"|(?:[第本上下]?[一二三四]?季度|[本上下]半?[年月周]|月|周)[底末]{_BEFORE}?|本(?:月|周|季度)内"
)
_FIGURES_OF_SPEECH = ("一批", "一次", "一条", "一份")
_SCALES = {"千": 1e3, "百": 1e2, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "": 1.0}
_CALENDAR_YEARS = range(1900, 2100)
_REMEMBERED = 4096  # sentences: those of a year's minutes are weighed several times for one question


@lru_cache(maxsize=_REMEMBERED)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find amounts and counts; years of the calendar and ordinals (第三) are none. Spans point into `text`."""
    found = []
    for match in _QUANTITY.finditer(text):
        value = _value(match["value"])
        if value is None or match.group() in _FIGURES_OF_SPEECH:
            continue
        if match["unit"] in ("年", "日") and not match["scale"] and _is_calendar(match["unit"], value):
            continue
        unit = match["unit"].lstrip("多大").replace("％", "%")
        found.append(Quantity(value * _SCALES[match["scale"] or ""], unit, Span(match.start(), match.end())))
    return tuple(found)


def find_deadlines(text: str) -> tuple[Span, ...]:
    """Find by when something is to be done: 年底前, 6月30日前, 年内."""
    return tuple(Span(match.start(), match.end()) for match in _DEADLINE.finditer(text))


def _value(text: str) -> float | None:
    digits = text.replace(",", "").replace("，", "")
    try:
        return float(digits)
    except ValueError:
        return None if (number := to_int(digits)) is None else float(number)


def _is_calendar(unit: str, value: float) -> bool:
    return unit == "日" or int(value) in _CALENDAR_YEARS
