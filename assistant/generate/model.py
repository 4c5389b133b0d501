"""A language model as the assistant uses it: messages in, text out piece by piece, within its time or not at all."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langchain_core.messages import BaseMessage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MAX_REPLY_TOKENS = 320
_log = logging.getLogger(__name__)


class NoReply(Exception):
    """The model is down, slow or silent: there is no reply to use."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A LangChain chat model that is ready, and how many tokens its prompt and reply may have together."""

    chat: BaseChatModel
    context_tokens: int


Prompt = Callable[[int], Sequence[BaseMessage]]  # from the context's tokens to messages that fit into it


@dataclass(frozen=True)
class LanguageModel:
    """How to open a chat model, and the seconds that a whole reply may take, opening it included."""

    open: Callable[[], Opened]
    timeout_s: float

    def deadline(self) -> float:
        """Give the moment, by the monotonic clock, at which a question asked now has waited long enough."""
        return time.monotonic() + self.timeout_s

    def stream(self, prompt: Prompt, deadline: float) -> Iterator[str]:
        """Yield the reply's text as it grows; raises NoReply where it fails, says nothing or is late.

        The model is read in a thread of its own: a server may send a byte now and then for ever, and the deadline
        holds all the same. A caller that stops listening stops the reading at the next piece; one that is slower than
        the model gets several pieces at once.
        """
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        stopped = threading.Event()
        threading.Thread(target=self._read, args=(prompt, pieces, stopped), daemon=True).start()
        text = ""
        try:
            while piece := self._next(pieces, deadline):
                text += piece
                if pieces.empty():
                    yield text
        finally:
            stopped.set()
        if not text.strip():
            raise NoReply("the language model sent an empty reply")
        yield text

    def _next(self, pieces: queue.SimpleQueue[str | Exception | None], deadline: float) -> str | None:
        try:
            piece = pieces.get(timeout=max(deadline - time.monotonic(), 0))
        except queue.Empty as error:
            raise NoReply(f"no whole reply within {self.timeout_s:g} s") from error
        if isinstance(piece, Exception):
            _log.warning("the language model failed: %s: %s", type(piece).__name__, piece)
            raise NoReply(type(piece).__name__) from piece
        return piece

    def _read(
        self, prompt: Prompt, pieces: queue.SimpleQueue[str | Exception | None], stopped: threading.Event
    ) -> None:
        try:
            opened = self.open()
            for chunk in opened.chat.stream(list(prompt(opened.context_tokens))):
                if stopped.is_set():
                    return
                if text := chunk.text:
                    pieces.put(str(text))
            pieces.put(None)
        except Exception as error:  # whatever a model's library raises; it is raised again where the reply is read
            pieces.put(error)
