"""The page in a real browser: ask, press a citation, read the highlighted words; in both languages."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.browser.conftest import Visit, Visiting
from tests.fakes import ScriptedAssistant

pytestmark = pytest.mark.browser
QUESTIONS = {"zh-CN": "哪个部门负责燃气三年行动方案？", "en-US": "which bureau is responsible for the gas safety plan"}
PLAN = "《太仓市着力提升城镇燃气本质安全水平三年行动方案》"
DECIDED = f"原则同意{PLAN}。会后由市住建局根据会议讨论意见修改完善，以市政府办公室名义印发。"
PANEL_HEAD = {
    "zh-CN": ("第5号 · 第22次常务会议", "2023年4月10日召开", "2023年4月18日印发", "四、（一）"),
    "en-US": ("No. 5 · Executive meeting 22", "held 10 April 2023", "issued 18 April 2023", "item 4 (四), paragraph 1"),
}
TRUST = {"zh-CN": ("引文逐字核对 2/2", "查阅 2/2 份纪要"), "en-US": ("quotes 2/2 verbatim", "2 of 2 minutes")}
PHONE = {"width": 390, "height": 844}
SIZES = [{"width": 1280, "height": 800}, {"width": 1920, "height": 1080}, PHONE]
TOO_WIDE = """() => [...document.querySelectorAll(':is(#top, .view) :not(.unseen *)')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML.slice(0, 200))"""


def marked(visit: Visit) -> str:
    """Wait for the highlight and give its text."""
    mark = visit.page.locator("#panel mark")
    mark.first.wait_for()
    return "".join(mark.all_inner_texts())


IN_VIEW = """() => {
  const box = document.querySelector('#panel mark').getBoundingClientRect();
  const view = document.querySelector('.sheet-scroll').getBoundingClientRect();
  return box.height > 0 && box.top >= view.top && box.top < view.bottom && view.bottom <= innerHeight + 1;
}"""


def comes_into_view(visit: Visit) -> bool:
    """Tell whether the highlight comes to stand inside the visible part of the sheet."""
    try:
        visit.page.wait_for_function(IN_VIEW, timeout=20_000)
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("locale", QUESTIONS)
def test_pressing_a_citation_highlights_the_quoted_words(visit: Visiting, server: str, locale: str) -> None:
    with visit(server, locale) as seen:
        seen.ask(QUESTIONS[locale])
        seen.page.click("a.cite >> nth=0")
        assert marked(seen) == DECIDED
        assert comes_into_view(seen)
        head = seen.page.inner_text(".panel-head")
        assert all(words in head for words in PANEL_HEAD[locale])
        assert seen.page.inner_text(".sheet h3[data-item=四]") == f"四、审议{PLAN}"
        assert all(words in seen.page.inner_text(".trust") for words in TRUST[locale])


def test_a_card_opens_its_own_passage_and_the_steps_lead_through_all(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask("哪些文件要提交市委常委会审议？")
        seen.page.click("a.card >> nth=1")
        seen.page.wait_for_selector(".panel-head[data-document='2023-12']")
        assert "关于深化质量强市建设的工作方案" in marked(seen)
        seen.page.click("[data-act=previous]")
        seen.page.wait_for_selector(".panel-head[data-document='2023-05']")
        assert "推动农文旅融合" in marked(seen)
        assert comes_into_view(seen)
        assert seen.page.inner_text(".step") == "1 / 2"


def test_the_quote_shows_on_hover_and_on_focus(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.hover("a.cite >> nth=0")
        assert DECIDED in seen.page.inner_text("#peek")
        seen.page.hover("#top")
        seen.page.wait_for_selector("#peek", state="detached")
        seen.page.focus("a.cite >> nth=1")
        assert "三位一体" in seen.page.inner_text("#peek")


def test_the_page_speaks_the_browsers_language_and_can_be_switched(visit: Visiting, server: str) -> None:
    with visit(server, "en-US") as seen:
        assert "Answers from the minutes" in seen.page.inner_text(".welcome")
        assert "从纪要中找答案" not in seen.page.inner_text("body")
        seen.page.click("[data-language=zh] >> visible=true")
        assert "从纪要中找答案" in seen.page.inner_text(".welcome")
        assert "Answers from the minutes" not in seen.page.inner_text("body")
        assert seen.page.get_attribute("#question textarea", "placeholder") == "就纪要提问……"
        assert seen.page.get_attribute("html", "lang") == "zh-Hans"
        seen.page.reload()
        seen.page.wait_for_selector(".welcome")
        assert "从纪要中找答案" in seen.page.inner_text(".welcome")


def test_an_example_question_is_asked_by_pressing_it(visit: Visiting, server: str) -> None:
    with visit(server, "en-US") as seen:
        seen.page.click(".examples button >> visible=true >> nth=0")
        seen.page.wait_for_selector(".trust")
        assert "gas safety plan" in seen.page.inner_text(".question")
        assert "市住建局" in seen.page.inner_text(".said")


def test_a_follow_up_shows_how_it_was_understood(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.ask("那由谁印发？")
        assert "理解为：那由谁印发？（《太仓市" in seen.page.inner_text(".turn:last-child .understood")
        assert seen.page.locator(".turn:first-child .understood").count() == 0


def test_what_the_minutes_do_not_say_is_said_so_with_the_nearest_passage(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask("谁来修地铁？")
        assert "纪要没有提到这件事" in seen.page.inner_text(".said")
        assert seen.page.locator(".sources").count() == 0
        seen.page.click(".nearest a.card")
        assert "市统计局" in marked(seen)


def test_errors_are_told_and_the_next_question_is_answered(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask("长" * 3_000)
        assert "3000 个字，最多 2000 个字" in seen.page.inner_text(".failed")
        assert "found" not in seen.page.inner_text(".failed")
        seen.ask("crash")
        assert "服务器日志" in seen.page.inner_text(".turn:last-child .failed")
        assert "scripted" not in seen.page.inner_text("body")
        seen.ask(QUESTIONS["zh-CN"])
        assert "市住建局" in seen.page.inner_text(".turn:last-child .said")


def test_the_room_left_in_a_question_is_told_only_near_the_limit(visit: Visiting, server: str) -> None:
    with visit(server, "en-US") as seen:
        for count, told in ((1_000, ""), (1_900, "100 characters left"), (2_010, "10 characters too many")):
            seen.page.fill("#question textarea", "x" * count)
            assert seen.page.inner_text("#room").startswith(told) and bool(told) == bool(seen.page.inner_text("#room"))
        bottom = seen.page.locator("#room").bounding_box()
        assert bottom is not None and bottom["y"] + bottom["height"] <= 800


AT_THE_TOP = """() => {
  const below = document.querySelector('.turn:last-child .question').getBoundingClientRect().top
    - document.getElementById('told').getBoundingClientRect().top;
  return below >= 0 && below <= 60;
}"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
def test_every_new_question_comes_to_the_top_and_so_does_its_answer(
    visit: Visiting, server: str, scripted: ScriptedAssistant, size: dict[str, int]
) -> None:
    with visit(server, viewport=size) as seen:
        for question in (QUESTIONS["zh-CN"], "哪些文件要提交市委常委会审议？", "谁来修地铁？"):
            seen.ask(question)
            seen.page.wait_for_function(AT_THE_TOP)
        scripted.may_finish.clear()
        seen.send("slow 燃气")
        seen.page.wait_for_selector(".running .said")
        seen.page.wait_for_function(AT_THE_TOP)
        scripted.may_finish.set()
        seen.page.locator(".turn >> nth=3").locator(".actions").wait_for()
        seen.page.wait_for_function(AT_THE_TOP)


def test_an_empty_question_is_not_asked(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.send("   ")
        seen.page.wait_for_timeout(500)
        assert seen.page.locator(".turn").count() == 0
        assert seen.page.is_visible(".welcome")


def test_a_stopped_answer_stays_as_far_as_it_came_and_the_next_is_answered_at_once(
    visit: Visiting, server: str, scripted: ScriptedAssistant
) -> None:
    scripted.may_finish.clear()
    with visit(server) as seen:
        seen.send("slow 燃气")
        seen.page.wait_for_selector(".running .said")
        seen.page.click("#question .stop-button")
        seen.page.wait_for_selector("#question .submit-button")
        assert seen.page.locator(".running").count() == 0
        seen.ask(QUESTIONS["zh-CN"])
        scripted.may_finish.set()
        assert "三位一体" in seen.page.inner_text(".turn:last-child .said")
        assert "三位一体" not in seen.page.inner_text(".turn:first-child .said")


def test_a_draft_is_marked_until_the_whole_answer_takes_its_place(
    visit: Visiting, server: str, scripted: ScriptedAssistant
) -> None:
    scripted.may_finish.clear()
    with visit(server) as seen:
        seen.send("slow 燃气")
        assert "草稿" in seen.page.inner_text(".running .draft")
        scripted.may_finish.set()
        seen.page.wait_for_selector(".trust")
        assert seen.page.locator(".draft").count() == 0


def test_readers_are_answered_side_by_side(visit: Visiting, server: str, scripted: ScriptedAssistant) -> None:
    scripted.may_finish.clear()
    with visit(server) as slow, visit(server) as quick:
        slow.page.fill("#question textarea", "slow 燃气")
        slow.page.press("#question textarea", "Enter")
        slow.page.wait_for_selector(".running .said")
        quick.ask(QUESTIONS["zh-CN"])
        assert slow.page.locator(".running").count() == 1
        scripted.may_finish.set()
        slow.page.wait_for_selector(".trust")


def test_a_new_conversation_starts_from_the_welcome(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.click("[data-act=new]")
        seen.page.wait_for_selector(".welcome")
        assert seen.page.locator(".turn").count() == 0
        assert seen.page.is_visible(".shelf")


def test_a_link_to_a_place_opens_it(visit: Visiting, server: str) -> None:
    with visit(server, path=f"?doc=2023-12&item={quote('六')}&para={quote('一')}") as seen:
        assert marked(seen).startswith("原则同意《关于深化质量强市建设的工作方案》")
        assert comes_into_view(seen)


def test_on_a_phone_the_source_lies_over_the_conversation_and_closes(visit: Visiting, server: str) -> None:
    with visit(server, viewport=PHONE, has_touch=True) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        assert not seen.page.is_visible("#panel")
        seen.page.tap("a.cite >> nth=0")
        assert marked(seen) == DECIDED
        assert comes_into_view(seen)
        seen.page.tap("[data-act=close]")
        assert not seen.page.is_visible("#panel")
        assert seen.page.is_visible("#question textarea")


def test_closing_the_source_gives_the_focus_back_without_the_quote(visit: Visiting, server: str) -> None:
    with visit(server, viewport=PHONE) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        seen.page.click("a.cite >> nth=0")
        marked(seen)
        seen.page.keyboard.press("Escape")
        seen.page.wait_for_timeout(300)
        assert seen.page.locator("#peek").count() == 0
        expect(seen.page.locator("a.cite >> nth=0")).to_be_focused()
        seen.page.keyboard.press("Tab")
        assert "三位一体" in seen.page.inner_text("#peek")


def test_a_long_title_stands_whole_in_the_panels_head(visit: Visiting, server: str) -> None:
    with visit(server, path=f"?doc=2023-12&item={quote('五')}&para={quote('一')}") as seen:
        marked(seen)
        assert seen.page.eval_on_selector(".where", "node => node.scrollHeight <= node.clientHeight + 1")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
def test_nothing_is_wider_than_the_window(visit: Visiting, server: str, size: dict[str, int]) -> None:
    with visit(server, "en-US", viewport=size) as seen:
        seen.ask(QUESTIONS["en-US"] + " " + "x" * 300)
        assert seen.page.evaluate(TOO_WIDE) == []


def test_the_page_can_be_used_by_keyboard_alone(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        for _ in range(30):
            seen.page.keyboard.press("Shift+Tab")
            if seen.page.evaluate("document.activeElement.matches('a.card[data-marker=\"2\"]')"):
                break
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_function("document.querySelector('#panel mark')?.innerText.includes('三位一体')")
        assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
