"""The conversation in a real browser: it stays over a reload, a question can be edited, something is offered next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visiting
from tests.browser.test_page import QUESTIONS
from tests.browser.test_page_holds import HOSTILE
from tests.fakes import ScriptedAssistant

pytestmark = pytest.mark.browser
LIST = {"zh-CN": "哪些文件要提交市委常委会审议？", "en-US": "Which documents go to the Party standing committee?"}
MEMORY = "localStorage.getItem('minutes.conversation')"
EDITED = {"zh-CN": "正在修改这个问题", "en-US": "You are editing this question"}


def questions(seen: Visit) -> list[str]:
    """Give the questions of the conversation, in order."""
    return seen.page.locator("#told .question-text").all_inner_texts()


@contextmanager
def kept(seen: Visit) -> Iterator[None]:
    """Wait after a step until the browser's memory of the conversation has changed."""
    before = seen.page.evaluate(MEMORY)
    yield
    seen.page.wait_for_function(f"before => {MEMORY} !== before", arg=before)


def come_again(seen: Visit, *questions: str) -> None:
    """Ask, load the page again and wait for the turns of the conversation."""
    for question in questions:
        with kept(seen):
            seen.ask(question)
    seen.page.reload()
    seen.page.locator(f"#told .turn >> nth={len(questions) - 1}").wait_for()


@pytest.mark.parametrize("locale", QUESTIONS)
def test_a_conversation_stays_over_a_reload_goes_on_and_can_be_cleared(
    visit: Visiting, server: str, locale: str
) -> None:
    with visit(server, locale) as seen:
        come_again(seen, QUESTIONS[locale], LIST[locale])
        assert questions(seen) == [QUESTIONS[locale], LIST[locale]]
        seen.page.click("#told .turn:last-child a.cite >> nth=1")
        seen.page.wait_for_selector(".panel-head[data-document='2023-12']")
        with kept(seen):  # else what is kept of this question could be taken for the clearing
            seen.ask(QUESTIONS[locale])
        assert len(questions(seen)) == 3
        with kept(seen):
            seen.page.click("[data-act=new]")
        seen.page.reload()
        seen.page.wait_for_selector(".welcome")
        seen.page.wait_for_timeout(500)
        assert questions(seen) == []


def test_a_remembered_conversation_is_the_history_of_the_next_question(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        come_again(seen, QUESTIONS["zh-CN"])
        seen.ask("那由谁印发？")
        assert "理解为：那由谁印发？（《太仓市" in seen.page.inner_text(".turn:last-child .understood")


@pytest.mark.parametrize("locale", QUESTIONS)
def test_an_edited_question_takes_the_place_of_its_turn(visit: Visiting, server: str, locale: str) -> None:
    with visit(server, locale) as seen:
        seen.ask(QUESTIONS[locale])
        seen.ask(LIST[locale])
        seen.page.click("#told .turn:first-child [data-act=edit]")
        assert EDITED[locale] in seen.page.locator(".edited-note").inner_text()
        assert seen.page.input_value("#question textarea") == QUESTIONS[locale]
        expect(seen.page.locator("#question textarea")).to_be_focused()
        assert seen.page.locator(".giving-way").count() == 2
        seen.send(LIST[locale])
        seen.page.wait_for_function("document.querySelectorAll('#told .turn').length === 1")
        seen.page.locator(".turn .trust").wait_for()
        assert questions(seen) == [LIST[locale]]


def test_an_edit_can_be_left(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.click("[data-act=edit]")
        seen.page.click("[data-act=unedit]")
        seen.page.wait_for_selector(".edited-note", state="detached")
        assert seen.page.input_value("#question textarea") == ""
        seen.ask(LIST["zh-CN"])
        assert questions(seen) == [QUESTIONS["zh-CN"], LIST["zh-CN"]]


def test_asking_again_takes_the_place_of_the_last_answer(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask("crash")
        seen.ask(LIST["zh-CN"])
        seen.page.evaluate("document.querySelector('.turn:last-child .answer').dataset.old = 'yes'")
        seen.page.click("[data-act=retry]:visible")
        seen.page.wait_for_selector(".turn:last-child .answer[data-old]", state="detached")
        seen.page.locator(".turn:last-child .trust").wait_for()
        assert questions(seen) == ["crash", LIST["zh-CN"]]


def test_what_is_offered_next_is_asked_by_pressing_it(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.click(".suggested button")
        seen.page.locator(".turn >> nth=1").locator(".trust").wait_for()
        assert questions(seen) == [QUESTIONS["zh-CN"], LIST["zh-CN"]]
        assert seen.page.locator(".suggested:visible").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("locale", QUESTIONS)
def test_the_conversation_keeps_to_its_column(visit: Visiting, server: str, width: int, locale: str) -> None:
    with visit(server, locale, viewport={"width": width, "height": 844}) as seen:
        seen.ask(QUESTIONS[locale])
        seen.ask(LIST[locale])
        told = "document.getElementById('told')"
        assert seen.page.evaluate(f"{told}.scrollWidth <= {told}.clientWidth")
        tops = [seen.page.locator(part).bounding_box() for part in (".brand", ".switches")]
        assert all(box is not None and box["y"] < 54 for box in tops)


def test_nothing_remembered_is_run(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        come_again(seen, f"燃气{HOSTILE}")
        assert HOSTILE in seen.page.inner_text(".question")
        assert seen.page.evaluate("window.harmed") is None
        assert seen.page.locator("#told img").count() == 0


def test_a_stopped_answer_is_not_shown_again_as_if_it_were_whole(
    visit: Visiting, server: str, scripted: ScriptedAssistant
) -> None:
    scripted.may_finish.clear()
    with visit(server) as seen:
        with kept(seen):
            seen.ask(LIST["zh-CN"])
        seen.send("slow 燃气")
        seen.page.wait_for_selector(".running .said")
        seen.page.click("#question .stop-button")
        seen.page.wait_for_selector("#question .submit-button")
        scripted.may_finish.set()
        seen.page.wait_for_timeout(300)  # what was stopped would be on its way into the browser's memory
        seen.page.reload()
        seen.page.wait_for_selector("#told .turn")
        assert questions(seen) == [LIST["zh-CN"]]


def test_damaged_thumbs_are_left_alone(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.page.evaluate("localStorage.setItem('minutes.thumbs', '{damaged')")
        seen.ask(LIST["zh-CN"])
        assert questions(seen) == [LIST["zh-CN"]]
