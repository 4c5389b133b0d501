"""What both learnt models share: the questions they learn from, where those are asked, how vectors become inputs."""

from __future__ import annotations

import json
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.learnt.kernel import Axes
from benchmarks.archive import write_archive
from benchmarks.archive_questions import make_questions, write_questions

ROOT = Path(__file__).parents[1]
# Questions on the two minutes that ship: those written for learning, and those of the evaluation sets.
CASES = (Path(__file__).with_name("judgement.jsonl"), *sorted((ROOT / "tests" / "evals").glob("*.jsonl")))
# Questions written on made-up minutes, of another seed than those that measure.
WRITTEN = Path(__file__).with_name("judgement_archive.jsonl")
# Archives of 300 minutes, each by another writer, with its evaluation set beside it; questions on them for learning.
ARCHIVES = tuple(sorted((ROOT / "tests" / "evals" / "archives").glob("*.tar.xz")))
ON_ARCHIVES = Path(__file__).with_name("judgement_archives")
_MADE_UP, _MADE_UP_QUESTIONS, _SEED = 150, 500, 2024


def cases_of(path: Path) -> list[dict[str, Any]]:
    """Read the cases of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@contextmanager
def made_up(settings: Settings) -> Iterator[tuple[Assistant, Path]]:
    """Make minutes up and index them: an assistant for them, and a file of questions made with them."""
    with tempfile.TemporaryDirectory(prefix="minutes-learning-") as work:
        folder = Path(work) / "archive" / "minutes"
        archive = write_archive(folder, _MADE_UP, _SEED)
        asked = Path(work) / "made.jsonl"
        write_questions(asked, make_questions(archive, _MADE_UP_QUESTIONS, _SEED))
        yield build_assistant(replace(settings, folder=folder, index=Path(work) / "index")), asked


@contextmanager
def unpacked(settings: Settings, archive: Path) -> Iterator[tuple[Assistant, list[Path]]]:
    """Unpack and index one of `ARCHIVES`: an assistant for it, and the files of questions on it."""
    name = archive.name.removesuffix(".tar.xz")
    with tempfile.TemporaryDirectory(prefix="minutes-learning-") as work:
        folder = Path(work) / "minutes"
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        asked = [*sorted(archive.parent.glob(f"{name}*.jsonl")), ON_ARCHIVES / f"{name}.jsonl"]
        index = Path(work) / "index"
        yield build_assistant(replace(settings, folder=folder, index=index)), [path for path in asked if path.exists()]


def axes_of(vectors: NDArray[np.float32], chinese: Sequence[bool], count: int) -> Axes:
    """Find each language's centre, and as many axes along which vectors (n, dim) vary most about it."""
    from sklearn.decomposition import PCA

    is_chinese = np.array(chinese)
    centres = np.stack([vectors[~is_chinese].mean(axis=0), vectors[is_chinese].mean(axis=0)]).astype(np.float32)
    found = PCA(count, svd_solver="covariance_eigh").fit(vectors - centres[is_chinese.astype(int)])
    return Axes(centres, found.components_.astype(np.float32))
