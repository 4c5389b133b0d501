"""Ledger rows as a table on a terminal, as CSV and as a workbook."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from retrieval.errors import StoreError
from retrieval.ledger_file import Record

# The fields of a row in a spreadsheet: name as in JSON, heading, width in characters.
COLUMNS: Sequence[tuple[str, str, int]] = (
    ("document", "纪要", 10),
    ("number", "期号", 7),
    ("meeting", "会议次数", 9),
    ("held", "会议日期", 12),
    ("issued", "印发日期", 12),
    ("item", "议题", 6),
    ("title", "议题名称", 40),
    ("paragraph", "段落", 6),
    ("kind", "类别", 12),
    ("bodies", "责任单位", 24),
    ("addressees", "责任对象", 20),
    ("partners", "配合单位", 20),
    ("verdict", "议定", 12),
    ("documents", "文件", 40),
    ("action", "要求", 30),
    ("next_step", "下一步", 14),
    ("route", "去向", 24),
    ("deadlines", "时限", 16),
    ("quantities", "数量", 24),
    ("quote", "原文", 80),
    ("start", "起", 8),
    ("end", "止", 8),
    ("later", "后续", 24),
    ("id", "编号", 26),
)
_TABLE: Sequence[tuple[str, int]] = (
    ("minutes", 8),
    ("place", 10),
    ("kind", 11),
    ("who", 24),
    ("what", 60),
    ("next step", 44),
)
_GAP = "  "
_LEAST = 6
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NEVER_IN_A_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_CELL_CHARS = 32_767


def as_table(rows: Sequence[Record], width: int | None) -> str:
    """Lay rows out in columns that stand under each other, wide characters counted as two.

    `width` is the terminal's, in columns; None where there is none, and nothing is cut.
    """
    lines = [[head for head, _ in _TABLE], *(_shown(row) for row in rows)]
    widths = [max(shown_width(line[at]) for line in lines) for at in range(len(_TABLE))]
    if width is not None:
        widths = _fitted([min(most, taken) for (_, most), taken in zip(_TABLE, widths, strict=True)], width)
    cut = [[_cut(cell, room) for cell, room in zip(line, widths, strict=True)] for line in lines]
    return "\n".join(_GAP.join(map(_padded, line, widths)).rstrip() for line in cut)


def _shown(row: Record) -> list[str]:
    place = f"{row['item'] or ''}（{row['paragraph']}）" if row["paragraph"] else row["item"] or ""
    if row["kind"] == "decision":
        subject = "、".join(f"《{title}》" for title in row["documents"]) or row["title"] or row["quote"]
        what = " ".join(filter(None, (row["verdict"], subject)))
    else:
        what = row["quote"]
    step = " ".join(filter(None, (row["next_step"], row["route"])))
    who = "、".join((*row["bodies"], *row["addressees"]))
    return [_one_line(cell) for cell in (row["document"], place, row["kind"], who, what, step)]


def _one_line(text: str) -> str:
    return "".join(" " if mark.isspace() else mark for mark in text if mark.isspace() or mark.isprintable())


def _fitted(wanted: Sequence[int], width: int) -> list[int]:
    """Take from the widest column until all fit."""
    widths = list(wanted)
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def shown_width(text: str) -> int:
    """Give the columns that a text takes on a terminal."""
    return sum(_columns(mark) for mark in text)


def _columns(mark: str) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def _cut(text: str, room: int) -> str:
    if shown_width(text) <= room:
        return text
    kept, taken = [], 1
    for mark in text:
        taken += _columns(mark)
        if taken > room:
            break
        kept.append(mark)
    return "".join(kept) + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - shown_width(text))


def as_csv(rows: Sequence[Record]) -> bytes:
    """Write rows as CSV in UTF-8 with a byte order mark, by which spreadsheet programs know the encoding."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow([name for name, _, _ in COLUMNS])
    lines.writerows([_harmless(_cell(row, name)) for name, _, _ in COLUMNS] for row in rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def write_xlsx(rows: Sequence[Record], path: Path) -> None:
    """Write rows as a workbook, the old file replaced whole; raises StoreError where the user may not write."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "责任清单"
    sheet.append([f"{heading}\n{name}" for name, heading, _ in COLUMNS])
    for row in rows:
        sheet.append([_dated(row, name) for name, _, _ in COLUMNS])
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for at, (_, _, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    _replace(path, book.save)


def _replace(path: Path, save: Callable[[Path], None]) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        save(draft)
        draft.replace(path)
    except OSError as error:
        raise StoreError(str(path), error.strerror or str(error), "a file that this user may write") from error


def _dated(row: Record, name: str) -> Any:
    if name in ("held", "issued") and row[name] and row[name] >= "1900-03":
        return date.fromisoformat(row[name])
    cell = _harmless(_cell(row, name))
    return _NEVER_IN_A_CELL.sub("", cell)[:_MAX_CELL_CHARS] if isinstance(cell, str) else cell


def _cell(row: Record, name: str) -> Any:
    value = row[name]
    if name == "quantities":
        return "；".join(f"{one['value']:.15g}{one['unit']}" for one in value)
    return "；".join(value) if isinstance(value, list) else value


def _harmless(value: Any) -> Any:
    """Put an apostrophe before what a spreadsheet program would run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
