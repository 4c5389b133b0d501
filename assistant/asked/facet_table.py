"""The wordings, features and rules by which questions ask, read from wordings/, rules.toml and orders.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.asked.condition_table import condition_words
from assistant.text.tables import table
from assistant.text.wordings import Wordings
from retrieval.scripts import fold

_THEMES = ("meetings", "people", "documents", "work", "figures", "passages")
_ADDRESS = "address"  # the orders of orders.toml that are told by "you"


@dataclass(frozen=True, slots=True)
class Rule:
    """A facet and the features that call for it. The model does not weigh a rule that is `certain`."""

    facet: str
    all: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    certain: bool = False

    def fits(self, features: frozenset[str]) -> bool:
        """Whether the features call for the facet."""
        return self.all <= features and not self.none & features and (not self.any or bool(self.any & features))


@dataclass(frozen=True, slots=True)
class FacetTable:
    """The tables, read: patterns of features, what a question asks by, the rules in their order, and their groups."""

    wordings: Mapping[str, Wordings]
    asking: Wordings
    idle: re.Pattern[str]
    rules: tuple[Rule, ...]
    askers: frozenset[str]
    separate: frozenset[str]
    wholes: frozenset[str]
    precise: frozenset[str]
    needs: Mapping[str, frozenset[str]]
    bars: Mapping[str, frozenset[str]]

    def rule(self, features: frozenset[str]) -> Rule:
        """Give the first rule that some features call for; the last one fits all."""
        return next(rule for rule in self.rules if rule.fits(features))

    def said_in(self, text: str, names: Iterable[str] | None = None) -> frozenset[str]:
        """Name the features, all or some, of which a text has a wording."""
        named = self.wordings if names is None else names
        return frozenset(name for name in named if self.wordings[name].stand_in(text))


@cache
def facet_table() -> FacetTable:
    """Read the table once."""
    raw, features = table("asked/rules"), {**_said(), "attack": _orders()}
    wordings = {name: Wordings.of(patterns) for name, patterns in features.items()}
    asking = [pattern for name in raw["asking"]["features"] for pattern in features[name]]
    rules = tuple(map(_rule, raw["rules"]))
    everything = Wordings.of([*raw["asking"]["words"], *asking, *condition_words()])
    idle = re.compile("|".join(raw["asking"]["idle"]), re.IGNORECASE)
    clauses, precise = raw["clauses"], frozenset(raw["precise"]["facets"])
    groups = {key: frozenset(clauses[key]) for key in ("askers", "separate", "wholes")}
    needs, bars = ({facet: frozenset(names) for facet, names in raw[key].items()} for key in ("needs", "bars"))
    return FacetTable(wordings, everything, idle, rules, precise=precise, needs=needs, bars=bars, **groups)


@cache
def _said() -> Mapping[str, Sequence[str]]:
    """Read the wordings of all features but orders."""
    return {name: said for theme in _THEMES for name, said in table(f"asked/wordings/{theme}").items()}


def _orders(but: str = "") -> list[str]:
    """Read the wordings of what an assistant is told to do besides answering, of all kinds but one."""
    return [pattern for kind, patterns in table("asked/orders").items() if kind != but for pattern in patterns]


def _rule(raw: Mapping[str, Any]) -> Rule:
    features = {key: frozenset(raw.get(key, ())) for key in ("all", "any", "none")}
    return Rule(raw["facet"], **features, certain=raw.get("certain", False))


def barred(facet: str, features: frozenset[str]) -> bool:
    """Whether a question has a wording with which a facet is not what it asks for."""
    return bool(facet_table().bars.get(facet, frozenset()) & features)


def asking_words() -> tuple[str, ...]:
    """Give the wordings by which questions ask, as regular expressions: they count as spelt right."""
    return (*(pattern for patterns in _said().values() for pattern in patterns), *_orders())


def asks_for(text: str) -> frozenset[str]:
    """Name the facets' askers, attacks and lists by topic or in groups, of which a text has a wording."""
    known = facet_table()
    return known.said_in(text, (*known.askers, "attack", "topic_listed", "where_said", "by_body", "by_step", "list"))


def gives_orders(question: str) -> bool:
    """Whether a question has the wordings by which an assistant is told what to do."""
    return facet_table().wordings["attack"].stand_in(fold(question))


def holds_orders(text: str) -> bool:
    """Whether a passage, or what was said before, has such wordings; that it says "you" makes it no order."""
    return _orders_in_text().stand_in(fold(text))


@cache
def _orders_in_text() -> Wordings:
    return Wordings.of(_orders(but=_ADDRESS))
