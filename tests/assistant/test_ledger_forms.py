"""The forms that `minutes ledger` gives out: a table for the terminal, CSV, a workbook."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from assistant.ledger.command import Report, in_runs
from assistant.ledger.table import COLUMNS, as_csv, as_table, shown_width, write_xlsx
from retrieval.errors import StoreError
from retrieval.ledger_file import Record
from retrieval.records import LedgerRow
from tests.retrieval.decisions_as_read import DECISIONS


@pytest.fixture
def rows(ledger: tuple[LedgerRow, ...]) -> list[Record]:
    """Give the ledger of the two minutes as plain data."""
    return [
        {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}
        | {"later": []}
        for row in ledger
    ]


@pytest.fixture
def decisions(rows: list[Record]) -> list[Record]:
    """Give the 17 decisions."""
    return [row for row in rows if row["kind"] == "decision"]


def test_the_table_stands_in_columns_and_says_what_it_covers(decisions: list[Record]) -> None:
    lines = as_table(decisions, None).splitlines()
    assert lines[0].split() == ["minutes", "place", "kind", "who", "what", "next", "step"]
    assert len(lines) == 18
    starts = {shown_width(line[: line.index("decision")]) for line in lines[1:]}
    assert starts == {shown_width(lines[0][: lines[0].index("kind")])}
    assert any("《推动农文旅融合高质量发展打造长三角休闲旅游目的地城市三年行动计划" in line for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_a_terminal(rows: list[Record], width: int) -> None:
    assert max(shown_width(line) for line in as_table(rows, width).splitlines()) <= width


def test_wide_and_combining_characters_are_counted_as_terminals_show_them() -> None:
    assert [shown_width(text) for text in ("ab", "市委", "（a）", "é", "e\u0301", "")] == [2, 4, 5, 1, 1, 0]


def test_csv_is_what_spreadsheet_programs_read(decisions: list[Record]) -> None:
    out = as_csv(decisions).decode()
    assert out.startswith("\ufeff")
    read = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [row["bodies"] for row in read] == ["；".join(one.bodies) for one in DECISIONS.values()]
    assert read[3]["quote"].startswith("原则同意《太仓市着力提升城镇燃气") and read[3]["start"].isdigit()


def test_a_workbook_has_a_header_a_filter_and_every_row(decisions: list[Record], tmp_path: Path) -> None:
    path = tmp_path / "责任清单.xlsx"
    path.write_bytes(b"an older one")
    write_xlsx(decisions, path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    sheet = openpyxl.load_workbook(path).active
    head = [cell.value.split("\n")[1] for cell in sheet[1]]
    assert head == [name for name, _, _ in COLUMNS]
    assert sheet.max_row == 18 and sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:X18"
    assert sheet.column_dimensions["T"].width > sheet.column_dimensions["B"].width
    fourth = dict(zip(head, (cell.value for cell in sheet[5]), strict=True))
    assert (fourth["number"], fourth["bodies"], fourth["held"]) == (5, "市住建局", datetime(2023, 4, 10))


def test_a_workbook_that_cannot_be_written_is_an_error_that_names_it(decisions: list[Record], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"a\.xlsx: found "):
        write_xlsx(decisions, tmp_path / "none" / "a.xlsx")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "市\x07\x0b局", "\ud800"]
)
def test_cells_run_nothing(decisions: list[Record], tmp_path: Path, cell: str) -> None:
    row = decisions[3] | {"quote": cell, "bodies": [cell], "title": cell}
    read = list(csv.DictReader(io.StringIO(as_csv([row]).decode("utf-8-sig"), newline="")))
    write_xlsx([row], tmp_path / "a.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").active[2]
    assert all(each.data_type != "f" for each in cells)
    texts = [*read[0].values(), *(each.value for each in cells if isinstance(each.value, str))]
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for text in texts)


def test_the_summary_says_what_was_searched_and_what_is_missing() -> None:
    told = Report([{}], 2, 3, {"2022": [], "2023": [1, 2, 5]}, ()).summary()
    assert told == "1 row; searched 2 of 3 minutes; numbers not held: 2023: 1-2, 5"
    many = Report([], 2, 3, {str(year): [1, 2] for year in range(1990, 2020)}, ()).summary()
    assert many.endswith("numbers not held: 60 in 30 years (--json lists them)")


def test_numbers_are_written_in_runs() -> None:
    assert in_runs([1, 2, 3, 5, 8, 9]) == "1-3, 5, 8-9" and in_runs([]) == ""
