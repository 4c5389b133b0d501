"""The prefixes that E5 models are trained with (Wang et al. 2024, Multilingual E5 Text Embeddings)."""

from __future__ import annotations

QUERY = "query: "
PASSAGE = "passage: "
