"""The whole flow on one screen: understand, search, compose, check, answer; as a LangChain Runnable too."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer, Coverage
from assistant.asides.clauses import lead
from assistant.asides.remarks import without_remarks
from assistant.asked.understanding import Understanding
from assistant.citations import check, cited, verbatim
from assistant.compose.parts.absent import rest_unsaid, says_a_word
from assistant.desk import Desk, Voice
from assistant.draft import Draft
from assistant.extractive import TOLD, compose
from assistant.followups.earlier import Reader
from assistant.followups.followup import left_open, standalone
from assistant.followups.recall import Recall
from assistant.generate.model import NoReply
from assistant.generative import Core, Writer, without_reply
from assistant.library import Library
from assistant.question import Known
from assistant.suggestions import suggestions
from assistant.words import Words
from prompts import LANGUAGES, wording
from retrieval.errors import UsageError
from retrieval.query import narrow
from retrieval.reading import visible
from retrieval.search import Searcher, SearchResult

MAX_QUESTION_CHARS = 2000
_PASSAGES = 12
_TEXTS, _TURNS = 256, 64  # remembered of the conversations of a day
History = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class _Asked:
    """A question that came in; `alone` is the same, worded so that it stands alone, where that is known."""

    question: str
    history: History
    alone: str | None = None


@dataclass(frozen=True)
class _Understood:
    """The question, read as one that stands alone."""

    question: str
    understanding: Understanding
    timings_ms: Mapping[str, float]


@dataclass(frozen=True)
class _Searched:
    """The question with what was found for it."""

    asked: _Understood
    found: SearchResult
    timings_ms: Mapping[str, float]


@dataclass(frozen=True)
class _Drafted:
    """The question with a draft of its answer, which nobody sees before it is checked."""

    searched: _Searched
    draft: Draft
    timings_ms: Mapping[str, float]


@dataclass(frozen=True)
class _Answered:
    """The checked answer with the draft that it was made from."""

    drafted: _Drafted
    answer: Answer

    @property
    def core(self) -> Core:
        """What a language model may word."""
        return Core(self.answer, self.drafted.draft, self.drafted.searched.asked.understanding.facet)


class Assistant:
    """Answers questions from the minutes alone. Takes finished parts; `build_assistant` makes them from settings."""

    def __init__(self, library: Library, searcher: Searcher, words: Words, writer: Writer | None = None) -> None:
        self._library = library
        self._searcher = searcher
        self._words = words
        self._writer = writer
        self._reader_of = lru_cache(maxsize=1)(self._made_reader)
        self._chain = RunnableLambda(self._understand) | self._search | self._compose | self._check

    def answer(self, question: str, history: History = ()) -> Answer:
        """Answer a question; raises UsageError where it is empty or longer than 2,000 characters."""
        *_, last = self.stream(question, history)
        return last

    def stream(self, question: str, history: History = ()) -> Iterator[Answer]:
        """Yield the answer as it grows; the last one is the checked answer.

        Where a language model words answers, the first is the extractive one, then drafts come; `draft` marks both.
        """
        asked = _Asked(require_question(question), history)
        if self._writer is None:
            yield self._chain.invoke(asked).answer
        else:
            yield from self._worded(asked, self._writer)

    def _worded(self, asked: _Asked, writer: Writer) -> Iterator[Answer]:
        """Yield the extractive answer at once, then what the language model makes of it."""
        started, deadline = time.perf_counter(), writer.model.deadline()
        found: _Answered = self._chain.invoke(asked)
        yield replace(found.answer, draft=True)
        try:
            if rewritten := self._rewritten(asked, found, writer, deadline):
                found = self._chain.invoke(replace(asked, alone=rewritten))
                yield replace(found.answer, draft=True)
        except NoReply:
            yield without_reply(found.answer)
            return
        if found.answer.status == "not_found":
            yield found.answer
            return
        for answer in writer.answers(found.core, deadline):
            yield answer if answer.draft else _waited(answer, started)

    def _rewritten(self, asked: _Asked, found: _Answered, writer: Writer, deadline: float) -> str | None:
        """Let the model complete a follow-up for which the rules found nothing to carry over."""
        understood = found.drafted.searched.asked.understanding
        turns = [turn["content"] for turn in asked.history if turn.get("content", "").strip()]
        if not turns or not left_open(asked.question, understood, self._reader):
            return None
        return writer.standalone(asked.question, turns, deadline)

    def as_runnable(self) -> Runnable[Any, Answer]:
        """Give the flow as a LangChain Runnable: a question, or {"question", "history"}, in; an Answer out."""
        return RunnableLambda(lambda asked: self.answer(**({"question": asked} if isinstance(asked, str) else asked)))

    def read(self, question: str) -> Understanding:
        """Read a question that stands alone, as far as what it asks for."""
        return self._understand(_Asked(require_question(question), ())).understanding

    def desk(self, question: str) -> Desk:
        """Lay a question that stands alone on the desk: read and searched for, not answered."""
        asked = self.read(question)
        return self._desk(asked, self._searcher.search(asked.query, _PASSAGES))

    def voice(self, language: str) -> Voice:
        """Give what words pages in a language of answers."""
        return Voice(self._words.bodies, self._words.glossary, wording(language))

    def suggestions(self, answer: Answer) -> tuple[str, ...]:
        """Give up to three questions that could be asked next, each of which the ledger can answer."""
        return suggestions(answer, self._library, self._words.bodies)

    @property
    def library(self) -> Library:
        """What is held, for pages that show it."""
        return self._library

    @property
    def _reader(self) -> Reader:
        return self._reader_of(date.today())

    def _made_reader(self, today: date) -> Reader:
        """Read what is said on a day: each text once, and what was said before, which every turn goes back to, too."""
        outline = lru_cache(_TEXTS)(partial(self._words.outline, known=self._known, today=today))
        understand = lru_cache(_TEXTS)(lambda text: self._words.weighed(outline(text)))
        recalled = lru_cache(_TURNS)(self._recalled)
        return Reader(understand, outline, self._library.entries, self._words.bodies, recalled)

    @property
    def _known(self) -> Known:
        return self._words.known(self._library.people, self._library.years, self._library.sittings)

    def _recalled(self, asked: Understanding) -> Recall:
        return Recall(self._desk(asked, self._searcher.search(asked.query, _PASSAGES)))

    def _understand(self, asked: _Asked) -> _Understood:
        started = time.perf_counter()
        question = asked.alone or visible(asked.question)
        if asked.alone or not asked.history:
            self._words.begin(narrow(question))
        read = self._reader.understand(question) if asked.alone else standalone(question, asked.history, self._reader)
        return _Understood(asked.question, read, _timed({}, "understand", started))

    def _search(self, asked: _Understood) -> _Searched:
        started = time.perf_counter()
        self._words.begin(asked.understanding.form)
        found = self._searcher.search(asked.understanding.query, _PASSAGES)
        return _Searched(asked, found, _timed(asked.timings_ms, "search", started))

    def _compose(self, searched: _Searched) -> _Drafted:
        started = time.perf_counter()
        asked = searched.asked.understanding
        draft = compose(self._desk(asked, searched.found))
        silent = draft.status == "not_found" and asked.facet != "attack" and not asked.listed
        if silent and (first := lead(asked.question, self._known)):
            draft = self._first_alone(first) or draft
        if silent and draft.status == "not_found" and not searched.found.unmatched:
            draft = self._without_remarks(asked.question) or draft
        return _Drafted(searched, draft, _timed(searched.timings_ms, "compose", started))

    def _first_alone(self, clause: str) -> Draft | None:
        """Answer the first of two clauses, where the minutes do not say both; None where they do not say it either."""
        desk = self.desk(clause)
        told = desk.asked.facet in TOLD and "why" not in desk.asked.features
        draft = compose(desk) if told else None
        return rest_unsaid(desk, draft) if draft and draft.status == "answered" and says_a_word(desk, draft) else None

    def _without_remarks(self, question: str) -> Draft | None:
        """Answer a question without what it only remarks; None where it remarks nothing or has no answer so either."""
        for shorter in without_remarks(question, self._known):
            desk = self.desk(shorter)
            named = desk.asked.names_meetings or "subject" in desk.asked.features
            draft = compose(desk) if named and desk.asked.facet != "attack" else None
            if draft and draft.status == "answered" and says_a_word(desk, draft):
                return draft
        return None

    def _check(self, drafted: _Drafted) -> _Answered:
        started = time.perf_counter()
        asked, found, draft = drafted.searched.asked, drafted.searched.found, drafted.draft
        checked = check(draft, self._library.minutes, self._words.bodies)
        answered = draft.status != "not_found" and bool(checked.citations)
        nearest = tuple(cited(source, 0, True) for source in draft.nearest if verbatim(source, self._library.minutes))
        timings_ms = _timed(drafted.timings_ms, "check", started)
        answer = Answer(
            question=asked.question,
            standalone_question=asked.understanding.question,
            language=asked.understanding.query.language,
            status=draft.status if answered else "not_found",
            mode="extractive",
            text=checked.text,
            notice=_notice(asked.understanding.query.language),
            coverage=Coverage(*(draft.covered or (found.searched, found.total))),
            citations=checked.citations if answered else (),
            nearest=() if answered else nearest,
            timings_ms=_totalled(timings_ms),
        )
        return _Answered(drafted, answer)

    def _desk(self, asked: Understanding, found: SearchResult) -> Desk:
        return Desk(
            asked=asked,
            found=found,
            scope=self._scope(asked, found),
            library=self._library,
            bodies=self._words.bodies,
            glossary=self._words.glossary,
            wording=wording(asked.query.language),
            judge=self._words.judge,
        )

    def _scope(self, asked: Understanding, found: SearchResult) -> tuple[str, ...]:
        """Give the documents that the question's filters leave, of a list those in which it stands, by the day held."""
        left = set(self._library.entries if found.documents is None else found.documents)
        left &= set(asked.listed.minutes) if asked.listed else left
        return tuple(document for document in self._library.entries if document in left)


def _notice(language: str) -> str | None:
    """Say which languages answers come in where a question is in another."""
    return None if language in LANGUAGES else wording(language).say("notice.foreign")


def require_question(question: str) -> str:
    """Give a question without blanks around it; raises UsageError where it is empty or too long."""
    text = question.strip()
    if not text:
        raise UsageError("question", "no text", "a question about the minutes")
    if len(text) > MAX_QUESTION_CHARS:
        raise UsageError("question", f"{len(text)} characters", f"at most {MAX_QUESTION_CHARS}")
    return text


def _timed(before: Mapping[str, float], step: str, started: float) -> dict[str, float]:
    return {**before, step: round((time.perf_counter() - started) * 1000, 2)}


def _totalled(steps: Mapping[str, float]) -> dict[str, float]:
    return {**steps, "total": round(sum(steps.values()), 2)}


def _waited(answer: Answer, started: float) -> Answer:
    """Count the time that the model took as composing."""
    steps = {name: took for name, took in answer.timings_ms.items() if name != "total"}
    waited_ms = round((time.perf_counter() - started) * 1000 - sum(steps.values()), 2)
    return replace(answer, timings_ms=_totalled(steps | {"compose": steps["compose"] + max(waited_ms, 0.0)}))
