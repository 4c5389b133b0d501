"""One matter in several years or at several meetings, side by side: what was decided, who does what, which amounts."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.amounts import amounts
from assistant.compose.lists import at_a_meeting
from assistant.compose.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.overlap import share, title_said
from assistant.pairs import HAN
from assistant.topic_words import Word
from retrieval.agenda import without_titles
from retrieval.quantities import find_quantities
from retrieval.records import LedgerRow, Quantity

_LEAST, _LEAST_STATED = 0.4, 0.6  # of the topic, in an item; in a sentence that states an amount
_HELD = 0.5  # of a word
_LEAST_SAID = 0.3  # of the topic, those words counted that no row holds
_MEETINGS = 4
_AS_GOOD = 0.9
_IN_TITLE = 0.7  # for a word that stands in the title alone
_OF_A_YEAR = 60  # minutes
_SURELY = 0.9  # of the topic, where nothing else says that this is what is asked
_BESIDE = 0.15  # for an amount beside the topic
_OF_DECISIONS = frozenset({"responsible", "verdict", "next_step", "compare"})
_SAME_MATTER = 0.5
_TITLE_SAID = 0.1  # for a title that the question says whole: of equals, the one that has least besides
_OF_THE_WAY = frozenset({"date", "route", "next_step", "form_of_issue", "by_step", "verdict"})
_OF_THE_WAY |= {"who", "responsible", "responsible_named", "partners"}
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d|\s*年?\s*[-—–至到])")
_TITLE = re.compile("《[^》]*》")
_OWN_WORDS = r"[^，。；,.;?？]*?(?:\bitem|\breport|\bmatter|议题|汇报|[那这一]?[项件])"
_COUNTED = re.compile(r"([㐀-鿿]{4})\s*$")

Item = Sequence[LedgerRow]
Scored = tuple[float, LedgerRow]
HeldBy = Callable[[Word, str, str], float]  # how much of a word (0..1) two texts hold


def editions(desk: Desk) -> Draft | None:
    """Set what minutes say of one matter in each of the years, or at each of the meetings, named side by side.

    None where a question names but one. Partial where the minutes of a year hold no such matter, None where those of
    fewer than two years do.
    """
    years = _years(desk)
    if len(years) < 2:
        return _within_a_year(desk) or _at_meetings(desk)
    by_year = [_items(desk, _held_in(desk, year)) for year in years]
    figures = desk.asked.facet == "amount" or "figure" in desk.asked.features
    if figures or not desk.asked.features & _OF_THE_WAY:
        groups = zip(years, _in_common_units(_stating(desk, by_year)), strict=True)
        stated = {year: _of_its_year(desk, year, rows) for year, rows in groups if rows}
        if len({row.id for row in stated.values()}) > 1 and _one_unit([*stated.values()]):
            return _drafted([_amount(desk, row) for row in stated.values()], len(years))
        if len(stated) == 1 and (figures or "amount" in desk.asked.features):
            return _of_one_year(desk, years, stated)
    found = _closest(desk, by_year)
    if len({rows[0].id for rows in found}) < 2:
        return None
    return _drafted([_decision(desk, rows) for rows in found], len(years))


def _of_its_year(desk: Desk, year: int, rows: Item) -> LedgerRow:
    """Give of the rows of a year the one whose title holds most of what is said right behind it: 2022年公交那项."""
    said = re.search(rf"{year}\s*年?(?P<own>{_OWN_WORDS})", desk.asked.query.text)
    words = [word for word in desk.words if said and word.said in said["own"]]
    ways = [replace(word, ways=word.longer or word.ways) for word in words]
    return max(rows, key=lambda row: sum(word.held(_title([row])) for word in ways))


def _of_one_year(desk: Desk, years: Sequence[int], stated: Mapping[int, LedgerRow]) -> Draft:
    """Give the amount that the minutes of one year state, and say of the other years that theirs state none."""
    lines = [_amount(desk, row) for row in stated.values()]
    others = [desk.year(str(year)) for year in years if year not in stated]
    note = Statement(desk.say("compare.no_amount", years=desk.listed(others)), (), "note")
    return Draft("partial", (*lines, note, *quotes([line.sources[0] for line in lines])))


def _within_a_year(desk: Desk) -> Draft | None:
    """Give the amounts of one matter that several meetings of the one year named state: 一年提过两个数."""
    features = desk.asked.features
    of_meetings = features & {"two_scopes", "each_meeting"} and not desk.asked.names_meetings
    if not (of_meetings and {"amount", "scope", "topic"} <= features):
        return None
    rows = _counted_alike(desk, _scored(desk, [_items(desk, desk.scope)])[0])
    best = list({row.document: row for row in reversed(rows)}.values())
    best = sorted((row for row in best if _one_unit([rows[0], row])), key=lambda row: row.held or "")
    few = 1 < len(best) <= _MEETINGS
    return _drafted([_amount(desk, row) for row in best], len(best)) if few else None


def stated_once(desk: Desk) -> Draft | None:
    """Give the amount that the minutes of the time named state beside nearly all of the topic, in whichever item."""
    if not {"scope", "topic"} <= desk.asked.features or len(desk.scope) > _OF_A_YEAR:
        return None
    rows = [row for row in _stating(desk, [_items(desk, desk.scope)])[0] if _bonus(desk, row)]
    said = [row for row in rows if share(desk, f"{_title([row])} {row.quote}") >= _SURELY]
    if not said or not all(row.quote == said[0].quote or row.document == said[0].document for row in said):
        return None
    return _drafted([_amount(desk, said[0])], 1)


def _at_meetings(desk: Desk) -> Draft | None:
    asked = desk.asked
    few = asked.names_meetings and 1 < len(desk.scope) <= _MEETINGS and "two_scopes" in asked.features
    if not few or "topic" not in asked.features or asked.facet not in _OF_DECISIONS:
        return None
    groups = _named_apart(desk)
    found = _closest(desk, [_items(desk, held) for held in groups])
    if len(found) < 2:
        return None
    return _drafted([_decision(desk, rows) for rows in found], len(groups))


def _named_apart(desk: Desk) -> Sequence[Sequence[str]]:
    """Group the minutes in scope by the months that a question names, where it names several; else each is one."""
    months = dict.fromkeys(period.month for period in desk.asked.query.periods if period.month and not period.day)
    days = {document: desk.library.entries[document].held or "" for document in desk.scope}
    groups = [[one for one, day in days.items() if day[5:7] == f"{month:02}"] for month in months]
    return groups if len(groups) > 1 and all(groups) else [[document] for document in desk.scope]


def _drafted(lines: Sequence[Statement], wanted: int) -> Draft:
    shown = quotes([line.sources[0] for line in lines])
    return Draft("answered" if len(lines) == wanted else "partial", (*lines, *shown))


def _years(desk: Desk) -> tuple[int, ...]:
    """Give the years that a question names, in its order; those of titles are no years to set side by side."""
    if "compare" not in desk.asked.features and "span_of_years" in desk.asked.features:
        return ()  # between 2012 and 2015
    said = [int(year) for year in _YEAR.findall(_TITLE.sub("", desk.asked.query.text))]
    return tuple(dict.fromkeys([*(one.year for one in desk.asked.query.periods if one.year and one.guessed), *said]))


def _held_in(desk: Desk, year: int) -> Sequence[str]:
    return [document for document, entry in desk.library.entries.items() if (entry.held or "").startswith(str(year))]


def _items(desk: Desk, held: Sequence[str]) -> Sequence[Item]:
    """Give the ledger rows of each item of some minutes."""
    items: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    for row in desk.library.rows(held) if held else ():
        if row.item:
            items[row.document, row.item].append(row)
    return list(items.values())


def _closest(desk: Desk, groups: Sequence[Sequence[Item]]) -> list[Item]:
    """Give of each group, the items of a year or of a meeting, the one that holds most of the topic, if enough.

    Of the same matter as the best of all, if any is.
    """
    worth = [_worth(desk, items) for items in groups]
    every = [one for scores, items in zip(worth, groups, strict=True) for one in zip(scores, items, strict=True)]
    best = max(every, key=lambda one: one[0], default=(0.0, ()))[1]
    matters = {matter for row in best for matter in row.matters}
    found = []
    for scores, items in zip(worth, groups, strict=True):
        same = [_SAME_MATTER * any(matters.intersection(row.matters) for row in rows) for rows in items]
        scored = [score + bonus for score, bonus in zip(scores, same, strict=True)]
        if max(scored, default=0.0) >= _LEAST:
            found.append(items[scored.index(max(scored))])
    return [rows for rows in found if share(desk, _text(rows)) >= _HELD]


def _worth(desk: Desk, items: Sequence[Item]) -> list[float]:
    """Weigh items by how much of the topic they hold, and a little by how much of their title the question says."""
    texts = [(_title(rows), _text(rows)) for rows in items]
    said = [_TITLE_SAID * title_said(desk, title) for title, _ in texts]
    return [fit + bonus for fit, bonus in zip(_fits(desk, texts, _titled_twice), said, strict=True)]


def _stating(desk: Desk, groups: Sequence[Sequence[Item]]) -> list[Item]:
    """Give of each group, the items of a year, the rows that state an amount and hold enough of the topic, best first.

    The title may name the matter where the row itself says something of what is counted.
    """
    return [_near_the_best(desk, group) for group in _scored(desk, groups)]


def _near_the_best(desk: Desk, scored: Sequence[Scored]) -> list[LedgerRow]:
    """Give the rows that fit about as well as the best; none that lack most of the topic's Chinese.

    English words that no row holds may be in no dictionary.
    """
    near = [row for fit, row in scored if fit >= max(_LEAST_STATED, _AS_GOOD * scored[0][0])]
    words = [word for word in desk.words if HAN.search(word.said)]
    least = _LEAST_SAID * sum(word.weight for word in words)
    return [row for row in near if sum(word.weight * word.held(_text([row])) for word in words) >= least]


def _counted_alike(desk: Desk, scored: Sequence[Scored]) -> list[LedgerRow]:
    """Give the rows near the best, and those that count the same as it in the same words: 新增医疗床位780张, 750张."""
    near = _near_the_best(desk, scored)
    counted = _counted(near[0]) if near else set()
    return [row for fit, row in scored if row in near or (fit >= _LEAST and counted & _counted(row))]


def _counted(row: LedgerRow) -> set[str]:
    """Give the words that stand right before the numbers of a row: what is counted."""
    before = (row.quote[: quantity.span.start] for quantity in _quantities(row))
    return {found[1] for text in before if (found := _COUNTED.search(text))}


def _scored(desk: Desk, groups: Sequence[Sequence[Item]]) -> list[list[Scored]]:
    """Weigh the rows of each group that state an amount by how much of the topic they hold, best first.

    Words are weighed over all groups: what one year alone says is still asked of the others.
    """
    rows = [[row for item in items for row in item if _quantities(row)] for items in groups]
    texts = [(without_titles(row.quote), f"{_title([row])} {row.quote}") for group in rows for row in group]
    fits = iter(_fits(desk, texts, _said_here))
    return [sorted(((next(fits) + _bonus(desk, row), row) for row in group), key=lambda one: -one[0]) for group in rows]


def _bonus(desk: Desk, row: LedgerRow) -> float:
    """Give a little for an amount that stands beside a word of the topic."""
    return _BESIDE if any(amounts(desk, row.quote).values()) else 0.0


def _one_unit(rows: Sequence[LedgerRow]) -> bool:
    """Whether rows count in one unit: 84部 and 129部 can be set side by side, 251处 and 10公里 cannot."""
    return bool(set.intersection(*(_units([row]) for row in rows)))


def _units(rows: Sequence[LedgerRow]) -> set[str]:
    """Name the units in which rows count; years only where they count nothing else: 两年内新建 12 个."""
    units = {quantity.unit for row in rows for quantity in _quantities(row)}
    return units - {"年"} or units


def _in_common_units(groups: Sequence[Item]) -> list[Item]:
    """Leave of each group the rows that count in a unit in which rows of every group do, if there is one."""
    common = set.intersection(*map(_units, groups)) if all(groups) else set()
    return [[row for row in group if _units([row]) & common] if common else group for group in groups]


def _quantities(row: LedgerRow) -> Sequence[Quantity]:
    return find_quantities(without_titles(row.quote))


def _fits(desk: Desk, texts: Sequence[tuple[str, str]], held_by: HeldBy) -> list[float]:
    """Give for each pair of texts, a nearer and a wider one, the share (0..1) of the topic that they hold, by idf."""
    words = [replace(word, ways=word.longer) for word in desk.words if not any(char.isdigit() for char in word.said)]
    held = [[held_by(word, *pair) for word in words] for pair in texts]
    worth = [word.weight * _rarity([each[at] for each in held]) for at, word in enumerate(words)]
    whole = sum(worth)
    return [sum(a * b for a, b in zip(worth, each, strict=True)) / whole if whole else 0.0 for each in held]


def _titled_twice(word: Word, title: str, text: str) -> float:
    return (2 * word.held(title) + word.held(text)) / 3


def _said_here(word: Word, quote: str, text: str) -> float:
    """Count what only the title says for less: it names the matter, not what is counted."""
    return max(word.held(quote), _IN_TITLE * word.held(text))


def _rarity(held: Sequence[float]) -> float:
    """Weigh a word by how few texts hold it; one that none holds tells nothing."""
    count = sum(each * 3 > _HELD for each in held)
    return math.log(1 + len(held) / count) if count else 0.0


def _title(rows: Item) -> str:
    return " ".join((rows[0].title or "", *rows[0].documents))


def _text(rows: Item) -> str:
    return " ".join((_title(rows), *(row.quote for row in rows)))


def _decision(desk: Desk, rows: Item) -> Statement:
    return at_a_meeting(desk, next((row for row in rows if row.kind == "decision"), rows[0]))


def _amount(desk: Desk, row: LedgerRow) -> Statement:
    """Give what a row states: the amounts beside the topic, else all of them."""
    minutes = desk.library.minutes(row.document)
    beside = [number for kind in amounts(desk, row.quote).values() for number in kind]
    spans = [number.span.of(row.quote) for number in beside or _quantities(row)]
    text = desk.say("compare.amount", meeting=desk.meeting(minutes), number=desk.listed(spans))
    return Statement(text, (of_row(row), *opening(minutes)))
