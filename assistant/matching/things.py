"""The things that a question names and a text does not: what no minutes name, and what few of them do.

They are told by words that the glossary knows, 网约车 or minimum wage, in whichever of its words the minutes say them.
They need many minutes: of few, what stands nowhere may be said in other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.desk import Desk
from assistant.text.pairs import covered, holds
from retrieval.ranking.things import Thing

_REMEMBERED = 8  # desks
_PARTLY = 0.5  # of a way to say a thing, that a text holds
_RARE = 0.012  # of the passages: what more of them name, they name in other words too
# Of any matter: these name no thing.
_OF_ANY = re.compile(f"(?:{KINDS.pattern}|规定|标准|政策|公众|人员|单位|部门|市长|企业|居民|从头到尾)+")


def unheard(desk: Desk, text: str) -> Sequence[Thing]:
    """Give the things that a question names, no minutes do, and a text says in no other words."""
    return [thing for thing in _lacked(desk, text) if not thing.passages]


def unnamed(desk: Desk, text: str) -> Sequence[Thing]:
    """Give the things that a question names, few passages do, and a text does not.

    Of English words alone the glossary has too few Chinese ones: only of terms it is sure.
    """
    most = _RARE * desk.found.passages
    lacked = (thing for thing in _lacked(desk, text) if thing.passages <= most)
    return [thing for thing in lacked if not thing.passages or desk.zh or " " in thing.said]


def are_most(desk: Desk, things: Sequence[Thing]) -> bool:
    """Whether some things are most of those that a question names."""
    return len(things) > len(_named(desk)) / 2


def _lacked(desk: Desk, text: str) -> list[Thing]:
    return [] if desk.library.few else [thing for thing in _named(desk) if not _said(thing, text)]


@lru_cache(maxsize=_REMEMBERED)
def _named(desk: Desk) -> tuple[Thing, ...]:
    """Give the things that the topic of a question names, kinds of document and what is said of any matter aside."""
    topic = desk.asked.topic.lower()
    words = {said for said, _ in desk.glossary.things(topic, desk.zh)} | set(topic.split())
    found = (thing for thing in desk.found.things if thing.said in topic or words.intersection(thing.said.split()))
    return tuple(thing for thing in found if not (thing.said in KIND_WORDS or _OF_ANY.fullmatch(thing.said)))


def _said(thing: Thing, text: str) -> bool:
    """Whether a text says a thing, also with words between; of one nowhere said, half of it: 电梯 of 加装电梯."""
    if holds(thing.ways, text) or any(re.search(".{0,3}".join(map(re.escape, way)), text) for way in thing.ways):
        return True
    return not thing.passages and any(covered(way, text) >= _PARTLY for way in thing.ways)
