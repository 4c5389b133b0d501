"""Does an item say what is asked? A model weighs its signs and the form of the question; see judgement_model.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.elsewhere import elsewhere
from assistant.mention import asks_whether_said, saying
from assistant.overlap import missing, share
from assistant.signs import signs, text_of
from assistant.targets import best_target

# The least probability that is taken for a yes; tests/assistant/test_judgement.py holds it.
ENOUGH = 0.3
_IDLE_FEATURES = frozenset({"plain", "person_asks", "two_parts"})
# Of these a question has some that names something and asks nothing, or only whether.
_NAMING = frozenset({"polar", "topic", "scope", "two_scopes", "meeting_word", "minutes_word"})
_MENTION = frozenset({"mentioned", "polar"})  # whether something is spoken of at all
_MENTIONED = 0.75  # of the topic, in one sentence
_SENTENCE_END = re.compile("[。；;\n]")
_REMEMBERED = 16  # items judged: one answer asks for the same one several times


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    `probability` (0..1) that the item says what is asked, and whether that is `enough`; the `share` (0..1) of the
    question's words in it, and what is `missing` of them.
    """

    enough: bool
    probability: float
    share: float
    missing: tuple[str, ...]


def says_it(desk: Desk, target: Target | None = None) -> Evidence:
    """Judge whether an item, the best found by default, says what the question asks for."""
    return _judged(desk, target or best_target(desk))


@lru_cache(maxsize=_REMEMBERED)
def _judged(desk: Desk, best: Target | None) -> Evidence:
    text, asked = text_of(desk, best), desk.asked
    if away := elsewhere(desk, text):
        return Evidence(False, 0.0, 0.0, away)
    if asks_whether_said(desk):
        said = saying(desk) is not None
        return Evidence(said, float(said), float(said), () if said else missing(desk, text))
    if asked.features >= _MENTION and asked.facet == "passage" and not _mentions(desk, text):
        return Evidence(False, 0.0, 0.0, missing(desk, text))
    found = signs(desk, best)
    asks = asked.features - _IDLE_FEATURES
    if not asks or (not asks - _NAMING and not found["share"]):
        return Evidence(False, 0.0, 0.0, missing(desk, text))
    chinese = asked.query.language == "zh"
    probability = desk.judge.probability(asked.form, chinese, (found, asked.features, asked.rule))
    held = found["share"] if asked.topic else 1.0
    return Evidence(probability >= ENOUGH, probability, held, missing(desk, text))


def _mentions(desk: Desk, text: str) -> bool:
    """Whether one sentence holds nearly all of what a question asks to be mentioned: 人工智能 is more than 智能."""
    return any(share(desk, sentence) >= _MENTIONED for sentence in _SENTENCE_END.split(text))
