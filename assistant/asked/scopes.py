"""How many meetings, minutes and periods a question names."""

from __future__ import annotations

import re

from retrieval.query import Query

# Beside a meeting by its number: the meetings of another time.
_ANOTHER = re.compile(
    r"(?:会议?|年|月)[^，。？]{0,2}[和与跟同比及、]|\b(?:and|with|against|versus|vs|to|than|from)\b[^.?]{0,20}\b(?:19|20)\d\d"
    r"|(?:19|20)\d\d\b[^.?]{0,20}\b(?:and|with|against|versus|vs|to|than|from)\b",
    re.IGNORECASE,
)


def scopes_of(query: Query) -> int:
    """Count the numbers and periods that a question names; a year that tells which meeting is meant is none."""
    return len(query.numbers) + len(query.meetings) + len(query.periods) - _in_its_year(query)


def _in_its_year(query: Query) -> bool:
    """Whether a year tells which of the meetings of one number is meant: 2021年第86次会议."""
    years = [one for one in query.periods if one.month is None and not one.towards]
    alone = len(query.meetings) == len(query.periods) == len(years) == 1 and not query.numbers
    return alone and not _ANOTHER.search(query.text)
