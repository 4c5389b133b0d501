"""A .gguf file in this process as a LangChain chat model, by xllamacpp; imported only where the settings name one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import xllamacpp
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGenerationChunk

from assistant.generate.model import MAX_REPLY_TOKENS
from assistant.generate.streamed import StreamedChat

_Chunk = dict[str, Any]


class GgufChat(StreamedChat):
    """Chats with a .gguf file, which is loaded when the first message comes; `context_tokens` is what it may hold."""

    path: str
    context_tokens: int

    @property
    def _llm_type(self) -> str:
        return "gguf"

    @cached_property
    def _server(self) -> Any:
        params = xllamacpp.CommonParams()
        params.model.path = self.path
        params.n_ctx = self.context_tokens
        params.n_parallel = 1
        params.verbosity = -1
        return xllamacpp.Server(params)

    def _asked(self, messages: list[BaseMessage], stop: list[str] | None) -> _Chunk:
        told = convert_to_openai_messages(messages)
        return {"messages": told, "max_tokens": MAX_REPLY_TOKENS, "temperature": 0, "stop": stop or [], "stream": True}

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        """Yield the reply as it comes: the library calls back from its own thread, and stops where that gives True."""
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        stopped = threading.Event()

        def take(chunk: _Chunk) -> bool:
            pieces.put(_text(chunk))
            return stopped.is_set()

        def work() -> None:
            try:
                self._server.handle_chat_completions(self._asked(messages, stop), take)
                pieces.put(None)
            except Exception as error:  # raised again by the reader below
                pieces.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            while (piece := pieces.get()) is not None:
                if isinstance(piece, Exception):
                    raise piece
                if piece:
                    yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        finally:
            stopped.set()


def _text(chunk: _Chunk) -> str:
    """Give the text of a chunk; raises ValueError for what the library reports as an error."""
    if "error" in chunk:
        raise ValueError(str(chunk["error"]))
    choices = chunk.get("choices") or [{}]
    return str((choices[0].get("delta") or {}).get("content") or "")
