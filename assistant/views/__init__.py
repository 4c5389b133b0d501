"""The page's views, one file each: what it lays out with Gradio's blocks, and what its events do.

A view takes finished parts and reads the library anew at every event, so that it shows what is live. What it shows is
rendered in `assistant.page`. Only `ui` imports this folder.
"""

from __future__ import annotations

from typing import Protocol


class View(Protocol):
    """One view of the page."""

    @property
    def name(self) -> str:
        """Name it in the address (`?view=`), its word (`view_…`), its column (`#view-…`) and its files in the page."""
        ...

    def lay_out(self) -> None:
        """Lay its blocks out in the column that is open, and connect their events."""
        ...
