"""The words of the made-up archive, read from `archive_terms.toml` and `archive_prose.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
TOWNS = ("镇", "街道", "新城")
ALIAS_SHARE = 0.08  # of the bodies in decisions and duties, those written by another name


@dataclass(frozen=True, slots=True)
class BodyTerm:
    """A body: canonical name, other ways to write it, English names, most usual first."""

    name: str
    aliases: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a bureau works on; `subjects` are (Chinese, English), `quantities` and `actions` as in the TOML file."""

    body: str
    partners: tuple[str, ...]
    subjects: tuple[tuple[str, str], ...]
    forms: tuple[str, ...]
    why: tuple[str, ...]
    actions: tuple[str, ...]
    goals: tuple[str, ...]
    quantities: tuple[Mapping[str, Any], ...]
    law: str


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of document or report: how its title is made, what it is called for short, when in the year it comes."""

    key: str
    kind: str
    patterns: tuple[str, ...]
    short: str
    english: str
    selfref: str
    months: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Terms:
    """Both files; `prose` holds the wordings that need no type of their own."""

    bodies: Mapping[str, BodyTerm]
    topics: tuple[Topic, ...]
    forms: Mapping[str, Form]
    surnames: str
    given: str
    silent_companies: tuple[str, ...]
    prose: Mapping[str, Any]


@cache
def load_terms() -> Terms:
    """Read both files from beside this module."""
    words = tomllib.loads((HERE / "archive_terms.toml").read_text("utf-8"))
    prose = tomllib.loads((HERE / "archive_prose.toml").read_text("utf-8"))
    bodies = [BodyTerm(each["name"], tuple(each["aliases"]), tuple(each["english"])) for each in words["bodies"]]
    forms = [_form(each) for each in prose["forms"]]
    people = words["people"]
    return Terms(
        bodies={body.name: body for body in bodies},
        topics=tuple(_topic(each, words["groups"]) for each in words["topics"]),
        forms={form.key: form for form in forms},
        surnames=people["surnames"],
        given=people["given"],
        silent_companies=tuple(people["silent_companies"]),
        prose=prose,
    )


def weighted(rng: Random, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Draw one row by its `weight`."""
    return rng.choices(rows, [row["weight"] for row in rows])[0]


def print_body(terms: Terms, name: str, rng: Random, alias_share: float) -> str:
    """Write a body's canonical name, or now and then one of its aliases."""
    aliases = terms.bodies[name].aliases
    return rng.choice(aliases) if aliases and rng.random() < alias_share else name


def _form(row: Mapping[str, Any]) -> Form:
    first, last = row["months"]
    texts = (row["key"], row["kind"], tuple(row["patterns"]), row["short"], row["english"], row["selfref"])
    return Form(*texts, months=(first, last))


def _topic(row: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Topic:
    return Topic(
        body=row["body"],
        partners=tuple(row["partners"]),
        subjects=tuple((chinese, english) for chinese, english in row["subjects"]),
        forms=tuple(groups[row["group"]]),
        why=tuple(row["why"]),
        actions=tuple(row["actions"]),
        goals=tuple(row["goals"]),
        quantities=tuple(row["quantities"]),
        law=row["law"],
    )
