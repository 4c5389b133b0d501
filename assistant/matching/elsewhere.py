"""Places that a question names and these minutes do not speak of: another city, another country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.desk import Desk
from assistant.narrowing.destinations import destinations
from assistant.text.pairs import holds
from retrieval.names.pinyin import syllables
from retrieval.scripts import squash

_REMEMBERED = 8  # desks


def elsewhere(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the other places that a question names and a text does not: what 昆山 does is not in these minutes."""
    away = [place for place, ways in _other_places(desk).items() if not holds(ways, text)]
    return tuple(place for place in away if not _is_here(desk, place, text))


def _is_here(desk: Desk, place: str, text: str) -> bool:
    """Whether what a question spells in letters, and sounds like a place elsewhere, a text holds: 南洋, not 南阳."""
    ways = {way for word in desk.words for way in word.longer if way in text} if not desk.zh else ()
    return any(syllables(way[: len(place)]) == syllables(place) for way in ways)


@lru_cache(maxsize=_REMEMBERED)
def _other_places(desk: Desk) -> Mapping[str, Sequence[str]]:
    """Give the other places that a question names, at home and abroad, each with the words that name it.

    A place in the title of a document that the minutes have is no other one.
    """
    places = desk.bodies.other_places(desk.asked.query.text)
    found = [squash(hit.passage.title or "") for hit in desk.found.hits] if places else []
    titles = (title for title in desk.asked.query.titles if any(squash(title) in each for each in found))
    names = "".join((*desk.asked.people, *destinations(desk).wanted, *titles))  # 方海宁 comes from no 海宁
    at_home = {place: (place,) for place in places if place not in names}
    return {**at_home, **abroad(desk)}


@lru_cache(maxsize=_REMEMBERED)
def abroad(desk: Desk) -> Mapping[str, Sequence[str]]:
    """Give the places in other countries that a question names, each with the words that name it in minutes."""
    return desk.glossary.abroad(desk.asked.query.text)
