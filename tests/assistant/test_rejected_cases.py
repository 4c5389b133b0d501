"""Rejected claims become evaluation cases that `minutes eval` reads, and that fail until the claim is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.checking.cases import as_jsonl
from assistant.checking.records import Entry, Review
from assistant.evaluation.scoring import Case, evaluate, read_cases
from assistant.journal import Journal
from tests.assistant.test_journal import GAS, LIST, NOTHING, SCRIPTED, kept


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Give an empty journal."""
    return Journal(tmp_path / "journal.sqlite")


def exported(journal: Journal, folder: Path) -> tuple[Case, ...]:
    """Write the rejected claims out and read them as the command does."""
    path = folder / "rejected.jsonl"
    rejected = [(one, journal.before(one)) for one in journal.rejected()]
    path.write_text(as_jsonl(rejected), encoding="utf-8")
    return read_cases(path)


def reject(journal: Journal, one: Entry, position: int) -> None:
    """Reject a claim."""
    journal.judge(one.id, position, Review("rejected", 'it is "另一个局"\n', "reviewer"))


def test_a_rejected_claim_must_not_be_said_again(journal: Journal, tmp_path: Path) -> None:
    gas, _ = kept(journal, GAS, LIST)
    reject(journal, gas, 1)
    (case,) = exported(journal, tmp_path)
    assert (case.question, case.kind, case.language) == (GAS, "rejected", "zh")
    (result,) = evaluate([case], SCRIPTED.answer).results
    assert [fault.split()[0] for fault in result.faults] == ["has"]
    mended = replace(SCRIPTED.answer(GAS), text="市应急局负责。[1]")
    assert evaluate([case], lambda question, history: mended).results[0].right


def test_a_rejected_refusal_must_be_answered(journal: Journal, tmp_path: Path) -> None:
    (nothing,) = kept(journal, NOTHING)
    reject(journal, nothing, 1)
    cases = exported(journal, tmp_path)
    assert not evaluate(cases, SCRIPTED.answer).results[0].right
    assert evaluate(cases, lambda question, history: SCRIPTED.answer(GAS)).results[0].right


def test_a_follow_up_takes_its_conversation_along(journal: Journal, tmp_path: Path) -> None:
    _, second = kept(journal, GAS, LIST)
    reject(journal, second, 2)
    (case,) = exported(journal, tmp_path)
    assert [turn["content"] for turn in case.history] == [GAS, SCRIPTED.answer(GAS).text]
    assert [turn["role"] for turn in case.history] == ["user", "assistant"]


def test_a_follow_up_whose_conversation_is_gone_is_asked_as_it_was_understood(journal: Journal, tmp_path: Path) -> None:
    (one,) = kept(journal, GAS)
    follow_up = replace(one.answer, question="那由谁印发？", standalone_question="燃气方案由谁印发？")
    lone = replace(one, id="lone", answer=follow_up, after="gone")
    assert journal.keep(lone)
    reject(journal, lone, 1)
    (case,) = exported(journal, tmp_path)
    assert (case.question, case.history) == ("燃气方案由谁印发？", ())


def test_what_was_accepted_or_taken_back_is_not_exported(journal: Journal) -> None:
    (gas,) = kept(journal, GAS)
    reject(journal, gas, 1)
    journal.judge(gas.id, 1, Review(None, "", "reviewer"))
    journal.judge(gas.id, 2, Review("accepted", "", "reviewer"))
    assert journal.rejected() == ()
