"""What kinds of thing a question wants to know, and what a sentence gives of each: numbers, days, places, bodies.

In Chinese a number asked for is set beside those of the sentence by its words and unit; in English, whose words stand
in no minutes, a sentence must have numbers of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.desk import Desk
from assistant.matching.aligned import aligned, numbers_asked
from assistant.matching.asked_name import wanted
from assistant.matching.details import Detail, details, gives
from assistant.matching.values import days_in, given, placed
from assistant.matching.whose import asks_whose, bodies_told
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities

_OTHERS = frozenset({"who", "when", "where"})  # than numbers
_OF_FACETS = {"deadline": "when", "responsible": "who", "amount": "numbers"}  # in English, where no words tell it
_TOWNS = ("镇", "街道", "区")
_COMPANY_ASKED = re.compile(
    r"哪[一几些]?[个家]?(?:企业|公司|开发商|中标)|谁(?:家)?中标"
    r"|\b(?:which|what) (?:\w+ ){0,2}?(?:compan(?:y|ies)|firms?|contractors?|developers?|suppliers?|bidders?)\b"
)
_COMPANY = re.compile("[㐀-鿿A-Za-z]{2,12}?(?:公司|集团|厂|银行)")
_SITE = re.compile("地点(?:设|定|选)?[在于为](?P<site>[^，。；]{2,16})")
_REMEMBERED = 8  # desks
_READERS: Mapping[str, Callable[[Desk, str], list[str]]] = {
    "who": bodies_told,
    "when": lambda _, text: days_in(text),
    "where": lambda desk, text: placed(text) or _SITE.findall(text) or _towns(desk, text),
    "company": lambda _, text: _COMPANY.findall(text),
}


@lru_cache(maxsize=_REMEMBERED)
def kinds_asked(desk: Desk) -> tuple[str, ...]:
    """Name what a question wants: "numbers", "who", "when", "where", "how_often", "company"; nothing where unknown."""
    kinds = wanted(desk) - {"how_much"}
    kinds |= {"company"} if _COMPANY_ASKED.search(desk.asked.query.text.lower()) else set()
    if not desk.zh:
        kinds |= {kind if kind in _OTHERS else "numbers" for one in details(desk) for kind in one.kinds}
        return tuple(sorted(kinds or {kind for facet, kind in _OF_FACETS.items() if desk.asked.facet == facet}))
    kinds |= {"numbers"} if numbers_asked(desk.asked.query.text) else set()
    kinds |= {"who"} if asks_whose(desk) else set()
    return tuple(sorted(kinds | ({"when"} if desk.asked.facet == "deadline" else set())))


def values_of(desk: Desk, sentence: str) -> dict[str, list[str]]:
    """Give what a sentence says of each thing that is wanted."""
    text = without_titles(sentence)
    told: dict[str, list[str]] = {}
    for kind in kinds_asked(desk):
        if kind == "numbers":
            told[kind] = _numbers(desk, text)
        elif kind in _READERS:
            told[kind] = _READERS[kind](desk, text)
        else:
            told[kind] = given(desk, text).get(kind, [])
    return told


def share_given(desk: Desk, sentence: str) -> float:
    """Give the share (0..1) of what is wanted that a sentence gives any of."""
    told = values_of(desk, sentence).values()
    return sum(map(bool, told)) / len(told) if told else 0.0


def _numbers(desk: Desk, text: str) -> list[str]:
    """Give the numbers of a sentence that are of the kinds asked for."""
    if desk.zh:
        return [one.span.of(text) for one in aligned(desk.asked.query.text, text).numbers]
    if not all(gives(desk, one, text) for one in _of_numbers(desk)):
        return []
    return list(dict.fromkeys(one.span.of(text) for one in find_quantities(text))) or re.findall(r"\d+", text)


@lru_cache(maxsize=_REMEMBERED)
def _of_numbers(desk: Desk) -> Sequence[Detail]:
    """Give the details that are numbers, without what else their clauses ask for."""
    return [replace(one, kinds=kinds) for one in details(desk) if (kinds := one.kinds - _OTHERS)]


def _towns(desk: Desk, text: str) -> list[str]:
    """Give the towns that a sentence names."""
    return [text[one.start : one.end] for one in desk.bodies.find(text) if one.canonical.endswith(_TOWNS)]
