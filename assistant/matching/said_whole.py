"""An item one of whose sentences says all of what is asked for, where the item that was ranked first lacks a word."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.desk import Desk, Target
from assistant.matching.elsewhere import abroad
from assistant.matching.overlap import share
from assistant.text.pairs import holds
from assistant.text.sentence import pieces

_OF_DETAILS = frozenset({"list_meeting", "passage", "summary"})  # facets
_OF_A_SENTENCE = frozenset({"passage", "responsible", "summary"})  # facets that a sentence of a Chinese item tells
_HARDLY = 0.25  # of a topic
_SEVERAL, _NEAR = 2, 4  # words of a topic; items of which one may say them all


def saying_all(desk: Desk, found: Sequence[Target]) -> list[Target]:
    """Give the item one of whose sentences says all of what is asked for, where the best one lacks a word of it."""
    if not found or not _may_stand_elsewhere(desk, share(desk, found[0].text)):
        return []
    words = None if desk.zh else _surely(desk)
    near = (target for target in found[1:_NEAR] if _says_all(desk, words, target.text))
    return [target for target in near if any(_says_all(desk, words, said) for said in pieces(target.text))][:1]


def _may_stand_elsewhere(desk: Desk, held: float) -> bool:
    """Whether another item than the best one, which holds that share of the topic, may tell what is asked for.

    Of several words the best one may lack any where a place is asked for, or a detail in English; of one it lacks it.
    In Chinese it has hardly anything of the topic.
    """
    facet, lacks_any = desk.asked.facet, held < 1 and (not held or len(desk.words) >= _SEVERAL)
    if facet == "passage" and "places_asked" in desk.asked.features:
        return lacks_any
    return held <= _HARDLY and facet in _OF_A_SENTENCE if desk.zh else lacks_any and facet in _OF_DETAILS


def _surely(desk: Desk) -> list[Collection[str]]:
    """Give for each word what says it surely: one character where the glossary knows it; a country in any way."""
    own = [word.longer | sure.ways for word, sure in zip(desk.words, desk.sure_words, strict=True)]
    countries = [frozenset(ways) for ways in abroad(desk).values()]
    return [ways.union(*(country for country in countries if country & ways)) for ways in own]


def _says_all(desk: Desk, words: Sequence[Collection[str]] | None, text: str) -> bool:
    return share(desk, text) >= 1 if words is None else all(holds(ways, text) for ways in words)
