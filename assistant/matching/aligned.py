"""A Chinese question set beside a sentence: each number asked with those that the sentence gives, by words and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.matching.amounts import MONEY_UNITS, SHARE_UNITS
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.records import Quantity
from retrieval.scripts import fold

_CLAUSE = re.compile("[，。；、：,;:？?！!（）()\\s]+")
_SPANS = frozenset({"年", "天", "日", "周"})
_SAME = {"名": "人", "人次": "人", "位": "人", "口": "人", "员": "人", "所": "座", "间": "家", "块": "元"}
_SAME |= {"度": "千瓦时", "方": "立方米"}
_ANY = frozenset({"个", "项", "件", "处", "条", "批", "份"})
_UNITS = (
    "平方公里|平方米|立方米|公里|公顷|千瓦时|小时|分钟|公斤|人次|标箱"
    "|[个家户亩名位人口项件处所座台套栋幢艘辆条吨份批天日周年岁级类张部间米只支册盏株棵枚场页起次剂块度方元]"
)
_SUM = re.compile("(?:多少|几)[万亿千百]?(?:钱|元|块|资金|经费|投资|补[贴助]|预算|银子)|多贵")
_RATE = re.compile(
    "百分之(?:多少|几)|几[成折]|多大比例|(?:比例|比重|占比|[㐀-鿿]率)[㐀-鿿]{0,6}?(?:多少|几|多高|多大)|多少个?百分点"
)
_MONEY_WORDS = re.compile(
    "[钱款费价金薪资]|投资|投入|补[贴助偿]|奖[励补]|资助|预算|造价|概算|成本|收入|工资|罚|押金|租|止付|产值|税|贷|债|花|掏|拨"
)
_NUMBER = re.compile(f"(?:多少|(?<![十第好哪])几(?![月号点时乎经]))[万亿千百]?(?P<unit>{_UNITS})?")
_NEAR = 4  # characters
_SPAN = re.compile("(?:多久|多长时间|多少(?:天|个?月|年|日|个?工作日)|几(?:天|个月|年(?!.?月)|个?工作日))")


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that is asked: its kind ("sum", "share", "count", "span", "any"), the unit, the words before it."""

    kind: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The share (0..1) of the numbers asked that a sentence gives, how `alike` their labels are, and those numbers."""

    given: float
    alike: float
    numbers: tuple[Quantity, ...]


@lru_cache(maxsize=64)
def numbers_asked(text: str) -> tuple[Asked, ...]:
    """Give the numbers that a Chinese question asks for, each with the words of its clause before it."""
    found = []
    for clause in _CLAUSE.split(fold(text)):
        start = 0
        for match in _NUMBER.finditer(clause):
            found.append(_asked(clause[start:], match, start))
            start = match.end()
        if not start and _RATE.search(clause):
            found.append(Asked("share", "%", clause))
    return tuple(found)


def _asked(clause: str, match: re.Match[str], start: int) -> Asked:
    before, said = clause[: match.start() - start], match["unit"] or ""
    around = clause[: match.end() - start + 2]
    unit = _SAME.get(said, said)
    if _RATE.search(around) or (said == "个" and "百分点" in clause):
        return Asked("share", "%", before)
    if _SPAN.search(around[max(0, match.start() - start) :]):
        return Asked("span", unit, before)
    if unit == "元" or _SUM.search(around[max(0, match.start() - start) :]):
        return Asked("sum", "元", before)
    after = clause[match.end() - start :][:1]
    if unit or (after and not _MONEY_WORDS.search(clause[match.end() - start :][:_NEAR])):
        return Asked("count", unit or after, before)  # 多少例
    return Asked("sum" if _MONEY_WORDS.search(before[-4:]) else "any", "", before)


def fitting(asked: Asked, sentence: str) -> list[Quantity]:
    """Give the numbers of a sentence that are of the kind asked for, in the unit where one is named."""
    return [each for each in find_quantities(without_titles(sentence)) if _fits(asked, each.unit)]


def _fits(asked: Asked, unit: str) -> bool:
    unit = _SAME.get(unit, unit)
    if asked.kind in ("sum", "share"):
        return unit in (MONEY_UNITS if asked.kind == "sum" else SHARE_UNITS)
    if asked.kind == "any":
        return True
    if asked.unit in _ANY:
        return unit not in MONEY_UNITS | SHARE_UNITS | _SPANS
    return unit == asked.unit


def label_of(sentence: str, number: Quantity) -> str:
    """Give the words of a sentence's clause before a number."""
    return _CLAUSE.split(sentence[: number.span.start])[-1]


def likeness(label: str, said: str) -> float:
    """Tell (0..1) how much of the last characters of a number's label stand among those that a question says."""
    own = [char for char in re.sub(r"[\d.\s]", "", label)[-6:] if "㐀" <= char <= "鿿"]
    return sum(char in said for char in own) / len(own) if own else 0.0


def aligned(text: str, sentence: str) -> Alignment:
    """Set the numbers that a question asks for beside those of a sentence, each by the words before it."""
    asked = numbers_asked(text)
    chosen: list[Quantity] = []
    alike = 0.0
    for one in asked:
        left = (each for each in fitting(one, sentence) if each not in chosen)
        rated = [(likeness(label_of(sentence, each), one.label), each) for each in left]
        if rated:
            most, best = max(rated, key=lambda pair: pair[0])
            alike += most
            chosen.append(best)
    count = len(asked) or 1
    return Alignment(len(chosen) / count, alike / count, tuple(chosen))
