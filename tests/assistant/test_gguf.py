"""A .gguf file as a chat model: the library's chunks as LangChain's; errors raised, reading stopped early."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

Chunk = dict[str, Any]


def chunk(text: str | None) -> Chunk:
    """Make a chunk as the library gives it."""
    return {"choices": [{"delta": {"content": text}}]}


class Library:
    """Stands in for the library: plays chunks to the callback until that asks to stop; waits after the first."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self.requests: list[Chunk] = []
        self.opened: list[tuple[str, int]] = []
        self.played = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.ended = threading.Event()

    def module(self) -> ModuleType:
        """Give the module that the code imports."""
        params = lambda: SimpleNamespace(model=SimpleNamespace(path=""), n_ctx=0, n_parallel=0, verbosity=0)  # noqa: E731
        module = ModuleType("xllamacpp")
        module.CommonParams = params  # type: ignore[attr-defined]
        module.Server = self.serve  # type: ignore[attr-defined]
        return module

    def serve(self, params: Any) -> Library:
        """Open a model."""
        self.opened.append((params.model.path, params.n_ctx))
        return self

    def handle_chat_completions(self, request: Chunk, take: Callable[[Chunk], bool]) -> None:
        """Play the chunks."""
        self.requests.append(request)
        for each in self.chunks:
            self.played += 1
            if take(each):
                break
            self.may_go_on.wait(20)
        self.ended.set()


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Put the stand-in where the code imports the library from."""
    stand_in = Library()
    monkeypatch.setitem(sys.modules, "xllamacpp", stand_in.module())
    sys.modules.pop("assistant.generate.gguf", None)
    yield stand_in
    sys.modules.pop("assistant.generate.gguf", None)


@pytest.fixture
def chat(library: Library) -> BaseChatModel:
    """Give the chat model over the stand-in."""
    from assistant.generate.gguf import GgufChat

    return GgufChat(path="/m.gguf", context_tokens=2048)


def test_a_reply_comes_in_pieces_and_whole(chat: BaseChatModel, library: Library) -> None:
    library.chunks = [chunk(None), chunk("市住"), chunk("建局"), {"choices": []}]
    asked = [SystemMessage("甲"), HumanMessage("乙")]
    assert [each.text for each in chat.stream(asked) if each.text] == ["市住", "建局"]
    assert chat.invoke(asked).text == "市住建局"
    assert library.opened == [("/m.gguf", 2048)] and library.requests[0]["messages"][0] == {
        "role": "system",
        "content": "甲",
    }


def test_the_file_is_opened_by_the_first_message(chat: BaseChatModel, library: Library) -> None:
    assert library.opened == []


def test_an_error_of_the_library_is_raised(chat: BaseChatModel, library: Library) -> None:
    library.chunks = [chunk("市"), {"error": {"message": "too long"}}]
    with pytest.raises(ValueError, match="too long"):
        list(chat.stream([HumanMessage("乙")]))


def test_a_reader_that_leaves_stops_the_library(chat: BaseChatModel, library: Library) -> None:
    library.chunks = [chunk("市")] * 100
    library.may_go_on.clear()
    reading = iter(chat.stream([HumanMessage("乙")]))
    next(reading)
    del reading
    library.may_go_on.set()
    assert library.ended.wait(20) and library.played == 2
