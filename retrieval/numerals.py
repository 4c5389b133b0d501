"""Numbers and dates as minutes write them: 12, 十二, 一三一, １２, 2023 年 4 月 10 日, 二〇二五年十一月三日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from retrieval.records import Span

_SAID = ("〇零○Ｏ", "一", "二两俩", "三", "四", "五", "六", "七", "八", "九")
DIGITS = {char: digit for digit, chars in enumerate(_SAID) for char in chars}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
NUMBER = r"(?:[0-9０-９][0-9０-９ ]*|[〇零○一二三四五六七八九十百两]+)"
# Bounded, since a page of digits would take time by the square of its length.
_SHORT = NUMBER.replace("*", "{0,12}").replace("+", "{1,12}")
_DATE = re.compile(
    rf"(?P<year>{_SHORT})\s{{0,9}}年\s{{0,9}}"
    rf"(?:(?P<month>{_SHORT})\s{{0,9}}月\s{{0,9}}(?:(?P<day>{_SHORT})\s{{0,9}}[日号])?)?"
)
_MONTH_DAY = re.compile(rf"(?P<month>{_SHORT})\s{{0,9}}月\s{{0,9}}(?P<day>{_SHORT})\s{{0,9}}[日号]")
_ROC_EPOCH = 1911


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as the text gives it, and where: month and day are None where they are not said."""

    year: int
    month: int | None
    day: int | None
    span: Span

    @property
    def day_of_calendar(self) -> date | None:
        """Give the full date, or None where a part is missing or no calendar has it."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def to_int(text: str) -> int | None:
    """Read a whole number in Arabic, full-width or Chinese digits; None where it is none. 一三一 is 131, 十二 is 12."""
    compact = re.sub(r"\s", "", text)
    if compact.isdecimal():
        return int(compact)
    if not compact or any(c not in DIGITS and c not in _UNITS and c not in _MYRIADS for c in compact):
        return None
    if not any(c in _UNITS or c in _MYRIADS for c in compact):
        return int("".join(str(DIGITS[c]) for c in compact))
    return _positional(compact)


def _positional(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            total += (section + digit or 1) * _MYRIADS[char]
            section = digit = 0
    return total + section + digit


def to_chinese(value: int) -> str:
    """Write 1 to 99 as agenda labels are written: 一, 十, 十二, 二十三."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones or not head else "")


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Find every date that names its year; a year of the Republic calendar (111年 after 民國) is turned to ours."""
    found = (_mention(text, match) for match in _DATE.finditer(text))
    return tuple(mention for mention in found if mention is not None)


def _mention(text: str, match: re.Match[str]) -> DateMention | None:
    year = to_int(match["year"])
    if year is None:
        return None
    if re.search(r"民[國国]\s*$", text[: match.start()]) or (year in range(90, 150) and match["month"]):
        year += _ROC_EPOCH
    if year not in range(1900, 2100):
        return None
    month, day = (to_int(match[name]) if match[name] else None for name in ("month", "day"))
    return DateMention(year, month, day, Span(match.start(), match.end()))


def find_month_days(text: str) -> tuple[tuple[int, int, Span], ...]:
    """Find month and day without regard to a year: (month, day, span)."""
    found = []
    for match in _MONTH_DAY.finditer(text):
        month, day = to_int(match["month"]), to_int(match["day"])
        if month in range(1, 13) and day in range(1, 32) and month and day:
            found.append((month, day, Span(match.start(), match.end())))
    return tuple(found)
