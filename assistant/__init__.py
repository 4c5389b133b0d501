"""From a question and its history to a cited answer."""

from assistant.answer import Answer, Citation, Coverage
from assistant.settings import Settings
from assistant.wiring import build_assistant, build_retriever

__all__ = ["Answer", "Citation", "Coverage", "Settings", "build_assistant", "build_retriever"]
