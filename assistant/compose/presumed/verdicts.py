"""Verdicts that a question takes for granted: that a thing was turned down, or agreed to when it was put off."""

from __future__ import annotations

import re

from assistant.compose.decisions import IN_TITLE, decision_rows, put_off_before, rejection
from assistant.compose.parts.named import named_item
from assistant.compose.presumed.facet_sets import OF_LISTS
from assistant.desk import Desk
from assistant.draft import Draft

_OF_WHAT_WAS_AGREED = frozenset({"amount", "deadline", "next_step", "passage", "responsible", "verdict"})  # facets
_ASKED = r"(?:是否|有没有|是不是|会不会|能不能|哪|何时|什么时候|几时|啥时候|怎么|没有?|未|不|暂|再)"
_AGREED = re.compile(
    r"既然[^，。？]{0,40}(?:同意|通过|批准)(?=[，,])|(?:同意|通过|批准|审定|敲定)(?:了(?![吗么没])|印发|出台|实施|后|之后|以后|过后|的(?=[㐀-鿿]))"
    r"|(?:(?<=was )|(?<=were )|(?<=measures )|(?<=plan )|(?<=opinions )|(?<=that )|(?<=having ))"
    r"(?:approved|adopted|passed|agreed(?: to)?|endorsed)"
    r"(?: outright| in full| in principle| as it stood| straight ?away| at once)?(?= (?:in|by|at|and)\b|,)"
    r"|\b(?:once|after) (?:it|they) (?:was|were) (?:approved|adopted|passed)"
)
_ASKS_WHETHER = re.compile(
    rf"{_ASKED}[^，。？?]{{0,8}}$"
    r"|^\W*(?:was|were|did|has|had|when|how|what|which \w+ (?:was|were))\b[^,?]*$"
)


def other_verdict(desk: Desk) -> Draft | None:
    """The meeting did not turn down or put off what the question asks the reason of."""
    features = desk.asked.features
    if not ("negative" in features or {"deferred", "why"} <= features) or desk.asked.facet in OF_LISTS:
        return None
    if named := named_item(desk):
        return rejection(desk, (*named.rows, *named.others))
    if not {desk.asked.facet, desk.asked.rule} & {"reason", "verdict"}:
        return None
    found = decision_rows(desk, IN_TITLE)
    return rejection(desk, found[1]) if found else None


def not_yet_agreed(desk: Desk) -> Draft | None:
    """The meeting asked about put off what the question takes for agreed to; when that came back is told with it."""
    if not {desk.asked.facet, desk.asked.rule} & _OF_WHAT_WAS_AGREED or "topic" not in desk.asked.features:
        return None
    text = desk.asked.query.text.lower()
    agreed = _AGREED.search(text)
    if agreed is None or _ASKS_WHETHER.search(text[: agreed.start()]):
        return None
    found = decision_rows(desk, IN_TITLE)
    return put_off_before(desk, found[0]) if found else None
