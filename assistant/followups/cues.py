"""The words by which a follow-up leans on what was said before, kept as data in followup.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.text.tables import table


@cache
def cues(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Load the patterns of one kind, by name."""
    return {name: _compiled("|".join(patterns)) for name, patterns in table("followups/followup")[kind].items()}


@cache
def aspects() -> Sequence[Sequence[re.Pattern[str]]]:
    """Load the groups of words that name different sides of the same thing."""
    return [[_compiled(pattern) for pattern in group] for group in table("followups/followup")["aspects"]["groups"]]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
