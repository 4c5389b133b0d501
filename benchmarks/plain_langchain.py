"""What ours is measured against: LangChain as its tutorials have it, and keywords alone, over the same clean text.

Plain LangChain: RecursiveCharacterTextSplitter 500/50, langchain-chroma with its defaults, and our encoder, so that
what differs is not the model. Keywords alone: BM25 over the same pieces, by pairs of characters, as ours reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from benchmarks.sections import Find, Stretch
from retrieval.encoder import Encoder
from retrieval.lexical import KeywordIndex, tokens

PIECE_CHARS, OVERLAP_CHARS, HITS = 500, 50, 5


class SameEncoder(Embeddings):
    """Our encoder as LangChain's Embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Give the vectors of passages."""
        vectors: list[list[float]] = self._encoder.passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Give the vector of a question."""
        vector: list[float] = self._encoder.query(text).tolist()
        return vector


def pieces(texts: Iterable[tuple[str, str]]) -> list[Document]:
    """Cut texts, given as (id, text), into pieces that know where they stand."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=PIECE_CHARS, chunk_overlap=OVERLAP_CHARS, add_start_index=True)
    named = [Document(page_content=text, metadata={"document": name}) for name, text in texts]
    return splitter.split_documents(named)


def plain_langchain(found: Sequence[Document], encoder: Encoder, folder: Path) -> Find:
    """Index the pieces in Chroma, and give its retriever's five nearest for a question."""
    settings = Settings(anonymized_telemetry=False)
    store = Chroma("plain", SameEncoder(encoder), persist_directory=str(folder), client_settings=settings)
    store.add_documents(list(found))
    retriever = store.as_retriever(search_kwargs={"k": HITS})
    return lambda question: [_stretch(each) for each in retriever.invoke(question)]


def keywords_alone(found: Sequence[Document]) -> Find:
    """Give the five pieces with the best BM25 score for a question; none where no keyword occurs."""
    index = KeywordIndex.build([each.page_content for each in found])

    def find(question: str) -> list[Stretch]:
        scores = index.scores(tokens(question))
        best = np.argsort(-scores, kind="stable")[:HITS]
        return [_stretch(found[int(at)]) for at in best if scores[at] > 0]

    return find


def _stretch(piece: Document) -> Stretch:
    start = int(piece.metadata["start_index"])
    return Stretch(str(piece.metadata["document"]), start, start + len(piece.page_content))
