"""`python -m benchmarks.told`: make the weighings by which one sentence tells a detail, in either language.

Cases are the questions on archives by other writers that ask a detail and stand alone: for each the sentences that may
tell it, their signs, and which does, by the facts and the citation that the case wants; and the evaluation's questions
of which the minutes do not say what they ask. The first weighing is a softmax over the sentences of a question, one
for each language, drawn to one another; the second a logistic regression on the sentence chosen, with what the first
makes of cases that it has not learnt from. Answering needs only their weights. What it prints is measured on archives
left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant import Settings
from assistant.assistant import Assistant
from assistant.compose.stated.likeliest import Weighed, judged, of_asking, of_rivals, weighed
from benchmarks.learning import ARCHIVES, ON_ARCHIVES, ROOT, cases_of, unpacked
from retrieval.scripts import squash

TARGET = ROOT / "assistant" / "learnt" / "told.toml"
_KINDS = frozenset({"amount", "date", "deadline", "duty", "place", "responsible"})  # that ask a detail
_REFUSED = 3.0  # weight of what the minutes do not say, beside what they do
_DRAWN, _APART = 10.0, 0.7  # how much the weights are held small; how freely those of the languages differ
_STRENGTH = 0.03  # how freely the weights of the second may grow
_FOLDS = 4
_HEAD = """\
# Which sentence tells the detail asked, by language, and whether it surely does: weights of signs
# (compose/stated/likeliest.py), made by `python -m benchmarks.told`.
"""
Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Case:
    """A question on an archive: the sentences that may tell it, with signs, and which do; signs of the question."""

    archive: str
    chinese: bool
    unsaid: bool
    found: Sequence[Weighed]
    told: NDArray[np.bool_]
    judged: Sequence[float]
    asking: Mapping[str, float]

    @property
    def signs(self) -> Vector:
        """The signs of all sentences, (sentences, signs)."""
        return np.array([[*one.signs.values()] for one in self.found])


@dataclass(frozen=True)
class First:
    """The first weighing: weights (signs,) by language."""

    chinese: Vector
    english: Vector

    def chosen(self, case: Case) -> tuple[bool, dict[str, float]]:
        """Tell whether the sentence chosen tells what is asked, and its signs."""
        scores = case.signs @ (self.chinese if case.chinese else self.english)
        at = int(scores.argmax())
        signs = {**case.found[at].signs, **of_rivals(case.found, scores.tolist()), **case.asking}
        return bool(case.told[at]), {**signs, "judged": case.judged[at]}


def main() -> int:
    """Measure on archives that were left out, then make the weighings of all cases and write them."""
    cases = list(gathered(Settings.from_env(os.environ)))
    print(measured(cases))
    TARGET.write_text(written(cases), encoding="utf-8")
    return 0


def gathered(settings: Settings) -> Iterator[Case]:
    """Ask every question as far as the sentences that may tell it; where there are none there is no case.

    Those that the judgement of whole items has learnt from are left out, since it knows them too well.
    """
    for archive in ARCHIVES:
        with unpacked(settings, archive) as (assistant, files):
            for case in (each for file in files if file.parent != ON_ARCHIVES for each in cases_of(file)):
                if _of_a_detail(case) and (made := _case(assistant, archive.name, case)):
                    yield made


def _of_a_detail(case: Mapping[str, Any]) -> bool:
    if case["kind"] == "unanswerable" or case["kind"] not in _KINDS or case.get("history"):
        return bool(case["kind"] == "unanswerable")
    return bool(case["expect"].get("facts") and case["expect"].get("citations"))


def _case(assistant: Assistant, archive: str, case: Mapping[str, Any]) -> Case | None:
    desk = assistant.desk(case["question"])
    found, unsaid = weighed(desk), case["kind"] == "unanswerable"
    told = [not unsaid and tells(one, case["expect"]) for one in found]
    places = {one.candidate.target.place: judged(desk, one) for one in found}
    every = [places[one.candidate.target.place] for one in found]
    return Case(archive, desk.zh, unsaid, found, np.array(told, np.bool_), every, of_asking(desk)) if found else None


def tells(one: Weighed, expected: Mapping[str, Any]) -> bool:
    """Whether a sentence has all facts that a case wants, and stands in an item that it wants cited, if any."""
    source = one.candidate.source
    text = squash(source.quote)
    cited = {(each["document"], each.get("item")) for each in expected.get("citations", ())}
    facts = [any(squash(each) in text for each in either) for either in expected["facts"]]
    return all(facts) and (not cited or (source.document, source.item) in cited)


def first_of(cases: Sequence[Case]) -> First:
    """Fit the first weighing on the cases of which a sentence tells what is asked, its signs scaled."""
    known = [case for case in cases if case.told.any()]
    scaler = StandardScaler().fit(np.vstack([case.signs for case in known]))
    data = [(scaler.transform(case.signs), case.told, -1.0 if case.chinese else 1.0) for case in known]
    size = data[0][0].shape[1]

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = _DRAWN * float(weights @ weights), 2 * _DRAWN * weights
        for signs, told, side in data:
            scores = signs @ (weights[:size] + _APART * side * weights[size:])
            share = np.exp(scores - scores.max())
            share /= share.sum()
            right = share[told].sum() + 1e-12
            total -= float(np.log(right))
            own = signs.T @ (share - np.where(told, share / right, 0))
            slope += np.concatenate([own, _APART * side * own])
        return total, slope

    both = minimize(loss, np.zeros(2 * size), jac=True, method="L-BFGS-B").x
    chinese, english = (both[:size] + _APART * side * both[size:] for side in (-1.0, 1.0))
    return First(chinese / scaler.scale_, english / scaler.scale_)


def second_of(cases: Sequence[Case]) -> tuple[Any, list[str]]:
    """Fit the second on what the first makes of cases left out, each sign scaled; with the names of the signs."""
    folds = [cases[at::_FOLDS] for at in range(_FOLDS)]
    first = [first_of([*chain(*folds[:at], *folds[at + 1 :])]) for at in range(_FOLDS)]
    chosen = [(case, *one.chosen(case)) for one, fold in zip(first, folds, strict=True) for case in fold]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=3000))
    weights = [_REFUSED if case.unsaid else 1.0 for case, *_ in chosen]
    signs = np.array([[*signs.values()] for *_, signs in chosen])
    model.fit(signs, [told for _, told, _ in chosen], logisticregression__sample_weight=weights)
    return model, [*chosen[0][2]]


def measured(cases: Sequence[Case]) -> str:
    """Tell how many sentences that tell it, and that do not, are taken for sure at several thresholds."""
    rows: list[tuple[Case, bool, float]] = []
    for archive in sorted({case.archive for case in cases}):
        kept = [case for case in cases if case.archive != archive]
        first, (second, _) = first_of(kept), second_of(kept)
        for case in (each for each in cases if each.archive == archive):
            told, signs = first.chosen(case)
            rows.append((case, told, second.predict_proba([[*signs.values()]])[0, 1]))
    lines = [
        "| language | threshold | taken, tells it | taken, another does | not said: taken |",
        "|---|---|---|---|---|",
    ]
    for chinese, name in ((True, "Chinese"), (False, "English")):
        own = [(case, told, sure) for case, told, sure in rows if case.chinese is chinese]
        said, unsaid = ([one for one in own if one[0].unsaid is which] for which in (False, True))
        for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
            right = sum(told and sure >= least for _, told, sure in said)
            wrong = sum(not told and sure >= least for _, told, sure in said)
            false = sum(sure >= least for *_, sure in unsaid)
            counts = f"{right} of {len(said)} | {wrong} | {false} of {len(unsaid)}"
            lines.append(f"| {name} | {least} | {counts} |")
    return "\n".join(lines)


def written(cases: Sequence[Case]) -> str:
    """Write the weights of the signs as they are, not scaled, as TOML."""
    first, (second, names) = first_of(cases), second_of(cases)
    scaler, regression = second
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - float(weights @ scaler.mean_)
    signs = [*cases[0].found[0].signs]
    tables = [("zh", signs, first.chinese), ("en", signs, first.english), ("sure", names, weights)]
    return _HEAD + "".join(
        f"\n[{name}]\n{f'bias = {bias:.3f}{chr(10)}' if name == 'sure' else ''}{_rows(keys, values)}"
        for name, keys, values in tables
    )


def _rows(names: Sequence[str], weights: Vector) -> str:
    return "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(names, weights, strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
