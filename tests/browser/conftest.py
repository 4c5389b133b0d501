"""A real server and a real browser; a request to another machine, or an error on the page, fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import gradio as gr
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

import ui
from assistant import Settings
from retrieval.minutes import read_minutes
from retrieval.records import Minutes
from tests.fakes import ScriptedAssistant
from tests.offline.sitecustomize import attempts
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
WAIT_MS = 120_000  # what a step on the page may take at most; a machine that is shared can stand still for long
_LAUNCHES = 3
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """A page being looked at, and what went wrong on it so far."""

    page: Page
    server: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Keep every request to another server and every error."""
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.server).netloc:
            self.strangers.append(request.url)

    def send(self, question: str) -> None:
        """Type a question and send it."""
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")

    def ask(self, question: str) -> None:
        """Type a question, send it, and wait for the whole answer."""
        turns = self.page.locator(".turn").count()
        self.send(question)
        self.page.locator(f".turn >> nth={turns}").locator(".actions").wait_for()


Visiting = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def held() -> tuple[Minutes, ...]:
    """Read the minutes that ship with the assistant."""
    return tuple(read_minutes(path) for path in sorted((ROOT / "index_data" / "minutes").glob("*.txt")))


@contextmanager
def serving(parts: ui.Parts, users: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """Serve the page over its parts on a free port, to these users alone where there are any; gives its address."""
    tried = len(attempts)
    # In another thread, since the browser's driver keeps an event loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        page, port = aside.submit(_opened, parts, users).result()
        try:
            assert attempts[tried:] == []
            yield f"http://127.0.0.1:{port}/"
        finally:
            aside.submit(page.close, verbose=False).result()


def _opened(parts: ui.Parts, users: Sequence[tuple[str, str]], tries: int = _LAUNCHES) -> tuple[gr.Blocks, int]:
    """Open the page; again where the machine stood still for longer than the few seconds that Gradio waits for it."""
    port = free_port()
    try:
        return ui.open_page(parts, "127.0.0.1", port, users), port
    except (OSError, ValueError):
        if tries == 1:
            raise
    return _opened(parts, users, tries - 1)


@pytest.fixture(scope="session")
def scripted(held: tuple[Minutes, ...]) -> ScriptedAssistant:
    """Script answers over the shipped minutes."""
    return ScriptedAssistant(held)


@pytest.fixture(scope="session")
def server(scripted: ScriptedAssistant) -> Iterator[str]:
    """Serve the shipped minutes with scripted answers."""
    with serving(ui.Parts(scripted)) as address:
        yield address


@pytest.fixture(scope="session")
def real_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Index the shipped minutes and serve the page over them: real index, real encoder, every view."""
    settings = Settings.from_env({"MINUTES_INDEX": str(tmp_path_factory.mktemp("index")), "HOME": str(Path.home())})
    with serving(ui.parts_of(settings)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open Chromium; tests are skipped where there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed; .ci/run installs it")
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT_MS)
        opened = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser) -> Visiting:
    """Give the way to open an address; on leaving it fails for requests elsewhere and for errors in the console."""

    @contextmanager
    def opened(server: str, locale: str = "zh-CN", path: str = "", **context: object) -> Iterator[Visit]:
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": locale, **context}
        with browser.new_context(**settings) as window:  # type: ignore[arg-type]
            window.set_default_timeout(WAIT_MS)
            visited = Visit(window.new_page(), server)
            visited.watch()
            visited.page.goto(server + path)
            visited.page.wait_for_selector("#question textarea[placeholder]", state="attached")
            yield visited
            assert visited.strangers == []
            assert visited.errors == []

    return opened
