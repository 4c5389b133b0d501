"""The whole way in a real browser: real index, real encoder, real page."""

from __future__ import annotations

import pytest

from retrieval.minutes import read_minutes
from tests.browser.conftest import ROOT, Visiting

pytestmark = pytest.mark.browser
QUESTIONS = {"zh-CN": "哪个部门负责燃气三年行动方案？", "en-US": "which bureau is responsible for the gas safety plan"}


@pytest.mark.parametrize("locale", QUESTIONS)
def test_the_gas_question_is_answered_and_its_citation_opens_the_quoted_words(
    visit: Visiting, real_server: str, locale: str
) -> None:
    text = read_minutes(ROOT / "index_data" / "minutes" / "2023-05.txt").text
    with visit(real_server, locale) as seen:
        seen.ask(QUESTIONS[locale])
        assert "市住建局" in seen.page.inner_text(".said")
        quote = seen.page.inner_text(".card-quote >> nth=0")
        seen.page.click("a.cite >> nth=0")
        seen.page.locator("#panel mark").wait_for()
        assert seen.page.inner_text("#panel mark") == quote
        assert quote in text
        assert seen.page.get_attribute(".panel-head", "data-document") == "2023-05"
        head = {"zh-CN": "四、（一）", "en-US": "item 4 (四), paragraph 1 (一)"}[locale]
        assert head in seen.page.inner_text(".where-label")


def test_a_summary_on_a_phone_shows_few_cards_and_all_on_wish(visit: Visiting, real_server: str) -> None:
    with visit(real_server, viewport={"width": 390, "height": 844}) as seen:
        seen.ask("第5号纪要讲了什么？")
        assert "> " not in seen.page.inner_text(".said")
        assert seen.page.locator(".cards a.card:visible").count() <= 4
        seen.page.click(".folded summary")
        every = seen.page.locator(".sources a.card")
        assert seen.page.locator(".sources a.card:visible").count() == every.count() > 4
