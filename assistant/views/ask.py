"""Ask: a conversation with the minutes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import gradio as gr

from assistant.answer import Answer
from assistant.assistant import MAX_QUESTION_CHARS
from assistant.checking.records import entry_of, sha256
from assistant.journal import Journal
from assistant.page.conversation import recalled, remembered
from assistant.page.failures import failure_of, inside, unasked
from assistant.page.opening import Holding, holdings, welcome
from assistant.page.words import both
from assistant.rendering import Turn, history_of, transcript
from retrieval.errors import MinutesError

_TURNS_KEPT = 50
_THUMBS = (1, -1)
_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]
Shown = tuple[Any, Any, Any]  # the turns, the transcript as HTML, the question box; or Gradio's skip for each


class Answering(Protocol):
    """What the page needs of an assistant."""

    def stream(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Iterator[Answer]:
        """Yield growing Answers, the last one whole; raises MinutesError for a question that cannot be taken."""
        ...

    def suggestions(self, answer: Answer) -> Sequence[str]:
        """Give questions that could be asked after an answer."""
        ...

    @property
    def library(self) -> Holding:
        """Say what is held."""
        ...


class Ask:
    """The conversation; each event gives the turns, the transcript as HTML and the question box.

    Whole answers go into the journal, where there is one; the conversation itself is kept in the browser alone.
    """

    name = "ask"

    def __init__(self, assistant: Answering, journal: Journal | None = None) -> None:
        self._assistant = assistant
        self._journal = journal

    def lay_out(self) -> None:
        """Lay out the transcript above the question box."""
        turns = gr.State(())
        # The secret only keeps the entry from being read over a shoulder: the browser has it too.
        memory = gr.BrowserState([], storage_key="minutes.conversation", secret="minutes")
        script = "minutesPage.conversation(element, trigger, watch)"
        told = gr.HTML(self._opening(), elem_id="told", apply_default_css=False, js_on_load=script)
        self._connect((turns, memory), told, _question_box())

    def _connect(self, kept: tuple[gr.State, gr.BrowserState], told: gr.HTML, question: gr.Textbox) -> None:
        turns, memory = kept
        outputs = [turns, told, question]
        # "multiple": a stopped answer ends at its next step, and until then Gradio would swallow the next question.
        settings: dict[str, Any] = {"outputs": outputs, "show_progress": "hidden", "api_visibility": "private"}
        settings["trigger_mode"] = "multiple"
        typed = question.submit(self.ask, [question, turns], **settings)
        pressed = told.submit(self.ask_pressed, [turns], **settings)
        again = told.retry(self.retry, [turns], **settings)
        asking: list[Any] = [typed, pressed, again]
        stopped = question.stop(self.stop, [turns], cancels=asking, queue=False, **settings)
        cleared = told.clear(self.clear, cancels=asking, queue=False, **settings)
        told.edit(self.edit, [turns], queue=False, **settings)
        told.undo(self.unedit, [turns], queue=False, **settings)
        told.load(self.recall, [memory], queue=False, **settings)
        told.like(self.thumb, queue=False, api_visibility="private", show_progress="hidden")
        for changed in (*asking, stopped, cleared):
            changed.then(remembered, [turns], [memory], queue=False, api_visibility="private", show_progress="hidden")

    def ask(self, question: str, turns: Turns, request: gr.Request) -> Iterator[Shown]:
        """Answer what was typed, in growing steps; a turn being edited gives way to it."""
        if turns and turns[-1].running:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        if not question.strip():
            yield self._shown(turns, running=False)
            return
        earlier = _standing(turns)[1 - _TURNS_KEPT :]
        asked = Turn(question.strip(), running=True)
        yield self._shown((*earlier, asked), running=True)
        for turn in self._answered(asked, earlier, request.username):
            yield self._shown((*earlier, turn), running=turn.running)

    def ask_pressed(self, turns: Turns, event: gr.EventData, request: gr.Request) -> Iterator[Shown]:
        """Answer a question that was pressed on the page: an example, a suggestion, one about an item."""
        yield from self.ask(str(event.question), turns, request)

    def retry(self, turns: Turns, request: gr.Request) -> Iterator[Shown]:
        """Answer the last question once more, in the place of what became of it."""
        if turns:
            yield from self.ask(turns[-1].question, turns if turns[-1].running else turns[:-1], request)

    def stop(self, turns: Turns) -> Shown:
        """Leave the last answer as far as it has come."""
        return self._shown((*turns[:-1], *(replace(turn, running=False) for turn in turns[-1:])), running=False)

    def edit(self, turns: Turns, event: gr.EventData) -> Shown:
        """Put the question of the turn `at` back into the box; nothing is lost before the next one is asked."""
        if not 0 <= event.at < len(turns) or turns[-1].running:
            return gr.skip(), gr.skip(), gr.skip()
        marked = tuple(replace(turn, edited=at == event.at) for at, turn in enumerate(turns))
        return self._shown(marked, running=False, question=turns[event.at].question)

    def unedit(self, turns: Turns) -> Shown:
        """Leave every turn as it was."""
        return self._shown(tuple(replace(turn, edited=False) for turn in turns), running=False)

    def clear(self) -> Shown:
        """Begin a new conversation."""
        return self._shown((), running=False)

    def recall(self, memory: object) -> Shown:
        """Show again the conversation that the browser kept, its quotes checked anew."""
        turns = recalled(memory, self._assistant.library)
        return self._shown(turns, running=False) if turns else (gr.skip(), gr.skip(), gr.skip())

    def thumb(self, event: gr.EventData) -> None:
        """Keep a reader's thumb on an answer; None takes it back."""
        if self._journal:
            try:
                self._journal.thumb(str(event.answer), event.thumb if event.thumb in _THUMBS else None)
            except MinutesError as error:
                _log.warning("a thumb is not kept: %s", error)

    def _answered(self, turn: Turn, earlier: Turns, who: str | None) -> Iterator[Turn]:
        if failure := unasked(turn.question, MAX_QUESTION_CHARS):
            yield replace(turn, failure=failure, running=False)
            return
        try:
            for answer in self._assistant.stream(turn.question, history_of(earlier)):
                turn = replace(turn, answer=answer)
                yield turn
            yield self._whole(turn, earlier, who)
        except MinutesError as error:
            yield replace(turn, failure=failure_of(error), running=False)
        except Exception:
            _log.exception("the question could not be answered")
            yield replace(turn, failure=inside(), running=False)

    def _whole(self, turn: Turn, earlier: Turns, who: str | None) -> Turn:
        answer = turn.answer
        if answer is None:
            return replace(turn, running=False)
        try:
            turn = replace(turn, suggested=tuple(self._assistant.suggestions(answer)))
            turn = replace(turn, kept=self._keep(answer, earlier, who))
        except MinutesError as error:
            _log.warning("an answer stands without what goes with it: %s", error)
        return replace(turn, running=False, whole=True)

    def _keep(self, answer: Answer, earlier: Turns, who: str | None) -> str | None:
        """Write a whole answer into the journal; gives its id there, None where it is in none."""
        documents = {citation.document for citation in answer.citations}
        digests = {document: sha256(self._assistant.library.minutes(document).text) for document in sorted(documents)}
        entry = entry_of(answer, digests, who, after=earlier[-1].kept if earlier else None)
        return entry.id if self._journal and self._journal.keep(entry) else None

    def _shown(self, turns: Turns, running: bool, question: str = "") -> Shown:
        box = gr.update(value=question, submit_btn=not running, stop_btn=running)
        return turns, transcript(turns, "" if turns else self._opening()), box

    def _opening(self) -> str:
        return welcome(holdings(self._assistant.library))


def _standing(turns: Turns) -> Turns:
    """Give the turns before the one that is edited, all where none is."""
    return turns[: next((at for at, turn in enumerate(turns) if turn.edited), len(turns))]


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
