"""`minutes eval`: ask a file of questions, print how many are right, compare with an earlier run, hold a floor."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.evaluation.report import printed, read_earlier, record
from assistant.evaluation.scoring import evaluate, read_cases
from assistant.settings import Settings
from retrieval.errors import UsageError


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("file", help="questions, one JSON object a line (see tests/evals/README.md)")
    command.add_argument("--compare", metavar="RUN.json", help="an earlier run's output")
    command.add_argument("--output", metavar="RUN.json", help="write figures and results here")
    command.add_argument("--record", metavar="FILE.md", help="write the figures into this Markdown file")
    command.add_argument("--floor", type=_share, default=0.0, help="exit status 1 where fewer are right (0 to 1)")


def run(given: argparse.Namespace, settings: Settings) -> tuple[int, str, str]:
    """Evaluate; gives the exit status, the text and the JSON to print."""
    from assistant.wiring import build_assistant

    cases = read_cases(Path(given.file))
    earlier = read_earlier(Path(given.compare)) if given.compare else None
    report = evaluate(cases, build_assistant(settings).answer)
    if given.output:
        _written(Path(given.output), report.to_json())
    if given.record:
        record(report, Path(given.file).stem, Path(given.record), _model(settings))
    status = 0 if report.figures()["right"] >= given.floor else 1
    return status, printed(report, earlier), report.to_json()


def _model(settings: Settings) -> str | None:
    """Name the language model that the settings name; None where they name none."""
    if settings.llm_gguf:
        return settings.llm_gguf.name
    return (settings.llm_model or "the model of MINUTES_LLM_URL") if settings.llm_url else None


def _written(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(str(path), error.strerror or str(error), "a file this user may write") from error


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value
