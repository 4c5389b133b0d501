"""`python -m benchmarks.worded`: answers in a language model's words beside the same without it, on sampled questions.

The settings name the model, as for the assistant. Both answers to a question come from one stream: the first is the
extractive one, the last the model's. Lines that only the last has are held against the quotes that they cite.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Any

from assistant import Answer, Settings, build_assistant
from assistant.assistant import Assistant
from assistant.evaluation.scoring import Case, evaluate, read_cases
from assistant.facts import facts_of, unsupported
from prompts import wording
from retrieval.bodies import Bodies

CASES = Path(__file__).parents[1] / "tests" / "evals" / "two_minutes.jsonl"


@dataclass
class Asking:
    """Asks the assistant and keeps, of each question, the first and the last answer and when they came."""

    assistant: Assistant
    firsts: list[Answer] = field(default_factory=list)
    lasts: list[Answer] = field(default_factory=list)
    first_ms: list[float] = field(default_factory=list)
    last_ms: list[float] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Mapping[str, str]]) -> Answer:
        """Give the last answer to a question."""
        started = time.perf_counter()
        growing = self.assistant.stream(question, history)
        self.firsts.append(next(growing))
        self.first_ms.append((time.perf_counter() - started) * 1000)
        last = deque(growing, maxlen=1)[0]
        self.last_ms.append((time.perf_counter() - started) * 1000)
        self.lasts.append(last)
        print(f"{len(self.lasts):3} {last.mode:11} {self.last_ms[-1] / 1000:6.1f} s  {question}", file=sys.stderr)
        return last


def sample(cases: Sequence[Case], count: int) -> tuple[Case, ...]:
    """Take cases of all kinds and languages in turn, the first of each, then the second."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.kind, case.language].append(case)
    turns = (case for turn in zip_longest(*groups.values()) for case in turn if case)
    return tuple(case for case, _ in zip(turns, range(count), strict=False))


def until(cases: Iterable[Case], deadline: float) -> Iterator[Case]:
    """Give cases as long as the deadline, by the clock of `time.monotonic`, is not past."""
    return takewhile(lambda _: time.monotonic() < deadline, cases)


def faults(first: Answer, last: Answer, bodies: Bodies) -> list[str]:
    """Name the lines that the model brought whose facts do not stand in the quotes that they cite."""
    quotes = {citation.marker: citation.quote for citation in last.citations}
    before = {_bare(line) for line in first.text.splitlines()}
    found = []
    for line in last.text.splitlines():
        cited = [quotes[int(number)] for number in re.findall(r"\[(\d+)\]", line)]
        missing = unsupported(facts_of(_bare(line), bodies), cited, bodies)
        if _bare(line) not in before and (missing or not cited):
            found.append(f"{line}: {', '.join(missing)}")
    return found


def _without_reply(answer: Answer) -> bool:
    return wording(answer.language).say("notice.model_down") in (answer.notice or "")


def _bare(line: str) -> str:
    return re.sub(r"\s*\[\d+\]", "", line)


def measure(assistant: Assistant, cases: Sequence[Case], deadline: float) -> dict[str, Any]:
    """Ask all cases; gives shares right (0 to 1) and times in milliseconds."""
    asking, bodies = Asking(assistant), Bodies.load()
    worded = evaluate(until(cases, deadline), asking.ask)
    firsts = iter(asking.firsts)
    plain = evaluate(cases[: len(asking.lasts)], lambda question, history: next(firsts))
    pairs = list(zip(asking.firsts, asking.lasts, strict=True))
    lost = [w.id for w, p in zip(worded.results, plain.results, strict=True) if p.right and not w.right]
    return {
        "cases": len(asking.lasts),
        "right without the model": plain.figures()["right"],
        "right with the model": worded.figures()["right"],
        "right only without": lost,
        "in the model's words": sum(last.mode == "generative" for last in asking.lasts),
        "no reply in time": sum(_without_reply(last) for last in asking.lasts),
        "lines that fail the checks": [line for first, last in pairs for line in faults(first, last, bodies)],
        "first visible text ms, p50": round(statistics.median(asking.first_ms)),
        "first visible text ms, worst": round(max(asking.first_ms)),
        "whole answer s, p50": round(statistics.median(asking.last_ms) / 1000, 1),
        "texts": [{"question": last.question, "mode": last.mode, "text": last.text} for last in asking.lasts],
    }


def main() -> int:
    """Measure and print; exit status 1 where the model made answers worse, 2 where the settings name none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40, help="how many questions (default 40)")
    parser.add_argument("--json", type=Path, help="write figures and texts here")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no question after so long")
    given = parser.parse_args()
    settings = Settings.from_env()
    if not (settings.llm_url or settings.llm_gguf):
        print("benchmarks: set MINUTES_LLM_URL or MINUTES_LLM_GGUF", file=sys.stderr)
        return 2
    assistant, cases = build_assistant(settings), sample(read_cases(CASES), given.cases)
    figures = measure(assistant, cases, time.monotonic() + given.seconds)
    if given.json:
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, value in figures.items():
        if name != "texts":
            print(f"{name:36}{value}")
    return 1 if figures["right only without"] or figures["lines that fail the checks"] else 0


if __name__ == "__main__":
    sys.exit(main())
