"""The view of reviewers: the answers in the journal, and one of them claim by claim. Pure HTML, everything escaped."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation
from assistant.checking.context import Context
from assistant.checking.records import VERDICTS, Entry, Judged, Listed, Verdict
from assistant.checking.sheet import judged_counts, local_time
from assistant.journal import MAX_COMMENT_CHARS, MAX_NAME_CHARS, STATES
from assistant.page.cards import target, whence
from assistant.page.words import Phrase, both, escape
from retrieval.errors import MinutesError

_QUOTES_SHOWN = 3
_THUMBS: dict[int | None, str] = {1: "thumb_up", -1: "thumb_down"}
InContext = Callable[[Citation], Context]


def desk() -> str:
    """Render what stands above the list: which answers, a text to look for, the reviewer's name, the export."""
    states = "".join(
        f'<button type="button" data-act="check-state" data-state="{state}" aria-pressed="{str(not at).lower()}">'
        f"{both(f'state_{state}').html()}</button>"
        for at, state in enumerate(STATES)
    )
    name = f'<input class="reviewer-name" maxlength="{MAX_NAME_CHARS}" data-hint="check_name_hint">'
    bar = (
        f'<div class="states" role="group" data-label="check_states">{states}</div>'
        '<input type="search" class="check-text" data-hint="check_text" data-label="check_text">'
        f'<label class="reviewer">{both("check_name").html()}{name}</label>'
        f'<span class="export">{_quiet("check-rejected", "check_export")}</span>'
    )
    return (
        f'<div class="check-page"><div class="check-bar">{bar}</div><p class="check-told" role="status"></p>'
        '<div class="check-list"></div><div class="check-one" hidden></div></div>'
    )


def answers(listed: Sequence[Listed], more: bool) -> str:
    """Render the list, newest first; `more` says that older answers follow."""
    if not listed:
        return f'<p class="check-none">{both("check_none").html()}</p>'
    rows = "".join(f"<li>{_row(one)}</li>" for one in listed)
    further = _quiet("check-more", "check_more") if more else ""
    return f'<ol class="answers">{rows}</ol>{further}'


def _row(one: Listed) -> str:
    facts = [Phrase(local_time(one.asked_at), local_time(one.asked_at)), both(f"status_{one.status}")]
    facts += [Phrase(one.who, one.who)] if one.who else []
    facts.append(both("judged_count", claims=one.claims, accepted=one.accepted, rejected=one.rejected))
    words = "".join(f"<span>{fact.html()}</span>" for fact in facts)
    state = "rejected" if one.rejected else "accepted" if one.accepted == one.claims else "open"
    return (
        f'<button type="button" class="answer-row {state}" data-act="check-open" data-answer="{escape(one.id)}">'
        f'<strong>{escape(one.question)}</strong><span class="row-facts">{words}{_thumb(one.thumb)}</span></button>'
    )


def _thumb(thumb: int | None) -> str:
    if thumb not in _THUMBS:
        return ""
    return f'<span class="thumbed thumb-{thumb}">{both(_THUMBS[thumb]).html()}</span>'


def one_answer(entry: Entry, context: InContext) -> str:
    """Render one answer, each claim beside its quotes in context, with the reviewers' word on it."""
    answer = entry.answer
    understood = ""
    if answer.standalone_question.strip() != answer.question.strip():
        understood = (
            f'<p class="understood">{both("understood_as").html()}<q>{escape(answer.standalone_question)}</q></p>'
        )
    claims = "".join(_claim(judged, answer, context) for judged in entry.judged)
    facts = f"<span>{escape(local_time(entry.asked_at))}</span><span>{both(f'status_{answer.status}').html()}</span>"
    who = f"<span>{escape(entry.who)}</span>" if entry.who else ""
    return (
        f'<article class="turn" data-answer="{escape(entry.id)}">{_tools()}'
        f'<h2 class="question" tabindex="-1">{escape(answer.question)}</h2>{understood}'
        f'<p class="row-facts">{facts}{who}{_trust(answer)}{_thumb(entry.thumb)}</p>{counts(entry)}{claims}</article>'
    )


def _tools() -> str:
    buttons = (("check-back", "check_back"), ("check-rest", "check_rest"))
    sheets = "".join(_quiet("sheet", f"form_{form}", f' data-form="{form}"') for form in ("docx", "md"))
    return f'<div class="check-tools">{"".join(_quiet(act, key) for act, key in buttons)}{sheets}</div>'


def _trust(answer: Answer) -> str:
    verified = sum(citation.verified for citation in answer.citations)
    facts = [both("coverage", searched=answer.coverage.searched, total=answer.coverage.total)]
    facts += [both("verbatim", verified=verified, all=len(answer.citations))] if answer.citations else []
    return "".join(f"<span>{fact.html()}</span>" for fact in facts)


def counts(entry: Entry) -> str:
    """Render how many claims stand accepted and rejected."""
    return f'<p class="counts" role="status">{both("judged_count", **judged_counts(entry.judged)).html()}</p>'


def _claim(judged: Judged, answer: Answer, context: InContext) -> str:
    claim = judged.claim
    quotes = [f"<li>{_quote(citation, context(citation))}</li>" for citation in claim.citations]
    shown = f'<ol class="claim-quotes">{"".join(quotes[:_QUOTES_SHOWN])}</ol>' if quotes else _no_quote()
    if quotes[_QUOTES_SHOWN:]:
        summary = f"<summary>{both('show_all', count=len(quotes)).html()}</summary>"
        rest = "".join(quotes[_QUOTES_SHOWN:])
        shown += f'<details class="folded">{summary}<ol class="claim-quotes">{rest}</ol></details>'
    language = "zh-Hans" if answer.language == "zh" else escape(answer.language)
    said = f'<span class="claim-number">{claim.position}</span><p>{escape(claim.said)}</p>'
    return (
        f'<section class="claim" data-position="{claim.position}">'
        f'<div class="claim-said" lang="{language}">{said}</div>{shown}{word(judged)}</section>'
    )


def _no_quote() -> str:
    return f'<p class="no-quote">{both("no_quote").html()}</p>'


def _quote(citation: Citation, context: Context) -> str:
    head = f'<span class="card-head">{whence(citation).html()}</span>'
    quote = f"<mark>{escape(citation.quote)}</mark>"
    if context.span is None:
        warning = f'<span class="card-warning">{both("quote_gone").html()}</span>'
        return f'<div class="card gone">{_marker(citation)}<span class="card-body">{head}{warning}{quote}</span></div>'
    placed = replace(citation, start=context.span.start, end=context.span.end)
    moved = f'<span class="card-warning">{both("quote_moved").html()}</span>' if placed != citation else ""
    before, after = (escape(re.sub(r"\n\s*\n", "\n", words)) for words in (context.before, context.after))
    words = f'<span class="context" lang="zh-Hans">{before}{quote}{after}</span>'
    return (
        f'<a class="card" {target(placed)}>{_marker(citation)}<span class="card-body">{head}{moved}{words}</span></a>'
    )


def _marker(citation: Citation) -> str:
    return f'<span class="card-marker">{citation.marker}</span>'


def word(judged: Judged) -> str:
    """Render a reviewer's word on a claim, and what changes it: accept, reject, comment."""
    verdict = judged.review.verdict if judged.review else None
    comment = judged.review.comment if judged.review else ""
    box = (
        f'<textarea rows="1" maxlength="{MAX_COMMENT_CHARS}" data-hint="check_comment" data-label="check_comment">'
        f"\n{escape(comment)}</textarea>"
    )
    buttons = "".join(_verdict(each, each == verdict) for each in VERDICTS)
    return (
        f'<div class="word {verdict or "open"}" data-position="{judged.claim.position}"><div class="verdicts">{buttons}'
        f"{_quiet('check-comment', 'check_comment_save')}</div>{box}{_signed(judged)}</div>"
    )


def _verdict(verdict: Verdict, pressed: bool) -> str:
    return (
        f'<button type="button" class="verdict {verdict}" data-act="check-verdict" data-verdict="{verdict}"'
        f' aria-pressed="{str(pressed).lower()}">{both(f"give_{verdict}").html()}</button>'
    )


def _signed(judged: Judged) -> str:
    review = judged.review
    if review is None or review.reviewed_at is None:
        return ""
    said = both(f"verdict_{review.verdict or 'open'}").html()
    return f'<p class="signature">{said} · {escape(review.reviewer)} · {escape(local_time(review.reviewed_at))}</p>'


def slip(inner: str) -> str:
    """Put what came back on a slip of its own, told from the one before even where it says the same."""
    return f'<div data-slip="{secrets.token_hex(4)}">{inner}</div>'


def signed_in(name: str | None) -> str:
    """Render the name under which words are kept, where it is that of the login."""
    return f'<p class="signed">{both("check_name").html()}<b>{escape(name)}</b></p>' if name else ""


def failed(error: MinutesError) -> str:
    """Render why the journal cannot be read, with our error's own words as evidence."""
    return f'<p class="check-failed" role="alert">{both("check_failed").html()}<br>{escape(str(error))}</p>'


def _quiet(act: str, key: str, data: str = "") -> str:
    return f'<button type="button" class="quiet" data-act="{act}"{data}>{both(key).html()}</button>'
