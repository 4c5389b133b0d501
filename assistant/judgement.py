"""Does an item say what is asked? A model of small trees weighs its signs; `benchmarks/judgement.py` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from assistant.desk import Desk, Target
from assistant.overlap import missing, share
from assistant.signs import signs
from assistant.targets import elsewhere, targets

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# The least probability that is taken for a yes; tests/assistant/test_judgement.py holds it.
ENOUGH = 0.35
MODEL = "judgement.onnx"
INPUT = "signs"
NAMES_KEY = "signs"  # in the model's metadata: the names of its inputs, in order
_REMEMBERED = 16  # items judged: one answer asks for the same one several times
_IDLE_FEATURES = frozenset({"plain", "person_asks", "two_parts"})


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
    return _judged(desk, target or next(iter(targets(desk, 1)), None))


@lru_cache(maxsize=_REMEMBERED)
def _judged(desk: Desk, best: Target | None) -> Evidence:
    text = best.text if best else next((hit.passage.text for hit in desk.found.kept), "")
    if away := elsewhere(desk, text):
        return Evidence(False, 0.0, 0.0, away)
    if not desk.asked.topic:
        known = bool(text) and bool(desk.asked.features - _IDLE_FEATURES)
        return Evidence(known, float(known), 1.0, ())
    probability = _probability(signs(desk, best, text))
    return Evidence(probability >= ENOUGH, probability, share(desk, text), missing(desk, text))


def sign_names() -> tuple[str, ...]:
    """Name the signs that the model weighs, in its order."""
    return tuple(_model().get_modelmeta().custom_metadata_map[NAMES_KEY].split())


def _probability(found: dict[str, float]) -> float:
    model = _model()
    (_, probabilities) = model.run(None, {INPUT: np.array([list(found.values())], dtype=np.float32)})
    return float(probabilities[0][1])


@cache
def _model() -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions  # not at the top: it takes a while to import

    options = SessionOptions()
    options.intra_op_num_threads = 1
    return InferenceSession((files("assistant") / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"])
