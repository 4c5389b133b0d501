"""The whole way in a real browser: real index, real encoder, real page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote as quoted

import pytest

from assistant import Settings, build_assistant
from assistant.wiring import sync_index
from retrieval.minutes import read_minutes
from tests.browser.conftest import ROOT, Visiting, serving
from ui import Parts

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


def test_links_open_the_same_words_after_the_minutes_were_replaced_and_indexed_again(
    visit: Visiting, tmp_path: Path
) -> None:
    folder = tmp_path / "minutes"
    shutil.copytree(ROOT / "index_data" / "minutes", folder, ignore=shutil.ignore_patterns("*.md"))
    settings = replace(
        Settings.from_env({"MINUTES_INDEX": str(tmp_path / "index"), "HOME": str(Path.home())}), folder=folder
    )
    with serving(Parts(build_assistant(settings))) as address, visit(address) as seen:
        seen.ask(QUESTIONS["zh-CN"])
        citation = seen.page.get_attribute("a.cite >> nth=0", "href")
        quote = seen.page.inner_text("#panel mark")
    assert citation is not None and quote.startswith("原则同意《太仓市着力提升城镇燃气")
    _insert_words(folder / "2023-05.txt")
    assert sync_index(settings).updated
    by_place = f"?doc=2023-05&item={quoted('四')}&para={quoted('一')}"
    with serving(Parts(build_assistant(settings))) as address:
        for link in (citation, by_place):
            with visit(address, path=link) as seen:
                seen.page.locator("#panel mark").wait_for()
                assert seen.page.inner_text("#panel mark") == quote
                assert "四、（一）" in seen.page.inner_text(".where-label")


def _insert_words(path: Path) -> None:
    """Make everything after the first item stand somewhere else."""
    text = path.read_text("utf-8")
    moved = text.replace("要发挥示范作用，", "要发挥示范作用，并在这里多写几个字，", 1)
    assert moved != text
    path.write_text(moved, "utf-8")
