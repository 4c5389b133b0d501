"""The made-up archive: what it says is what its facts say, with the defects of real files, the same every time."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.archive import main, write_archive
from benchmarks.archive_facts import Archive, MinutesFact, squeeze
from benchmarks.archive_questions import make_questions
from retrieval.errors import UsageError

DEFECTS = {
    "aliases",
    "blanks_beside_digits",
    "deferred",
    "half_width_brackets",
    "half_width_commas",
    "joint_bodies",
    "nobody_named",
    "numbering_gaps",
    "page_breaks",
    "page_breaks_in_titles",
    "several_persons",
    "split_years",
    "titles_listed",
    "titles_side_by_side",
    "会同",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return write_archive(tmp_path_factory.mktemp("archive") / "minutes", 300)


def printed(archive: Archive, minutes: MinutesFact) -> str:
    return squeeze((archive.folder / f"{minutes.id}.txt").read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    one, two = write_archive(tmp_path / "a", 25, seed=5), write_archive(tmp_path / "b", 25, seed=5)
    assert contents(one.folder) == contents(two.folder)
    assert one.facts_path.read_bytes() == two.facts_path.read_bytes()
    assert make_questions(one, 50, 1) == make_questions(two, 50, 1)
    assert contents(write_archive(tmp_path / "c", 25, seed=6).folder) != contents(one.folder)


def test_a_larger_archive_ends_with_the_smaller_one(tmp_path: Path, archive: Archive) -> None:
    small = write_archive(tmp_path / "small", 40)
    assert contents(small.folder).items() <= contents(archive.folder).items()


def test_it_holds_as_many_minutes_as_asked_in_years_of_18_to_24(archive: Archive) -> None:
    assert len(list(archive.folder.iterdir())) == len(archive.minutes) == 300
    assert {path.stem for path in archive.folder.iterdir()} == {minutes.id for minutes in archive.minutes}
    years = Counter(minutes.held.year for minutes in archive.minutes)
    full = [count for year, count in years.items() if year != min(years)]
    assert max(years) == 2023
    assert all(18 <= count <= 24 for count in full)


def test_items_and_paragraphs_are_as_many_as_in_the_real_minutes(archive: Archive) -> None:
    items = [item for minutes in archive.minutes for item in minutes.items]
    assert 6.5 <= len(items) / 300 <= 7.7
    assert 20 <= sum(len(item.paragraphs) for item in items) / 300 <= 25
    sizes = sorted(len(printed(archive, minutes)) for minutes in archive.minutes)
    assert 3_000 < sizes[150] < 5_000


def test_numbers_and_dates_are_in_order_and_dates_of_a_minutes_agree(archive: Archive) -> None:
    for before, after in pairwise(archive.minutes):
        assert before.held < after.held
        assert after.number > before.number or after.held.year > before.held.year
        assert after.meeting in (before.meeting + 1, 1)
    for minutes in archive.minutes:
        assert minutes.held < minutes.compiled <= minutes.issued
        assert minutes.id == f"{minutes.issued.year}-{minutes.number:02d}"


def test_every_fact_stands_in_its_file_once_white_space_is_removed(archive: Archive) -> None:
    for minutes in archive.minutes:
        text = printed(archive, minutes)
        missing = [each for each in said(minutes) if each not in text]
        assert not missing, (minutes.id, missing[:3])


def said(minutes: MinutesFact) -> list[str]:
    held = f"{minutes.held.year}年{minutes.held.month}月{minutes.held.day}日{minutes.half_day}"
    parts = [f"第{minutes.number}号", f"市政府第{minutes.meeting}次常务会议", f"出席：{'、'.join(minutes.present)}。"]
    parts.append(f"{held}，{minutes.chair}{minutes.chair_title}主持召开")
    parts += [f"{each.printed}{'、'.join(each.names)}" for each in minutes.attending]
    for item in minutes.items:
        parts += [f"{item.label}、{item.heading}", item.title, *item.paragraphs]
        parts += [f"《{title}》" for title in item.documents]
    return parts


def test_facts_of_an_item_stand_in_the_paragraph_that_they_name(archive: Archive) -> None:
    for item in (item for minutes in archive.minutes for item in minutes.items):
        paragraphs = dict(zip("一二三四五", item.paragraphs, strict=False))
        decision = item.decision
        assert paragraphs[decision.paragraph].startswith(decision.sentence)
        pieces = [*decision.printed, *decision.documents, decision.action, *decision.route.split(",")]
        assert all(piece in decision.sentence for piece in pieces), decision
        for duty in item.duties:
            assert duty.sentence in paragraphs[duty.paragraph]
            assert all(name in duty.sentence for name in duty.printed)
        for quantity in item.quantities:
            assert quantity.sentence in paragraphs[quantity.paragraph]
            assert quantity.deadline + quantity.sentence.split(quantity.deadline)[1] in quantity.sentence
            assert quantity.printed in quantity.sentence
        assert all(any(each in text for text in item.paragraphs) for each in item.requirements)


def test_every_sentence_of_the_running_text_is_decision_duty_requirement_or_statement(archive: Archive) -> None:
    for item in (item for minutes in archive.minutes for item in minutes.items):
        told = [*(duty.sentence for duty in item.duties), *item.requirements]
        for text in item.paragraphs[1:]:
            for sentence in filter(None, text.split("。")):
                if re.match(r"同时[，,]要|要|重点领域方面", sentence):
                    assert sentence in told
                elif not any(clause in sentence for clause in told):
                    assert not re.search(r"(?<![重主需])要(?!素|求|任务|的)", sentence), sentence


def test_quantities_are_normalised(archive: Archive) -> None:
    found = [each for minutes in archive.minutes for item in minutes.items for each in item.quantities]
    for each in found:
        number = float(re.match(r"[\d.]+", each.printed)[0])  # type: ignore[index]
        scale = 1e8 if "亿" in each.printed else 1e4 if "万" in each.printed else 1
        assert each.value == pytest.approx(number * scale)
        assert each.printed.endswith(each.unit)
    assert {"元", "个"} <= {each.unit for each in found}


def test_every_kind_of_defect_occurs(archive: Archive) -> None:
    assert {name for name, count in archive.defects.items() if count} == DEFECTS


def test_pages_break_inside_sentences_and_titles_but_not_inside_numbers(archive: Archive) -> None:
    texts = [(archive.folder / f"{minutes.id}.txt").read_text("utf-8") for minutes in archive.minutes]
    breaks = [match for text in texts for match in re.finditer(r"(.)\n\n(.)", text)]
    assert sum(match[1] not in "。：》号日室要)布" for match in breaks) > 300
    assert not [match[0] for match in breaks if match[1].isdigit() and match[2].isdigit()]
    assert not [match[0] for match in breaks if match[2] in "，。、；：》）"]
    assert any(re.search(r"《[^》]*\n\n[^《]*》", text) for text in texts)


def test_titles_come_back_over_the_years(archive: Archive) -> None:
    years: dict[tuple[str, str], set[int]] = {}
    for minutes in archive.minutes:
        for item in minutes.items:
            for key in zip(item.subjects, item.forms, strict=True):
                years.setdefault(key, set()).add(minutes.held.year)
    assert sum(len(held) >= 3 for held in years.values()) > 100


def test_a_deferred_document_comes_back_under_the_same_title(archive: Archive) -> None:
    seen = Counter((m.held.year, title) for m in archive.minutes for item in m.items for title in item.documents)
    deferred = [
        (m.held.year, title)
        for m in archive.minutes
        for item in m.items
        for title in item.documents
        if item.decision.verdict == "暂缓审议" and m.held.month < 11
    ]
    assert deferred
    assert sum(seen[key] > 1 for key in deferred) == len(deferred)


def test_facts_beside_the_folder_say_the_same_and_are_labelled_made_up(archive: Archive) -> None:
    stored = json.loads(archive.facts_path.read_text("utf-8"))
    assert archive.facts_path.parent == archive.folder.parent
    assert "Made up" in stored["note"]
    assert [each["id"] for each in stored["minutes"]] == [minutes.id for minutes in archive.minutes]
    first = archive.minutes[0]
    assert stored["minutes"][0]["held"] == first.held.isoformat()
    assert stored["minutes"][0]["items"][0]["decision"]["bodies"] == list(first.items[0].decision.bodies)


def test_it_is_not_written_into_index_data_nor_empty(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="made up"):
        write_archive(tmp_path / "index_data" / "minutes", 2)
    with pytest.raises(UsageError, match="1 or more"):
        write_archive(tmp_path / "none", 0)


def test_it_replaces_an_earlier_archive_but_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    write_archive(folder, 12, seed=1)
    again = write_archive(folder, 5, seed=2)
    assert {path.stem for path in folder.iterdir()} == {minutes.id for minutes in again.minutes}
    (folder / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="no archive wrote"):
        write_archive(folder, 5)
    assert len(list(folder.iterdir())) == 6


def test_the_command_writes_archive_facts_and_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "small"), "--count", "30", "--questions", "20"]) == 0
    assert re.search(r"minutes\s+30\b", capsys.readouterr().out)
    assert len((tmp_path / "small.questions.jsonl").read_text("utf-8").splitlines()) == 20
    assert main([str(tmp_path / "small"), "--count", "0"]) == 2
    assert "wanted 1 or more" in capsys.readouterr().err
