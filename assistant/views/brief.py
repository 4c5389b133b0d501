"""Brief: choose a body or a topic, get one cited page about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

import gradio as gr

from assistant.brief import Brief as Written
from assistant.brief import Subject, brief
from assistant.brief_subjects import Catalogue
from assistant.desk import Voice
from assistant.ledger.pages import LedgerPages
from assistant.library import Library
from assistant.page import brief as shown
from assistant.page.failures import failure_of
from assistant.page.words import LANGUAGES, escape
from assistant.views import served
from retrieval.errors import MinutesError


class Briefing(Protocol):
    """What the view needs of an assistant."""

    @property
    def library(self) -> Library:
        """Say what is held."""
        ...

    def voice(self, language: str) -> Voice:
        """Give what words a page in a language."""
        ...


class Brief:
    """The search for a subject, and the page; the script asks for both."""

    name = "brief"

    def __init__(self, assistant: Briefing, pages: LedgerPages) -> None:
        self._assistant = assistant
        self._pages = pages
        self._catalogue = lru_cache(maxsize=1)(self._listed)

    def lay_out(self) -> None:
        """Lay out the search above the page."""
        script = "minutesPage.brief(element, server)"
        functions = served(self.offered, self.written)
        with gr.Column(elem_id="briefing"):
            gr.HTML(shown.chooser(), elem_id="brief-chooser", apply_default_css=False, js_on_load=None)
            gr.HTML("", elem_id="brief", apply_default_css=False, server_functions=functions, js_on_load=script)

    def offered(self, wanted: Mapping[str, Any]) -> str:
        """Give the subjects that fit what was typed, as HTML."""
        text = _text(wanted, "text")
        try:
            return shown.offered(self._subjects().offer(text), text)
        except MinutesError as error:
            return _failed(error)

    def written(self, wanted: Mapping[str, Any]) -> dict[str, str]:
        """Give the page about a subject, as HTML and as Markdown."""
        try:
            page = self._written(wanted)
        except MinutesError as error:
            return {"html": _failed(error), "markdown": ""}
        return {"html": shown.page(page), "markdown": shown.markdown(page)}

    def _subjects(self) -> Catalogue:
        return self._catalogue(self._assistant.library.generation)

    def _listed(self, generation: int) -> Catalogue:
        return Catalogue(self._pages, self._assistant.voice("zh"))

    def _written(self, wanted: Mapping[str, Any]) -> Written:
        language = wanted.get("language")
        voice = self._assistant.voice(language if language in LANGUAGES else "en")
        name = _text(wanted, "name")
        if wanted.get("kind") == "body":
            return brief(Subject("body", voice.bodies.canonical(name)), self._assistant.library, voice)
        return brief(Subject("topic", name), self._assistant.library, voice)


def _text(wanted: Mapping[str, Any], key: str) -> str:
    return str(wanted.get(key) or "").strip()[:500]


def _failed(error: MinutesError) -> str:
    failure = failure_of(error)
    return f'<p class="hint" role="alert">{failure.advice.html()} {escape(failure.evidence)}</p>'
