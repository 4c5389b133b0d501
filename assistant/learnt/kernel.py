"""What the learnt models share: a question as numbers, and how near it is to the examples that they have learnt from.

The kernel is the radial one, exp(-gamma ‖x - y‖²).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

VECTOR_SCALE = 8.0  # a vector's parts are small beside features, which are 0 or 1
Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """What a model has learnt from: `support` (n, inputs) float32, and how fast nearness falls with distance."""

    support: Vector
    gamma: float

    @cached_property
    def _norms(self) -> Vector:
        """The squared length of each example: worked out once, not for every question."""
        lengths: Vector = np.einsum("ij,ij->i", self.support, self.support)
        return lengths

    def near(self, inputs: Vector) -> Vector:
        """Give how near each example is to inputs of shape (inputs,): (n,), 1 for the same ones, 0 far away.

        By vecdot, row by row: a matrix product wakes all cores for less than a millisecond of work.
        """
        distances = self._norms - 2 * np.vecdot(self.support, inputs) + inputs @ inputs
        near: Vector = np.exp(-np.float32(self.gamma) * distances)
        return near


@dataclass(frozen=True)
class Axes:
    """How a vector (dim,) becomes inputs: less its language's centre, along the axes of most variance.

    `centres` (2, dim) are the mean vectors of English and of Chinese questions: cosines of this family of encoders
    crowd together, and differently by language. `axes` is (k, dim).
    """

    centres: Vector
    axes: Vector

    def along(self, vector: Vector, chinese: bool) -> Vector:
        """Give a vector's inputs, (k,) float32."""
        inputs: Vector = (vector - self.centres[int(chinese)]) @ self.axes.T * np.float32(VECTOR_SCALE)
        return inputs


def indicators(names: Sequence[str], held: Set[str]) -> list[float]:
    """Give 1 for each name that is held, else 0."""
    return [float(name in held) for name in names]
