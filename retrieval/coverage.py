"""What a folder of minutes lacks: for each year the numbers held, and those missing between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from retrieval.parsing.series import series_year


class Dated(Protocol):
    """What a list of documents knows of each: its number, the days held and issued as ISO dates."""

    @property
    def number(self) -> int | None:
        """The document's number in its year."""

    @property
    def held(self) -> str | None:
        """The day of the meeting."""

    @property
    def issued(self) -> str | None:
        """The day of issue."""


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """One year of issue: the document numbers held, ascending, and the gaps below the highest of them.

    What was issued after the highest number held cannot be told from the numbers.
    """

    year: int
    held: tuple[int, ...]
    gaps: tuple[int, ...]


def coverage_by_year(entries: Mapping[str, Dated]) -> tuple[YearCoverage, ...]:
    """Give the coverage of each year of issue, oldest first; minutes without number or date belong to none."""
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for entry in entries.values():
        year = series_year(entry.number, entry.held, entry.issued)
        if year and entry.number:
            numbers[year].add(entry.number)
    return tuple(_covered(year, held) for year, held in sorted(numbers.items()))


def _covered(year: int, held: set[int]) -> YearCoverage:
    gaps = (number for number in range(1, max(held)) if number not in held)
    return YearCoverage(year, tuple(sorted(held)), tuple(gaps))
