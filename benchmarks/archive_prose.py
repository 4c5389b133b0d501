"""The sentences of an item's running text, from wordings with slots, each with the duties and figures it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from random import Random

from benchmarks.archive_facts import DutyFact, QuantityFact
from benchmarks.archive_terms import ALIAS_SHARE, TOWNS, Terms, Topic, print_body

SCALES = {"万": 10_000, "亿": 100_000_000}
Fact = DutyFact | QuantityFact | str


class Prose:
    """The sentences of one item; nothing is said twice while there is something left to say."""

    def __init__(self, terms: Terms, topic: Topic, subject: str, selfref: str, year: int, rng: Random) -> None:
        general = terms.prose["general"]
        self._terms, self._topic, self._year, self._rng = terms, topic, year, rng
        self._subject, self.selfref = subject, selfref
        self._actions = _endless([*topic.actions, *rng.sample(general["actions"], 5)], rng)
        self._measures = _endless(general["measures"], rng)
        self._results = _endless(general["results"], rng)
        self._goals = _endless([*topic.goals, *rng.sample(general["results"], 2)], rng)
        self._towns = [name for name in terms.bodies if name.endswith(TOWNS)]
        self._used: set[str] = set()
        self.aliases = 0

    def sentence(self, kind: str, paragraph: str) -> tuple[str, list[Fact]]:
        """Draft a sentence of a kind, with its facts; a kind that the topic has nothing for becomes a plain one."""
        if kind == "law" and not self._topic.law:
            kind = "none"
        rows = [row if isinstance(row, dict) else {"text": row} for row in self._terms.prose["sentences"][kind]]
        row = self._rng.choice([each for each in rows if self._sayable(each["text"])] or rows)
        self._used.add(row["text"])
        names = self._names()
        slots, quantity = self._slots(names), self._quantity(paragraph)
        text = row["text"].format(**slots, quantity=quantity.sentence, deadline=quantity.deadline)
        facts: list[Fact] = self._duties(row.get("who", []), text, names, paragraph)
        if "{quantity}" in row["text"]:
            facts.append(replace(quantity, sentence=text[:-1]))
        if kind == "none" or row.get("who") == []:
            facts.append(text[:-1])
        self.aliases += sum(f"{{{slot}}}" in row["text"] and a != b for slot, (a, b) in names.items())
        return text, facts

    def _sayable(self, wording: str) -> bool:
        """Tell whether a wording is new to the item and does not pair the general office with itself."""
        return wording not in self._used and not ("市政府办" in wording and self._topic.body == "市政府办")

    def _names(self) -> dict[str, tuple[str, str]]:
        group = self._rng.choice(self._terms.prose["general"]["groups"])
        chosen = {
            "body": self._topic.body,
            "partner": self._rng.choice(self._topic.partners),
            "town": self._rng.choice(self._towns),
        }
        printed = {slot: (name, print_body(self._terms, name, self._rng, ALIAS_SHARE)) for slot, name in chosen.items()}
        return printed | {"group": (group, group), "office": ("市政府办", "市政府办")}

    def _slots(self, names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
        slots = {letter: next(self._actions) for letter in "abc"}
        slots |= {letter: next(self._measures) for letter in "hk"}
        slots |= {"end": next(self._results), "goal": next(self._goals), "why": self._rng.choice(self._topic.why)}
        slots |= {"subject": self._subject, "law": self._topic.law, "selfref": self.selfref}
        return slots | {slot: printed for slot, (_, printed) in names.items()}

    def _quantity(self, paragraph: str) -> QuantityFact:
        row = self._rng.choice(self._topic.quantities)
        steps = round((row["high"] - row["low"]) / row["step"])
        number = round(row["low"] + self._rng.randint(0, steps) * row["step"], 1)
        shown = f"{number:g}" if number < 100_000 else str(int(number))
        deadline = self._rng.choice(self._terms.prose["general"]["deadlines"])
        deadline = deadline.format(year=self._year, next=self._year + 1)
        scale = SCALES.get(row["unit"][0], 1)
        unit = row["unit"][1:] if scale > 1 else row["unit"]
        phrase = row["p"].format(n=shown)
        value = round(number * scale, 4)
        return QuantityFact("", paragraph, row["zh"], row["en"], value, unit, shown + row["unit"], deadline, phrase)

    @staticmethod
    def _duties(who: Sequence[str], text: str, names: Mapping[str, tuple[str, str]], paragraph: str) -> list[Fact]:
        duties: list[Fact] = []
        for slots, clause in zip(who, text[:-1].split("；") if len(who) > 1 else [text[:-1]], strict=False):
            pairs = [names[slot] for slot in slots.split("+")]
            kind = "group" if slots == "group" else "named"
            bodies, printed = tuple(a for a, _ in pairs), tuple(b for _, b in pairs)
            duties.append(DutyFact("", paragraph, kind, bodies, printed, clause))
        return duties


def _endless(values: Sequence[str], rng: Random) -> Iterator[str]:
    return cycle(rng.sample(values, len(values)))
