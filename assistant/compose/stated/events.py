"""The days or the place of an event that its plan sets: the marathon of 2019 is not held when its plan is reviewed."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.asked_name import wanted
from assistant.matching.naming import of_another_document, of_other_years
from assistant.matching.overlap import missing, share
from assistant.matching.targets import targets
from assistant.matching.values import days_in, placed
from assistant.text.pairs import bare, covered

# An event takes place; a plan for it is reviewed, and a work begins or ends.
_TAKES_PLACE = re.compile(
    r"(?:节|赛|马拉松|博览会|展会|论坛|大会|庆典|活动)(?:是|在|的?时间|的?日期)*(?:什么时候|何时|哪一?天|几月|几号)"
    r"|(?:主?会场|举办地)[^，。？]{0,4}(?:哪|何|什么)|(?:定|放|安排|约)[在于到]|举[办行]|开(?:幕|赛|跑|锣|闭?)(?!会|始|工|展|通|业)|[办搞](?:的|在|$|[？?])|哪天[办开]"
    r"|\b(?:held|hold|take place|took place|taking place|scheduled|staged?|hosted|venue|start|kick off|run)\b"
)
_OF_MEETINGS = re.compile(
    "审议|通过|上会|讨论|研究|汇报|印发|出台|发布|会议|议定|提交|同意|常务会|开会"
    r"|\b(?:discuss|review|approv|adopt|pass|agree|issu|report|deliberat|consider|meeting)\w*"
)
_IN_MINUTES = re.compile("(?:定|拟|将|计划)于|举[办行]|开幕|闭幕|开赛|开跑|活动时间|赛事时间|[主分]会场")
_PERIOD = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日\s*[至到—-]\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日")
_AROUND = re.compile("主?会场|举办地|地点|时间|日期|[定办开举行设放在是的]+$")  # an event's name
_NAMED = 0.6  # of the topic, in the title of the plan


def of_an_event(desk: Desk) -> Draft | None:
    """Give when or where an event is to be held, by the one sentence of its plan that says so; None where none does."""
    asked, text = wanted(desk), desk.asked.query.text.lower()
    if not _TAKES_PLACE.search(text) or _OF_MEETINGS.search(text) or "topic" not in desk.asked.features:
        return None
    for target in targets(desk, 1):
        if not _is_of_it(desk, target):
            continue
        telling = [one for one in sentences_of_item(target) if _IN_MINUTES.search(one.quote)]
        days = [
            (one, said)
            for one in telling
            if "when" in asked and (said := _PERIOD.findall(one.quote) or days_in(one.quote))
        ]
        places = [(one, said) for one in telling if "where" in asked and (said := placed(one.quote))]
        found = days + places
        if len({one for one, _ in found}) == 1:
            return _told(desk, found[0][0], [each for _, said in found for each in said])
    return None


def _is_of_it(desk: Desk, target: Target) -> bool:
    """Whether an item is on the event's plan: its title has most of the topic, the item with it the whole."""
    if of_another_document(desk, target) or of_other_years(desk, target):
        return False
    if desk.zh:
        named = _AROUND.sub("", bare(desk.asked.topic))
        return bool(named) and covered(named, target.item.title) >= _NAMED and covered(named, target.text) >= 1
    return share(desk, target.item.title) >= _NAMED and not missing(desk, f"{target.item.title}{target.text}")


def _told(desk: Desk, source: Source, said: list[str]) -> Draft:
    line = Statement(desk.say("amount.is", number=desk.listed(list(dict.fromkeys(said)))), (source,))
    return Draft("answered", (line, quoted(source)))
