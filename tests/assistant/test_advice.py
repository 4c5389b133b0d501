"""What a file's name becomes, and what the page says to do about each thing that can go wrong with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from assistant.keeping.filing import free_name, safe_name
from assistant.page.advice import advice, warned
from assistant.page.words import file_text
from retrieval.errors import ReadingError, StoreError
from retrieval.extraction import FORMATS
from retrieval.minutes import read_minutes
from tests.retrieval.made_files import make_docx, make_pdf, make_picture_pdf
from tests.retrieval.rooms import made_up

LAST = tomllib.loads(file_text("add.toml"))["faults"][-1]
TEXT = made_up(1).encode()
# What comes in, and a word of what the page says to do about it, in both languages.
BAD_FILES = {
    "poem.txt": ("春眠不觉晓".encode(), "不像会议纪要", "does not look like minutes"),
    "locked.pdf": (make_pdf(["会议纪要"], encrypt="secret"), "去掉密码", "Remove the password"),
    "scan.pdf": (make_picture_pdf(), "扫描件", "scan"),
    "bytes.txt": (bytes(range(256)) * 40, "编码", "encoding"),
    "empty.txt": (b"", "没有文字", "no text"),
    "blank.docx": (make_docx([" "]), "没有文字", "no text"),
    "word.txt": (make_docx(), "后缀", "suffix"),
    "text.pdf": (TEXT, "后缀", "suffix"),
    "old.doc": (TEXT, "不支持", "cannot be read"),
    "broken.docx": (make_docx()[:900], "损坏", "damaged"),
    "large.txt": (b" " * (FORMATS[".txt"].max_megabytes * 1_000_000 + 1), "上限 8", "limit is 8"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_every_bad_file_gets_advice_of_its_own(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda module: None)  # text recognition is not installed
    data, chinese, english = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_minutes(tmp_path / name)
    said = advice(caught.value)
    assert chinese in said.zh and english in said.en


@pytest.mark.parametrize(
    ("found", "chinese"),
    [
        ("a full disk", "腾出空间"),
        ("database or disk is full", "腾出空间"),
        ("another process that is indexing", "等它完成"),
        ("that another process has written it meanwhile", "等它完成"),
        ("Permission denied", "刷新页面"),
        ("something that nobody foresaw {0}", "告诉管理员"),
    ],
)
def test_what_goes_wrong_while_indexing_says_what_to_do(found: str, chinese: str) -> None:
    assert chinese in advice(StoreError("/srv/minutes", found, "something else")).zh


def test_the_last_advice_fits_everything() -> None:
    assert LAST["found"] == ""


def test_warnings_are_said_in_both_languages_and_unknown_ones_in_their_own_words() -> None:
    assert warned("no chair found").zh == "没有找到主持人"
    assert warned("1,204 invisible characters left out").zh == "略去了 1,204 个不可见字符"
    assert (
        warned("issued 2023-04-01 before it was held 2023-04-10").zh
        == "印发日期（2023-04-01）早于会议日期（2023-04-10）"
    )
    assert warned("quite another thing") == warned("quite another thing") and warned("x").zh == warned("x").en == "x"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2023-05.txt", "2023-05.txt"),
        ("第5号（修订）.docx", "第5号（修订）.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\纪要.docx", "纪要.docx"),
        ('<img src=x onerror="a()">.txt', "_img src=x onerror=_a()_.txt"),
        (".hidden.txt", "hidden.txt"),
        ("~$open.docx", "open.docx"),
        ("CON.txt", "minutesCON.txt"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("纪" * 200 + ".txt", "纪" * 50 + ".txt"),
    ],
)
def test_names_become_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert re.fullmatch(r"[^/\\\x00-\x1f]{1,160}", safe)


def test_a_name_that_is_taken_is_counted_up() -> None:
    assert free_name("a.txt", ["b.txt"]) == "a.txt"
    assert free_name("a.txt", ["A.TXT", "a (2).txt"]) == "a (3).txt"
