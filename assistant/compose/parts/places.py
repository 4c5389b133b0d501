"""What of a document many answers cite: the opening sentence, the number, lines with days, who was there, an item."""

from __future__ import annotations

import re

from assistant.desk import Desk
from assistant.draft import Source, Statement, of_item, of_span
from retrieval.records import AgendaItem, Attendee, Minutes, Span

_NUMBER_LINE = re.compile(r"第\s*\S{1,5}\s*[号期]")
_DAY_LINE = re.compile(r"\d[\d\s]*年[\d\s]+月[\d\s]+日")
_OPENING_END = re.compile(r"会议(?=[，。,])|主持(?=[，。,])")


def opening(minutes: Minutes) -> tuple[Source, ...]:
    """Cite what says the meeting's number, day and chair, and the line with the document's number."""
    lines = minutes.sections.get("heading", ())
    said = next((span for span in lines if re.search("召开|主持", span.of(minutes.text))), None)
    number = next((span for span in lines if _NUMBER_LINE.fullmatch(span.of(minutes.text))), None)
    found = [_clause(minutes, said)] if said else []
    found += [of_span(minutes, "heading", number)] if number else []
    return tuple(found)


def agenda_line(desk: Desk, minutes: Minutes, item: AgendaItem) -> Statement:
    """Name an agenda item with its meeting."""
    line = desk.say("list.topic_item", meeting=desk.meeting(minutes), label=item.label, title=item.title)
    return Statement(line, (of_item(minutes, item), *opening(minutes)))


def issue_line(minutes: Minutes) -> tuple[Source, ...]:
    """Cite the line with the day of issue, and the document's number."""
    lines = minutes.sections.get("heading", ())
    dated = [span for span in lines if _DAY_LINE.fullmatch(span.of(minutes.text))]
    number = [span for span in lines if _NUMBER_LINE.fullmatch(span.of(minutes.text))]
    return tuple(of_span(minutes, "heading", span) for span in (*dated, *number))


def compiled_line(minutes: Minutes) -> tuple[Source, ...]:
    """Cite the line with the day on which the minutes were compiled."""
    lines = minutes.sections.get("distribution", ())
    dated = [span for span in lines if _DAY_LINE.fullmatch(span.of(minutes.text))]
    return tuple(of_span(minutes, "distribution", span) for span in dated)


def attendance_of(minutes: Minutes, attendee: Attendee) -> Source:
    """Cite one body's entry in the attendance list."""
    return of_span(minutes, "attendance", attendee.span)


def attendance_lines(minutes: Minutes, label: str) -> list[Source]:
    """Cite the attendance lines behind a label, up to the next label."""
    found: list[Source] = []
    inside = False
    for span in minutes.sections.get("attendance", ()):
        text = span.of(minutes.text)
        inside = label in text[:12] if re.match(r"\s*\S{0,6}(?:出席|列席|参加|请假|缺席)", text) else inside
        found += [of_span(minutes, "attendance", span)] if inside else []
    return found


def present_line(minutes: Minutes) -> Source:
    """Cite the line that lists who was present."""
    lines = minutes.sections.get("attendance", ())
    found = next((span for span in lines if "出席" in span.of(minutes.text)[:8]), None)
    return of_span(minutes, "attendance", found or lines[0])


def _clause(minutes: Minutes, line: Span) -> Source:
    """Cut the opening line behind the words 第 … 次常务会议: what follows is the agenda."""
    end = _OPENING_END.search(line.of(minutes.text))
    return of_span(minutes, "heading", Span(line.start, line.start + end.end()) if end else line)
