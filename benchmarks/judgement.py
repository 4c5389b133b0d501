"""`python -m benchmarks.judgement`: make the model that judges whether an item says what is asked.

Cases are questions with `said`, whether the minutes say it. Of the two that ship: those of judgement.jsonl, written for
it, and those of the evaluation sets (said unless their kind is `unanswerable`). Of made-up ones: questions made with
them, of another seed than those that measure, since signs differ where titles come back every year. Gradient boosting
of small trees (Friedman 2001) by scikit-learn, written as ONNX, so that answering needs no scikit-learn. What it prints
is measured on folds of whole items that the fold's model has not seen.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.judgement import ENOUGH, INPUT, MODEL, NAMES_KEY
from assistant.signs import signs
from assistant.targets import targets
from benchmarks.archive import write_archive
from benchmarks.archive_questions import make_questions, write_questions

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "assistant" / MODEL
CASES = (Path(__file__).with_name("judgement.jsonl"), *sorted((ROOT / "tests" / "evals").glob("*.jsonl")))
_FOLDS = 5
_MADE_UP, _MADE_UP_QUESTIONS, _SEED = 150, 500, 2024
_LEFT_OUT = frozenset({"attack", "false_premise", "followup"})
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Signs:
    """The signs of all cases (n, signs), whether each is said (n,), and the item that each comes nearest to."""

    names: tuple[str, ...]
    values: Matrix
    said: NDArray[np.bool_]
    items: tuple[str, ...]
    languages: tuple[str, ...]


def main() -> int:
    """Measure by folds, then make the model of all cases and write it."""
    cases = [case for path in CASES for case in read(path)]
    settings = Settings.from_env(os.environ)
    found = joined(gather(build_assistant(settings), cases), made_up(settings))
    print(measured(found, by_folds(found)))
    TARGET.write_bytes(as_onnx(fitted(found.values, found.said), found.names))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes", file=sys.stderr)
    return 0


def made_up(settings: Settings) -> Signs:
    """Make minutes and questions, index them, and take down the questions' signs."""
    with tempfile.TemporaryDirectory(prefix="minutes-judgement-") as work:
        folder = Path(work) / "archive" / "minutes"
        archive = write_archive(folder, _MADE_UP, _SEED)
        write_questions(Path(work) / "cases.jsonl", make_questions(archive, _MADE_UP_QUESTIONS, _SEED))
        assistant = build_assistant(replace(settings, folder=folder, index=Path(work) / "index"))
        return gather(assistant, list(read(Path(work) / "cases.jsonl")))


def joined(first: Signs, second: Signs) -> Signs:
    """Put the signs of two archives together."""
    values, said = np.concatenate([first.values, second.values]), np.concatenate([first.said, second.said])
    items, languages = (*first.items, *second.items), (*first.languages, *second.languages)
    return Signs(first.names, values, said, items, languages)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read the cases that a judgement is about: not follow-ups, false premises and attacks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case.get("kind") not in _LEFT_OUT and not case.get("history"):
            yield {**case, "said": case.get("said", case.get("kind") != "unanswerable")}


def gather(assistant: Assistant, cases: Sequence[dict[str, Any]]) -> Signs:
    """Ask every question as far as the judgement and take down its signs; questions without a topic have none."""
    rows: list[dict[str, float]] = []
    kept: list[tuple[bool, str, str]] = []
    for case in cases:
        desk = assistant.desk(case["question"])
        if not desk.asked.topic:
            continue
        best = next(iter(targets(desk, 1)), None)
        text = best.text if best else next((hit.passage.text for hit in desk.found.kept), "")
        rows.append(signs(desk, best, text))
        kept.append((bool(case["said"]), str(best.place if best else None), desk.asked.query.language))
    said, items, languages = zip(*kept, strict=True)
    values = np.array([list(row.values()) for row in rows], dtype=np.float32)
    return Signs(tuple(rows[0]), values, np.array(said), items, languages)


def fitted(values: Matrix, said: NDArray[np.bool_]) -> Any:
    """Fit the trees; both answers weigh the same."""
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.utils.class_weight import compute_sample_weight

    trees = GradientBoostingClassifier(
        n_estimators=300,
        max_depth=3,
        min_samples_leaf=5,
        learning_rate=0.05,
        subsample=0.5,
        max_features=0.3,
        random_state=1,
    )
    return trees.fit(values, said, sample_weight=compute_sample_weight("balanced", said))


def by_folds(found: Signs) -> NDArray[np.float64]:
    """Give every case's probability (n,) by a model that has seen no case of the same item."""
    from sklearn.model_selection import GroupKFold

    probabilities = np.zeros(len(found.said))
    for seen, unseen in GroupKFold(_FOLDS).split(found.values, found.said, found.items):
        model = fitted(found.values[seen], found.said[seen])
        probabilities[unseen] = model.predict_proba(found.values[unseen])[:, 1]
    return probabilities


def measured(found: Signs, probabilities: NDArray[np.float64]) -> str:
    """Say, by language and in all, how many unsaid questions are recognised and how many said ones are refused."""
    from sklearn.metrics import roc_auc_score

    languages = np.array(found.languages)
    lines = ["| language | said | not said | area under the curve | not said: recognised | said: refused |"]
    lines.append("|---|---|---|---|---|---|")
    for name in ("zh", "en", "all"):
        some = (languages == name) | (name == "all")
        said, given = found.said[some], probabilities[some]
        recognised, refused = (given[~said] < ENOUGH).mean(), (given[said] < ENOUGH).mean()
        area = roc_auc_score(said, given)
        lines.append(f"| {name} | {said.sum()} | {(~said).sum()} | {area:.3f} | {recognised:.3f} | {refused:.3f} |")
    return "\n".join(lines)


def as_onnx(model: Any, names: Sequence[str]) -> bytes:
    """Write a model as ONNX, with the names of its signs in its metadata."""
    from onnx.helper import set_model_props
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType

    shape = [(INPUT, FloatTensorType([None, len(names)]))]
    written = to_onnx(model, initial_types=shape, options={"zipmap": False})
    set_model_props(written, {NAMES_KEY: " ".join(names)})
    return bytes(written.SerializeToString())


if __name__ == "__main__":
    sys.exit(main())
