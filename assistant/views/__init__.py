"""The page's views, one file each: what it lays out with Gradio's blocks, and what its events do.

A view takes finished parts and reads the library anew at every event, so that it shows what is live. What it shows is
rendered in `assistant.page`. Only `ui` imports this folder.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol


class View(Protocol):
    """One view of the page."""

    @property
    def name(self) -> str:
        """Name it in the address (`?view=`), its word (`view_…`), its column (`#view-…`) and its files in the page."""
        ...

    def lay_out(self) -> None:
        """Lay its blocks out in the column that is open, and connect their events."""
        ...


def served(*methods: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Make bound methods ready to be `server_functions`: Gradio puts a mark on each, which a method does not take."""
    return [_function(method) for method in methods]


def _function(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def function(wanted: dict[str, Any]) -> Any:
        return method(wanted)

    return function
