"""Damaged and random files of each format: read with a warning or refused with an error, never a crash, never slow.

A few hundred by default; `pytest -m fuzz` runs 2,000 of each format.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.errors import ReadingError
from retrieval.extraction import extract
from tests.retrieval.made_files import (
    PARAGRAPHS,
    abstract,
    make_docx,
    make_html,
    make_markdown,
    make_pdf,
    make_raw_docx,
    numbered,
    p,
)
from tests.retrieval.reading_checks import processor_time

USUAL_COUNTS = {".txt": 300, ".md": 300, ".html": 300, ".docx": 150, ".pdf": 40}
FUZZ_COUNT = 2_000
MAX_S = 5.0


def _lists() -> bytes:
    body = "".join(p("甲", "1", at % 3) for at in range(12)) + f"<w:tbl><w:tr><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    levels = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    return make_raw_docx(body, abstract("0", *levels) + numbered("1", "0"), header=p("眉"), footnotes=p("注"))


TEXT = "\n".join(PARAGRAPHS)
SEEDS: dict[str, tuple[bytes, ...]] = {
    ".txt": (TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16")),
    ".md": (make_markdown(), b"| a | b |\n|---|---|\n| 1 | 2 |\n1. x\n1. y\n> **z** [a](b)\n```\nc\n```\n"),
    ".html": (make_html(), "<table><tr><td>甲<ol><li>乙</table><p style='display:none'>丙<div>丁</p>戊".encode()),
    ".docx": (make_docx(), _lists()),
    ".pdf": (make_pdf(), make_pdf(PARAGRAPHS[:2])),
}


def flipped(chance: random.Random, seed: bytes) -> bytes:
    """Change a few bytes."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(chance: random.Random, seed: bytes) -> bytes:
    """Keep a part of it."""
    start, end = sorted(chance.randrange(len(seed) + 1) for _ in range(2))
    return seed[: end + 1] if chance.random() < 0.5 else seed[:8] + seed[start:end]


def repeated(chance: random.Random, seed: bytes) -> bytes:
    """Repeat a stretch of it many times."""
    start = chance.randrange(len(seed))
    stretch = seed[start : start + chance.randint(1, 200)]
    return seed[:start] + stretch * chance.randint(2, 200) + seed[start:]


def noise(chance: random.Random, seed: bytes) -> bytes:
    """Give random bytes behind the first few, so that the kind is still recognised."""
    return seed[: chance.choice((0, 4, 9))] + chance.randbytes(chance.randint(0, 3000))


def inside(chance: random.Random, seed: bytes) -> bytes:
    """Damage one part of an archive and pack it again; other files are damaged as they stand."""
    change = chance.choice((flipped, cut, repeated))
    if not seed.startswith(b"PK"):
        return change(chance, seed)
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = chance.choice([name for name, data in parts.items() if data])
    parts[chosen] = change(chance, parts[chosen])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (flipped, cut, repeated, noise, inside, inside)


def attack(folder: Path, suffix: str, count: int) -> tuple[int, float]:
    """Read `count` damaged files; give how many were read all the same, and the longest processor time in seconds."""
    was_read, slowest = 0, 0.0
    for number in range(count):
        chance = random.Random(f"{suffix}{number}")
        path = folder / f"damaged{suffix}"
        path.write_bytes(chance.choice(CHANGES)(chance, chance.choice(SEEDS[suffix])))
        start = processor_time()
        try:
            extracted = extract(path)
        except ReadingError as error:
            assert error.where == path.name and error.found and error.wanted, number
            assert "\n" not in str(error), number
        else:
            assert extracted.text.strip(), number
            was_read += 1
        slowest = max(slowest, processor_time() - start)
        assert slowest < MAX_S, number
    return was_read, slowest


@pytest.mark.parametrize("suffix", SEEDS)
def test_damaged_files_are_read_or_refused_in_time(tmp_path: Path, suffix: str) -> None:
    was_read, _ = attack(tmp_path, suffix, USUAL_COUNTS[suffix])
    assert 0 < was_read < USUAL_COUNTS[suffix]


@pytest.mark.fuzz
@pytest.mark.parametrize("suffix", SEEDS)
def test_thousands_of_damaged_files_are_read_or_refused_in_time(tmp_path: Path, suffix: str) -> None:
    was_read, slowest = attack(tmp_path, suffix, FUZZ_COUNT)
    assert 0 < was_read < FUZZ_COUNT, f"slowest {slowest:.2f} s"
