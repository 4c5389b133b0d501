"""Ledger: who must do what, as a table with filters, as pictures, and as a file to take away."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from assistant.ledger.filters import LedgerFilter, asked
from assistant.ledger.pages import LedgerPages
from assistant.ledger.table import as_csv, write_xlsx
from assistant.page.charts import Look, tasks, timeline
from assistant.page.ledger import ledger, offered_bodies, offered_years, picture_head, status, table_rows
from assistant.page.words import LANGUAGES, both
from assistant.views import served
from retrieval.coverage import coverage_by_year
from retrieval.errors import UsageError

_THEMES = ("light", "dark")


class Ledger:
    """The ledger; the script asks for rows as the filters change, and for pictures when they are shown."""

    name = "ledger"

    def __init__(self, pages: LedgerPages) -> None:
        self._pages = pages

    def lay_out(self) -> None:
        """Lay out filters and table above the two pictures, which stand in the table's place when they are wanted."""
        script = "minutesPage.ledger(element, server, trigger)"
        functions = served(self.choices, self.rows)
        table = gr.HTML(
            ledger(), elem_id="ledger", apply_default_css=False, server_functions=functions, js_on_load=script
        )
        with gr.Column(elem_id="ledger-charts"):
            pictures = [_picture(picture_head("chart_timeline", steps=True)), _picture(picture_head("chart_tasks"))]
        file = gr.DownloadButton(visible="hidden", elem_id="ledger-file")
        quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        drawn = table.select(self.pictures, outputs=pictures, trigger_mode="multiple", **quietly)
        drawn.then(None, js="() => minutesPage.ledgerDrawn()", **quietly)
        written = table.download(self.file, outputs=file, **quietly)
        written.then(None, js="() => minutesPage.ledgerWritten()", **quietly)

    def choices(self, wanted: Mapping[str, Any]) -> dict[str, str]:
        """Give the years and the bodies that the filters offer, as HTML."""
        years = [one.year for one in coverage_by_year(self._pages.entries)]
        counted = self._pages.bodies(LedgerFilter(kind="all"))
        return {"years": offered_years(years), "bodies": offered_bodies(counted, self._pages.official)}

    def rows(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Give the next rows that the filters admit and a line about all of them, as HTML; `next` is where to go on."""
        try:
            page = self._pages.page(_filter(wanted), int(wanted.get("after") or 0))
        except UsageError:
            return {"rows": "", "status": both("ledger_misread").html(), "next": None}
        reached = page.first + len(page.rows)
        more = reached if reached < page.total else None
        return {"rows": table_rows(page.rows, self._pages.official), "status": status(page), "next": more}

    def pictures(self, event: gr.EventData) -> tuple[Any, Any]:
        """Draw the items by meeting and the tasks by body, in the page's language and colours."""
        look = Look(_one_of(LANGUAGES, event.language), _one_of(_THEMES, event.theme))
        try:
            question = _filter(event.filters)
        except UsageError:
            return None, None
        counted = self._pages.bodies(question)
        return timeline(self._pages.items(question), look), tasks(counted, self._pages.official, look)

    def file(self, event: gr.EventData) -> Iterator[str]:
        """Write all rows that the filters admit as a file; Gradio copies it before it is taken away."""
        rows = self._pages.report(_filter(event.filters)).rows
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{both('view_ledger').zh}.{_one_of(('csv', 'xlsx'), event.form)}"
            if path.suffix == ".csv":
                path.write_bytes(as_csv(rows))
            else:
                write_xlsx(rows, path)
            yield str(path)


def _picture(head: str) -> gr.Plot:
    with gr.Column(elem_classes="picture"):
        gr.HTML(head, apply_default_css=False, js_on_load=None)
        return gr.Plot(show_label=False, container=False)


def _filter(given: Mapping[str, Any]) -> LedgerFilter:
    """Read the filters of the page as those of the command are read; raises UsageError for what cannot be meant."""
    named = {field.name: str(given.get(field.name) or "").strip() or None for field in fields(LedgerFilter)}
    return asked(argparse.Namespace(**named))


def _one_of(known: tuple[str, ...], value: Any) -> str:
    return value if value in known else known[0]
