"""The records that pass between the rooms: frozen, plain, with ids and digests but no other behaviour."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

Part = Literal["heading", "agenda", "attendance", "distribution"]
RowKind = Literal["decision", "duty", "requirement"]
NextStep = Literal["issue", "submit", "report_first", "report", "carry_out"]


class Stretch(Protocol):
    """Anything that stands from `start` to before `end` of a text, in characters."""

    @property
    def start(self) -> int:
        """Give the place of the first character."""

    @property
    def end(self) -> int:
        """Give the place after the last character."""


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches of one text have a character in common."""
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a minutes' clean text, in characters: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the characters that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text after cleaning, and where its characters stood before.

    `runs` holds pairs (offset in `text`, offset in the file's decoded text), both in characters, ascending; from one
    pair to the next the characters of both stand side by side. Cleaning only ever leaves characters out.
    """

    name: str
    text: str
    runs: tuple[tuple[int, int], ...]
    sha256: str
    encoding: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of an agenda item; `label` is 一, 二 …, or 1, 2 … where the minutes number none."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda: `kind` is 审议, 听取, 学习 …; `documents` are titles without 《》, as printed."""

    label: str
    kind: str
    title: str
    heading: Span
    documents: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who came for a body; `name` is None where the minutes name nobody (邮政公司、移动公司代表).

    Of those on leave, `body` is empty where the minutes name none.
    """

    body: str
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Minutes:
    """One issued document, with every field that it prints; what it does not print is None or empty.

    `id` is year of issue (see series.py) and number, two digits at least: `2023-05`. `text` is the clean text, `runs`
    its map to the file as it came (see SourceText). `title` is 太仓市人民政府常务会议纪要, without 《》. `half_day` is
    上午 or 下午, `venue` where the meeting was held (市行政中心三楼会议室). `excused` lists who was on leave. `loose`
    holds paragraphs of the agenda that belong to no item. `sections` names the spans of the other
    parts, line by line: `heading`, `attendance`, `distribution`.
    """

    id: str
    source: str
    sha256: str
    encoding: str
    text: str
    runs: tuple[tuple[int, int], ...]
    title: str | None = None
    number: int | None = None
    meeting: int | None = None
    held: date | None = None
    half_day: str | None = None
    venue: str | None = None
    issued: date | None = None
    compiled: date | None = None
    issuer: str | None = None
    chair: str | None = None
    chair_title: str | None = None
    items: tuple[AgendaItem, ...] = ()
    loose: tuple[Paragraph, ...] = ()
    present: tuple[str, ...] = ()
    attending: tuple[Attendee, ...] = ()
    excused: tuple[Attendee, ...] = ()
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    sections: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable span with all that a citation shows. `text` equals `minutes.text[start:end]`; `id` is stable."""

    id: str
    document: str
    number: int | None
    meeting: int | None
    held: str | None
    issued: str | None
    part: Part
    item: str | None
    title: str | None
    paragraph: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the minutes give: `value` normalised (1.2亿 元 = 120000000), `unit` as printed, `span` where."""

    value: float
    unit: str
    span: Span


def digest(value: object) -> str:
    """Hash any JSON-able value: 16 hexadecimal digits, the same on every machine."""
    encoded = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str).encode()
    return hashlib.sha256(encoded).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing that the minutes say was decided or must be done, with the span that says it.

    kind: `decision` (议定), `duty` (somebody is told to do something) or `requirement` (会议要求 without a subject).
    `bodies` are canonical names, `addressees` groups such as 各地各部门, `partners` those to work with (会同…).
    `verdict` is the wording of the minutes (原则同意); `next_step` its kind with `route` as its object
    (市政府办公室名义). `deadlines` are by when, as printed (年底前). `matters` says for each document, or for the
    subject where there is none, what it is about: rows of other meetings that share one took the same thing up.
    `quote` equals `minutes.text[start:end]`.
    """

    id: str
    kind: RowKind
    document: str
    number: int | None
    meeting: int | None
    held: str | None
    issued: str | None
    part: Part
    item: str | None
    title: str | None
    paragraph: str | None
    start: int
    end: int
    quote: str
    bodies: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    verdict: str | None = None
    documents: tuple[str, ...] = ()
    action: str | None = None
    next_step: NextStep | None = None
    route: str | None = None
    quantities: tuple[Quantity, ...] = ()
    deadlines: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
