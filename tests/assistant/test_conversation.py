"""A conversation goes to the browser and comes back: whole, within its room, its quotes checked anew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.page.conversation import recalled, remembered
from assistant.rendering import Turn, transcript
from retrieval.minutes import read_minutes
from tests.fakes import ScriptedAssistant, Shelf

HELD = tuple(
    read_minutes(path) for path in sorted((Path(__file__).parents[2] / "index_data" / "minutes").glob("*.txt"))
)
SCRIPTED = ScriptedAssistant(HELD)
QUESTION = "哪个部门负责燃气三年行动方案？"
TURN = Turn(QUESTION, SCRIPTED.answer(QUESTION), whole=True, kept="an id", suggested=("那由谁印发？",))


def through_the_browser(*turns: Turn) -> Any:
    """Give what the browser sends back."""
    return json.loads(json.dumps(remembered(turns)))


def test_an_answered_turn_comes_back_as_it_was() -> None:
    assert recalled(through_the_browser(TURN), SCRIPTED.library) == (TURN,)


def test_only_whole_answers_are_remembered() -> None:
    turns = (Turn("failed"), TURN, replace(TURN, whole=False))
    assert recalled(through_the_browser(*turns), SCRIPTED.library) == (TURN,)


def test_the_oldest_turns_give_way_where_there_is_no_room() -> None:
    assert TURN.answer is not None
    large = replace(TURN, answer=replace(TURN.answer, text="长" * 50_000))
    numbered = [replace(large, question=str(number)) for number in range(5)]
    memory = through_the_browser(*numbered)
    assert [turn["question"] for turn in memory] == ["3", "4"]
    assert len(json.dumps(memory, ensure_ascii=False).encode()) <= 400_000


def test_a_quote_that_the_minutes_do_not_have_is_no_longer_verified() -> None:
    memory = through_the_browser(TURN)
    memory[0]["answer"]["citations"][0]["quote"] = "不是原文"
    (turn,) = recalled(memory, SCRIPTED.library)
    assert turn.answer is not None
    assert [citation.verified for citation in turn.answer.citations] == [False, True]
    assert "不是原文" not in transcript((turn,), "")
    (gone,) = recalled(through_the_browser(TURN), Shelf(()))
    assert gone.answer is not None
    assert not any(citation.verified for citation in gone.answer.citations)


@pytest.mark.parametrize("memory", [None, "x", 7, {}, [{}], [{"question": 1}], [{"question": "x", "answer": {}}]])
def test_what_is_no_conversation_is_left_alone(memory: object) -> None:
    assert recalled(memory, SCRIPTED.library) == ()
    assert recalled([*through_the_browser(TURN), {"question": None}], SCRIPTED.library) == ()
