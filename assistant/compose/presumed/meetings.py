"""What a question takes for granted of a meeting and the minutes contradict: its day, an item's number."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.dates import day_said
from assistant.compose.parts.named import title_held
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_item, quotes
from assistant.matching.overlap import distinct_share
from assistant.matching.targets import targets

_ASKS_WHEN = frozenset({"date", "interval", "compare", "attack", "list_topic", "held"})
_MORNING = re.compile(r"上午|早上|\bmorning\b")
_AFTERNOON = re.compile(r"下午|午后|\bafternoon\b")
# That a meeting was held on a day, which stands at "\0".
_HELD_ON = re.compile(
    r"\0[日号]?(?:那天|当天|上午|下午|[那这]次|那场)*(?:市政府|常务)*(?:召开|开[的了过会]|举行|开了?会)"
    r"|\b(?:held|sat|met|meets?|convened?|takes?n? place|took place|gathered|assembled)\b[^.?,;]{0,30}\0"
    r"|\0,? (?:when|as|where) [^.?]{0,30}\b(?:sat|met|convened|took place|was held)\b"
)
_SAID, _UNSAID = 0.9, 0.3  # of a subject, in the title of its item and in all of an item that is another


def other_day(desk: Desk) -> Draft | None:
    """The meeting was held before the day that the question says: its minutes were issued then."""
    text, days = desk.asked.query.text.lower(), [one for one in desk.asked.query.periods if one.day]
    if len(days) != 1 or days[0].issued or not _HELD_ON.search(text.replace(days[0].said, "\0")):
        return None
    asked = (days[0].month, days[0].day)
    meetings = [desk.library.minutes(document) for document in desk.scope]
    issued = [minutes for minutes in meetings if minutes.issued and (minutes.issued.month, minutes.issued.day) == asked]
    held = [minutes for minutes in issued if minutes.held and (minutes.held.month, minutes.held.day) != asked]
    if not held or len(held) != len(meetings):
        return None
    note = Statement(desk.say("absent.otherwise"), (), "note")
    said = [day_said(desk, minutes, sort) for minutes in held for sort in ("held", "issued")]
    draft = Draft("partial", (note, *said, *quotes([statement.sources[0] for statement in said])))
    return replace(draft, status="answered") if "polar" in desk.asked.features else draft


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
