"""A check sheet written down: as Markdown, or as a Word document.

Whatever stands in a sheet came from minutes, readers or reviewers: as Markdown its signs are escaped, in Word it is
plain runs, so that neither can carry a link, a field or markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from assistant.checking.sheet import PER_CLAIM, Sheet

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#!~&])")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_A4_CM = (29.7, 21.0)
_MARGIN_CM = 1.5
_WIDTHS_CM = (0.9, 4.6, 6.6, 3.4, 2.2, 2.7, 1.7, 2.6, 2.0)
_FONT, _CHINESE_FONT = "Calibri", "宋体"


def as_markdown(sheet: Sheet) -> str:
    """Write a sheet as Markdown: a heading, the facts as a list, one table."""
    facts = [f"- **{name}** {_escaped(value)}" for name, value in sheet.facts]
    lines = [_row(sheet.columns), _row(["---"] * len(sheet.columns))]
    lines += [_row([_escaped(cell) for cell in row]) for row in sheet.rows]
    parts = [f"# {sheet.title}", "\n".join(facts), "\n".join(lines), *map(_escaped, sheet.remarks)]
    return "\n\n".join(parts) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", text).replace("\r", "").replace("\n", "<br>")


def as_docx(sheet: Sheet) -> bytes:
    """Write a sheet as a Word document, A4 across, the table's head repeated on every page."""
    word = _blank(sheet)
    word.add_heading(_plain(sheet.title), level=1)
    for name, value in sheet.facts:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{_plain(name)} ").bold = True
        paragraph.add_run(_plain(value))
    _table(word, sheet)
    for remark in sheet.remarks:
        word.add_paragraph(_plain(remark))
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _blank(sheet: Sheet) -> Word:
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Cm, _A4_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    for name in ("Normal", "Heading 1"):
        style = word.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE_FONT)
    word.styles["Normal"].font.size = Pt(9)
    word.styles["Normal"].paragraph_format.space_after = Pt(2)
    word.core_properties.title = _plain(sheet.title)
    word.core_properties.author = ""
    word.core_properties.comments = ""
    return word


def _table(word: Word, sheet: Sheet) -> None:
    table = word.add_table(rows=1 + len(sheet.rows), cols=len(sheet.columns), style="Table Grid")
    table.autofit = False
    head, *rows = (row.cells for row in table.rows)
    for cell, name in zip(head, sheet.columns, strict=True):
        cell.paragraphs[0].add_run(_plain(name)).bold = True
    _repeat_head(table)
    for cells, values in zip(rows, sheet.rows, strict=True):
        for cell, value in zip(cells, values, strict=True):
            cell.text = _plain(value)
    for cells in (head, *rows):
        for cell, width_cm in zip(cells, _WIDTHS_CM, strict=True):
            cell.width = Cm(width_cm)
    _join(rows, sheet)


def _repeat_head(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _join(rows: Sequence[Sequence[_Cell]], sheet: Sheet) -> None:
    """Let the cells of a claim reach over all its quotes."""
    starts = [at for at, values in enumerate(sheet.rows) if values[0]]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        for column in PER_CLAIM if end - start > 1 else ():
            joined = rows[start][column].merge(rows[end - 1][column])
            for empty in joined.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)


def _plain(text: str) -> str:
    """Leave out what no XML file can hold."""
    return _NOT_IN_XML.sub("", text)
