"""Evaluation: right answers are right, each kind of wrong answer is told, files with mistakes are refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Citation, Coverage
from assistant.evaluation.scoring import Case, Report, evaluate, read_cases
from retrieval.errors import UsageError

CITED = Citation(1, "2023-05", 5, 22, "2023-04-10", "2023-04-18", "agenda", "四", "审议", "一", 0, 2, "原文", True)
RIGHT = Answer(
    "谁负责？",
    "谁负责？",
    "zh",
    "answered",
    "extractive",
    "市住建局负责 [1]",
    Coverage(2, 2),
    None,
    (CITED,),
    (),
    {"total": 8.0},
)
CASE = Case(
    id="a",
    kind="responsible",
    language="zh",
    question="谁负责？",
    status=("answered",),
    facts=(("市住建局", "住房和城乡建设局"),),
    absent=("市城管局",),
    citations=({"document": "2023-05", "item": "四"},),
)
NOT_FOUND = replace(RIGHT, status="not_found", text="纪要没有提到。", citations=())


def judged(answer: Answer, case: Case = CASE) -> tuple[str, ...]:
    """Give the faults of an answer to a case."""
    (result,) = evaluate([case], lambda question, history: answer).results
    assert result.right == (result.faults == ())
    return result.faults


def test_a_right_answer_has_no_fault() -> None:
    assert judged(RIGHT) == ()
    assert judged(replace(RIGHT, status="partial"), replace(CASE, status=("answered", "partial"))) == ()
    assert judged(NOT_FOUND, Case("b", "attack", "zh", "?", ("not_found",))) == ()


@pytest.mark.parametrize("text", ["市 住 建 局 [1]", "住房和城乡建设局", "市住建局（Ｈ）"])
def test_facts_are_compared_without_blanks_and_widths(text: str) -> None:
    assert judged(replace(RIGHT, text=text)) == ()
    case = replace(CASE, facts=(("10 APRIL 2023", "2023-04-10"),), absent=())
    assert judged(replace(RIGHT, text="on １０ April 2023"), case) == ()


WRONG = [
    (replace(RIGHT, status="not_found"), "status not_found, wanted answered"),
    (replace(RIGHT, text="市水务局负责 [1]"), "lacks 市住建局 or 住房和城乡建设局"),
    (replace(RIGHT, text="市住建局、市 城管局负责 [1]"), "has 市城管局"),
    (replace(RIGHT, citations=()), "0 of 1 wanted citations"),
    (replace(RIGHT, citations=(replace(CITED, item="五"),)), "0 of 1 wanted citations"),
    (replace(RIGHT, citations=(replace(CITED, document="2023-12"),)), "0 of 1 wanted citations"),
    (replace(RIGHT, citations=(replace(CITED, verified=False),)), "a quote that is not verbatim"),
]


@pytest.mark.parametrize(("answer", "fault"), WRONG)
def test_a_wrong_answer_is_told_by_its_fault(answer: Answer, fault: str) -> None:
    assert judged(answer) == (fault,)


def test_every_fault_is_told() -> None:
    bad = replace(NOT_FOUND, text="市城管局")
    assert len(judged(bad)) == 4


def test_the_paragraph_wanted_must_be_cited_where_it_is_named() -> None:
    case = replace(CASE, citations=({"document": "2023-05", "item": "四", "paragraph": "二"},))
    assert judged(RIGHT, case) == ("0 of 1 wanted citations",)


def test_questions_are_asked_with_their_history() -> None:
    asked: list[tuple[str, Sequence[Mapping[str, str]]]] = []

    def ask(question: str, history: Sequence[Mapping[str, str]]) -> Answer:
        asked.append((question, history))
        return RIGHT

    turn = {"role": "user", "content": "燃气方案谁负责？"}
    evaluate([replace(CASE, history=(turn,))], ask)
    assert asked == [("谁负责？", (turn,))]


def figures() -> dict[str, Any]:
    """Give the figures of a run with right, wrong, refused and wrongly answered cases."""
    nothing = Case("n", "unanswerable", "en", "?", ("not_found",))
    answers = {
        "right": RIGHT,
        "refused": NOT_FOUND,
        "more": replace(RIGHT, citations=(CITED, replace(CITED, marker=2, item="五")), timings_ms={"total": 30.0}),
        "silent": NOT_FOUND,
        "invented": RIGHT,
    }
    cases = [replace(CASE, question=name) for name in ("right", "refused", "more")]
    cases += [replace(nothing, question=name) for name in ("silent", "invented")]
    return evaluate(cases, lambda question, history: answers[question]).figures()


def test_the_figures_are_shares_over_the_cases_that_they_concern() -> None:
    found = figures()
    assert found["cases"] == 5 and found["right"] == 0.6
    assert found["right_by_language"] == {"en": 0.5, "zh": 0.6667}
    assert found["right_by_kind"] == {"responsible zh": 0.6667, "unanswerable en": 0.5}
    assert found["right_answerable_by_language"] == {"zh": 0.6667}
    assert (found["citation_precision"], found["citation_recall"]) == (0.6667, 0.6667)
    assert (found["refused_though_answerable"], found["answered_though_not"]) == (0.3333, 0.5)
    assert (found["p50_ms"], found["p95_ms"]) == (8.0, 30.0)


def test_figures_of_nothing_are_no_failure() -> None:
    assert Report(()).figures()["cases"] == 0


def test_a_report_is_json_with_every_result() -> None:
    report = json.loads(evaluate([CASE], lambda question, history: NOT_FOUND).to_json())
    assert set(report) == {"figures", "results"}
    (result,) = report["results"]
    assert (result["id"], result["right"], result["status"]) == ("a", False, "not_found") and result["faults"]


LINE: dict[str, Any] = {
    "id": "a",
    "kind": "responsible",
    "language": "zh",
    "question": "谁负责？",
    "expect": {
        "status": "answered",
        "facts": [["市住建局", "住房和城乡建设局"]],
        "absent": ["市城管局"],
        "citations": [{"document": "2023-05", "item": "四"}],
    },
}


def file_of(tmp_path: Path, *lines: str) -> Path:
    """Write lines to a file."""
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_cases_are_read_from_lines(tmp_path: Path) -> None:
    history = [{"role": "assistant", "content": ""}, "谁负责？"]  # a plain string is a question asked before
    several = LINE | {"id": "b", "expect": {"status": ["not_found", "partial"]}, "history": history}
    path = file_of(tmp_path, json.dumps(LINE, ensure_ascii=False), "", json.dumps(several))
    first, second = read_cases(path)
    assert first == CASE
    assert second.status == ("not_found", "partial") and second.history == (
        {"role": "assistant", "content": ""},
        {"role": "user", "content": "谁负责？"},
    )
    assert (second.facts, second.absent, second.citations) == ((), (), ())


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", '"text"', "{}", json.dumps({**LINE, "expect": {}}), json.dumps({**LINE, "expect": None})],
)
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    path = file_of(tmp_path, json.dumps(LINE), line)
    with pytest.raises(UsageError) as caught:
        read_cases(path)
    assert caught.value.where == f"{path}:2" and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "history",
    [
        ["谁负责？", 7],
        [None],
        [["谁负责？"]],
        [{"role": "user"}],
        [{"content": "谁负责？"}],
        [{"role": "user", "content": 7}],
        [{"role": "system", "content": "谁负责？"}],
        "谁负责？",
        {"role": "user", "content": "谁负责？"},
        None,
    ],
)
def test_a_history_that_is_no_list_of_turns_is_named_with_its_line(tmp_path: Path, history: object) -> None:
    with pytest.raises(UsageError, match="history") as caught:
        read_cases(file_of(tmp_path, json.dumps(LINE), json.dumps({**LINE, "history": history})))
    assert caught.value.where.endswith(":2")


def test_a_file_that_is_missing_empty_or_no_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.jsonl", file_of(tmp_path, "", ""), binary, tmp_path):
        with pytest.raises(UsageError) as caught:
            read_cases(path)
        assert caught.value.where == str(path)
