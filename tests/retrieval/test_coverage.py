"""Gaps in the numbering of a year."""

from __future__ import annotations

from retrieval.coverage import YearCoverage, coverage_by_year
from retrieval.index import Entry


def entry(number: int | None, issued: str | None, held: str | None = None) -> Entry:
    """Give a manifest's entry."""
    return Entry("a.txt", "0", "v", number, None, held, issued)


def test_gaps_are_told_for_each_year_of_issue() -> None:
    entries = {
        "2023-05": entry(5, "2023-04-18"),
        "2023-02": entry(2, "2023-02-18"),
        "2022-01": entry(1, "2022-01-18"),
        "2024-02": entry(2, None, "2024-01-30"),
    }
    assert coverage_by_year(entries) == (
        YearCoverage(2022, (1,), ()),
        YearCoverage(2023, (2, 5), (1, 3, 4)),
        YearCoverage(2024, (2,), (1,)),
    )


def test_a_document_belongs_to_the_year_it_was_issued_in() -> None:
    assert coverage_by_year({"2024-01": entry(1, "2024-01-03", "2023-12-28")})[0].year == 2024


def test_minutes_without_number_or_date_belong_to_no_year() -> None:
    assert coverage_by_year({"a": entry(None, "2023-04-18"), "b": entry(5, None)}) == ()
    assert coverage_by_year({}) == ()
