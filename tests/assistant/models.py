"""Language models for tests: one that says what a test scripts, and real servers on this machine that fail as told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import Field

from assistant.generate.streamed import StreamedChat

Reply = str | Exception | Callable[[Sequence[BaseMessage]], str]


class ScriptedChat(StreamedChat):
    """Says the scripted replies one after the other, in pieces of a few characters; keeps what it was sent."""

    replies: list[Any] = Field(default_factory=list)
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    piece_chars: int = 7

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def script(self, *replies: Reply) -> None:
        """Forget what was before; say these replies from now on, the last one for ever."""
        self.replies = list(replies)
        self.asked = []

    def _next(self, messages: list[BaseMessage]) -> str:
        self.asked.append(messages)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        return str(reply(messages) if callable(reply) else reply)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._next(messages)
        for start in range(0, len(reply), self.piece_chars) or (0,):
            yield ChatGenerationChunk(message=AIMessageChunk(content=reply[start : start + self.piece_chars]))


class Server:
    """An OpenAI-compatible server that behaves as told: "reply", "hang", "drip", "error", "rubbish"."""

    def __init__(self, behaviour: str, reply: str = "", models: Any = None) -> None:
        self.behaviour = behaviour
        self.reply = reply
        self.models = {"data": [{"id": "small", "max_model_len": 2048}]} if models is None else models
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.closing = threading.Event()
        self.url = ""

    def pieces(self) -> Iterator[bytes]:
        """Give the reply as server-sent events, one a few characters."""
        for start in range(0, len(self.reply), 9):
            delta = {"choices": [{"index": 0, "delta": {"content": self.reply[start : start + 9]}}]}
            yield f"data: {json.dumps(delta)}\n\n".encode()
        yield b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'


@contextmanager
def serving(behaviour: str, reply: str = "", models: Any = None) -> Iterator[Server]:
    """Run a server on a free port; on leaving, whatever still hangs is let go."""
    told = Server(behaviour, reply, models)
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _handler(told))
    listening.daemon_threads = True
    told.url = f"http://127.0.0.1:{listening.server_address[1]}/v1"
    threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield told
    finally:
        told.closing.set()
        listening.shutdown()
        listening.server_close()


def _handler(told: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = told.models if self.path == "/v1/models" else None
            self._send(404 if found is None else 200, json.dumps(found).encode())

        def do_POST(self) -> None:
            told.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            told.keys.append(self.headers["Authorization"])
            if told.behaviour == "hang":
                told.closing.wait()
            elif told.behaviour == "error":
                self._send(500, b'{"error": {"message": "scripted"}}')
            elif told.behaviour == "rubbish":
                self._send(200, b"<html>not a model</html>")
            else:
                self._stream()

        def _stream(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for piece in told.pieces():
                self.wfile.write(piece)
                self.wfile.flush()
                if told.behaviour == "drip" and told.closing.wait(0.2):
                    return

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Stay silent."""

    return Handler
