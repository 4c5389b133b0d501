"""The network block: other machines are refused by every way out, this machine is not."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest
import uvloop

from tests.offline.sitecustomize import NetworkBlocked

REMOTE = "192.0.2.1"  # RFC 5737: an address for documentation, never a host
NAME = "host.invalid"  # RFC 6761: a name that never resolves
LOOPS: tuple[Callable[[], asyncio.AbstractEventLoop], ...] = (asyncio.new_event_loop, uvloop.new_event_loop)


def on(new_loop: Callable[[], asyncio.AbstractEventLoop], host: str, port: int) -> None:
    """Open and close one connection on a loop of the given kind."""

    async def connect() -> None:
        _, writer = await asyncio.open_connection(host, port)
        writer.close()
        await writer.wait_closed()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(connect())


@pytest.mark.parametrize("host", [REMOTE, NAME])
def test_a_plain_socket_does_not_leave_this_machine(host: str, nothing_reached: list[str]) -> None:
    with pytest.raises(NetworkBlocked):
        socket.create_connection((host, 80), timeout=1)
    assert nothing_reached == [host]
    nothing_reached.clear()


@pytest.mark.parametrize("new_loop", LOOPS)
@pytest.mark.parametrize("host", [REMOTE, NAME])
def test_no_event_loop_leaves_this_machine(
    host: str, new_loop: Callable[[], asyncio.AbstractEventLoop], nothing_reached: list[str]
) -> None:
    with pytest.raises(NetworkBlocked):
        on(new_loop, host, 80)
    assert host in nothing_reached
    nothing_reached.clear()


def test_a_datagram_does_not_leave_this_machine(nothing_reached: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(NetworkBlocked):
        sender.sendto(b"?", (REMOTE, 53))
    nothing_reached.clear()


def test_a_python_process_started_by_a_test_does_not_leave_this_machine() -> None:
    code = f"import socket; socket.create_connection(({REMOTE!r}, 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "NetworkBlocked" in done.stderr


@pytest.mark.parametrize("new_loop", LOOPS)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_reached(host: str, new_loop: Callable[[], asyncio.AbstractEventLoop]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        on(new_loop, host, server.getsockname()[1])
