"""From a question and its history to a cited answer."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Citation, Coverage
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.wiring import build_assistant, build_retriever

__all__ = ["Answer", "Citation", "Coverage", "Settings", "build_assistant", "build_retriever"]


def __getattr__(name: str) -> Any:
    """Load what answers only when it is asked for: the command's other parts start at once."""
    if name in ("build_assistant", "build_retriever"):
        return getattr(import_module("assistant.wiring"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
