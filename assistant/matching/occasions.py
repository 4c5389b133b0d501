"""The times that one matter came up: which of them a question means, and in which order they were.

A document that is put off comes back under the same title; a subject comes up year by year under many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked.subjects import DOCUMENT, KIND_WORDS
from assistant.desk import Desk, Target
from assistant.matching.overlap import distinct_share, share
from assistant.narrowing.conditions import conditions
from retrieval.parsing.verdicts import PUT_OFF
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_AS_GOOD = 0.9
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITION = re.compile(r"[（(][^（）()]*(?:修订|版|卷)[^（）()]*[）)]|(?:19|20)\d\d(?:[-—~至](?:19|20)\d\d)?年?度?")
_OF_ONE_TIME = frozenset({"next_step", "responsible", "verdict"})  # facets
_WHICH_YEAR = re.compile(r"哪一?个?年|几几年|什么年份?|\b(?:which|what) year\b")


def is_put_off(rows: Sequence[LedgerRow]) -> bool:
    """Whether the decision among an item's rows puts the matter off, or has it come back."""
    return any(row.kind == "decision" and PUT_OFF.search(row.verdict or "") for row in rows)


def years_bound(desk: Desk) -> frozenset[int]:
    """Give the years that a question names of a matter; not those since, after or before which it asks."""
    return frozenset(one.year for one in desk.asked.query.periods if one.year and not (one.towards or one.stands_in))


def of_years(desk: Desk, target: Target) -> bool:
    """Whether an item was held in a year that a question names, or has one in its title; of no year any is."""
    years = years_bound(desk)
    own = {str(target.minutes.held or "")[:4], *_YEAR.findall(target.item.title)}
    return not years or not own.isdisjoint(map(str, years))


def of_the_years(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the decisions of the years that a question names: taken then, or on what has one in its title."""
    years = {str(period.year) for period in desk.asked.query.periods if period.year}
    dated = (((row.held or "")[:4], "".join(row.documents), row) for row in rows)
    return [row for year, titles, row in dated if year in years or any(one in titles for one in years)]


def meant(desk: Desk, ranked: Sequence[Target], bearing: Callable[[Desk], Sequence[Target]]) -> tuple[Target, ...]:
    """Give the times that a question names (第二次上会, when it first came up), in its order; none where it names none.

    Where no day is asked for, the time named last comes first: 第一次没过，第二次呢.
    `ranked` are the items found, best first; `bearing` gives those of all minutes whose titles bear the topic.
    """
    asked = desk.asked.query.occasions
    if not asked or not ranked:
        return ()
    if _of_a_subject(desk):
        times: Sequence[Target] = sorted(_closest(desk, _dealt_with(desk, bearing(desk))), key=when)
    else:
        times = sittings(desk, ranked[0])
    places = {"first": 0, "again": 1, "last": -1}
    chosen = [times[min(places[each], len(times) - 1)] for each in asked if times]
    chosen = chosen if desk.asked.facet == "date" else chosen[::-1]
    return tuple({target.place: target for target in chosen}.values())


def sittings(desk: Desk, target: Target) -> tuple[Target, ...]:
    """Give the items by which the document that a question means came before the meetings, by the day held.

    Those within the question's scope, and what follows the last of them as long as it was put off. Where an item has no
    document, itself.
    """
    if not target.item.documents:
        return (target,)
    document = squash(max(target.item.documents, key=lambda title: share(desk, title)))
    if _of_any_edition(desk):
        plain = _EDITION.sub("", document)
        every = [
            one for one in _titled(desk, "") if plain in (_EDITION.sub("", squash(each)) for each in one.item.documents)
        ]
        return tuple(one for one in every if one.minutes.id in desk.scope) or (target,)
    every = [one for one in _titled(desk, document) if document in map(squash, one.item.documents)]
    scoped = [one for one in every if one.minutes.id in desk.scope]
    within = [one for one in scoped if of_years(desk, one)] or scoped or [target]
    for one in every:
        if when(one) > when(within[-1]) and is_put_off(desk.rows(within[-1])):
            within.append(one)
    return tuple(within)


def _of_any_edition(desk: Desk) -> bool:
    """Whether a question asks when a paper came up first or last of all: its revisions and years are no other paper."""
    asked, text = {*desk.asked.query.occasions}, desk.asked.query.text
    return bool(asked) and asked <= {"first", "last"} and not (_YEAR.search(text) or "修订" in text)


def _of_a_subject(desk: Desk) -> bool:
    """Whether a question asks when a subject came up, not one document: it names no title and no kind of document.

    What is asked for its year comes up year by year, whatever its kind: 智慧太仓建设方案从哪年开始审议.
    """
    topic = desk.asked.topic
    kind = DOCUMENT.search(topic) or KIND_WORDS.intersection(topic.lower().split())
    named = desk.asked.query.titles or (kind and not _WHICH_YEAR.search(desk.asked.query.text.lower()))
    edges = {*desk.asked.query.occasions} <= {"first", "last"}
    both = len({*desk.asked.query.occasions}) > 1 and edges
    once = edges and desk.asked.facet in _OF_ONE_TIME and not desk.library.few
    return (both or once or desk.asked.facet == "date") and not named


def _dealt_with(desk: Desk, found: Sequence[Target]) -> Sequence[Target]:
    """Keep the items that were dealt with as the question says, where any was: heard, deliberated."""
    asked = conditions(desk)
    return [target for target in found if asked.dealt_with(target.item.title)] or found


def _closest(desk: Desk, found: Sequence[Target]) -> list[Target]:
    """Keep the items whose titles hold about as much of the topic as the one that holds most."""
    shares = [distinct_share(desk, target.item.title) for target in found]
    return [target for target, held in zip(found, shares, strict=True) if held >= _AS_GOOD * max(shares)]


def _titled(desk: Desk, document: str) -> list[Target]:
    """Give the items of all minutes in whose titles a document's stands, squashed, by the day held."""
    found = desk.items_at((place, label) for place, label, title in desk.library.titled if document in title)
    return sorted(found, key=when)


def when(target: Target) -> tuple[str, str]:
    """Give the day on which an item was dealt with, and its minutes."""
    return str(target.minutes.held or target.minutes.issued or ""), target.minutes.id
