"""Add: upload files, see what was read, keep or replace them; delete what is held."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder, is_in_or_equal

from assistant.keeping.editing import Editor
from assistant.keeping.intake import Arrival, Upload
from assistant.page import add
from assistant.page.frame import held_words
from assistant.page.opening import holdings
from assistant.views import served
from retrieval.build import Progress, SyncReport
from retrieval.errors import MinutesError

_STEP_TIMEOUT_S = 0.2
_KEPT_S = 24 * 3600
_log = logging.getLogger(__name__)

Arrived = tuple[Arrival, ...]
Shown = tuple[Any, str]  # the files read, or Gradio's skip; the tray as HTML
Step = tuple[str, int, int]


class Add:
    """The drop zone, the tray with what came in and what became of it, and the list of what is held."""

    name = "add"

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def lay_out(self) -> None:
        """Lay the three out below each other; what depends on the folder is asked for when the view is shown."""
        arrived = gr.State((), time_to_live=_KEPT_S)
        with gr.Column(elem_id="adding"):
            gr.HTML(add.opening(), elem_id="add-opening", apply_default_css=False, js_on_load=None)
            gr.HTML("", elem_id="add-drop", apply_default_css=False, js_on_load="minutesPage.addDrop(element)")
            script = "minutesPage.addTray(element, trigger, watch, upload)"
            tray = gr.HTML("", elem_id="add-tray", apply_default_css=False, js_on_load=script)
            gr.HTML(add.shelf_head(), elem_id="add-shelf-head", apply_default_css=False, js_on_load=None)
            script = "minutesPage.addShelf(element, server)"
            functions = served(self.held)
            gr.HTML("", elem_id="add-shelf", apply_default_css=False, server_functions=functions, js_on_load=script)
        self._connect(arrived, tray)

    def _connect(self, arrived: gr.State, tray: gr.HTML) -> None:
        settings: dict[str, Any] = {"outputs": [arrived, tray], "show_progress": "hidden", "api_visibility": "private"}
        tray.upload(self.read, **settings)
        # One change at a time; the reason why a second one has to wait comes from the index itself.
        tray.submit(self.keep, [arrived], concurrency_id="change", concurrency_limit=2, **settings)
        tray.delete(self.remove, concurrency_id="change", **settings)
        tray.clear(self.discard, [arrived], queue=False, **settings)

    def held(self, wanted: Mapping[str, Any]) -> dict[str, str]:
        """Give the drop zone and the list of what is held, as they are now; the script asks for them."""
        barred = self._editor.barred()
        find = str(wanted.get("find") or "")
        shelf = add.shelf(self._editor.entries, str(self._editor.folder), find, barred is None)
        return {"drop": add.drop_zone(barred), "shelf": shelf}

    def read(self, event: gr.EventData) -> Iterator[Shown]:
        """Read the files that were uploaded, one after the other, and show what each holds."""
        uploads = uploads_of(event.files)
        arrived: list[Arrival] = []
        try:
            yield (), add.reading(1, len(uploads), uploads[0].name if uploads else "")
            for arrival in self._editor.read(uploads):
                arrived.append(arrival)
                if len(arrived) < len(uploads):
                    upcoming = uploads[len(arrived)].name
                    yield gr.skip(), add.reading(len(arrived) + 1, len(uploads), upcoming)
            yield tuple(arrived), add.preview(arrived) if arrived else ""
        except MinutesError as error:
            yield (), add.not_done(error)
        except Exception:
            _log.exception("what was uploaded could not be read")
            yield (), add.not_done(None)

    def keep(self, arrived: Arrived, event: gr.EventData) -> Iterator[Shown]:
        """Put the ticked files into the folder and bring the index up."""
        chosen = [arrived[at] for at in event.chosen if isinstance(at, int) and 0 <= at < len(arrived)]
        kept = [one for one in chosen if one.outcome in ("new", "replaces")]
        yield from self._changing(lambda progress: self._editor.add(kept, progress), arrived)

    def remove(self, event: gr.EventData) -> Iterator[Shown]:
        """Delete one document, which the reader has confirmed."""
        yield from self._changing(lambda progress: self._editor.remove(str(event.document), progress), ())

    def discard(self, arrived: Arrived) -> Shown:
        """Forget what came in."""
        _forget(arrived)
        return (), ""

    def _changing(self, change: Callable[[Progress], SyncReport], arrived: Arrived) -> Iterator[Shown]:
        """Make a change in a thread of its own, which ends it whether or not anyone looks on, and show its steps.

        `arrived` is forgotten once the change is made; where it cannot be made, it is shown again.
        """
        steps: queue.SimpleQueue[Step] = queue.SimpleQueue()
        yield arrived, add.stage("", 0, 0)
        with ThreadPoolExecutor(1, thread_name_prefix="change") as worker:
            changing = worker.submit(change, lambda *step: steps.put(step))
            while not changing.done():
                if step := _latest(steps):
                    yield arrived, add.stage(*step)
        try:
            report = changing.result()
            _forget(arrived)
            yield (), add.done(report, held_words(holdings(self._editor.library)).html())
        except MinutesError as error:
            yield arrived, add.not_done(error) + (add.preview(arrived) if arrived else "")
        except Exception:
            _log.exception("the minutes could not be changed")
            yield (), add.not_done(None)


def _latest(steps: queue.SimpleQueue[Step]) -> Step | None:
    """Wait a moment for a step and give the last one there is."""
    try:
        step = steps.get(timeout=_STEP_TIMEOUT_S)
        while not steps.empty():
            step = steps.get_nowait()
    except queue.Empty:
        return None
    return step


def uploads_of(files: Sequence[Mapping[str, Any]]) -> list[Upload]:
    """Take only what was uploaded: the browser may name any path."""
    named = [(str(file.get("name")), Path(str(file.get("path")))) for file in files]
    return [Upload(name, path) for name, path in named if is_in_or_equal(path, get_upload_folder()) and path.is_file()]


def _forget(arrived: Arrived) -> None:
    for arrival in arrived:
        arrival.path.unlink(missing_ok=True)
