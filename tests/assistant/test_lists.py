"""Lists are complete: they name all that the ledger, read from the files, holds; and they say what they cover."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from assistant import Answer
from retrieval.bodies import Bodies
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.records import LedgerRow, Minutes
from retrieval.scripts import squash
from tests.assistant.asking import places, spans
from tests.retrieval.decisions_as_read import DECISIONS
from tests.retrieval.rooms import MINUTES, NAMES

Asking = Callable[..., Answer]
# Known before any test runs, so that each body is a test of its own.
_ROWS = [row for name in NAMES for row in ledger_rows(read_minutes(MINUTES / f"{name}.txt"), Bodies.load())]
BODIES = sorted({body for row in _ROWS for body in row.bodies})
LEADERS = sorted({body for decision in DECISIONS.values() for body in decision.bodies})
FIRST_STEPS = {
    "市政府办公室名义": (
        "哪些文件以市政府办公室名义印发？",
        "List all documents issued in the name of the government office",
    ),
    "市委办公室、市政府办公室名义": (
        "哪些文件以市委办公室、市政府办公室名义印发？",
        "以市委办、市政府办名义印发的文件有哪些？",
    ),
    "市政府名义": (),
    "市委常委会": ("哪些文件提交市委常委会审议？", "Which documents go to the Party standing committee?"),
    "市委同意后": ("哪些文件要先报市委同意？",),
    "市政府规范性文件形式": (
        "哪些文件以规范性文件形式印发？",
        "哪些文件以市政府规范性文件形式印发？",
        "Which documents are issued as normative documents?",
    ),
}


def named(answer: Answer) -> set[str]:
    """Give the titles that the lines of a list name, quotes left out, without blanks."""
    lines = [line for line in answer.text.splitlines() if not line.startswith(">")]
    return {squash(title) for line in lines for title in re.findall("《([^》]*)》", line)}


def documents(document: str) -> set[str]:
    """Give the titles that were before a meeting, as a reader found them."""
    return {squash(title) for (name, _), row in DECISIONS.items() if name == document for title in row.documents}


def covers_both(answer: Answer) -> bool:
    """Whether an answer says that it covers both minutes, in its record and in its text."""
    said = "覆盖2份纪要中的2份" if answer.language == "zh" else "2 of 2 minutes"
    return (answer.coverage.searched, answer.coverage.total) == (2, 2) and said in answer.text


@pytest.mark.parametrize("body", BODIES)
def test_the_tasks_of_a_body_are_all_rows_that_name_it(ask: Asking, ledger: tuple[LedgerRow, ...], body: str) -> None:
    answer = ask(f"{body}有哪些任务？")
    wanted = {(r.document, r.start, r.end) for r in ledger if body in r.bodies and r.kind != "requirement"}
    assert wanted == spans(answer) and answer.status == "answered"
    assert f"共{len(wanted)}条" in answer.text and covers_both(answer)


@pytest.mark.parametrize("body", LEADERS)
def test_the_tasks_of_a_body_are_all_rows_that_name_it_in_english(
    ask: Asking, ledger: tuple[LedgerRow, ...], bodies: Bodies, body: str
) -> None:
    answer = ask(f"What tasks does the {bodies.english(body)} ({body}) have?")
    wanted = {(r.document, r.start, r.end) for r in ledger if body in r.bodies and r.kind != "requirement"}
    assert wanted <= spans(answer) and answer.language == "en" and covers_both(answer)


OTHER_WORDINGS = {
    "哪些文件由两办联合印发？": "市委办公室、市政府办公室名义",
    "哪些文件以市政府名义印发？": "市政府名义",
}
_ASKED = [
    *(pytest.param(route, question) for route, questions in FIRST_STEPS.items() for question in questions),
    *(pytest.param(route, question) for question, route in OTHER_WORDINGS.items()),
]


@pytest.mark.parametrize(("route", "question"), _ASKED)
def test_the_documents_with_a_next_step_are_all_that_have_it(ask: Asking, route: str, question: str) -> None:
    wanted = {
        (place, squash(title))
        for place, decision in DECISIONS.items()
        for title in decision.documents
        if decision.route and route in re.split("，", decision.route)
    }
    answer = ask(question)
    assert named(answer) == {title for _, title in wanted} and answer.status == "answered"
    assert {(document, item) for document, item, _ in places(answer)} == {place for place, _ in wanted}
    assert re.search(rf"(共|\()\s*{len(wanted)}\s*(件|in total\))", answer.text) and covers_both(answer)


def test_every_route_of_the_ledger_is_asked_for(ledger: tuple[LedgerRow, ...]) -> None:
    steps = {step for row in ledger if row.route for step in re.split("，", row.route)}
    assert steps == set(FIRST_STEPS)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("第5号纪要审议了哪些文件？", "2023-05"),
        ("第26次常务会议有哪些文件？", "2023-12"),
        ("Which documents were before the meeting of 13 June 2023?", "2023-12"),
    ],
)
def test_the_documents_of_a_meeting_are_all_that_were_before_it(ask: Asking, question: str, document: str) -> None:
    answer = ask(question)
    assert named(answer) == documents(document)
    assert (answer.coverage.searched, answer.coverage.total) == (1, 2)


@pytest.mark.parametrize("question", ["Which documents were reviewed on 13 June 2023?", "6月13日审议了哪些文件？"])
def test_a_document_that_was_only_studied_was_not_reviewed(ask: Asking, question: str) -> None:
    assert named(ask(question)) == documents("2023-12") - {"江苏省城市市容和环境卫生管理条例"}


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("第5号纪要有哪些议题？", "2023-05"),
        ("第26次常务会议的议程", "2023-12"),
        ("2023年第12号会议审议、听取了哪些议题", "2023-12"),
        ("What was on the agenda of the 22nd meeting?", "2023-05"),
    ],
)
def test_an_agenda_has_every_item_in_order(
    ask: Asking, held: Mapping[str, Minutes], question: str, document: str
) -> None:
    answer = ask(question)
    lines = [line for line in answer.text.splitlines() if re.match(r"[一二三四五六七八九][、.]", line)]
    assert [line[0] for line in lines] == [item.label for item in held[document].items]
    for line, item in zip(lines, held[document].items, strict=True):
        assert item.title in line and re.search(r"\[\d+\]$", line)
        assert (document, item.label, None) in places(answer)


def test_every_row_of_a_list_has_a_marker(ask: Asking) -> None:
    for question in (
        *(question for questions in FIRST_STEPS.values() for question in questions),
        "市商务局有哪些任务？",
    ):
        rows = [line for line in ask(question).text.splitlines() if line.startswith("- ")]
        assert rows and all(re.search(r"\[\d+\]$", row) for row in rows), question


def test_an_ambiguous_committee_is_answered_and_the_other_one_named(ask: Asking) -> None:
    answer = ask("哪些文件要上常委会？")
    assert named(answer) == {squash(t) for d in DECISIONS.values() if d.route == "市委常委会" for t in d.documents}
    assert "市人大常委会" in answer.text
