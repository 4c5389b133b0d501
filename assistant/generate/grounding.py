"""Is what a sentence says in the passages that it cites? Told by its words, beside the facts that can be read in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.generate.agreement import pairs
from retrieval.query import Query
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.scripts import fold

# Shares of a sentence's words that the passages must hold. English is matched through a dictionary, which knows a word
# in three or so; what is made up reaches a few hundredths.
ENOUGH_CHINESE, ENOUGH_ENGLISH = 0.6, 0.4
_DIGITS = re.compile(r"\d{2,}")


class Grounding:
    """Measures how much of a sentence its passages hold."""

    def __init__(self, crosslingual: CrossLingual, parse: Callable[[str], Query]) -> None:
        self._crosslingual = crosslingual
        self._parse = parse

    def enough(self, text: str, language: str, evidence: str) -> bool:
        """Whether the evidence holds most of a Chinese sentence, many words of an English one, a name of any other."""
        if language == "zh":
            words = pairs(text)
            return bool(words) and len(words & pairs(evidence)) >= ENOUGH_CHINESE * len(words)
        if language == "en":
            return self.share(text, evidence) >= ENOUGH_ENGLISH
        numbers = set(_DIGITS.findall(text)) & set(_DIGITS.findall(evidence))
        return bool(pairs(text) & pairs(evidence) or numbers)

    def share(self, text: str, evidence: str) -> float:
        """Give the share (0..1) of an English sentence's terms that have a translation in the evidence."""
        terms = self._crosslingual.terms(self._parse(text), text)
        total = sum(term.weight for term in terms)
        folded = fold(evidence)
        held = sum(term.weight for term in terms if any(fold(word) in folded for word, _ in term.candidates))
        return held / total if total else 0.0
