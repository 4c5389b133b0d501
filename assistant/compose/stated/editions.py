"""One matter in several years or at several meetings, side by side: what was decided, who does what, which amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.stated.figures import (
    Figure,
    counted_alike,
    counted_before,
    counting_the_same,
    figures_in,
    in_common_units,
    one_unit,
    scored,
    stating,
    told,
)
from assistant.compose.stated.worth import fits, titled_twice
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes
from assistant.matching.overlap import named_share, share, title_said
from assistant.matching.targets import targets
from assistant.text.pairs import covered
from retrieval.parsing.agenda import without_titles
from retrieval.records import LedgerRow

_LEAST = 0.4  # of the topic, in an item
_HELD = 0.5  # of a word
_MEETINGS = 4
_OF_DECISIONS = frozenset({"responsible", "verdict", "next_step", "compare"})
_SAME_MATTER, _STATED_ANEW = 0.5, 0.7
_TITLE_SAID = 0.1  # for a title that the question says whole: of equals, the one that has least besides
_OF_THE_WAY = frozenset({"concluded", "date", "route", "next_step", "form_of_issue", "by_step", "verdict"})
_OF_THE_WAY |= {"who", "responsible", "responsible_named", "partners"}
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d|\s*年?\s*[-—–至到])")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s*(?:到|至|[-—–]+|\bto\b|\bthrough\b)\s*((?:19|20)\d\d)(?!\d)")
_LONGEST = 10  # years, one after the other
_TITLE = re.compile("《[^》]*》")
# Between two years that are set side by side.
_JOINT = re.compile(r"[,，、;；/&]|[和与跟及至到比或]|各|分别|\b(?:and|or|versus|vs|than|with|to)\b", re.IGNORECASE)
_OF_VERDICTS = frozenset({"concluded", "verdict"})
_LAW = re.compile(r"条例|法律|法规|规定|学习|\b(?:laws?|regulations?|stud(?:y|ied|ies))\b")
_OWN_WORDS = r"[^，。；,.;?？]*?(?:\bitem|\breport|\bmatter|议题|汇报|[那这一]?[项件])"

Item = Sequence[LedgerRow]


def editions(desk: Desk) -> Draft | None:
    """Set what minutes say of one matter in each of the years, or at each of the meetings, named side by side.

    None where a question names but one. Partial where the minutes of a year hold no such matter, None where those of
    fewer than two years do.
    """
    years = years_named(desk)
    if len(years) < 2:
        return _within_a_year(desk) or _at_meetings(desk)
    if amounts_given := _amounts_of(desk, years):
        return amounts_given
    found = _closest(desk, [_decided_on(desk, _items(desk, held_in(desk, year))) for year in years])
    found = [rows for rows in found if named_share(desk, _title(rows)) >= _HELD]
    if len({rows[0].id for rows in found}) < 2:
        return None
    return _drafted([_decision(desk, rows) for rows in found], len(years))


def _amounts_of(desk: Desk, years: Sequence[int]) -> Draft | None:
    """Set the amounts that the minutes of each year state side by side; None where they state none of it."""
    asked_for = desk.asked.facet == "amount" or "figure" in desk.asked.features
    if not asked_for and desk.asked.features & _OF_THE_WAY:
        return None
    by_year = [figures_in(desk, held_in(desk, year)) for year in years]
    groups = zip(years, in_common_units(counting_the_same(stating(desk, by_year))), strict=True)
    every = {year: found for year, found in groups if found}
    stated = {year: _of_its_year(desk, year, found) for year, found in every.items()}
    if len({one.source for one in stated.values()}) > 1 and one_unit([*stated.values()]):
        told_all = [one for year, own in stated.items() for one in _all_of_the_year(own, every[year])]
        draft = _drafted([told(desk, one) for one in told_all], len(told_all))
        return draft if len(stated) == len(years) else replace(draft, status="partial")
    if len(stated) == 1 and (asked_for or "amount" in desk.asked.features):
        return _of_one_year(desk, years, stated)
    return None


def _all_of_the_year(one: Figure, found: Sequence[Figure]) -> list[Figure]:
    """Give with a figure the others of its year that state the same anew, by the day held."""
    plain = without_titles(one.quote)
    same = {
        each.source.document: each
        for each in found
        if counted_before(each) & counted_before(one) and covered(plain, without_titles(each.quote)) >= _STATED_ANEW
    }
    every = {**same, one.source.document: one}
    return sorted(every.values(), key=lambda each: each.source.held or "") if len(every) <= _MEETINGS else [one]


def _of_its_year(desk: Desk, year: int, found: Sequence[Figure]) -> Figure:
    """Give of the figures of a year the one whose title holds most of what is said right behind it: 2022年公交那项."""
    said = re.search(rf"{year}\s*年?(?P<own>{_OWN_WORDS})", desk.asked.query.text)
    words = [word for word in desk.words if said and word.said in said["own"]]
    ways = [replace(word, ways=word.longer or word.ways) for word in words]
    return max(found, key=lambda one: sum(word.held(one.matter) for word in ways))


def _of_one_year(desk: Desk, years: Sequence[int], stated: Mapping[int, Figure]) -> Draft:
    """Give the amount that the minutes of one year state, and say of the other years that theirs state none."""
    lines = [told(desk, one) for one in stated.values()]
    others = [desk.year(str(year)) for year in years if year not in stated]
    note = Statement(desk.say("compare.no_amount", years=desk.listed(others)), (), "note")
    return Draft("partial", (*lines, note, *quotes([line.sources[0] for line in lines])))


def _within_a_year(desk: Desk) -> Draft | None:
    """Give the amounts of one matter that several meetings of the one year named state: 一年提过两个数."""
    features = desk.asked.features
    of_meetings = features & {"two_scopes", "each_meeting"} and not desk.asked.names_meetings
    if not (of_meetings and {"amount", "scope", "topic"} <= features):
        return None
    found = counted_alike(desk, scored(desk, [figures_in(desk, desk.scope)])[0])
    best = list({one.source.document: one for one in reversed(found)}.values())
    best = sorted((one for one in best if one_unit([found[0], one])), key=lambda one: one.source.held or "")
    few = 1 < len(best) <= _MEETINGS
    return _drafted([told(desk, one) for one in best], len(best)) if few else None


def _at_meetings(desk: Desk) -> Draft | None:
    asked = desk.asked
    few = asked.names_meetings and 1 < len(desk.scope) <= _MEETINGS and "two_scopes" in asked.features
    if not few or "topic" not in asked.features or asked.facet not in _OF_DECISIONS:
        return None
    groups = _named_apart(desk)
    found = [
        rows for rows in _closest(desk, [_items(desk, held) for held in groups]) if share(desk, _text(rows)) >= _HELD
    ]
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


def years_named(desk: Desk) -> tuple[int, ...]:
    """Give the years that a question names, in its order; those of titles are no years to set side by side."""
    if desk.asked.within:
        return ()
    features, text = desk.asked.features, _TITLE.sub("", desk.asked.query.text)
    if {"amount", "each_counted"} <= features and (span := _SPAN.search(text)):
        first, last = int(span[1]), int(span[2])
        return tuple(range(first, last + 1)) if first < last < first + _LONGEST else (first, last)
    said = [int(year) for year in _YEAR.findall(text)]
    spanned = {one.year for one in desk.asked.query.periods if one.year} - {*said}
    if "compare" not in features and "span_of_years" in features and spanned:
        return ()  # between 2012 and 2015
    return tuple(dict.fromkeys([*(one.year for one in desk.asked.query.periods if one.year and one.guessed), *said]))


def bound_by_years(desk: Desk) -> Desk:
    """Ask of one item, where of two years one is its meeting's and one its title's: the 2022 report on 2021."""
    text = desk.asked.query.text
    said = list(_ANY_YEAR.finditer(text))
    if len(said) != 2 or desk.asked.within or "compare" in desk.asked.features:
        return desk
    best = next(iter(targets(desk, 1)), None)
    if best is None or best.minutes.held is None or _JOINT.search(text, said[0].end(), said[1].start()):
        return desk
    held, titled = best.minutes.held.year, {int(year) for year in _ANY_YEAR.findall(best.item.title)}
    if held in titled or {held, *titled} != {int(each.group()) for each in said}:
        return desk
    return replace(desk, asked=replace(desk.asked, within=(best.place,)))


def held_in(desk: Desk, year: int) -> Sequence[str]:
    """Name the minutes of the meetings held in a year."""
    return [document for document, entry in desk.library.entries.items() if (entry.held or "").startswith(str(year))]


def _items(desk: Desk, held: Sequence[str]) -> Sequence[Item]:
    """Give the ledger rows of each item of some minutes."""
    items: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    for row in desk.library.rows(held) if held else ():
        if row.item:
            items[row.document, row.item].append(row)
    return list(items.values())


def _decided_on(desk: Desk, items: Sequence[Item]) -> Sequence[Item]:
    """Leave out laws that were but studied where verdicts are set side by side: there is none on them."""
    if not desk.asked.features & _OF_VERDICTS or "studied" in desk.asked.features or _LAW.search(_asked(desk)):
        return items
    return [rows for rows in items if not any(row.verdict == "学习" for row in rows)]


def _asked(desk: Desk) -> str:
    return desk.asked.query.text.lower()


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
    return found


def _worth(desk: Desk, items: Sequence[Item]) -> list[float]:
    """Weigh items by how much of the topic they hold, and a little by how much of their title the question says."""
    texts = [(_title(rows), _text(rows)) for rows in items]
    said = [_TITLE_SAID * title_said(desk, title) for title, _ in texts]
    return [fit + bonus for fit, bonus in zip(fits(desk, texts, titled_twice), said, strict=True)]


def _title(rows: Item) -> str:
    return " ".join((rows[0].title or "", *rows[0].documents))


def _text(rows: Item) -> str:
    return " ".join((_title(rows), *(row.quote for row in rows)))


def _decision(desk: Desk, rows: Item) -> Statement:
    return at_a_meeting(desk, next((row for row in rows if row.kind == "decision"), rows[0]))
