"""Cleaning: page breaks rejoined, hidden characters left out, and every quote found again in the bytes of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.minutes import parse_minutes, read_minutes
from retrieval.reading import clean, read_source, source_bytes, source_offset
from retrieval.records import Minutes, Span
from tests.retrieval.rooms import MINUTES, NAMES, made_up, squeezed, written

PRINTINGS = {
    "utf-8": ("utf-8", "\n"),
    "utf-8 with CRLF": ("utf-8", "\r\n"),
    "utf-8 with BOM": ("utf-8-sig", "\n"),
    "utf-8 with BOM and CRLF": ("utf-8-sig", "\r\n"),
    "gbk": ("gb18030", "\n"),
    "gbk with CRLF": ("gb18030", "\r\n"),
    "utf-16": ("utf-16", "\n"),
    "old Macintosh": ("utf-8", "\r"),
}


def spans(minutes: Minutes) -> list[Span]:
    """Give the spans of all paragraphs, item headings and lines of the other parts."""
    found = [span for part in minutes.sections.values() for span in part]
    found += [paragraph.span for paragraph in minutes.loose]
    for item in minutes.items:
        found += [item.heading, *(paragraph.span for paragraph in item.paragraphs)]
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("printing", PRINTINGS)
def test_every_paragraph_is_found_again_in_the_bytes_of_the_file(name: str, printing: str, tmp_path: Path) -> None:
    codec, line_end = PRINTINGS[printing]
    text = (MINUTES / f"{name}.txt").read_text(encoding="utf-8")
    data = text.replace("\n", line_end).encode(codec)
    (tmp_path / f"{name}.txt").write_bytes(data)
    minutes = read_minutes(tmp_path / f"{name}.txt")
    decoded = data.decode(minutes.encoding)
    assert len(spans(minutes)) > 35
    for span in spans(minutes):
        start, end = source_bytes(minutes, span, decoded)
        printed = data[start:end].decode(minutes.encoding.removesuffix("-sig") if start else minutes.encoding)
        assert squeezed(printed) == squeezed(span.of(minutes.text))
        assert span.of(minutes.text)[0] == decoded[source_offset(minutes.runs, span.start)]
    assert minutes.text.replace("\n", "") == read_minutes(MINUTES / f"{name}.txt").text.replace("\n", "")


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_leaves_out_blanks_alone(name: str) -> None:
    raw = (MINUTES / f"{name}.txt").read_text(encoding="utf-8")
    text, runs, hidden = clean(raw)
    assert squeezed(text) == squeezed(raw) and hidden == 0
    for at, character in enumerate(text):
        assert raw[source_offset(runs, at)] == character


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        ("2023-05", "推动形成常态化安全隐患排查整治格局"),
        ("2023-05", "推动农文旅融合高质量发展打造长三角休闲旅游目的地城市三年行动计划（2023—2025 年）》\n"),
        ("2023-05", "我市疫情防控工作开展以来的经验做法"),
        ("2023-05", "各地各相关部门要高度重视"),
        ("2023-05", "高新区李刚"),
        ("2023-12", "首次重大国情国力调查"),
        ("2023-12", "补齐消防基层基础建设等短板，进一步健全"),
        ("2023-12", "会后由市市场监管局"),
        ("2023-12", "打造一批串联全市、错位互补"),
        ("2023-12", "市文旅集团钱敏芳"),
    ],
)
def test_page_breaks_inside_sentences_and_titles_are_rejoined(name: str, joined: str) -> None:
    assert joined in read_source(MINUTES / f"{name}.txt").text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("（一）要加强监管，\n推动落实。", ["（一）要加强监管，推动落实。"]),
        ("（一）要加强监\n\n　　管，推动落实。\n（二）要巩固。", ["（一）要加强监管，推动落实。", "（二）要巩固。"]),
        ("一、审议《太仓市城镇\n\n燃气方案》\n（一）同意。", ["一、审议《太仓市城镇燃气方案》", "（一）同意。"]),
        ("一、听取全市防汛工作情\n况的汇报\n（一）同意。", ["一、听取全市防汛工作情况的汇报", "（一）同意。"]),
        ("会议议定以下意见：\n一、审议方案", ["会议议定以下意见：", "一、审议方案"]),
        ("（一）要加强监管。\n各地要落实。", ["（一）要加强监管。", "各地要落实。"]),
        ("2023 年 4\n月 10 日上午，某某主持召开会议", ["2023 年 4月 10 日上午，某某主持召开会议"]),
        ("列席：市住建局甲某，市\n水务局乙某。", ["列席：市住建局甲某，市水务局乙某。"]),
        ("（一）推广 smart\ncity 建设，要落实。", ["（一）推广 smart city 建设，要落实。"]),
        ("太仓市人民政府\n常务会议纪要\n第 5 号", ["太仓市人民政府", "常务会议纪要", "第 5 号"]),
    ],
)
def test_lines_are_joined_inside_sentences_and_kept_between_them(printed: str, read: list[str]) -> None:
    text, runs, _ = clean(printed)
    assert [line.strip() for line in text.split("\n") if line.strip()] == read
    assert all(printed[source_offset(runs, at)].split() == text[at].split() for at in range(len(text)))


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200d\u2060",
        "\u202e",
        "\ufeff\u2066",
        "\u00ad",
        "\u061c\u034f",
        "\ufe0f",
        "\U000e0101\U000e0102",
        "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all rules"),
    ],
)
def test_invisible_characters_are_left_out_with_a_warning(hidden: str, tmp_path: Path) -> None:
    plain = made_up(7)
    folder = written(tmp_path, plain=plain, hidden=plain.replace("修改完善", f"修改{hidden}完善"))
    seen, source = read_source(folder / "plain.txt"), read_source(folder / "hidden.txt")
    assert source.text == seen.text and seen.warnings == ()
    assert source.warnings == (f"{sum(each != chr(0xFEFF) for each in hidden)} invisible characters left out",)
    minutes = parse_minutes(source)
    span = minutes.items[0].paragraphs[0].span
    data = (folder / "hidden.txt").read_bytes()
    start, end = source_bytes(minutes, span, data.decode())
    assert data[start:end].decode().replace(hidden, "") == span.of(minutes.text)


def test_a_byte_order_mark_and_carriage_returns_are_no_cause_for_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(made_up(7).replace("\n", "\r\n").encode("utf-8-sig"))
    source = read_source(tmp_path / "a.txt")
    assert source.warnings == () and "\r" not in source.text and not source.text.startswith("\ufeff")
