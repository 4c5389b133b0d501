"""A model that tells from numbers how likely the minutes say what is asked; `benchmarks/judgement.py` makes it.

Two support vector machines with a radial kernel (Boser, Guyon and Vapnik 1992), each with a sigmoid over its decision
(Platt 1999). One weighs the vector of the question's form too, by the encoder that it has learnt from; the other does
without, for any other encoder. There is one such model for few minutes and one for archives of many years, where every
title comes back and signs weigh differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from assistant.learnt.kernel import Axes, Examples, Vector, indicators
from retrieval.encoder import Encoder

FEW, MANY = "learnt/judgement.npz", "learnt/judgement_many.npz"  # minutes
SIGN_SCALE = 0.3  # so that signs do not outweigh the features, which are 0 or 1


@dataclass(frozen=True)
class Machine:
    """One machine: its support vectors, `weights` (n,) on them, and scalars as they are named in the literature."""

    examples: Examples
    weights: Vector
    bias: float
    slope: float
    offset: float

    def probability(self, inputs: Vector) -> float:
        """Give the probability (0..1) for inputs of shape (inputs,)."""
        decision = float(self.weights @ self.examples.near(inputs)) + self.bias
        return float(1 / (1 + np.exp(-(self.slope * decision + self.offset))))


@dataclass(frozen=True)
class Inputs:
    """How a question's signs become inputs.

    `signs` with their `means` and `scales`, then `features` and `rules`, each 1 where the question has it, then the
    vector along its `axes`.
    """

    signs: tuple[str, ...]
    features: tuple[str, ...]
    rules: tuple[str, ...]
    means: Vector
    scales: Vector
    axes: Axes

    def of_words(self, signs: Mapping[str, float], features: frozenset[str], rule: str) -> Vector:
        """Give what is known without a vector, (inputs,) float32."""
        found = (np.array([signs[name] for name in self.signs]) - self.means) / self.scales * SIGN_SCALE
        named, told = indicators(self.features, features), indicators(self.rules, {rule})
        return np.concatenate([found, named, told]).astype(np.float32)


@dataclass(frozen=True)
class JudgementModel:
    """Both machines; `encoder` is the one whose vectors the first has learnt from."""

    inputs: Inputs
    with_vector: Machine
    without: Machine
    encoder: str


@dataclass(frozen=True)
class Judge:
    """The model that ships, for the encoder in use; the one for `many` minutes, or for few."""

    encoder: Encoder
    many: bool = False

    def probability(self, form: str, chinese: bool, words: tuple[Mapping[str, float], frozenset[str], str]) -> float:
        """Give the probability (0..1) that what is asked in this form is said; `words`: signs, features, rule."""
        model = load(MANY if self.many else FEW)
        inputs = model.inputs.of_words(*words)
        if model.encoder != self.encoder.name:
            return model.without.probability(inputs)
        vector = model.inputs.axes.along(self.encoder.query(form), chinese)
        return model.with_vector.probability(np.concatenate([inputs, vector]))


@cache
def load(name: str) -> JudgementModel:
    """Read a model that ships: `FEW` or `MANY`."""
    with as_file(files("assistant") / name) as path, np.load(path, allow_pickle=False) as stored:
        signs, features, rules = (tuple(str(each) for each in stored[name]) for name in ("signs", "features", "rules"))
        means, scales, *axes = (stored[name].astype(np.float32) for name in ("means", "scales", "centres", "axes"))
        with_vector, without = (_machine(stored, name) for name in ("with_vector", "without"))
        inputs = Inputs(signs, features, rules, means, scales, Axes(*axes))
        return JudgementModel(inputs, with_vector, without, str(stored["encoder"]))


def _machine(stored: Mapping[str, NDArray[np.float32]], name: str) -> Machine:
    support, weights = (stored[f"{name}_{part}"].astype(np.float32) for part in ("support", "weights"))
    bias, gamma, slope, offset = (float(each) for each in stored[f"{name}_scalars"])
    return Machine(Examples(support, gamma), weights, bias, slope, offset)
