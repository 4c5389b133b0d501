"""The amount that the minutes of a time state of a matter, in whichever sentence of whichever item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.amounts import of_kinds, said_of
from assistant.compose.editions import held_in, years_named
from assistant.compose.figures import Figure, figures_in, figures_of, scored, told
from assistant.desk import Desk
from assistant.draft import Draft, quotes
from assistant.overlap import share
from assistant.pairs import HAN, bare, uncovered
from assistant.targets import targets
from assistant.topic_words import Word
from retrieval.agenda import without_titles
from retrieval.scripts import squash

_OF_A_YEAR = 60  # minutes
_MEETINGS = 3  # that state amounts of one matter in a year
_TARGETS = 3  # items, where no time is named
_HELD = 0.8  # of the topic, in the sentence and the title of its item
_SURELY = 0.9  # of the topic, in the sentence alone
_CLOSER = 0.15  # of the topic more, in the title of another item
_COMMON, _FEW = 0.05, 4  # of the titles: what more of them have tells no matters apart
_YEAR_OF_TITLE = re.compile(r"(?:19|20)\d\d")
# What a question says around an amount that tells nothing of which it is: 调到, 一年, 总共.
_IDLE = re.compile(
    "(?:调整?|涨|提高?|上调|增加?|降低?|下调|达|定|核定|设定|投入?|花|拨|配套?|安排|确定|规定)(?:到了?|至|成|为|了|在)?"
    "|[今当全本每那]年|[一二两三几]年|年度|全市|我市|市里|一?共|合计|总共|预计|计划|具体|大[概约]|分别|金额|数[额量]|规模|钱一?"
)


def stated_once(desk: Desk) -> Draft | None:
    """Give the amount that one item states of what a question surely means; None where none is surely meant."""
    if "topic" not in desk.asked.features:
        return None
    found = [one for _, one in scored(desk, [_candidates(desk)])[0] if _surely(desk, one)]
    best = [
        one for one in found if one.matter == found[0].matter or share(desk, one.text) >= share(desk, found[0].text)
    ]
    if not best or len({one.source.document for one in best if one.quote != best[0].quote}) > 1:
        return None
    line = told(desk, best[0])
    return Draft("answered", (line, *quotes(line.sources[:1])))


def _told_by(desk: Desk, figure: Figure) -> tuple[float, float]:
    """Tell how much of the topic a figure holds with its title, then by itself."""
    return round(_held(desk, figure.text), 2), round(_held(desk, figure.quote), 2)


def _candidates(desk: Desk) -> list[Figure]:
    """Give the figures of the time that a question names, else of the items that it is likely about."""
    years = years_named(desk)
    documents = desk.scope if len(years) != 1 or len(desk.scope) <= _OF_A_YEAR else held_in(desk, years[0])
    if len(documents) > _OF_A_YEAR:
        return [one for each in targets(desk, _TARGETS) for one in figures_of(desk, each.minutes, each.item)]
    figures = figures_in(desk, documents)
    of_year = [one for one in figures if _fits_year(one, years)]
    return of_year or figures


def _fits_year(figure: Figure, years: Sequence[int]) -> bool:
    """Whether the years of a title, if it has any, are those named: the plan of 2024 is held in December 2023."""
    said = set(_YEAR_OF_TITLE.findall(figure.matter))
    return not said or not years or bool(said & {str(year) for year in years})


def _surely(desk: Desk, figure: Figure) -> bool:
    """Whether a figure is of what is asked: it holds nearly all of it, and no other title holds more."""
    if not _asked_for(desk, figure):
        return False
    lacking = _lacking(desk, figure.text)
    if any(_tells_apart(desk, piece) for piece in lacking) or _held(desk, figure.text) < _HELD:
        return False
    return _held(desk, figure.quote) >= _SURELY or not _another_holds_more(desk, figure)


def _asked_for(desk: Desk, figure: Figure) -> bool:
    """Whether a sentence states an amount of the kind that is asked for, and itself says something of its matter."""
    plain = without_titles(figure.quote)
    said = any(said_of(desk, plain, each) for each in of_kinds(desk, figure.quote))
    return said or (bool(of_kinds(desk, figure.quote)) and share(desk, plain) > 0)


def _held(desk: Desk, text: str) -> float:
    """Give the share (0..1) of the topic that a text holds; of what is idle, and of years, nothing lacks."""
    if desk.zh:
        whole = sum(map(len, HAN.findall(desk.asked.topic)))
        return 1 - sum(map(len, _lacking(desk, text))) / whole if whole else 0.0
    words = _words(desk)
    return sum(word.held(text) for word in words) / len(words) if words else 0.0


def _lacking(desk: Desk, text: str) -> list[str]:
    """Name the Chinese of the topic that a text does not hold, or what may say the words that it does not."""
    if desk.zh:
        return [left for piece in uncovered(bare(desk.asked.topic), text) if (left := _IDLE.sub("", piece))]
    return [way for word in _words(desk) if not word.held(text) for way in (word.said, *word.longer)]


def _words(desk: Desk) -> list[Word]:
    """Give the words of a topic with what surely says them; those that no glossary knows as a dictionary has them."""
    both = zip(desk.sure_words, desk.words, strict=True)
    words = [sure if sure.longer else word for sure, word in both if not word.said.isdigit()]
    return [replace(word, ways=word.longer | {word.said} & set(HAN.findall(word.said))) for word in words]


def _tells_apart(desk: Desk, piece: str) -> bool:
    """Whether a word stands in a few titles, which are then those that are meant."""
    titled = sum(piece in title for _, _, title in desk.library.titled)
    return len(piece) > 1 and 0 < titled <= max(_FEW, _COMMON * len(desk.library.titled))


def _another_holds_more(desk: Desk, figure: Figure) -> bool:
    """Whether the title of another item of the same time holds more of the topic."""
    own, scope, here = _held(desk, figure.matter), set(desk.scope), figure.source
    others = (title for document, label, title in desk.library.titled if document in scope and label != here.item)
    return any(_held(desk, squash(title)) > own + _CLOSER for title in others)
