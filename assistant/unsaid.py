"""What a question asks of a matter that minutes seldom say: contractors, fines, complaints, results, hotlines.

Such a word decides: an item that does not have it does not say it, however much else of the question stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.tables import table
from retrieval.scripts import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: by which words questions ask for it, and by which minutes would say it."""

    said: re.Pattern[str]
    held: re.Pattern[str]


def unsaid(asked: str, texts: Iterable[str]) -> bool:
    """Whether a question asks for something of which none of the texts has a word."""
    folded = fold(asked)
    wanted = [kind for kind in _kinds() if kind.said.search(folded)]
    found = list(texts) if wanted else []
    return any(not any(kind.held.search(text) for text in found) for kind in wanted)


@cache
def _kinds() -> tuple[Kind, ...]:
    kinds = table("unsaid")["kinds"]
    return tuple(Kind(*(re.compile(kind[name], re.IGNORECASE) for name in ("said", "held"))) for kind in kinds)
