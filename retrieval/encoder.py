"""Texts to vectors: the bundled model on onnxruntime, or any other by sentence-transformers, behind one Encoder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ModelError
from retrieval.models.cache import runtime_model
from retrieval.models.hub import encodable, open_model
from retrieval.models.onnx_export import INPUT, MODEL_FILE, OUTPUT
from retrieval.models.prompts import PASSAGE, QUERY
from retrieval.models.unigram import Unigram

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

BUNDLED_NAME = "multilingual-e5-small (bundled, int8)"
MAX_TOKENS = 512

_REMEMBERED = 8  # questions: a conversation reads the last few again
_E5 = re.compile(r"(^|[-_/])e5[-_](?!.*instruct)", re.IGNORECASE)


class Encoder(Protocol):
    """What turns texts into vectors; `name` is what the index records, so that no other model opens it."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of passages, (n, dim) float32, unit length, in the order of `texts`."""

    def query(self, text: str) -> Vectors:
        """Give the vector of a question, (dim,) float32, unit length."""


def open_encoder(model: str | None, cache: Path | None = None) -> Encoder:
    """Open the bundled model (None) or one by hub name or folder.

    The bundled one is made on first use, in `cache` (~/.cache/minutes-assistant where it is None), and never touches
    the network. Raises ModelError, which says what to do, for a model that is missing, damaged or unknown.
    """
    if model is not None:
        return SentenceTransformerEncoder(model)
    folder = runtime_model(cache)
    files = sorted(folder.iterdir())
    return _bundled(folder, tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files))


class BundledEncoder:
    """multilingual-e5-small in int8 on onnxruntime; opens in about 0.3 s and takes about 140 MB.

    A text's vector is the same to the last bit whatever texts are encoded with it: dynamic quantisation takes one
    scale for a whole input, so each text is an input of its own, and the cores share the texts, longest first.
    Texts are cut after 512 tokens.
    """

    name = BUNDLED_NAME

    def __init__(self, folder: Path) -> None:
        """Open the folder that model_cache.runtime_model gives; raise ModelError where it is damaged."""
        self._pieces = _pieces(folder)
        self._session = _session(folder)
        self.dimensions = len(self.query(""))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of passages, (n, dim) float32, unit length, in the order of `texts`."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)

        def fill(place: int) -> None:
            vectors[place] = self._vector(PASSAGE + texts[place])

        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for _ in pool.map(fill, longest_first):
                pass
        return vectors

    def query(self, text: str) -> Vectors:
        """Give the vector of a question, (dim,) float32, unit length."""
        return self._vector(QUERY + text)

    def _vector(self, text: str) -> Vectors:
        ids = self._pieces.encode(text, MAX_TOKENS)
        (rows,) = self._session.run([OUTPUT], {INPUT: np.array([ids], np.int64)})
        vector: Vectors = rows[0]
        return vector


@lru_cache(maxsize=1)
def _bundled(folder: Path, _files: tuple[tuple[str, int, int], ...]) -> BundledEncoder:
    """One for all who open it, as long as its files stay as they are: answering and indexing share it."""
    return BundledEncoder(folder)


def _pieces(folder: Path) -> Unigram:
    try:
        return Unigram.load(folder)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(folder, error) from error


def _session(folder: Path) -> InferenceSession:
    """One thread a text: two texts on two cores finish sooner than each on both, and no thread spins when idle."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is raised; nothing is written past the command
    kinds = ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoSuchFile", "RuntimeException")
    try:
        session: InferenceSession = onnxruntime.InferenceSession(
            folder / MODEL_FILE, options, providers=["CPUExecutionProvider"]
        )
    except tuple(getattr(failures, kind) for kind in kinds) as error:
        raise _damaged(folder, error) from error
    return session


def _damaged(folder: Path, error: Exception) -> ModelError:
    reason = str(error).strip().splitlines()[0][:200] if str(error) else type(error).__name__
    return ModelError(str(folder), f"a damaged model ({reason})", "it whole: delete the folder, it is made again")


class Remembering:
    """Another encoder, with the vectors of the last few questions kept: reading and searching need the same one.

    Questions are encoded on threads of their own, so one can be begun while other work is done.
    """

    def __init__(self, encoder: Encoder) -> None:
        """Take the encoder that makes what is not kept."""
        self._encoder = encoder
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="encoder")
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._begun)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of passages, (n, dim) float32, unit length, in the order of `texts`; none is kept."""
        return self._encoder.passages(texts)

    def query(self, text: str) -> Vectors:
        """Give the vector of a question, (dim,) float32, unit length, read-only."""
        try:
            return self._vector(text).result()
        except Exception:
            self._vector.cache_clear()  # what failed once may succeed when it is asked again
            raise

    def begin(self, text: str) -> None:
        """Begin on the vector of a question that is likely to be asked for soon."""
        self._vector(text)

    def _begun(self, text: str) -> Future[Vectors]:
        return self._threads.submit(self._encoded, text)

    def _encoded(self, text: str) -> Vectors:
        vector = self._encoder.query(text)
        vector.flags.writeable = False
        return vector


class SentenceTransformerEncoder:
    """Any model that sentence-transformers opens, with the prompts that the model names for questions and passages."""

    def __init__(self, model: str) -> None:
        """Open a hub name or a folder; raise ModelError where neither is at hand."""
        self.name = model
        self._model = _opened(model)
        _supply_prompts(self._model, model)
        self.dimensions = int(self._model.get_embedding_dimension() or len(self.query("")))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of passages, (n, dim) float32, unit length, in the order of `texts`."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return self._unit(self._model.encode_document([*map(encodable, texts)], show_progress_bar=False))

    def query(self, text: str) -> Vectors:
        """Give the vector of a question, (dim,) float32, unit length."""
        vector: Vectors = self._unit(self._model.encode_query([encodable(text)], show_progress_bar=False))[0]
        return vector

    @staticmethod
    def _unit(vectors: Any) -> Vectors:
        rows = np.asarray(vectors, np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-12), np.float32)


def _opened(model: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    return open_model(model, SentenceTransformer, "sentence-transformers model")


def _supply_prompts(opened: SentenceTransformer, model: str) -> None:
    """Give E5 models their prefixes where their folder names none, as the published ones do not (Wang et al. 2024)."""
    if not any(opened.prompts.values()) and _E5.search(model):
        opened.prompts = {"query": QUERY, "document": PASSAGE}
