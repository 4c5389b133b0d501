"""Reading in a process of its own, which can be ended: for parsers that no bound of ours stops in time.

The process runs `python -m retrieval.formats.apart KIND [ARGUMENT]`, takes the file from standard input and gives JSON.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from retrieval.errors import ReadingError
from retrieval.formats.content import MAX_SECONDS, Content, broken, too_slow

MAX_MEMORY_BYTES = 2_000_000_000
MAX_WAIT_SECONDS = 20.0  # where a busy machine lets the reader stand: MAX_SECONDS is counted in processor time
_WHOLE_SECONDS = int(MAX_SECONDS)  # the system counts a process's time in whole seconds
_ROOT = Path(__file__).parents[2]
_KINDS = {"html": "web page", "pdf": "PDF file"}


def run_apart(kind: str, data: bytes, name: str) -> Content:
    """Read a whole file apart; raises ReadingError as `ask_apart` does."""
    given = ask_apart((kind, name), data, name)
    return Content(given["text"], given["encoding"], tuple(given["warnings"]))


def ask_apart(
    command: tuple[str, ...], data: bytes, name: str, max_seconds: float = MAX_WAIT_SECONDS
) -> Mapping[str, Any]:
    """Run one command of `_answer` apart and give its answer; raises the ReadingError that it gives, or one of ours.

    A whole file may take about MAX_SECONDS of processor time; `max_seconds` by the clock are the most that is waited.
    """
    kind = _KINDS[command[0]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, *command],
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


def _answer(command: list[str], data: bytes) -> Mapping[str, Any]:
    match command:
        case ["html", name]:
            reader = importlib.import_module("retrieval.formats.html")
            return asdict(reader.read_html_here(data, name))
        case ["pdf", name]:
            pages = importlib.import_module("retrieval.formats.pdf_pages")
            return asdict(pages.text_pages(data, name))
        case ["pdf", name, scanned]:
            scans = importlib.import_module("retrieval.formats.pdf_scans")
            return asdict(scans.recognised_pages(data, name, [int(each) for each in scanned.split(",")]))
    raise ValueError(f"unknown command {command}")


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (_WHOLE_SECONDS, _WHOLE_SECONDS + 1))


def main() -> None:
    """Answer one command; what libraries say on standard output goes to standard error."""
    channel, sys.stdout = sys.stdout, sys.stderr
    command = sys.argv[1:]
    if len(command) == 2:
        _limit()
    data = sys.stdin.buffer.read()
    try:
        given = _answer(command, data)
    except ReadingError as error:
        given = {"error": {"where": error.where, "found": error.found, "wanted": error.wanted}}
    channel.buffer.write(json.dumps(given).encode())
    channel.flush()


if __name__ == "__main__":
    main()
