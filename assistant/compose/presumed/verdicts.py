"""Verdicts that a question takes for granted: that a thing was turned down, or agreed to when it was put off."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.decisions import IN_TITLE, decision_rows, put_off_before, rejection
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.named import named_item, surely_held
from assistant.compose.presumed.facet_sets import OF_LISTS
from assistant.desk import Desk, Target
from assistant.draft import Draft, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.occasions import is_put_off, sittings
from assistant.matching.overlap import distinct_share

# Facets.
_MOST = 0.5  # of a topic in another language, more of which a title must surely hold
_OF_WHAT_WAS_AGREED = frozenset(
    {"amount", "deadline", "next_step", "passage", "reason", "responsible", "unrecorded", "verdict", "votes"}
)
_ASKED = r"(?:是否|有没有|是不是|会不会|能不能|哪|何时|什么时候|几时|啥时候|怎么(?!就)|没有?|未|不|暂|再)"
_AGREED = re.compile(
    r"(?:同意|通过|批准|审定|敲定|拍板|过会)(?:了(?![吗么没])|印发|出台|实施|后|之后|以后|过后|的(?=[㐀-鿿]))"
    r"|(?:同意|通过|批准|审定|敲定)(?!率|的)[㐀-鿿《》“”]{2,24}?(?:以后|之后|后)(?=[，,])"
    r"|(?:印发|下发|发布|公布|出台|施行)(?:以|之|过)?后"
    r"|(?:(?<=was )|(?<=were )|(?<=measures )|(?<=plan )|(?<=opinions )|(?<=that )|(?<=having ))"
    r"(?:approved|adopted|passed|agreed(?: to)?|endorsed)"
    r"(?: outright| in full| in principle| as it stood| straight ?away| at once)?(?= (?:in|by|at|and)\b|,)"
    r"|\b(?:once|after) (?:it|they) (?:was|were) (?:approved|adopted|passed)"
)
_THEN = "实施 组织实施 落实 执行 办理"  # what is asked of what was issued
_ASKS_WHETHER = re.compile(
    rf"{_ASKED}[^，。？?]{{0,8}}$"
    r"|^\W*(?:was|were|did|has|had|when|how|what|which \w+ (?:was|were))\b[^,?]*$"
)
# The same as a clause of its own, whatever is asked beside it: 既然印发了…，文号是多少; since it passed, who prints it.
_GIVEN = re.compile(
    r"(?P<lead>既然)(?:(?!没|未|不|暂|退|缓)[^，。？?]){0,60}?"
    r"(?P<verb>同意|通过|批准|印发|发布|公布|出台|下发|发文|施行|实施|审定|敲定|拍板|过会|定(?:了|下))"
    r"|\b(?P<since>since|now that|given that|seeing that|seeing as|after|once|as soon as) "
    r"(?:(?!\bnot\b|n['’]t\b|\bnever\b|\bnobody\b|\bfail|\bput off\b|\bdefer|\bdeclin|\bshelv|\bpostpon"
    r"|\breject|\bturned\b|\bwithh)[^,?;]){0,110}?"
    r"\b(?P<done>(?<!be )(?:approved|adopted|passed|endorsed|cleared|agreed (?:to|on)|green-?lit|ratified"
    r"|waved through|nodded through)"
    r"|(?:went|sailed|gone|got|came|come) through|(?:given|got|gave|won|received) (?:\w+ ){0,3}?"
    r"(?:green light|go-ahead|nod|approval|blessing)|issued|published|promulgated|printed)"
    r"(?P<how> (?:unanimously|outright|in full|in principle|smoothly|without (?:any |an? )?\w+)"
    r"|[^,?;]{0,12}\bwithout (?:any |an? |much )?\w+)?"
)


def other_verdict(desk: Desk) -> Draft | None:
    """The meeting did not turn down or put off what the question asks the reason of."""
    features = desk.asked.features
    if not ("negative" in features or {"deferred", "why"} <= features) or desk.asked.facet in OF_LISTS:
        return None
    if named := named_item(desk):
        surely = desk.zh or surely_held(desk, named.target.item.title) > _MOST
        return rejection(desk, (*named.rows, *named.others)) if surely else None
    if not {desk.asked.facet, desk.asked.rule} & {"reason", "verdict"}:
        return None
    found = decision_rows(desk, IN_TITLE)
    return rejection(desk, found[1]) if found and _is_named(desk, found[0]) else None


def _is_named(desk: Desk, target: Target) -> bool:
    """Whether an item's title has most of the subject, or it says what is asked: no gas plan for a lift plan."""
    return distinct_share(desk, target.item.title) >= IN_TITLE or says_it(desk, target).enough


def not_yet_agreed(desk: Desk) -> Draft | None:
    """The meeting asked about put off what the question takes for agreed to; when that came back is told with it."""
    if not {desk.asked.facet, desk.asked.rule} & _OF_WHAT_WAS_AGREED or "topic" not in desk.asked.features:
        return None
    text = desk.asked.query.text.lower()
    given, agreed = _GIVEN.search(text), _AGREED.search(text)
    if not given and (agreed is None or _ASKS_WHETHER.search(text[: agreed.start()])):
        return None
    desk = _without(desk, " ".join(filter(None, given.groups())) if given else _THEN)
    found = decision_rows(desk, IN_TITLE)
    return put_off_before(desk, found[0]) if found else None


def not_issued(desk: Desk) -> Draft | None:
    """Say that a document which a question asks whether it was issued was put off; None where it was not."""
    if not {"issued", "polar", "topic"} <= desk.asked.features or "negative" in desk.asked.features:
        return None
    found = decision_rows(desk, IN_TITLE)
    decided = desk.decision(found[0]) if found else None
    if not found or not decided or not is_put_off([decided]):
        return None
    rows = [row for one in sittings(desk, found[0]) if (row := desk.decision(one))] or [decided]
    return Draft("answered", (*(at_a_meeting(desk, row) for row in rows), *quotes([of_row(row) for row in rows])))


def _without(desk: Desk, said: str) -> Desk:
    """Leave out of the topic the words by which a question takes something for given: they name no matter."""
    left = " ".join(word for word in desk.asked.topic.split() if word.lower() not in said.split())
    return replace(desk, asked=replace(desk.asked, topic=left)) if left else desk
