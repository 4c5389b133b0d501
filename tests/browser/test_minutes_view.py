"""The minutes held: years, agendas, who did what; open an item, ask about it, find one by its words."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, Visiting
from tests.browser.test_page import PHONE, SIZES, comes_into_view, marked

pytestmark = pytest.mark.browser
GAS = "《太仓市着力提升城镇燃气本质安全水平三年行动方案》"
SAID = {
    "zh-CN": ("全部纪要", "2023年", "第26次常务会议", "原则同意", "市住建局", "以市政府办公室名义印发", "领有任务"),
    "en-US": (
        "All minutes",
        "not held: No. 1, 2",
        "Executive meeting 26",
        "agreed in principle",
        "Housing and Urban-Rural Development Bureau",
        "issue in the name of the Government Office",
        "Told to act",
    ),
}
ANSWERED = {"zh-CN": "会后由市住建局修改完善", "en-US": "Housing and Urban-Rural Development Bureau (市住建局)"}
TOO_WIDE = """() => [...document.querySelectorAll(':is(#top, .view) :not(.unseen *, .preview)')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML.slice(0, 200))"""


def browsing(seen: Visit) -> None:
    """Wait for both agendas."""
    seen.page.locator(".topics >> nth=1").wait_for()


@pytest.mark.parametrize("locale", SAID)
def test_every_agenda_says_what_was_decided_and_who_must_act(visit: Visiting, real_server: str, locale: str) -> None:
    with visit(real_server, locale, "?view=minutes") as seen:
        browsing(seen)
        shown = seen.page.inner_text("#view-minutes")
        assert all(words in shown for words in SAID[locale])
        assert seen.page.locator(".topic").count() == 17
        other = {"zh-CN": "All minutes", "en-US": "全部纪要"}[locale]
        assert other not in seen.page.inner_text("body")


def test_one_press_opens_an_item_and_one_its_decision(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "zh-CN", "?view=minutes") as seen:
        browsing(seen)
        topic = seen.page.locator(".topic", has_text=GAS)
        topic.locator(".topic-title").click()
        assert marked(seen) == f"四、审议{GAS}"
        assert "view=minutes" in seen.page.url and "doc=2023-05" in seen.page.url
        topic.locator(".outcome").click()
        seen.page.wait_for_function("document.querySelector('#panel mark')?.innerText.startsWith('原则同意')")
        assert comes_into_view(seen)
        seen.page.reload()
        browsing(seen)
        assert marked(seen).startswith(f"原则同意{GAS}")


@pytest.mark.parametrize("locale", ANSWERED)
def test_one_press_asks_about_an_item(visit: Visiting, real_server: str, locale: str) -> None:
    with visit(real_server, locale, "?view=minutes") as seen:
        browsing(seen)
        seen.page.locator(".topic", has_text=GAS).locator("[data-act=ask]:visible").click()
        seen.page.locator(".turn .actions").wait_for()
        assert seen.page.is_visible("#question textarea") and not seen.page.is_visible("#browser")
        assert ANSWERED[locale] in seen.page.inner_text(".said")
        seen.page.go_back()
        seen.page.locator("#browser").wait_for()


@pytest.mark.parametrize(("locale", "words"), [("zh-CN", "燃气"), ("en-US", "gas")])
def test_items_are_found_by_their_words(visit: Visiting, real_server: str, locale: str, words: str) -> None:
    with visit(real_server, locale, "?view=minutes") as seen:
        browsing(seen)
        seen.page.fill("#browser input[name=words]", words)
        seen.page.locator(".found .topic >> nth=0").wait_for()
        assert GAS in seen.page.inner_text(".found")
        assert not seen.page.is_visible(".years")
        seen.page.fill("#browser input[name=words]", "没有这样的话")
        seen.page.locator(".found .topic >> nth=0").wait_for(state="detached")
        assert seen.page.inner_text(".browse-status") != ""
        seen.page.fill("#browser input[name=words]", "")
        seen.page.locator(".years").wait_for()


def test_the_list_can_be_used_by_keyboard_alone(visit: Visiting, real_server: str) -> None:
    with visit(real_server) as seen:
        seen.page.focus(".views a[data-view=minutes]")
        seen.page.keyboard.press("Enter")
        browsing(seen)
        seen.page.focus("#browser input[name=words]")
        for wanted in ("details.year > summary", "details.sitting > summary", "a.topic-title"):
            for _ in range(3):
                seen.page.keyboard.press("Tab")
                if seen.page.evaluate(f"document.activeElement.matches('{wanted}')"):
                    break
            assert seen.page.evaluate(f"document.activeElement.matches('{wanted}')")
            assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        seen.page.keyboard.press("Enter")
        assert marked(seen).startswith("一、学习")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("view", ["minutes", "ledger"])
def test_no_view_is_wider_than_the_window(visit: Visiting, real_server: str, view: str, size: dict[str, int]) -> None:
    with visit(real_server, "en-US", f"?view={view}", viewport=size) as seen:
        seen.page.locator(".topic, .ledger-table tbody tr").first.wait_for()
        assert seen.page.evaluate(TOO_WIDE) == []


def test_on_a_phone_an_item_opens_over_the_list_and_closes(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "zh-CN", "?view=minutes", viewport=PHONE, has_touch=True) as seen:
        browsing(seen)
        seen.page.tap(".topic-title >> nth=1")
        assert marked(seen).startswith("二、听取")
        seen.page.tap("[data-act=close]")
        assert not seen.page.is_visible("#panel") and seen.page.is_visible("#browser")
