"""`python -m benchmarks.facets`: make the model that weighs what a question asks for, from labelled examples.

Examples are those of facet_examples.toml, written for it, and the questions of judgement.jsonl and of the evaluation
sets in `tests/evals` that stand alone, whose kind is their label. Multinomial logistic regression by scikit-learn. What
it prints: for each set, the share of facets that the rules alone and a model that has not seen the set tell right; a
facet counts as right where its composer answers such a question too.
"""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.facet_model import MODEL, FacetModel, Vector
from retrieval.encoder import Encoder, open_encoder

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "assistant" / MODEL
EXAMPLES = Path(__file__).with_name("facet_examples.toml")
CASES = (Path(__file__).with_name("judgement.jsonl"), *sorted((ROOT / "tests" / "evals").glob("*.jsonl")))
# Kinds of evaluation cases and the facets that answer them, the label first.
ANSWERS = {
    "responsible": ("responsible",),
    "verdict": ("verdict",),
    "next_step": ("next_step", "list_next_step"),
    "date": ("date", "deadline"),
    "place": ("passage", "amount", "term"),
    "amount": ("amount", "list_documents", "passage", "list_next_step"),
    "chair": ("chair",),
    "attendee": ("attendance",),
    "attendee_body": ("person",),
    "list_body": ("body_tasks", "passage", "list_documents"),
    "list_document": ("list_documents", "body_tasks", "list_meeting", "list_topic", "list_next_step"),
    "list_next_step": ("list_next_step",),
    "list_meeting": ("list_meeting", "held", "distribution", "list_responsible", "summary_meeting", "list_documents"),
    "list_topic": ("list_topic",),
    "compare": ("compare",),
    "term": ("term",),
    "duty": ("body_tasks", "passage", "list_documents"),
    "summary_item": ("summary", "summary_meeting"),
    "summary_meeting": ("summary_meeting", "summary", "list_meeting"),
    "summary_topic": ("summary", "summary_meeting"),
    "attack": ("attack",),
}
_STRENGTH = 1.0  # the inverse of the regularisation


@dataclass(frozen=True)
class Example:
    """A question as the model sees it, with the facets that answer it, the label first, and the set it is from."""

    source: str
    answers: tuple[str, ...]
    chinese: bool
    features: frozenset[str]
    rule: str
    vector: Vector


def main() -> int:
    """Measure set by set, then make the model of all examples and write it."""
    settings = Settings.from_env(os.environ)
    encoder = open_encoder(None, settings.cache)
    examples = list(gather(build_assistant(settings), encoder))
    for name in sorted({example.source for example in examples} - {EXAMPLES.stem}):
        unseen = [example for example in examples if example.source == name]
        model = fitted([example for example in examples if example.source != name], encoder.name)
        rules = np.mean([example.rule in example.answers for example in unseen])
        print(f"{name}: {len(unseen)} questions, rules alone {rules:.3f}, model {right(model, unseen):.3f}")
    write(fitted(examples, encoder.name), TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes", file=sys.stderr)
    return 0


def labelled() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give source, question and facets of every example."""
    for facet, by_language in tomllib.loads(EXAMPLES.read_text(encoding="utf-8")).items():
        for questions in by_language.values():
            yield from ((EXAMPLES.stem, question, (facet,)) for question in questions)
    for path in CASES:
        cases: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for case in cases:
            if case.get("kind") in ANSWERS and not case.get("history"):
                yield path.stem, case["question"], ANSWERS[case["kind"]]


def gather(assistant: Assistant, encoder: Encoder) -> Iterator[Example]:
    """Read every example as the assistant does, as far as the rules; of several facets that answer it, theirs."""
    for source, question, answers in labelled():
        read = assistant.read(question)
        chinese = read.query.language == "zh"
        label = read.rule if read.rule in answers else answers[0]
        if label == "body_tasks" and not read.features & {"body", "group"}:
            label = "passage"  # what is to be done, but by no body that is named
        chosen = (label, *(each for each in answers if each != label))
        yield Example(source, chosen, chinese, read.features, read.rule, encoder.query(read.query.text))


def fitted(examples: Sequence[Example], encoder: str) -> FacetModel:
    """Fit the model to examples."""
    from sklearn.linear_model import LogisticRegression

    labels = [example.answers[0] for example in examples]
    centres = [
        np.mean([example.vector for example in examples if example.chinese is chinese], axis=0)
        for chinese in (False, True)
    ]
    features = frozenset().union(*(example.features for example in examples))
    rules = {example.rule for example in examples}
    names = {"features": tuple(sorted(features)), "rules": tuple(sorted(rules))}
    nothing = np.zeros((1, 0), np.float32)
    empty = FacetModel((), **names, encoder=encoder, centres=np.array(centres), weights=nothing, bias=nothing)
    regression = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(_inputs(empty, examples), labels)
    weights, bias = regression.coef_.astype(np.float32), regression.intercept_.astype(np.float32)
    return replace(empty, facets=tuple(str(name) for name in regression.classes_), weights=weights, bias=bias)


def right(model: FacetModel, examples: Sequence[Example]) -> float:
    """Give the share (0..1) of examples whose facet a model tells right."""
    told = [model.facets[int(row.argmax())] for row in _inputs(model, examples) @ model.weights.T + model.bias]
    return float(np.mean([facet in example.answers for facet, example in zip(told, examples, strict=True)]))


def write(model: FacetModel, target: Path) -> None:
    """Write a model as arrays without pickles."""
    names = {name: np.array(getattr(model, name)) for name in ("facets", "features", "rules", "encoder")}
    arrays = {name: getattr(model, name).astype(np.float16) for name in ("centres", "weights", "bias")}
    np.savez_compressed(target, allow_pickle=False, **names, **arrays)


def _inputs(model: FacetModel, examples: Sequence[Example]) -> Vector:
    rows = [model.inputs(each.vector, each.chinese, each.features, each.rule) for each in examples]
    return np.array(rows, dtype=np.float32)


if __name__ == "__main__":
    sys.exit(main())
