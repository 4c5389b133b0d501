"""The check sheet: every claim, its quotes and where they stand, the reviewers' word; nothing in it can run."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.checking.claims import Claim
from assistant.checking.records import Entry, Judged, Review
from assistant.checking.sheet import PER_CLAIM, Sheet, sheet_of
from assistant.checking.written import as_docx, as_markdown
from assistant.journal import Journal
from tests.assistant.test_journal import DIGESTS, GAS, HELD, LIST, NOTHING, entry, kept

HOSTILE = '<img src=x onerror=alert(1)> [a](http://b.example) | =1+1 `{DDE}` & \x00\x1b"'


def table_of(sheet: Sheet) -> list[tuple[str, ...]]:
    """Read the table of the Word document; a cell that reaches over several rows is read in each."""
    table = Document(BytesIO(as_docx(sheet))).tables[0]
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def reaching_down(sheet: Sheet) -> list[tuple[str, ...]]:
    """Give a sheet's rows, those of a claim's further quotes with the claim's own cells repeated."""
    rows: list[tuple[str, ...]] = []
    for row in sheet.rows:
        above = row if row[0] else rows[-1]
        rows.append(tuple((above if at in PER_CLAIM else row)[at] for at in range(len(row))))
    return rows


@pytest.fixture
def reviewed(tmp_path: Path) -> Entry:
    """Give an answer of which one claim was rejected."""
    journal = Journal(tmp_path / "journal.sqlite")
    (one,) = kept(journal, GAS)
    journal.judge(one.id, 1, Review("rejected", "应为市应急局", "reviewer"))
    return journal.entry(one.id)


def test_a_sheet_says_what_a_reviewer_must_see(reviewed: Entry) -> None:
    quote = reviewed.answer.citations[0].quote
    row = sheet_of(reviewed, "zh").rows[0]
    start = HELD[0].text.index(quote)
    hashes = [hashlib.sha256(text.encode()).hexdigest()[:12] for text in (quote, HELD[0].text)]
    assert row[0] == "1" and row[1].startswith("市住建局")
    assert row[2:4] == (quote, "第5号 · 2023年4月18日印发 · 四、（一）")
    assert row[4] == f"2023-05 {start}–{start + len(quote)}"
    assert row[5] == " / ".join(hashes)
    assert row[6:8] == ("不通过", "应为市应急局")
    assert re.fullmatch(r"reviewer \d{4}-\d\d-\d\d \d\d:\d\d", row[8])
    facts = dict(sheet_of(reviewed, "zh").facts)
    assert facts["问题："] == GAS
    assert facts["系统核对："] == "查阅 2/2 份纪要 · 引文逐字核对 2/2"
    assert facts["人工核查："] == "2 条表述，通过 0，不通过 1"


def test_a_sheet_speaks_the_language_of_the_page(reviewed: Entry) -> None:
    chinese, english = (sheet_of(reviewed, language) for language in ("zh", "en"))
    assert (chinese.title, english.title) == ("纪要问答核查单", "Check sheet")
    assert english.columns[1:4] == ("Claim", "Quote", "Document and paragraph")
    assert english.rows[0][3] == "No. 5 · issued 18 April 2023 · item 4 (四), paragraph 1 (一)"
    assert english.rows[0][6] == "rejected" and english.rows[1][6] == "not reviewed"
    own = "".join((*english.columns, *english.remarks, *(name for name, _ in english.facts)))
    assert not re.search("[一-鿿]", own)


@pytest.mark.parametrize("question", [GAS, LIST, NOTHING])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_word_and_markdown_hold_the_same_rows(question: str, language: str) -> None:
    sheet = sheet_of(entry(question), language)
    assert table_of(sheet) == [sheet.columns, *reaching_down(sheet)]
    table = [line for line in as_markdown(sheet).split("\n") if line.startswith("| ")]
    assert len(table) == len(sheet.rows) + 2
    for line, row in zip(table[2:], sheet.rows, strict=True):
        shown = re.sub(r"\\(.)", r"\1", line)
        assert all(cell in shown for cell in row)


def test_a_claim_with_several_quotes_takes_a_row_for_each() -> None:
    whole = entry(LIST)
    claim = Claim(1, "两个文件 [1][2]", whole.answer.citations)
    sheet = sheet_of(replace(whole, judged=(Judged(claim, Review("accepted", "", "a")),)), "zh")
    assert [row[0] for row in sheet.rows] == ["1", ""]
    assert [row[2] for row in sheet.rows] == [citation.quote for citation in whole.answer.citations]
    assert table_of(sheet)[1:] == reaching_down(sheet)


def test_nothing_hostile_can_run_from_a_sheet() -> None:
    cited = replace(entry(GAS).answer.citations[0], quote=HOSTILE, title=HOSTILE)
    answer = replace(entry(GAS).answer, question=HOSTILE, standalone_question=f"{HOSTILE}?", citations=(cited,))
    judged = Judged(Claim(1, HOSTILE, (cited,)), Review("rejected", HOSTILE, HOSTILE))
    sheet = sheet_of(replace(entry(GAS), answer=answer, who=HOSTILE, judged=(judged,), digests=DIGESTS), "en")
    written = as_markdown(sheet)
    assert not re.search(r"(?<!\\)[<\[`|]", re.sub(r"(?m)^\| | \| ?| \|$|<br>", "", written))
    document = Document(BytesIO(as_docx(sheet)))
    inner = document.part.blob.decode()
    assert not re.search("<img|instrText|fldSimple|w:hyperlink|w:altChunk", inner)
    assert "<img src=x onerror=alert(1)>" in document.tables[0].rows[1].cells[1].text
