"""One matter in several years, side by side: what was decided each time, who must do what next, which amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.amounts import amounts
from assistant.compose.lists import outcome
from assistant.compose.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_item, of_row, quotes
from assistant.overlap import share
from retrieval.records import LedgerRow, Paragraph, Span

_LEAST = 0.4  # of the topic, in an item's title and rows
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_OF_THE_WAY = frozenset({"route", "next_step", "who", "responsible", "responsible_named", "verdict"})


def editions(desk: Desk) -> Draft | None:
    """Set what was decided on one matter in each of the years named side by side; None where that takes two years.

    Partial where the minutes of a year hold no such matter, None where those of fewer than two years do.
    """
    years = list(dict.fromkeys(period.year for period in desk.asked.query.periods if period.year))
    if len(years) < 2:
        return None
    found = [rows for year in years if (rows := _closest(desk, year))]
    if len({(rows[0].document, rows[0].item) for rows in found}) < 2:
        return None
    decided = [_decision(desk, rows) for rows in found]
    amounts_too = "amount" in desk.asked.features or not desk.asked.features & _OF_THE_WAY
    stated = [source for rows in found for source in _amounts(desk, rows[0])] if amounts_too else []
    shown = stated or [source for line in decided for source in line.sources[:1]]
    return Draft("answered" if len(found) == len(years) else "partial", (*decided, *quotes(shown)))


def _closest(desk: Desk, year: int) -> Sequence[LedgerRow]:
    """Give the rows of the item of a year's meetings, or with the year in its title, that holds most of the topic."""
    held = [document for document, entry in desk.library.entries.items() if (entry.held or "").startswith(str(year))]
    items: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    for row in desk.library.rows(held) if held else ():
        if row.item:
            items[row.document, row.item].append(row)
    best = max(items.values(), key=lambda rows: _fit(desk, rows), default=[])
    return best if best and _fit(desk, best) >= _LEAST else ()


def _fit(desk: Desk, rows: Sequence[LedgerRow]) -> float:
    """Weigh an item by the share of the topic in its title, then in what its rows say (0..1)."""
    title = " ".join((rows[0].title or "", *rows[0].documents))
    text = " ".join((title, *(row.quote for row in rows)))
    return (2 * share(desk, title) + share(desk, text)) / 3


def _decision(desk: Desk, rows: Sequence[LedgerRow]) -> Statement:
    row = next((row for row in rows if row.kind == "decision"), rows[0])
    minutes = desk.library.minutes(row.document)
    item = desk.library.item(row.document, row.item or "")
    said = desk.say(
        "compare.item", subject=desk.subject(row), outcome=outcome(desk, row), meeting=desk.meeting(minutes)
    )
    heading = (of_item(minutes, item),) if item else ()
    return Statement(said, (of_row(row), *heading, *opening(minutes)))


def _amounts(desk: Desk, row: LedgerRow) -> list[Source]:
    """Cite the first sentence of an item that states an amount of what is asked about."""
    minutes = desk.library.minutes(row.document)
    item = desk.library.item(row.document, row.item or "")
    for paragraph in item.paragraphs if item else ():
        for sentence in _sentences(paragraph, minutes.text):
            if any(amounts(desk, sentence.of(minutes.text)).values()):
                return [of_item(minutes, item, paragraph, sentence)] if item else []
    return []


def _sentences(paragraph: Paragraph, text: str) -> list[Span]:
    start = paragraph.span.start
    return [Span(start + m.start(), start + m.end()) for m in _SENTENCE.finditer(paragraph.span.of(text))]
