"""What the views of minutes and ledger show, without a browser: both languages, nothing run, the right questions."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer
from assistant.assistant import Assistant
from assistant.ledger.filters import LedgerFilter
from assistant.ledger.pages import LedgerPages
from assistant.page.charts import Look, tasks, timeline
from assistant.page.ledger import ledger, offered_bodies, status, table_rows
from assistant.page.minutes import Topic, agenda, browser, found, question_about, sittings, years
from retrieval.build import sync
from retrieval.coverage import coverage_by_year
from retrieval.index import open_embedded
from retrieval.ledger_file import FILE, LedgerFile, Touched
from tests.retrieval.rooms import MINUTES, TinyEncoder

HOSTILE = '<img src=x onerror="window.harmed=1">'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> LedgerPages:
    """Copy the ledger of the shipped minutes."""
    folder: Path = tmp_path_factory.mktemp("index")
    index = open_embedded(folder)
    sync(MINUTES, index, TinyEncoder())
    copy = LedgerFile(folder / FILE)
    copy.bring_up(index)
    return LedgerPages(copy)


def test_nothing_from_minutes_is_run(pages: LedgerPages) -> None:
    row = pages.page(LedgerFilter(kind="decision")).rows[0]
    names = {name: [HOSTILE] for name in ("bodies", "addressees", "partners", "documents", "deadlines")}
    texts = dict.fromkeys(("document", "item", "paragraph", "title", "quote", "verdict", "action", "route"), HOSTILE)
    hostile = row | texts | names
    topic = Topic(HOSTILE, 5, HOSTILE, HOSTILE, (HOSTILE,), (hostile, hostile | {"kind": "duty"}))
    entry = next(iter(pages.entries.values()))
    shown = [
        table_rows([hostile, hostile | {"kind": "duty"}], pages.official),
        offered_bodies([(HOSTILE, 1)], pages.official),
        agenda([topic], pages.official),
        found([(HOSTILE, entry, [topic])], pages.official),
        sittings({HOSTILE: replace(entry, number=None)}, {HOSTILE: [HOSTILE]}),
    ]
    for each in shown:
        assert "<img" not in each and html.escape(HOSTILE) in each
    item = Touched(HOSTILE, None, "2023-04-10", HOSTILE, HOSTILE, "issue", 1)
    for look in (Look("zh", "light"), Look("en", "dark")):
        pictures = timeline([item], look).to_json() + tasks([(HOSTILE, 1)], pages.official, look).to_json()
        drawn = re.sub(r'"customdata":\[\[.*?\]\]', "", pictures)
        assert "img" in drawn and "<img" not in drawn and "\\u003cimg" not in drawn


def test_a_page_says_how_many_rows_there_are_and_what_was_searched(pages: LedgerPages) -> None:
    page = pages.page(LedgerFilter(meeting=26, kind="decision"))
    assert (page.total, page.searched, page.held) == (8, 1, 2)
    assert "8 条" in status(page) and "1 of 2 minutes" in status(page)
    assert "没有符合条件的记录" in status(pages.page(LedgerFilter(words="地铁")))
    part = status(replace(page, total=1_234, searched=2_000, held=2_000))
    assert "1,234 rows" in part and "已显示最新 8 条" in part


def test_the_year_says_which_numbers_are_not_held(pages: LedgerPages) -> None:
    shown = years(pages.entries, coverage_by_year(pages.entries))
    assert "2023年" in shown and "缺第 1、2、3、4、6、7、8、9… 号" in shown
    assert "还没有纪要" in years({}, ())


def test_the_question_about_an_item_names_its_document_else_its_title() -> None:
    topic = Topic("2023-05", 5, "四", "审议《燃气方案》", ("燃气方案",), ())
    assert question_about(topic)["zh"] == "第5号纪要议题四《燃气方案》议定了什么，由谁负责？"
    assert "item 4 of No. 5, 《燃气方案》" in question_about(topic)["en"]
    assert "“听取汇报”" in question_about(replace(topic, title="听取汇报", documents=()))["zh"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_question_about_an_item_is_answered_from_that_item(
    assistant: Assistant, ask: Callable[..., Answer], language: str
) -> None:
    for minutes in assistant.library.all_minutes():
        for item in minutes.items:
            topic = Topic(minutes.id, minutes.number, item.label, item.title, item.documents, ())
            cited = ask(question_about(topic)[language]).citations
            assert {(one.document, one.item) for one in cited} == {(minutes.id, item.label)}


def test_years_stand_for_meetings_where_there_are_many() -> None:
    items = [Touched(f"{year}-01", 1, f"{year}-02-01", "一", "题", "issue", 1) for year in range(1990, 2020)]
    look = Look("zh", "light")
    assert {trace.type for trace in timeline(items, look).data} == {"bar"}
    assert {trace.type for trace in timeline(items[:3], look).data} == {"scatter"}


def test_the_views_stand_empty_until_the_script_fills_them() -> None:
    assert "<tbody></tbody>" in ledger() and '<div class="years"></div>' in browser()
