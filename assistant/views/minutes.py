"""Minutes: all that are held, by year, each with its agenda: who decided what, and who must act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import gradio as gr

from assistant.ledger.filters import LedgerFilter
from assistant.ledger.pages import LedgerPages
from assistant.page.minutes import Topic, agenda, browser, found, sittings, year_of, years
from assistant.page.opening import Holding, nothing_to_open
from assistant.page.words import both
from assistant.views import served
from retrieval.coverage import coverage_by_year
from retrieval.errors import MinutesError
from retrieval.ledger_file import Held, Record, Touched

_FOUND_AT_MOST = 50


class MinutesList:
    """The minutes held; the script asks for a year when it is opened, and for an agenda when its minutes are."""

    name = "minutes"

    def __init__(self, library: Callable[[], Holding], pages: LedgerPages) -> None:
        self._library = library
        self._pages = pages

    def lay_out(self) -> None:
        """Lay out the box to filter by; all else is put in by the script."""
        functions = served(self.years, self.year, self.agenda, self.find)
        script = "minutesPage.browser(element, server)"
        gr.HTML(browser(), elem_id="browser", apply_default_css=False, server_functions=functions, js_on_load=script)

    def years(self, wanted: Mapping[str, Any]) -> str:
        """List the years."""
        entries = self._pages.entries
        return years(entries, coverage_by_year(entries))

    def year(self, wanted: Mapping[str, Any]) -> str:
        """List the minutes of one year."""
        name = str(wanted.get("year") or "")
        entries = {document: entry for document, entry in self._pages.entries.items() if year_of(entry) == name}
        items = self._pages.items(LedgerFilter(year=int(name), kind="all")) if name.isdigit() else []
        titles: dict[str, list[str]] = {}
        for item in items:
            titles.setdefault(item.document, []).append(item.title or "")
        return sittings(entries, titles)

    def agenda(self, wanted: Mapping[str, Any]) -> str:
        """Give one document's agenda."""
        try:
            minutes = self._library().minutes(str(wanted.get("document")))
        except MinutesError:
            return nothing_to_open()
        rows = _by_item(self._pages.rows_of([minutes.id]))
        topics = [
            Topic(
                minutes.id, minutes.number, one.label, one.title, one.documents, rows.get((minutes.id, one.label), ())
            )
            for one in minutes.items
        ]
        return agenda(topics, self._pages.official)

    def find(self, wanted: Mapping[str, Any]) -> dict[str, str]:
        """Give the items in which a text is said, newest first, and a line about how many there are."""
        items = self._pages.items(LedgerFilter(words=str(wanted.get("words")).strip(), kind="all"))
        shown = items[-_FOUND_AT_MOST:]
        key = "minutes_found" if len(shown) == len(items) else "minutes_found_more"
        words = both(key, count=f"{len(items):,}", shown=len(shown)) if items else both("minutes_found_none")
        return {"found": found(self._grouped(shown), self._pages.official), "status": words.html()}

    def _grouped(self, items: Sequence[Touched]) -> list[tuple[str, Held, list[Topic]]]:
        entries = self._pages.entries
        rows = _by_item(self._pages.rows_of(list({item.document for item in items})))
        groups = [(document, list(group)) for document, group in groupby(items, key=lambda item: item.document)]
        return [
            (document, entries[document], [_topic(item, entries[document], rows) for item in group])
            for document, group in reversed(groups)
        ]


def _topic(item: Touched, entry: Held, rows: Mapping[tuple[str, str], Sequence[Record]]) -> Topic:
    known = rows.get((item.document, item.item), ())
    documents = list(dict.fromkeys(title for row in known for title in row["documents"]))
    return Topic(item.document, entry.number, item.item, item.title or "", documents, known)


def _by_item(rows: Iterable[Record]) -> dict[tuple[str, str], list[Record]]:
    grouped: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        grouped.setdefault((row["document"], row["item"] or ""), []).append(row)
    return grouped
