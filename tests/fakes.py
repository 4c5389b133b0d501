"""An assistant that gives fixed answers with real citations, for tests of the page alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Coverage
from retrieval.errors import StoreError, UsageError
from retrieval.records import Minutes, Span

MAX_QUESTION_CHARS = 2_000
SLOW_TIMEOUT_S = 20


@dataclass(frozen=True)
class Dated:
    """A document in a list: the day held."""

    held: str | None


class Shelf:
    """A library in memory."""

    def __init__(self, minutes: Sequence[Minutes]) -> None:
        self._minutes = {one.id: one for one in minutes}
        self.entries = {one.id: Dated(str(one.held) if one.held else None) for one in minutes}

    def minutes(self, document: str) -> Minutes:
        """Give one document; raises StoreError where it is not held."""
        if document not in self._minutes:
            raise StoreError(document, "no such minutes", "one of those that the test put in")
        return self._minutes[document]


class ScriptedAssistant:
    """Answers by a word of the question: gas, list, follow-up, nothing, a failure; "slow" waits before the end."""

    def __init__(self, minutes: Sequence[Minutes]) -> None:
        self._minutes = tuple(minutes)
        self.library = Shelf(minutes)
        self.may_finish = threading.Event()
        self.histories: list[list[Mapping[str, str]]] = []

    def answer(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        """Give the last answer of the stream."""
        return list(self.stream(question, history))[-1]

    def stream(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Iterator[Answer]:
        """Yield the scripted answer, first as a draft without its citations."""
        self.histories.append(list(history))
        if len(question) > MAX_QUESTION_CHARS:
            raise UsageError("question", f"{len(question)} characters", f"at most {MAX_QUESTION_CHARS}")
        if "crash" in question:
            raise RuntimeError("scripted")
        whole = self._scripted(question, history)
        yield replace(whole, text=whole.text[:12], citations=(), nearest=(), draft=True)
        if "slow" in question:
            self.may_finish.wait(SLOW_TIMEOUT_S)
        yield whole

    def suggestions(self, answer: Answer) -> tuple[str, ...]:
        """Offer the list after an answer about gas."""
        return ("哪些文件要提交市委常委会审议？",) if "燃气" in answer.question else ()

    def _scripted(self, question: str, history: Sequence[Mapping[str, str]]) -> Answer:
        chinese = any("一" <= char <= "鿿" for char in question)
        language = "zh" if chinese else "en"
        if "燃气" in question or "gas" in question:
            return self._gas(question, language)
        if "常委会" in question or "committee" in question:
            return self._list(question, language)
        if history:
            return self._gas(question, language, f"{question}（《太仓市着力提升城镇燃气本质安全水平三年行动方案》）")
        return self._nothing(question, language)

    def _gas(self, question: str, language: str, standalone: str | None = None) -> Answer:
        first, second = self.cite(1, "2023-05", "四", "一"), self.cite(2, "2023-05", "四", "三")
        texts = {
            "zh": f"**市住建局**。“{first.quote}”[1]\n会议还要求：“{second.quote}”[2]",
            "en": (
                "The housing and urban-rural development bureau (**市住建局**) revises the plan; it is then issued in "
                f"the name of the municipal government office.\n“{first.quote}” [1]\n"
                "The meeting also asked for supervision of the whole chain [2]."
            ),
        }
        return self._answer(question, language, texts[language], (first, second), standalone)

    def _list(self, question: str, language: str) -> Answer:
        cited = (self.cite(1, "2023-05", "七", "一"), self.cite(2, "2023-12", "六", "一"))
        titles = [self._title(citation) for citation in cited]
        lead = "共 2 个文件：" if language == "zh" else "Two documents:"
        text = "\n".join([lead, *(f"- 《{title}》[{at}]" for at, title in enumerate(titles, start=1))])
        return self._answer(question, language, text, cited)

    def _title(self, citation: Citation) -> str:
        minutes = self.library.minutes(citation.document)
        return next(item for item in minutes.items if item.label == citation.item).documents[0]

    def _nothing(self, question: str, language: str) -> Answer:
        text = {"zh": "纪要没有提到这件事。", "en": "The minutes say nothing about this."}[language]
        nearest = (self.cite(0, "2023-12", "二", "三"),)
        coverage = Coverage(len(self._minutes), len(self._minutes))
        return Answer(question, question, language, "not_found", "extractive", text, coverage, nearest=nearest)

    def _answer(
        self, question: str, language: str, text: str, citations: tuple[Citation, ...], standalone: str | None = None
    ) -> Answer:
        coverage, took_ms = Coverage(len(self._minutes), len(self._minutes)), {"total": 84.0}
        whole = Answer(question, standalone or question, language, "answered", "extractive", text, coverage)
        return replace(whole, citations=citations, timings_ms=took_ms)

    def cite(self, marker: int, document: str, item: str, paragraph: str) -> Citation:
        """Cite the first sentence or two of a numbered paragraph, verbatim."""
        minutes = self.library.minutes(document)
        known = next(one for one in minutes.items if one.label == item)
        span = next(one.span for one in known.paragraphs if one.label == paragraph)
        quoted = Span(minutes.text.index("）", span.start) + 1, span.end) if minutes.text[span.start] == "（" else span
        return Citation(
            marker=marker,
            document=document,
            number=minutes.number,
            meeting=minutes.meeting,
            held=str(minutes.held),
            issued=str(minutes.issued),
            part="agenda",
            item=item,
            title=known.title,
            paragraph=paragraph,
            start=quoted.start,
            end=quoted.end,
            quote=quoted.of(minutes.text),
            verified=True,
        )
