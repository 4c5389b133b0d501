"""The minutes' own words in both languages: names of bodies, verdicts, tasks, next steps."""

from __future__ import annotations

from functools import cache

from assistant.page.words import Phrase
from assistant.set_phrases import phrase_in_english, step_in_chinese
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.records import NextStep


class Official:
    """Words names and set phrases; what has no English stays Chinese in both."""

    def __init__(self, bodies: Bodies, glossary: Glossary) -> None:
        self.bodies = bodies
        self._glossary = glossary
        self.body = cache(self._body)
        self.phrase = cache(self._phrase)

    def _body(self, name: str) -> Phrase:
        return Phrase(name, self.bodies.english(name) or name)

    def _phrase(self, chinese: str) -> Phrase:
        return Phrase(chinese, phrase_in_english(self._glossary, chinese) or chinese)

    def step(self, next_step: NextStep | None, route: str) -> Phrase:
        """Word where a decision goes: 以市政府办公室名义印发."""
        return self.phrase(step_in_chinese(next_step, route))
