"""Every time that one matter of the agendas came up, with what was decided: by its name, however the list is asked for.

Whatever else is asked of it beside, who led it or whether it was ever refused, each row says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.asked.subjects import DOCUMENT, KINDS
from assistant.compose.parts.lists import at_a_meeting, headline, listed
from assistant.compose.parts.places import agenda_line
from assistant.compose.stated.editions import years_named
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement
from assistant.library import Library
from assistant.matching.occasions import when
from assistant.matching.overlap import named_share
from assistant.text.pairs import covered
from retrieval.ledger import matter_of
from retrieval.scripts import fold, squash

_EVERY = re.compile(
    r"历[年次]|[每各]一?[次回年届]|这(?:些|几|么多)年|[几多少][次回趟遍]|哪[几些]|(?:哪|几)[一几]?年[^？?]{0,12}(?:上会|上过|审|学|报|讨论|研究)"
    r"|(?:上过?会|审议?|学习?|汇?报|讨论|研究)[过了]?[^，。？]{0,10}(?:哪|几)[一几些]?年|前前后后|年份|一览|先后|都?[是在]?哪[几些]?年"
    r"|\b(?:which|what) years\b|\b(?:every|each) (?:time|year)\b|\bhow (?:often|many times)\b|\byear by year\b"
    r"|\b(?:over|through|throughout|across|down) the years\b|\ball the times\b|\bevery occasion\b|\bhistory of\b"
)
_ONE_KIND = frozenset({"attack", "attendee", "chair", "person", "why", "money", "compare", "between"})
_COMING = frozenset({"attendee", "money", "person"})  # came, fees: words of English matters
_STATE = re.compile("^(?:中华人民共和国|江苏省|苏州市|太仓市|我市|全市|关于)+|[（(][^（）()]*[）)]")
_AROUND = re.compile(
    "^(?:专题)?(?:分别)?(?:审议|听取|学习|研究|讨论|通报)(?:了)?(?:关于)?|的?(?:情况的?)?(?:汇报|报告)$|[《》]"
)
_ASKED_OF_IT = re.compile("[㐀-鿿]{2,}")
_ASKING = re.compile(
    r"\b(?:often|times?|every|each|years?|history|came|come|coming|up|before|meetings?|executive|results?|ended?|outcomes?"
    r"|submitted|sent|back|ever|overview|over|considered|reviewed|deliberated)\b"
)
_HEARD = re.compile("汇报|情况|报告")
_HELD, _FEW = 0.66, 2  # of an English topic; matters
_SHORT = 4  # characters of a name without its kind
_MOST = 60
_BESIDE = 0.5  # of what a question says beside the name of the matter, in titles


def of_matter(desk: Desk) -> Draft | None:
    """List every time that the matter named came up; None where that is not asked, or no matter is surely named."""
    text = fold(desk.asked.query.text).lower()
    besides = desk.asked.features & (_ONE_KIND if desk.zh else _ONE_KIND - _COMING)
    if desk.library.few or not _EVERY.search(text) or besides:
        return None
    if desk.asked.has_scope or years_named(desk) or "place_kind" in desk.asked.features:
        return None
    items = _items_named(desk, squash(text)) if desk.zh else _items_in_english(desk)
    if not 1 < len(items) <= _MOST:
        return None
    return told_of_each(desk, items)


def told_of_each(desk: Desk, items: Sequence[Target]) -> Draft:
    """Tell of each item its meeting and what was decided, with how many they are and in which years."""
    found = sorted(items, key=when)
    years = list(dict.fromkeys(desk.year(str(one.minutes.held)) for one in found))
    slots = {"years": desk.listed(years), "first": years[0], "last": years[-1]}
    heading = headline(desk, "list.which_years", len(found), number=len(years), **slots)
    return listed(desk, [heading, *(_line(desk, one) for one in found)], [])


def _line(desk: Desk, target: Target) -> Statement:
    decided = desk.decision(target)
    return at_a_meeting(desk, decided) if decided else agenda_line(desk, target.minutes, target.item)


def _items_named(desk: Desk, text: str) -> list[Target]:
    """Give the items of the matters whose names a question says whole, or without their kinds; none beside others."""
    worth = {name: _said(name, text) for name in _matters(desk.library)}
    most = max(worth.values(), default=0)
    names = [name for name, own in worth.items() if own == most] if most else []
    core = max((KINDS.sub("", name) for name in names), key=len, default="")
    if not names or _says_more(desk, " ".join(names), core):
        return []
    places = [place for name in names for place in _matters(desk.library)[name]]
    return desk.items_at(dict.fromkeys(places))


def _items_in_english(desk: Desk) -> list[Target]:
    """Give the items of the matter whose name holds most of an English topic, of the kind of document named if any."""
    topic = " ".join(_ASKING.sub(" ", fold(desk.asked.topic)).split())
    of_it = replace(desk, asked=replace(desk.asked, topic=topic))
    kinds = desk.asked.query.kinds
    worth = {name: named_share(of_it, name) for name in _matters(desk.library)}
    most = max(worth.values(), default=0.0)
    names = [name for name, own in worth.items() if own == most] if most >= _HELD and topic else []
    names = [name for name in names if any(kind in name for kind in kinds)] or names
    places = [place for name in names for place in _matters(desk.library)[name]]
    return desk.items_at(dict.fromkeys(places)) if len(names) <= _FEW else []


def _said(name: str, text: str) -> int:
    """Weigh how surely a text names a matter: by its whole name, or without its kind beside a kind."""
    if name in text:
        return 2 * len(name)
    core, kind = KINDS.sub("", name), DOCUMENT.search(name)
    of_kind = kind.group() in text if kind else _HEARD.search(text) and not DOCUMENT.search(text)
    return len(core) if len(core) >= _SHORT and core in text and of_kind else 0


def _says_more(desk: Desk, names: str, core: str) -> bool:
    """Whether a question has words of a subject beside the name of the matter: how much, for whom."""
    words = _ASKED_OF_IT.findall(desk.asked.subject)
    rest = " ".join(word for word in words if covered(word, f"{names} {core}") < _BESIDE)
    return bool(rest) and any(word in rest for word in desk.asked.topic.split())


@lru_cache(maxsize=4)
def _matters(library: Library) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Give the items of each matter by its name, without what every title of the kind has."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, label, title in library.titled:
        for name in re.findall("《([^《》]+)》", title) or [title]:
            plain = matter_of(_STATE.sub("", _AROUND.sub("", fold(name))))
            if len(plain) >= _SHORT:
                found[plain].append((document, label))
    return found
