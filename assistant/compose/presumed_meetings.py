"""What a question takes for granted of a meeting and the minutes contradict: its half of the day, an item's number."""

from __future__ import annotations

import re

from assistant.compose.dates import day_said
from assistant.compose.named import title_held
from assistant.compose.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_item, quotes
from assistant.overlap import distinct_share
from assistant.targets import targets

_ASKS_WHEN = frozenset({"date", "interval", "compare", "attack", "list_topic", "held"})
_MORNING = re.compile(r"上午|早上|\bmorning\b")
_AFTERNOON = re.compile(r"下午|午后|\bafternoon\b")
_SAID, _UNSAID = 0.9, 0.3  # of a subject, in the title of its item and in all of an item that is another


def other_half_day(desk: Desk) -> Draft | None:
    """The meeting was held in the other half of the day than the question says."""
    text = desk.asked.query.text.lower()
    morning, afternoon = _MORNING.search(text), _AFTERNOON.search(text)
    if len(desk.scope) != 1 or bool(morning) == bool(afternoon) or desk.asked.facet in _ASKS_WHEN:
        return None
    minutes = desk.library.minutes(desk.scope[0])
    if not minutes.half_day or minutes.half_day == ("上午" if morning else "下午"):
        return None
    note = Statement(desk.say("absent.otherwise"), (), "note")
    sources = opening(minutes)
    return Draft("partial", (note, day_said(desk, minutes, "held"), *quotes(sources[:1])))


def other_item(desk: Desk) -> Draft | None:
    """The item that a question numbers is another than the one it names, which stands elsewhere on the agenda."""
    if len(desk.asked.query.items) != 1 or not desk.asked.subject or desk.asked.facet in _ASKS_WHEN:
        return None
    numbered = targets(desk, 3)
    if any(max(title_held(desk, one.text), distinct_share(desk, one.text)) > _UNSAID for one in numbered):
        return None
    others = [Target(one.minutes, item) for one in numbered for item in one.minutes.items if item != one.item]
    best = max(others, key=lambda one: title_held(desk, one.item.title), default=None)
    if best is None or title_held(desk, best.item.title) < _SAID:
        return None
    note = Statement(desk.say("absent.other_item"), (), "note")
    slots = {"meeting": desk.meeting(best.minutes), "item": best.item.label, "title": best.item.title}
    source = of_item(best.minutes, best.item)
    said = Statement(desk.say("source.item", **slots), (source, *opening(best.minutes)))
    return Draft("partial", (note, said, *quotes([source])))
