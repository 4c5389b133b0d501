"""Questions on the made-up archive: each has one right answer there, found again without the code that made it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from benchmarks.archive_facts import Archive, ItemFact, MinutesFact, squeeze
from benchmarks.archive_questions import SHARES, Case, make_questions, write_questions
from benchmarks.archive_terms import load_terms


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return write_archive(tmp_path_factory.mktemp("archive") / "minutes", 300)


@pytest.fixture(scope="module")
def cases(archive: Archive) -> list[Case]:
    return make_questions(archive, 300, seed=3)


def printed(archive: Archive, minutes: MinutesFact) -> str:
    return squeeze((archive.folder / f"{minutes.id}.txt").read_text("utf-8"))


def test_questions_have_all_kinds_both_languages_and_the_agreed_form(cases: list[Case], tmp_path: Path) -> None:
    assert len(cases) == 300
    assert {case["kind"] for case in cases} == set(SHARES)
    assert 0.2 < sum(case["language"] == "en" for case in cases) / 300 < 0.4
    assert len({case["question"] for case in cases}) == len({case["id"] for case in cases}) == 300
    assert not [case for case in cases if "{" in case["question"]]
    for case in cases:
        if case["kind"] == "unanswerable":
            assert case["expect"] == {"status": "not_found"}
        else:
            assert case["expect"]["citations"]
            assert all(case["expect"]["facts"])
    write_questions(tmp_path / "cases.jsonl", cases)
    assert [json.loads(line) for line in (tmp_path / "cases.jsonl").read_text("utf-8").splitlines()] == cases


def test_expected_facts_stand_in_the_cited_minutes(archive: Archive, cases: list[Case]) -> None:
    held = {minutes.id: minutes for minutes in archive.minutes}
    for case in cases:
        if case["kind"] == "unanswerable":
            continue
        cited = "".join(printed(archive, held[each["document"]]) for each in case["expect"]["citations"])
        for alternatives in case["expect"]["facts"] if case["language"] == "zh" else ():
            assert any(each in cited for each in alternatives), case


@pytest.mark.parametrize("count", [60, 300])
def test_a_question_that_names_an_item_fits_no_other(tmp_path: Path, count: int) -> None:
    archive = write_archive(tmp_path / "minutes", count)
    named = 0
    for case in make_questions(archive, 300, seed=11):
        if case["kind"] not in ("responsible", "next_step", "verdict") or case["language"] != "zh":
            continue
        fitting = {
            (m.id, item.label)
            for m in in_scope(archive, case["question"])
            for item in m.items
            if is_named(item, case["question"])
        }
        cited = case["expect"]["citations"][0]
        assert fitting == {(cited["document"], cited["item"])}, case["question"]
        named += 1
    assert named > 60


def in_scope(archive: Archive, question: str) -> list[MinutesFact]:
    """Read the scope from the question's words alone, apart from the code that made it."""
    asked = re.sub(r"《.*?》", "", question)
    year = re.search(r"(\d{4})年", asked)
    kept = [m for m in archive.minutes if year is None or m.held.year == int(year[1])]
    for pattern, field in ((r"年(\d+)月", "month"), (r"月(\d+)日", "day")):
        if found := re.search(pattern, asked):
            kept = [m for m in kept if getattr(m.held, field) == int(found[1])]
    for pattern, field in ((r"第(\d+)号", "number"), (r"第(\d+)次", "meeting")):
        if found := re.search(pattern, asked):
            kept = [m for m in kept if getattr(m, field) == int(found[1])]
    if found := re.search(r"年([一二三四五六七八九十]+)号", asked):
        tens, _, ones = found[1].rpartition("十")
        digit = "零一二三四五六七八九".index
        base = 10 * (digit(tens) if tens else 1) if "十" in found[1] else 0
        kept = [m for m in kept if m.number == base + (digit(ones) if ones else 0)]
    return kept


def is_named(item: ItemFact, question: str) -> bool:
    if quoted := re.search(r"《(.*?)》", question):
        return quoted[1] in item.documents
    if "汇报" in question:
        return not item.documents and item.subjects[0] in question and "safety" not in item.forms
    forms = load_terms().forms
    return any(
        subject in question and forms[form].short and forms[form].short in question and subject in title
        for subject, form, title in zip(item.subjects, item.forms, item.documents, strict=False)
    )


def test_unanswerable_questions_have_no_answer(archive: Archive) -> None:
    subjects = {subject for topic in load_terms().topics for subject, _ in topic.subjects}
    checked = 0
    for case in make_questions(archive, 600, seed=23):
        if case["kind"] != "unanswerable" or case["language"] != "zh":
            continue
        found = next((each for each in subjects if each in case["question"]), None)
        if found and not re.search("费是|多少钱", case["question"]):
            year = re.search(r"\d{4}", case["question"])[0]  # type: ignore[index]
            texts = "".join(printed(archive, m) for m in archive.minutes if str(m.held.year) == year)
            assert found not in texts, case["question"]
            checked += 1
    assert checked
