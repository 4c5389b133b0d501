"""An item one of whose sentences says all of what is asked for, where the item that was ranked first lacks a word."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.desk import Desk, Target
from assistant.elsewhere import abroad
from assistant.overlap import share
from assistant.pairs import holds
from assistant.sentence import pieces

_OF_DETAILS = frozenset({"list_meeting", "passage", "summary"})  # facets
_SEVERAL, _NEAR = 2, 4  # words of a topic; items of which one may say them all


def saying_all(desk: Desk, found: Sequence[Target]) -> list[Target]:
    """Give the item one of whose sentences says all of what is asked for, where the best one lacks a word of it.

    Where the best one has no word of it, one word is enough.
    """
    of_place = desk.asked.facet == "passage" and "places_asked" in desk.asked.features
    if not found or (desk.zh and not of_place) or (best := share(desk, found[0].text)) >= 1:
        return []
    if not (of_place or desk.asked.facet in _OF_DETAILS) or (best and len(desk.words) < _SEVERAL):
        return []
    words = None if desk.zh else _surely(desk)
    near = (target for target in found[1:_NEAR] if _says_all(desk, words, target.text))
    return [target for target in near if any(_says_all(desk, words, said) for said in pieces(target.text))][:1]


def _surely(desk: Desk) -> list[Collection[str]]:
    """Give for each word what says it surely: one character where the glossary knows it; a country in any way."""
    own = [word.longer | sure.ways for word, sure in zip(desk.words, desk.sure_words, strict=True)]
    countries = [frozenset(ways) for ways in abroad(desk).values()]
    return [ways.union(*(country for country in countries if country & ways)) for ways in own]


def _says_all(desk: Desk, words: Sequence[Collection[str]] | None, text: str) -> bool:
    return share(desk, text) >= 1 if words is None else all(holds(ways, text) for ways in words)
