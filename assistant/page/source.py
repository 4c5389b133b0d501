"""One document of minutes as a readable page: title block, items, numbered paragraphs, attendance; one span marked.

The text is walked line by line and every line is shown exactly once, so minutes of a shape that nobody foresaw are
shown whole too. Offsets are characters of `Minutes.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.page.words import Phrase, both, day, escape
from retrieval.numerals import to_int
from retrieval.records import Minutes, Part, Span

_NUMBER_LINE = re.compile(r"\s*第\s*\S{1,6}\s*[号期]\s*$")
_SHORT_LINE_CHARS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: its part and, inside the agenda, the labels of item and paragraph as printed (四, 一)."""

    part: Part
    item: str | None = None
    title: str | None = None
    paragraph: str | None = None


def locate(minutes: Minutes, item: str | None, paragraph: str | None) -> Span | None:
    """Find the span that the labels name, as links do (`item=四&para=一`); None where there is no such place."""
    for one in minutes.items:
        if one.label == item:
            spans = {known.label: known.span for known in one.paragraphs}
            return spans.get(paragraph, one.heading) if paragraph else one.heading
    return None


def place_of(minutes: Minutes, offset: int) -> Place:
    """Tell in which part, item and paragraph an offset stands."""
    for item in minutes.items:
        if item.heading.start <= offset < item.heading.end:
            return Place("agenda", item.label, item.title)
        for paragraph in item.paragraphs:
            if paragraph.span.start <= offset < paragraph.span.end:
                return Place("agenda", item.label, item.title, paragraph.label)
    parts: tuple[Part, ...] = ("heading", "attendance", "distribution")
    for part in parts:
        if any(span.start <= offset < span.end for span in minutes.sections.get(part, ())):
            return Place(part)
    return Place("agenda")


def place_words(item: str | None, paragraph: str | None, part: Part) -> Phrase:
    """Name a place in both languages: `四、（一）` and `item 4 (四), paragraph 1 （一）`."""
    if item is None:
        return both(f"part_{part}")
    words = both("item", label=item, count=to_int(item) or item)
    if paragraph is None:
        return Phrase(words.zh.rstrip("、"), words.en)
    return words + Phrase("", ", ") + both("paragraph", label=paragraph, count=to_int(paragraph) or paragraph)


def number_words(number: int | None, document: str) -> Phrase:
    """Name a document by its number, or by its id where it prints none."""
    return both("number", number=number) if number is not None else Phrase(document, document)


def citation_text(minutes: Minutes, place: Place) -> str:
    """Word a citation as official writing does: 《太仓市人民政府常务会议纪要》第5号，2023年4月18日，四、（一）."""
    issuer = re.sub(r"办公[室厅]$", "", minutes.issuer or "")
    number = both("number", number=minutes.number).zh if minutes.number is not None else ""
    where = place_words(place.item, place.paragraph, place.part).zh if place.item or place.part != "agenda" else ""
    issued = day(minutes.issued).zh if minutes.issued else ""
    return "，".join(part for part in (f"《{issuer}常务会议纪要》{number}", issued, where) if part)


def source_panel(minutes: Minutes, marked: Span | None = None) -> str:
    """Render the panel: a head that names the place, then the whole document with `marked` highlighted."""
    return f'{_head(minutes, marked)}<div class="sheet-scroll" tabindex="0">{document(minutes, marked)}</div>'


def _head(minutes: Minutes, marked: Span | None) -> str:
    place = place_of(minutes, marked.start) if marked else None
    name = number_words(minutes.number, minutes.id)
    if minutes.meeting is not None:
        name = name + Phrase(" · ", " · ") + both("meeting", meeting=minutes.meeting)
    dates = (("held", minutes.held), ("issued", minutes.issued))
    facts = "".join(f"<span>{both(key, day=day(value)).html()}</span>" for key, value in dates if value)
    where = ""
    if place:
        words = place_words(place.item, place.paragraph, place.part).html()
        title = f'<span class="where-title" lang="zh-Hans">{escape(place.title)}</span>' if place.title else ""
        where = f'<p class="where"><span class="where-label">{words}</span>{title}</p>'
    copy = escape(citation_text(minutes, place or Place("agenda")))
    return (
        f'<header class="panel-head" data-document="{escape(minutes.id)}" data-copy="{copy}">'
        f'<div class="panel-title"><h2>{name.html()}</h2><p class="facts">{facts}</p>'
        f"</div>{_tools(bool(marked))}{where}</header>"
    )


def _tools(stepping: bool) -> str:
    step = (
        '<span class="steps" hidden><button type="button" data-act="previous">{}</button><output class="step"></output>'
        '<button type="button" data-act="next">{}</button></span>'
    )
    steps = step.format(_icon("previous"), _icon("next")) if stepping else ""
    copy = f'<button type="button" class="quiet" data-act="copy-citation">{both("copy_citation").html()}</button>'
    close = f'<button type="button" class="close" data-act="close">{_icon("close")}</button>'
    return f'<div class="tools">{steps}{copy}{close}</div>'


def _icon(key: str) -> str:
    return f'<i class="icon icon-{key}" aria-hidden="true"></i><span class="unseen">{both(key).html()}</span>'


def document(minutes: Minutes, marked: Span | None = None) -> str:
    """Render the whole text, each line once, with the lines that `marked` covers holding a `<mark>`."""
    people = _merged(attendee.span for attendee in minutes.attending)
    heading = _heading_classes(minutes)
    shown = ((line, _with_mark(minutes.text, line, marked, people)) for line in _lines(minutes.text))
    lines = "".join(_line(minutes, line, heading, inner) for line, inner in shown)
    return f'<article class="sheet" lang="zh-Hans">{lines}</article>'


def _lines(text: str) -> Iterator[Span]:
    """Find the lines that hold anything, without the blanks around them."""
    for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text):
        yield Span(match.start(), match.end())


def _line(minutes: Minutes, line: Span, heading: dict[int, str], inner: str) -> str:
    # A paragraph's number may stand before its span; its last character never does.
    place = place_of(minutes, line.end - 1)
    if place.part != "agenda":
        return f'<p class="{heading.get(line.start, place.part)}">{inner}</p>'
    if place.item and place.paragraph is None:
        return f'<h3 class="item" data-item="{escape(place.item)}">{inner}</h3>'
    label = f' data-paragraph="{escape(place.paragraph)}"' if place.paragraph else ""
    return f'<p class="paragraph"{label}>{inner}</p>'


def _heading_classes(minutes: Minutes) -> dict[int, str]:
    """Tell the lines of the title block apart: masthead, number, dateline, and the prose that opens the minutes."""
    lines = [line for line in _lines(minutes.text) if place_of(minutes, line.end - 1).part == "heading"]
    numbers = [at for at, line in enumerate(lines) if _NUMBER_LINE.match(line.of(minutes.text))]
    prose = [at for at, line in enumerate(lines) if line.end - line.start > _SHORT_LINE_CHARS]
    number, opening = numbers[0] if numbers else 0, prose[0] if prose else len(lines)
    names = ("masthead" if at < number else "number" if at in numbers[:1] else "dateline" for at in range(opening))
    classes = {line.start: name for line, name in zip(lines, names, strict=False)}
    return {line.start: "opening" for line in lines} | classes


def _with_mark(text: str, line: Span, marked: Span | None, people: list[Span]) -> str:
    if marked is None or marked.end <= line.start or line.end <= marked.start:
        return _with_people(text, line, people)
    start, end = max(line.start, marked.start), min(line.end, marked.end)
    before, after = (_with_people(text, span, people) for span in (Span(line.start, start), Span(end, line.end)))
    return f"{before}<mark>{_with_people(text, Span(start, end), people)}</mark>{after}"


def _with_people(text: str, span: Span, people: list[Span]) -> str:
    pieces, at = [], span.start
    for person in people:
        start, end = max(person.start, at), min(person.end, span.end)
        if start < end:
            pieces.append(f'{escape(text[at:start])}<span class="who">{escape(text[start:end])}</span>')
            at = end
    return "".join(pieces) + escape(text[at : span.end])


def _merged(spans: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
