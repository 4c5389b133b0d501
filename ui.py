"""The page: Gradio's blocks, the events between them, the server; `assistant.rendering` makes what is shown."""

from __future__ import annotations

import errno
import json
import logging
import socket
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import Settings, build_assistant
from assistant.answer import Answer
from assistant.assistant import MAX_QUESTION_CHARS
from assistant.page import file_text, locate, plain_words, source_panel
from assistant.page.failures import failure_of, inside, unasked
from assistant.page.opening import Holding, header, holdings, nothing_to_open, shelf, welcome
from assistant.page.words import both
from assistant.rendering import Turn, history_of, transcript
from retrieval.errors import MinutesError, UsageError
from retrieval.records import Minutes, Span

_CONCURRENT_EVENTS = 4
_QUEUE_LENGTH = 64
_TURNS_KEPT = 50
# The browser itself then refuses every request to anywhere else. Gradio compiles its templates with Function().
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_UNUSED_PAGES = ("docs_url", "redoc_url", "openapi_url")
_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]
Ready = Callable[[str, int], None]  # told the page's address and how many minutes are held, once it can be opened
Shown = tuple[Any, Any, Any]  # the turns, the transcript as HTML, the question box; or Gradio's skip for each


class Answering(Protocol):
    """What the page needs of an assistant."""

    def stream(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Iterator[Answer]:
        """Yield growing Answers, the last one whole; raises MinutesError for a question that cannot be taken."""
        ...

    @property
    def library(self) -> Holding:
        """Say what is held."""
        ...


def build_page(assistant: Answering) -> gr.Blocks:
    """Lay out the page: a conversation beside the source panel."""
    held = holdings(assistant.library)
    page = gr.Blocks(title=_title(), analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(header(held), elem_id="top", apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                turns = gr.State(())
                told = _transcript(welcome(held))
                question = _question_box()
            with gr.Column(elem_id="source"):
                _panel(assistant, shelf(held))
        _connect(_Conversation(assistant, welcome(held)), turns, told, question)
    return page


def _transcript(opening: str) -> gr.HTML:
    script = "minutesPage.conversation(element, trigger, watch)"
    return gr.HTML(opening, elem_id="told", apply_default_css=False, js_on_load=script)


def _panel(assistant: Answering, empty: str) -> gr.HTML:
    script = "minutesPage.panel(element, server)"
    functions = [_passage(assistant)]
    return gr.HTML(empty, elem_id="panel", apply_default_css=False, server_functions=functions, js_on_load=script)


def _title() -> str:
    return f"{both('title').zh} · {both('title').en}"


def _question_box() -> gr.Textbox:
    label = both("ask_label")
    return gr.Textbox(
        label=f"{label.zh} · {label.en}",
        show_label=False,
        container=False,
        elem_id="question",
        lines=1,
        max_lines=8,
        submit_btn=True,
    )


def _connect(talk: _Conversation, turns: gr.State, told: gr.HTML, question: gr.Textbox) -> None:
    outputs = [turns, told, question]
    # "multiple": a stopped answer ends at its next step, and until then Gradio would swallow the next question.
    settings: dict[str, Any] = {"outputs": outputs, "show_progress": "hidden", "api_visibility": "private"}
    settings["trigger_mode"] = "multiple"
    typed = question.submit(talk.ask, [question, turns], **settings)
    pressed = told.submit(talk.ask_pressed, [turns], **settings)
    question.stop(talk.stop, [turns], cancels=[typed, pressed], queue=False, **settings)
    told.clear(talk.clear, cancels=[typed, pressed], queue=False, **settings)


class _Conversation:
    """The events of the conversation; each gives the turns, the transcript as HTML and the question box."""

    def __init__(self, assistant: Answering, opening: str) -> None:
        self._assistant = assistant
        self._opening = opening

    def ask(self, question: str, turns: Turns) -> Iterator[Shown]:
        """Answer what was typed, in growing steps."""
        if turns and turns[-1].running:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        if not question.strip():
            yield self._shown(turns, running=False)
            return
        earlier = turns[1 - _TURNS_KEPT :]
        asked = Turn(question.strip(), running=True)
        yield self._shown((*earlier, asked), running=True)
        for turn in self._answered(asked, earlier):
            yield self._shown((*earlier, turn), running=turn.running)

    def ask_pressed(self, turns: Turns, event: gr.EventData) -> Iterator[Shown]:
        """Answer an example or an earlier question, pressed on the page."""
        yield from self.ask(str(event.question), turns)

    def stop(self, turns: Turns) -> Shown:
        """Leave the last answer as far as it has come."""
        return self._shown((*turns[:-1], *(replace(turn, running=False) for turn in turns[-1:])), running=False)

    def clear(self) -> Shown:
        """Begin a new conversation."""
        return self._shown((), running=False)

    def _answered(self, turn: Turn, earlier: Turns) -> Iterator[Turn]:
        if failure := unasked(turn.question, MAX_QUESTION_CHARS):
            yield replace(turn, failure=failure, running=False)
            return
        try:
            for answer in self._assistant.stream(turn.question, history_of(earlier)):
                turn = replace(turn, answer=answer)
                yield turn
            yield replace(turn, running=False)
        except MinutesError as error:
            yield replace(turn, failure=failure_of(error), running=False)
        except Exception:
            _log.exception("the question could not be answered")
            yield replace(turn, failure=inside(), running=False)

    def _shown(self, turns: Turns, running: bool) -> Shown:
        box = gr.update(value="", submit_btn=not running, stop_btn=running)
        return turns, transcript(turns, self._opening), box


def _passage(assistant: Answering) -> Any:
    """Give the function that the source panel calls; Gradio offers it to the script by its name."""

    def passage(wanted: dict[str, Any]) -> str:
        try:
            minutes = assistant.library.minutes(str(wanted.get("document")))
        except MinutesError:
            return nothing_to_open()
        return source_panel(minutes, _span(minutes, wanted))

    return passage


def _span(minutes: Minutes, wanted: Mapping[str, Any]) -> Span | None:
    """Read the span that a citation or a link names; None where it lies outside the minutes."""
    start, end = wanted.get("start"), wanted.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(minutes.text):
        return Span(start, end)
    return locate(minutes, wanted.get("item"), wanted.get("para"))


class _OwnOriginOnly:
    """Tells the browser, with every response, to ask nobody but this server."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, with_policy)


def _head() -> str:
    # Not by Gradio's `css`, which puts its own container before each selector: the quote on hover lies outside that.
    words = json.dumps(plain_words(), ensure_ascii=False).replace("<", "\\u003c")
    script = f"window.minutesWords = {words};\nwindow.minutesLimit = {MAX_QUESTION_CHARS};\n{file_text('page.js')}"
    return f"<style>{file_text('style.css')}</style><script>{script}</script>"


def require_free(host: str, port: int) -> None:
    """Raise UsageError where no server could listen: the port is taken, or the address is not this machine's."""
    for address in (host.strip("[]"), "127.0.0.1"):  # Gradio looks for a free port on the second, whatever the first
        try:
            socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET).close()
        except OSError as error:
            raise _cannot_listen(address, port, error) from error


def _cannot_listen(host: str, port: int, error: OSError) -> UsageError:
    where = "--port/MINUTES_PORT"
    if error.errno == errno.EADDRINUSE:
        return UsageError(where, f"{port}, in use by another program", "a free port")
    if error.errno == errno.EACCES:
        return UsageError(where, f"{port}, which this user may not open", "a port from 1024 up")
    return UsageError("--host/MINUTES_HOST", f"{host} ({error.strerror})", "an address of this machine")


def _address(host: str, port: int) -> str:
    bare = host.strip("[]")
    return f"http://[{bare}]:{port}" if ":" in bare else f"http://{bare}:{port}"


def launch(
    assistant: Answering, host: str, port: int, users: Sequence[tuple[str, str]] = (), ready: Ready | None = None
) -> None:
    """Serve the page until it is interrupted; with `users` (name, password) only they may open it.

    `ready` is called once the page can be opened. Raises UsageError where host and port cannot be listened on.
    """
    require_free(host, port)
    page = build_page(assistant).queue(max_size=_QUEUE_LENGTH, default_concurrency_limit=_CONCURRENT_EVENTS)
    page.launch(
        server_name=host,
        server_port=port,
        auth=list(users) or None,
        share=False,
        quiet=True,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        prevent_thread_lock=True,
        app_kwargs={"middleware": [Middleware(_OwnOriginOnly)], **dict.fromkeys(_UNUSED_PAGES)},
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        head=_head(),
    )
    if ready:
        ready(_address(host, port), len(assistant.library.entries))
    page.block_thread()


def serve(settings: Settings, ready: Ready | None = None) -> None:
    """Build the assistant that the settings describe and serve its page; `ready` as for `launch`."""
    require_free(settings.host, settings.port)  # before a minute is spent on the index
    launch(build_assistant(settings), settings.host, settings.port, settings.users, ready)


def main() -> None:
    """Serve the page with the environment's settings, as `minutes serve` does."""
    try:
        serve(Settings.from_env())
    except MinutesError as error:
        sys.exit(f"minutes: {error}")


if __name__ == "__main__":
    main()
