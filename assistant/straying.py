"""Answers that stray: given from items on another matter, of another year or without the body that a question names.

A learnt judgement weighs how likely an item says it; these are the signs that it says it of something else. They need
many minutes: of few, what stands nowhere may be said in other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from assistant.asked.subjects import DOCUMENT, KINDS
from assistant.desk import Desk, Target
from assistant.draft import Draft
from assistant.library import Library
from assistant.matching.asked_name import lacks_its_name, of_other_price, wanted
from assistant.matching.lacking import frameless
from assistant.matching.naming import names
from assistant.matching.occasions import years_bound
from assistant.matching.overlap import share
from assistant.text.pairs import HAN, holds, uncovered
from assistant.told import OF_ONE_ITEM
from retrieval.ledger import matter_of
from retrieval.scripts import fold, squash

_REMEMBERED = 8  # desks
_ROWS, _OF_ROWS = 4, 0.34  # rows of a list, and how many of them must be of the matter that is named
_OF_ONE_MATTER = frozenset(
    {"amount", "body_tasks", "date", "deadline", "next_step", "passage", "reason", "responsible", "summary", "verdict"}
)
_A_NAME = 5  # characters of a matter's name, that no other words say by chance
_A_MATTER = 4  # characters of it without what is said of any work
_OF_WORK = re.compile("(?:工作|推进|开展|情况)+$")
_KINDS_AFTER = re.compile(f"的?(?:{KINDS.pattern})+")
_OF_EDITION = re.compile("[（(][^（）()]*[）)]$")
_REPORTED = frozenset({"汇报", "报告"})
_WHETHER_THEN = frozenset(
    {"held", "meeting_word", "polar", "scope", "topic"}
)  # was it discussed at the meeting of 6 June
_SPOKEN_OF = 0.7  # of the topic, in an item that deals with it
# Said of any matter: how it came to a meeting, and what kind of place or thing is asked for.
_ASKED = re.compile("年?(?:提上|提交|上会|定[在于]|办理|安排在)|城市|地方|地点|时间")
_GIVEN_WORK = frozenset({"duty", "given_work", "in_hand", "responsible", "tasks"})
_SPAN = frozenset({"compare", "over_years", "span_of_years", "two_scopes", "until"})
_TITLES = re.compile("《([^》]+)》")
_COUNTED = re.compile("(?:多少|几)[万千百]?[㐀-鿿](?P<noun>[㐀-鿿]{3,5})(?=[，。,？?；]|$)")  # 多少个充电桩
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千万]")
_REPORT = re.compile("^(?:审议|分别|听取|学习|传达|研究|讨论|关于)+|的?(?:情况)?的?汇报$")
Place = tuple[str, str]


def strays(desk: Desk, draft: Draft) -> bool:
    """Whether an answer is of another matter than the question names, of another year, or of no work of its body."""
    if desk.library.few or draft.status == "not_found":
        return False
    if "topic" not in desk.asked.features or desk.asked.query.items:
        return False
    if desk.asked.facet == "list_responsible":
        return _lists_anything(desk, draft)
    cited = desk.items_at(_cited(draft)) if desk.asked.facet in _OF_ONE_MATTER else ()
    if not cited:
        return False
    checks = (_of_another_name, _of_another_year, _lacks_its_words, _not_spoken_of, _without_the_body)
    return any(check(desk, cited) for check in checks) or _of_another_amount(desk, draft)


def _lists_anything(desk: Desk, draft: Draft) -> bool:
    """Whether a question names what stands in few items or none, and most rows of a list are of something else."""
    signals = desk.found.signals
    named = [*signals.telling, *(word for word in signals.unknown if HAN.search(word))]
    places = _cited(draft)
    if len(places) < _ROWS or not any(word in desk.asked.topic for word in named):
        return False
    of_it = sum(holds(named, f"{one.item.title} {one.text}") for one in desk.items_at(places))
    return of_it < _OF_ROWS * len(places)


def _cited(draft: Draft) -> Collection[Place]:
    return dict.fromkeys((one.document, one.item) for line in draft.statements for one in line.sources if one.item)


def _of_another_name(desk: Desk, cited: Sequence[Target]) -> bool:
    """Whether a question says the whole name of a matter, and none of the items cited has it."""
    if not (named := _name_said(desk)):
        return False
    return not any(target.place in _named(desk.library)[named] or _bears(desk, target, named) for target in cited)


def _bears(desk: Desk, target: Target, named: str) -> bool:
    """Whether the title of an item has the name of a matter in another wording.

    A question that says a kind beside the name, 治理工作要点, means one of that kind; one on a report no document.
    """
    titles = [squash(title) for title in target.item.documents or (target.item.title,)]
    if DOCUMENT.search(named):
        return any(_OF_EDITION.sub("", title).endswith(named) for title in titles)
    name = _OF_WORK.sub("", named)
    if len(name) < _A_MATTER:
        return False
    asked = _plain(desk.asked.query.text)
    after = _KINDS_AFTER.match(asked[asked.index(name) + len(name) :])
    kind = DOCUMENT.search(after.group()) if after else None
    if not kind and target.item.documents and _REPORTED.intersection(desk.asked.query.kinds):
        return False
    return any(name in title and (not kind or kind.group() in title) for title in titles)


@lru_cache(maxsize=_REMEMBERED)
def _name_said(desk: Desk) -> str:
    """Give the longest name of a matter that a question says word by word; nothing where it says none."""
    asked = _plain(desk.asked.query.text) if desk.zh else ""
    return max((name for name in _named(desk.library) if name in asked), key=len, default="")


def _plain(text: str) -> str:
    return _YEAR.sub("", re.sub("(?:19|20)\\d\\d\\s*年?度?|关于|全市|我市|[《》]", "", squash(fold(text))))


@lru_cache(maxsize=4)
def _named(library: Library) -> Mapping[str, frozenset[Place]]:
    """Give the items of each matter, by its name without what tells editions apart."""
    found: dict[str, set[Place]] = {}
    for document, label, title in library.titled:
        for name in _TITLES.findall(title) or [_REPORT.sub("", title)]:
            found.setdefault(matter_of(name), set()).add((document, label))
    return {name: frozenset(places) for name, places in found.items() if len(KINDS.sub("", name)) >= _A_NAME}


def of_another_year(desk: Desk, draft: Draft) -> bool:
    """Whether a question on one matter names a year, and all that its answer cites is of others."""
    if desk.library.few or draft.status == "not_found" or desk.asked.within or desk.asked.query.items:
        return False
    if desk.asked.facet not in _OF_ONE_MATTER or "topic" not in desk.asked.features:
        return False
    cited = desk.items_at(_cited(draft))
    return bool(cited) and _of_another_year(desk, cited)


def _of_another_year(desk: Desk, cited: Sequence[Target]) -> bool:
    """Whether a question names one year, and the items cited were held in others and bear the years of others."""
    years = years_bound(desk)
    if len(years) != 1 or desk.asked.features & _SPAN:
        return False
    return not any(_fits(target, min(years)) for target in cited)


def _fits(target: Target, year: int) -> bool:
    """Whether an item is of a year: held in it, with a title that spans it, or none in the title but in its text."""
    if target.minutes.held is not None and target.minutes.held.year == year:
        return True
    said = [int(each) for each in _YEAR.findall(target.item.title)]
    return min(said) <= year <= max(said) if said else str(year) in target.text


def _lacks_its_words(desk: Desk, cited: Sequence[Target]) -> bool:
    """Whether a question has a word that tells matters apart, and none of the items cited says it.

    Where it says the name of an item cited, what it asks of it is worded in its own way.
    """
    if desk.asked.facet in OF_ONE_ITEM and _name_said(desk):
        return False
    text = " ".join(f"{target.item.title} {target.text}" for target in cited)
    text = " ".join((text, *desk.glossary.shortened(text)))
    telling = desk.found.signals.telling
    return any(pair in piece for piece in _unsaid(desk, text) for pair in telling)


def _unsaid(desk: Desk, text: str) -> list[str]:
    """Give the Chinese of a topic that a text does not say, without what is said around any matter."""
    lacking = [word for word in desk.words if HAN.search(word.said) and not holds(word.ways, text)]
    pieces = (piece for word in lacking for piece in uncovered(_ASKED.sub(" ", word.said), text))
    return [KINDS.sub(" ", frameless(piece)) for piece in pieces]


def _of_another_amount(desk: Desk, draft: Draft) -> bool:
    """Whether it is asked how much, and what is cited has no such price, or gives no number and lacks a word of it.

    A passage may tell it in other words only where the answer gives the number itself.
    """
    if desk.asked.facet != "amount" or "how_much" not in wanted(desk):
        return False
    said = " ".join(line.text for line in draft.statements if line.role == "claim")
    cited = " ".join(f"{one.title} {one.quote}" for line in draft.statements for one in line.sources)
    if desk.zh or HAN.search(desk.asked.topic):
        numberless = not _DIGIT.search(_TITLES.sub("", said))
        return (
            of_other_price(desk, cited)
            or _counts_another_thing(desk, cited)
            or (numberless and lacks_its_name(desk, cited))
        )
    return of_other_price(desk, cited)


def _counts_another_thing(desk: Desk, text: str) -> bool:
    """Whether a text holds of what is counted all but the last character, which says what it is: 充电点, no 充电桩."""
    found = _COUNTED.search(desk.asked.query.text)
    noun = found["noun"] if found else ""
    ways = {way for _, more in desk.glossary.pieces(noun) for way in more}
    return bool(noun) and list(uncovered(noun, text)) == [noun[-1]] and not holds((noun[-1], *ways), text)


def _not_spoken_of(desk: Desk, cited: Sequence[Target]) -> bool:
    """Whether it is asked if, or when, a matter was dealt with, and no item cited holds nearly all of it."""
    if desk.asked.features >= _WHETHER_THEN and "verdict" not in desk.asked.features and desk.asked.facet == "verdict":
        return not any(share(desk, f"{target.item.title} {target.text}") for target in cited)
    if "held" not in desk.asked.features or desk.asked.facet not in ("date", "passage"):
        return False
    spoken_of = (share(desk, f"{target.item.title} {target.text}") >= _SPOKEN_OF for target in cited)
    return not any(spoken_of) and not any(names(desk, target) for target in cited)


def _without_the_body(desk: Desk, cited: Sequence[Target]) -> bool:
    """Whether a question asks what a body has to do in a matter that it names, and no item of it names the body."""
    asked = desk.asked
    if asked.facet not in ("body_tasks", "passage") or not asked.features & _GIVEN_WORK:
        return False
    names = [name for body in asked.query.bodies for name in (body, *desk.bodies.aliases(body))]
    return bool(names) and not any(holds(names, target.text) for target in cited)
