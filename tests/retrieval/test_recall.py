"""Dense search is exact: its ten nearest are those of a full sort, whatever the vectors and whatever the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.encoder import Encoder
from retrieval.query import Query
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.search import Searcher
from retrieval.snapshot import Snapshot
from tests.retrieval.searching import crosslingual, encoder, made_up, passage, read, snapshot

__all__ = ["crosslingual", "encoder", "snapshot"]  # fixtures

DIMENSIONS, PASSAGES, TEN = 384, 3000, 10
QUESTIONS = (
    "哪个部门负责燃气三年行动方案？",
    "疫情防控",
    "五经普是哪个局牵头的？",
    "which bureau is responsible for the gas safety plan",
    "Who leads the economic census?",
    "ما هي خطة سلامة الغاز؟",
)


@dataclass(frozen=True)
class Drawn:
    """Unit vectors at random; a question's seed is its last word."""

    spread: float
    name: str = "drawn"
    dimensions: int = DIMENSIONS

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give vectors around one direction: the smaller the spread, the nearer to one another they crowd."""
        return self._drawn(len(texts), seed=1)

    def query(self, text: str) -> NDArray[np.float32]:
        """Give a question's vector, the same for the same text."""
        (vector,) = self._drawn(1, seed=int(text.split()[-1]))
        return np.asarray(vector, dtype=np.float32)

    def _drawn(self, count: int, seed: int) -> NDArray[np.float32]:
        middle = np.random.default_rng(0).normal(size=DIMENSIONS)
        drawn = middle + self.spread * np.random.default_rng(seed).normal(size=(count, DIMENSIONS))
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def nearest(vectors: NDArray[np.float32], vector: NDArray[np.float32], rows: NDArray[np.intp]) -> list[int]:
    """Give the ten rows with the greatest cosine, by sorting all in double precision."""
    cosines = vectors[rows].astype(np.float64) @ vector.astype(np.float64)
    return [int(rows[at]) for at in np.argsort(-cosines, kind="stable")[:TEN]]


def dense_alone(searcher: Searcher, query: Query, k: int) -> list[tuple[str, float]]:
    """Give ids and cosines of the ten hits with the greatest cosine; the candidates hold all of them."""
    hits = searcher.search(query, k).kept
    return [(hit.passage.id, hit.dense) for hit in sorted(hits, key=lambda hit: -hit.dense)[:TEN]]


@pytest.fixture(scope="module", params=[1.0, 0.05], ids=["apart", "crowded"])
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Drawn]:
    """Give a snapshot of 3,000 made-up passages of 30 years with random vectors."""
    own = Drawn(request.param)
    every = [passage(f"{1990 + at % 30}-{at // 30 % 12 + 1:02d}", f"第{at}段") for at in range(PASSAGES)]
    every = [replace(one, id=f"{one.id}/{at}", item=f"{at}", title=None) for at, one in enumerate(every)]
    return made_up(tmp_path_factory.mktemp("drawn"), every, own), own


@pytest.mark.parametrize("seed", range(10, 20))
def test_on_random_vectors_the_ten_nearest_are_exact(
    drawn: tuple[Snapshot, Drawn], crosslingual: CrossLingual, seed: int
) -> None:
    found, own = drawn
    query = read(f"question {seed}")
    wanted = nearest(found.vectors, own.query(query.text), np.arange(PASSAGES))
    got = dense_alone(Searcher(found, own, crosslingual), query, PASSAGES)
    assert [name for name, _ in got] == [found.passage(row).id for row in wanted]


@pytest.mark.parametrize(
    ("question", "first", "last"), [("2005年3月的会议", 200503, 200503), ("2005年上半年的会议", 200501, 200506)]
)
def test_under_a_filter_the_ten_nearest_are_those_of_the_rows_that_it_leaves(
    drawn: tuple[Snapshot, Drawn], crosslingual: CrossLingual, question: str, first: int, last: int
) -> None:
    found, own = drawn
    query = replace(read(question), text="question 42")
    months = found.columns["held"] // 100
    rows = np.flatnonzero((months >= first) & (months <= last))
    result = Searcher(found, own, crosslingual).search(query, PASSAGES)
    got = sorted(result.kept, key=lambda hit: -hit.dense)[:TEN]
    wanted = nearest(found.vectors, own.query(query.text), rows)
    assert len(wanted) >= 8 and result.searched < result.total
    assert [hit.passage.id for hit in got] == [found.passage(row).id for row in wanted]


@pytest.mark.parametrize("question", QUESTIONS)
def test_on_real_vectors_the_ten_nearest_are_exact(
    snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual, question: str
) -> None:
    query = read(question)
    vector = encoder.query(query.text)
    got = dense_alone(Searcher(snapshot, encoder, crosslingual), query, len(snapshot))
    wanted = nearest(snapshot.vectors, vector, np.arange(len(snapshot)))
    assert [name for name, _ in got] == [snapshot.passage(row).id for row in wanted]
    np.testing.assert_allclose([cosine for _, cosine in got], snapshot.vectors[wanted] @ vector, atol=1e-5)


def test_the_same_question_finds_the_same_again_and_in_another_copy(
    snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual, tmp_path: Path
) -> None:
    passages = [snapshot.passage(at) for at in range(len(snapshot))]
    copy = made_up(tmp_path, passages[::-1], encoder)
    query = read(QUESTIONS[0])
    first, again, elsewhere = (
        Searcher(each, encoder, crosslingual).search(query).kept for each in (snapshot, snapshot, copy)
    )
    assert first == again
    assert [hit.passage.id for hit in first] == [hit.passage.id for hit in elsewhere]
