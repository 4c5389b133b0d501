"""The process that reads one file for `apart.py`, within bounds of memory and processor time that the system holds."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from retrieval.errors import ReadingError
from retrieval.formats.content import MAX_SECONDS

MAX_MEMORY_BYTES = 2_000_000_000
_WHOLE_SECONDS = int(MAX_SECONDS)  # the system counts a process's time in whole seconds


def _answer(command: list[str], data: bytes) -> Mapping[str, Any]:
    match command:
        case ["html", name]:
            from retrieval.formats.html import read_html_here

            return asdict(read_html_here(data, name))
        case ["pdf", name]:
            from retrieval.formats.pdf_pages import text_pages

            return asdict(text_pages(data, name))
        case ["pdf", name, scanned]:
            from retrieval.formats.pdf_scans import recognised_pages

            return asdict(recognised_pages(data, name, [int(each) for each in scanned.split(",")]))
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
