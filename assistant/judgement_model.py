"""A model that tells from numbers how likely the minutes say what is asked; `benchmarks/judgement.py` makes it.

Two support vector machines with a radial kernel (Boser, Guyon and Vapnik 1992), each with a sigmoid over its decision
(Platt 1999). One weighs the vector of the question's form too, by the encoder that it has learnt from; the other does
without, for any other encoder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from assistant.facet_model import indicators
from retrieval.encoder import Encoder

MODEL = "judgement.npz"
VECTOR_SCALE, SIGN_SCALE = 8.0, 0.3  # so that no kind of input outweighs the others: features are 0 or 1
Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Machine:
    """One machine: `support` (n, inputs), `weights` (n,), and scalars as they are named in the literature."""

    support: Vector
    weights: Vector
    bias: float
    gamma: float
    slope: float
    offset: float

    @cached_property
    def _norms(self) -> Vector:
        """The squared length of each support vector: worked out once, not for every question."""
        lengths: Vector = np.einsum("ij,ij->i", self.support, self.support)
        return lengths

    def probability(self, inputs: Vector) -> float:
        """Give the probability (0..1) for inputs of shape (inputs,)."""
        distances = self._norms - 2 * (self.support @ inputs) + inputs @ inputs
        decision = float(self.weights @ np.exp(-self.gamma * distances)) + self.bias
        return float(1 / (1 + np.exp(-(self.slope * decision + self.offset))))


@dataclass(frozen=True)
class Inputs:
    """How a question's signs become inputs.

    `signs` with their `means` and `scales`, then `features` and `rules`, each 1 where the question has it, then the
    vector: less the `centres` (2, dim) of English and of Chinese, along the `axes` (k, dim) of most variance.
    """

    signs: tuple[str, ...]
    features: tuple[str, ...]
    rules: tuple[str, ...]
    means: Vector
    scales: Vector
    centres: Vector
    axes: Vector

    def of_words(self, signs: Mapping[str, float], features: frozenset[str], rule: str) -> Vector:
        """Give what is known without a vector, (inputs,) float32."""
        found = (np.array([signs[name] for name in self.signs]) - self.means) / self.scales * SIGN_SCALE
        named, told = indicators(self.features, features), indicators(self.rules, {rule})
        return np.concatenate([found, named, told]).astype(np.float32)

    def of_vector(self, vector: Vector, chinese: bool) -> Vector:
        """Give what a vector (dim,) adds, (k,) float32."""
        along: Vector = (vector - self.centres[int(chinese)]) @ self.axes.T * np.float32(VECTOR_SCALE)
        return along


@dataclass(frozen=True)
class JudgementModel:
    """Both machines; `encoder` is the one whose vectors the first has learnt from."""

    inputs: Inputs
    with_vector: Machine
    without: Machine
    encoder: str


@dataclass(frozen=True)
class Judge:
    """The model that ships, for the encoder in use."""

    encoder: Encoder

    def probability(self, form: str, chinese: bool, words: tuple[Mapping[str, float], frozenset[str], str]) -> float:
        """Give the probability (0..1) that what is asked in this form is said; `words`: signs, features, rule."""
        model = load()
        inputs = model.inputs.of_words(*words)
        if model.encoder != self.encoder.name:
            return model.without.probability(inputs)
        vector = model.inputs.of_vector(self.encoder.query(form), chinese)
        return model.with_vector.probability(np.concatenate([inputs, vector]))


@cache
def load() -> JudgementModel:
    """Read the model that ships."""
    with as_file(files("assistant") / MODEL) as path, np.load(path, allow_pickle=False) as stored:
        signs, features, rules = (tuple(str(each) for each in stored[name]) for name in ("signs", "features", "rules"))
        numbers = (stored[name].astype(np.float32) for name in ("means", "scales", "centres", "axes"))
        with_vector, without = (_machine(stored, name) for name in ("with_vector", "without"))
        return JudgementModel(Inputs(signs, features, rules, *numbers), with_vector, without, str(stored["encoder"]))


def _machine(stored: Mapping[str, NDArray[np.float32]], name: str) -> Machine:
    support, weights = (stored[f"{name}_{part}"].astype(np.float32) for part in ("support", "weights"))
    return Machine(support, weights, *(float(each) for each in stored[f"{name}_scalars"]))
