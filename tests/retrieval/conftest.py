"""A Chroma server on loopback, and an index both embedded and on that server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import chromadb
import pytest
from chromadb.config import Settings

from retrieval.bodies import Bodies
from retrieval.index import Index, open_embedded, open_server
from tests.ports import free_port

START_TIMEOUT_S = 60.0


@pytest.fixture(scope="session")
def bodies() -> Bodies:
    """Give the bodies that ship with the assistant."""
    return Bodies.load()


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run `chroma run` on a free port of this machine for all tests; gives its address."""
    port = free_port()
    folder = tmp_path_factory.mktemp("chroma")
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(folder / "data"), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        _wait(server, port, folder / "log")
        yield f"http://127.0.0.1:{port}"
        server.kill()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    server.kill()
    pytest.fail(f"the Chroma server did not start: {log.read_text(errors='replace')[-500:]}")


@pytest.fixture
def empty_server(chroma_server: str) -> str:
    """Give the server's address, with nothing on it."""
    port = int(chroma_server.rpartition(":")[2])
    client = chromadb.HttpClient("127.0.0.1", port, settings=Settings(anonymized_telemetry=False))
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    return chroma_server


@pytest.fixture(params=["embedded", "server"])
def connect(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Index]:
    """Give what opens one empty index, again and again, as another process would."""
    if request.param == "embedded":
        return lambda: open_embedded(tmp_path / "index")
    url: str = request.getfixturevalue("empty_server")
    return lambda: open_server(url)


@pytest.fixture
def index(connect: Callable[[], Index]) -> Index:
    """Open an empty index, embedded or on a server."""
    return connect()
