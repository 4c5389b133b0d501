"""Short forms of quick typing written out, as if a question were typed whole: 3yr, dept, todos, meeting(s)."""

from __future__ import annotations

import re
from functools import cache

from retrieval.asked.number_words import CARDINALS
from retrieval.slips.words import letters

_PLURAL = re.compile(r"(?i:(?<=[a-z])\(e?s\))|(?<=[a-z])/s\b")
_OR_PLURAL = re.compile(r"(?<=[a-z])y\(ies\)")
_YEARS = re.compile(r"\b(\d{1,2})[ -]?(?:yrs?|y)\b(?!\.\w)", re.IGNORECASE)
_WHAT_TO_DO = re.compile(r"\b(what|how|things?|anything|nothing|something|much|left) to-?do\b", re.IGNORECASE)
_WORD = re.compile("[A-Za-z]+")
_LINE = r"(?:rail\w*|lines?|expressways?|highways?|motorways?|metro|tunnels?|bridges?|ferry|corridors?)\b"
_COUNT = re.compile(r"(?:#|\bno\.?|\bnr\.?) of (?=[a-z])", re.IGNORECASE)

# A document of a month that says something is that month's minutes: what the April document mentions.
_MINUTES = re.compile(
    r"(\bthe (?:january|february|march|april|may|june|july|august|september|october|november|december) )"
    r"(?:documents?|papers?|texts?|files?)(?= (?:mention|say|state|cite|speak|talk|tell|note|refer)s?\b)",
    re.IGNORECASE,
)


def written_out(text: str) -> str:
    """Give a question with its short forms written out."""
    text = _MINUTES.sub(r"\1minutes", text)
    text = _OR_PLURAL.sub("ies", _PLURAL.sub("s", text))
    text = _YEARS.sub(lambda found: f"{_word(int(found[1]))}-year", text)
    text = _COUNT.sub("number of ", _WHAT_TO_DO.sub(r"\1 to do", text))
    text = _lines().sub(_signs, text)
    return _pattern().sub(lambda found: letters().short_forms[found[0].lower()], text)


def _signs(line: re.Match[str]) -> str:
    """Name a line between cities as Chinese does: Shanghai-Suzhou-Nantong, of a railway, is 沪苏通."""
    return "".join(letters().city_signs[city.lower()] for city in _WORD.findall(line[0]))


@cache
def _lines() -> re.Pattern[str]:
    city = f"(?:{'|'.join(letters().city_signs)})"
    return re.compile(rf"\b{city}(?:\s?[-–—]\s?{city})+\b(?=\W*(?:[\w-]+ ){{0,3}}{_LINE})", re.IGNORECASE)


def _word(number: int) -> str:
    return str(CARDINALS[number]) if number < len(CARDINALS) else str(number)


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, letters().short_forms), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’&./@-])(?:{forms})(?![\w'’&/@-]|\.\w)", re.IGNORECASE)
