"""What is asked of items that are known, at another time of one matter: the decision, and the details that they give.

Which items are meant is settled (followups/other_times.py); so a detail is looked for in them alone, and what a
decision tells, who has it, when it was and where it goes, its line tells in any case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import agenda_line
from assistant.compose.stated.details import sentences_told
from assistant.compose.stated.telling import weigh
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_row, quotes
from assistant.matching.details import Detail, bears_content, details, gives
from assistant.text.pairs import HAN

_LEAST, _SURELY = 0.25, 0.55  # of the words of a detail, in its sentence
_OF_DECISIONS = frozenset({"who", "when", "when_too", "where"})
_DECIDING = re.compile(
    "怎么|如何|结论|结果|意见|通过|同意|批准|印发|发布?|名义|牵头|负责|责任|主管|主办|承办|管|修改|汇报|报|上会|会议|会|审议?|提交|送|交|那|个|这|事|单位|部门|局|家"
    "|次|回|第|几|又|再|重新|后来|之?后|改|好|过|完善?|呢|吗|了|的|是|由|谁|哪|天|日|什么|时候|来|去|让|要|么|多久|[，。？?！]"
)
# A unit or a kind of place of which an item hardly speaks twice.
_SPECIFIC = re.compile(
    r"(?:多少|几)[万千百]?(?:条|座|公里|亩|张|台|辆|套|平方米|吨|间|所|栋)|哪个?(?:镇|街道)|\bwhich towns?\b"
)
_AMOUNT = re.compile("多少|钱|经费|资金|万|元|总共|一共|给|批")
_DECIDING_EN = re.compile(
    r"\b(?:who|whom|which|what|when|where|was|were|is|are|did|does|do|to|it|its|that|this|they|them|then|and|the|an?|of|in|on"
    r"|at|by|for|with|issue[ds]?|issuing|leads?|led|responsible|charge|handed|given|revised?|report(?:ed)?|decided?|outcome"
    r"|result|end|approv(?:ed|al)|agreed|passed|happen(?:ed)?|meeting|date|day|name|whose|bureau|body|department|office"
    r"|c[ao]me|brought|back|again|next|time|year|later|ha[dsv]e?|be|about|how)\b|[^a-z]+"
)


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What one item tells of the details asked: its sentences, and whether they are all of them."""

    target: Target
    sources: tuple[Source, ...]
    whole: bool


def of_items(desk: Desk) -> Draft:
    """Tell of each item at hand what was decided and the details asked; partial where it does not give them all."""
    told = [told_of(desk, target) for target in desk.items_at(desk.asked.within)]
    if not told:
        return not_found(desk)
    lines: list[Statement] = []
    for one in told:
        decided = desk.decision(one.target)
        lines += [_said(desk, one.sources)] if one.sources else []
        lines += [at_a_meeting(desk, decided)] if decided else [agenda_line(desk, one.target.minutes, one.target.item)]
    rest = [] if all(one.whole for one in told) else [Statement(desk.say("absent.rest"), (), "note")]
    rows = [of_row(row) for one in told if (row := desk.decision(one.target))]
    shown = quotes([*(source for one in told for source in one.sources), *rows])
    return Draft("partial" if rest else "answered", (*lines, *rest, *shown), covered=coverage(desk))


def told_of(desk: Desk, target: Target) -> ToldOf:
    """Find what an item tells of the details asked."""
    asked = [one for one in details(desk) if one.kinds and not _of_the_decision(desk, one)]
    asked = [one for one in asked if not _decided(desk, one, target)]
    if not asked:
        return ToldOf(target, (), whole=True)
    if found := sentences_told(desk, asked, target):
        return ToldOf(target, tuple(found), whole=True)
    each = [_sentence(desk, one, target) for one in asked]
    found = [source for source in each if source]
    whole = all(
        source or any(gives(desk, one, other.quote) for other in found) for one, source in zip(asked, each, strict=True)
    )
    return ToldOf(target, tuple(dict.fromkeys(found)), whole)


def tells_any(desk: Desk, target: Target) -> bool:
    """Whether an item tells any detail asked, or its decision all that is asked."""
    told = told_of(desk, target)
    return bool(told.sources) or told.whole


def surely_told(desk: Desk, target: Target) -> bool:
    """Whether an item gives each detail asked in a sentence that has most of its words."""
    asked = [one for one in details(desk) if one.kinds]
    return bool(asked) and all(_sentence(desk, one, target, _SURELY) for one in asked)


def _of_the_decision(desk: Desk, detail: Detail) -> bool:
    """Whether a decision tells a detail, which names nothing but what decisions say."""
    if not detail.kinds <= _OF_DECISIONS:
        return False
    if desk.zh:
        return not HAN.search(_DECIDING.sub("", detail.text))
    return not _DECIDING_EN.sub("", detail.text)


def _decided(desk: Desk, detail: Detail, target: Target) -> bool:
    """Whether the decision on a report gives a sum or a number asked for in no word of its own: 批了没，多少."""
    row = desk.decision(target)
    plain = "" if row is None or row.documents else row.quote
    named = desk.zh and HAN.search(
        _DECIDING.sub("", _AMOUNT.sub("", detail.text.split()[-1] if detail.text.split() else ""))
    )
    return bool(plain) and desk.zh and not named and gives(desk, detail, plain)


def _sentence(desk: Desk, detail: Detail, target: Target, least: float = _LEAST) -> Source | None:
    """Give the sentence of an item that gives a detail and has most of its words, if enough."""
    query = replace(desk.asked.query, text=detail.text, wording=detail.text)
    alone = replace(desk, asked=replace(desk.asked, query=query))
    giving = [one for one in weigh(alone, target) if gives(desk, detail, one.source.quote)]
    best = max(giving, key=lambda one: one.share, default=None)
    alone_there = best is not None and best.weight >= 1 and not any(one.weight for one in giving if one is not best)
    if best is not None and (best.share >= least or (alone_there and best.share >= _LEAST)):
        return best.source
    if least > _LEAST:
        return None
    if bears_content(desk, detail, target.item.title) and not _SPECIFIC.search(detail.text):
        return None
    every = [one for one in sentences_of_item(target) if gives(desk, detail, one.quote)]
    return every[0] if len(every) == 1 and detail.kinds - {"number", "who"} else None


def _said(desk: Desk, sources: Sequence[Source]) -> Statement:
    return Statement(
        desk.say("amount.is", number="；".join(one.quote.strip().rstrip("。") for one in sources)), tuple(sources)
    )
