"""Files of every format: what is read, what is refused, and that nothing is lost without a word."""

from __future__ import annotations

import importlib.util
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from retrieval.errors import ReadingError
from retrieval.extraction import Extracted, extract
from tests.retrieval.made_files import (
    PARAGRAPHS,
    make_docx,
    make_html,
    make_markdown,
    make_pdf,
    make_picture_pdf,
    make_raw_docx,
)
from tests.retrieval.reading_checks import processor_time

TEXT = "\n".join(PARAGRAPHS)
QUICK_S = 5.0


def read(tmp_path: Path, name: str, data: bytes) -> Extracted:
    """Write a file and read it."""
    path = tmp_path / name
    path.write_bytes(data)
    return extract(path)


def refusal(tmp_path: Path, name: str, data: bytes) -> str:
    """Write a file that must be refused, and give the error: one line that names the file, and at once."""
    start = processor_time()
    with pytest.raises(ReadingError) as caught:
        read(tmp_path, name, data)
    assert processor_time() - start < QUICK_S
    assert caught.value.where == name and caught.value.found and caught.value.wanted
    assert "\n" not in str(caught.value)
    return str(caught.value)


def squeezed(text: str) -> str:
    """Leave out all blanks."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_text_is_read_in_the_encodings_that_offices_use(tmp_path: Path, codec: str, told: str) -> None:
    extracted = read(tmp_path, "a.txt", TEXT.encode(codec))
    assert (extracted.text, extracted.encoding, extracted.warnings) == (TEXT, told, ())


def test_traditional_text_in_big5_is_not_taken_for_gbk(tmp_path: Path) -> None:
    text = "金某鎮公所第七次會議紀錄\n一、時間：民國一百十一年四月\n二、地點：本所會議室\n決議：照案通過。"
    assert read(tmp_path, "a.txt", text.encode("big5")).text == text


def test_text_keeps_every_character_so_that_offsets_lead_back_to_the_bytes(tmp_path: Path) -> None:
    text = "﻿第 一 行\r\n\f\t　第二行\xa0…\r\n\u200b"
    extracted = read(tmp_path, "a.txt", text.encode())
    assert extracted.text == text.removeprefix("\ufeff")
    assert extracted.text.encode(extracted.encoding) == text.encode()


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_are_counted_and_the_rest_is_read(tmp_path: Path, codec: str) -> None:
    data = bytearray((TEXT * 3).encode(codec))
    data[300:300] = b"\xff"
    extracted = read(tmp_path, "a.txt", bytes(data))
    assert extracted.text.count("\ufffd") >= 1
    assert f"{extracted.text.count(chr(0xFFFD))} characters could not be decoded" in extracted.warnings[0]
    assert extracted.text.endswith(TEXT)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", "\ufeff 　\r\n".encode(), "without text"),
        ("binary.txt", bytes(range(256)) * 40, "no text"),
        ("noise.txt", bytes((i * i * 31 + i * 7) % 251 for i in range(5000)), ""),
        ("really.txt", b"%PDF-1.7 ...", "a PDF file named .txt"),
        ("really.pdf", b"PK\x03\x04" + b"0" * 100, "zip archive or Word file named .pdf"),
        ("page.txt", make_html(), "a web page named .txt"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Word or WPS file named .docx"),
        (
            "locked.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "password-protected Word file",
        ),
        ("text.docx", TEXT.encode(), "no Word file"),
        ("text.pdf", TEXT.encode(), "no PDF file"),
        ("a.doc", b"x", "saved as .docx"),
        ("a.wps", b"x", "saved as .docx"),
        ("a.ofd", b"x", "saved as .pdf or .docx"),
        ("a.jpg", b"x", "the scan saved as .pdf"),
        ("a.xyz", b"x", "one of .txt .md"),
        ("noname", b"x", "no suffix"),
        ("cut.pdf", make_pdf()[:900], "damaged PDF"),
        ("cut.docx", make_docx()[:3000], "damaged Word file"),
        ("locked.pdf", make_pdf(encrypt="secret"), "a password-protected PDF"),
        ("hidden.html", b"<html><body><script>x</script></body></html>", "without visible text"),
        ("deep.html", b"<div>" * 5000 + b"x", "nested too deep"),
    ],
)
def test_what_is_no_minutes_file_gets_a_readable_error(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    assert says in refusal(tmp_path, name, data)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pdf"])
def test_a_file_of_50_mb_is_refused_at_once(tmp_path: Path, suffix: str) -> None:
    assert "MB" in refusal(tmp_path, f"big{suffix}", b"\xe4\xbc\x9a" * (50_000_000 // 3 + 1))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name, found in (("none.txt", "no such file"), ("folder.txt", "a folder")):
        with pytest.raises(ReadingError, match=found):
            extract(tmp_path / name)


def zip_of(name: str, data: bytes) -> bytes:
    """Make an archive of one part, in the place of a Word file's text."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    assert "unpacks to more" in refusal(tmp_path, "bomb.docx", zip_of("word/document.xml", b" " * 300_000_000))


def test_an_entity_bomb_and_a_fetched_entity_give_nothing(tmp_path: Path) -> None:
    rules = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "会议"}">' for i in range(12))
    fetched = f'<!ENTITY f SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:body><w:p><w:r><w:t>&a11;&f;</w:t></w:r></w:p></w:body>"
    xml = f'<!DOCTYPE w:document [{rules}{fetched}]><w:document xmlns:w="{space}">{body}</w:document>'
    refusal(tmp_path, "bomb.docx", zip_of("word/document.xml", xml.encode()))


def test_an_archive_of_another_kind_is_named(tmp_path: Path) -> None:
    assert "an OFD file" in refusal(tmp_path, "a.docx", zip_of("OFD.xml", b"<x/>"))
    assert "a spreadsheet" in refusal(tmp_path, "b.docx", zip_of("xl/workbook.xml", b"<x/>"))


CHAINED_STYLES = "".join(f'<w:style w:styleId="{i}"><w:basedOn w:val="{i + 1}"/></w:style>' for i in range(150_000))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("attributes.html", ("<a " + " ".join(f"a{i}=1" for i in range(400_000)) + ">会议").encode()),
        ("elements.html", b"<li>" * 1_900_000),
        ("blanks.html", "会".encode() + b"\n" * 6_000_000 + b"x"),
        ("stars.md", b"*" * 3_000_000),
        ("brackets.md", b"[" * 3_000_000),
        ("emphasis.md", b"**a " * 900_000),
        ("lines.md", b"**a\n" * 900_000),
        ("styles.docx", make_raw_docx("<w:p/>", "", CHAINED_STYLES)),
        ("paragraphs.docx", make_raw_docx("<w:p/>" * 2_000_000)),
        ("empty_objects.pdf", b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 1_500_000),
    ],
)
def test_input_made_to_be_slow_is_bounded(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    start = processor_time()
    try:
        extract(path)
    except ReadingError as error:
        assert error.found
    assert processor_time() - start < QUICK_S


def test_markdown_loses_its_markers_and_none_of_its_text(tmp_path: Path) -> None:
    source = (
        "# 云溪市人民政府 #\n\n> **常务会议纪要**\n\n---\n## 一、审议《办法<草案>(送审稿)》\n"
        "- （一）*原则*同意`办法`。\n\n1. 甲\n1. 乙\n\n3. 丙\n\n\\# 不是标题 2*3*4 由____负责\n\n"
        "| 单位 | 姓名 |\n| --- | :-: |\n| 市水务局 | 甲某 |\n"
        "\n[全文](http://example.org/a)\n```\n  原样 **保留**\n```\n**“放心消费”**行动\n"
    )
    lines = [line for line in read(tmp_path, "a.md", source.encode()).text.split("\n") if line.strip()]
    assert lines == [
        "云溪市人民政府", "常务会议纪要", "一、审议《办法<草案>(送审稿)》", "（一）原则同意办法。",
        "1. 甲", "2. 乙", "3. 丙", "# 不是标题 2*3*4 由____负责", "单位\t姓名", "市水务局\t甲某",
        "全文", "  原样 **保留**", "“放心消费”行动",
    ]  # fmt: skip


def test_a_web_page_gives_what_a_reader_sees(tmp_path: Path) -> None:
    source = """<html><head><meta charset="gb2312"><title>纪要 - 某网</title><style>p{}</style></head><body>
    <h1>常务会议<br>纪要</h1><script>偷看()</script><div style="display: none">看不见</div><p hidden>也不</p>
    <p>　　会议&nbsp;&nbsp;审议了《办法&lt;草案&gt;(送审稿)》，
    原则<span>同</span><span>意</span> 20<b>24</b> 年。<!-- 注 --></p>
    <ol><li>甲<li>乙</ol><ol><li>三、自有编号</ol>
    <table><tr><td>市水务局<td><p>甲某</p></tr><tr><td colspan=2><p>一段</p><p>又一段</p></table>末行</body></html>"""
    extracted = read(tmp_path, "a.html", source.encode("gb18030"))
    assert extracted.text.split("\n") == [
        "常务会议", "纪要", "　　会议 审议了《办法<草案>(送审稿)》，原则同意 2024 年。",
        "1. 甲", "2. 乙", "三、自有编号", "市水务局\t甲某", "一段", "又一段", "末行",
    ]  # fmt: skip
    assert extracted.warnings == ("2 hidden elements left out",)


def test_a_large_web_page_reads_as_a_small_one(tmp_path: Path) -> None:
    many = PARAGRAPHS * 300
    assert len(make_html(many)) > 200_000
    text = read(tmp_path, "a.html", make_html(many)).text
    assert [line.strip("　") for line in text.split("\n")[-len(many) :]] == list(many)


def test_a_pdf_gives_its_paragraphs_without_page_numbers(tmp_path: Path) -> None:
    extracted = read(tmp_path, "a.pdf", make_pdf())
    head, *lines = extracted.text.split("\n")
    assert head == "云溪市政务公开"
    assert [squeezed(line) for line in lines] == [squeezed(each) for each in PARAGRAPHS]
    assert "2024 年 3 月 5 日" in extracted.text and "126 处" in extracted.text


def test_a_number_that_ends_a_page_is_no_page_number(tmp_path: Path) -> None:
    lines = [f"第{i}项" if i % 6 != 5 else str(1000 + i * i)[-3:] for i in range(18)]
    assert squeezed(read(tmp_path, "a.pdf", make_pdf(lines)).text).endswith(squeezed("".join(lines)))


def test_a_scan_without_ocr_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("rapidocr"):
        pytest.skip("the OCR package is installed")
    assert 'pip install "minutes-assistant[ocr]"' in refusal(tmp_path, "scan.pdf", make_picture_pdf(2))


def test_a_scan_is_read_where_ocr_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    fonts = sorted(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular*")) if Path("/usr/share/fonts").is_dir() else []
    if not fonts:
        pytest.skip("no font to draw a scan with")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1654, 1000), 255)
    font = ImageFont.truetype(str(fonts[0]), 44, index=2)
    for row, line in enumerate(PARAGRAPHS[:3]):
        ImageDraw.Draw(picture).text((200, 200 + 90 * row), line, font=font, fill=20)
    picture.save(tmp_path / "scan.pdf", resolution=200)
    extracted = extract(tmp_path / "scan.pdf")
    assert squeezed(extracted.text) == squeezed("".join(PARAGRAPHS[:3]))
    assert "read by OCR" in extracted.warnings[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", make_docx()), ("a.html", make_html()), ("a.md", make_markdown()), ("a.pdf", make_pdf())],
)
def test_no_format_loses_text(tmp_path: Path, name: str, data: bytes) -> None:
    assert squeezed(TEXT) in squeezed(read(tmp_path, name, data).text)
