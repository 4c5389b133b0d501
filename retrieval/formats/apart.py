"""Reading in a process of its own, which can be ended: for parsers that no bound of ours stops in time.

The process runs `python -m retrieval.formats.reader KIND [ARGUMENT]`: the file from standard input, JSON back.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from retrieval.errors import ReadingError
from retrieval.formats.content import MAX_SECONDS, Content, broken, too_slow

MAX_WAIT_SECONDS = 20.0  # where a busy machine lets the reader stand: MAX_SECONDS is counted in processor time
_READER = "retrieval.formats.reader"
_ROOT = Path(__file__).parents[2]
_KINDS = {"html": "web page", "pdf": "PDF file"}


def run_apart(kind: str, data: bytes, name: str) -> Content:
    """Read a whole file apart; raises ReadingError as `ask_apart` does."""
    given = ask_apart((kind, name), data, name)
    return Content(given["text"], given["encoding"], tuple(given["warnings"]))


def ask_apart(
    command: tuple[str, ...], data: bytes, name: str, max_seconds: float = MAX_WAIT_SECONDS
) -> Mapping[str, Any]:
    """Run one command of the reader apart and give its answer; raises the ReadingError that it gives, or one of ours.

    A whole file may take about MAX_SECONDS of processor time; `max_seconds` by the clock are the most that is waited.
    """
    kind = _KINDS[command[0]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", _READER, *command],
            input=data, cwd=_ROOT, timeout=max_seconds, capture_output=True, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise too_slow(name, max_seconds) from error
    except OSError as error:
        raise broken(name, kind, f"cannot start a reader: {error}") from error
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        raise too_slow(name, MAX_SECONDS)
    try:
        given: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise broken(name, kind, f"the reader ended with {done.returncode}: {reason}") from error
    if "error" in given:
        raise ReadingError(**given["error"])
    return given
