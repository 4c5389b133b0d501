"""Brief, in a real browser over the real index of the shipped minutes: choose, read, open the passage, take it away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

import ui
from assistant import Settings
from assistant.ledger.command import open_ledger
from assistant.ledger.pages import LedgerPages
from assistant.wiring import open_serving
from retrieval.minutes import read_minutes
from tests.browser.conftest import ROOT, Visit, Visiting, serving
from tests.browser.test_page import marked
from tests.retrieval.rooms import made_up, written

pytestmark = pytest.mark.browser
BRIEF = "?view=brief"
HOSTILE = '<img src=x onerror="window.harmed=1">'
SIZES = [{"width": 1280, "height": 800}, {"width": 1920, "height": 1080}, {"width": 390, "height": 844}]
SAID = {
    "zh-CN": ("城管", "市城管局", "负责的事项", "查阅 2/2 份纪要"),
    "en-US": ("urban management", "Urban Management Bureau (市城管局)", "Responsible for", "From 2 of 2 minutes"),
}
TOO_WIDE = """() => [...document.querySelectorAll('#view-brief :not(.unseen)')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML.slice(0, 200))"""


def served(folder: Path, minutes: Path | None = None) -> Iterator[str]:
    """Serve minutes, the shipped ones by default, with an index in a folder."""
    variables = {"MINUTES_INDEX": str(folder / "index"), "HOME": str(Path.home())}
    settings = Settings.from_env(variables | ({"MINUTES_FOLDER": str(minutes)} if minutes else {}))
    assistant = open_serving(settings)
    with serving(ui.Parts(assistant, LedgerPages(open_ledger(settings)), briefing=assistant)) as address:
        yield address


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the shipped minutes."""
    yield from served(tmp_path_factory.mktemp("brief"))


def choose(seen: Visit, text: str, kind: str) -> None:
    """Search a subject, press the first of its kind that fits, and wait for its page."""
    seen.page.fill(".brief-find", text)
    first = f".offers.{kind} button >> nth=0"
    seen.page.wait_for_function("text => document.querySelector('.brief-find').value === text", arg=text)
    seen.page.wait_for_timeout(400)
    seen.page.click(first)
    seen.page.wait_for_selector(".brief header")


@pytest.mark.parametrize("locale", SAID)
def test_a_body_gets_a_page_whose_markers_open_the_quoted_words(visit: Visiting, office: str, locale: str) -> None:
    text, name, section, coverage = SAID[locale]
    with visit(office, locale, BRIEF) as seen:
        choose(seen, text, "bodies")
        assert seen.page.inner_text(".brief h2") == name
        page = seen.page.inner_text(".brief")
        assert section in page and coverage in page
        seen.page.click("#brief-responsible ~ .said a.cite >> nth=0")
        quoted = marked(seen)
        assert "沙溪镇、市城管局关于安全生产工作情况的汇报" in quoted
        assert quoted in read_minutes(ROOT / "index_data" / "minutes" / "2023-05.txt").text
        seen.page.hover("#top")
        seen.page.hover(".brief a.cite >> nth=0")
        assert seen.page.inner_text("#peek .card-quote") == quoted


@pytest.mark.parametrize(("locale", "text", "item"), [("zh-CN", "燃气", "四、审议"), ("en-US", "gas safety", "4. ")])
def test_a_topic_gets_its_items_and_what_was_asked_for(
    visit: Visiting, office: str, locale: str, text: str, item: str
) -> None:
    with visit(office, locale, BRIEF) as seen:
        choose(seen, text, "titles")
        assert seen.page.locator(".brief > section").count() == 3  # items, what was asked for, sources
        assert "市住建局" in seen.page.inner_text("#brief-items ~ .said")
        assert "三位一体" in seen.page.inner_text("#brief-tasks ~ .said >> nth=0")


def test_the_page_follows_the_language_the_address_and_a_reload(visit: Visiting, office: str) -> None:
    with visit(office, path=f"{BRIEF}&body={quote('市商务局')}") as seen:
        seen.page.wait_for_selector(".brief h2:has-text('市商务局')")
        seen.page.click("[data-language=en] >> visible=true")
        seen.page.wait_for_selector(".brief:has-text('responsible: Commerce Bureau')")
        seen.page.click(".brief a.cite >> nth=0")
        marked(seen)
        seen.page.reload()
        seen.page.wait_for_selector(".brief h2:has-text('Commerce Bureau')")
        seen.page.click("[data-act=brief-again]")
        seen.page.wait_for_selector(".offers.bodies")
        assert seen.page.locator(".brief").count() == 0


def test_the_page_is_taken_away_as_markdown(visit: Visiting, office: str) -> None:
    with visit(office, path=f"{BRIEF}&body={quote('市商务局')}") as seen:
        seen.page.wait_for_selector(".brief header")
        with seen.page.expect_download() as download:
            seen.page.click("[data-act=brief-download]")
        assert download.value.suggested_filename == "市商务局.md"
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert text.startswith("# 市商务局\n") and "## 负责的事项 (2)" in text
        assert text.count("会后由市商务局") == 2


def test_on_paper_the_page_stands_alone_and_whole(visit: Visiting, office: str) -> None:
    with visit(office, path=f"{BRIEF}&topic={quote('安全')}", color_scheme="dark") as seen:
        seen.page.wait_for_selector(".brief header")
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        seen.page.emulate_media(media="print")
        assert not any(seen.page.is_visible(part) for part in ("#top", "#source", ".brief-tools", "#view-ask"))
        assert seen.page.locator(".brief a.card").last.is_visible()
        last = seen.page.locator(".brief a.card").last.bounding_box()
        assert last is not None and last["y"] > 1_000
        seen.page.wait_for_function("getComputedStyle(document.querySelector('.brief h2')).color === 'rgb(0, 0, 0)'")


def test_text_that_tries_to_run_is_only_shown(visit: Visiting, tmp_path: Path) -> None:
    text = made_up(1).replace("市财政局要在", f"市财政局{HOSTILE}要在").replace("《云溪市", f"《{HOSTILE}云溪市")
    for address in served(tmp_path, written(tmp_path / "minutes", a=text, b=made_up(2))):
        with visit(address, path=BRIEF) as seen:
            choose(seen, HOSTILE, "titles")
            assert HOSTILE in seen.page.inner_text(".brief h2")
            seen.page.click("[data-act=brief-again]")
            choose(seen, "排水", "titles")
            assert HOSTILE in seen.page.inner_text(".brief")
            assert seen.page.locator("#view-brief img").count() == 0
            assert seen.page.evaluate("window.harmed") is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
def test_nothing_is_wider_than_the_window(visit: Visiting, office: str, size: dict[str, int]) -> None:
    with visit(office, "en-US", BRIEF, viewport=size) as seen:
        choose(seen, "安全", "titles")
        assert seen.page.evaluate(TOO_WIDE) == []
