"""What the tests of search share: the two minutes' snapshot, made-up passages, and how a question is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.bodies import Bodies
from retrieval.build import sync
from retrieval.chunks import indexed_text
from retrieval.encoder import Encoder, open_encoder
from retrieval.glossary import Glossary
from retrieval.index import Index, open_embedded
from retrieval.query import Query, parse_query
from retrieval.ranking.crosslingual import CrossLingual, open_crosslingual
from retrieval.records import Passage
from retrieval.search import Searcher, SearchResult
from retrieval.snapshot import Snapshot, open_snapshot

ROOT = Path(__file__).parents[2]
BODIES, GLOSSARY = Bodies.load(), Glossary.load()


def read(text: str) -> Query:
    return parse_query(text, BODIES, GLOSSARY, date(2024, 1, 1))


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder(None)


@pytest.fixture(scope="module")
def crosslingual() -> CrossLingual:
    return open_crosslingual(BODIES, GLOSSARY)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Snapshot:
    """Give the snapshot of the two published minutes."""
    folder = tmp_path_factory.mktemp("index")
    index = open_embedded(folder)
    sync(ROOT / "index_data" / "minutes", index, encoder)
    return open_snapshot(index, folder / "snapshots")


@pytest.fixture(scope="module")
def searcher(snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual) -> Searcher:
    return Searcher(snapshot, encoder, crosslingual)


class MadeUpIndex:
    """Stands where an index stands for a snapshot: gives passages, with vectors by the encoder."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        self._passages = passages
        self._encoder = encoder

    def manifest(self) -> None:
        return None

    def passages(self) -> Iterator[tuple[Passage, str, NDArray[np.float32]]]:
        vectors = self._encoder.passages([indexed_text(passage) for passage in self._passages])
        yield from ((passage, "", vector) for passage, vector in zip(self._passages, vectors, strict=True))


def made_up(folder: Path, passages: Sequence[Passage], encoder: Encoder) -> Snapshot:
    index: Index = MadeUpIndex(passages, encoder)  # type: ignore[assignment]
    return open_snapshot(index, folder)


def passage(document: str, text: str, title: str = "审议《燃气安全工作方案》", item: str = "一") -> Passage:
    """Make a passage of minutes held in the year and month of its number: 2019-03 is of 15 March 2019."""
    year, number = document.split("-")
    day = f"{year}-{number}-15"
    place = f"{document}/{item}/一"
    return Passage(
        place, document, int(number), int(number) + 20, day, day, "agenda", item, title, "一", 0, len(text), text
    )


def found(searcher: Searcher, question: str, k: int = 5) -> SearchResult:
    return searcher.search(read(question), k)


def first(searcher: Searcher, question: str) -> str:
    return found(searcher, question).kept[0].passage.id
