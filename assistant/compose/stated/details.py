"""Details inside an item, several of one, or of its editions in several years: each by the sentence that tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.compose.parts.absent import says_nothing_of
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.places import opening
from assistant.compose.stated.editions import held_in, years_named
from assistant.compose.stated.worth import fits, titled_twice
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quotes
from assistant.matching.details import (
    OF_VALUES,
    Detail,
    bears_content,
    clauses_telling,
    details,
    gives,
    no_word_known,
    tells,
    tells_alone,
)
from assistant.matching.fit import fit
from assistant.matching.naming import of_another_document, of_other_years
from assistant.matching.overlap import title_said
from assistant.matching.targets import targets
from retrieval.ledger import matter_of

_FACETS = OF_VALUES | {"compare"}
_OF_THE_WAY = frozenset({"by_step", "destination", "form_of_issue", "next_step", "verdict"})  # features
_LOOKED_AT, _TRIED = 5, 3  # items
_MOST_YEARS = 6
_NAMED = 0.6  # of a title, in the question
_FOUND = 0.2  # of the topic: what an item that the search finds among the first counts more
_BESIDE, _FIT = 0.5, 0.05  # what a sentence tells of all details, and holds of the question, counts beside one detail
_AROUND = re.compile("^(?:审议|听取|研究|学习|讨论)(?:关于)?|《|》|^太仓市|的汇报$|(?:19|20)\\d\\d[ 年度]*|太仓市")
_PHASE = re.compile("第?[一二三四五六]期")  # of a work, which is compared with the one before
_DECISION = re.compile("^(?:会议)?(?:分别)?(?:原则)?(?:同意|通过|审议|听取)")


@dataclass(frozen=True, slots=True)
class Told:
    """What an item tells of several details: the sentence of each; None for one that it does not tell."""

    target: Target
    sentences: tuple[Source | None, ...]

    @property
    def whole(self) -> bool:
        """Whether it tells every detail."""
        return bool(self.sentences) and all(self.sentences)

    @property
    def sources(self) -> list[Source]:
        """The sentences, each once, as they stand."""
        return sorted({one for one in self.sentences if one}, key=lambda one: one.start)


def told_details(desk: Desk) -> Draft | None:
    """Tell the details that a question asks of one item, or of its editions in several years; None where not told."""
    asked = details(desk)
    if not asked or "topic" not in desk.asked.features or not {desk.asked.facet, *desk.asked.besides} <= _FACETS:
        return None
    years = years_named(desk)
    if desk.asked.within:
        return _of_one(desk, asked) if any(one.kinds for one in asked) else None
    if 1 < len(years) <= _MOST_YEARS:
        return _of_years(desk, asked, years)
    of_one = len(asked) > 1 and desk.asked.facet != "compare" and not desk.asked.features & _OF_THE_WAY
    return _of_one(desk, asked) if of_one else None


def tells_them(desk: Desk, target: Target) -> bool:
    """Whether an item tells every detail that a question asks, a value among them."""
    asked = details(desk)
    return any(one.kinds for one in asked) and _told(desk, asked, target).whole


def sentences_told(desk: Desk, asked: Sequence[Detail], target: Target) -> list[Source]:
    """Give the sentences of an item that tell every one of some details; none where they do not."""
    told = _told(desk, asked, target)
    return told.sources if told.whole else []


def told_elsewhere(desk: Desk) -> Draft | None:
    """Tell the same where the likeliest item says nothing of what is asked, and those that tell it do."""
    draft = told_details(desk)
    places = (
        {(one.document, one.item) for line in draft.statements for one in line.sources if one.item} if draft else ()
    )
    items = desk.items_at(places)
    return None if not items or any(says_nothing_of(desk, [each]) for each in items) else draft


def _of_one(desk: Desk, asked: Sequence[Detail]) -> Draft | None:
    """Tell two details or more of one item, where it tells them all."""
    for at, target in enumerate(targets(desk, _TRIED)):
        if of_another_document(desk, target) or of_other_years(desk, target):
            return None
        if at and not _said(desk, target):
            continue
        told = _told(desk, asked, target)
        if told.whole and told.sources:
            said = [clauses_telling(desk, asked, one.quote) for one in told.sources]
            line = Statement(desk.say("amount.is", number="；".join(said)), tuple(told.sources))
            return Draft("answered", (line, *quotes(told.sources)))
    return None


def _of_years(desk: Desk, asked: Sequence[Detail], years: Sequence[int]) -> Draft | None:
    """Tell the details of each year's item of one matter, and of which years none is told."""
    editions = _editions(desk, years)
    told = {year: each for year, target in editions.items() if (each := _told(desk, asked, target)).sources}
    whole = [year for year, each in told.items() if each.whole]
    if not whole or (len(whole) < len(years) and not any(_said(desk, each.target) for each in told.values())):
        return None
    lines = [_row(desk, asked, told[year]) for year in years if year in told]
    silent = [desk.year(str(year)) for year in years if year not in told or not told[year].whole]
    note = [Statement(desk.say("compare.not_told", years=desk.listed(silent)), (), "note")] if silent else []
    shown = quotes([source for year in years if year in told for source in told[year].sources])
    return Draft("partial" if silent else "answered", (*lines, *note, *shown))


def _row(desk: Desk, asked: Sequence[Detail], told: Told) -> Statement:
    said = [clauses_telling(desk, asked, one.quote) for one in told.sources]
    text = desk.say("compare.amount", meeting=desk.meeting(told.target.minutes), number="；".join(said))
    return Statement(text, (*told.sources, *opening(told.target.minutes)))


def _told(desk: Desk, asked: Sequence[Detail], target: Target) -> Told:
    """Find for each detail the sentence of an item that tells most of it; what names nothing goes with the others."""
    every = [one for one in sentences_of_item(target) if not _DECISION.match(one.quote.strip())]
    title = target.item.title
    own = [one for one in asked if bears_content(desk, one, title)]
    worth = {one: [tells(desk, one, source.quote, title) for source in every] for one in own}
    in_all = [
        _BESIDE * sum(each[at] for each in worth.values()) + _FIT * fit(desk, source.quote, title)
        for at, source in enumerate(every)
    ]
    found: dict[Detail, Source | None] = {one: _best(every, told, in_all) for one, told in worth.items()}
    found = {one: source for one, source in found.items() if source and _is_told(desk, one, source, found)}
    beside = [source for source in found.values() if source]
    for one in asked:
        if one.kinds and not found.get(one) and (one not in own or no_word_known(desk, one)):
            found[one] = next((source for source in beside if gives(desk, one, source.quote)), None)
    return Told(target, tuple(map(found.get, asked)) if own else ())


def _is_told(desk: Desk, detail: Detail, source: Source, found: Mapping[Detail, Source | None]) -> bool:
    """Whether a sentence surely tells a detail: with another of them, or enough of it."""
    with_others = list(found.values()).count(source) > 1 or len(found) == 1
    return with_others or tells_alone(desk, detail, source.quote, source.title or "")


def _best(every: Sequence[Source], told: Sequence[float], in_all: Sequence[float]) -> Source | None:
    """Give the sentence that tells most of a detail, and of the others."""
    best = max(range(len(every)), key=lambda at: (told[at] > 0, told[at] + in_all[at]), default=None)
    return every[best] if best is not None and told[best] else None


def _editions(desk: Desk, years: Sequence[int]) -> Mapping[int, Target]:
    """Give of each year the item of the one matter that a question names; none for a year without it."""
    by_year = {year: _items(desk, held_in(desk, year)) for year in years}
    every = [(year, target) for year, items in by_year.items() for target in items]
    worth = fits(desk, [(target.item.title, target.text) for _, target in every], titled_twice)
    best: dict[str, dict[int, tuple[float, Target]]] = defaultdict(dict)
    found_first = [one.place for one in targets(desk, _LOOKED_AT)]
    for (year, target), fitting in zip(every, worth, strict=True):
        own = fitting + (_FOUND if target.place in found_first else 0.0)
        for matter in _matters(target):
            if own > best[matter].get(year, (0.0, target))[0]:
                best[matter][year] = own, target
    named = max(best.values(), key=lambda found: sum(own for own, _ in found.values()), default={})
    meant = {year: target for year, (_, target) in named.items()}
    return meant if any(_is_named(desk, target) for target in meant.values()) else {}


def _items(desk: Desk, held: Sequence[str]) -> list[Target]:
    meetings = map(desk.library.minutes, held)
    return [Target(minutes, item) for minutes in meetings for item in minutes.items]


def _matters(target: Target) -> list[str]:
    titles = target.item.documents or (target.item.title,)
    return [matter_of(_PHASE.sub("", _AROUND.sub("", title))) for title in titles]


def _is_named(desk: Desk, target: Target) -> bool:
    """Whether a question names an item by its title, or the search finds it among the first."""
    return _said(desk, target) or target.place in [one.place for one in targets(desk, _LOOKED_AT)]


def _said(desk: Desk, target: Target) -> bool:
    """Whether a question says most of an item's title."""
    titles = target.item.documents or (target.item.title,)
    return max(title_said(desk, _AROUND.sub("", title)) for title in titles) >= _NAMED
