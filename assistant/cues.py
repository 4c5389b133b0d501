"""The words by which a follow-up leans on what was said before, kept as data in followup.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cues(table: str) -> Mapping[str, re.Pattern[str]]:
    """Load the patterns of one table, by name."""
    return {name: _compiled("|".join(patterns)) for name, patterns in _kept()[table].items()}


@cache
def aspects() -> Sequence[Sequence[re.Pattern[str]]]:
    """Load the groups of words that name different sides of the same thing."""
    return [[_compiled(pattern) for pattern in group] for group in _kept()["aspects"]["groups"]]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _kept() -> Mapping[str, Any]:
    return tomllib.loads((files("assistant") / "followup.toml").read_text(encoding="utf-8"))
