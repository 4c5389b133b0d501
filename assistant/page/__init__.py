"""The page's own files: its words in two languages, its style sheet, its script, and the minutes as a document."""

from __future__ import annotations

from assistant.page.source import Place, locate, source_panel
from assistant.page.words import LANGUAGES, Phrase, both, escape, file_text, plain_words

__all__ = ["LANGUAGES", "Phrase", "Place", "both", "escape", "file_text", "locate", "plain_words", "source_panel"]
