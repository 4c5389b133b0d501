"""A run's figures as tables for people; the JSON beside them holds the same and more."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_TARGETS = Path(__file__).parent / "targets.toml"
_NAMED = {"zh": "Chinese", "en": "English", "all": "all"}


def judged(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Compare with targets.toml: what, measured, limit, held; targets whose figure was not measured are left out."""
    found = []
    for target in tomllib.loads(_TARGETS.read_text(encoding="utf-8"))["target"]:
        measured = _at(figures, target["figure"].split("/"))
        if measured is not None:
            held = target.get("least", measured) <= measured <= target.get("most", measured)
            limit = f">= {target['least']}" if "least" in target else f"<= {target['most']}"
            found.append({"what": target["what"], "measured": measured, "limit": limit, "held": held})
    return found


def tables(figures: Mapping[str, Any]) -> str:
    """Give all tables of a run as text."""
    parts = [*_search_tables(figures), _speed_table(figures["sets"])]
    if "encoding" in figures:
        parts.append(_encoding(figures["encoding"]))
    rows = [_target(each) for each in figures["targets"]]
    parts.append(_table(("target", "measured", "limit", ""), rows))
    return "\n\n".join(parts)


def _target(told: Mapping[str, Any]) -> Sequence[object]:
    return told["what"], told["measured"], told["limit"], "held" if told["held"] else "MISSED"


def _search_tables(figures: Mapping[str, Any]) -> Iterator[str]:
    sets = dict(figures["sets"])
    if "xquad" in figures:
        sets["XQuAD"] = figures["xquad"]
    for name, measured in sets.items():
        head = (name, "", "questions", "first", "within 5", "MRR", "p50 ms", "p95 ms")
        yield _table(head, _search_rows(measured["search"]))


def _search_rows(search: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    for way, told in search.items():
        for key in (name for name in _NAMED if name in told):
            shares = told[key]
            times = (told["ms"]["p50"], told["ms"]["p95"]) if key == "all" else ("", "")
            yield (
                way,
                _NAMED[key],
                shares["questions"],
                *(f"{shares[of]:.3f}" for of in ("first", "five", "mrr")),
                *times,
            )


def _speed_table(sets: Mapping[str, Any]) -> str:
    head = ("whole answers", "p50 ms", "p95 ms", "fresh: s", "fresh: MB", "index MB", "passages/s", "right", "refused")
    rows = []
    for name, told in sets.items():
        answers, fresh, index = told["answers"], told["fresh"], told["index"]
        rate = index.get("passages_per_s", "–")
        row = (name, answers["ms"]["p50"], answers["ms"]["p95"], fresh["seconds"], fresh["peak_mb"])
        rows.append((*row, index["megabytes"], rate, answers["right"], answers["answerable_refused"]))
    return _table(head, rows)


def _encoding(told: Mapping[str, Any]) -> str:
    head = (f"encoding {told['passages']} passages", "a second", "question p50 ms")
    rows = [
        ("ours", told["ours_per_s"], told["ours_question_ms"]["p50"]),
        ("sentence-transformers' default", told["default_per_s"], told["default_question_ms"]["p50"]),
        ("ratio", told["ratio"], ""),
    ]
    return _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = [[*head], *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _at(figures: Mapping[str, Any], path: Sequence[str]) -> float | None:
    value: Any = figures
    for name in path:
        if name not in value:
            return None
        value = value[name]
    return float(value)
