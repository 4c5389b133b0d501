"""Check: reviewers go through the answers of the journal claim by claim."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import gradio as gr

from assistant.answer import Citation
from assistant.checking.cases import as_jsonl
from assistant.checking.context import Context, context_of
from assistant.checking.records import VERDICTS, Review
from assistant.checking.sheet import sheet_of
from assistant.checking.written import as_docx, as_markdown
from assistant.journal import STATES, Journal
from assistant.page.check import answers, counts, desk, failed, one_answer, signed_in, slip, word
from assistant.page.words import LANGUAGES
from assistant.views.ask import Answering
from retrieval.errors import MinutesError

_LISTED_AT_ONCE = 50
_LISTED_MOST = 5_000
Wanted = Mapping[str, Any]  # what the script asks for, as it came from the browser


class Check:
    """The journal's answers. Reading is a plain request; a reviewer's word is an event, which tells who logged in."""

    name = "check"

    def __init__(self, assistant: Answering, journal: Journal) -> None:
        self._assistant = assistant
        self._journal = journal

    def lay_out(self) -> None:
        """Lay out the desk, and the slip on which a reviewer's word comes back."""
        gr.HTML(
            desk(),
            elem_id="check",
            apply_default_css=False,
            server_functions=[_told(each) for each in (self.listed, self.opened, self.sheet, self.rejected)],
            js_on_load="minutesPage.check(element, server)",
        )
        script = "minutesPage.checkSlip(element, trigger, watch)"
        slip = gr.HTML("", elem_id="slip", apply_default_css=False, js_on_load=script)
        settings: dict[str, Any] = {"outputs": slip, "queue": False, "show_progress": "hidden"}
        slip.load(self.enter, api_visibility="private", **settings)
        # "multiple": words given quickly one after the other are all kept.
        slip.submit(self.judge, trigger_mode="multiple", api_visibility="private", **settings)

    def listed(self, wanted: Wanted) -> str:
        """Render the list: `state`, `text`, and how many times more was asked for as `pages`."""
        state = next((each for each in STATES if each == wanted.get("state")), STATES[0])
        limit = min(_LISTED_AT_ONCE * max(1, int(wanted.get("pages", 1))), _LISTED_MOST)
        found = self._journal.listed(state, str(wanted.get("text", "")), limit + 1)
        return answers(found[:limit], more=len(found) > limit)

    def opened(self, wanted: Wanted) -> str:
        """Render the answer of an `id`."""
        return one_answer(self._journal.entry(str(wanted.get("id"))), self._context)

    def sheet(self, wanted: Wanted) -> dict[str, str]:
        """Give the check sheet of an `id` in a `language`, its `form` docx or md, as a file to keep."""
        entry = self._journal.entry(str(wanted.get("id")))
        language = next((each for each in LANGUAGES if each == wanted.get("language")), LANGUAGES[0])
        sheet = sheet_of(entry, language)
        if wanted.get("form") == "docx":
            return _file(f"{sheet.title}-{entry.id}.docx", as_docx(sheet))
        return _file(f"{sheet.title}-{entry.id}.md", as_markdown(sheet).encode())

    def rejected(self, _: Wanted) -> dict[str, str]:
        """Give the rejected claims as evaluation cases, as a file to keep."""
        entries = [(entry, self._journal.before(entry)) for entry in self._journal.rejected()]
        return _file("rejected.jsonl", as_jsonl(entries).encode())

    def enter(self, request: gr.Request) -> str:
        """Say who is logged in, where the page has users."""
        return signed_in(request.username)

    def judge(self, event: gr.EventData, request: gr.Request) -> str:
        """Keep a word on the claims at `positions` of an answer; gives the claims' words and the counts anew."""
        verdict = next((each for each in VERDICTS if each == event.verdict), None)
        review = Review(verdict, str(event.comment), request.username or str(event.reviewer))
        answer = str(event.answer)
        try:
            judged = [self._journal.judge(answer, int(position), review) for position in event.positions]
            return slip(counts(self._journal.entry(answer)) + "".join(map(word, judged)))
        except MinutesError as error:
            return slip(failed(error))

    def _context(self, citation: Citation) -> Context:
        try:
            return context_of(citation, self._assistant.library.minutes(citation.document))
        except MinutesError:
            return context_of(citation, None)


def _told(reading: Callable[[Wanted], Any]) -> Callable[[dict[str, Any]], Any]:
    """Make a reading what the script may call; where the journal cannot be read it gives word of that."""

    @wraps(reading)
    def told(wanted: dict[str, Any]) -> Any:
        try:
            return reading(wanted)
        except MinutesError as error:
            return failed(error)

    return told


def _file(name: str, content: bytes) -> dict[str, str]:
    return {"name": name, "content": b64encode(content).decode()}
