"""One set of minutes with its questions, measured whole: ours beside plain LangChain and keywords alone."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from langchain_core.documents import Document

from assistant import Settings, build_assistant
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.evaluation.scoring import Case, evaluate, read_cases
from assistant.wiring import build_retriever, sync_index
from benchmarks.plain_langchain import HITS, keywords_alone, pieces, plain_langchain
from benchmarks.quality import figures, ranks
from benchmarks.sections import Find, Stretch, asked
from benchmarks.speed import fresh_process, megabytes, plain_environment, quantiles
from retrieval.encoder import Encoder
from retrieval.errors import UsageError
from retrieval.records import Minutes

OURS, PLAIN, KEYWORDS = "ours", "plain LangChain", "BM25 alone"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: a folder of minutes, its questions, where the indexes go, and what to measure it with.

    `index` is one that was built before, else None. `plain` is False where only ours is to be measured. `rounds` is how
    many fresh processes are started.
    """

    name: str
    minutes: Path
    cases: Path
    work: Path
    index: Path | None = None
    plain: bool = True
    rounds: int = 3


def measure(bench: Bench, encoder: Encoder, say: Say) -> dict[str, Any]:
    """Index, ask and time one set; gives its figures, by way of searching where there are several."""
    settings = ours_settings(bench.minutes, bench.index or bench.work / bench.name / "index")
    say(f"{bench.name}: indexing")
    indexing = _indexed(settings, bench.index is None)
    assistant = build_assistant(settings)
    cases = read_cases(bench.cases)
    _require_same(bench, assistant)
    held = assistant.library.all_minutes()
    questions = asked(cases, held)
    found: dict[str, Any] = {"minutes": len(held), "index": indexing, "search": {}}
    for name, open_find in _ways(bench, settings, (held, encoder)).items():
        say(f"{bench.name}: {name}")
        started = time.perf_counter()
        find = open_find()
        found["search"][name] = {"open_s": round(time.perf_counter() - started, 1)} | figures(ranks(find, questions))
    say(f"{bench.name}: {len(cases)} whole answers")
    found["answers"] = _answers(assistant, cases)
    say(f"{bench.name}: fresh processes")
    found["fresh"] = fresh_process(settings.index, cases[0].question, bench.rounds)
    return found


def ours_settings(minutes: Path, index: Path) -> Settings:
    """Give default settings for a folder of minutes and an index."""
    return replace(Settings.from_env(plain_environment()), folder=minutes, index=index)


def _require_same(bench: Bench, assistant: Assistant) -> None:
    """Raise UsageError where an index made before holds other files than the set's."""
    files = {hashlib.sha256(path.read_bytes()).hexdigest() for path in bench.minutes.glob("*.txt")}
    if files != {entry.sha256 for entry in assistant.library.entries.values()}:
        raise UsageError(
            str(bench.index), "an index of other files", f"one of {bench.name} as benchmarks.archive writes"
        )


def _indexed(settings: Settings, build: bool) -> dict[str, float]:
    if not build:
        return {"megabytes": megabytes(settings.index)}
    started = time.perf_counter()
    report = sync_index(settings)
    seconds = time.perf_counter() - started
    return {
        "passages": report.passages,
        "seconds": round(seconds, 1),
        "passages_per_s": round(report.passages / seconds, 1),
        "megabytes": megabytes(settings.index),
    }


def _ways(bench: Bench, settings: Settings, plain: tuple[Sequence[Minutes], Encoder]) -> dict[str, Callable[[], Find]]:
    held, encoder = plain
    ways: dict[str, Callable[[], Find]] = {OURS: lambda: _ours(settings)}
    if bench.plain:
        cut = pieces((one.id, one.text) for one in held)
        ways[PLAIN] = lambda: plain_langchain(cut, encoder, bench.work / bench.name / "plain")
        ways[KEYWORDS] = lambda: keywords_alone(cut)
    return ways


def _ours(settings: Settings) -> Find:
    retriever = build_retriever(settings)
    return lambda question: [_stretch(each) for each in retriever.invoke(question)[:HITS]]


def _stretch(found: Document) -> Stretch:
    return Stretch(found.metadata["document"], found.metadata["start"], found.metadata["end"])


def _answers(assistant: Assistant, cases: Sequence[Case]) -> dict[str, Any]:
    """Ask for whole answers; an unanswerable question is recognised by a status that its case allows."""
    milliseconds: list[float] = []

    def ask(question: str, history: Any) -> Answer:
        started = time.perf_counter()
        answer = assistant.answer(question, history)
        milliseconds.append((time.perf_counter() - started) * 1e3)
        return answer

    ask(cases[0].question, ())
    milliseconds.clear()
    report = evaluate(cases, ask)
    told = report.figures()
    unanswerable = [result for result in report.results if result.kind == "unanswerable"]
    allowed = {case.id: case.status for case in cases}
    recognised = sum(result.status in allowed[result.id] for result in unanswerable)
    return {
        "questions": len(cases),
        "ms": quantiles(milliseconds),
        "right": told["right"],
        "unanswerable": len(unanswerable),
        "unanswerable_recognised": round(recognised / len(unanswerable), 4) if unanswerable else 0.0,
        "answerable_refused": told["refused_though_answerable"],
        "not_right": [result.question for result in report.results if not result.right],
    }
