"""What a question asks for, weighed: a linear model over the question's vector, its features and the rules' verdict.

The ordered rules of facets.toml know the wordings that someone thought of; the model has learnt from labelled examples
how far to trust them, and what else sounds like them. `python -m benchmarks.facets` makes it, for one encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from retrieval.encoder import Encoder

MODEL = "facets.npz"
_VECTOR_SCALE = 8.0  # a vector's parts are small beside features, which are 0 or 1
Vector = NDArray[np.float32]


@dataclass(frozen=True)
class FacetModel:
    """Multinomial logistic regression: `weights` (facets, inputs) and `bias` (facets,) float32.

    `centres` (2, dim) are the mean vectors of English and of Chinese examples, which are taken away: cosines of this
    family of encoders crowd together, and differently by language. `features` and `rules` name the inputs after the
    vector; `encoder` is whose vectors it has learnt from.
    """

    facets: tuple[str, ...]
    features: tuple[str, ...]
    rules: tuple[str, ...]
    encoder: str
    centres: Vector
    weights: Vector
    bias: Vector

    def facet(self, vector: Vector, chinese: bool, features: frozenset[str], rule: str) -> str:
        """Give the likeliest facet of a question with this vector (dim,), these features and this verdict of rules."""
        scores = self.weights @ self.inputs(vector, chinese, features, rule) + self.bias
        return self.facets[int(scores.argmax())]

    def inputs(self, vector: Vector, chinese: bool, features: frozenset[str], rule: str) -> Vector:
        """Give what the model weighs, (inputs,) float32."""
        centred = (vector - self.centres[int(chinese)]) * _VECTOR_SCALE
        named, told = indicators(self.features, features), indicators(self.rules, {rule})
        return np.concatenate([centred, named, told]).astype(np.float32)


def indicators(names: Sequence[str], held: Set[str]) -> list[float]:
    """Give 1 for each name that is held, else 0."""
    return [float(name in held) for name in names]


@dataclass(frozen=True)
class Sense:
    """A model with the encoder that it has learnt from, as a function of a question's text."""

    model: FacetModel
    encode: Callable[[str], Vector]

    def facet(self, text: str, chinese: bool, features: frozenset[str], rule: str) -> str:
        """Give the likeliest facet of a question; one of a rule that no example knows stays."""
        if rule not in self.model.facets:
            return rule
        return self.model.facet(self.encode(text), chinese, features, rule)


def open_sense(encoder: Encoder) -> Sense | None:
    """Give the sense for an encoder; None where the model has learnt from another one."""
    model = load()
    return Sense(model, encoder.query) if model.encoder == encoder.name else None


@cache
def load() -> FacetModel:
    """Read the model that ships."""
    with as_file(files("assistant") / MODEL) as path, np.load(path, allow_pickle=False) as stored:
        facets, features, rules = (
            tuple(str(each) for each in stored[name]) for name in ("facets", "features", "rules")
        )
        arrays = (stored[name].astype(np.float32) for name in ("centres", "weights", "bias"))
        return FacetModel(facets, features, rules, str(stored["encoder"]), *arrays)
