"""`python -m benchmarks.judgement [few] [many]`: make the models that judge whether the minutes say what is asked.

Cases are questions with `said`, whether the minutes say it. Of the two that ship: those of judgement.jsonl, written for
it, and those of the evaluation sets (said unless their kind is `unanswerable`). Of made-up ones: questions written and
questions made with them, of another seed than those that measure, since signs differ where titles come back every year.
Of archives by other writers: their evaluation sets, and judgement_archives/.
Support vector machines by scikit-learn; answering needs numpy alone. What it prints is measured on questions of a
writer, and about items, that the model has not seen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.judging.judgement import ENOUGH
from assistant.judging.signs import signs
from assistant.learnt.judgement import FEW, MANY, Inputs, JudgementModel, Machine
from assistant.learnt.kernel import Examples
from assistant.matching.targets import targets
from benchmarks.learning import ARCHIVES, CASES, ROOT, WRITTEN, axes_of, cases_of, made_up, unpacked
from retrieval.encoder import Encoder, open_encoder

TARGETS = {"few": ROOT / "assistant" / FEW, "many": ROOT / "assistant" / MANY}
_FOLDS = 5
_AXES = 128
_LEFT_OUT = frozenset({"attack", "false_premise", "followup"})
_PENALTY = 3.0  # for a case on the wrong side of the margin
Matrix = NDArray[np.float32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question as the model sees it: where it is from, the item nearest to it, and whether that says it."""

    source: str
    item: str
    said: bool
    chinese: bool
    signs: dict[str, float]
    features: frozenset[str]
    rule: str
    vector: NDArray[np.float32]


def main() -> int:
    """Make the model for few minutes and the one for many, or the one that is named (few, many)."""
    settings = Settings.from_env(os.environ)
    encoder = open_encoder(None, settings.cache)
    for name in sys.argv[1:] or GATHERED:
        learn(list(GATHERED[name](settings, encoder)), encoder, TARGETS[name])
    return 0


def learn(cases: Sequence[Case], encoder: Encoder, target: Path) -> None:
    """Measure on writers and on items that were left out, then make a model of all cases and write it."""
    inputs = inputs_of(cases)
    with_vector, words = matrices(inputs, cases)
    by_writer = by_folds(with_vector, cases, [case.source for case in cases])
    print(f"Left out, by writer:\n{measured(cases, probabilities(by_writer, cases))}\n")
    by_item = by_folds(with_vector, cases, [case.item for case in cases])
    print(f"Left out, by item:\n{measured(cases, probabilities(by_item, cases))}\n")
    words_by_item = by_folds(words, cases, [case.item for case in cases])
    machines = machine(with_vector, cases, by_item), machine(words, cases, words_by_item)
    write(JudgementModel(inputs, *machines, encoder.name), str(target))
    print(f"{target}: {target.stat().st_size} bytes", file=sys.stderr)


def of_few(settings: Settings, encoder: Encoder) -> Iterator[Case]:
    """Give the cases on the two minutes that ship, and those on made-up ones."""
    assistant = build_assistant(settings)
    for path in CASES:
        yield from gather(assistant, encoder, path)
    yield from of_made_up(settings, encoder)


def of_many(settings: Settings, encoder: Encoder) -> Iterator[Case]:
    """Give the cases on archives of many years, made up by the benchmarks and by others."""
    yield from of_made_up(settings, encoder)
    for archive in ARCHIVES:
        with unpacked(settings, archive) as (assistant, asked):
            for path in asked:
                yield from gather(assistant, encoder, path)


def of_made_up(settings: Settings, encoder: Encoder) -> Iterator[Case]:
    """Give the cases on minutes that the benchmarks make up."""
    with made_up(settings) as (assistant, asked):
        for path in (asked, WRITTEN):
            yield from gather(assistant, encoder, path)


GATHERED: Mapping[str, Callable[[Settings, Encoder], Iterator[Case]]] = {"few": of_few, "many": of_many}


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read the cases that a judgement is about: not follow-ups, false premises and attacks."""
    for case in cases_of(path):
        if case.get("kind") not in _LEFT_OUT and not case.get("history"):
            yield {**case, "said": case.get("said", case.get("kind") != "unanswerable")}


def gather(assistant: Assistant, encoder: Encoder, path: Path) -> Iterator[Case]:
    """Ask every question of a file as far as the judgement and take down what the model sees."""
    for case in read(path):
        desk = assistant.desk(case["question"])
        best = next(iter(targets(desk, 1)), None)
        yield Case(
            source=f"{path.parent.name}/{path.stem}",
            item=str(best.place if best else None),
            said=bool(case["said"]),
            chinese=desk.asked.query.language == "zh",
            signs=signs(desk, best),
            features=desk.asked.features,
            rule=desk.asked.rule,
            vector=encoder.query(desk.asked.form),
        )


def inputs_of(cases: Sequence[Case]) -> Inputs:
    """Set how signs become inputs: names, means, and the axes along which the vectors vary most."""
    found = np.array([list(case.signs.values()) for case in cases], dtype=np.float64)
    deviations = found.std(axis=0)
    return Inputs(
        signs=tuple(cases[0].signs),
        features=tuple(sorted({feature for case in cases for feature in case.features})),
        rules=tuple(sorted({case.rule for case in cases})),
        means=found.mean(axis=0).astype(np.float32),
        scales=np.where(deviations > 0, deviations, 1.0).astype(np.float32),
        axes=axes_of(np.array([case.vector for case in cases]), [case.chinese for case in cases], _AXES),
    )


def matrices(inputs: Inputs, cases: Sequence[Case]) -> tuple[Matrix, Matrix]:
    """Give what the machines weigh, with the vector and without, (n, inputs) each."""
    words = np.array([inputs.of_words(case.signs, case.features, case.rule) for case in cases])
    vectors = np.array([inputs.axes.along(case.vector, case.chinese) for case in cases])
    return np.hstack([words, vectors]), words


def by_folds(matrix: Matrix, cases: Sequence[Case], groups: Sequence[str]) -> Numbers:
    """Give every case's decision (n,) by a machine that has seen no case of the same group."""
    from sklearn.model_selection import GroupKFold

    said, decisions = said_of(cases), np.zeros(len(cases))
    for seen, unseen in GroupKFold(_FOLDS).split(matrix, said, groups):
        decisions[unseen] = _fitted(matrix[seen], said[seen]).decision_function(matrix[unseen])
    return decisions


def machine(matrix: Matrix, cases: Sequence[Case], decisions: Numbers) -> Machine:
    """Fit one machine to all cases; the sigmoid is set on decisions about cases that were left out."""
    svm = _fitted(matrix, said_of(cases))
    return Machine(
        Examples(svm.support_vectors_.astype(np.float32), float(svm._gamma)),
        svm.dual_coef_[0].astype(np.float32),
        float(svm.intercept_[0]),
        *sigmoid(decisions, cases),
    )


def sigmoid(decisions: Numbers, cases: Sequence[Case]) -> tuple[float, float]:
    """Give slope and offset of the sigmoid that makes decisions (n,) probabilities."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression().fit(decisions.reshape(-1, 1), said_of(cases))
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def probabilities(decisions: Numbers, cases: Sequence[Case]) -> Numbers:
    """Make decisions (n,) probabilities (n,)."""
    slope, offset = sigmoid(decisions, cases)
    return 1 / (1 + np.exp(-(slope * decisions + offset)))


def said_of(cases: Sequence[Case]) -> NDArray[np.bool_]:
    """Give for each case whether the minutes say it, (n,)."""
    return np.array([case.said for case in cases])


def _fitted(matrix: Matrix, said: NDArray[np.bool_]) -> Any:
    """Fit a support vector machine; both answers weigh the same."""
    from sklearn.svm import SVC

    return SVC(C=_PENALTY, kernel="rbf", gamma="scale", class_weight="balanced", cache_size=1000).fit(matrix, said)


def measured(cases: Sequence[Case], given: Numbers) -> str:
    """Say, by language and in all, how many unsaid questions are recognised and how many said ones are refused."""
    from sklearn.metrics import roc_auc_score

    lines = ["| questions | said | not said | area under the curve | not said: recognised | said: refused |"]
    lines.append("|---|---|---|---|---|---|")
    for name, holds in _parts(cases):
        some = np.array([holds(case) for case in cases])
        said, likely = said_of(cases)[some], given[some]
        recognised, refused = (likely[~said] < ENOUGH).mean(), (likely[said] < ENOUGH).mean()
        area = roc_auc_score(said, likely)
        lines.append(f"| {name} | {said.sum()} | {(~said).sum()} | {area:.3f} | {recognised:.3f} | {refused:.3f} |")
    return "\n".join(lines)


def _parts(cases: Sequence[Case]) -> Iterator[tuple[str, Callable[[Case], bool]]]:
    yield "zh", lambda case: case.chinese
    yield "en", lambda case: not case.chinese
    for source in sorted({case.source for case in cases}):
        yield source, lambda case, source=source: case.source == source  # type: ignore[misc]
    yield "all", lambda case: True


def write(model: JudgementModel, target: str) -> None:
    """Write a model as a compressed .npz of half floats."""
    inputs = model.inputs
    stored: dict[str, NDArray[np.generic]] = {"encoder": np.array(model.encoder)}
    for name in ("signs", "features", "rules"):
        stored[name] = np.array(getattr(inputs, name))
    for name in ("means", "scales"):
        stored[name] = getattr(inputs, name).astype(np.float32)
    for name in ("centres", "axes"):
        stored[name] = getattr(inputs.axes, name).astype(np.float16)
    for name, machine in (("with_vector", model.with_vector), ("without", model.without)):
        stored[f"{name}_support"] = machine.examples.support.astype(np.float16)
        stored[f"{name}_weights"] = machine.weights.astype(np.float16)
        stored[f"{name}_scalars"] = np.array([machine.bias, machine.examples.gamma, machine.slope, machine.offset])
    np.savez_compressed(target, **stored)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
