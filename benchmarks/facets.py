"""`python -m benchmarks.facets`: make the model that weighs what a question asks for, from labelled examples.

Examples are those of facet_examples.toml, written for it, and the questions that the judgement learns from too, which
stand alone and whose kind is their label. What it prints: for each set, the share of facets that the rules alone and a
model that has not seen the set, nor others of its fold, tell right; a facet counts as right where its composer answers
such a question too.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.learnt.facets import MODEL, FacetModel
from assistant.learnt.kernel import Examples, Vector
from benchmarks.learning import CASES, ROOT, WRITTEN, axes_of, cases_of, made_up
from retrieval.encoder import Encoder, open_encoder

TARGET = ROOT / "assistant" / MODEL
EXAMPLES = Path(__file__).with_name("facet_examples.toml")
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
_AXES = 256
_FOLDS = 5
_RIDGE = 0.3  # how much the weights are held back
_GAMMA = 0.027  # nearness falls to a third at a distance of six, as between two features of three and vectors unlike


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
    """Measure by sets left out, then make the model of all examples and write it."""
    settings = Settings.from_env(os.environ)
    encoder = open_encoder(None, settings.cache)
    examples = list(gather(build_assistant(settings), encoder, (*written(), *labelled(CASES))))
    with made_up(settings) as (of_made_up, _):
        examples += gather(of_made_up, encoder, labelled([WRITTEN]))
    print("\n".join(sorted(measured(examples, encoder.name))))
    write(fitted(examples, encoder.name), TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes", file=sys.stderr)
    return 0


Labelled = tuple[str, str, tuple[str, ...]]


def written() -> Iterator[Labelled]:
    """Give source, question and facet of the examples that were written for it."""
    for facet, by_language in tomllib.loads(EXAMPLES.read_text(encoding="utf-8")).items():
        for questions in by_language.values():
            yield from ((EXAMPLES.stem, question, (facet,)) for question in questions)


def labelled(paths: Iterable[Path]) -> Iterator[Labelled]:
    """Give source, question and facets of the cases that stand alone, by their kind."""
    for path in paths:
        for case in cases_of(path):
            if case.get("kind") in ANSWERS and not case.get("history"):
                yield path.stem, case["question"], ANSWERS[case["kind"]]


def gather(assistant: Assistant, encoder: Encoder, labels: Iterable[Labelled]) -> Iterator[Example]:
    """Read every example as the assistant does, as far as the rules; of several facets that answer it, theirs."""
    for source, question, answers in labels:
        read = assistant.read(question)
        chinese = read.query.language == "zh"
        label = read.rule if read.rule in answers else answers[0]
        if label == "body_tasks" and not read.features & {"body", "group"}:
            label = "passage"  # what is to be done, but by no body that is named
        chosen = (label, *(each for each in answers if each != label))
        yield Example(source, chosen, chinese, read.features, read.rule, encoder.query(read.query.text))


def fitted(examples: Sequence[Example], encoder: str) -> FacetModel:
    """Fit the model to examples: kernel ridge regression of 1 for an example's facet and -1 for every other."""
    from sklearn.kernel_ridge import KernelRidge

    labels = [example.answers[0] for example in examples]
    facets = tuple(sorted(set(labels)))
    features = tuple(sorted(frozenset().union(*(example.features for example in examples))))
    rules = tuple(sorted({example.rule for example in examples}))
    vectors = np.array([example.vector for example in examples])
    axes = axes_of(vectors, [example.chinese for example in examples], _AXES)
    nothing = np.zeros((0, 0), np.float32)
    empty = FacetModel(facets, features, rules, encoder, axes, Examples(nothing, _GAMMA), nothing)
    inputs = _inputs(empty, examples)
    wanted = np.where(np.array(labels)[:, None] == np.array(facets), 1.0, -1.0)
    ridge = KernelRidge(alpha=_RIDGE, kernel="rbf", gamma=_GAMMA).fit(inputs, wanted)
    return replace(empty, examples=Examples(inputs, _GAMMA), weights=ridge.dual_coef_.T.astype(np.float32))


def measured(examples: Sequence[Example], encoder: str) -> Iterator[str]:
    """Say of each set how many facets are told right by the rules, and by a model of the sets of other folds."""
    from sklearn.model_selection import GroupKFold

    always = [example for example in examples if example.source == EXAMPLES.stem]
    others = [example for example in examples if example.source != EXAMPLES.stem]
    for seen, left_out in GroupKFold(_FOLDS).split(others, groups=[example.source for example in others]):
        model = fitted([*always, *(others[at] for at in seen)], encoder)
        for name in {others[at].source for at in left_out}:
            unseen = [example for example in others if example.source == name]
            rules = np.mean([example.rule in example.answers for example in unseen])
            yield f"{name}: {len(unseen)} questions, rules alone {rules:.3f}, model {right(model, unseen):.3f}"


def right(model: FacetModel, examples: Sequence[Example]) -> float:
    """Give the share (0..1) of examples whose facet a model tells right."""
    told = [model.facet(each.vector, each.chinese, each.features, each.rule) for each in examples]
    return float(np.mean([facet in example.answers for facet, example in zip(told, examples, strict=True)]))


def write(model: FacetModel, target: Path) -> None:
    """Write a model as arrays without pickles."""
    vectors = model.axes.axes.shape[0]
    names = {name: np.array(getattr(model, name)) for name in ("facets", "features", "rules", "encoder")}
    support = model.examples.support
    numbers = {"centres": model.axes.centres, "axes": model.axes.axes, "along": support[:, :vectors]}
    halves = {name: array.astype(np.float16) for name, array in (*numbers.items(), ("weights", model.weights))}
    told = {"indicators": support[:, vectors:].astype(np.bool_), "gamma": np.array(model.examples.gamma)}
    np.savez_compressed(target, allow_pickle=False, **names, **halves, **told)


def _inputs(model: FacetModel, examples: Sequence[Example]) -> Vector:
    rows = [model.inputs(each.vector, each.chinese, each.features, each.rule) for each in examples]
    return np.array(rows, dtype=np.float32)


if __name__ == "__main__":
    sys.exit(main())
