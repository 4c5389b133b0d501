"""What is known about the made-up archive: one frozen record for each thing that its minutes say.

All strings are as printed but without white space: page breaks and the blanks beside digits are left out. Compare
with `squeeze(text)`. Bodies stand twice: `bodies` by canonical name, `printed` as the minutes write them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

NOTE = "Made up by benchmarks/archive.py: nobody and nothing in it is real."


def squeeze(text: str) -> str:
    """Leave out all white space, page breaks with it."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What the meeting decided on an item, always in paragraph `paragraph` of item `item`.

    `verdict` is 原则同意, 原则通过, 审议通过, 同意, 暂缓审议, 听取汇报 (no verdict given) or 领学解读.
    `bodies` must act; `partners` are only to be consulted or to join in (会同…). `next_kind` is issue, submit,
    report_first, carry_out or "" where the minutes give no next step; `route` then is empty too, else one or two
    pieces parted by a comma, each of which stands in `sentence`.
    """

    item: str
    paragraph: str
    verdict: str
    bodies: tuple[str, ...]
    printed: tuple[str, ...]
    partners: tuple[str, ...]
    documents: tuple[str, ...]
    action: str
    next_kind: str
    route: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DutyFact:
    """A clause that tells `bodies` to do something; `kind` is named for bodies, group for 各地各部门 and the like.

    `sentence` is the clause without its closing mark. What the
    decision itself asks of a body is in DecisionFact alone.
    """

    item: str
    paragraph: str
    kind: str
    bodies: tuple[str, ...]
    printed: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class QuantityFact:
    """An amount or count: `value` normalised (1.2亿元 = 120000000 元), `unit` its base unit, `printed` as written."""

    item: str
    paragraph: str
    ask: str
    ask_english: str
    value: float
    unit: str
    printed: str
    deadline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ItemFact:
    """An agenda item: `title` is 《A》、《B》 or the subject of a report, `heading` what is printed after 一、.

    `subjects` and `forms` are keys of the terms (subject in Chinese, form's key), one for each document, for making
    questions; `english` says the subject in English. `paragraphs` are the texts without their labels.
    """

    label: str
    kind: str
    heading: str
    title: str
    documents: tuple[str, ...]
    subjects: tuple[str, ...]
    english: tuple[str, ...]
    forms: tuple[str, ...]
    paragraphs: tuple[str, ...]
    requirements: tuple[str, ...]
    decision: DecisionFact
    duties: tuple[DutyFact, ...]
    quantities: tuple[QuantityFact, ...]


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """Who came for a body; `names` is empty where the minutes name nobody."""

    body: str
    printed: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutesFact:
    """All that one document of the archive says. `id` is `YYYY-NN`."""

    id: str
    number: int
    meeting: int
    held: date
    half_day: str
    issued: date
    compiled: date
    chair: str
    chair_title: str
    present: tuple[str, ...]
    attending: tuple[AttendanceFact, ...]
    items: tuple[ItemFact, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """A written archive: where it lies, what it says, and how many defects of each kind were put in."""

    folder: Path
    facts_path: Path
    seed: int
    minutes: tuple[MinutesFact, ...]
    defects: Mapping[str, int]

    def to_json(self) -> str:
        """Give all facts as JSON; dates are ISO."""
        return json.dumps(
            {"note": NOTE, "seed": self.seed, "defects": dict(self.defects), "minutes": self.minutes},
            ensure_ascii=False,
            default=_plain,
        )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return {each.name: getattr(value, each.name) for each in fields(value)}
