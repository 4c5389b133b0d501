"""Ports of this machine for servers that tests start."""

from __future__ import annotations

import random
import socket

# Below what systems give to outgoing connections: a port from there may be taken again before the server listens.
_PORTS = range(10_000, 32_000)


def free_port() -> int:
    """Give a port of loopback on which nothing listens."""
    while True:
        port = random.choice(_PORTS)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
