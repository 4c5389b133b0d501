"""The lines of scanned pages, by RapidOCR (Apache-2.0), whose wheel carries its models: nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from rapidocr import RapidOCR

from retrieval.formats.pdf_lines import Line, Pages, width_in_em
from retrieval.formats.pdf_pages import open_pdf

DOTS_PER_POINT = 200 / 72
MAX_DOTS = 12_000_000


def recognised_pages(data: bytes, name: str, scanned: Sequence[int]) -> Pages:
    """Read the named pages (indices from 0) from their pictures; raises ReadingError for a broken file."""
    document = open_pdf(data, name)
    engine = RapidOCR(params={"Global.log_level": "error"})
    return Pages([list(_lines(engine, document[index])) for index in scanned])


def _lines(engine: Any, page: Any) -> Iterator[Line]:
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, math.sqrt(MAX_DOTS / max(width * height, 1.0)))
    found = engine(page.render(scale=scale).to_numpy())
    for box, text in zip(() if found.boxes is None else found.boxes, found.txts or (), strict=False):
        across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
        em = max((max(across) - min(across)) / max(width_in_em(text), 0.5), 1.0)
        yield Line(min(across), max(across), min(down), max(down), em, text)
