"""The assistant that a page asks: the one over what is live, put in the place of the one before while both answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.desk import Voice
from assistant.library import Library
from retrieval.errors import StoreError


@dataclass(frozen=True, slots=True)
class _Held:
    """An assistant, and the stamp of the index that it was made over."""

    assistant: Assistant
    stamp: str | None


class Serving:
    """Gives the assistant over the index as it is, whoever has changed it: this page or another process.

    A question that is under way when the index changes is answered anew where it can have read of both, so that no
    answer mixes the old minutes with the new ones.
    """

    def __init__(self, build: Callable[[], Assistant], stamp: Callable[[], str | None]) -> None:
        """Take what makes an assistant over the live index, and what tells the live index's stamp."""
        self._build = build
        self._stamp = stamp
        self._renewing = threading.Lock()
        self._held = self._built()

    def stream(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Iterator[Answer]:
        """Yield growing Answers, the last one whole; raises MinutesError for a question that cannot be taken."""
        held = self._current()
        try:
            yield from held.assistant.stream(question, history)
            if not self._is_outdated(held):
                return
        except StoreError:
            if not self._is_outdated(held):
                raise
        yield from self.renewed().stream(question, history)

    def suggestions(self, answer: Answer) -> tuple[str, ...]:
        """Give questions that could be asked next."""
        return self._current().assistant.suggestions(answer)

    @property
    def library(self) -> Library:
        """What is held, as of now."""
        return self._current().assistant.library

    def voice(self, language: str) -> Voice:
        """Give what words pages in a language of answers."""
        return self._current().assistant.voice(language)

    def renewed(self) -> Assistant:
        """Give the assistant over the live index, made now where the one held is of an older one; waits for it."""
        with self._renewing:
            if self._is_outdated(self._held):
                self._held = self._built()
            return self._held.assistant

    def _current(self) -> _Held:
        """Give what is held; who first sees that it is outdated renews it, while all others still ask the old one."""
        if self._is_outdated(self._held) and self._renewing.acquire(blocking=False):
            try:
                self._held = self._built()
            finally:
                self._renewing.release()
        return self._held

    def _is_outdated(self, held: _Held) -> bool:
        live = self._stamp()
        return live is not None and live != held.stamp

    def _built(self) -> _Held:
        stamp = self._stamp()  # before: what is published while it is made, makes it outdated
        assistant = self._build()
        return _Held(assistant, stamp or self._stamp())
