"""The source panel, beside every view: one document, the words that a citation or a link names highlighted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.page import source_panel
from assistant.page.links import pointed_at
from assistant.page.opening import Holding, holdings, nothing_to_open, shelf
from retrieval.errors import MinutesError


def source(library: Callable[[], Holding]) -> gr.HTML:
    """Lay out the panel; `library` gives what is held at the time of a press."""

    def passage(wanted: dict[str, Any]) -> str:
        if not wanted.get("document"):
            return shelf(holdings(library()))
        try:
            minutes = library().minutes(str(wanted["document"]))
        except MinutesError:
            return nothing_to_open()
        return source_panel(minutes, pointed_at(minutes, wanted))

    return gr.HTML(
        shelf(holdings(library())),
        elem_id="panel",
        apply_default_css=False,
        server_functions=[passage],  # the script calls it by its name
        js_on_load="minutesPage.panel(element, server)",
    )
