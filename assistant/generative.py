"""A checked extractive answer -> one in a language model's words: drafts as they come, then what stood the checks.

The extractive answer is the core, and it stays: the model words what the core cites, and nothing that it says is shown
as an answer before each sentence has passed the checks of any claim and agrees with the ledger.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from langchain_core.messages import BaseMessage

from assistant.answer import Answer, Citation
from assistant.asked.facet_table import gives_orders, holds_orders
from assistant.asked.named_people import find_people
from assistant.citations import check, sift
from assistant.draft import Draft, Source, Statement
from assistant.facts import facts_of, unsupported
from assistant.generate.agreement import Agreement, pairs
from assistant.generate.grounding import Grounding
from assistant.generate.model import LanguageModel, NoReply
from assistant.generate.prompt import fitting, rewriting, worded
from assistant.generate.reply import Said, readable, sentences
from assistant.library import Library
from prompts import LANGUAGES, Wording, wording
from retrieval.bodies import Bodies
from retrieval.query import language_of

# Questions that one fact answers: a sentence may name no other body, day or number than the ledger's answer does.
_ONE_FACT = frozenset(
    {"amount", "attendance", "chair", "date", "deadline", "next_step", "person", "responsible", "venue", "verdict"}
)
_MOST_PASSAGES = 8
_TURNS, _TURN_CHARS = 6, 400
_MOST_QUESTION_CHARS = 300
_SAID_AGAIN = 0.9
_FROM_BEFORE = 0.75  # of a rewritten question's words; where two names meet, a pair is new
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Core:
    """The extractive answer, checked, the draft that it was made from, and what the question asks for."""

    answer: Answer
    draft: Draft
    facet: str


@dataclass(frozen=True)
class Writer:
    """Words answers by a language model."""

    model: LanguageModel
    library: Library
    bodies: Bodies
    agreement: Agreement
    grounding: Grounding

    def answers(self, core: Core, deadline: float) -> Iterator[Answer]:
        """Yield drafts, then the answer: in the model's words where they stand, else the core with a notice."""
        answer, said = core.answer, wording(core.answer.language)
        passages = _passages(answer)
        if not passages:
            yield answer
            return
        prompt = partial(_prompt, said, passages, answer)
        reply = ""
        try:
            for reply in self.model.stream(prompt, deadline):
                yield replace(answer, draft=True, text=f"{readable(reply, passages)}\n{answer.text}")
        except NoReply:
            yield without_reply(answer)
            return
        statements = self._standing(core, sentences(reply, passages))
        if statements:
            yield self._merged(core, statements)
        else:
            yield replace(answer, notice=_told(answer, said.say("notice.model_struck")))

    def standalone(self, question: str, turns: Sequence[str], deadline: float) -> str | None:
        """Rewrite a follow-up so that it stands alone; None where the rewriting brings in what nobody said.

        Raises NoReply where the model gives none.
        """
        said = [turn[:_TURN_CHARS] for turn in turns[-_TURNS:] if not holds_orders(turn)]
        language = language_of(question)
        prompt = rewriting(wording(language), said, question)
        *_, reply = self.model.stream(lambda _: prompt, deadline)
        lines = [line.strip() for line in readable(reply, ()).splitlines() if line.strip()]
        known = "\n".join((question, *said))
        return lines[0] if len(lines) == 1 and self._adds_nothing(lines[0], known, language) else None

    def _adds_nothing(self, rewritten: str, known: str, language: str) -> bool:
        """Whether a rewritten question names only what is known, in the same language, and is a question still."""
        if len(rewritten) > _MOST_QUESTION_CHARS or gives_orders(rewritten) or language_of(rewritten) != language:
            return False
        if unsupported(facts_of(rewritten, self.bodies), [known], self.bodies):
            return False
        people = find_people(rewritten, self.library.people)
        new, old = (pairs(text) | _words(text) for text in (rewritten, known))
        return all(name in known for name in people) and len(new & old) >= _FROM_BEFORE * len(new)

    def _standing(self, core: Core, said: Sequence[Said]) -> tuple[Statement, ...]:
        """Give the sentences that stand, as statements; what is struck is logged with why."""
        sources = {citation.marker: _source(citation) for citation in core.answer.citations}
        standing: list[Statement] = []
        for sentence in said:
            statement = Statement(sentence.text, tuple(sources[marker] for marker in sentence.markers))
            fault = self._fault(core, statement)
            if fault:
                _log.info("struck: %s: %s", sentence.text[:80], fault)
            else:
                standing.append(statement)
        return tuple(standing)

    def _fault(self, core: Core, statement: Statement) -> str | None:
        """Say why a sentence cannot stand; None where it can."""
        if not statement.sources:
            return "no marker of a passage"
        _, struck = sift([statement], self.library.minutes, self.bodies)
        if struck:
            return struck[0]
        language = core.answer.language
        if language_of(statement.text) not in (language, "und"):
            return "another language"
        if holds_orders(statement.text):
            return "an instruction"
        if beside := self._beside_the_claims(core, statement.text):
            return beside
        claims = [one.text for one in core.draft.statements if one.is_claim]
        evidence = "\n".join([*claims, *(f"{source.title or ''}\n{source.quote}" for source in statement.sources)])
        if not self.grounding.enough(statement.text, language, evidence):
            return "its words are not in its quotes"
        return self.agreement.fault(statement.text, language, statement.sources)

    def _beside_the_claims(self, core: Core, text: str) -> str | None:
        """Name a fact that the ledger's answer to a question for one fact does not have."""
        if core.facet not in _ONE_FACT:
            return None
        claims = "\n".join(one.text for one in core.draft.statements if one.is_claim)
        told, said = facts_of(claims, self.bodies), facts_of(text, self.bodies)
        for kind in ("bodies", "days", "numbers"):
            known, named = getattr(told, kind), getattr(said, kind)
            if known and not named <= known:
                return f"another of {kind} than the ledger's answer"
        return None

    def _merged(self, core: Core, said: Sequence[Statement]) -> Answer:
        """Put the model's sentences before the core, behind its opening notes; no claim is said twice in full."""
        notes = tuple(takewhile(lambda one: one.role == "note", core.draft.statements))
        rest = core.draft.statements[len(notes) :]
        claims = [one for one in rest if one.is_claim]
        kept_sources = {source for one in (*said, *rest) if one not in claims for source in one.sources}
        if all(self._says_again(claim, said) and set(claim.sources) <= kept_sources for claim in claims):
            rest = tuple(one for one in rest if not one.is_claim)
        checked = check(replace(core.draft, statements=(*notes, *said, *rest)), self.library.minutes, self.bodies)
        notice = None if core.answer.language not in LANGUAGES else core.answer.notice
        return replace(core.answer, text=checked.text, citations=checked.citations, mode="generative", notice=notice)

    def _says_again(self, claim: Statement, said: Sequence[Statement]) -> bool:
        """Whether sentences carry all of a claim: each fact, and nearly all of its Chinese words."""
        text = "\n".join(one.text for one in said)
        words = pairs(claim.text)
        carried = not unsupported(facts_of(claim.text, self.bodies), [text], self.bodies)
        return carried and len(words & pairs(text)) >= _SAID_AGAIN * len(words)


def without_reply(answer: Answer) -> Answer:
    """Give the extractive answer with the notice that the model gave none."""
    return replace(answer, notice=_told(answer, wording(answer.language).say("notice.model_down")))


def _passages(answer: Answer) -> Mapping[int, str]:
    """Give what the model may see, by marker: the first passages cited, without those that would give it orders."""
    cited = (one for one in answer.citations if not holds_orders(one.quote))
    return {one.marker: one.quote for one, _ in zip(cited, range(_MOST_PASSAGES), strict=False)}


def _prompt(said: Wording, passages: Mapping[int, str], answer: Answer, context_tokens: int) -> Sequence[BaseMessage]:
    fit = fitting(said, passages, answer.standalone_question, context_tokens)
    if not fit:
        raise NoReply("no passage fits into the model's context")
    return worded(said, fit, answer.standalone_question, answer.language)


def _source(citation: Citation) -> Source:
    return Source(**{name: getattr(citation, name) for name in Source.__slots__})


def _told(answer: Answer, notice: str) -> str:
    return f"{answer.notice} {notice}" if answer.notice else notice


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower().strip(".,?!'\"()") for word in text.split() if word.isascii())
