"""`python -m benchmarks`: quality and speed on this machine, ours beside plain LangChain, as tables and JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.settings import shipped_minutes
from benchmarks.archive import write_archive
from benchmarks.archive_questions import make_questions, write_questions
from benchmarks.report import judged, tables
from benchmarks.runs import Bench, measure, ours_settings
from benchmarks.speed import encoding
from benchmarks.xquad import measure_xquad
from retrieval.chunks import indexed_text, passages
from retrieval.encoder import Encoder, open_encoder
from retrieval.errors import MinutesError, UsageError
from retrieval.minutes import read_minutes

ROOT = Path(__file__).parents[1]
TWO_CASES = ROOT / "tests" / "evals" / "two_minutes.jsonl"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the tables and write the JSON; exit status 2 for bad usage, 1 for a failure."""
    given = _parser().parse_args(arguments)
    try:
        _check(given)
        with tempfile.TemporaryDirectory(prefix="minutes-bench-") as work:
            figures = run(given, Path(work))
    except UsageError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    except MinutesError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tables(figures))
    print(f"\n{given.json}")
    return 0


def run(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    """Measure everything that was asked for; `work` takes indexes and is nobody else's."""
    started = time.perf_counter()
    encoder = open_encoder(None, ours_settings(work, work).cache)
    figures: dict[str, Any] = {"machine": _machine(), "sets": {}}
    for bench in _benches(given, work):
        figures["sets"][bench.name] = measure(bench, encoder, _say)
    if given.xquad:
        figures["xquad"] = measure_xquad(given.xquad, work / "xquad", encoder, _say)
    _say("encoding beside sentence-transformers' default")
    figures["encoding"] = _encoding(encoder, given.sample)
    figures["targets"] = judged(figures)
    figures["seconds"] = round(time.perf_counter() - started)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json", help="where the figures go")
    parser.add_argument("--count", type=int, default=300, help="minutes of the made-up archive (default 300; 0: none)")
    parser.add_argument("--large", action="store_true", help="a made-up archive of 2,000 minutes too; ours alone")
    parser.add_argument("--index", type=Path, metavar="DIR", help="with --large: an index of that archive, made before")
    parser.add_argument("--large-count", type=int, default=2000, help=argparse.SUPPRESS)
    parser.add_argument("--questions", type=int, default=300, help="questions made with each archive (default 300)")
    parser.add_argument("--xquad", type=Path, metavar="DIR", help="a folder with xquad.zh.json and xquad.en.json")
    parser.add_argument("--sample", type=int, default=150, help="passages to encode for throughput (default 150)")
    parser.add_argument("--rounds", type=int, default=3, help="fresh processes to start for each set (default 3)")
    parser.add_argument("--cases", type=Path, default=TWO_CASES, help="questions on the two minutes")
    return parser


def _check(given: argparse.Namespace) -> None:
    """Raise UsageError at once for what would fail after minutes."""
    if given.count < 0:
        raise UsageError("--count", str(given.count), "0 or more")
    if given.index and not given.large:
        raise UsageError("--index", "no --large", "both: it names an index of the large archive")
    for folder in (given.index, given.xquad):
        if folder and not folder.is_dir():
            raise UsageError(str(folder), "no such folder", "a folder that is there")


def _benches(given: argparse.Namespace, work: Path) -> list[Bench]:
    benches = [Bench("2 minutes", shipped_minutes(), given.cases, work, rounds=given.rounds)]
    if given.count:
        name = f"{given.count} minutes"
        benches.append(
            Bench(
                name, *_archive(work / "archive" / "minutes", given.count, given.questions), work, rounds=given.rounds
            )
        )
    return [*benches, _large(given, work)] if given.large else benches


def _large(given: argparse.Namespace, work: Path) -> Bench:
    # Written anew even where there is an index of it: the questions are made from its facts.
    folder, cases = _archive(work / "large" / "minutes", given.large_count, given.questions)
    return Bench(f"{given.large_count} minutes", folder, cases, work, given.index, False, given.rounds)


def _archive(folder: Path, count: int, questions: int) -> tuple[Path, Path]:
    archive = write_archive(folder, count)
    cases = folder.with_name("questions.jsonl")
    write_questions(cases, make_questions(archive, questions))
    return folder, cases


def _encoding(encoder: Encoder, sample: int) -> dict[str, Any]:
    minutes = [read_minutes(path) for path in sorted(shipped_minutes().glob("*.txt"))]
    texts = [indexed_text(passage) for one in minutes for passage in passages(one)]
    repeated = (texts * (sample // len(texts) + 1))[:sample]
    questions = [json.loads(line)["question"] for line in TWO_CASES.read_text(encoding="utf-8").splitlines()]
    return encoding(repeated, questions, encoder)


def _machine() -> dict[str, Any]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }


def _say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
