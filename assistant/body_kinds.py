"""Kinds of bodies that a question may ask for in an attendance list: towns, banks, the press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.tables import table


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body: how questions ask for it, and by what its bodies are named in the minutes."""

    asked: re.Pattern[str]
    named: re.Pattern[str]


def kind_in(text: str) -> tuple[BodyKind, str] | None:
    """Give the kind of body that a question asks for, with its words there; None where it asks for none."""
    found = [(match.start(), kind, match.group()) for kind in _kinds() if (match := kind.asked.search(text))]
    return min(found, key=lambda one: one[0])[1:] if found else None


@cache
def _kinds() -> tuple[BodyKind, ...]:
    kinds = table("body_kinds")["kinds"]
    return tuple(BodyKind(re.compile(kind["asked"], re.IGNORECASE), re.compile(kind["named"])) for kind in kinds)
