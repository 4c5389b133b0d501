"""What a folder of minutes lacks: for each year the numbers held, and those missing between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.index import Entry


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """One year of issue: the document numbers held, ascending, and the gaps below the highest of them.

    What was issued after the highest number held cannot be told from the numbers.
    """

    year: int
    held: tuple[int, ...]
    gaps: tuple[int, ...]


def coverage_by_year(entries: Mapping[str, Entry]) -> tuple[YearCoverage, ...]:
    """Give the coverage of each year of issue, oldest first; minutes without number or date belong to none."""
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for entry in entries.values():
        day = entry.issued or entry.held
        if day and entry.number:
            numbers[int(day[:4])].add(entry.number)
    return tuple(_covered(year, held) for year, held in sorted(numbers.items()))


def _covered(year: int, held: set[int]) -> YearCoverage:
    gaps = (number for number in range(1, max(held)) if number not in held)
    return YearCoverage(year, tuple(sorted(held)), tuple(gaps))
