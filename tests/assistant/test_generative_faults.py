"""A language model's server that is down, hangs, fails or answers rubbish: the extractive answer, in time."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from assistant import Answer, Settings, build_assistant
from assistant.assistant import Assistant
from assistant.generate.model import LanguageModel
from assistant.generate.opening import open_model
from prompts import wording
from tests.assistant.asking import GAS_QUESTIONS
from tests.assistant.models import Server, serving

GAS = GAS_QUESTIONS[0]
TRUE = "由市住建局负责修改完善该方案 [1]。"
TIMEOUT_S = 3.0
SLACK_S = 8.0  # for the rest of an answer on a machine that runs other tests; a server that hangs does so for longer


class Switch:
    """Opens whatever model a test has set, so that one assistant serves all tests."""

    model: LanguageModel | None = None

    def open(self) -> object:
        """Open the model set."""
        assert self.model
        return self.model.open()


@pytest.fixture(scope="module")
def switch() -> Switch:
    """Give the switch."""
    return Switch()


@pytest.fixture(scope="module")
def worded(settings: Settings, assistant: Assistant, switch: Switch) -> Assistant:
    """Build an assistant whose model is the one that the switch is set to."""
    return build_assistant(settings, LanguageModel(switch.open, TIMEOUT_S))  # type: ignore[arg-type]


Answered = Callable[[str], tuple[Answer, float]]


@pytest.fixture
def timed(settings: Settings, worded: Assistant, switch: Switch) -> Answered:
    """Give what asks a question with the model at an address: the answer, and the seconds it took."""

    def answered(url: str) -> tuple[Answer, float]:
        switch.model = open_model(replace(settings, llm_url=url, llm_key="secret", llm_timeout_s=TIMEOUT_S))
        started = time.monotonic()
        answer = worded.answer(GAS)
        return answer, time.monotonic() - started

    return answered


@contextmanager
def refusing() -> Iterator[str]:
    """Give an address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    yield f"http://127.0.0.1:{port}/v1"


@pytest.fixture(scope="module", autouse=True)
def imported(settings: Settings) -> None:
    """Import the model's library once before: the first question after a start waits for it longer."""
    with serving("reply", TRUE) as server:
        model = open_model(replace(settings, llm_url=server.url))
        assert model
        model.open()


@pytest.mark.parametrize("behaviour", ["hang", "drip", "error", "reply", "rubbish"])
def test_a_server_that_gives_no_reply_leaves_the_extractive_answer_with_a_notice(
    timed: Answered, ask: Callable[..., Answer], behaviour: str
) -> None:
    slow = "由市住建局负责修改完善该方案 [1]。" * 40 if behaviour == "drip" else ""
    with serving(behaviour, slow) as server:
        answer, took_s = timed(server.url)
    assert answer.mode == "extractive" and answer.text == ask(GAS).text
    assert answer.notice == wording("zh").say("notice.model_down")
    assert took_s < TIMEOUT_S + SLACK_S


def test_a_refused_connection_leaves_the_extractive_answer(timed: Answered, ask: Callable[..., Answer]) -> None:
    with refusing() as url:
        answer, took_s = timed(url)
    assert answer.mode == "extractive" and answer.text == ask(GAS).text and answer.notice
    assert took_s < TIMEOUT_S + SLACK_S


@pytest.mark.parametrize(
    "reply",
    [
        "由市住建局负责修改完善该方案 [4]。由市住建局负责 [12]。",
        "由市水务局负责修改完善该方案 [1]。",
        "由市政府办公室负责修改完善该方案 [1]。",
        "会议于2023年4月18日原则同意该方案 [1]。",
    ],
)
def test_invented_citations_and_contradictions_are_struck(
    timed: Answered, ask: Callable[..., Answer], reply: str
) -> None:
    with serving("reply", reply) as server:
        struck, took_s = timed(server.url)
        assert struck.text == ask(GAS).text and struck.mode == "extractive"
        assert took_s < TIMEOUT_S + SLACK_S
    with serving("reply", TRUE + reply) as server:
        corrected, _ = timed(server.url)
        assert corrected.mode == "generative" and corrected.text.startswith(
            "由市住建局负责修改完善该方案。 [1]\n市住建局"
        )


def test_a_server_is_asked_for_its_model_with_the_key_and_gets_one_request(timed: Answered) -> None:
    with serving("reply", TRUE) as server:
        timed(server.url)
        request, *others = server.requests
    assert others == [] and request["model"] == "small" and request["stream"] is True and request["temperature"] == 0
    assert server.keys == ["Bearer secret"]


@pytest.mark.parametrize("behaviour", ["error", "hang"])
def test_the_extractive_answer_is_there_before_the_model_is_asked(
    worded: Assistant, settings: Settings, switch: Switch, ask: Callable[..., Answer], behaviour: str
) -> None:
    with serving(behaviour) as server:
        switch.model = open_model(replace(settings, llm_url=server.url, llm_timeout_s=TIMEOUT_S))
        growing = worded.stream(GAS)
        first = next(growing)
        assert first.text == ask(GAS).text and first.draft and server.requests == []


def test_the_next_question_tries_a_server_again_that_was_down(timed: Answered) -> None:
    with serving("error") as server:
        assert timed(server.url)[0].mode == "extractive"
        _recover(server)
        assert timed(server.url)[0].mode == "generative"


def _recover(server: Server) -> None:
    server.behaviour, server.reply = "reply", TRUE
