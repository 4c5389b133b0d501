"""Damaged and random minutes: parsed or refused with an error, never slow, and no character lost without a word.

200 by default; `pytest -m fuzz` parses 2,000.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from retrieval.bodies import Bodies
from retrieval.errors import ReadingError
from retrieval.ledger import ledger_rows
from retrieval.minutes import parse_minutes
from retrieval.reading import clean
from retrieval.records import Minutes, SourceText
from tests.retrieval.reading_checks import lost

ROOT = Path(__file__).parents[2]
USUAL_COUNT = 200
FUZZ_COUNT = 2_000
MAX_S = 5.0
SEEDS = [
    path.read_text(encoding="utf-8")
    for folder in (ROOT / "index_data" / "minutes", ROOT / "tests" / "fixtures" / "formats")
    for path in sorted(folder.glob("*.txt"))
]
NOISE = (
    "一、", "（一）", "（2）", "3、", "《", "》", "。", "，", "、", "：", "\n", "\n\n", " ", "\u3000", "\t", "会议",
    "由", "会后由", "主持", "出席：", "列席：", "主送：", "抄送：", "第 9 号", "2023 年 4 月 10 日",
    "随后，市长主持召开会议", "原则同意", "决议：", "A", "é", "\ud7ff", "\U0001f600", "\u200b", "龘", "0", "关于",
    "要", "牵头", "网站地图", "索引号：", "参加会议。", "常务会议纪要", "市", "区长", "(", ")", "“", "”", "-",
    "…", "99999999999999999999年1月1日", "第" + "一" * 40 + "次会议",
)  # fmt: skip


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    """Load the list once."""
    return Bodies.load()


def cut(chance: random.Random, text: str) -> str:
    """Keep a stretch."""
    begin, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[begin:end]


def shuffled(chance: random.Random, text: str) -> str:
    """Put the lines in another order."""
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def doubled(chance: random.Random, text: str) -> str:
    """Repeat some lines where they stand, or the whole."""
    if chance.random() < 0.2:
        return text + "\n" + text
    return "\n".join(line for line in text.split("\n") for _ in range(chance.choice((1, 1, 1, 2, 3))))


def noisy(chance: random.Random, text: str) -> str:
    """Insert marks and words that minutes are read by."""
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(NOISE) + text[at:]
    return text


def thinned(chance: random.Random, text: str) -> str:
    """Leave out characters."""
    share = chance.choice((0.005, 0.03, 0.2, 0.6))
    return "".join(char for char in text if chance.random() >= share)


def joined(chance: random.Random, text: str) -> str:
    """Leave out line ends."""
    share = chance.choice((0.1, 0.5, 1.0))
    return "".join(char for char in text if char != "\n" or chance.random() >= share)


def broken(chance: random.Random, text: str) -> str:
    """Add line ends."""
    share = chance.choice((0.005, 0.05, 0.3))
    return "".join(char + ("\n" if chance.random() < share else "") for char in text)


def crossed(chance: random.Random, text: str) -> str:
    """Go on with another text in mid-word."""
    return cut(chance, text) + cut(chance, chance.choice(SEEDS))


def stuttering(chance: random.Random, text: str) -> str:
    """Repeat one mark or word very often."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NOISE) * chance.choice((50, 1_000, 4_000)) + text[at:]


def random_text(chance: random.Random, text: str) -> str:
    """Throw characters of the text and marks together."""
    pool = [*NOISE, *text]
    return "会议纪要" + "".join(chance.choice(pool) for _ in range(chance.randint(1, 3_000)))


DAMAGES: tuple[Callable[[random.Random, str], str], ...] = (
    cut, shuffled, doubled, noisy, thinned, joined, broken, crossed, stuttering, random_text,
)  # fmt: skip


def damaged(seed: int) -> str:
    """Damage one text in one to three ways; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(SEEDS)
    for damage in chance.choices(DAMAGES, k=chance.randint(1, 3)):
        text = damage(chance, text)
    return text


def parsed(raw: str) -> Minutes | None:
    """Clean and parse a text within the time allowed; None where it is refused in words."""
    started = time.thread_time()
    text, runs, _ = clean(raw)
    try:
        return parse_minutes(SourceText("damaged.txt", text, runs, "0" * 64, "utf-8"))
    except ReadingError as error:
        assert error.found and error.wanted
        return None
    finally:
        assert time.thread_time() - started < MAX_S


def check(seed: int, bodies: Bodies) -> None:
    """Parse one damaged text and hold it to what holds for any minutes."""
    minutes = parsed(damaged(seed))
    if minutes is None:
        return
    assert lost(minutes) == "", seed
    assert all(0 <= attendee.span.start < attendee.span.end <= len(minutes.text) for attendee in minutes.attending)
    started = time.thread_time()
    rows = ledger_rows(minutes, bodies)
    assert time.thread_time() - started < MAX_S
    assert all(row.quote == minutes.text[row.start : row.end] for row in rows)


@pytest.mark.parametrize("first", range(0, USUAL_COUNT, 20))
def test_damaged_minutes_are_read_without_loss_or_refused(first: int, bodies: Bodies) -> None:
    for seed in range(first, first + 20):
        check(seed, bodies)


@pytest.mark.fuzz
@pytest.mark.parametrize("first", range(0, FUZZ_COUNT, 100))
def test_thousands_of_damaged_minutes_are_read_without_loss_or_refused(first: int, bodies: Bodies) -> None:
    for seed in range(first, first + 100):
        check(seed, bodies)


@pytest.mark.fuzz  # compares clock times, which a busy machine upsets
@pytest.mark.parametrize("word", NOISE)
def test_time_grows_no_faster_than_the_text(word: str) -> None:
    head = "会议纪要\n2023年1月1日，市长张三主持召开常务会议。\n一、审议《"
    times = []
    for length in (10_000, 40_000):
        run = word * (length // len(word))
        started = time.thread_time()
        parsed("\n".join((head + run, "（一）原则同意" + run, run, run + "x")))
        times.append(time.thread_time() - started)
    assert all(later < max(0.5, 8 * earlier) for earlier, later in pairwise(times))


@pytest.mark.parametrize("word", NOISE)
def test_the_ledger_of_one_word_over_and_over_is_read_in_time(word: str, bodies: Bodies) -> None:
    run = word * (10_000 // len(word))
    minutes = parsed(f"会议纪要\n一、审议《甲》\n（一）会议听取了{run}\n（二）会后由{run}\n列席：{run}")
    assert minutes is not None
    started = time.thread_time()
    ledger_rows(minutes, bodies)
    assert time.thread_time() - started < MAX_S
