"""Kinds of bodies that a question may ask for in an attendance list: towns, banks, the press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.tables import table

_REPORTING = re.compile(r"汇报|报告|\breport|\bbrief", re.IGNORECASE)
_REMEMBERED = 8  # questions: several steps of reading ask it of one


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body: how questions ask for it, and by what its bodies are named in the minutes.

    `place` are the words for a kind of place of the city, which no agenda is about.
    """

    asked: re.Pattern[str]
    named: re.Pattern[str]
    place: re.Pattern[str] | None = None


@lru_cache(maxsize=_REMEMBERED)
def kind_in(text: str) -> tuple[BodyKind, str] | None:
    """Give the kind of body that a question asks for, with its words there; None where it asks for none."""
    found = [(match.start(), kind, match.group()) for kind in _kinds() if (match := kind.asked.search(text))]
    return min(found, key=lambda one: one[0])[1:] if found else None


def without_kind(topic: str, text: str) -> str:
    """Leave out of a topic the words that ask which bodies of a kind came: 电信运营商."""
    kind = kind_in(text)
    if kind is None:
        return topic
    ends = sorted((kind[1][at:] for at in range(len(kind[1]) - 1)), key=len, reverse=True)
    left = (next((word.removeprefix(end) for end in ends if word.startswith(end)), word) for word in topic.split())
    return " ".join(word for word in left if len(word) > 1 and word not in kind[1])


def without_places(topic: str, text: str) -> str:
    """Leave out of a topic the kind of place of the city whose reports a question asks for: 哪些镇来汇报过."""
    found = kind_in(text) if _REPORTING.search(text) else None
    place = found[0].place if found else None
    if place is None:
        return topic
    ends = re.compile(f"^(?:{place.pattern})来?|(?:{place.pattern})$", re.IGNORECASE)
    return " ".join(left for word in topic.split() if (left := ends.sub("", word)))


@cache
def _kinds() -> tuple[BodyKind, ...]:
    kinds = table("body_kinds")["kinds"]
    return tuple(
        BodyKind(
            re.compile(kind["asked"], re.IGNORECASE),
            re.compile(kind["named"]),
            re.compile(kind["place"], re.IGNORECASE) if "place" in kind else None,
        )
        for kind in kinds
    )
