"""PDF files: those with text, and scans where an OCR package is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from typing import Any

from retrieval.errors import ReadingError
from retrieval.formats.apart import ask_apart
from retrieval.formats.content import Content
from retrieval.formats.pdf_lines import Line, paragraphs

MAX_SCANNED_PAGES = 60
SECONDS_TO_START = 30.0
SECONDS_A_SCAN = 20.0
_EXTRA = 'pip install "minutes-assistant[ocr]"'


def read_pdf(data: bytes, name: str) -> Content:
    """Read a PDF; raises ReadingError for one that is damaged, locked, too long, or a scan without OCR at hand."""
    given = ask_apart(("pdf", name), data, name)
    lines = _lines(given)
    scanned: list[int] = list(given["pictures"])
    warnings: tuple[str, ...] = ()
    if scanned and _can_recognise():
        read = _recognised(data, name, scanned)
        lines = [read.get(index, page) for index, page in enumerate(lines)]
        warnings = (f"{len(scanned)} scanned pages read by OCR: numbers and names may be misread",)
    elif scanned and any(lines):
        pages = "、".join(str(index + 1) for index in scanned)
        warnings = (f"pages without text, not read: {pages}; to read scans: {_EXTRA}",)
    elif scanned:
        found = f"a scanned PDF ({len(scanned)} pages of pictures, no text)"
        raise ReadingError(name, found, f"a PDF with text, or OCR: {_EXTRA}")
    text = "\n".join(paragraphs(lines))
    if not text.strip():
        raise ReadingError(name, "a PDF without text", "a PDF with the minutes")
    return Content(text, "utf-8", (*warnings, *_unreadable(text)))


def _lines(given: Mapping[str, Any]) -> list[Sequence[Line]]:
    return [[Line(**line) for line in page] for page in given["lines"]]


def _unreadable(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"{lost:,} characters have no readable form in the PDF and stand as \ufffd",) if lost else ()


def _can_recognise() -> bool:
    return all(importlib.util.find_spec(each) is not None for each in ("rapidocr", "onnxruntime"))


def _recognised(data: bytes, name: str, scanned: list[int]) -> dict[int, Sequence[Line]]:
    if len(scanned) > MAX_SCANNED_PAGES:
        raise ReadingError(name, f"{len(scanned)} scanned pages", f"at most {MAX_SCANNED_PAGES} in a file")
    seconds = SECONDS_TO_START + SECONDS_A_SCAN * len(scanned)
    given = ask_apart(("pdf", name, ",".join(map(str, scanned))), data, name, seconds)
    return dict(zip(scanned, _lines(given), strict=True))
