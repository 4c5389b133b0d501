"""The meetings that are held, by what questions name them by: the day, the numbers, who was in the chair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.asked.edges import Edge
from retrieval.asked.periods import Period
from retrieval.asked.references import Reference

_DIGIT = re.compile(r"\d")
_READ = 30  # meetings of which it is looked up who chaired: those of a year


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting: the document of its minutes, when it was held, its number, that of its minutes, their years."""

    document: str
    held: date
    meeting: int | None
    number: int | None
    years: frozenset[int]


class Sittings:
    """All meetings held, in their order; `chair_of` gives by a document who chaired, and as what."""

    def __init__(self, held: Iterable[Sitting], chair_of: Callable[[str], tuple[str, str]]) -> None:
        """Take the meetings in any order."""
        self._held = tuple(sorted(held, key=lambda one: one.held))
        self._chair_of = chair_of

    def named(self, periods: Iterable[Period], references: Sequence[Reference], edge: Edge | None) -> list[Sitting]:
        """Give the meetings that all of these name; of an edge the first or the last in the months or years named."""
        found: Iterator[Sitting] | list[Sitting] = iter(self._held)
        periods = list(periods)
        wide = [period for period in periods if not period.day]
        found = [one for one in found if all(_within(one, period) for period in wide)]
        if edge and found:
            found = found[:1] if edge == "first" else found[-1:]
        days = [period for period in periods if period.day]
        found = [one for one in found if all(_within(one, period) for period in days)]
        numbered = [one for one in found if all(_numbered(one, reference) for reference in references)]
        return numbered or self._in_order(found, wide, references)

    def _in_order(
        self, found: Sequence[Sitting], wide: Sequence[Period], references: Sequence[Reference]
    ) -> list[Sitting]:
        """Give the second, the third of a year or month, said in words, where no meeting then bears that number."""
        if len(references) != 1 or not wide or references[0].kind != "meeting" or _DIGIT.search(references[0].said):
            return []
        held = [one for one in self._held if all(_within(one, period) for period in wide)]
        return [one for one in held[references[0].value - 1 : references[0].value] if one in found]

    def chaired(self, held: Sequence[Sitting], said: Sequence[str]) -> list[Sitting]:
        """Leave of some meetings those chaired by somebody said by the name, or by surname and office: 贾市长."""
        return [one for one in held if _says(self._chair_of(one.document), said)] if len(held) <= _READ else []


def _within(one: Sitting, period: Period) -> bool:
    day = one.held
    if period.year is not None and day.year != period.year:
        return False
    if period.month is not None and not period.month <= day.month <= (period.last_month or period.month):
        return False
    return period.day is None or day.day == period.day


def _numbered(one: Sitting, reference: Reference) -> bool:
    if reference.year is not None and reference.year not in one.years:
        return False
    return reference.value == (one.meeting if reference.kind == "meeting" else one.number)


def _says(chair: tuple[str, str], said: Sequence[str]) -> bool:
    name, office = chair
    return bool(name) and any(one.startswith(name) or (one[0] == name[0] and one[1:] in office) for one in said)
