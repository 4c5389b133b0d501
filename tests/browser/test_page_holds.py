"""What the page withstands: text that tries to run, thousands of minutes, requests to other machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from retrieval.minutes import parse_minutes
from retrieval.records import Minutes, SourceText
from tests.browser.conftest import Visit, Visiting, serving
from tests.browser.test_page import QUESTIONS, marked
from tests.fakes import ScriptedAssistant
from ui import Parts

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="window.harmed=1">${window.harmed=2}{{#each}}'


@pytest.fixture(scope="module")
def hostile_server(held: tuple[Minutes, ...]) -> Iterator[str]:
    """Serve minutes whose text, title and file name try to run as HTML and as templates."""
    text = held[0].text.replace("会后由市住建局", f"{HOSTILE}会后由市住建局")
    text = text.replace("四、审议《", f"四、审议《{HOSTILE}")
    source = SourceText(f"{HOSTILE}.txt", text, ((0, 0),), held[0].sha256, "utf-8")
    with serving(Parts(ScriptedAssistant((parse_minutes(source), *held[1:])))) as address:
        yield address


def test_text_from_minutes_and_questions_is_never_run(visit: Visiting, hostile_server: str) -> None:
    with visit(hostile_server) as seen:
        seen.ask(f"燃气{HOSTILE}")
        seen.page.hover("a.cite >> nth=0")
        assert HOSTILE in seen.page.inner_text("#peek")
        seen.page.click("a.cite >> nth=0")
        assert HOSTILE in marked(seen)
        assert HOSTILE in seen.page.inner_text(".panel-head")
        assert HOSTILE in seen.page.inner_text(".question")
        assert HOSTILE in seen.page.inner_text(".card-title >> nth=0")
        assert seen.page.evaluate("window.harmed") is None
        assert seen.page.locator(".view img, #panel img").count() == 0


@pytest.fixture(scope="module")
def large_server(held: tuple[Minutes, ...]) -> Iterator[str]:
    """Serve 2,000 minutes, the two real ones under made-up ids before them."""
    copies = tuple(replace(held[at % 2], id=f"{1900 + at // 50}-{at % 50 + 1:02}") for at in range(1_998))
    with serving(Parts(ScriptedAssistant((*copies, *held)))) as address:
        yield address


def nodes_after_a_press(seen: Visit) -> int:
    """Ask, press the second citation, and count the elements that the browser then holds."""
    seen.ask(QUESTIONS["zh-CN"])
    seen.page.click("a.cite >> nth=1")
    seen.page.wait_for_function("document.querySelector('#panel mark')?.innerText.includes('三位一体')")
    return seen.page.locator("*").count()


def test_a_page_over_2000_minutes_holds_no_more_than_one_over_two(
    visit: Visiting, server: str, large_server: str
) -> None:
    with visit(server) as seen:
        few = nodes_after_a_press(seen)
    with visit(large_server) as seen:
        assert nodes_after_a_press(seen) == pytest.approx(few, rel=0.05)


def test_the_server_itself_forbids_requests_to_others(visit: Visiting, server: str) -> None:
    with visit(server) as seen:
        policy = seen.page.request.get(server).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "http:" not in policy and "https:" not in policy and "*" not in policy
