"""The page: the views beside the source panel, and the server; each view is in `assistant.views`."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import Settings
from assistant.assistant import MAX_QUESTION_CHARS
from assistant.journal import Journal
from assistant.keeping.editing import Editor
from assistant.keeping.intake import LIMITS_MB
from assistant.ledger.command import open_ledger
from assistant.ledger.pages import LedgerPages
from assistant.page.frame import head, header
from assistant.page.opening import holdings
from assistant.page.words import both
from assistant.views import View
from assistant.views.add import Add
from assistant.views.ask import Answering, Ask
from assistant.views.brief import Brief, Briefing
from assistant.views.check import Check
from assistant.views.ledger import Ledger
from assistant.views.minutes import MinutesList
from assistant.views.source import source
from assistant.wiring import open_editor, open_serving
from retrieval.errors import MinutesError, UsageError

_CONCURRENT_EVENTS = 4
_QUEUE_LENGTH = 64
# The browser itself then refuses every request to anywhere else. Gradio compiles its templates with Function().
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_UNUSED_PAGES = ("docs_url", "redoc_url", "openapi_url")

Ready = Callable[[str, int], None]  # told the page's address and how many minutes are held, once it can be opened


@dataclass(frozen=True, slots=True)
class Parts:
    """What the views are made over; a view is shown where the parts that it needs are there."""

    assistant: Answering
    ledger: LedgerPages | None = None
    briefing: Briefing | None = None
    journal: Journal | None = None
    editor: Editor | None = None


def build_page(parts: Parts, views: Sequence[View]) -> gr.Blocks:
    """Lay out the page: a header, the views (one is shown), the source panel beside them."""
    page = gr.Blocks(title=_title(), analytics_enabled=False, fill_width=True)
    with page:
        held = holdings(parts.assistant.library)
        gr.HTML(header(held, [view.name for view in views]), elem_id="top", apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="desk"):
            for view in views:
                with gr.Column(elem_id=f"view-{view.name}", elem_classes="view"):
                    view.lay_out()
            with gr.Column(elem_id="source"):
                source(lambda: parts.assistant.library)
    return page


def views_of(parts: Parts) -> tuple[View, ...]:
    """Give the views that the parts allow, in the order of the header; the first is shown where none is named."""
    views: list[View] = [Ask(parts.assistant, parts.journal)]
    if parts.ledger:
        views += [MinutesList(lambda: parts.assistant.library, parts.ledger), Ledger(parts.ledger)]
    if parts.briefing and parts.ledger:
        views.append(Brief(parts.briefing, parts.ledger))
    if parts.journal:
        views.append(Check(parts.assistant, parts.journal))
    if parts.editor:
        views.append(Add(parts.editor))
    return tuple(views)


def _title() -> str:
    return f"{both('title').zh} · {both('title').en}"


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


def open_page(parts: Parts, host: str, port: int, users: Sequence[tuple[str, str]] = ()) -> gr.Blocks:
    """Serve the page from a thread of its own, until what is given is closed; with `users` only they may open it.

    Users are name and password. Raises UsageError where host and port cannot be listened on.
    """
    require_free(host, port)
    views = views_of(parts)
    page = build_page(parts, views)
    page.queue(max_size=_QUEUE_LENGTH, default_concurrency_limit=_CONCURRENT_EVENTS)
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
        # Not by Gradio's `css`, which puts its own container before each selector: some things lie outside that.
        head=head([view.name for view in views], {"minutesLimit": MAX_QUESTION_CHARS, "minutesFormats": LIMITS_MB}),
        max_file_size=max(LIMITS_MB.values()) * 1_000_000,
    )
    return page


def launch(
    parts: Parts, host: str, port: int, users: Sequence[tuple[str, str]] = (), ready: Ready | None = None
) -> None:
    """Serve the page as `open_page` does until it is interrupted; `ready` is called once the page can be opened."""
    page = open_page(parts, host, port, users)
    if ready:
        ready(_address(host, port), len(parts.assistant.library.entries))
    page.block_thread()


def parts_of(settings: Settings) -> Parts:
    """Make everything that the views need, as the settings describe it."""
    serving = open_serving(settings)
    return Parts(
        serving,
        ledger=LedgerPages(open_ledger(settings)),
        briefing=serving,
        journal=Journal(settings.journal),
        editor=open_editor(settings, serving),
    )


def serve(settings: Settings, ready: Ready | None = None) -> None:
    """Build the assistant that the settings describe and serve its page; `ready` as for `launch`."""
    require_free(settings.host, settings.port)  # before a minute is spent on the index
    launch(parts_of(settings), settings.host, settings.port, settings.users, ready)


def main() -> None:
    """Serve the page with the environment's settings, as `minutes serve` does."""
    try:
        serve(Settings.from_env())
    except MinutesError as error:
        sys.exit(f"minutes: {error}")


if __name__ == "__main__":
    main()
