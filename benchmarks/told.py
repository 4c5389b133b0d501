"""`python -m benchmarks.told`: make the model that is sure, or not, that a sentence tells a detail asked in Chinese.

Cases are the Chinese questions on archives by other writers that ask a detail and stand alone: for each the sentence
that likeliest tells it, its signs, and whether it does, by the facts and the citation that the case wants; and all of
which the minutes do not say what they ask. A logistic regression by scikit-learn; answering needs only its weights.
What it prints is measured on archives left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant import Settings
from assistant.compose.stated.likeliest import Likeliest, likeliest
from benchmarks.learning import ARCHIVES, ROOT, cases_of, unpacked
from retrieval.scripts import squash

TARGET = ROOT / "assistant" / "learnt" / "told.toml"
_KINDS = frozenset({"amount", "date", "duty", "place", "responsible"})  # that ask a detail
_REFUSED = 3.0  # weight of what the minutes do not say, beside what they do
_STRENGTH = 0.3  # how freely the weights may grow
_HEAD = """\
# Whether a sentence tells the detail asked in Chinese: weights of its signs (compose/stated/likeliest.py) in a logistic
# regression, made by `python -m benchmarks.told`.
"""


@dataclass(frozen=True)
class Case:
    """A question on an archive: the signs of its likeliest sentence, and whether that tells what is asked."""

    archive: str
    signs: Mapping[str, float]
    told: bool
    unsaid: bool


def main() -> int:
    """Measure on archives that were left out, then make a model of all cases and write it."""
    cases = list(gathered(Settings.from_env(os.environ)))
    print(measured(cases))
    TARGET.write_text(written(cases), encoding="utf-8")
    return 0


def gathered(settings: Settings) -> Iterator[Case]:
    """Ask every question as far as its likeliest sentence; where none gives what is asked there is no case."""
    for archive in ARCHIVES:
        with unpacked(settings, archive) as (assistant, files):
            for case in (each for file in files for each in cases_of(file) if _of_a_detail(each)):
                if found := likeliest(assistant.desk(case["question"])):
                    unsaid = _is_unsaid(case)
                    yield Case(archive.name, found.signs, not unsaid and tells(found, case["expect"]), unsaid)


def _of_a_detail(case: Mapping[str, Any]) -> bool:
    alone = case["language"] == "zh" and not case.get("history")
    return alone and (_is_unsaid(case) or (case.get("kind") in _KINDS and "expect" in case))


def _is_unsaid(case: Mapping[str, Any]) -> bool:
    return case.get("kind") == "unanswerable" or case.get("said") is False


def tells(found: Likeliest, expected: Mapping[str, Any]) -> bool:
    """Whether a sentence has all facts that a case wants, and stands in an item that it wants cited, if any."""
    text = squash(found.source.quote)
    cited = {(one["document"], one.get("item")) for one in expected.get("citations", ())}
    facts = [any(squash(each) in text for each in either) for either in expected["facts"]]
    return all(facts) and (not cited or (found.source.document, found.source.item) in cited)


def fitted(cases: Sequence[Case]) -> Any:
    """Fit a regression on the signs of cases, each scaled to its deviation."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=3000))
    weights = [_REFUSED if case.unsaid else 1.0 for case in cases]
    return model.fit(_signs(cases), [case.told for case in cases], logisticregression__sample_weight=weights)


def measured(cases: Sequence[Case]) -> str:
    """Tell how many sentences that tell it, and that do not, are taken for sure at several thresholds."""
    sure = np.zeros(len(cases))
    for archive in {case.archive for case in cases}:
        left_out = np.array([case.archive == archive for case in cases])
        model = fitted([case for case in cases if case.archive != archive])
        sure[left_out] = model.predict_proba(_signs([case for case in cases if case.archive == archive]))[:, 1]
    told, unsaid = (np.array([getattr(case, name) for case in cases]) for name in ("told", "unsaid"))
    lines = ["| threshold | told: taken | told by another sentence: taken | not said: taken |", "|---|---|---|---|"]
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        taken = sure >= least
        counts = [f"{(taken & of).sum()} of {of.sum()}" for of in (told, ~told & ~unsaid, unsaid)]
        lines.append(f"| {least} | {' | '.join(counts)} |")
    return "\n".join(lines)


def written(cases: Sequence[Case]) -> str:
    """Write the weights of the signs as they are, not scaled, as TOML."""
    scaler, regression = fitted(cases)
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - (weights * scaler.mean_).sum()
    rows = (f"{name} = {weight:.3f}\n" for name, weight in zip(cases[0].signs, weights, strict=True))
    return f"{_HEAD}bias = {bias:.3f}\n\n[weights]\n{''.join(rows)}"


def _signs(cases: Sequence[Case]) -> NDArray[np.float64]:
    return np.array([[*case.signs.values()] for case in cases])


if __name__ == "__main__":
    raise SystemExit(main())
