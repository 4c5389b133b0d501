"""Which sentence of an item tells a detail, where an answer gives the decision on the item or what was reported.

The title of an item, and when it was, tell which item is meant; what a question says besides tells which of its
sentences is. The search weighs that by paragraphs, in both languages; words that few sentences hold weigh it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.topic_words import Word, chinese_words, translated_words
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import introduced
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quotes
from assistant.matching.asked_name import name_asked
from assistant.matching.body_words import body_words
from assistant.matching.details import STOP, details, gives
from assistant.matching.lacking import frameless
from assistant.matching.targets import targets
from assistant.matching.whose import bodies_told
from assistant.text.pairs import HAN, holds
from assistant.text.rarity import rarity
from retrieval.records import overlap
from retrieval.search import Hit

_LOOKED_AT = 8  # items, that tell how rare a word is
_LOOSE, _UNHEARD = 0.5, 0.5  # of a word's weight: of one that a dictionary alone knows, that no sentence holds
_REMEMBERED = 8  # desks
_IN_SCORES = 0.3  # standard deviations of the search's score, that the weight of one word is worth
_CLEARLY = 1.0  # standard deviations, by which a paragraph must be nearer than those cited
_MOST = 2  # sentences that say as much
_LEAST, _INSIDE, _NEARLY = 3.0, 0.3, 0.6  # weight; share, in the item spoken of; of the best's weight, by another
_TOLD_TOO = frozenset({"next_step", "verdict"})  # facets of an answer that stays beside the detail
_FACETS = _TOLD_TOO | {"responsible"}
_OF_ANSWERS = frozenset(["responsible", "charge", "body", "bureau", "office", "department", "unit", "lead", "leads"])
_OF_ANSWERS |= {
    "led",
    "report",
    "reported",
    "decided",
    "decision",
    "agreed",
    "approved",
    "approval",
    "item",
    "happened",
}
_DAY = re.compile(r"\d+\s*[年月日号]|\d{4}")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of an item, and the weight of the words of a question that it holds and its share (0..1) of all."""

    source: Source
    weight: float
    share: float


def told_nearer(desk: Desk, draft: Draft) -> Draft | None:
    """Give what the paragraph says that is far nearer to a question than what is cited of its item; else None."""
    if desk.library.few or draft.status != "answered" or desk.asked.facet not in _FACETS:
        return None
    cited = [one for line in draft.statements for one in line.sources if one.item]
    hit = next(iter(_hits(desk)), None)
    target = _cited_item(desk, cited, hit)
    if hit is None or target is None or any(_stands_in(one, hit) for one in cited):
        return None
    own = [one for one in cited if (one.document, one.item) == target.place]
    best, weighed = _of_paragraph(desk, target, hit, own)
    if not best or _nearer(desk, hit, own) + _IN_SCORES * weighed < _CLEARLY:
        return None
    if desk.asked.facet in _TOLD_TOO and weighed <= 0:
        return None
    if _asks_who(desk) and len(best) == 1 and not bodies_told(desk, best[0].quote):
        return None
    told = (_said(desk, best), *quotes(best))
    kept = draft.statements if desk.asked.facet in _TOLD_TOO else ()
    return replace(draft, statements=(*told, *kept))


def told_inside(desk: Desk) -> Draft | None:
    """Give what the one sentence tells that surely tells it of the item spoken of before, or numbered; else None."""
    items = desk.items_at(desk.asked.within) or (desk.numbered if len(desk.asked.query.items) == 1 else ())
    found = (best for target in items if (best := inside(desk, target)))
    return next((Draft("answered", (_said(desk, [one]), *quotes([one]))) for one in found), None)


def inside(desk: Desk, target: Target) -> Source | None:
    """Give the one sentence of an item that gives all that is asked and holds far more of the words than any other."""
    asked = [one for one in details(desk) if one.kinds]
    every = weigh(desk, target) if asked else []
    telling = [one for one in every if all(gives(desk, each, one.source.quote) for each in asked)]
    best = max(telling, key=lambda one: one.weight, default=None)
    if best is None or best.weight < _LEAST or best.share < _INSIDE:
        return None
    near = [one for one in telling if one is not best and one.weight > _NEARLY * best.weight]
    return None if near else best.source


def _asks_who(desk: Desk) -> bool:
    """Whether a question asks for the bodies themselves."""
    return desk.asked.facet == "responsible" and not desk.asked.query.bodies


def _said(desk: Desk, best: Sequence[Source]) -> Statement:
    """Name the bodies that a sentence gives a matter to, where a question asks for them; else say where it stands."""
    bodies = bodies_told(desk, best[0].quote) if _asks_who(desk) and len(best) == 1 else []
    return (
        Statement(desk.say("amount.is", number=desk.listed(bodies)), (best[0],)) if bodies else introduced(desk, best)
    )


def _hits(desk: Desk) -> list[Hit]:
    """Give the paragraphs of items that the search found, best first."""
    return [hit for hit in desk.found.hits if hit.passage.item]


def _cited_item(desk: Desk, cited: Sequence[Source], hit: Hit | None) -> Target | None:
    """Give the item of a paragraph, if it is cited."""
    places = {(one.document, one.item) for one in cited if one.item}
    place = (hit.passage.document, hit.passage.item or "") if hit else None
    return next(iter(desk.items_at([place])), None) if place and place in places else None


def _stands_in(source: Source, hit: Hit) -> bool:
    found = hit.passage
    return (source.document, source.item) == (found.document, found.item) and overlap(source, found)


def _nearer(desk: Desk, hit: Hit, cited: Sequence[Source]) -> float:
    """Tell by how much the search prefers a paragraph to those that are cited."""
    every = _hits(desk)
    known = [one.score for one in every if any(_stands_in(each, one) for each in cited)]
    return hit.score - max(known, default=every[-1].score)


def _of_paragraph(desk: Desk, target: Target, hit: Hit, cited: Sequence[Source]) -> tuple[list[Source], float]:
    """Give the sentences of a paragraph that tell most, and how much more than those cited."""
    told = weigh(desk, target)
    said = max((one.weight for one in told if any(one.source.quote in each.quote for each in cited)), default=0.0)
    asked = [one for one in details(desk) if one.kinds]
    here = [one for one in told if _stands_in(one.source, hit)]
    here = [one for one in here if not asked or any(gives(desk, each, one.source.quote) for each in asked)]
    most = max((one.weight for one in here), default=0.0)
    best = [one.source for one in here if one.weight == most][:_MOST]
    return best, most - said


def weigh(desk: Desk, target: Target) -> list[Telling]:
    """Weigh each sentence of an item by the words of a question that it holds and the item's title does not."""
    title = " ".join((target.item.title, *desk.glossary.shortened(target.item.title)))
    own = tuple(word for word in _words(desk) if not _in(word, title))
    weights = [word.weight * rare for word, rare in zip(own, _rarity(desk, own, target), strict=True)]
    whole, told = sum(weights) or 1.0, []
    for one in sentences_of_item(target):
        held = sum(worth for word, worth in zip(own, weights, strict=True) if _in(word, one.quote))
        told.append(Telling(one, held, held / whole))
    return told


def _in(word: Word, text: str) -> bool:
    return holds(word.ways, text)


@lru_cache(maxsize=_REMEMBERED)
def _words(desk: Desk) -> tuple[Word, ...]:
    """Give the words of a question: Chinese everyday words and pairs of characters, English ones but for kinds."""
    text = desk.asked.query.text
    bodies = {text[one.start : one.end] for one in desk.bodies.mentions(text)}
    rest = name_asked(desk, ()) if desk.zh else text
    for body in bodies:
        rest = rest.replace(body, " ")
    found = _pairs(desk, rest) if desk.zh else _english(desk, rest.lower())
    return (*body_words(desk), *dict.fromkeys(found))


def _english(desk: Desk, text: str) -> Iterator[Word]:
    said = [word for word in re.findall(r"[a-z][a-z'’-]+|[㐀-鿿]+", text) if word not in STOP | _OF_ANSWERS]
    known = {word.said: word.longer for word in desk.words}
    for word in translated_words(" ".join(said), desk.glossary, desk.found.terms) if said else ():
        sure = any(len(way) > 1 for way in desk.glossary.chinese(word.said))
        if word.said not in KIND_WORDS:
            yield Word(word.said, word.longer | known.get(word.said, frozenset()), 1.0 if sure else _LOOSE)


def _pairs(desk: Desk, text: str) -> Iterator[Word]:
    text = KINDS.sub(" ", frameless(_DAY.sub(" ", text)))
    yield from (
        Word(one.said, one.longer | {one.said}, 1.0) for one in chinese_words(text, desk.glossary) if one.longer
    )
    pairs = (run[at : at + 2] for run in HAN.findall(text) for at in range(len(run) - 1))
    yield from (Word(pair, frozenset({pair}), 1.0) for pair in pairs)


def _rarity(desk: Desk, words: Sequence[Word], target: Target) -> list[float]:
    """Weigh words by how few sentences of the items near hold them; one that none holds counts for half of most."""
    near = {one.place: one for one in (target, *targets(desk, _LOOKED_AT))}
    every = [one.quote for each in near.values() for one in sentences_of_item(each)]
    counts = [sum(_in(word, text) for text in every) for word in words]
    rare = [rarity(count, len(every)) for count in counts]
    return [one or _UNHEARD * max(rare) for one in rare]
