"""The best passages in a better order, by a cross-encoder that reads question and passage together; optional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ModelError
from retrieval.models.hub import encodable, open_model


class Reranker(Protocol):
    """What reads a question beside each passage."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Score passages for a question, (n,) float32, greater is better, in the order of `passages`."""


def open_reranker(model: str | None) -> Reranker | None:
    """Open a cross-encoder by hub name or folder; None without one. Raises ModelError, which says what to do."""
    return None if model is None else CrossEncoderReranker(model)


class CrossEncoderReranker:
    """Any cross-encoder that sentence-transformers opens and that gives one score for a pair."""

    def __init__(self, model: str) -> None:
        """Open a hub name or a folder; raise ModelError where neither is at hand."""
        from sentence_transformers import CrossEncoder

        self._model = open_model(model, CrossEncoder, "cross-encoder")
        if self._model.num_labels != 1:
            raise ModelError(model, f"{self._model.num_labels} scores for a pair", "a cross-encoder with one")

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Score passages for a question, (n,) float32, greater is better, in the order of `passages`."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        pairs = [(encodable(question), encodable(passage)) for passage in passages]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32).reshape(-1)
