"""Blocks the network except loopback, in this process and, through PYTHONPATH, in the Python processes it starts.

An audit hook sees every connection that goes through Python's sockets, asyncio's own loops included; uvloop speaks to
the system without them, so that its loop is closed beside it. What was tried is kept in `attempts`, since libraries
swallow such errors and a test must still fail over them.
"""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

attempts: list[str] = []


class NetworkBlocked(PermissionError):
    """Something in a test wanted to reach another machine."""


def is_local(host: object) -> bool:
    """Tell whether a host, by name or address, is this machine; no host, or any address, is this machine too."""
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host in (None, "", "localhost", "<broadcast>"):
        return host != "<broadcast>"
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse_remote(host: object) -> None:
    """Raise NetworkBlocked for a host that is not this machine, and keep it in `attempts`."""
    if not is_local(host):
        attempts.append(str(host))
        raise NetworkBlocked(f"tests do not reach beyond this machine: {host!r}")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        # Unix sockets have a path for an address, sendmsg on a connected socket has none.
        if isinstance(address, tuple):
            refuse_remote(address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        refuse_remote(arguments[0])


def _local_only(method: Callable[..., Any], position: int) -> Callable[..., Any]:
    @wraps(method)
    async def guarded(loop: object, *arguments: Any, **named: Any) -> Any:
        host = named.get("host", arguments[position] if len(arguments) > position else None)
        refuse_remote(host[0] if isinstance(host, tuple) else host)
        return await method(loop, *arguments, **named)

    return guarded


def _close_uvloop() -> None:
    try:
        import uvloop
    except ImportError:
        return
    for name, position in (("create_connection", 1), ("getaddrinfo", 0), ("sock_connect", 1)):
        setattr(uvloop.Loop, name, _local_only(getattr(uvloop.Loop, name), position))


sys.addaudithook(_watch)
_close_uvloop()
