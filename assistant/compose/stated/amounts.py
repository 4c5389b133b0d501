"""The amount that the minutes of a time state of a matter, in whichever sentence of whichever item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.stated.editions import held_in, years_named
from assistant.compose.stated.figures import Figure, figures_in, figures_of, scored, told
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from assistant.matching.amounts import counted_noun, has_every_kind, of_kinds, said_of
from assistant.matching.lacking import glossed, held, of_another_matter
from assistant.matching.overlap import share
from assistant.matching.targets import targets
from retrieval.parsing.agenda import without_titles

_OF_A_YEAR = 60  # minutes
_MEETINGS = 3  # that state amounts of one matter in a year
_TARGETS = 3  # items, where no time is named
_HELD = 0.8  # of the topic, in the sentence and the title of its item
_SURELY = 0.9  # of the topic, in the sentence alone
_CLOSER = 0.15  # of the topic more, in the title of another item
_REMEMBERED = 8  # desks
# By how much something rose, which what it rose to does not tell.
_DIFFERENCE = re.compile(
    "(?:涨|增[加长]?|提高|上调|降低?|下调|减少?|多|少)(?:了|出)(?:多少|几)"
    r"|\b(?:rise|rose|increased?|fall|fell|drop(?:ped)?) by\b"
)
_DIFFERENCE_HELD = re.compile("提高|增[加长]|上调|降|下调|减少|涨")
_YEAR_OF_TITLE = re.compile(r"(?:19|20)\d\d")


def stated_once(desk: Desk) -> Draft | None:
    """Give the amount that is stated of what a question surely means, at each of a few meetings; None where none is."""
    if "topic" not in desk.asked.features:
        return None
    found = [one for _, one in scored(desk, [_candidates(desk)])[0] if _surely(desk, one)]
    best = _best(desk, found)
    if not best or (asks_difference(desk) and not _DIFFERENCE_HELD.search(best[0].quote)):
        return None
    lines = [told(desk, one) for one in {one.source.document: one for one in reversed(best)}.values()]
    lines.sort(key=lambda line: line.sources[0].held or "")
    shown = quotes([line.sources[0] for line in lines])
    if all(has_every_kind(desk, line.sources[0].quote) for line in lines):
        return Draft("answered", (*lines, *shown))
    return Draft("partial", (*lines, Statement(desk.say("absent.amount_too"), (), "note"), *shown))


def asks_difference(desk: Desk) -> bool:
    """Whether a question asks by how much something rose or fell."""
    return _DIFFERENCE.search(desk.asked.query.text) is not None


def _best(desk: Desk, found: Sequence[Figure]) -> list[Figure]:
    """Give the figures that hold most of the topic, where few meetings state them; of many, those of the title."""
    told_by = [_told_by(desk, one) for one in found]
    for parts in (2, 3):
        most = max((each[:parts] for each in told_by), default=())
        best = [one for one, each in zip(found, told_by, strict=True) if each[:parts] == most]
        years = {(one.source.held or "")[:4] for one in best}
        documents = {one.source.document for one in best}
        if len(documents) <= (_MEETINGS if len(years) == 1 else 1):
            return best
    return []


def _told_by(desk: Desk, figure: Figure) -> tuple[float, ...]:
    """Tell how much of the topic a figure holds with its title, then by itself, then in the title alone."""
    return tuple(round(held(desk, text), 2) for text in (figure.text, figure.quote, figure.matter))


def _candidates(desk: Desk) -> list[Figure]:
    """Give the figures of the time that a question names, else of the items that it is likely about."""
    years = years_named(desk)
    documents = desk.scope if len(years) != 1 or len(desk.scope) <= _OF_A_YEAR else held_in(desk, years[0])
    if len(documents) > _OF_A_YEAR:
        return [one for each in targets(desk, _TARGETS) for one in figures_of(desk, each.minutes, each.item)]
    figures = figures_in(desk, documents)
    of_year = [one for one in figures if _fits_year(one, years)]
    return of_year or figures


def _fits_year(figure: Figure, years: Sequence[int]) -> bool:
    """Whether the years of a title, if it has any, are those named: the plan of 2024 is held in December 2023."""
    said = set(_YEAR_OF_TITLE.findall(figure.matter))
    return not said or not years or bool(said & {str(year) for year in years})


def _surely(desk: Desk, figure: Figure) -> bool:
    """Whether a figure is of what is asked: it holds nearly all of it, and no other title holds more."""
    if not _asked_for(desk, figure):
        return False
    if of_another_matter(desk, figure.text) or held(desk, figure.text) < _HELD:
        return False
    return held(desk, figure.quote) >= _SURELY or not _another_holds_more(desk, figure)


def _asked_for(desk: Desk, figure: Figure) -> bool:
    """Whether a sentence states an amount of the kind that is asked for, and itself says something of its matter."""
    plain = without_titles(figure.quote)
    if not of_what_is_counted(desk, figure.quote):
        return False
    said = any(said_of(desk, plain, each) for each in of_kinds(desk, figure.quote))
    return said or (bool(of_kinds(desk, figure.quote)) and share(desk, plain) > 0)


def of_what_is_counted(desk: Desk, text: str) -> bool:
    """Whether a sentence says the noun that an English question counts: 9.6万亩 of fertiliser are no towns."""
    noun = counted_noun(desk)
    known = [word for word in desk.words if word.said == noun and word.longer and noun not in glossed(desk)]
    return all(word.held(text) for word in known)


def _another_holds_more(desk: Desk, figure: Figure) -> bool:
    """Whether the title of another item of the same time holds more of the topic."""
    return held(desk, figure.matter) + _CLOSER < _most_of_a_title(desk)


@lru_cache(maxsize=_REMEMBERED)
def _most_of_a_title(desk: Desk) -> float:
    """Give the greatest share of the topic that any title of the time holds."""
    scope = set(desk.scope)
    return max((held(desk, title) for document, _, title in desk.library.titled if document in scope), default=0.0)
