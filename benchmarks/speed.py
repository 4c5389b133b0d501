"""Milliseconds, passages a second, memory and the first answer of a fresh process, all wall clock on this machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.encoder import Encoder, SentenceTransformerEncoder
from retrieval.models.cache import unpacked_model

_ROUNDS = 3
_QUERIES = 40
# A child's peak as wait4 gives it is that of its parent where that is higher; VmHWM is the child's own.
_CHILD = """
import sys
from assistant.__main__ import main
status = main(sys.argv[1:])
sys.stdout.flush()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print("peak_kib", peak.split()[1], file=sys.stderr)
sys.exit(status)
"""


def quantiles(milliseconds: Sequence[float]) -> dict[str, float]:
    """Give p50 and p95 of some milliseconds, 0 where there are none."""
    if not milliseconds:
        return {"p50": 0.0, "p95": 0.0}
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def encoding(texts: Sequence[str], questions: Sequence[str], ours: Encoder) -> dict[str, Any]:
    """Encode the same texts with our encoder and with sentence-transformers' default on the same weights, in turns."""
    default = SentenceTransformerEncoder(str(unpacked_model()))
    rates: dict[str, list[float]] = {"ours": [], "default": []}
    for _ in range(_ROUNDS):
        for name, encoder in (("ours", ours), ("default", default)):
            rates[name].append(len(texts) / _seconds(lambda encoder=encoder: encoder.passages(texts)))
    ratios = [mine / theirs for mine, theirs in zip(rates["ours"], rates["default"], strict=True)]
    return {
        "passages": len(texts),
        "mean_chars": round(statistics.mean(map(len, texts))),
        "ours_per_s": round(statistics.median(rates["ours"]), 1),
        "default_per_s": round(statistics.median(rates["default"]), 1),
        "ratio": round(statistics.median(ratios), 2),
        "ours_question_ms": _question_ms(ours, questions),
        "default_question_ms": _question_ms(default, questions),
    }


def _question_ms(encoder: Encoder, questions: Sequence[str]) -> dict[str, float]:
    encoder.query(questions[0])
    return quantiles([_seconds(lambda each=each: encoder.query(each)) * 1e3 for each in questions[:_QUERIES]])


def _seconds(run: Any) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def fresh_process(index: Path, question: str, rounds: int = _ROUNDS) -> dict[str, float]:
    """Run `minutes ask` from nothing: seconds from start to exit (median) and peak memory in MB (greatest)."""
    command = [sys.executable, "-c", _CHILD, "ask", question, "--index", str(index), "--json"]
    seconds, peaks = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=plain_environment())
        seconds.append(time.perf_counter() - started)
        peaks.append(int(run.stderr.rpartition("peak_kib")[2].split()[0]) * 1024 / 1e6)
    return {"seconds": round(statistics.median(seconds), 2), "peak_mb": round(max(peaks))}


def plain_environment() -> Mapping[str, str]:
    """Give this process's environment without settings of ours: what is measured are the defaults."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MINUTES_")}


def megabytes(folder: Path) -> float:
    """Give what a folder's files take on disk."""
    return round(sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file()) / 1e6, 1)
