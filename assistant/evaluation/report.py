"""What an evaluation prints and writes: figures for people, JSON for the next run, a section of docs/quality.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.evaluation.scoring import Report
from retrieval.errors import UsageError

_PLAIN = (
    ("cases", "cases"),
    ("right", "right, all"),
    ("citation_precision", "citation precision"),
    ("citation_recall", "citation recall"),
    ("refused_though_answerable", "answerable, but refused"),
    ("answered_though_not", "not answerable, but answered"),
    ("p50_ms", "milliseconds, p50"),
    ("p95_ms", "milliseconds, p95"),
)


def printed(report: Report, earlier: Mapping[str, Any] | None = None) -> str:
    """Give the figures as lines, with the change against an earlier run's JSON, then every case that is wrong."""
    figures = report.figures()
    lines = [f"{label:30}{_number(figures[name])}{_change(figures, earlier, name)}" for name, label in _PLAIN]
    for table in ("right_answerable_by_language", "right_by_kind"):
        lines += [f"  {name:28}{_number(value)}" for name, value in figures[table].items()]
    wrong = [f"{each.id}: {each.question} — {'; '.join(each.faults)}" for each in report.results if not each.right]
    return "\n".join([*lines, *_broken(report, earlier), *wrong])


def read_earlier(path: Path) -> Mapping[str, Any]:
    """Read an earlier run's JSON; raises UsageError where it is none."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return {"figures": value["figures"], "right": {r["id"]: r["right"] for r in value["results"]}}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(str(path), repr(error), "the JSON that an earlier `minutes eval --output` wrote") from error


def record(report: Report, name: str, path: Path, model: str | None = None) -> None:
    """Write the run into a Markdown file, in place of the earlier section of the same name; `model` worded answers."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Quality\n"
    section = f"## {name}\n\n{_section(report, model)}\n"
    old = re.compile(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    written = old.sub(lambda _: f"{section}\n", text) if old.search(text) else f"{text.rstrip()}\n\n{section}"
    path.write_text(f"{written.rstrip()}\n", encoding="utf-8")


def _section(report: Report, model: str | None) -> str:
    figures = report.figures()
    rows = [f"| {label} | {_number(figures[name])} |" for name, label in _PLAIN]
    rows += [
        f"| right, answerable, {name} | {_number(v)} |" for name, v in figures["right_answerable_by_language"].items()
    ]
    kinds = [f"| {name} | {_number(value)} |" for name, value in figures["right_by_kind"].items()]
    worded = f"answers worded by {model}" if model else "without a language model"
    head = f"Measured on {date.today().isoformat()} with `minutes eval`, {worded}.\n"
    return "\n".join([head, "| | |", "|---|---|", *rows, "", "| right by kind | |", "|---|---|", *kinds])


def _broken(report: Report, earlier: Mapping[str, Any] | None) -> Iterator[str]:
    """Name the cases that an earlier run had right."""
    if earlier:
        yield from (f"was right before: {r.id}" for r in report.results if not r.right and earlier["right"].get(r.id))


def _change(figures: Mapping[str, Any], earlier: Mapping[str, Any] | None, name: str) -> str:
    if not earlier or name not in earlier["figures"]:
        return ""
    return f"  ({figures[name] - earlier['figures'][name]:+.4g})"


def _number(value: float) -> str:
    return f"{value}" if isinstance(value, int) else f"{value:.3f}"
