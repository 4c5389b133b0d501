"""The sentence that likeliest tells a detail, and how sure that is: two learnt weighings of its signs.

A question names a detail in words of its own, 政府掏几成, who took the fry out. What tells its sentence is the kind of
what it gives, what it holds beyond its item's title, the item, and that the search finds its paragraph first; what
speaks against it are words that stand in neither. The first weighing puts one sentence before all others, the second
tells whether that one surely says what is asked: by its signs, by how far it is ahead and by what the item lacks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.compose.stated.asked_for import kinds_asked, share_given
from assistant.compose.stated.pools import Candidate, Pool, both, pool
from assistant.desk import Desk
from assistant.draft import Source
from assistant.judging.judgement import says_it
from assistant.matching.aligned import aligned
from assistant.matching.asked_name import wanted
from assistant.matching.overlap import named_share, title_said
from assistant.matching.targets import edition, targets
from assistant.matching.values import given
from assistant.text.tables import table
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import squash
from retrieval.search import Hit

SURE = 0.7  # the least probability where nothing else answers (`benchmarks.told` prints what reaches it)
_FIRST, _FAR, _LOOKED_AT, _NOT_LIKELY = 3, 30, 5, 9  # paragraphs; items
_MOST_AHEAD, _MOST_BEHIND, _MOST_JUDGED, _MOST_EDITION = 4.0, 4.0, 0.2, 2.0
_LONG = 60  # characters
_DECISION = re.compile("^(?:会议)?(?:分别)?(?:原则)?(?:同意|通过|审议|听取|讨论)|暂不")
_LED = re.compile("^会议由")
_OF_ASKING = ("private", "rate", "polar")  # features
_REMEMBERED = 8  # desks


@dataclass(frozen=True)
class Likeliest:
    """A sentence with the share (0..1) of what is asked that it gives, and the signs of how sure it is, by name."""

    source: Source
    gives: float
    signs: Mapping[str, float]


@dataclass(frozen=True)
class Weighed:
    """A candidate with its signs, by name, always the same names in the same order."""

    candidate: Candidate
    signs: Mapping[str, float]


@lru_cache(maxsize=_REMEMBERED)
def likeliest(desk: Desk) -> Likeliest | None:
    """Find the sentence that likeliest tells what is asked; None where nothing is named, or nothing was found."""
    found = weighed(desk)
    if not found:
        return None
    weights = table("learnt/told")["zh" if desk.zh else "en"]
    scores = [sum(weights[name] * each for name, each in one.signs.items()) for one in found]
    best = found[scores.index(max(scores))]
    signs = {**of_rivals(found, scores), **of_asking(desk), "judged": judged(desk, best)}
    return Likeliest(best.candidate.source, best.signs["gives"], {**best.signs, **signs})


def probability(found: Likeliest) -> float:
    """Give the probability (0..1) that a sentence tells what is asked."""
    sure = table("learnt/told")["sure"]
    decision = sure["bias"] + sum(sure[name] * each for name, each in found.signs.items())
    return 1 / (1 + math.exp(-decision))


def names_surely(desk: Desk, bodies: Sequence[str]) -> bool:
    """Whether the likeliest sentence surely tells what is asked and names one of some bodies, by any of its names."""
    found = likeliest(desk)
    if found is None or found.gives < 1 or probability(found) < SURE:
        return False
    return any(alias in found.source.quote for body in bodies for alias in (body, *desk.bodies.aliases(body)))


def weighed(desk: Desk) -> list[Weighed]:
    """Give the sentences that hold most of what is asked, each with its signs."""
    if "topic" not in desk.asked.features or not desk.found.hits or (whole := pool(desk)) is None:
        return []
    of_items = {one.target.place: one for one in whole.best}
    items = {place: _of_item(desk, whole, one) for place, one in of_items.items()}
    return [Weighed(one, {**_of_sentence(desk, whole, one), **items[one.target.place]}) for one in whole.best]


def of_rivals(found: Sequence[Weighed], scores: Sequence[float]) -> dict[str, float]:
    """Tell by how much the sentence of the greatest score is ahead of all, of those of other items, of its own."""
    most = max(scores)
    at = scores.index(most)
    place = found[at].candidate.target.place

    def ahead(own: bool) -> float:
        each = enumerate(zip(found, scores, strict=True))
        rivals = (score for n, (one, score) in each if n != at and (one.candidate.target.place == place) is own)
        return min(_MOST_AHEAD, most - max(rivals, default=most - _MOST_AHEAD))

    return {
        "chosen": 1 / sum(math.exp(score - most) for score in scores),
        "score_of_all": most,
        "ahead": ahead(False),
        "ahead_within": ahead(True),
    }


def judged(desk: Desk, one: Weighed) -> float:
    """Give what the model of whole items makes of a sentence's: much where it refuses, little more where it agrees."""
    return min(_MOST_JUDGED, says_it(desk, one.candidate.target).probability)


def of_asking(desk: Desk) -> dict[str, float]:
    """Tell what is asked, in which language, and how well the search did."""
    signals, kinds = desk.found.signals, kinds_asked(desk)
    return {
        "standing": signals.best,
        "coverage": signals.coverage,
        "coverage_found": signals.coverage_found,
        "english": float(not desk.zh),
        "asks_nothing": float(not kinds),
        **{f"asks_{kind}": float(kind in kinds) for kind in ("numbers", "who", "when", "where")},
        **{f"is_{name}": float(name in desk.asked.features) for name in _OF_ASKING},
    }


def _of_sentence(desk: Desk, whole: Pool, one: Candidate) -> dict[str, float]:
    return {**_of_words(desk, whole, one), **_of_values(desk, one), **_of_search(desk, one)}


def _of_words(desk: Desk, whole: Pool, one: Candidate) -> dict[str, float]:
    """Weigh the words that sentence and title hold, and lack: those that tell matters apart, that no minutes have."""
    lacking, signals = dict(whole.lacking(both(one))), desk.found.signals
    return {
        "here": whole.share(one.own),
        "titled": whole.share(one.titled),
        "both": whole.share(both(one)),
        "beyond": whole.share([own and not titled for own, titled in zip(one.own, one.titled, strict=True)]),
        "beyond_share": whole.beyond(one, one.own),
        "lacks": sum(lacking.values()),
        "lacks_telling": sum(weight for said, weight in lacking.items() if said in signals.telling),
        "lacks_unknown": sum(weight for said, weight in lacking.items() if said in signals.unknown),
    }


def _of_values(desk: Desk, one: Candidate) -> dict[str, float]:
    """Tell what a sentence gives of what is asked, and of which kind it is."""
    quote = one.source.quote.strip()
    text = without_titles(quote)
    gives = share_given(desk, quote)
    fits = aligned(desk.asked.query.text, text) if desk.zh else None
    bodies = desk.asked.query.bodies
    names = [name for body in bodies for name in (body, *desk.bodies.aliases(body))]
    return {
        "gives": gives,
        "whole": float(gives == 1),
        "numbers_given": fits.given if fits else 0.0,
        "alike": fits.alike if fits else 0.0,
        "named": float("how_much" in wanted(desk) and bool(given(desk, text)["how_much"])),
        "named_body": float(any(name in quote for name in names)),
        "body": float(any(found.kind == "body" for found in desk.bodies.find(text))),
        "digits": float(bool(re.search(r"\d", text))),
        "decision": float(bool(_DECISION.search(quote))),
        "led": float(bool(_LED.search(quote))),
        "length": min(2.0, len(quote) / _LONG),
    }


def _of_search(desk: Desk, one: Candidate) -> dict[str, float]:
    """Tell where the search ranks the paragraph and how near it is in meaning."""
    quote = one.source.quote.strip()
    rank, cosine, score = _ranked(desk, [hit for hit in _of(desk, one) if quote in hit.passage.text])
    best = desk.found.hits
    return {
        "first": float(rank == 0),
        "among_first": float(rank < _FIRST),
        "rank": 1 / (1 + rank),
        "cosine": cosine,
        "behind": max(hit.dense for hit in best) - cosine,
        "score": min(_MOST_BEHIND, best[0].score - score),
    }


def _of_item(desk: Desk, whole: Pool, one: Candidate) -> dict[str, float]:
    """Tell how likely its item is meant."""
    target = one.target
    rank, cosine, score = _ranked(desk, _of(desk, one))
    places = [each.place for each in targets(desk, _LOOKED_AT)]
    likely = places.index(target.place) if target.place in places else _NOT_LIKELY
    text, telling = whole.held(squash(target.text).lower()), desk.found.signals.telling
    return {
        "item_share": whole.share(text),
        "item_lacks": sum(weight for said, weight in whole.lacking(text) if said in telling),
        "item_rank": 1 / (1 + rank),
        "item_behind": max(hit.dense for hit in desk.found.hits) - cosine,
        "item_score": min(_MOST_BEHIND, desk.found.hits[0].score - score),
        "likeliest_item": float(likely == 0),
        "likely_item": 1 / (1 + likely),
        "title_said": max(title_said(desk, title) for title in target.item.documents or (target.item.title,)),
        "title_named": named_share(desk, target.item.title) if desk.asked.topic else 0.0,
        "edition": min(_MOST_EDITION, edition(desk, target.item.title, target.minutes.held)),
    }


def _of(desk: Desk, one: Candidate) -> list[Hit]:
    """Give the paragraphs of a sentence's item that the search found."""
    return [hit for hit in desk.found.hits if (hit.passage.document, hit.passage.item) == one.target.place]


def _ranked(desk: Desk, hits: Sequence[Hit]) -> tuple[int, float, float]:
    """Give the rank of the first of paragraphs, and their greatest cosine and score; what was not found is behind."""
    every = desk.found.hits
    rank = min((at for at, hit in enumerate(every) if hit in hits), default=_FAR)
    cosine = max((hit.dense for hit in hits), default=min(hit.dense for hit in every) - 0.02)
    return rank, cosine, max((hit.score for hit in hits), default=min(hit.score for hit in every) - 0.2)
