"""What every composer works with: the question as understood, what was found, the library and the wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.asked.topic_words import Word, chinese_words, translated_words
from assistant.asked.understanding import Understanding
from assistant.days import written_day
from assistant.learnt.judgement import Judge
from assistant.library import Library
from assistant.set_phrases import phrase_in_english, step_in_chinese
from prompts import Wording
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.numerals import to_chinese
from retrieval.parsing.verdicts import PUT_OFF
from retrieval.records import AgendaItem, LedgerRow, Minutes
from retrieval.search import SearchResult

_A_NAME = 5  # letters
# What English calls a place by, behind its name, and how such names end.
_CALLED = {
    "road": "路",
    "street": "[街路]",
    "avenue": "(?:大道|路)",
    "lake": "湖",
    "river": "[河江塘]",
    "bridge": "大?桥",
}


@dataclass(frozen=True, eq=False)
class Voice:
    """How what is said is worded: templates of one language, names of bodies, set phrases."""

    bodies: Bodies
    glossary: Glossary
    wording: Wording

    @property
    def zh(self) -> bool:
        """Whether the answer is in Chinese."""
        return self.wording.language == "zh"

    def say(self, template: str, /, **slots: object) -> str:
        """Fill a template of the answer's language; what begins with a meeting's name begins with a capital."""
        text = self.wording.say(template, **slots)
        return text[:1].upper() + text[1:] if text.startswith(self._the) and template != "meeting.name" else text

    @property
    def _the(self) -> str:
        return "：" if self.zh else "the "

    def body(self, name: str) -> str:
        """Name a body: in Chinese as it is, else in English with the Chinese beside it."""
        english = None if self.zh else self.bodies.english(name)
        return f"{english} ({name})" if english else name

    def all_bodies(self, names: Sequence[str]) -> str:
        """Name several bodies."""
        return self.listed([self.body(name) for name in names])

    def listed(self, parts: Sequence[str]) -> str:
        """Join with 、 in Chinese, with commas and "and" in English."""
        if self.zh or len(parts) < 2:
            return "、".join(parts)
        return ", ".join(parts[:-1]) + " and " + parts[-1]

    def day(self, iso: str | date | None) -> str:
        """Write a date: 2023年4月10日, or 10 April 2023."""
        if iso is None:
            return self.say("date.unknown")
        day = date.fromisoformat(iso) if isinstance(iso, str) else iso
        return written_day(day, self.wording.language)

    def year(self, iso: str) -> str:
        """Write the year of a date: 2023年, or 2023."""
        return f"{iso[:4]}年" if self.zh else iso[:4]

    def phrase(self, chinese: str) -> str:
        """Give a set phrase: in Chinese as it is, else its English with the Chinese beside it."""
        if self.zh:
            return chinese
        english = phrase_in_english(self.glossary, chinese)
        return f"{english} ({chinese})" if english else chinese

    def step(self, row: LedgerRow) -> str:
        """Word a decision's next step as minutes do: 以市政府办公室名义印发, 提交市委常委会审议."""
        return self.phrase(step_in_chinese(row.next_step, row.route))

    def subject(self, row: LedgerRow) -> str:
        """Name what a decision is about: its documents in 《》, else the item's title."""
        if row.documents:
            return self.listed([f"《{title}》" for title in row.documents])
        return f"“{row.title}”" if row.title else self.say("subject.none")

    def verdict(self, row: LedgerRow) -> str:
        """Word a verdict; on a report with what it is of where it grants a sum or refuses: 同意安排经费800万元."""
        said = row.verdict or ""
        words = re.sub(r"\s", "", row.quote)
        clause = re.search(rf"[^，,。；：《》]*{re.escape(said)}[^，,。；：《》]*", words) if said else None
        if clause is None or row.documents or not (PUT_OFF.search(said) or re.search(r"\d", clause.group())):
            return self.phrase(said)
        whole = clause.group().removeprefix("会议")
        return whole if self.zh else f"{phrase_in_english(self.glossary, said) or said} ({whole})"

    def meeting(self, minutes: Minutes) -> str:
        """Name a meeting with both of its numbers and its date, as far as they are known."""
        return self.say(
            "meeting.name", meeting=minutes.meeting or "?", number=minutes.number or "?", held=self.day(minutes.held)
        )


@dataclass(frozen=True, eq=False)
class Desk(Voice):
    """One question on the desk. `scope` are the documents that it speaks of, all held where it names none.

    Two desks are never equal, so that what is worked out for one can be remembered by it.
    """

    asked: Understanding
    found: SearchResult
    scope: tuple[str, ...]
    library: Library
    judge: Judge

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the question's topic."""
        if self.zh:
            return chinese_words(self.asked.topic, self.glossary)
        return self._sounded(translated_words(self.asked.topic, self.glossary, self.found.terms))

    @cached_property
    def sure_words(self) -> tuple[Word, ...]:
        """The same words, each with the ways that the glossary knows alone; Chinese ones as they are."""
        return self.words if self.zh else self._sounded(translated_words(self.asked.topic, self.glossary, ()))

    def _sounded(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Give words with the names in titles that sound so, where a question writes a name: 嘉闵 for Jiamin."""
        sounded = [replace(word, ways=word.ways | self._sounding(word)) for word in words]
        for at in range(1, len(sounded) if not self.library.few else 0):
            if whole := self._called(sounded[at - 1], sounded[at]):
                sounded[at] = replace(sounded[at], ways=whole)
        return tuple(sounded)

    def _called(self, name: Word, kind: Word) -> frozenset[str]:
        """Give the names of places in titles that a name and a kind say together: 郑和路 for Zhenghe Road."""
        end = _CALLED.get(kind.said)
        if end is None or not re.search(
            rf"\b{name.said.capitalize()} {kind.said}", self.asked.query.text, re.IGNORECASE
        ):
            return frozenset()
        named = "|".join(map(re.escape, sorted(way for way in name.ways if re.fullmatch("[㐀-鿿]{2,3}", way))))
        found = (
            match.group() for *_, title in self.library.titled for match in re.finditer(f"(?:{named}){end}", title)
        )
        return frozenset(found if named else ())

    def is_name(self, word: Word) -> bool:
        """Whether a word is a name by its sound alone, which titles hold."""
        return bool(word.ways) and word.ways == self._sounding(word)

    def _sounding(self, word: Word) -> frozenset[str]:
        known = (
            self.zh
            or self.library.few
            or not word.said.isalpha()
            or len(word.said) < _A_NAME
            or self.glossary.chinese(word.said)
        )
        written = not known and re.search(rf"\b{word.said.capitalize()}\b", self.asked.query.text)
        home = self.library.home or ""
        return frozenset(one for one in self.library.sounding(word.said) if one not in home) if written else frozenset()

    @cached_property
    def surest_words(self) -> tuple[Word, ...]:
        """The same words, each with the ways that the glossary knows, or all where it knows none."""
        return tuple(sure if sure.ways else word for word, sure in zip(self.words, self.sure_words, strict=True))

    @cached_property
    def numbered(self) -> tuple[Target, ...]:
        """The items in scope that the question numbers."""
        labels = {to_chinese(number) for number in self.asked.query.items if number > 0}
        back = {-number for number in self.asked.query.items if number < 0}
        meetings = map(self.library.minutes, self.scope) if labels or back else ()
        return tuple(
            Target(minutes, item)
            for minutes in meetings
            for place, item in enumerate(minutes.items)
            if item.label in labels or len(minutes.items) - place in back
        )

    def items_at(self, places: Iterable[tuple[str, str]]) -> list[Target]:
        """Give the items at places, a document and a label each; what the minutes do not have is left out."""
        found = ((self.library.minutes(document), self.library.item(document, label)) for document, label in places)
        return [Target(minutes, item) for minutes, item in found if item]

    def rows(self, target: Target, **fields: str) -> tuple[LedgerRow, ...]:
        """Read the ledger rows of an item whose fields have these values, as `Library.rows` does."""
        return self.library.rows([target.minutes.id], item=target.item.label, **fields)

    def decision(self, target: Target) -> LedgerRow | None:
        """Give the ledger row of what was decided on an item; None where nothing was."""
        return next((row for row in self.rows(target) if row.kind == "decision"), None)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """An agenda item that a question is about."""

    minutes: Minutes
    item: AgendaItem

    @property
    def place(self) -> tuple[str, str]:
        """The document's id and the item's label."""
        return self.minutes.id, self.item.label

    @property
    def text(self) -> str:
        """The item's title and paragraphs as one text."""
        paragraphs = (paragraph.span.of(self.minutes.text) for paragraph in self.item.paragraphs)
        return "\n".join([self.item.title, *paragraphs])
