"""The agenda of the minutes: items 一、二、三 with their headings, documents and numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.numerals import to_int
from retrieval.records import AgendaItem, Paragraph, Span
from retrieval.scripts import simplify

ITEM_LABEL = re.compile(r"(?P<label>[一二三四五六七八九十]{1,3})、\s*")
_PARAGRAPH_LABELS = (
    re.compile(r"[（(](?P<label>[一二三四五六七八九十]{1,3})[)）]\s*"),
    re.compile(r"(?P<label>\d{1,2})[、.．](?!\d)\s*"),
    re.compile(r"[（(](?P<label>\d{1,2})[)）]\s*"),
)
_KIND = re.compile(r"(?:集体|专题)?(?P<kind>传达学习|审议|听取|学习|传达|研究|讨论|通报|审定|审批|部署)")
_DOCUMENT = re.compile(r"《([^《》]{1,300})》")
CLOSING = re.compile(r"会议(?:还|另|同时)?(?:研究|讨论|听取)了其[他它]")
_RUN_IN_CHARS = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the clean text without the blanks around it; `plain` is its text in simplified characters."""

    span: Span
    plain: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What an agenda holds: its items, the paragraphs that belong to none, what could not be made out."""

    items: tuple[AgendaItem, ...]
    loose: tuple[Paragraph, ...]
    warnings: tuple[str, ...]


def lines_of(plain: str) -> list[Line]:
    """Split a text into its lines that are not blank."""
    found = re.finditer(r"[^\s\n](?:[^\n]*\S)?", plain)
    return [Line(Span(m.start(), m.end()), m.group()) for m in found]


def document_titles(text: str) -> tuple[str, ...]:
    """Give the titles in 《》, each once, in order, as printed; a short form that a text gives itself is none."""
    found = (m for m in _DOCUMENT.finditer(text) if not re.search('(?:简称|以下称)[“"]?$', text[: m.start()]))
    return tuple(dict.fromkeys(match[1].strip() for match in found))


def without_titles(text: str) -> str:
    """Blank out titles, so that words inside 《》 decide nothing; the length stays."""
    return re.sub(r"《[^》]{0,300}》", lambda match: "《" + "□" * (len(match.group()) - 2) + "》", text)


def with_empty_titles(text: str) -> str:
    """Leave nothing inside title marks, so that a document is seen to be named and its words decide nothing."""
    return re.sub("《[^》]*》", "《》", text)


def kind_of(title: str) -> str:
    """Give what an item does (审议, 听取, 学习 …), 议题 where its heading does not say."""
    kind = _KIND.search(simplify(title))
    return kind["kind"] if kind else "议题"


def read_agenda(lines: Sequence[Line], text: str) -> Agenda:
    """Read items and paragraphs from the agenda's lines; `text` is the clean text that the spans point into."""
    groups: list[list[Line]] = []
    loose: list[Line] = []
    for line in lines:
        if ITEM_LABEL.match(line.plain):
            groups.append([line])
        elif groups and not CLOSING.match(line.plain):
            groups[-1].append(line)
        else:
            loose.append(line)
    items = tuple(_item(group, text) for group in groups)
    return Agenda(items, paragraphs_of(loose), tuple(_order_warnings(items)))


def _item(lines: Sequence[Line], text: str) -> AgendaItem:
    label = ITEM_LABEL.match(lines[0].plain)
    begin = lines[0].span.start + (label.end() if label else 0)
    heading, rest = _parted(Span(begin, lines[0].span.end), text)
    body = ([rest] if rest else []) + list(lines[1:])
    title = heading.of(text)
    return AgendaItem(
        label=label["label"] if label else "",
        kind=kind_of(title),
        title=title,
        heading=Span(lines[0].span.start, rest.span.start if rest else heading.end),
        documents=document_titles(title),
        paragraphs=paragraphs_of(body),
    )


def _parted(span: Span, text: str) -> tuple[Span, Line | None]:
    """Part a heading from prose that runs on in its line."""
    line = span.of(text)
    stop = re.search(r"[。；]", line)
    if (stop is None and len(line) <= _RUN_IN_CHARS) or (stop is not None and stop.end() == len(line) <= _RUN_IN_CHARS):
        return span, None
    comma = re.search(r"[。；，：]", without_titles(line))
    if comma is None or comma.end() == len(line):
        return span, None
    middle = span.start + comma.end()
    return Span(span.start, middle - 1), Line(Span(middle, span.end), text[middle : span.end])


def paragraphs_of(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Group lines into paragraphs: by the first kind of label seen, else each line one, numbered 1, 2 …"""
    found: list[Paragraph] = []
    style: re.Pattern[str] | None = None
    for line in lines:
        style = style or next((pattern for pattern in _PARAGRAPH_LABELS if pattern.match(line.plain)), None)
        label = style.match(line.plain) if style else None
        if label:
            found.append(Paragraph(label["label"], Span(line.span.start + label.end(), line.span.end)))
        elif style and found:
            found[-1] = Paragraph(found[-1].label, Span(found[-1].span.start, line.span.end))
        else:
            found.append(Paragraph(str(len(found) + 1), line.span))
    return tuple(found)


def _order_warnings(items: Sequence[AgendaItem]) -> list[str]:
    numbers = [to_int(item.label) for item in items]
    if numbers == list(range(1, len(numbers) + 1)):
        return []
    return [f"agenda items are numbered {'、'.join(item.label for item in items)}"]
