"""Questions of those who read the minutes from abroad: letterheads, who was sent, what both meetings hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What date does Minutes No. 12 carry on its letterhead?",
        "The letterhead of minutes No. 12 shows which date?",
        "What date is printed on the front page of Minutes No. 12?",
        "What day appears at the top of Minutes No. 12?",
    ],
)
def test_the_date_on_a_letterhead_is_that_of_the_issue(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "16 June 2023" in text and "The minutes say in" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("In what capacity was 乘康 present in April?", "娄江新城建设指挥部"),
        ("What was 蒋婷婷's capacity at the June meeting?", "璜泾镇"),
        ("Public Security Bureau - who was sent to the meeting in June?", "马良"),
        ("Who was sent to the June meeting by the Audit Bureau?", "陈伟峰"),
        ("Who is taking the lead in organising the Fifth National Economic Census locally?", "市统计局"),
        ("At which sites in urban management should safety supervision be strengthened?", "焚烧电厂"),
        ("Which commercial areas does the modern commerce action plan mention?", "罗腾堡德风街"),
        ("I have to translate 三大创新 in the quality paper. What are the three innovations?", "标准体系"),
    ],
)
def test_what_is_asked_for_is_given(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What post does 乘康 hold?",
        "In what capacity did 王小明 attend in April?",
        "Was the German Chamber of Commerce (AHK) represented at either meeting?",
        "Did Siemens send anyone to the June meeting?",
        "At which sites in the high-tech zone should new charging stations be built?",
        "What decisions about dog keeping were made in the two meetings?",
        "Which five-year plans were on the table across both meetings?",
    ],
)
def test_what_the_minutes_do_not_have_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said", "absent"),
    [
        ("Which three-year action plans were on the table across both meetings?", ("燃气", "农文旅"), "知识产权"),
        ("Which three-year plans came up in either meeting?", ("专精特新", "现代商业"), "质量强市"),
        ("Which reports (not drafts for approval) were heard in April?", ("疫情防控", "水生态"), "知识产权"),
        ("Which briefings (rather than papers for adoption) were taken in June?", ("经济普查", "消防"), "质量强市"),
        ("What was decided overall about production safety in the two meetings?", ("沙溪镇", "高新区"), "知识产权"),
        ("What decisions on work safety were taken in April and June?", ("沙溪镇", "高新区"), "知识产权"),
        ("What subjects were dealt with on 10 April?", ("疫情防控", "知识产权"), "经济普查"),
    ],
)
def test_a_list_holds_all_that_fits_and_no_more(ask: Asking, question: str, said: tuple[str, ...], absent: str) -> None:
    text = ask(question).text
    assert all(word in text for word in said) and absent not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why do Taicang's national and provincial water sections rank last in Suzhou?", "稳居苏州前列"),
        ("Why did the Statistics Bureau send someone other than Zhou Jing (周静) in June?", "周静"),
        ("为什么统计局6月没派周静来？", "周静"),
    ],
)
def test_what_is_taken_for_granted_wrongly_is_corrected(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "partial"
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which of them goes to the Party Standing Committee?", "农文旅融合"),
        ("Which of them is issued as a normative document?", "知识产权"),
    ],
)
def test_which_of_the_documents_listed_takes_a_way_is_told(ask: Asking, question: str, said: str) -> None:
    before = "Which documents were deliberated in April?"
    answer = ask(question, before, ask(before).text)
    assert answer.status == "answered"
    assert said in answer.text and "对德合作工作要点》:" not in answer.text
