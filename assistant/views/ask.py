"""Ask: a conversation with the minutes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import gradio as gr

from assistant.answer import Answer
from assistant.assistant import MAX_QUESTION_CHARS
from assistant.page.failures import failure_of, inside, unasked
from assistant.page.opening import Holding, holdings, welcome
from assistant.page.words import both
from assistant.rendering import Turn, history_of, transcript
from retrieval.errors import MinutesError

_TURNS_KEPT = 50
_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]
Shown = tuple[Any, Any, Any]  # the turns, the transcript as HTML, the question box; or Gradio's skip for each


class Answering(Protocol):
    """What the page needs of an assistant."""

    def stream(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Iterator[Answer]:
        """Yield growing Answers, the last one whole; raises MinutesError for a question that cannot be taken."""
        ...

    @property
    def library(self) -> Holding:
        """Say what is held."""
        ...


class Ask:
    """The conversation; each event gives the turns, the transcript as HTML and the question box."""

    name = "ask"

    def __init__(self, assistant: Answering) -> None:
        self._assistant = assistant

    def lay_out(self) -> None:
        """Lay out the transcript above the question box."""
        turns = gr.State(())
        script = "minutesPage.conversation(element, trigger, watch)"
        told = gr.HTML(self._opening(), elem_id="told", apply_default_css=False, js_on_load=script)
        self._connect(turns, told, _question_box())

    def _connect(self, turns: gr.State, told: gr.HTML, question: gr.Textbox) -> None:
        outputs = [turns, told, question]
        # "multiple": a stopped answer ends at its next step, and until then Gradio would swallow the next question.
        settings: dict[str, Any] = {"outputs": outputs, "show_progress": "hidden", "api_visibility": "private"}
        settings["trigger_mode"] = "multiple"
        typed = question.submit(self.ask, [question, turns], **settings)
        pressed = told.submit(self.ask_pressed, [turns], **settings)
        question.stop(self.stop, [turns], cancels=[typed, pressed], queue=False, **settings)
        told.clear(self.clear, cancels=[typed, pressed], queue=False, **settings)

    def ask(self, question: str, turns: Turns) -> Iterator[Shown]:
        """Answer what was typed, in growing steps."""
        if turns and turns[-1].running:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        if not question.strip():
            yield self._shown(turns, running=False)
            return
        earlier = turns[1 - _TURNS_KEPT :]
        asked = Turn(question.strip(), running=True)
        yield self._shown((*earlier, asked), running=True)
        for turn in self._answered(asked, earlier):
            yield self._shown((*earlier, turn), running=turn.running)

    def ask_pressed(self, turns: Turns, event: gr.EventData) -> Iterator[Shown]:
        """Answer a question that was pressed on the page: an example, an earlier one, one about an item."""
        yield from self.ask(str(event.question), turns)

    def stop(self, turns: Turns) -> Shown:
        """Leave the last answer as far as it has come."""
        return self._shown((*turns[:-1], *(replace(turn, running=False) for turn in turns[-1:])), running=False)

    def clear(self) -> Shown:
        """Begin a new conversation."""
        return self._shown((), running=False)

    def _answered(self, turn: Turn, earlier: Turns) -> Iterator[Turn]:
        if failure := unasked(turn.question, MAX_QUESTION_CHARS):
            yield replace(turn, failure=failure, running=False)
            return
        try:
            for answer in self._assistant.stream(turn.question, history_of(earlier)):
                turn = replace(turn, answer=answer)
                yield turn
            yield replace(turn, running=False)
        except MinutesError as error:
            yield replace(turn, failure=failure_of(error), running=False)
        except Exception:
            _log.exception("the question could not be answered")
            yield replace(turn, failure=inside(), running=False)

    def _shown(self, turns: Turns, running: bool) -> Shown:
        box = gr.update(value="", submit_btn=not running, stop_btn=running)
        return turns, transcript(turns, "" if turns else self._opening()), box

    def _opening(self) -> str:
        return welcome(holdings(self._assistant.library))


def _question_box() -> gr.Textbox:
    label = both("ask_label")
    return gr.Textbox(
        label=f"{label.zh} · {label.en}",
        show_label=False,
        container=False,
        elem_id="question",
        lines=1,
        max_lines=8,
        submit_btn=True,
    )
