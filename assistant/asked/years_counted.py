"""For how many years a plan runs, in English and as titles write it: a three-year plan is a 三年计划."""

from __future__ import annotations

import re

from retrieval.asked.number_words import CARDINALS, to_number
from retrieval.numerals import to_chinese

_COUNTED = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(CARDINALS[1:])})[ -]years?\b(?!(?<=years)['’]|s? (?:ago|old|later|in))",
    re.IGNORECASE,
)


def with_years_counted(text: str) -> str:
    """Write how many years a plan runs as Chinese titles do, where English counts them before a word."""
    return _COUNTED.sub(lambda found: f"{to_chinese(to_number(found['number'].lower()) or 0)}年", text)
