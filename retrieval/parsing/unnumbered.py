"""Agendas without 一、二、三: items told apart by how their paragraphs open, or listed in the opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.numerals import to_chinese
from retrieval.parsing.agenda import CLOSING, Agenda, Line, document_titles, kind_of, paragraphs_of
from retrieval.parsing.verdicts import VERDICTS
from retrieval.records import AgendaItem, Span

_VERBS = "传达学习|审议|听取|学习|传达|研究|讨论|通报|审定|审批"
_HOW = "(?:还|首先|分别|集体|专题|认真|并)*"
# A title, with another one inside at most; bounded, so that no damaged text takes long.
_TITLE = "《[^《》]{0,300}(?:《[^《》]{0,300}》[^《》]{0,100})?》"
_WORDS = f"(?:{_TITLE}|[^，。；：《》])*"
_SAID = re.compile(
    rf"[^，。；：《》]{{0,14}}?会议{_HOW}"
    rf"(?P<topic>(?:(?:{_VERBS})(?:并?(?:{VERDICTS}))?了?(?!其[他它]|以下|下列)|(?:{VERDICTS})(?=《)){_WORDS})"
)
_NAMED = re.compile(rf"(?:[一二三四五六七八九十]{{1,3}}是)?(?P<topic>(?:关于|(?=《)){_WORDS})(?:[。：]|$)")
_HEADLINE = re.compile(rf"(?P<topic>{_HOW}(?:{_VERBS}){_WORDS})$")
_STRESSED = re.compile(r"[^，。；：《》]{0,14}?会议(?:强调|指出|要求|认为|明确)")
_AGREED = re.compile(rf"(?:{VERDICTS})了?(?P<topic>{_TITLE})")
_ENTRY = re.compile(rf"(?:^|(?<=[，；：、。])){_HOW}(?:{_VERBS})(?:{_TITLE}|[^；。，《》])+")
_MAX_ITEMS = 99
COUNTED = "agenda items bear no numbers: they are counted 一、二 … in the order of the text"
LISTED = "agenda items are only listed in the opening sentence; nothing more is said of them"


def read_unnumbered(lines: Sequence[Line], heading: Sequence[Line], text: str) -> Agenda:
    """Read an agenda that numbers no items; `heading` is what stands before it, `text` the clean text of all."""
    groups: list[tuple[Span, list[Line]]] = []
    loose: list[Line] = []
    for line in lines:
        topic = _topic(line, heading)
        known = document_titles("".join(one.plain for one in groups[-1][1])) if groups else ()
        if topic and len(groups) < _MAX_ITEMS and not _goes_on(topic, line, known):
            groups.append((topic, [line]))
        elif groups and not CLOSING.match(line.plain):
            groups[-1][1].append(line)
        else:
            loose.append(line)
    items = tuple(_item(at, topic, body, text) for at, (topic, body) in enumerate(groups, start=1))
    if not lines:
        items = tuple(_item(at, topic, [], text) for at, topic in enumerate(_listed(heading), start=1))
    warning = (COUNTED,) if groups else ((LISTED,) if items else ())
    return Agenda(items, paragraphs_of(loose), warning)


def _goes_on(topic: Span, line: Line, known: tuple[str, ...]) -> bool:
    """Whether a line that could open an item speaks of the documents of the item before."""
    inside = Span(topic.start - line.span.start, topic.end - line.span.start)
    named = document_titles(inside.of(line.plain)) if inside.start >= 0 else document_titles(line.plain)
    return bool(named) and set(named) <= set(known)


def _topic(line: Line, heading: Sequence[Line]) -> Span | None:
    """Give the words that a paragraph takes its item up with; where it only stresses things, those of the opening."""
    for pattern in (_SAID, _NAMED, _HEADLINE):
        match = pattern.match(line.plain)
        if match and len(match["topic"]) >= 4:
            return Span(line.span.start + match.start("topic"), line.span.start + match.end("topic"))
    agreed = _AGREED.search(line.plain) if _STRESSED.match(line.plain) else None
    if agreed is None:
        return None
    announced = re.compile(rf"(?:{_VERBS})?{re.escape(agreed['topic'])}")
    found = next(((one, m) for one in heading if (m := announced.search(one.plain))), (line, agreed))
    begin = found[1].start("topic") if found[1] is agreed else found[1].start()
    return Span(found[0].span.start + begin, found[0].span.start + found[1].end())


def _item(number: int, heading: Span, body: Sequence[Line], text: str) -> AgendaItem:
    title = heading.of(text)
    prose = [line for line in body if line.span != heading] if len(body) > 1 else body
    return AgendaItem(to_chinese(number), kind_of(title), title, heading, document_titles(title), paragraphs_of(prose))


def _listed(heading: Sequence[Line]) -> Iterator[Span]:
    """Find the items that the opening sentence lists: 研究《…》；听取…的汇报；审议《…》《…》."""
    for line in heading:
        entries = list(_ENTRY.finditer(line.plain))
        for entry in entries[:_MAX_ITEMS]:
            if re.search("其[他它](?:事项|工作|议题)", entry.group()):
                continue
            begin = entry.start()
            for stop in [*(m.end() - 1 for m in re.finditer("》、?《", entry.group())), len(entry.group())]:
                piece = line.plain[begin : entry.start() + stop].rstrip("、")
                yield Span(line.span.start + begin, line.span.start + begin + len(piece))
                begin = entry.start() + stop
        if entries:
            return
