"""Sentences of agenda items that state amounts, weighed by how much of a question's topic they hold."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from assistant.compose.parts.places import opening
from assistant.compose.stated.worth import fits, is_a_name, said_here
from assistant.desk import Desk
from assistant.draft import Source, Statement, of_item
from assistant.library import Library
from assistant.matching.amounts import amounts, labelled
from assistant.text.pairs import HAN
from assistant.text.sentence import sentences
from retrieval.glossary import Glossary
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.records import AgendaItem, Minutes, Quantity

_LEAST, _LEAST_STATED = 0.4, 0.6  # of the topic, in an item; in a sentence that states an amount
_LEAST_SAID = 0.55  # of the topic, those words counted that no sentence holds
_AS_GOOD = 0.9
_WEIGHED = 40  # figures of a group that fit best: what fits worse is never the one that is asked for
_ITEMS = 2048  # agenda items whose figures are kept, about 5 kB each
_BESIDE = 0.15  # for an amount beside the topic
_OF_BODY = 0.3  # for what a body is named after
_OFFICE = re.compile("^市|(?:管理)?(?:局|委|办|中心|集团|公司)$")
_COUNTED = re.compile(r"([㐀-鿿]{4})\s*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A sentence that states amounts, the `quantities`.

    `matter` holds the titles of its item, and short forms of what is written out.
    """

    source: Source
    matter: str
    quantities: Sequence[Quantity]

    @property
    def quote(self) -> str:
        """The sentence as it stands."""
        return self.source.quote

    @property
    def text(self) -> str:
        """What the sentence is about, and the sentence."""
        return f"{self.matter} {self.source.quote}"


Scored = tuple[float, Figure]


def figures_in(desk: Desk, documents: Sequence[str]) -> list[Figure]:
    """Give every sentence of the agendas of some minutes that states an amount."""
    every = desk.library.in_order(list(documents)) if documents else ()
    return [figure for minutes in every for item in minutes.items for figure in figures_of(desk, minutes, item)]


def figures_of(desk: Desk, minutes: Minutes, item: AgendaItem) -> tuple[Figure, ...]:
    """Give every sentence of an item that states an amount."""
    return _figures_of(desk.library, desk.glossary, minutes.id, item.label)


@lru_cache(maxsize=_ITEMS)
def _figures_of(library: Library, glossary: Glossary, document: str, label: str) -> tuple[Figure, ...]:
    item = library.item(document, label)
    return tuple(_read(library.minutes(document), item, glossary)) if item else ()


def _read(minutes: Minutes, item: AgendaItem, glossary: Glossary) -> Iterator[Figure]:
    matter = " ".join((item.title, *item.documents))
    for paragraph in item.paragraphs:
        for span in sentences(minutes.text, paragraph.span):
            quote = span.of(minutes.text)
            if quantities := find_quantities(without_titles(quote)):
                short = glossary.shortened(f"{matter}{quote}")
                yield Figure(of_item(minutes, item, paragraph, span), " ".join((matter, *short)), quantities)


def stating(desk: Desk, groups: Sequence[Sequence[Figure]]) -> list[list[Figure]]:
    """Give of each group, the figures of a year, those that hold enough of the topic, best first.

    The title may name the matter where the sentence itself says something of what is counted.
    """
    return [_near_the_best(desk, group) for group in scored(desk, groups)]


def scored(desk: Desk, groups: Sequence[Sequence[Figure]]) -> list[list[Scored]]:
    """Weigh the figures of each group by how much of the topic they hold, best first.

    Words are weighed over all groups: what one year alone says is still asked of the others.
    """
    texts = [(without_titles(one.quote), one.text) for group in groups for one in group]
    worth = iter(fits(desk, texts, said_here))
    return [_best(desk, [(next(worth), one) for one in group]) for group in groups]


def _best(desk: Desk, group: Sequence[Scored]) -> list[Scored]:
    """Give the figures of a group that fit best, with what else speaks for them."""
    best = heapq.nlargest(_WEIGHED, group, key=itemgetter(0))
    return sorted(((fit + _bonus(desk, one), one) for fit, one in best), key=itemgetter(0), reverse=True)


def _bonus(desk: Desk, figure: Figure) -> float:
    """Give a little for an amount that stands beside a word of the topic."""
    bonus = _BESIDE if any(amounts(desk, figure.quote).values()) else 0.0
    return bonus + (_OF_BODY if _names_work(desk, figure.text) else 0.0)


def _names_work(desk: Desk, text: str) -> bool:
    """Whether a text names what a body is named after that a question names beside its topic: 公积金 of 公积金中心."""
    work = (_OFFICE.sub("", name) for name in desk.asked.query.bodies)
    return any(len(name) > 1 and name in text for name in work)


def _near_the_best(desk: Desk, found: Sequence[Scored]) -> list[Figure]:
    """Give the figures that fit about as well as the best; none that lack much of the topic's Chinese.

    English words that no sentence holds may be in no dictionary; of those that the glossary knows one must be held.
    """
    near = [one for fit, one in found if fit >= max(_LEAST_STATED, _AS_GOOD * found[0][0])]
    return [one for one in near if _says_the_matter(desk, one.text)]


def _says_the_matter(desk: Desk, text: str) -> bool:
    """Whether a text holds enough of a topic's Chinese, numbers by which things are called only where it has them."""
    words = [word for word in desk.words if HAN.search(word.said)]
    known = [word for word in desk.sure_words if word.longer and not desk.zh]
    named = sum(word.weight for word in desk.words if is_a_name(word) and word.said in text)
    held = named + sum(word.weight * word.held(text) for word in words)
    enough = held >= _LEAST_SAID * (named + sum(word.weight for word in words))
    return enough and (not known or any(word.held(text) for word in known))


def counted_alike(desk: Desk, found: Sequence[Scored]) -> list[Figure]:
    """Give the figures near the best, and those that count as it does in the same words: 新增医疗床位780张, 750张."""
    near = _near_the_best(desk, found)
    counted = counted_before(near[0]) if near else set()
    return [one for fit, one in found if one in near or (fit >= _LEAST and counted & counted_before(one))]


def counted_before(figure: Figure) -> set[str]:
    """Give the words that stand right before the numbers of a sentence: what is counted."""
    before = (figure.quote[: quantity.span.start] for quantity in figure.quantities)
    return {found[1] for text in before if (found := _COUNTED.search(text))}


def one_unit(figures: Sequence[Figure]) -> bool:
    """Whether figures count in one unit: 84部 and 129部 can be set side by side, 251处 and 10公里 cannot."""
    return bool(set.intersection(*(_units([figure]) for figure in figures)))


def _units(figures: Sequence[Figure]) -> set[str]:
    """Name the units in which figures count; years only where they count nothing else: 两年内新建 12 个."""
    units = {quantity.unit for figure in figures for quantity in figure.quantities}
    return units - {"年"} or units


def in_common_units(groups: Sequence[Sequence[Figure]]) -> list[Sequence[Figure]]:
    """Leave of each group the figures that count in a unit in which some of every group do, if there is one."""
    common = set.intersection(*map(_units, groups)) if all(groups) else set()
    return [[one for one in group if _units([one]) & common] if common else group for group in groups]


def counting_the_same(groups: Sequence[Sequence[Figure]]) -> list[Sequence[Figure]]:
    """Leave of each group the figures that count what some of every group do in the same words, if there are such."""
    counted = [set[str]().union(*map(counted_before, group)) for group in groups]
    common = set.intersection(*counted) if counted else set()
    kept = [[one for one in group if counted_before(one) & common] for group in groups]
    return [*kept] if common else [*groups]


def told(desk: Desk, figure: Figure) -> Statement:
    """Tell what a sentence states: of its amounts those that are asked for, and at which meeting."""
    minutes = desk.library.minutes(figure.source.document)
    spans = [number.span.of(figure.quote) for number in labelled(desk, figure.quote)]
    text = desk.say("compare.amount", meeting=desk.meeting(minutes), number=desk.listed(spans))
    return Statement(text, (figure.source, *opening(minutes)))
