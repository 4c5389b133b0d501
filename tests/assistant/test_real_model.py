"""The real model that the environment names, end to end: whatever it says, what is shown holds.

Run with `make llm`, MINUTES_LLM_URL or MINUTES_LLM_GGUF set; a small model on two cores takes a minute or two.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest

from assistant import Answer, Settings, build_assistant
from assistant.assistant import Assistant
from assistant.facts import facts_of, unsupported
from retrieval.bodies import Bodies
from tests.assistant.asking import GAS_QUESTIONS, markers
from tests.assistant.test_answers import correct

pytestmark = pytest.mark.llm
TIMEOUT_S = 30.0
QUESTIONS = (*GAS_QUESTIONS, "第22次常务会议是什么时候召开的？", "Which documents go to the standing committee?")


@pytest.fixture(scope="module")
def named() -> Settings:
    """Read what the environment names; skipped where it names no model."""
    model = {name: value for name, value in os.environ.items() if name.startswith("MINUTES_LLM_")}
    if not {"MINUTES_LLM_URL", "MINUTES_LLM_GGUF"} & model.keys():
        pytest.skip("set MINUTES_LLM_URL or MINUTES_LLM_GGUF")
    return Settings.from_env(model)


@pytest.fixture(scope="module")
def worded(settings: Settings, assistant: Assistant, named: Settings) -> Assistant:
    """Build the assistant with that model, over the same index as the extractive one."""
    model = {name: getattr(named, name) for name in ("llm_url", "llm_model", "llm_key", "llm_gguf")}
    return build_assistant(replace(settings, **model, llm_timeout_s=TIMEOUT_S))


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_real_model_says_is_shown_only_as_far_as_it_holds(
    worded: Assistant, assistant: Assistant, question: str
) -> None:
    started = time.monotonic()
    first, *drafts, last = worded.stream(question)
    took_s = time.monotonic() - started
    extractive = assistant.answer(question)
    assert first.draft and first.text == extractive.text
    assert all(one.draft for one in drafts) and not last.draft
    correct(last)
    assert took_s < TIMEOUT_S + 1
    assert last.status == extractive.status
    assert (last.mode == "generative") != bool(last.notice)
    _every_line_holds(last)


def _every_line_holds(answer: Answer) -> None:
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    bodies = Bodies.load()
    for line in answer.text.splitlines():
        cited = [quotes[number] for number in markers(line)]
        if cited and not any(char.isdigit() for char in line.split(" [")[0]):  # counts are held by the ledger
            assert unsupported(facts_of(line.rsplit(" [", 1)[0], bodies), cited, bodies) == (), line


def test_what_is_not_found_is_not_asked(worded: Assistant) -> None:
    answer = worded.answer("地铁建设花了多少钱？")
    assert answer.status == "not_found" and answer.mode == "extractive" and answer.notice is None
