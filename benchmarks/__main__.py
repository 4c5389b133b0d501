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
QUESTIONS = 300


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the tables and write the JSON; exit status 2 for bad usage, 1 for a failure."""
    given = _parser().parse_args(arguments)
    try:
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
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index of the large archive that is there already")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="where the archive of that index was written")
    parser.add_argument("--large-count", type=int, default=2000, help=argparse.SUPPRESS)
    parser.add_argument("--xquad", type=Path, metavar="DIR", help="a folder with xquad.zh.json and xquad.en.json")
    parser.add_argument("--sample", type=int, default=150, help="passages to encode for throughput (default 150)")
    parser.add_argument("--cases", type=Path, default=TWO_CASES, help="questions on the two minutes")
    return parser


def _benches(given: argparse.Namespace, work: Path) -> list[Bench]:
    benches = [Bench("2 minutes", shipped_minutes(), given.cases, work)]
    if given.count:
        name = f"{given.count} minutes"
        benches.append(Bench(name, *_archive(work / "archive" / "minutes", given.count), work))
    if given.large:
        benches.append(_large(given, work))
    elif given.index or given.archive:
        raise UsageError("--index, --archive", "no --large", "both with --large")
    return benches


def _large(given: argparse.Namespace, work: Path) -> Bench:
    if bool(given.index) != bool(given.archive):
        raise UsageError("--index, --archive", "one of the two", "both, or neither")
    # The archive is written anew even for an index that is there: its questions are made from its facts.
    folder, cases = _archive(work / "large" / "minutes", given.large_count)
    return Bench(f"{given.large_count} minutes", folder, cases, work, given.index, plain=False)


def _archive(folder: Path, count: int) -> tuple[Path, Path]:
    archive = write_archive(folder, count)
    cases = folder.with_name("questions.jsonl")
    write_questions(cases, make_questions(archive, QUESTIONS))
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
