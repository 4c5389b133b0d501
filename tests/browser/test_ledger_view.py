"""The ledger: rows by filters, each opening its passage; pictures; files to take away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visiting
from tests.browser.test_page import PHONE, comes_into_view, marked

pytestmark = pytest.mark.browser
ROWS = ".ledger-table tbody tr"
SAID = {
    "zh-CN": (
        "责任清单",
        "46 条",
        "查阅 2/2 份纪要",
        "责任单位",
        "以市政府办公室名义印发",
        "第5号 · 四（一）",
        "市住建局",
    ),
    "en-US": (
        "Ledger",
        "46 rows",
        "2 of 2 minutes",
        "Who",
        "issue in the name of the Government Office",
        "No. 5 · 4 (1)",
        "Housing and Urban-Rural Development Bureau",
    ),
}
PICTURES = {
    "zh-CN": ("历次会议的议题", "第22次", "各单位的任务", "市住建局"),
    "en-US": ("Agenda items by meeting", "Meeting 22", "Tasks by body", "Justice Bureau"),
}


def counted(seen: Visit, count: int) -> None:
    """Wait until the table has so many rows."""
    seen.page.wait_for_function(f"document.querySelectorAll('{ROWS}').length === {count}")


@pytest.mark.parametrize("locale", SAID)
def test_the_ledger_says_who_must_do_what_and_each_row_opens_its_passage(
    visit: Visiting, real_server: str, locale: str
) -> None:
    with visit(real_server, locale, "?view=ledger") as seen:
        counted(seen, 46)
        shown = seen.page.inner_text("#view-ledger")
        assert all(words in shown for words in SAID[locale])
        assert not seen.page.is_visible("#source")
        seen.page.locator(ROWS, has_text="太仓市着力提升城镇燃气本质安全水平三年行动方案").first.click()
        assert marked(seen).startswith("原则同意《太仓市着力提升城镇燃气")
        assert comes_into_view(seen)
        assert seen.page.locator(f"{ROWS} a[aria-current]").count() == 1
        assert "view=ledger" in seen.page.url
        seen.page.click("[data-act=close]")
        assert not seen.page.is_visible("#source")


def test_the_row_pressed_stays_in_view_beside_its_passage(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "zh-CN", "?view=ledger") as seen:
        counted(seen, 46)
        seen.page.locator(ROWS).last.click()
        marked(seen)
        seen.page.wait_for_timeout(300)
        row = seen.page.locator(f"{ROWS} a[aria-current]").bounding_box()
        assert row is not None and 0 <= row["y"] <= 800
        seen.page.keyboard.press("Escape")
        assert not seen.page.is_visible("#source")
        expect(seen.page.locator(ROWS).last.locator("a.opens")).to_be_focused()


def test_every_filter_narrows_the_table_and_all_can_be_cleared(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "en-US", "?view=ledger") as seen:
        counted(seen, 46)
        assert not seen.page.is_visible("[data-act=ledger-reset]")
        seen.page.select_option("[name=kind]", "decision")
        counted(seen, 17)
        seen.page.select_option("[name=next_step]", "submit")
        counted(seen, 2)
        seen.page.fill("[name=meeting]", "26")
        counted(seen, 1)
        assert "1 of 2 minutes" in seen.page.inner_text(".ledger-status")
        assert "Market Regulation Bureau" in seen.page.inner_text(ROWS)
        seen.page.click("[data-act=ledger-reset]")
        counted(seen, 46)
        seen.page.fill("#ledger [name=words]", "gas")
        counted(seen, 2)
        seen.page.fill("#ledger [name=body]", "housing bureau")
        counted(seen, 1)
        seen.page.fill("[name=meeting]", "x")
        seen.page.wait_for_function("document.querySelector('.ledger-status').innerText.includes('cannot be read')")


@pytest.mark.parametrize("locale", PICTURES)
def test_the_pictures_follow_the_filters_and_the_language(visit: Visiting, real_server: str, locale: str) -> None:
    with visit(real_server, locale, "?view=ledger") as seen:
        counted(seen, 46)
        seen.page.click("[data-shape=charts]")
        seen.page.locator(".js-plotly-plot .main-svg >> nth=0").wait_for()
        seen.page.wait_for_function("document.querySelectorAll('.js-plotly-plot .bars path').length > 0")
        seen.page.select_option("[name=kind]", "decision")
        seen.page.wait_for_function("document.querySelectorAll('.scatterlayer .points path').length === 17")
        shown = seen.page.text_content("#ledger-charts") or ""
        assert all(words in shown for words in PICTURES[locale])
        seen.page.click("[data-act=language][aria-pressed=false]")
        other = PICTURES[next(one for one in PICTURES if one != locale)]
        seen.page.wait_for_function(f"document.querySelector('#ledger-charts').textContent.includes('{other[1]}')")


def test_a_square_of_the_picture_opens_its_item(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "zh-CN", "?view=ledger") as seen:
        counted(seen, 46)
        seen.page.click("[data-shape=charts]")
        seen.page.wait_for_function("document.querySelectorAll('.scatterlayer .points path').length > 0")
        square = seen.page.locator(".scatterlayer .points path >> nth=0").bounding_box()
        assert square is not None
        seen.page.mouse.click(square["x"] + 4, square["y"] + 4)
        assert "、" in marked(seen)


def test_what_the_filters_admit_can_be_taken_away(visit: Visiting, real_server: str, tmp_path: Path) -> None:
    with visit(real_server, "zh-CN", "?view=ledger", accept_downloads=True) as seen:
        counted(seen, 46)
        seen.page.select_option("[name=kind]", "decision")
        counted(seen, 17)
        for form in ("csv", "xlsx"):
            with seen.page.expect_download() as taken:
                seen.page.click(f"[data-form={form}]")
            assert taken.value.suggested_filename == f"责任清单.{form}"
            taken.value.save_as(tmp_path / f"taken.{form}")
        rows = list(csv.DictReader(io.StringIO((tmp_path / "taken.csv").read_text("utf-8-sig"))))
        assert len(rows) == 17 and {row["kind"] for row in rows} == {"decision"}
        assert load_workbook(tmp_path / "taken.xlsx").active.max_row == 18


def test_the_table_can_be_used_by_keyboard_alone(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "zh-CN", "?view=ledger") as seen:
        counted(seen, 46)
        seen.page.focus("[name=kind]")
        for _ in range(4):
            seen.page.keyboard.press("Tab")
            if seen.page.evaluate("document.activeElement.matches('a.opens')"):
                break
        assert seen.page.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle") == "solid"
        seen.page.keyboard.press("Enter")
        assert "江苏省城市市容和环境卫生管理条例" in marked(seen)


def test_on_a_phone_rows_stand_as_cards_and_open_over_the_table(visit: Visiting, real_server: str) -> None:
    with visit(real_server, "en-US", "?view=ledger", viewport=PHONE, has_touch=True) as seen:
        counted(seen, 46)
        seen.page.tap(f"{ROWS} >> nth=0")
        assert marked(seen)
        seen.page.tap("[data-act=close]")
        assert seen.page.is_visible(f"{ROWS} >> nth=0")
