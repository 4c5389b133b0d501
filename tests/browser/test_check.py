"""Checking in a real browser: each claim beside its quote, a reviewer's word that stays, files to keep."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from assistant.checking.records import Review, entry_of
from assistant.evaluation.scoring import read_cases
from assistant.journal import Journal
from tests.browser.conftest import Visit, Visiting, serving
from tests.browser.test_page import DECIDED, PHONE, QUESTIONS, TOO_WIDE
from tests.browser.test_page_holds import HOSTILE
from tests.fakes import ScriptedAssistant
from ui import Parts

pytestmark = pytest.mark.browser
SAID = {
    "zh-CN": {"list": "通过 0", "gone": "没有符合条件的回答", "one": "通过 1，不通过 1", "name": "请先填写"},
    "en-US": {
        "list": "0 of 2 accepted",
        "gone": "No answers here",
        "one": "1 of 3 accepted, 1 rejected",
        "name": "your name",
    },
}
LIST = "哪些文件要提交市委常委会审议？"
SHEET = {"zh-CN": ("纪要问答核查单", "不通过"), "en-US": ("Check sheet", "rejected")}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Give an empty journal."""
    return Journal(tmp_path / "journal.sqlite")


@pytest.fixture
def reviewing(scripted: ScriptedAssistant, journal: Journal) -> Iterator[str]:
    """Serve the shipped minutes with scripted answers and an empty journal."""
    with serving(Parts(scripted, journal=journal)) as address:
        yield address


def opened(seen: Visit, question: str) -> None:
    """Open the view, and the answer to a question."""
    seen.page.click("a[data-view=check]")
    seen.page.click(f".answer-row:has-text('{question}')")
    seen.page.locator(".check-one .claim").first.wait_for()


def word(page: Page, position: int, state: str) -> None:
    """Wait until a claim stands accepted, rejected or open."""
    page.locator(f".check-one .word.{state}[data-position='{position}']").wait_for()


@pytest.mark.parametrize("locale", QUESTIONS)
def test_an_answer_is_checked_claim_by_claim_and_the_word_stays(
    visit: Visiting, reviewing: str, journal: Journal, locale: str
) -> None:
    question, said = QUESTIONS[locale], SAID[locale]
    with visit(reviewing, locale) as seen:
        seen.ask(question)
        opened(seen, question)
        seen.page.click(".check-one .claim:first-of-type .verdict.accepted")
        assert said["name"] in seen.page.inner_text(".check-told")
        seen.page.fill(".reviewer-name", "Reviewer One")
        seen.page.click(".check-one .claim[data-position='1'] .verdict.accepted")
        word(seen.page, 1, "accepted")
        seen.page.fill(".check-one .claim[data-position='2'] textarea", "应为另一句")
        seen.page.click(".check-one .claim[data-position='2'] .verdict.rejected")
        word(seen.page, 2, "rejected")
        assert said["one"] in seen.page.inner_text(".check-one .counts")
        seen.page.reload()
        word(seen.page, 2, "rejected")
        assert "Reviewer One" in seen.page.inner_text(".check-one .word[data-position='2'] .signature")
        assert seen.page.input_value(".check-one .claim[data-position='2'] textarea") == "应为另一句"
        assert seen.page.input_value(".reviewer-name") == "Reviewer One"
    verdicts = [each.review and each.review.verdict for each in journal.entry(journal.listed()[0].id).judged]
    assert verdicts[:2] == ["accepted", "rejected"] and not any(verdicts[2:])


def test_a_quote_stands_in_its_context_and_opens_the_source(visit: Visiting, reviewing: str) -> None:
    with visit(reviewing) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        opened(seen, QUESTIONS["zh-CN"])
        context = seen.page.locator(".claim .context").first
        assert context.locator("mark").inner_text() == DECIDED
        assert "（一）" in context.inner_text() and "各地各相关部门要严格按照" in context.inner_text()
        seen.page.locator(".claim a.card").nth(1).click()
        seen.page.wait_for_function("document.querySelector('#panel mark')?.textContent.includes('三位一体')")
        seen.page.click("[data-act=previous]")
        seen.page.wait_for_function(f"document.querySelector('#panel mark').textContent === {DECIDED!r}")


def test_the_list_is_narrowed_by_state_text_and_thumb(visit: Visiting, reviewing: str) -> None:
    with visit(reviewing) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.ask(LIST)
        thumb = seen.page.locator(".turn:last-child [data-thumb='-1']")
        thumb.click()
        assert thumb.get_attribute("aria-pressed") == "true"
        seen.page.click("a[data-view=check]")
        seen.page.wait_for_selector(".answer-row >> nth=1")
        rows = seen.page.locator(".answer-row strong")
        assert rows.all_inner_texts() == [LIST, QUESTIONS["zh-CN"]]
        seen.page.click("[data-state=thumbs_down]")
        seen.page.wait_for_function("document.querySelectorAll('.answer-row').length === 1")
        assert rows.all_inner_texts() == [LIST]
        seen.page.click("[data-state=rejected]")
        assert SAID["zh-CN"]["gone"] in seen.page.locator(".check-none").inner_text()
        seen.page.click("[data-state=all]")
        seen.page.fill(".check-text", "三位一体")
        seen.page.wait_for_function("document.querySelectorAll('.answer-row').length === 1")
        assert rows.all_inner_texts() == [QUESTIONS["zh-CN"]]


@pytest.mark.parametrize("locale", QUESTIONS)
def test_an_answer_becomes_a_check_sheet_in_the_language_of_the_page(
    visit: Visiting, reviewing: str, tmp_path: Path, locale: str
) -> None:
    question = QUESTIONS[locale]
    title, verdict = SHEET[locale]
    with visit(reviewing, locale) as seen:
        seen.ask(question)
        with seen.page.expect_download() as from_chat:
            seen.page.click(".turn [data-form=md]")
        assert from_chat.value.path().read_text("utf-8").startswith(f"# {title}\n")
        opened(seen, question)
        seen.page.fill(".reviewer-name", "Reviewer One")
        seen.page.click(".check-one .claim[data-position='2'] .verdict.rejected")
        word(seen.page, 2, "rejected")
        with seen.page.expect_download() as sheet:
            seen.page.click(".check-one [data-form=docx]")
        table = Document(BytesIO(sheet.value.path().read_bytes())).tables[0]
        assert table.rows[2].cells[6].text == verdict and "Reviewer One" in table.rows[2].cells[8].text
        seen.page.click("[data-act=check-back]")
        with seen.page.expect_download() as rejected:
            seen.page.click("[data-act=check-rejected]")
        path = tmp_path / rejected.value.suggested_filename
        rejected.value.save_as(path)
        assert [case.question for case in read_cases(path)] == [question]


def test_the_rest_is_accepted_at_once_and_taken_back_one_by_one_by_keyboard(visit: Visiting, reviewing: str) -> None:
    with visit(reviewing) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.focus("a[data-view=check]")
        seen.page.keyboard.press("Enter")
        seen.page.locator(".answer-row").first.wait_for()
        seen.page.fill(".reviewer-name", "Reviewer One")
        seen.page.focus(".answer-row")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_function("document.activeElement.matches('.check-one .question')")
        seen.page.focus("[data-act=check-rest]")
        seen.page.keyboard.press("Enter")
        word(seen.page, 1, "accepted")
        word(seen.page, 2, "accepted")
        seen.page.focus(".check-one .claim[data-position='1'] .verdict.accepted")
        seen.page.keyboard.press("Enter")
        word(seen.page, 1, "open")
        expect(seen.page.locator(".check-one .claim[data-position='1'] .verdict.accepted")).to_be_focused()
        seen.page.focus("[data-act=check-back]")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_function("document.activeElement.matches('.answer-row')")


def test_nothing_that_was_asked_said_or_written_is_run(
    visit: Visiting, reviewing: str, scripted: ScriptedAssistant, journal: Journal
) -> None:
    cited = replace(scripted.cite(1, "2023-05", "四", "一"), title=HOSTILE, quote=HOSTILE)
    answer = replace(scripted.answer("燃气"), question=HOSTILE, standalone_question=f"{HOSTILE}?", citations=(cited,))
    hostile = entry_of(replace(answer, text=f"{HOSTILE} [1]\n{HOSTILE}"), {}, who=HOSTILE)
    assert journal.keep(hostile)
    journal.judge(hostile.id, 1, Review("rejected", f"</textarea>{HOSTILE}", HOSTILE))
    with visit(reviewing, path=f"?view=check&answer={hostile.id}") as seen:
        word(seen.page, 1, "rejected")
        shown = seen.page.inner_text(".check-one")
        assert shown.count(HOSTILE) >= 6
        assert seen.page.input_value(".check-one .claim[data-position='1'] textarea") == f"</textarea>{HOSTILE}"
        seen.page.fill(".reviewer-name", HOSTILE[:80])
        seen.page.fill(".check-one .claim[data-position='2'] textarea", f"</textarea>{HOSTILE}")
        seen.page.click(".check-one .claim[data-position='2'] .verdict.rejected")
        word(seen.page, 2, "rejected")
        seen.page.click("[data-act=check-back]")
        seen.page.locator(".answer-row").wait_for()
        seen.page.fill(".check-text", HOSTILE)
        seen.page.locator(".answer-row").wait_for()
        assert seen.page.evaluate("window.harmed") is None
        assert seen.page.locator("#view-check img").count() == 0


def test_a_quote_that_the_minutes_lost_is_told(
    visit: Visiting, reviewing: str, scripted: ScriptedAssistant, journal: Journal
) -> None:
    answer = scripted.answer(QUESTIONS["zh-CN"])
    gone, moved = answer.citations
    changed = (replace(gone, quote="纪要里没有的话"), replace(moved, start=moved.start - 7, end=moved.end - 7))
    entry = entry_of(replace(answer, citations=changed), {})
    assert journal.keep(entry)
    with visit(reviewing, path=f"?view=check&answer={entry.id}") as seen:
        seen.page.locator(".claim").first.wait_for()
        assert "已没有这段引文" in seen.page.inner_text(".claim[data-position='1']")
        assert "现在位于别处" in seen.page.inner_text(".claim[data-position='2']")
        assert seen.page.inner_text(".claim[data-position='2'] .context mark") == moved.quote


def test_a_journal_that_cannot_be_used_is_told_and_questions_are_answered(
    visit: Visiting, scripted: ScriptedAssistant, tmp_path: Path
) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(b"not a database" * 100)
    with serving(Parts(scripted, journal=Journal(path))) as address, visit(address) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        assert "市住建局" in seen.page.inner_text(".said")
        assert seen.page.locator("[data-act=thumb], [data-act=sheet]").count() == 0
        seen.page.click("a[data-view=check]")
        assert "问答不受影响" in seen.page.inner_text(".check-failed")
        assert str(path) in seen.page.inner_text(".check-failed")


def test_a_reviewer_who_logged_in_signs_with_that_name(
    browser: Browser, scripted: ScriptedAssistant, journal: Journal
) -> None:
    users = [("office", "a password")]
    with serving(Parts(scripted, journal=journal), users) as address, browser.new_context(locale="en-US") as window:
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(urllib.request.Request(f"{address}gradio_api/component_server", b"{}"))
        page = window.new_page()
        page.request.post(f"{address}login", form={"username": "office", "password": "a password"})
        page.goto(address)
        page.wait_for_selector("#question textarea[placeholder]")
        seen = Visit(page, address)
        seen.ask(QUESTIONS["en-US"])
        opened(seen, QUESTIONS["en-US"])
        assert page.inner_text(".check-bar .signed") == "Reviewer: office"
        page.click(".check-one .claim[data-position='1'] .verdict.accepted")
        word(page, 1, "accepted")
        entry = journal.entry(journal.listed()[0].id)
    review = entry.judged[0].review
    assert (entry.who, review and review.reviewer) == ("office", "office")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=lambda size: str(size["width"]))
def test_nothing_is_wider_than_its_half(visit: Visiting, reviewing: str, size: dict[str, int]) -> None:
    with visit(reviewing, viewport=size) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.evaluate("document.querySelector('a[data-view=check]').click()")
        seen.page.locator(".answer-row").wait_for()
        assert seen.page.evaluate(TOO_WIDE) == []
        seen.page.click(".answer-row")
        seen.page.locator(".claim").first.wait_for()
        assert seen.page.evaluate(TOO_WIDE) == []
