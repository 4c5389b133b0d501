"""Lines of pages -> paragraphs: page numbers and running heads out, broken lines joined again.

A line that fills the measure and is followed by one that is not indented goes on in it, over page ends too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_DASHED_NUMBER = re.compile(r"[—–\-－―─一·•．.\s]+(\d{1,3})[—–\-－―─一·•．.\s]+")
_NAMED_NUMBER = re.compile(r"第?\s*(\d{1,3})\s*页?\s*(?:[/／，,]?\s*共?\s*\d{1,3}\s*页?)?")
_LABEL = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|《)")
_ENDS = tuple("。；：！？!?;:”」』")
_RUNNING_PAGES = 3
_FULL_EM = 1.6
_NEARLY_FULL_EM = 8.0
_INDENT_EM = 0.9
_COLUMN_GAP_EM = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its box in points (y downwards), `em` the width of a Chinese character, and its text."""

    left: float
    right: float
    top: float
    bottom: float
    em: float
    text: str


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages as lines, and the indices of those that show something but give no text."""

    lines: Sequence[Sequence[Line]]
    pictures: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _Measure:
    """The left and right edge of the body text, and the width of a character."""

    left: float
    right: float
    em: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Give the text of all pages, a paragraph a line.

    Page numbers are left out; a line that stands at the same edge of three pages or more is given once: from the top
    first, from the bottom last.
    """
    rows = [list(_rows(page)) for page in pages]
    rows = _without_page_numbers(rows)
    heads, rows = _without_running(rows, 0)
    feet, rows = _without_running(rows, -1)
    lines = [line for page in rows for line in page]
    return [*heads, *_joined(lines), *feet]


def width_in_em(text: str) -> float:
    """Estimate how wide a text is set: Chinese characters are 1, all others a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _rows(page: Sequence[Line]) -> Iterator[Line]:
    """Order lines from top to bottom and put those that stand side by side into one."""
    row: list[Line] = []
    for line in sorted(page, key=lambda each: (each.top + each.bottom) / 2):
        middle = (line.top + line.bottom) / 2
        if row and not row[0].top <= middle <= row[0].bottom:
            yield _one(row)
            row = []
        row.append(line)
    if row:
        yield _one(row)


def _one(row: list[Line]) -> Line:
    row.sort(key=lambda each: each.left)
    whole = row[0]
    for line in row[1:]:
        gap = line.left - whole.right
        between = "\t" if gap > _COLUMN_GAP_EM * whole.em else _between(whole.text, line.text)
        whole = replace(whole, right=max(whole.right, line.right), text=whole.text + between + line.text)
    return whole


def _without_page_numbers(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out first or last lines that are a number, where the numbers follow the pages or stand between dashes."""
    for at in (0, -1):
        bare = {index: int(match[1]) for index, page in enumerate(pages) if page and (match := _number(page[at]))}
        offsets = Counter(number - index for index, number in bare.items())
        usual, times = offsets.most_common(1)[0] if offsets else (0, 0)
        for index, number in bare.items():
            if _DASHED_NUMBER.fullmatch(pages[index][at].text) or (times > 1 and number - index == usual):
                pages[index] = pages[index][1:] if at == 0 else pages[index][:-1]
    return pages


def _number(line: Line) -> re.Match[str] | None:
    text = line.text.strip()
    return _DASHED_NUMBER.fullmatch(line.text) or _NAMED_NUMBER.fullmatch(text)


def _without_running(pages: list[list[Line]], at: int) -> tuple[list[str], list[list[Line]]]:
    """Take lines off an edge (0 top, -1 bottom) as long as most pages have the same there, their own number aside."""
    running: list[str] = []
    while True:
        printed = [page[at].text if page else "" for page in pages]
        edges = next(filter(_runs, (printed, [_numberless(text, index) for index, text in enumerate(printed)])), None)
        if edges is None:
            return running, pages
        same = _commonest(edges)
        taken = [page[at].text for page, edge in zip(pages, edges, strict=True) if edge == same]
        running = [*running, taken[0]] if at == 0 else [taken[0], *running]
        off = slice(1, None) if at == 0 else slice(None, -1)
        pages = [page[off] if edge == same else page for page, edge in zip(pages, edges, strict=True)]


def _runs(edges: list[str]) -> bool:
    same = _commonest(edges)
    return bool(same) and edges.count(same) >= max(_RUNNING_PAGES, len(edges) * 0.6)


def _commonest(edges: list[str]) -> str:
    return Counter(edges).most_common(1)[0][0] if edges else ""


def _numberless(text: str, index: int) -> str:
    return re.sub(rf"(?<!\d){index + 1}(?!\d)", "#", "".join(text.split()), count=1)


def _joined(lines: list[Line]) -> Iterator[str]:
    if not lines:
        return
    measure = _measure(lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        if _goes_on(before, line, measure):
            text += _between(text, line.text) + line.text
        else:
            yield text
            text = line.text
    yield text


def _measure(lines: list[Line]) -> _Measure:
    """Find the body's edges: the leftmost start that several lines share, and the end that nine of ten keep within."""
    em = sorted(line.em for line in lines)[len(lines) // 2]
    starts = Counter(round(line.left / em * 2) for line in lines)
    shared = [start for start, times in starts.items() if times >= max(2, len(lines) * 0.05)]
    ends = sorted(line.right for line in lines)
    return _Measure(min(shared or starts) * em / 2, ends[int((len(ends) - 1) * 0.9)], em)


def _goes_on(before: Line, line: Line, measure: _Measure) -> bool:
    if line.left > measure.left + _INDENT_EM * measure.em or "\t" in before.text or "\t" in line.text:
        return False
    if not 0.8 < line.em / before.em < 1.25:
        return False
    ended = before.text.endswith(_ENDS)
    if ended and _LABEL.match(line.text):
        return False
    short_by = (measure.right - before.right) / measure.em
    return short_by < (_FULL_EM if ended else _NEARLY_FULL_EM)


def _between(before: str, after: str) -> str:
    """Part two words of Latin letters, and nothing else, by a blank."""
    ends = before[-1:] + after[:1]
    return " " if ends.isascii() and ends.isalnum() and not ends.isdigit() else ""
