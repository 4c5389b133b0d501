"""English questions on details inside items: what a document says, who has which part, how two things stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from tests.assistant.asking import places

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does the gas plan say anything on penalties?", "处罚力度"),
        ("Does the quality plan cover intellectual property?", "三大创新"),
        ("Is there anything in the IT project measures about acceptance of projects?", "验收"),
        ("Does the census item say anything on towns?", "各镇"),
    ],
)
def test_the_sentence_that_names_a_matter_tells_that_a_document_says_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and said in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Does the tourism plan mention hotels?",
        "Does the quality plan cover tourism?",
        "Does the gas plan include a price?",
        "Does the census report say anything about training enumerators?",
    ],
)
def test_what_no_sentence_of_a_document_names_is_not_said_by_it(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who has a role in the census, level by level?", "各成员单位"),
        ("Who does what in the census?", "各镇"),
        ("How does the water quality at national sections compare with the rest?", "国省考断面"),
        ("Can the decision catalogue be amended once it is out?", "按程序予以调整"),
        ('What are the "three major innovations"?', "三大创新"),
        ("What was the reason for cancelling the Rothenburg street project?", "罗腾堡德风街"),
    ],
)
def test_a_detail_is_told_by_the_sentence_that_names_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status in ("answered", "partial") and any(said in cited.quote for cited in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which bodies reported on safety work in April?", "(沙溪镇) and Urban Management Bureau (市城管局)"),
        ("Which two organisations presented their work safety situation at the 26th meeting?", "市消防救援大队"),
        ("Which bureau looks after the IP policies?", "市市场监管局"),
        ("How many documents does the cluster item have?", "list 4"),
        ("At which meetings was the commerce bureau handed a document to improve?", "no. 22"),
        ("What three-year plans came up across both meetings?", "专精特新"),
        ("Compare the tourism plan with the quality plan as to where they go next.", "质量强市"),
        ("Until when does the tourism plan run?", "2023—2025"),
        ("We are writing to the Justice Bureau; who came for it in April?", "张翼"),
    ],
)
def test_what_the_ledger_tells_of_a_matter_is_told_of_it_alone(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the Water Bureau say when it chaired the 26th meeting?", "吴敬宇"),
        ("Why was the June executive meeting chaired by the Party secretary?", "吴敬宇"),
        ("Why may the modern commerce plan be printed without asking the Party Committee?", "市委同意"),
    ],
)
def test_what_is_taken_for_granted_wrongly_is_put_right(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and said in answer.text


@pytest.mark.parametrize(
    ("before", "question", "place"),
    [
        ("Did they approve the key points for German cooperation?", "Which ministry had praised that work?", "六"),
        ("Which bodies reported on safety work in April?", "Was their plan accepted?", "二"),
    ],
)
def test_a_follow_up_asks_of_what_was_spoken_of(ask: Ask, before: str, question: str, place: str) -> None:
    answer = ask(question, before, "")
    assert answer.status == "answered" and ("2023-05", place) in {found[:2] for found in places(answer)}
