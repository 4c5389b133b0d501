"""What a question names for certain, as masks over a snapshot's rows; what matches nothing is told, not dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.parsing.series import series_years
from retrieval.query import Period, Query
from retrieval.ranking.office_terms import under
from retrieval.snapshot import Snapshot

Mask = NDArray[np.bool_]
_JOINED = ", "
_NUMBERED_BY = ("number", "held", "issued")
_FEW = 4  # meetings held, of which "the second meeting" is the second in order where none bears that number
_IN_ORDER = re.compile(
    r"第?\s*(?:[二三四]|[2-4](?=\s*份))\s*[次份期](?!.*(?:政府|常务)).*|(?:second|third|fourth) (?!.*executive).*"
)

_BY_NUMBER = re.compile(r"\b(?:no|nos|nr|number)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filtered:
    """`mask` (n,) is None where nothing is filtered; `unmatched` are the words of filters that match nothing.

    `conflicting` are the words of filters that match something, but nothing that the surer ones before them leave; a
    year that is not said of a meeting may be the matter's and is no conflict.
    """

    mask: Mask | None
    unmatched: tuple[str, ...]
    conflicting: tuple[str, ...] = ()


def filtered(query: Query, snapshot: Snapshot) -> Filtered:
    """Combine a question's filters: all of them, but for those that leave nothing of what the ones before leave.

    The surest come first: numbers and meetings, then days, months, years.
    """
    mask: Mask | None = None
    unmatched: list[str] = []
    conflicting: list[str] = []
    for said, found in (*_terms(query, snapshot), *_documents(query, snapshot), *_dates(query, snapshot)):
        both = found if mask is None else found & mask
        if both.any():
            mask = both
        else:
            (conflicting if found.any() else unmatched).append(said)
            mask = _with_its_day(query, snapshot, said, (found, mask)) if found.any() and mask is not None else mask
    aside = {period.said for period in query.periods if _is_year(period) and not period.meeting}
    conflicting = [said for said in conflicting if not aside.issuperset(said.split(_JOINED))]
    if mask is not None and any(_is_month(period) and period.year is None for period in query.periods):
        mask = _of_the_year_beside(query, snapshot, mask)
    if query.edges:
        mask = _at_edges(query, snapshot, mask)
    return Filtered(mask, tuple(dict.fromkeys(unmatched)), tuple(dict.fromkeys(conflicting)))


def _with_its_day(query: Query, snapshot: Snapshot, said: str, masks: tuple[Mask, Mask]) -> Mask:
    """Leave of meetings that bear one number the one of the year of a day on which another was held, and that other.

    `masks` are what the day matches, and what is left so far; the latter stays where no day with a year is said.
    """
    found, mask = masks
    years = {one.year for one in query.periods if _is_day(one) and one.year and one.said in said.split(_JOINED)}
    of_year = mask & (snapshot.columns["held"] // 10_000 == min(years)) if len(years) == 1 else mask
    return of_year | found if of_year.any() and of_year.sum() < mask.sum() else mask


def _of_the_year_beside(query: Query, snapshot: Snapshot, mask: Mask) -> Mask:
    """Leave of a month without a year the one of a year that the question names beside it: the 2016 plan, in October.

    All months stay where no meeting was held in that one.
    """
    held = snapshot.columns["held"]
    years = [_within(period, held) for period in query.periods if _is_year(period) and period.year]
    both = mask & np.logical_or.reduce(years) if years else mask
    return both if both.any() else mask


def _terms(query: Query, snapshot: Snapshot) -> Iterator[tuple[str, Mask]]:
    """Terms of office (第十六届市政府) name the meetings held under them."""
    named = ((one.said, under(one.value, snapshot)) for one in query.references if one.kind == "term")
    yield from ((said, mask) for said, mask in named if mask is not None)


def _documents(query: Query, snapshot: Snapshot) -> Iterator[tuple[str, Mask]]:
    """Numbers and meetings name documents: those that both name, or all that either names."""
    numbers = ((_said(query, "number", *one), _numbered(snapshot, *one), one[1]) for one in query.numbers)
    sittings = ((_said(query, "meeting", None, value), _sat(query, snapshot, value), value) for value in query.meetings)
    by_number, by_meeting = (
        [(said, mask if mask.any() else _in_order(said, value, snapshot)) for said, mask, value in named]
        for named in (numbers, sittings)
    )
    held = [[mask for _, mask in masks if mask.any()] for masks in (by_number, by_meeting)]
    for said, mask in (*by_number, *by_meeting):
        if not mask.any():
            yield said, mask
    unions = [np.logical_or.reduce(masks) for masks in held if masks]
    if unions:
        both = np.logical_and.reduce(unions)
        named = _JOINED.join(dict.fromkeys(said for said, _ in (*by_number, *by_meeting)))
        yield named, both if both.any() else np.logical_or.reduce(unions)


def _at_edges(query: Query, snapshot: Snapshot, mask: Mask | None) -> Mask:
    """Leave the one beside, or the first or the last: of each year or month said of meetings, else of what is left."""
    held_days = snapshot.columns["held"]
    beside = [edge for edge in query.edges if edge in ("next", "previous")]
    if beside and mask is not None and mask.any():
        found: Mask = np.logical_or.reduce([_beside(edge, held_days, mask) for edge in beside])
        return found
    left = held_days > 0 if mask is None else mask & (held_days > 0)
    of_meetings = [period for period in query.periods if period.meeting] or query.periods
    groups = [(left & _within(period, held_days), period.edge) for period in of_meetings] or [(left, "")]
    days = [
        (min if edge == "first" else max)(held_days[group])
        for group, own in groups
        if group.any()
        for edge in ([own] if own else query.edges)
    ]
    return left & np.isin(held_days, days) if days else left


def _beside(edge: str, days: NDArray[np.int32], mask: Mask) -> Mask:
    """Match the meeting that was held next after those of a mask, or last before them."""
    own = days[mask & (days > 0)]
    if not len(own):
        return mask
    others = days[days > own.max()] if edge == "next" else days[(days > 0) & (days < own.min())]
    if not len(others):
        return np.zeros_like(mask)
    return np.asarray(days == (others.min() if edge == "next" else others.max()), dtype=bool)


def _numbered(snapshot: Snapshot, year: int | None, number: int) -> Mask:
    columns = snapshot.columns
    found: Mask = (columns["number"] == number) & (number > 0)  # 0 stands where minutes have none
    return found if year is None else found & (series_years(*(columns[name] for name in _NUMBERED_BY)) == year)


def _met(snapshot: Snapshot, meeting: int) -> Mask:
    found: Mask = (snapshot.columns["meeting"] == meeting) & (meeting > 0)
    return found


def _sat(query: Query, snapshot: Snapshot, meeting: int) -> Mask:
    """Match a meeting by its number; "meeting No. 14 of 2023" is that of minutes 14 where no other was in that year."""
    found = _met(snapshot, meeting)
    years = list({period.year for period in query.periods if _is_year(period) and period.year and not period.towards})
    if len(years) != 1 or not _BY_NUMBER.search(_said(query, "meeting", None, meeting)):
        return found
    of_year = snapshot.columns["held"] // 10_000 == years[0]
    numbered = _numbered(snapshot, years[0], meeting)
    return numbered if not (found & of_year).any() and numbered.any() else found


def _in_order(said: str, place: int, snapshot: Snapshot) -> Mask:
    """Match the meeting that is the second, the third … of the few held, where the words name it by nothing else."""
    held = snapshot.columns["held"]
    days = np.unique(held[held > 0])
    if not (place <= len(days) <= _FEW and _IN_ORDER.fullmatch(said)):
        return np.zeros_like(held, dtype=bool)
    found: Mask = held == days[place - 1]
    return found


def _said(query: Query, kind: str, year: int | None, value: int) -> str:
    for one in query.references:
        if (one.kind, one.value) == (kind, value) and one.year == year:
            return one.said
    return f"{kind} {value}" if query.language != "zh" else f"第{value}{'号' if kind == 'number' else '次'}"


def _dates(query: Query, snapshot: Snapshot) -> Iterator[tuple[str, Mask]]:
    """Periods of one sort (days, months, years) are alternatives: 4月和6月, "between 2019 and 2021"."""
    certain = [one for one in query.periods if one.certain and (not one.guessed or _during(one, snapshot).any())]
    for sort in (_is_day, _is_month, _is_year):
        masks = [(period.said, _during(period, snapshot)) for period in certain if sort(period)]
        for said in dict.fromkeys(said for said, _ in masks):
            alternatives = np.logical_or.reduce([mask for each, mask in masks if each == said])
            if not alternatives.any():
                yield said, alternatives
        held = [(said, mask) for said, mask in masks if mask.any()]
        if held:
            yield (
                _JOINED.join(dict.fromkeys(said for said, _ in held)),
                np.logical_or.reduce([mask for _, mask in held]),
            )


def _is_day(period: Period) -> bool:
    return period.day is not None


def _is_month(period: Period) -> bool:
    return period.month is not None and period.day is None


def _is_year(period: Period) -> bool:
    return period.month is None


def _during(period: Period, snapshot: Snapshot) -> Mask:
    """Match the day of the meeting; where none is held on a day, the day of issue; a year also in an item's title.

    In a month without a meeting nothing was decided, though minutes of the month before were issued then.
    """
    columns = snapshot.columns
    first, second = ("issued", "held") if period.issued else ("held", "issued")
    found = _within(period, columns[first])
    if period.denied:
        return np.asarray((columns[first] > 0) & ~found, dtype=bool)
    loose = not _is_month(period) or period.issued or period.minutes
    if (loose and not found.any()) or not columns[first].any():
        found = _within(period, columns[second])
    if _is_year(period) and period.year and not (period.meeting or period.towards):
        found = found | _titled_year(snapshot, period.year)
    return found


def _within(period: Period, days: NDArray[np.int32]) -> Mask:
    if period.towards and period.year:
        return _beyond(period, period.year, days)
    year, month, day = days // 10_000, days // 100 % 100, days % 100
    found: Mask = days > 0
    if period.year is not None:
        found = found & (year == period.year)
    if period.month is not None:
        found = found & (month >= period.month) & (month <= (period.last_month or period.month))
    if period.days:
        first, last = period.days
        of_part: Mask = found & (day >= first) & (day <= last)
        return of_part if of_part.any() else found
    return found if period.day is None else found & (day == period.day)


def _beyond(period: Period, year: int, days: NDArray[np.int32]) -> Mask:
    """Match the days since, after or before a period, none of them unknown."""
    first = 10_000 * year + 100 * (period.month or 1) + (period.day or 1)
    last = 10_000 * year + 100 * (period.last_month or period.month or 12) + (period.day or 31)
    if period.towards == "before":
        return (days > 0) & (days < first)
    return days > last if period.towards == "after" else days >= first


def titled(snapshot: Snapshot, words: str) -> Mask:
    """Match rows whose item's title holds the words, squashed."""
    return _of_items(snapshot, [item for item, title in snapshot.titles.items() if words in title])


def _titled_year(snapshot: Snapshot, year: int) -> Mask:
    """Match rows whose item's title names the year, but not as an end of what a plan runs through: (2023-2025年)."""
    said = str(year)
    own = re.compile(rf"(?<![\d-]){said}(?!\d|年?-)")
    return _of_items(snapshot, [item for item, title in snapshot.titles.items() if said in title and own.search(title)])


def _of_items(snapshot: Snapshot, items: list[int]) -> Mask:
    return np.isin(snapshot.columns["item"], np.array(items, dtype=np.int32))


def preferred_years(query: Query, snapshot: Snapshot) -> Mask | None:
    """Match what was held in, or has in its title, a year that the question names without saying of what."""
    masks = [_during(period, snapshot) for period in query.periods if not period.certain]
    return np.logical_or.reduce(masks) if masks else None
