"""Serving: one readable line where the port cannot be had, and word of the address once the page can be opened."""

from __future__ import annotations

import queue
import socket
import threading
import urllib.request
from pathlib import Path

import pytest

import ui
from assistant.__main__ import main
from retrieval.errors import UsageError
from tests.fakes import ScriptedAssistant
from tests.ports import free_port

START_TIMEOUT_S = 60


@pytest.fixture
def taken() -> socket.socket:
    """Listen on a port as another program would."""
    return socket.create_server(("127.0.0.1", 0))


def test_a_taken_port_is_one_line_and_nothing_is_built(
    taken: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = taken.getsockname()[1]
    monkeypatch.setenv("MINUTES_INDEX", str(tmp_path / "index"))
    with taken:
        assert main(["serve", "--port", str(port)]) == 2
    wanted = "wanted a free port"
    assert capsys.readouterr().err == (
        f"minutes: --port/MINUTES_PORT: found {port}, in use by another program; {wanted}\n"
    )
    assert not (tmp_path / "index").exists()


def test_an_address_of_another_machine_is_told_as_such() -> None:
    with pytest.raises(UsageError, match=r"--host/MINUTES_HOST: found 192\.0\.2\.1 .*an address of this machine"):
        ui.require_free("192.0.2.1", 7860)


def test_the_address_is_told_once_the_page_can_be_opened(scripted: ScriptedAssistant) -> None:
    port = free_port()
    told: queue.Queue[tuple[str, int]] = queue.Queue()
    arguments = (ui.Parts(scripted), "127.0.0.1", port, (), lambda address, held: told.put((address, held)))
    threading.Thread(target=ui.launch, args=arguments, daemon=True).start()
    address, held = told.get(timeout=START_TIMEOUT_S)
    assert (address, held) == (f"http://127.0.0.1:{port}", 2)
    with urllib.request.urlopen(address, timeout=5) as page:
        assert page.status == 200
