"""Clean text -> Minutes: every field that the document prints, with the span of each part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from retrieval.errors import ReadingError
from retrieval.numerals import find_dates
from retrieval.parsing import attendance
from retrieval.parsing.agenda import Agenda, Line, lines_of, paragraphs_of, read_agenda
from retrieval.parsing.heading import Heading, read_heading
from retrieval.parsing.layout import ANOTHER_MEETING, ATTENDANCE, DISTRIBUTION, Parts, is_attended, parts_of
from retrieval.parsing.series import series_year
from retrieval.parsing.unnumbered import read_unnumbered
from retrieval.reading import read_source
from retrieval.records import Minutes, SourceText, Span
from retrieval.scripts import simplify

_LOOKS_LIKE_MINUTES = re.compile(
    r"会议纪要|常务会议|办公会议?|主持召开|主持(?:了)?(?:会议)?[：:。，]|会议(?:议定|指出|强调|听取|同意|原则|认为|要求|决定|研究|审议)"
    r"|审议(?:并|了|通过)|决议|原则(?:同意|通过)|讨论了|听取了"
)
_HEADING_FIELDS = (
    "title",
    "number",
    "meeting",
    "held",
    "half_day",
    "venue",
    "issued",
    "issuer",
    "chair",
    "chair_title",
)
_ADDRESSED = ("主送", "分送")
_PRINTED = re.compile(r"日\s*印发|发文日期")
_SECTIONS = ("heading", "attendance", "distribution")


def read_minutes(path: Path) -> Minutes:
    """Read one file; raises ReadingError where it is empty, unreadable, or not minutes at all."""
    return parse_minutes(read_source(path))


def parse_minutes(source: SourceText) -> Minutes:
    """Turn clean text into a Minutes record; what another shape leaves out is None or empty, and warned of."""
    plain = simplify(source.text)
    _require_minutes(source, plain)
    parts = parts_of(lines_of(plain))
    heading = read_heading(parts.heading)
    agenda = _agenda(parts, source.text)
    record = Minutes(
        id=_id(source.name, heading, parts.distribution),
        source=source.name,
        sha256=source.sha256,
        encoding=source.encoding,
        text=source.text,
        runs=source.runs,
        **{name: getattr(heading, name) for name in _HEADING_FIELDS},
        **_lists(parts, source.text),
        items=agenda.items,
        loose=agenda.loose,
        sections=_sections(parts),
    )
    found = (*_missing(record), *agenda.warnings, *heading.warnings, *parts.others)
    return replace(record, warnings=(*source.warnings, *found))


def _require_minutes(source: SourceText, plain: str) -> None:
    wanted = "minutes of an executive meeting (常务会议纪要)"
    if not plain.strip():
        raise ReadingError(source.name, "no text", wanted)
    if not _LOOKS_LIKE_MINUTES.search(plain):
        raise ReadingError(source.name, f"text that is not minutes ({' '.join(plain.split())[:40]} …)", wanted)


def _agenda(parts: Parts, text: str) -> Agenda:
    """Read the items, by their numbers or else by their wording; what belongs to another meeting stays loose."""
    agenda = read_agenda(parts.agenda, text)
    if not agenda.items:
        agenda = read_unnumbered(parts.agenda, parts.heading, text)
    return replace(agenda, loose=(*agenda.loose, *paragraphs_of(parts.another)))


def _sections(parts: Parts) -> dict[str, tuple[Span, ...]]:
    another = {ANOTHER_MEETING: tuple(line.span for line in parts.another)} if parts.another else {}
    return {name: tuple(line.span for line in getattr(parts, name)) for name in _SECTIONS} | another


def _lists(parts: Parts, text: str) -> dict[str, Any]:
    """Read the lists of people and addressees behind their labels."""
    found: dict[str, list[Any]] = {name: [] for name in ("present", "attending", "excused", "recipients", "copies")}
    kind = ""
    for line in parts.attendance:
        label = ATTENDANCE.match(line.plain)
        kind = label["kind"] if label else kind
        if label is None and is_attended(line.plain):
            for came, start, how in attendance.attended(line.span.of(text)):
                if "列席" in how:
                    found["attending"] += attendance.attendees(came, line.span.start + start)
                else:
                    found["present"] += attendance.names(came)
        elif kind in ("出席", "参加"):
            found["present"] += attendance.names(line.span.of(text))
        elif kind.endswith(("请假", "缺席")):
            found["excused"] += attendance.excused(line.span.of(text), line.span.start)
        else:
            found["attending"] += attendance.attendees(line.span.of(text), line.span.start)
    for line in parts.distribution:
        label = DISTRIBUTION.match(line.plain)
        if label:
            found["recipients" if label["kind"] in _ADDRESSED else "copies"] += attendance.groups(line.span.of(text))
    dated = (line.plain for line in parts.distribution if not _PRINTED.search(line.plain))
    compiled = next((mention.day_of_calendar for line in dated for mention in find_dates(line)), None)
    return {name: tuple(values) for name, values in found.items()} | {"compiled": compiled}


def _id(name: str, heading: Heading, distribution: Sequence[Line]) -> str:
    held, issued = (day.isoformat() if day else None for day in (heading.held, heading.issued))
    year = series_year(heading.number, held, issued)
    if heading.number is None or year is None:
        return Path(name).stem
    return f"{year}-{heading.number:02d}"


def _missing(minutes: Minutes) -> list[str]:
    """Say which fields a person would look for in vain."""
    wanted: dict[str, object] = {"number": minutes.number, "meeting number": minutes.meeting}
    wanted |= {"date held": minutes.held, "numbered agenda items": minutes.items, "chair": minutes.chair}
    return [f"no {name} found" for name, value in wanted.items() if not value]
