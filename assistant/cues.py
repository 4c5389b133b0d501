"""The words by which a follow-up leans on what was said before, kept as data in followup.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def cues(table: str) -> Mapping[str, re.Pattern[str]]:
    """Load the patterns of one table, by name."""
    kept = tomllib.loads((files("assistant") / "followup.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in kept[table].items()}
