"""What the page offers to ask next: questions about what was cited, each of which the ledger answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.evaluation.scoring import read_cases
from retrieval.scripts import squash

EVALS = Path(__file__).parents[1] / "evals"
CASES = [case for case in read_cases(EVALS / "two_minutes.jsonl") if not case.history]
GAS = "太仓市着力提升城镇燃气本质安全水平三年行动方案"
Asking = Callable[..., Answer]


@pytest.fixture(scope="module")
def offered(assistant: Assistant, ask: Asking) -> dict[str, tuple[Answer, tuple[str, ...]]]:
    """Give each question of the development set with its answer and what is offered after it."""
    answers = {case.question: ask(case.question) for case in CASES}
    return {question: (answer, assistant.suggestions(answer)) for question, answer in answers.items()}


def test_every_suggestion_is_answered_alone_and_in_the_conversation(
    offered: dict[str, tuple[Answer, tuple[str, ...]]], ask: Asking
) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for question, (answer, suggested) in offered.items():
        for each in suggested:
            seen.setdefault(each, (question, answer.text))
    assert len(seen) > 50
    for each, before in seen.items():
        for answer in (ask(each), ask(each, *before)):
            assert (answer.status, answer.standalone_question) == ("answered", each)


def test_a_question_about_a_document_is_answered_about_that_document(
    offered: dict[str, tuple[Answer, tuple[str, ...]]], ask: Asking
) -> None:
    titled = {each for _, suggested in offered.values() for each in suggested if "《" in each}
    assert len(titled) > 20
    for each in titled:
        title = squash(each.split("《")[1].split("》")[0])
        assert any(title in squash(f"{one.title}{one.quote}") for one in ask(each).citations[:1]), each


def test_what_was_answered_has_suggestions_and_a_refusal_has_none(
    offered: dict[str, tuple[Answer, tuple[str, ...]]],
) -> None:
    for question, (answer, suggested) in offered.items():
        assert len(suggested) <= 3
        assert bool(suggested) == (answer.status != "not_found"), question
        assert squash(question) not in map(squash, suggested)


def test_what_the_answer_says_already_is_not_offered(assistant: Assistant, ask: Asking) -> None:
    answer = ask("哪个部门负责燃气三年行动方案？")
    assert assistant.suggestions(answer) == (f"概括一下《{GAS}》", "2023年第5号纪要审议了哪些议题？")


def test_two_documents_are_offered_side_by_side_and_what_else_a_body_must_do(assistant: Assistant, ask: Asking) -> None:
    chinese = assistant.suggestions(ask("哪些文件要提交市委常委会审议？"))
    assert chinese[0] == "市文体广旅局要做什么？"
    assert chinese[1].startswith("比较《推动农文旅融合") and chinese[1].endswith("和《关于深化质量强市建设的工作方案》")
    english = assistant.suggestions(ask("Which documents go to the Party standing committee?"))
    assert english[0] == "What must Culture, Sports, Radio, Television and Tourism Bureau do?"
    assert english[1].startswith("Compare 《")
