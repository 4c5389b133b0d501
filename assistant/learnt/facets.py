"""What a question asks for, weighed: by its vector, its features and the rules' verdict, against labelled examples.

The ordered rules of rules.toml know the wordings that someone thought of; the model has learnt from examples how far
to trust them, and what else sounds like them. Kernel ridge regression on the facets, one against the rest (Saunders,
Gammerman and Vovk 1998). `python -m benchmarks.facets` makes it, for one encoder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from assistant.learnt.kernel import Axes, Examples, Vector, indicators
from retrieval.encoder import Encoder

MODEL = "learnt/facets.npz"


@dataclass(frozen=True)
class FacetModel:
    """Scores of facets: `weights` (facets, examples) float32 on how near a question is to each example.

    `features` and `rules` name the inputs after the vector; `encoder` is whose vectors it has learnt from.
    """

    facets: tuple[str, ...]
    features: tuple[str, ...]
    rules: tuple[str, ...]
    encoder: str
    axes: Axes
    examples: Examples
    weights: Vector

    def facet(self, vector: Vector, chinese: bool, features: frozenset[str], rule: str) -> str:
        """Give the likeliest facet of a question with this vector (dim,), these features and this verdict of rules."""
        scores = self.weights @ self.examples.near(self.inputs(vector, chinese, features, rule))
        return self.facets[int(scores.argmax())]

    def inputs(self, vector: Vector, chinese: bool, features: frozenset[str], rule: str) -> Vector:
        """Give what the model weighs, (inputs,) float32."""
        named, told = indicators(self.features, features), indicators(self.rules, {rule})
        return np.concatenate([self.axes.along(vector, chinese), named, told]).astype(np.float32)


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
        centres, axes, weights = (stored[name].astype(np.float32) for name in ("centres", "axes", "weights"))
        support = np.hstack([stored["along"].astype(np.float32), stored["indicators"].astype(np.float32)])
        examples = Examples(support, float(stored["gamma"]))
        return FacetModel(facets, features, rules, str(stored["encoder"]), Axes(centres, axes), examples, weights)
