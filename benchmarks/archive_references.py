"""Ways to name one item or one meeting of the made-up archive, each checked to fit no other."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from benchmarks.archive_facts import Archive, ItemFact, MinutesFact
from benchmarks.archive_terms import Form

SCOPES = ("year", "year", "month", "number", "meeting", "date")
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Target:
    """One document of an item, or the item itself where it has none: `index` counts documents, or subjects."""

    minutes: MinutesFact
    item: ItemFact
    index: int = 0

    @property
    def subject(self) -> str:
        """Name what it is about, in Chinese."""
        return self.item.subjects[self.index]

    @property
    def genus(self) -> str:
        """Name its kind; all reports are one kind, since people do not tell them apart."""
        return "report" if not self.item.documents else self.item.forms[self.index]


class References:
    """Finds wordings that name a target; keeps what each wording must be told apart from."""

    def __init__(self, archive: Archive, forms: Mapping[str, Form], wordings: Mapping[str, Any]) -> None:
        """Sort all targets by subject, since no wording leaves the subject out."""
        self._forms = forms
        self._wordings = wordings
        self.targets = [
            Target(minutes, item, index)
            for minutes in archive.minutes
            for item in minutes.items
            for index in range(max(1, len(item.documents)))
        ]
        self._by_subject: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            self._by_subject[target.subject].append(target)

    def name(self, target: Target, language: str, rng: Random, scopes: Sequence[str] = SCOPES) -> str | None:
        """Word a reference to the target by one of the scopes, or None where it would fit another item too."""
        scope = rng.choice(scopes)
        documents = target.item.documents
        key = f"{'name' if documents else 'report'}_{scope}"
        same = [each for each in self._rivals(target) if each.genus == target.genus or self._holds(each, target)]
        if documents and scope == "year" and rng.random() < 0.4:
            title = documents[target.index]
            same = [each for each in self._rivals(target) if title in each.item.documents]
            key = "title" if str(target.minutes.held.year) in title and rng.random() < 0.6 else "title_year"
            scope = "any" if key == "title" else "year"
        if sum(_fits(each, target, scope) for each in same) != 1:
            return None
        wording: str = rng.choice(self._wordings[language]["refs"][key])
        form = self._forms[target.item.forms[target.index]]
        return wording.format(
            **meeting_slots(target.minutes),
            title=documents[target.index] if documents else "",
            subject=target.subject,
            english=target.item.english[target.index],
            short=form.short,
            form=form.english,
        )

    def at(self, minutes: MinutesFact, language: str, rng: Random, scopes: Sequence[str] = ()) -> str:
        """Name a meeting by document number, meeting number or date, each with the year."""
        wording: str = rng.choice(self._wordings[language]["at"][rng.choice(scopes or ("number", "meeting", "date"))])
        return wording.format(**meeting_slots(minutes))

    def held_in(self, subject: str, year: int) -> bool:
        """Tell whether a subject comes up in a year, be it only in a title."""
        return any(_of_year(each, year) for each in self._by_subject[subject])

    def _rivals(self, target: Target) -> list[Target]:
        return self._by_subject[target.subject]

    def _holds(self, rival: Target, target: Target) -> bool:
        """Tell whether the short name of the target stands in the rival's title (管理办法 in 专项资金管理办法)."""
        short = self._forms[target.item.forms[target.index]].short
        return bool(rival.item.documents and target.item.documents) and short in rival.item.documents[rival.index]


def meeting_slots(minutes: MinutesFact) -> dict[str, object]:
    """Give what a wording may say of a meeting: numbers and dates in both languages."""
    held = minutes.held
    return {
        "year": held.year,
        "month": held.month,
        "month_en": calendar.month_name[held.month],
        "number": minutes.number,
        "number_zh": chinese_number(minutes.number),
        "meeting": minutes.meeting,
        "held": held.isoformat(),
        "held_zh": chinese_date(held),
        "held_en": english_date(held),
        "half_day": minutes.half_day,
    }


def chinese_date(day: date) -> str:
    """Write 2023年6月13日."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_date(day: date) -> str:
    """Write 13 June 2023."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def chinese_number(number: int) -> str:
    """Write a number from 1 to 99 in Chinese numerals: 12 is 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")


def _of_year(target: Target, year: int) -> bool:
    return target.minutes.held.year == year or str(year) in target.item.title


def _fits(rival: Target, target: Target, scope: str) -> bool:
    a, b = rival.minutes, target.minutes
    if scope == "any":
        return True
    if scope == "year":
        return _of_year(rival, b.held.year)
    if scope == "month":
        return (a.held.year, a.held.month) == (b.held.year, b.held.month)
    return a.id == b.id
