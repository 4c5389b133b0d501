"""A list of what decisions were made on, with how many there were each year."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.parts.counts import by_year
from assistant.compose.parts.lists import headline, lines_of, listed
from assistant.desk import Desk
from assistant.draft import Draft, of_row
from retrieval.records import LedgerRow


def list_of_rows(desk: Desk, rows: Sequence[LedgerRow], by_meeting: bool = False) -> Draft:
    """List what meets the conditions of a question, each with its meeting if wanted, or where years are several."""
    heading = headline(desk, "list.matching", len(rows))
    lines = lines_of(desk, rows, by_meeting)
    return listed(desk, [heading, *by_year(desk, rows), *lines], [of_row(row) for row in rows])
