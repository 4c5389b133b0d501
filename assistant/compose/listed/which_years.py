"""In which years a matter came up: every time by its title, else by the sentences that name it, with first and last."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.parts.lists import headline, listed
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.places import agenda_line, opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item
from assistant.matching.occasions import when
from assistant.matching.overlap import share
from assistant.matching.targets import topic_items
from assistant.text.pairs import HAN, covered
from retrieval.ledger import matter_of
from retrieval.scripts import fold, squash

_LATEST = r"\b(?:most recent|latest|last)\b"
_ASKED = re.compile(
    r"哪[几些两](?:个)?年|哪些年份?|(?:哪一?年|年份)[^？?]{0,24}(?:哪一?年|年份)"
    r"|[几多少两二三][次回趟遍](?:常务)?会?[^。？?]{0,16}(?:哪[几些两]?[个]?[年天次]|年份)"
    r"|(?:哪|什么)[^，。？]{0,3}年[^？?]{0,14}[几多少][次回趟]|(?:最早|首次|第一次)[^？?]{0,24}(?:最近|最后|最新|最晚)"
    r"|\b(?:which|what) years\b|\b(?:every|each) year\b[^?]{0,12}\b(?:in|when|that|on)\b"
    rf"|\byears (?:in|when|between)\b|\bby year\b|\bfirst and (?:the )?{_LATEST}"
    rf"|{_LATEST}[^?]{{0,90}}\b(?:very )?first\b|\bfirst\b[^?]{{0,90}}{_LATEST} (?:year|time)\b"
)
_ELSE = frozenset({"attack", "attendee", "chair", "person", "why", "who", "verdict", "compare", "money", "next_step"})
_QUOTED = re.compile(r"[“\"「]([^”\"」]{2,40})[”\"」]|《([^》]{2,40})》")
_ASKING = re.compile(
    r"[两几]天|从头到尾|前前后后|算下来|最早|最近|最后|历年|年份|分别"
    r"|\b(?:most|recent|latest|very|last|first|years?|altogether|between|like|know|times?)\b",
    re.IGNORECASE,
)
_WHOLE, _SAID = 0.99, 0.85  # of the matter, in a title; of a name, in a sentence
_MOST = 60


def which_years(desk: Desk) -> Draft | None:
    """Tell every time that a matter came up, with its year; None where that is not asked, or nothing is surely it."""
    asked = fold(desk.asked.query.text).lower()
    besides = desk.asked.features & (_ELSE - {"attendee"} if desk.asked.query.titles else _ELSE)
    if desk.library.few or not _ASKED.search(asked) or besides or desk.asked.names_meetings:
        return None
    of_matter = _of_the_matter(desk)
    found = [(one, None) for one in _titled(of_matter)] or _spoken_of(of_matter)
    if not 1 < len(found) <= _MOST:
        return None
    found = sorted(found, key=lambda one: when(one[0]))
    years = list(dict.fromkeys(desk.year(str(one.minutes.held)) for one, _ in found))
    slots = {"years": desk.listed(years), "first": years[0], "last": years[-1]}
    heading = headline(desk, "list.which_years", len(found), number=len(years), **slots)
    return listed(desk, [heading, *(_line(desk, *one) for one in found)], [])


def _of_the_matter(desk: Desk) -> Desk:
    """Take the whole archive as scope, and the words out of the topic by which years are asked for."""
    named = [one or other for one, other in _QUOTED.findall(desk.asked.query.text)]
    topic = named[0] if named else _plain(desk.asked.topic)
    features = frozenset({"topic", "subject", "over_years", "list", *(desk.asked.features & {"title"})})
    asked = replace(desk.asked, topic=topic, features=features, facet="list_topic", rule="list_topic")
    query = replace(asked.query, periods=(), occasions=(), edges=())
    return replace(desk, asked=replace(asked, query=query), scope=tuple(desk.library.entries))


def _plain(topic: str) -> str:
    return " ".join(word for word in _ASKING.sub(" ", fold(topic)).split() if len(word) > 1)


def _titled(desk: Desk) -> list[Target]:
    """Give the items whose titles bear the whole matter, without kinds of document that came before or after."""
    if desk.zh or HAN.search(desk.asked.topic):
        name = matter_of(squash(desk.asked.topic)) or squash(desk.asked.topic)
        places = [(at, label) for at, label, title in desk.library.titled if covered(name, title) >= _WHOLE]
        return _of_kind(desk, desk.items_at(dict.fromkeys(places)))
    found = [one for one, _ in topic_items(desk, titles_only=True)]
    most = max((share(desk, one.item.title) for one in found), default=0.0)
    return [one for one in found if share(desk, one.item.title) >= most] if most > _SAID else []


def _of_kind(desk: Desk, found: list[Target]) -> list[Target]:
    """Keep those of the kind of document that a question names, where any is: the key points, not the reports."""
    kinds = desk.asked.query.kinds
    return [one for one in found if any(kind in one.item.title for kind in kinds)] or found


def _spoken_of(desk: Desk) -> list[tuple[Target, Source | None]]:
    """Give the sentences that name the whole matter, one for each item: an event that plans mention in passing."""
    found: list[tuple[Target, Source | None]] = []
    for minutes in desk.library.in_order(list(desk.scope)):
        for item in minutes.items:
            target = Target(minutes, item)
            if _says(desk, target.text):
                said = next((one for one in sentences_of_item(target) if _says(desk, one.quote)), None)
                found += [(target, said)] if said else []
    return found


def _says(desk: Desk, text: str) -> bool:
    if desk.zh or HAN.search(desk.asked.topic):
        return squash(desk.asked.topic) in squash(text)
    return share(desk, text) >= _SAID


def _line(desk: Desk, target: Target, source: Source | None) -> Statement:
    if source is None:
        return agenda_line(desk, target.minutes, target.item)
    heading = of_item(target.minutes, target.item)
    slots = {"title": target.item.title, "meeting": desk.meeting(target.minutes)}
    return Statement(desk.say("back.line", quote=source.quote, **slots), (source, heading, *opening(target.minutes)))
