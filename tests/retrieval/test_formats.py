"""Habits of other governments (made-up minutes in fixtures/formats): read as a person reads them, or warned of."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from retrieval.bodies import Bodies
from retrieval.chunks import passages
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.records import LedgerRow, Minutes
from retrieval.scripts import simplify
from tests.retrieval.reading_checks import lost

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
HEARD = {"听取", "学习", "传达学习", "研究", "讨论", "审议"}
# What is read less than by a person, with the warning that says so.
READ_LESS = {
    # The bodies' list knows no 课.
    ("republic_calendar.txt", "bodies"): "agenda items are numbered 六、七",
    # Paragraphs that only stress things, without a document: kept as paragraphs of no item.
    ("date_without_signs.txt", "items"): "no numbered agenda items found",
}
WARNED = {
    "summary_then_paragraphs.txt": "no date held found",
    "digits_as_ordinal.txt": "two meetings are recorded in one; which of them decided is not told apart",
    "second_meeting_mid_page.txt": "another meeting's record begins at “随后，副区长郑佩珊",
    "no_year_no_number.txt": "no date held found",
    "one_sentence_agenda.txt": "agenda items are only listed in the opening sentence; nothing more is said of them",
    "date_without_signs.txt": "a date lost its 年月日 and cannot be told",
    "placeholders.txt": "a placeholder stands where a number should (第xx次)",
    "several_minutes_on_a_page.txt": "another meeting's record begins at “梅垌镇党政办公会议纪要”",
}
PRESENT = {
    "spaces_in_numbers.txt": "田野 石岚 葛洪",
    "attendance_in_one_sentence.txt": "管彤 柏舟",
    "news_credit_before_date.txt": "鲍蓉 夏禾 张澄",
    "several_minutes_on_a_page.txt": "骆一 宁远",
    "republic_calendar.txt": "歐陽代表 許代表 翁代表 李代表",
    "attendance_behind_body.txt": "岑望舒 郎青山 戴月明 倪家栋 宫小羽",
}
ATTENDING = {
    "no_year_no_number.txt": "县人大常委会 白晓东 县政协 齐慧 县发改局 孟凡 县卫健局 车明 县财政局 修远",
    "spaces_in_numbers.txt": "市政府办公室 贺兰 市发改委 阮平 市财政局 戚云",
    "attendance_in_one_sentence.txt": "区人大常委会 游一鸣 区政协 费晴 区发改委 - 区财政局 - 区住建局 -",
    "republic_calendar.txt": "鎮長 陳 主任秘書 林 民政課 洪",
    "attendance_behind_body.txt": "市发改委 柯一帆 市财政局 麦穗 市城管局 甘霖 市粮食和储备局 成书 各县区政府 -",
}


@cache
def bodies() -> Bodies:
    """Load the list once."""
    return Bodies.load()


@cache
def read(name: str) -> Minutes:
    """Read a fixture once."""
    return read_minutes(FOLDER / name)


@cache
def decided(name: str) -> tuple[LedgerRow, ...]:
    """Give the rows in which something was decided, not only heard."""
    rows = ledger_rows(read(name), bodies())
    return tuple(
        row for row in rows if row.kind == "decision" and (row.verdict not in HEARD or row.action or row.next_step)
    )


def squeezed(text: str | None) -> str:
    """Leave out blanks and final punctuation, simplify."""
    return re.sub(r"\s|[。；，]+$", "", simplify(text or ""))


def canonical(names: list[str]) -> set[str]:
    """Give the canonical names, in simplified characters."""
    return {bodies().canonical(simplify(name)) for name in names}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_head_is_read(name: str) -> None:
    minutes, expected = read(name), EXPECTED[name]
    assert (minutes.number, minutes.meeting) == (expected["number"], expected["meeting"])
    assert (minutes.held.isoformat() if minutes.held else None) == expected["held"]
    assert squeezed(minutes.chair) == squeezed(expected["chair"])
    assert squeezed(minutes.chair_title) == squeezed(expected["chair_title"])


@pytest.mark.parametrize("name", EXPECTED)
def test_the_items_are_read(name: str) -> None:
    minutes, expected = read(name), EXPECTED[name]
    if (less := READ_LESS.get((name, "items"))) is not None:
        assert less in minutes.warnings
        return
    assert len(minutes.items) == expected["items"]
    for item, title in zip(minutes.items, expected["titles"] or [""] * len(minutes.items), strict=True):
        assert squeezed(title) in squeezed(item.title)
        assert item.title in item.heading.of(minutes.text)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_decisions_are_read_with_who_carries_them_out(name: str) -> None:
    minutes, expected = read(name), EXPECTED[name]
    rows = decided(name)
    assert len(rows) == expected["decisions"]
    for row, wanted in zip(rows, expected["bodies"], strict=True):
        assert row.quote == minutes.text[row.start : row.end]
        if (less := READ_LESS.get((name, "bodies"))) is not None and not row.bodies:
            assert less in minutes.warnings
            continue
        # Whom a decision names behind 会同 carries it out as well.
        assert set(row.bodies) <= canonical(wanted or []) <= {*row.bodies, *row.partners}


@pytest.mark.parametrize("name", EXPECTED)
def test_warnings_say_what_is_defective_and_nothing_else(name: str) -> None:
    warnings, wanted = read(name).warnings, EXPECTED[name]["warning"]
    assert not warnings or wanted != "none"
    assert (name in WARNED) == (wanted == "wanted")
    assert any(warning.startswith(WARNED.get(name, "")) for warning in warnings) or name not in WARNED


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_of_the_text_is_lost(name: str) -> None:
    assert lost(read(name)) == ""


@pytest.mark.parametrize("name", EXPECTED)
def test_passages_of_a_fixture_have_ids_of_their_own(name: str) -> None:
    found = passages(read(name))
    assert len({passage.id for passage in found}) == len(found)


@pytest.mark.parametrize("name", EXPECTED)
def test_attendance_names_whom_a_person_would_name(name: str) -> None:
    minutes = read(name)
    came = [word for attendee in minutes.attending for word in (attendee.body, attendee.name or "-")]
    assert " ".join(minutes.present) == PRESENT.get(name, "")
    assert " ".join(came) == ATTENDING.get(name, "")


def test_a_second_meeting_on_the_page_gives_no_rows() -> None:
    minutes = read("second_meeting_mid_page.txt")
    begin = minutes.text.index("随后")
    assert all(row.end <= begin for row in ledger_rows(minutes, bodies()))
    assert any(paragraph.span.start == begin for paragraph in minutes.loose)


def test_recipients_stand_behind_fensong_and_copies_behind_chaosong() -> None:
    minutes = read("attendance_behind_body.txt")
    assert minutes.recipients[0] == "市委办公室" and len(minutes.recipients) == 5
    assert minutes.copies == ("市纪委监委", "市法院", "市检察院")


def test_a_page_footer_is_no_part_of_the_last_item() -> None:
    minutes = read("meeting_without_di.txt")
    last = minutes.items[-1].paragraphs[-1].span.of(minutes.text)
    assert "ICP" not in last
    assert any("ICP" in span.of(minutes.text) for span in minutes.sections["distribution"])


def test_duties_of_other_governments_are_told_to_the_right_bodies() -> None:
    rows = ledger_rows(read("hao_for_ri.txt"), bodies())
    assert {row.bodies for row in rows if row.kind == "duty"} == {("县林草局",), ("县民政局",)}
