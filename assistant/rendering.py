"""Answers as HTML for the page and as Markdown for the clipboard. Pure: no request, no state, no Gradio.

Whatever comes from minutes, questions or errors is escaped here, once, on its way into HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.answer import Answer, Citation
from assistant.page.source import number_words, place_words
from assistant.page.words import Phrase, both, day, escape

_MARKER = re.compile(r"\[(\d{1,3})\]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LIST_LINE = re.compile(r"\s*(?:[-•*]|(\d{1,3})[.)])\s+(.*)")
_CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: an answer (whole or still growing), or a failure's evidence, or neither yet.

    `failure` is one of our errors as a sentence, or empty where the cause is only in the server's log.
    """

    question: str
    answer: Answer | None = None
    failure: str | None = None
    running: bool = False


def history_of(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Give the answered turns as the history that the assistant takes: role and content."""
    said = [(turn.question, turn.answer.text) for turn in turns if turn.answer]
    roles = ("user", "assistant")
    return [{"role": role, "content": text} for pair in said for role, text in zip(roles, pair, strict=True)]


def transcript(turns: Sequence[Turn], welcome: str) -> str:
    """Render the conversation, oldest first; `welcome` is HTML for one that has not begun."""
    if not turns:
        return welcome
    return "".join(_turn(turn, at) for at, turn in enumerate(turns))


def _turn(turn: Turn, at: int) -> str:
    asked = (
        f'<h2 class="question"><span class="unseen">{both("you_asked").html()}</span>'
        f'<span class="question-text">{escape(turn.question)}</span></h2>'
    )
    return f'<section class="turn" data-turn="{at}">{asked}{_outcome(turn)}</section>'


def _outcome(turn: Turn) -> str:
    if turn.failure is not None:
        evidence = f'<p class="evidence">{escape(turn.failure)}</p>' if turn.failure else _paragraph("failed_inside")
        return f'<div class="answer failed" role="alert">{_headline("failed")}{evidence}{_actions("")}</div>'
    if turn.answer is None:
        key = "searching" if turn.running else "stopped"
        pulse = '<i class="pulse" aria-hidden="true"></i>' if turn.running else ""
        return f'<div class="answer waiting" role="status">{pulse}{_paragraph(key)}</div>'
    return answer_html(turn.answer, running=turn.running)


def answer_html(answer: Answer, running: bool = False) -> str:
    """Render one answer: how it was understood, its text with pressable markers, its citations, what was checked."""
    cited = {citation.marker: citation for citation in answer.citations}
    headline = "" if answer.status == "answered" else _headline(answer.status)
    notice = f'<p class="notice">{escape(answer.notice)}</p>' if answer.notice else ""
    foot = "" if running else _foot(answer)
    return (
        f'<div class="answer {answer.status}{" running" if running else ""}">{_understood(answer)}{headline}'
        f'<div class="said" lang="{"zh-Hans" if answer.language == _CHINESE else escape(answer.language)}">'
        f"{_prose(answer.text, lambda n: _marker(cited.get(n), n))}</div>"
        f"{notice}{_cards('sources', answer.citations)}{_cards('nearest', answer.nearest)}{foot}</div>"
    )


def _understood(answer: Answer) -> str:
    if answer.standalone_question.strip() == answer.question.strip():
        return ""
    return f'<p class="understood">{both("understood_as").html()}<q>{escape(answer.standalone_question)}</q></p>'


def _headline(key: str) -> str:
    return f'<p class="headline">{both(key).html()}</p>'


def _paragraph(key: str) -> str:
    return f"<p>{both(key).html()}</p>"


def _prose(text: str, marker: Callable[[int], str]) -> str:
    """Turn plain text with `[n]`, `**bold**` and simple lists into HTML; everything else stays what it is."""
    blocks: list[str] = []
    items: list[str] = []
    for line in [*text.split("\n"), ""]:
        listed = _LIST_LINE.fullmatch(line)
        if listed:
            value = f' value="{listed[1]}"' if listed[1] else ' class="plain"'
            items.append(f"<li{value}>{_inline(listed[2], marker)}</li>")
            continue
        if items:
            blocks.append(f"<ol>{''.join(items)}</ol>")
            items = []
        if line.strip():
            blocks.append(f"<p>{_inline(line, marker)}</p>")
    return "".join(blocks)


def _inline(line: str, marker: Callable[[int], str]) -> str:
    bold = _BOLD.sub(r"<strong>\1</strong>", escape(line))
    return _MARKER.sub(lambda match: marker(int(match[1])), bold)


def _marker(citation: Citation | None, number: int) -> str:
    if citation is None:
        return f"[{number}]"
    return f'<a class="cite" {_target(citation)}>[{number}]</a>'


def _target(citation: Citation) -> str:
    """Say in attributes where a citation points; the href is the same place as a link that can be kept."""
    place = {"item": citation.item, "para": citation.paragraph} if citation.item else {}
    span = {"start": citation.start, "end": citation.end}
    query = {"doc": citation.document, **{key: value for key, value in place.items() if value}, **span}
    return (
        f'href="?{escape(urlencode(query))}" data-marker="{citation.marker}"'
        f' data-document="{escape(citation.document)}" data-start="{citation.start}" data-end="{citation.end}"'
    )


def _cards(key: str, citations: Sequence[Citation]) -> str:
    if not citations:
        return ""
    cards = "".join(f"<li>{_card(citation)}</li>" for citation in citations)
    return f'<section class="{key}"><h3>{both(key).html()}</h3><ol class="cards">{cards}</ol></section>'


def _card(citation: Citation) -> str:
    marker = f'<span class="card-marker">{citation.marker}</span>' if citation.marker else ""
    title = f'<span class="card-title" lang="zh-Hans">{escape(citation.title)}</span>' if citation.title else ""
    quote = f'<q class="card-quote" lang="zh-Hans">{escape(citation.quote)}</q>'
    shown = quote if citation.verified else f'<span class="card-warning">{both("unverified").html()}</span>'
    return (
        f'<a class="card" {_target(citation)}>{marker}<span class="card-body">'
        f'<span class="card-head">{_whence(citation).html()}</span>{title}{shown}</span></a>'
    )


def _whence(citation: Citation) -> Phrase:
    """Name document, date and place: 第5号 · 2023年4月18日印发 · 四、（一）."""
    parts = [number_words(citation.number, citation.document)]
    if citation.issued:
        parts.append(both("issued", day=day(citation.issued)))
    parts.append(place_words(citation.item, citation.paragraph, citation.part))
    return Phrase(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))


def _foot(answer: Answer) -> str:
    facts = [f'<li class="coverage">{both("coverage", **_counts(answer)).html()}</li>']
    if answer.citations:
        verified = sum(citation.verified for citation in answer.citations)
        good = "good" if verified == len(answer.citations) else "bad"
        words = both("verbatim", verified=verified, all=len(answer.citations)).html()
        facts.insert(0, f'<li class="verbatim {good}">{words}</li>')
    total_ms = answer.timings_ms.get("total")
    if total_ms is not None:
        facts.append(f'<li class="took">{both("seconds", seconds=f"{total_ms / 1000:.1f}").html()}</li>')
    return f'<ul class="trust">{"".join(facts)}</ul>{_actions(markdown(answer))}'


def _counts(answer: Answer) -> Mapping[str, int]:
    return {"searched": answer.coverage.searched, "total": answer.coverage.total}


def _actions(copied: str) -> str:
    copy = f' data-copy="{escape(copied)}"'
    offered = (("copy_answer", copy), ("retry", ""), ("edit", ""))
    buttons = (
        f'<button type="button" class="quiet" data-act="{key.replace("_", "-")}"{data}>{both(key).html()}</button>'
        for key, data in offered
        if copied or key != "copy_answer"
    )
    return f'<div class="actions">{"".join(buttons)}</div>'


def markdown(answer: Answer) -> str:
    """Write an answer with its sources as Markdown, in the answer's language where the page speaks it."""
    language = _CHINESE if answer.language == _CHINESE else "en"
    lines = [answer.text]
    if answer.citations:
        lines += ["", f"**{getattr(both('sources'), language)}**", ""]
    for citation in answer.citations:
        quote = f" “{citation.quote}”" if citation.verified else ""
        lines.append(f"{citation.marker}. {getattr(_whence(citation), language)}:{quote}")
    return "\n".join(lines)
