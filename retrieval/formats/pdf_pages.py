"""The lines of a PDF's pages with their places, by PDFium.

PDFium, since it read Chinese best of three tried on the same two files (one set with a CID font, one printed by a
browser): all characters right, where pypdf and pdfplumber gave radicals (⽉ for 月) for the second; and 4 to 7 times
as fast as pdfplumber. It is native code, so it runs in a process apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from retrieval.errors import ReadingError
from retrieval.formats.content import Budget, broken
from retrieval.formats.pdf_lines import Line, Pages, width_in_em

MAX_PAGES = 500
KIND = "PDF file"
_UNMAPPED = re.compile("[\x00\ufffd\ue000-\uf8ff]")
_DIGIT_GAP_EM = 0.4


def text_pages(data: bytes, name: str) -> Pages:
    """Read all pages; raises ReadingError for a file that is damaged, locked or too long."""
    document = open_pdf(data, name)
    budget = Budget(name)
    lines: list[list[Line]] = []
    pictures = []
    for index in range(len(document)):
        try:
            page = document[index]
            found = list(_lines(page, budget))
            shown = pdfium.FPDFPage_CountObjects(page) > 0
        except pypdfium2.PdfiumError as error:
            raise broken(name, KIND, f"page {index + 1}: {error}") from error
        text = "".join(line.text for line in found)
        if len(_UNMAPPED.findall(text)) * 5 > len(text):
            found = []
        if shown and not found:
            pictures.append(index)
        lines.append(found)
        page.close()
    return Pages(lines, pictures)


def open_pdf(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """Open a PDF that needs no password; raises ReadingError."""
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise ReadingError(name, "a password-protected PDF", "a PDF without password") from error
        raise broken(name, KIND, str(error)) from error
    if not pages:
        raise ReadingError(name, "a PDF without pages", "a PDF with the minutes")
    if pages > MAX_PAGES:
        raise ReadingError(name, f"a PDF of {pages:,} pages", f"at most {MAX_PAGES} pages")
    return document


def _lines(page: pypdfium2.PdfPage, budget: Budget) -> Iterator[Line]:
    """Cut a page's characters at the line breaks that PDFium finds."""
    text = page.get_textpage()
    size = page.get_size()
    boxes = _Boxes(text, page.get_rotation(), size)
    start = 0
    chars: list[str] = []
    count = text.count_chars()
    for at in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(text, at) if at < count else 0x0A
        if code in (0x0A, 0x0D):
            budget.spend(len(chars))
            yield from boxes.line(start, chars)
            start, chars = at + 1, []
        else:
            chars.append("-" if code in (0x02, 0xFFFE) else _char(code))
    text.close()


def _char(code: int) -> str:
    """Give a character; lone surrogates and codes that are none stand as unmapped."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code == 0 else chr(code)


@dataclass(slots=True)
class _Boxes:
    """Where the characters of a page stand, turned upright."""

    text: Any
    rotation: int
    size: tuple[float, float]

    def line(self, start: int, chars: list[str]) -> Iterator[Line]:
        """Give the line of these characters, if any of them shows."""
        shown = [at for at, char in enumerate(chars) if not char.isspace()]
        if not shown:
            return
        first, last = shown[0], shown[-1]
        sample = {first, last, shown[len(shown) // 2], shown[len(shown) // 4]}
        boxes = {at: self._box(start + at) for at in sample}
        left, right = boxes[first][0], boxes[last][2]
        top, bottom = (min(box[1] for box in boxes.values()), max(box[3] for box in boxes.values()))
        em = max(max((boxes[at][2] - boxes[at][0]) / width_in_em(chars[at]) for at in sample), 1.0)
        yield Line(left, right, top, bottom, em, "".join(self._digits_joined(start, chars, first, last, em)))

    def _digits_joined(self, start: int, chars: list[str], first: int, last: int, em: float) -> Iterator[str]:
        """Leave out the blanks that PDFium makes up between the digits of one number."""
        for at in range(first, last + 1):
            between = chars[at] == " " and chars[at - 1].isdigit() and chars[at + 1].isdigit()
            if between and pdfium.FPDFText_IsGenerated(self.text, start + at) == 1:
                gap = self._box(start + at + 1)[0] - self._box(start + at - 1)[2]
                if gap < _DIGIT_GAP_EM * em:
                    continue
            yield chars[at]

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Give (left, top, right, bottom) of one character on the page as it is shown, y downwards."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.text, at, box)
        x0, x1, y0, y1 = float(box.left), float(box.right), float(box.bottom), float(box.top)
        width, height = self.size
        if self.rotation == 90:
            return y0, x0, y1, x1
        if self.rotation == 180:
            return width - x1, y0, width - x0, y1
        if self.rotation == 270:
            return width - y1, height - x1, width - y0, height - x0
        return x0, height - y1, x1, height - y0
