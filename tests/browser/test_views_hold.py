"""What the views of minutes and ledger withstand: minutes whose text and titles try to run as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import ui
from assistant import Settings
from tests.browser.conftest import ROOT, Visiting, serving
from tests.browser.test_page import marked

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="window.harmed=1">'


@pytest.fixture(scope="module")
def hostile_views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Index minutes with hostile titles and quotes, and serve every view over them."""
    folder: Path = tmp_path_factory.mktemp("minutes")
    text = (ROOT / "index_data" / "minutes" / "2023-05.txt").read_text("utf-8")
    text = text.replace("四、审议《", f"四、审议《{HOSTILE}").replace(
        "原则同意《太仓市着力", f"原则同意《{HOSTILE}太仓市着力"
    )
    (folder / "2023-05.txt").write_text(text, "utf-8")
    index = tmp_path_factory.mktemp("index")
    settings = {"MINUTES_FOLDER": str(folder), "MINUTES_INDEX": str(index), "HOME": str(Path.home())}
    with serving(ui.parts_of(Settings.from_env(settings))) as address:
        yield address


def test_titles_and_quotes_are_shown_and_never_run(visit: Visiting, hostile_views: str) -> None:
    with visit(hostile_views, "zh-CN", "?view=minutes") as seen:
        seen.page.locator(".topics").wait_for()
        assert HOSTILE in seen.page.inner_text(".topics")
        seen.page.fill("#browser input[name=words]", "燃气")
        seen.page.locator(".found .topic >> nth=0").wait_for()
        assert HOSTILE in seen.page.inner_text(".found")
        seen.page.click("[data-view=ledger]")
        row = seen.page.locator("tbody tr", has_text=HOSTILE).first
        row.click()
        assert HOSTILE in marked(seen)
        seen.page.click("[data-shape=charts]")
        seen.page.wait_for_function("document.querySelectorAll('.scatterlayer .points path').length > 0")
        seen.page.fill("#ledger [name=words]", HOSTILE)
        seen.page.wait_for_timeout(600)
        assert seen.page.evaluate("window.harmed") is None
        assert seen.page.locator(".view img, #panel img").count() == 0
