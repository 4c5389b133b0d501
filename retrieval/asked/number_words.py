"""Numbers as questions say them, in words or digits of either language: twelve, twenty-sixth, 26th, 十二."""

from __future__ import annotations

import re
from functools import cache

from retrieval.numerals import to_int

# Each stands at the place of its number.
CARDINALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    "nineteenth",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Before what is over a hundred, or at the end of it: one hundred and third, hundredth.
HUNDRED = r"(?:(?:a|one)[ -])?hundred"
_OVER_A_HUNDRED = re.compile(rf"{HUNDRED}(?:th|(?: and)? (?P<rest>(?!and\b)[a-z]+(?: [a-z]+)?))?")
_ORDINAL_DIGITS = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")


def to_number(said: str) -> int | None:
    """Read a whole number in small words or digits, twenty-six, 26th, 二十六; None where it is none."""
    plain = said.strip().rstrip(".").replace("-", " ")
    if over := _OVER_A_HUNDRED.fullmatch(plain):
        below = english_numbers().get(over["rest"] or "zero")
        return None if below is None else 100 + below
    return english_numbers().get(plain) or to_int(_ORDINAL_DIGITS.sub("", plain))


@cache
def english_numbers() -> dict[str, int]:
    """Give the English words of 0 to 99 with their numbers, cardinal and ordinal, parts set apart by a space."""
    both = (CARDINALS, ORDINALS)
    numbers = {word: at for words in both for at, word in enumerate(words)}
    for tens, word in enumerate(TENS, start=2):
        numbers |= {word: tens * 10, word.removesuffix("y") + "ieth": tens * 10}
        numbers |= {f"{word} {words[at]}": tens * 10 + at for words in both for at in range(1, 10)}
    return numbers
