"""Answers as HTML for the page and as Markdown for the clipboard. Pure: no request, no state, no Gradio.

Whatever comes from minutes, questions or errors is escaped here, once, on its way into HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.page.cards import cards, target, whence
from assistant.page.failures import Failure
from assistant.page.prose import Block, as_html, as_markdown, blocks, named, without_quotes
from assistant.page.words import both, escape

_CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: an answer (whole or still growing), or a failure, or neither yet.

    `whole` says that the answer came to its end, unstopped. `kept` is its id in the journal, None where it is in none.
    `suggested` are questions that could be asked next. A turn that is `edited` gives way, with all after it, to the
    next question asked.
    """

    question: str
    answer: Answer | None = None
    failure: Failure | None = None
    running: bool = False
    whole: bool = False
    kept: str | None = None
    suggested: tuple[str, ...] = ()
    edited: bool = False


def history_of(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Give the answered turns as the history that the assistant takes: role and content."""
    said = [(turn.question, turn.answer.text) for turn in turns if turn.answer]
    roles = ("user", "assistant")
    return [{"role": role, "content": text} for pair in said for role, text in zip(roles, pair, strict=True)]


def transcript(turns: Sequence[Turn], welcome: str) -> str:
    """Render the conversation, oldest first; `welcome` is HTML for one that has not begun."""
    if not turns:
        return welcome
    giving_way = next((at for at, turn in enumerate(turns) if turn.edited), len(turns))
    return "".join(_turn(turn, at, giving_way) for at, turn in enumerate(turns))


def _turn(turn: Turn, at: int, giving_way: int) -> str:
    asked = (
        f'<h2 class="question"><span class="unseen">{both("you_asked").html()}</span>'
        f'<span class="question-text">{escape(turn.question)}</span></h2>'
    )
    edited = f'<p class="edited-note">{both("edited").html()}{_quiet("unedit")}</p>' if turn.edited else ""
    name = "turn" if at < giving_way else "turn giving-way"
    kept = f' data-answer="{escape(turn.kept)}"' if turn.kept else ""
    return f'<section class="{name}" data-turn="{at}"{kept}>{edited}{asked}{_outcome(turn)}</section>'


def _outcome(turn: Turn) -> str:
    if turn.failure is not None:
        return _failed(turn.failure)
    if turn.answer is None:
        key = "searching" if turn.running else "stopped"
        pulse = '<i class="pulse" aria-hidden="true"></i>' if turn.running else ""
        return f'<div class="answer waiting" role="status">{pulse}<p>{both(key).html()}</p></div>'
    answered = answer_html(turn.answer, running=turn.running)
    return answered if turn.running else f"{answered}{_checking(turn)}{_suggested(turn, turn.answer.language)}"


def _checking(turn: Turn) -> str:
    """Offer what the journal makes possible: a thumb, and the check sheet."""
    if turn.kept is None:
        return ""
    thumbs = "".join(
        f'<button type="button" class="quiet thumb" data-act="thumb" data-thumb="{thumb}" aria-pressed="false">'
        f'<i class="icon icon-{key}" aria-hidden="true"></i><span class="unseen">{both(key).html()}</span></button>'
        for thumb, key in ((1, "thumb_up"), (-1, "thumb_down"))
    )
    sheets = "".join(_quiet("sheet", f"form_{form}", f' data-form="{form}"') for form in ("docx", "md"))
    return f'<div class="checking">{thumbs}{sheets}</div>'


def _suggested(turn: Turn, language: str) -> str:
    if not turn.suggested:
        return ""
    lang = "zh-Hans" if language == _CHINESE else "en"
    asking = (f'data-act="ask" data-question="{escape(each)}">{escape(each)}' for each in turn.suggested)
    rows = "".join(f'<li lang="{lang}"><button type="button" {each}</button></li>' for each in asking)
    return f'<section class="suggested"><h3>{both("suggested").html()}</h3><ul>{rows}</ul></section>'


def _failed(failure: Failure) -> str:
    evidence = f'<p class="evidence">{escape(failure.evidence)}</p>' if failure.evidence else ""
    advice = f"<p>{failure.advice.html()}</p>"
    return f'<div class="answer failed" role="alert">{_headline("failed")}{advice}{evidence}{_actions("")}</div>'


def answer_html(answer: Answer, running: bool = False) -> str:
    """Render one answer: how it was understood, its text with pressable markers, its citations, what was checked."""
    cited = {citation.marker: citation for citation in answer.citations}
    notice = f'<p class="notice">{escape(answer.notice)}</p>' if answer.notice else ""
    foot = "" if running else _foot(answer)
    sources = cards("sources", answer.citations, named(answer.text)) + cards("nearest", answer.nearest)
    return (
        f'<div class="answer {answer.status}{" running" if running else ""}">'
        f"{_understood(answer)}{_draft(answer)}{_status(answer)}"
        f'<div class="said" lang="{"zh-Hans" if answer.language == _CHINESE else escape(answer.language)}">'
        f"{as_html(_body(answer), lambda n: _marker(cited.get(n), n))}</div>{notice}{sources}{foot}</div>"
    )


def _body(answer: Answer) -> tuple[Block, ...]:
    """Give the text without the quotes that prove a claim: those stand in the cards, each quote in one place."""
    names = named(answer.text)
    on_cards = {citation.marker for citation in answer.citations if citation.verified}
    return without_quotes(answer.text, names.by_quotes & names.by_claims & on_cards)


def _status(answer: Answer) -> str:
    """Say that an answer is partial; that nothing was found, its own first sentence says, where it has one."""
    told = answer.status == "answered" or (answer.status == "not_found" and answer.text.strip())
    return "" if told else _headline(answer.status)


def _draft(answer: Answer) -> str:
    """Mark a text that a language model is still at, or was when it was stopped: nobody has checked it."""
    return f'<p class="draft">{both("draft").html()}</p>' if answer.draft else ""


def _understood(answer: Answer) -> str:
    if answer.standalone_question.strip() == answer.question.strip():
        return ""
    return f'<p class="understood">{both("understood_as").html()}<q>{escape(answer.standalone_question)}</q></p>'


def _headline(key: str) -> str:
    return f'<p class="headline">{both(key).html()}</p>'


def _marker(citation: Citation | None, number: int) -> str:
    if citation is None:
        return f"[{number}]"
    return f'<a class="cite" {target(citation)}>[{number}]</a>'


def _foot(answer: Answer) -> str:
    facts = [f'<li class="coverage">{both("coverage", **_counts(answer)).html()}</li>']
    if answer.citations:
        verified = sum(citation.verified for citation in answer.citations)
        good = "good" if verified == len(answer.citations) else "bad"
        words = both("verbatim", verified=verified, all=len(answer.citations)).html()
        facts.insert(0, f'<li class="verbatim {good}">{words}</li>')
    if answer.mode == "generative":
        facts.append(f'<li class="worded">{both("worded").html()}</li>')
    total_ms = answer.timings_ms.get("total")
    if total_ms is not None:
        facts.append(f'<li class="took">{both("seconds", seconds=f"{total_ms / 1000:.1f}").html()}</li>')
    return f'<ul class="trust">{"".join(facts)}</ul>{_actions(markdown(answer))}'


def _counts(answer: Answer) -> Mapping[str, int]:
    return {"searched": answer.coverage.searched, "total": answer.coverage.total}


def _actions(copied: str) -> str:
    copy = _quiet("copy-answer", "copy_answer", f' data-copy="{escape(copied)}"') if copied else ""
    return f'<div class="actions">{copy}{_quiet("retry")}{_quiet("edit")}</div>'


def _quiet(act: str, key: str = "", data: str = "") -> str:
    return f'<button type="button" class="quiet" data-act="{act}"{data}>{both(key or act).html()}</button>'


def markdown(answer: Answer) -> str:
    """Write an answer with its sources as Markdown, in the answer's language where the page speaks it."""
    language = _CHINESE if answer.language == _CHINESE else "en"
    quoted = named(answer.text).by_quotes
    lines = [as_markdown(blocks(answer.text))]
    if answer.citations:
        lines += ["", f"**{getattr(both('sources'), language)}**", ""]
    for citation in answer.citations:
        quote = f": “{citation.quote}”" if citation.verified and citation.marker not in quoted else ""
        lines.append(f"{citation.marker}. {getattr(whence(citation), language)}{quote}")
    return "\n".join(lines)
