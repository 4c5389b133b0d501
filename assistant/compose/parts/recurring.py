"""What came back: the subjects that the agendas of several meetings share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from assistant.asked.subjects import KINDS
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import agenda_line
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_item
from assistant.narrowing.conditions import items_asked
from retrieval.records import AgendaItem, Minutes
from retrieval.scripts import squash

_LEAST = 4  # characters that two titles share: 安全生产
# What titles share whatever they are about.
_COMMON = re.compile(rf"{KINDS.pattern}|高质量发展|能力建设|体系建设|市政府|市委|审议|听取|学习|关于|进一步|[^㐀-鿿]+")
Item = tuple[Minutes, AgendaItem]


def recurring(desk: Desk, meetings: Sequence[Minutes]) -> Draft:
    """List the items of several meetings whose titles share a subject, by that subject."""
    agendas = [[(minutes, item) for item in items_asked(desk, minutes)] for minutes in meetings]
    found: dict[str, list[Item]] = {}
    for subject, *pair in _pairs(agendas):
        found.setdefault(subject, []).extend(pair)
    lines: list[Statement] = []
    for subject, pairs in found.items():
        own = [one for agenda in agendas for one in agenda if one in pairs]
        sources = tuple(of_item(minutes, item) for minutes, item in own)
        lines.append(Statement(desk.say("list.recurring", subject=subject), sources))
        lines += [agenda_line(desk, minutes, item) for minutes, item in own]
    return Draft("answered", tuple(lines), covered=coverage(desk)) if lines else not_found(desk)


def _pairs(agendas: Sequence[Sequence[Item]]) -> Iterator[tuple[str, Item, Item]]:
    """Give the items of any two meetings that share a subject, with it."""
    for one, other in combinations(agendas, 2):
        for first, second in product(one, other):
            if subject := _shared(first[1].title, second[1].title):
                yield subject, first, second


def _shared(one: str, other: str) -> str:
    """Give the longest run of characters that two titles share and that tells what they are about; else nothing."""
    runs = [run for run in _COMMON.sub(" ", squash(one)).split() if len(run) >= _LEAST]
    held = _COMMON.sub(" ", squash(other))
    parts = (run[at:end] for run in runs for at in range(len(run)) for end in range(at + _LEAST, len(run) + 1))
    return max((part for part in parts if part in held), key=len, default="")
