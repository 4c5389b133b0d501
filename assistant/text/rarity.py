"""How much it tells that a text holds a word: the fewer texts hold it, the more."""

from __future__ import annotations

import math


def rarity(count: int, texts: int) -> float:
    """Weigh a word that `count` of so many texts hold; one that none holds tells nothing."""
    return math.log(1 + texts / count) if count else 0.0
