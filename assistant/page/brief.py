"""Brief, as HTML and as Markdown: what can be chosen, and the cited page about it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.brief import Brief, Group, Section
from assistant.brief_subjects import Offer, OfferedBody
from assistant.ledger.command import in_runs
from assistant.page.cards import cards, target, whence
from assistant.page.prose import as_html, as_markdown, blocks
from assistant.page.source import number_words
from assistant.page.words import Phrase, both, day, escape
from retrieval.coverage import YearCoverage

_MAX_TOPIC_CHARS = 100


def chooser() -> str:
    """Render the title and the box to search a subject in; what fits comes below it."""
    find = (
        '<input type="search" class="brief-find" data-hint="brief_find" data-label="brief_find"'
        f' maxlength="{_MAX_TOPIC_CHARS}" autocomplete="off">'
    )
    return f"<h2>{both('brief_title').html()}</h2><p>{both('brief_text').html()}</p>{find}"


def offered(offer: Offer, text: str) -> str:
    """Render the subjects that fit what was typed."""
    bodies = "".join(f"<li>{_body(one)}</li>" for one in offer.bodies)
    titles = [f"<li>{_pressable('topic', title, _title(title))}</li>" for title in offer.titles]
    if text and len(titles) > 1:
        titles.insert(0, f"<li>{_pressable('topic', text, both('brief_all_about', topic=text).html())}</li>")
    groups = (
        _offered_group(both("brief_bodies"), bodies, offer.more_bodies),
        _offered_group(both("brief_topics"), "".join(titles), offer.more_titles),
    )
    return "".join(groups) or _pressed_anyway(text)


def _pressed_anyway(text: str) -> str:
    """Offer a topic that no title bears: it may stand in what was said."""
    press = _pressable("topic", text, both("brief_all_about", topic=text).html())
    return f'<p class="hint">{both("brief_nothing").html()}</p><ul class="offers titles"><li>{press}</li></ul>'


def _offered_group(words: Phrase, rows: str, more: int) -> str:
    if not rows:
        return ""
    rest = f'<p class="hint">{both("brief_more", count=more).html()}</p>' if more else ""
    kind = "titles" if 'data-kind="topic"' in rows else "bodies"
    return f'<section><h3>{words.html()}</h3><ul class="offers {kind}">{rows}</ul>{rest}</section>'


def _body(body: OfferedBody) -> str:
    english = f'<span class="english" data-only="en">{escape(body.english)}</span>' if body.english else ""
    return _pressable("body", body.name, f'{english}<span lang="zh-Hans">{escape(body.name)}</span>')


def _title(title: str) -> str:
    return f'<span lang="zh-Hans">{escape(title)}</span>'


def _pressable(kind: str, name: str, inner: str) -> str:
    data = f'data-act="brief" data-kind="{kind}" data-name="{escape(name)}"'
    return f'<button type="button" {data}>{inner}</button>'


def page(brief: Brief) -> str:
    """Render the page: head, sections by meeting, all quotes at the end."""
    head = f"<h2>{_name(brief).html()}</h2>{_contents(brief.sections)}"
    sections = "".join(_section(brief, section) for section in brief.sections)
    body = sections or f'<p class="brief-empty">{both("brief_empty").html()}</p>'
    coverage = f'<p class="brief-coverage">{_coverage(brief).html()}</p>'
    return (
        f'<article class="turn brief">{_tools()}<header>{head}{coverage}</header>{body}'
        f"{cards('sources', brief.citations)}</article>"
    )


def _tools() -> str:
    offered = (("brief-again", both("brief_again")), ("brief-print", both("brief_print")))
    download = ("brief-download", both("brief_download"))
    buttons = (
        f'<button type="button" class="quiet" data-act="{act}">{words.html()}</button>'
        for act, words in (*offered, download)
    )
    return f'<div class="brief-tools">{"".join(buttons)}</div>'


def _name(brief: Brief) -> Phrase:
    if brief.subject.kind == "topic":
        return both("brief_about_topic", topic=brief.subject.name)
    name = brief.subject.name
    return Phrase(name, f"{brief.english} ({name})" if brief.english else name)


def _contents(sections: Sequence[Section]) -> str:
    links = "".join(
        f'<li><button type="button" data-act="brief-go" data-section="{section.name}">{_heading(section).html()}'
        f"<span>{section.count}</span></button></li>"
        for section in sections
    )
    return f'<nav data-label="brief_contents"><ul class="brief-contents">{links}</ul></nav>' if links else ""


def _heading(section: Section) -> Phrase:
    return both(f"brief_section_{section.name}")


def _section(brief: Brief, section: Section) -> str:
    groups = "".join(_group(brief, group) for group in section.groups)
    count = both("brief_rows", count=section.count).html()
    title = f'<h3 id="brief-{section.name}">{_heading(section).html()}<span class="brief-count">{count}</span></h3>'
    return f"<section>{title}{groups}</section>"


def _group(brief: Brief, group: Group) -> str:
    document = escape(group.document)
    link = f'<a href="?doc={document}" data-document="{document}">{_meeting(group).html()}</a>'
    said = as_html(blocks(group.text), lambda marker: _marker(brief, marker))
    return f'<h4>{link}</h4><div class="said" lang="{_tag(brief.language)}">{said}</div>'


def _marker(brief: Brief, marker: int) -> str:
    if not 0 < marker <= len(brief.citations):
        return f"[{marker}]"
    return f'<a class="cite" {target(brief.citations[marker - 1])}>[{marker}]</a>'


def _tag(language: str) -> str:
    return "zh-Hans" if language == "zh" else escape(language)


def _meeting(group: Group) -> Phrase:
    facts = [number_words(group.number, group.document)]
    facts += [both("meeting", meeting=group.meeting)] if group.meeting is not None else []
    facts += [both("held", day=day(group.held))] if group.held else []
    return Phrase(" · ".join(fact.zh for fact in facts), " · ".join(fact.en for fact in facts))


def _coverage(brief: Brief) -> Phrase:
    counts = {"searched": brief.coverage.searched, "total": brief.coverage.total, "quotes": len(brief.citations)}
    said = both("brief_coverage", **counts)
    for year in brief.years:
        said = said + _gaps(year) if year.gaps else said
    return said


def _gaps(year: YearCoverage) -> Phrase:
    return Phrase("", " ") + both("brief_gaps", year=year.year, numbers=in_runs(year.gaps))


def markdown(brief: Brief) -> str:
    """Write the page as Markdown, in its own language, with all quotes at the end."""
    language = "zh" if brief.language == "zh" else "en"

    def said(phrase: Phrase) -> str:
        text: str = getattr(phrase, language)
        return text

    lines = [f"# {said(_name(brief))}", "", said(_coverage(brief))]
    for section in brief.sections:
        lines += ["", f"## {said(_heading(section))} ({section.count})"]
        for group in section.groups:
            lines += ["", f"### {said(_meeting(group))}", "", as_markdown(blocks(group.text))]
    if brief.citations:
        lines += ["", f"## {said(both('sources'))}", ""]
    lines += [f"{one.marker}. {said(whence(one))}: “{one.quote}”" for one in brief.citations]
    return "\n".join(lines) + "\n"
