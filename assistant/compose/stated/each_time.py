"""A detail of one matter in several years, or in two documents, side by side: a row of each with its sentence.

The search finds the item of each; which sentences are meant show one another, for they say the same in much the same
words. So the detail may be named in words that no sentence has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.compose.stated.editions import years_named
from assistant.compose.stated.telling import weigh
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quotes
from assistant.matching.details import Detail, details, gives
from assistant.matching.targets import targets
from assistant.text.pairs import covered
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import fold

_LOOKED_AT, _OF_EACH, _MOST = 12, 2, 6  # items; of a year; years
_NUMBER = re.compile(
    r"[㐀-鿿](?:天数|人数|户数|家数|个数|数量|数额|金额|比例|标准|面积|总额|单价|价格|费率|期限|年限|工期)(?=[：:，,、]|是|为|各|分别|$)"
)
_TWO = re.compile(r"两[份个次项]|前后两|分别|\b(?:both|two|respectively|each)\b")
_ELSE = frozenset({"attack", "attendee", "chair", "person", "why", "votes", "items_counted", "documents_counted"})
_DECIDED = re.compile("^(?:会议)?(?:分别)?(?:原则)?(?:同意|通过|审议|听取|会后)")
_DIGITS = re.compile(r"[\d.]+|[一二三四五六七八九十]+(?=[月日年个])")
_ALIKE, _LEAST = 0.5, 0.15  # of one sentence, in another; of the words of a question, in a sentence
_A_RANK = 0.05


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of an item that gives what is asked, and how much speaks for it."""

    target: Target
    source: Source
    worth: float

    @property
    def plain(self) -> str:
        return _DIGITS.sub("", without_titles(self.source.quote))


def at_each_time(desk: Desk, draft: Draft) -> Draft | None:
    """Set a detail of the items of several years, or of two documents, side by side; None where the draft does."""
    if desk.library.few or desk.asked.features & _ELSE or not {"scope", "topic"} <= desk.asked.features:
        return None
    asked, groups = _asked(desk), _groups(desk)
    if not asked or len(groups) < 2 or _gives_it(desk, asked, draft, groups):
        return None
    said = {name: _giving(desk, asked, items) for name, items in groups.items()}
    found = _matched(said)
    if len(found) < 2:
        return None
    rows = [_row(desk, one) for one in found.values()]
    silent = [name for name in groups if name not in found]
    note = [Statement(desk.say("compare.not_told", years=desk.listed(silent)), (), "note")] if silent else []
    shown = quotes([one.source for one in found.values()])
    return Draft("partial" if silent else "answered", (*rows, *note, *shown), covered=coverage(desk))


def _asked(desk: Desk) -> list[Detail]:
    """Give the details that ask for a value; one for a number that a question heads itself with."""
    found = [one for one in details(desk) if one.kinds - {"who"}]
    if not found and desk.zh and _NUMBER.search(fold(desk.asked.query.text)):
        found = [Detail(desk.asked.query.text, desk.asked.topic, (), frozenset({"number"}))]
    return found


def _groups(desk: Desk) -> Mapping[str, Sequence[Target]]:
    """Group the items found by the years named; where one year is named, each of the first is its own."""
    found = [one for one in targets(desk, _LOOKED_AT) if one.minutes.held]
    years = years_named(desk) or tuple(dict.fromkeys(one.year for one in desk.asked.query.periods if one.year))
    if 1 < len(years) <= _MOST:
        by_year = {year: [one for one in found if one.minutes.held and one.minutes.held.year == year] for year in years}
        return {desk.year(str(year)): items[:_OF_EACH] for year, items in by_year.items()}
    own = [one for one in found if one.minutes.held and one.minutes.held.year in years][:2]
    two = len(years) == 1 and "two_scopes" in desk.asked.features and _TWO.search(fold(desk.asked.query.text).lower())
    return (
        {desk.meeting(one.minutes): [one] for one in sorted(own, key=lambda one: str(one.minutes.held))} if two else {}
    )


def _gives_it(desk: Desk, asked: Sequence[Detail], draft: Draft, groups: Mapping[str, Sequence[Target]]) -> bool:
    """Whether a draft gives values of what is asked of two minutes or more already."""
    said = [one for line in draft.statements for one in line.sources if one.paragraph and not _DECIDED.match(one.quote)]
    giving = {one.document for one in said if all(gives(desk, each, one.quote) for each in asked)}
    return draft.status == "answered" and len(giving) >= min(2, len(groups))


def _giving(desk: Desk, asked: Sequence[Detail], items: Sequence[Target]) -> list[_Said]:
    """Give the sentences of items that give a value of what is asked, and how much of the question they hold."""
    found: list[_Said] = []
    for rank, target in enumerate(items):
        shares = {one.source: one.share for one in weigh(desk, target)}
        for source in sentences_of_item(target):
            fits = not _DECIDED.match(source.quote.strip()) and any(gives(desk, one, source.quote) for one in asked)
            if fits:
                found.append(_Said(target, source, shares.get(source, 0.0) - _A_RANK * rank))
    return found


def _matched(said: Mapping[str, Sequence[_Said]]) -> dict[str, _Said]:
    """Choose of each group the sentence that says what those of the others say, and most of the question."""
    best: tuple[tuple[int, float], dict[str, _Said]] = ((0, 0.0), {})
    for name, own in said.items():
        for one in own:
            if one.worth < _LEAST:
                continue
            found = {other: _alike(one, them) for other, them in said.items() if other != name}
            same = {other: each for other, each in found.items() if each}
            worth = (len(same), one.worth + sum(each.worth for each in same.values()))
            if worth > best[0]:
                best = (
                    worth,
                    {each: one if each == name else same[each] for each in said if each == name or each in same},
                )
    return best[1]


def _alike(one: _Said, others: Sequence[_Said]) -> _Said | None:
    """Give the sentence that says the same as another in much the same words."""
    near = [(covered(one.plain, each.plain), each) for each in others]
    most, found = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return found if most >= _ALIKE else None


def _row(desk: Desk, one: _Said) -> Statement:
    minutes = one.target.minutes
    text = desk.say("compare.amount", meeting=desk.meeting(minutes), number=one.source.quote.strip().rstrip("。；"))
    return Statement(text, (one.source, *opening(minutes)))
