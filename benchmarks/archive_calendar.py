"""When the made-up meetings are held, who holds which office, and what is on each agenda: no wording yet.

A year does not depend on how many years are written, so an archive of 2,000 minutes ends with that of 300.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.archive_terms import Form, Terms, Topic

LAST_YEAR = 2023
TERM_YEARS = 5  # a government's term; its meetings are counted from 1 again
Family = tuple[Topic, tuple[str, str], Form]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting and its document: numbers and dates."""

    number: int
    meeting: int
    held: date
    half_day: str
    compiled: date
    issued: date


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """What an agenda item is about: one family of documents or reports, or several of the same bureau."""

    families: tuple[Family, ...]
    deferred: bool = False


class Calendar:
    """The made-up city's years, by seed."""

    def __init__(self, terms: Terms, seed: int) -> None:
        """Rank all families of documents once: a few come back nearly every year, most now and then."""
        self._terms = terms
        self._seed = seed
        self._holders: dict[tuple[str, int], str] = {}
        forms = terms.forms
        self._families = [
            (topic, subject, forms[key]) for topic in terms.topics for subject in topic.subjects for key in topic.forms
        ]
        self._families += [(topic, topic.subjects[0], forms["law"]) for topic in terms.topics if topic.law]
        self._rng("families").shuffle(self._families)

    def sittings(self, year: int) -> list[Sitting]:
        """Give the 18 to 24 meetings of a year, in order; the numbers of the documents have gaps."""
        rng = self._rng(year)
        count = self._meetings(year)
        first = 1 + sum(self._meetings(each) for each in range(_term_start(year), year))
        sittings, number = [], 0
        for index in range(count):
            number += rng.choices((1, 2, 3), (72, 22, 6))[0]
            sittings.append(_sitting(rng, number, first + index, _day(year, index / count, rng)))
        return sittings

    def agendas(self, year: int, sittings: Sequence[Sitting]) -> list[list[ItemPlan]]:
        """Give for each meeting of the year its items in order; a family comes once a year, unless it was deferred."""
        rng = self._rng(year, "agenda")
        queue = self._queue(rng)
        agendas: list[list[ItemPlan]] = [[] for _ in sittings]
        for index, sitting in enumerate(sittings):
            plans = [self._plan(queue, sitting.held.month, rng) for _ in range(rng.choice((5, 6, 6, 7, 7, 7, 8, 9)))]
            for plan in plans:
                if plan.deferred and index + 2 < len(agendas):
                    agendas[index + 2].append(replace(plan, deferred=False))
            agendas[index] = _in_order(agendas[index] + plans, rng)
        return agendas

    def holder(self, office: str, year: int) -> str:
        """Name who holds an office in a year: someone else after three to seven years."""
        if (office, year) not in self._holders:
            rng = self._rng(office)
            length, offset = rng.randint(3, 7), rng.randint(0, 6)
            self._holders[office, year] = self.person(self._rng(office, (year + offset) // length))
        return self._holders[office, year]

    def person(self, rng: Random) -> str:
        """Make up a name of two or three characters."""
        given = rng.sample(self._terms.given, rng.choice((1, 2, 2, 2)))
        return rng.choice(self._terms.surnames) + "".join(given)

    def leaders(self, year: int) -> tuple[str, ...]:
        """Name mayor, executive deputy and five deputies of a year, all different."""
        wanted = ["市长", "常务副市长", *(f"副市长{index}" for index in range(5))]
        return tuple(dict.fromkeys(self.holder(office, year) for office in wanted))

    def _rng(self, *key: object) -> Random:
        return Random(":".join(map(str, (self._seed, *key))))

    def _meetings(self, year: int) -> int:
        return self._rng(year, "count").randint(18, 24)

    def _queue(self, rng: Random) -> list[Family]:
        weights = (1 / (rank + 8) ** 0.8 for rank in range(len(self._families)))
        keys = [math.log(1 - rng.random()) / weight for weight in weights]
        order = sorted(range(len(keys)), key=keys.__getitem__, reverse=True)
        return [self._families[index] for index in order]

    def _plan(self, queue: list[Family], month: int, rng: Random) -> ItemPlan:
        if rng.random() < 0.05:
            topic = rng.choice([each for each in self._terms.topics if each.body == "市应急局"])
            return ItemPlan(((topic, ("安全生产", "work safety"), self._terms.forms["safety"]),))
        first = queue.pop(next(index for index, each in enumerate(queue) if _allows(each, month)))
        families = [first]
        if first[2].kind == "审议" and rng.random() < 0.12:
            families += self._companions(queue, first, month, rng.choice((1, 1, 2, 3)))
        return ItemPlan(tuple(families), first[2].kind == "审议" and rng.random() < 0.025)

    @staticmethod
    def _companions(queue: list[Family], first: Family, month: int, count: int) -> list[Family]:
        like = [each for each in queue if each[0] is first[0] and each[2].kind == "审议" and _allows(each, month)]
        for each in like[:count]:
            queue.remove(each)
        return like[:count]


def newest(calendar: Calendar, count: int) -> Iterator[tuple[int, Sitting, list[ItemPlan]]]:
    """Give the newest `count` meetings up to LAST_YEAR with year and agenda, newest year first."""
    year = LAST_YEAR
    while count > 0:
        sittings = calendar.sittings(year)
        agendas = calendar.agendas(year, sittings)
        kept = list(zip(sittings, agendas, strict=True))[-count:]
        yield from ((year, sitting, agenda) for sitting, agenda in kept)
        count -= len(kept)
        year -= 1


def _term_start(year: int) -> int:
    return year - (year - 2022) % TERM_YEARS


def _day(year: int, share: float, rng: Random) -> date:
    day = date(year, 1, 5) + timedelta(days=int(345 * share) + rng.randint(0, 8))
    return day + timedelta(days=2) if day.weekday() >= 5 else day


def _sitting(rng: Random, number: int, meeting: int, held: date) -> Sitting:
    issued = held + timedelta(days=rng.randint(3, 9))
    compiled = held + timedelta(days=rng.randint(1, (issued - held).days))
    return Sitting(number, meeting, held, rng.choice(("上午", "下午")), compiled, issued)


def _allows(family: Family, month: int) -> bool:
    first, last = family[2].months
    return first <= month <= last


def _in_order(plans: list[ItemPlan], rng: Random) -> list[ItemPlan]:
    rng.shuffle(plans)
    return sorted(plans, key=lambda plan: plan.families[0][2].kind != "学习")
