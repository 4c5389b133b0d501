"""Passages: verbatim, addressed, stable, and together the whole of the minutes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from retrieval.chunks import (
    MAX_ATTENDANCE_CHARS,
    MAX_PARAGRAPH_CHARS,
    indexed_text,
    passage_digest,
    passages,
    to_document,
)
from retrieval.minutes import read_minutes
from retrieval.records import Minutes
from tests.retrieval.rooms import MINUTES, NAMES, made_up, written

SLACK_CHARS = 120  # a piece ends behind a sentence or an entry, so that a long one may go beyond


@pytest.fixture(params=NAMES)
def minutes(request: pytest.FixtureRequest) -> Minutes:
    """Read one of the two minutes."""
    return read_minutes(MINUTES / f"{request.param}.txt")


def test_every_passage_is_verbatim_and_addressed(minutes: Minutes) -> None:
    items = {item.label: item for item in minutes.items}
    for passage in passages(minutes):
        assert passage.text == minutes.text[passage.start : passage.end] == passage.text.strip()
        assert (passage.document, passage.number, passage.meeting) == (minutes.id, minutes.number, minutes.meeting)
        assert (passage.held, passage.issued) == (str(minutes.held), str(minutes.issued))
        if passage.item:
            assert passage.title == items[passage.item].title
            assert passage.paragraph in {paragraph.label for paragraph in items[passage.item].paragraphs}


def test_ids_are_unique_and_say_the_address(minutes: Minutes) -> None:
    found = passages(minutes)
    assert max(Counter(passage.id for passage in found).values()) == 1
    assert {"一/一", "四/一", "heading", "distribution"} <= {passage.id.partition("/")[2] for passage in found}


def test_every_character_of_the_minutes_is_in_a_passage_or_an_item_title(minutes: Minutes) -> None:
    found = passages(minutes)
    covered = {at for passage in found for at in range(passage.start, passage.end)}
    covered |= {at for item in minutes.items for at in range(item.heading.start, item.heading.end)}
    left = "".join(char for at, char in enumerate(minutes.text) if at not in covered and not char.isspace())
    assert set(left) <= set("（）()一二三")
    assert len(left) == 3 * sum(len(item.paragraphs) for item in minutes.items)


def test_no_two_passages_overlap(minutes: Minutes) -> None:
    found = sorted(passages(minutes), key=lambda passage: passage.start)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_attendance_is_split_so_that_one_body_can_be_cited(minutes: Minutes) -> None:
    lines = [passage for passage in passages(minutes) if passage.part == "attendance"]
    assert len(lines) >= 4 and max(len(passage.text) for passage in lines) <= MAX_ATTENDANCE_CHARS + SLACK_CHARS
    for attendee in minutes.attending:
        printed = attendee.span.of(minutes.text)
        assert sum(printed in passage.text for passage in lines) == 1, printed


def test_long_paragraphs_are_cut_behind_sentences(tmp_path: Path) -> None:
    sentence = "要加强监管，推动各项工作落到实处，全力维护人民群众生命财产安全和社会稳定。"
    text = made_up(7).replace("各镇（区）要完成 126 处易涝点排查。", sentence * 40)
    long = read_minutes(written(tmp_path, m=text) / "m.txt")
    pieces = [passage for passage in passages(long) if (passage.item, passage.paragraph) == ("一", "二")]
    assert len(pieces) > 2 and [passage.id.rpartition(".")[2] for passage in pieces] == [
        str(at) for at in range(1, len(pieces) + 1)
    ]
    assert all(len(passage.text) <= MAX_PARAGRAPH_CHARS + SLACK_CHARS for passage in pieces)
    assert all(passage.text.endswith("。") for passage in pieces)
    assert "".join(passage.text for passage in pieces) == long.items[0].paragraphs[1].span.of(long.text)


def test_ids_and_digests_stay_when_another_passage_changes(tmp_path: Path) -> None:
    text = made_up(7)
    folder = written(tmp_path, a=text, b=text.replace("126 处", "127 处"))
    before, after = (
        {passage.id: passage_digest(passage) for passage in passages(read_minutes(folder / f"{name}.txt"))}
        for name in "ab"
    )
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"2024-07/一/二"}


def test_the_digest_covers_text_and_metadata(minutes: Minutes) -> None:
    passage = passages(minutes)[1]
    changes = {"text": "x", "title": "x", "held": "1999-01-01", "number": 99, "start": 0, "paragraph": "九"}
    digests = {passage_digest(replace(passage, **{name: value})) for name, value in changes.items()}  # type: ignore[arg-type]
    assert len(digests | {passage_digest(passage)}) == len(changes) + 1
    assert passage_digest(passages(minutes)[1]) == passage_digest(passage)


def test_documents_carry_what_a_citation_shows(minutes: Minutes) -> None:
    passage = next(each for each in passages(minutes) if each.item == "四" and each.paragraph == "一")
    document = to_document(passage)
    assert document.page_content == passage.text and document.id == passage.id
    assert document.metadata["digest"] == passage_digest(passage)
    for name in (
        "document",
        "number",
        "meeting",
        "held",
        "issued",
        "part",
        "item",
        "title",
        "paragraph",
        "start",
        "end",
    ):
        assert document.metadata[name] == getattr(passage, name)
    assert indexed_text(passage) == f"{passage.title}\n{passage.text}"


def test_an_item_without_paragraphs_can_be_cited_by_its_heading(tmp_path: Path) -> None:
    text = made_up(7).replace("（一）会议听取了市农业农村局关于春耕备播工作情况的汇报，原则同意下一步工作安排。\n", "")
    short = read_minutes(written(tmp_path, m=text) / "m.txt")
    (passage,) = (each for each in passages(short) if each.item == "二")
    assert passage.text == "二、听取春耕备播工作情况的汇报" and passage.paragraph is None


def test_paragraphs_of_one_label_keep_ids_of_their_own(tmp_path: Path) -> None:
    text = made_up(7).replace("（二）市财政局", "（一）市财政局")
    twice = read_minutes(written(tmp_path, m=text) / "m.txt")
    assert [each.id for each in passages(twice) if each.item == "一"] == ["2024-07/一/一", "2024-07/一/一~2"]
