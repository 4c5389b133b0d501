"""The one meeting that an aside names and the question does not: I'm translating the June minutes and need the date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from retrieval.asked.language import language_of
from retrieval.asked.periods import find_dates_and_months
from retrieval.asked.references import find_references
from retrieval.asked.words import query_words


def with_meeting(asked: str, whole: str) -> str:
    """Add to a question without its asides the meeting or minutes that these alone name; as it is where none is one."""
    text = asked.lower()
    if asked == whole or find_dates_and_months(text, date.today()) or find_references(text):
        return asked
    named = {match.group().strip() for match in _pattern().finditer(whole)}
    if len(named) != 1:
        return asked
    meeting = named.pop()
    return f"{meeting}，{asked}" if language_of(whole) == "zh" else f"{asked.rstrip(' .?!')} in {meeting}?"


@cache
def _pattern() -> re.Pattern[str]:
    """Match a month with its meeting or minutes, unless something came after it."""
    months = "|".join(sorted(query_words().months, key=len, reverse=True))
    minutes = r"(?: 20\d\d)? (?:executive )?(?:minutes|meeting|session)\b"
    english = rf"(?<!after )(?<!since )(?<!before )\bthe (?:{months}){minutes}"
    number = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
    later = "(?![^，。,.]{0,4}(?:之后|以后|后|前))"
    chinese = rf"(?<!\d){number}月份?(?:的|那次|那份|那期)*(?:常务)?(?:会议纪要|纪要|会议|会){later}"
    return re.compile(f"{english}|{chinese}", re.IGNORECASE)
