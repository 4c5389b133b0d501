"""Evaluation of answers: right or not, by kind and language, with citations, refusals and latency."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from retrieval.errors import UsageError
from retrieval.scripts import squash

_ROLES = ("user", "assistant")
Ask = Callable[[str, Sequence[Mapping[str, str]]], Answer]


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what a right answer must have; the fields are those of the JSON lines (tests/evals/README.md)."""

    id: str
    kind: str
    language: str
    question: str
    status: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...] = ()
    absent: tuple[str, ...] = ()
    citations: tuple[Mapping[str, str], ...] = ()
    history: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One case's outcome; `faults` says what was wrong, empty where the answer is right."""

    id: str
    kind: str
    language: str
    question: str
    status: str
    faults: tuple[str, ...]
    cited: int
    cited_right: int
    wanted: int
    wanted_found: int
    milliseconds: float
    answerable: bool

    @property
    def right(self) -> bool:
        """Whether status, facts, citations and quotes are all as wanted."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a run, and the figures over them."""

    results: tuple[Result, ...] = field(repr=False)

    def figures(self) -> dict[str, Any]:
        """Give the figures: shares from 0 to 1, latencies in milliseconds."""
        times = sorted(result.milliseconds for result in self.results)
        answerable = [result for result in self.results if result.answerable]
        others = [result for result in self.results if not result.answerable]
        return {
            "cases": len(self.results),
            "right": _share(result.right for result in self.results),
            "right_by_language": self._by(lambda result: result.language),
            "right_by_kind": self._by(lambda result: f"{result.kind} {result.language}"),
            "right_answerable_by_language": _grouped(answerable, lambda result: result.language),
            "citation_precision": _ratio(sum(r.cited_right for r in answerable), sum(r.cited for r in answerable)),
            "citation_recall": _ratio(sum(r.wanted_found for r in answerable), sum(r.wanted for r in answerable)),
            "refused_though_answerable": _share(result.status == "not_found" for result in answerable),
            "answered_though_not": _share(result.status == "answered" for result in others),
            "p50_ms": statistics.median(times) if times else 0.0,
            "p95_ms": times[min(len(times) - 1, int(len(times) * 0.95))] if times else 0.0,
        }

    def _by(self, key: Callable[[Result], str]) -> dict[str, float]:
        return _grouped(self.results, key)

    def to_json(self) -> str:
        """Give figures and results as JSON."""
        results = [asdict(result) | {"right": result.right} for result in self.results]
        return json.dumps({"figures": self.figures(), "results": results}, ensure_ascii=False, indent=1)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of JSON lines; raises UsageError with the line that is wrong."""
    wanted = "JSON lines with id, kind, language, question and expect"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(path), str(error), wanted) from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise UsageError(f"{path}:{number}", repr(error), wanted) from error
    if not cases:
        raise UsageError(str(path), "no cases", wanted)
    return tuple(cases)


def evaluate(cases: Iterable[Case], ask: Ask) -> Report:
    """Ask every question and judge every answer."""
    return Report(tuple(_judged(case, ask(case.question, case.history)) for case in cases))


def _case(value: Mapping[str, Any]) -> Case:
    expect = value["expect"]
    status = expect["status"]
    return Case(
        id=value["id"],
        kind=value["kind"],
        language=value["language"],
        question=value["question"],
        status=(status,) if isinstance(status, str) else tuple(status),
        facts=tuple(tuple(alternatives) for alternatives in expect.get("facts", ())),
        absent=tuple(expect.get("absent", ())),
        citations=tuple(expect.get("citations", ())),
        history=_history(value.get("history", [])),
    )


def _history(turns: object) -> tuple[Mapping[str, str], ...]:
    if not isinstance(turns, list):
        raise ValueError(f"a history is a list of turns, not {turns!r}")
    return tuple(map(_turn, turns))


def _turn(said: object) -> Mapping[str, str]:
    """Take a plain string of a history for a question asked before; raises ValueError for what is no turn."""
    turn = {"role": "user", "content": said} if isinstance(said, str) else said
    if not (isinstance(turn, Mapping) and turn.get("role") in _ROLES and isinstance(turn.get("content"), str)):
        raise ValueError(
            f"a history has {said!r}, which is neither a question nor a role (user, assistant) with content"
        )
    return turn


def _judged(case: Case, answer: Answer) -> Result:
    text = squash(answer.text)
    places = [asdict(citation) for citation in answer.citations]
    found = [wanted for wanted in case.citations if any(_matches(place, wanted) for place in places)]
    right = [place for place in places if any(_matches(place, wanted) for wanted in case.citations)]
    return Result(
        id=case.id,
        kind=case.kind,
        language=case.language,
        question=case.question,
        status=answer.status,
        faults=tuple(_faults(case, answer, text, len(found))),
        cited=len(places) if case.citations else 0,
        cited_right=len(right) if case.citations else 0,
        wanted=len(case.citations),
        wanted_found=len(found),
        milliseconds=float(answer.timings_ms.get("total", 0.0)),
        answerable="answered" in case.status,
    )


def _faults(case: Case, answer: Answer, text: str, found: int) -> Iterable[str]:
    if answer.status not in case.status:
        yield f"status {answer.status}, wanted {' or '.join(case.status)}"
    for alternatives in case.facts:
        if not any(squash(fact) in text for fact in alternatives):
            yield f"lacks {' or '.join(alternatives)}"
    for fact in case.absent:
        if squash(fact) in text:
            yield f"has {fact}"
    if found < len(case.citations):
        yield f"{found} of {len(case.citations)} wanted citations"
    if not all(citation.verified for citation in answer.citations):
        yield "a quote that is not verbatim"


def _matches(place: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    return all(place.get(name) == value for name, value in wanted.items())


def _grouped(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, float]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for result in results:
        groups[key(result)].append(result.right)
    return {name: _share(groups[name]) for name in sorted(groups)}


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return _ratio(sum(listed), len(listed))


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
