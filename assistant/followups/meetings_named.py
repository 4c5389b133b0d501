"""Whether a question or an answer names a meeting: by its number, by that of its minutes, by its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retrieval.asked.periods import Period
from retrieval.index import Entry
from retrieval.query import Query


def is_named(entry: Entry, query: Query, days: Sequence[Period]) -> bool:
    """Whether a meeting is one of those that a query names, which gives certain days as `days`."""
    by_number = any(number == entry.number for _, number in query.numbers)
    return bool(
        (not query.meetings or entry.meeting in query.meetings)
        and (not query.numbers or by_number)
        and (not days or any(_falls_in(entry, period) for period in days))
    )


def _falls_in(entry: Entry, period: Period) -> bool:
    return any(_within(period, date.fromisoformat(day)) for day in (entry.held, entry.issued) if day)


def _within(period: Period, day: date) -> bool:
    return (
        period.year in (None, day.year)
        and (period.month is None or period.month <= day.month <= (period.last_month or period.month))
        and period.day in (None, day.day)
    )
