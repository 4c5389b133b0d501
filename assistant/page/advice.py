"""What to do about what went wrong with a file, and what a reading warns of, in the page's two languages.

The rooms below speak one language, in sentences of a few shapes; `add.toml` holds the patterns of those sentences.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.page.words import Phrase, file_text
from retrieval.errors import MinutesError


def advice(error: MinutesError) -> Phrase:
    """Say what to do about an error."""
    said = f"found {error.found}; wanted {error.wanted}"
    found = ((fault, re.search(fault["found"], said)) for fault in _told()["faults"])
    fault, match = next((fault, match) for fault, match in found if match)
    return _filled(fault, match)


def warned(warning: str) -> Phrase:
    """Say what a reading warns of; in its own words where no pattern fits."""
    for known in _told()["warnings"]:
        if match := re.fullmatch(known["found"], warning):
            return _filled(known, match)
    return Phrase(warning, warning)


def _filled(known: Mapping[str, str], match: re.Match[str]) -> Phrase:
    return Phrase(known["zh"].format(*match.groups()), known["en"].format(*match.groups()))


@cache
def _told() -> Mapping[str, Sequence[Mapping[str, str]]]:
    read = tomllib.loads(file_text("add.toml"))
    return {name: read[name] for name in ("faults", "warnings")}
