"""Which agenda items a question is about: ranked by what was found and by how much of the topic they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.overlap import covers, share, topic_share
from retrieval.numerals import to_chinese
from retrieval.records import Paragraph, Span
from retrieval.scripts import squash

TOPIC_SHARE = 0.8
# In standard deviations of the search's fused score.
TITLE_WEIGHT, TEXT_WEIGHT = 1.5, 1.0
_SCANNED_MINUTES = 40
_REMEMBERED = 8  # desks: one question asks several times what it is about


def elsewhere(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the other places that a question names and a text does not: what 昆山 does is not in these minutes."""
    return tuple(place for place in desk.bodies.other_places(desk.asked.query.text) if place not in text)


def targets(desk: Desk, limit: int = 5) -> tuple[Target, ...]:
    """Give the agenda items that the question is about, best first: those that it numbers, else those found."""
    return _ranked(desk)[:limit]


@lru_cache(maxsize=_REMEMBERED)
def _ranked(desk: Desk) -> tuple[Target, ...]:
    """Rank what was found once more by how much of the topic stands in an item's title and text.

    So words of the asking (市委常委会 in "must it go to …") do not decide.
    """
    numbered = [to_chinese(number) for number in desk.asked.query.items]
    if numbered:
        meetings = (desk.library.minutes(document) for document in desk.scope)
        return tuple(Target(m, item) for m in meetings for item in m.items if item.label in numbered)
    scores: dict[tuple[str, str], float] = {}
    for hit in (*desk.found.kept, *desk.found.rejected):
        if hit.passage.item:
            scores.setdefault((hit.passage.document, hit.passage.item), hit.score)
    places = ((desk.library.minutes(document), desk.library.item(document, label)) for document, label in scores)
    found = [Target(minutes, item) for minutes, item in places if item]
    return tuple(sorted(found, key=lambda target: -(scores[target.place] + _fit(desk, target))))


def _fit(desk: Desk, target: Target) -> float:
    if not desk.asked.topic:
        return 0.0
    return TITLE_WEIGHT * share(desk, target.item.title) + TEXT_WEIGHT * share(desk, target.text)


def topic_items(desk: Desk, titles_only: bool = False) -> list[tuple[Target, tuple[Paragraph, ...]]]:
    """Give the items that deal with the question's topic, with the first paragraph that names it.

    An item counts where it holds the whole topic, or one of its words that few items hold (企业培育、产业集群). Where
    the question gives the full titles of documents, the items of those documents are all that it is about.
    """
    candidates = _candidates(desk)
    if titled := _bearing_the_titles(desk, candidates):
        return [(target, ()) for target in titled]
    wanted = [words for words in _alternatives(desk) if sum(_named(desk, words, t.text) for t in candidates) > 0]
    telling = [w for w in wanted if sum(_named(desk, w, t.text) for t in candidates) <= max(len(candidates) // 2, 1)]
    found = []
    for target in candidates:
        text = target.minutes.text
        naming_it = tuple(p for p in target.item.paragraphs if any(_named(desk, w, p.span.of(text)) for w in telling))
        if any(_named(desk, w, target.item.title) for w in telling) or (naming_it and not titles_only):
            found.append((target, naming_it[:1]))
    return found


def _bearing_the_titles(desk: Desk, candidates: Sequence[Target]) -> list[Target]:
    bearing = {squash(title): target for target in candidates for title in target.item.documents}
    named = (bearing.get(squash(title)) for title in desk.asked.query.titles)
    return list({target.place: target for target in named if target}.values())


def _alternatives(desk: Desk) -> list[frozenset[str]]:
    """Give the words of the topic, each with the Chinese words that may say it."""
    ways = [word.ways | {word.said} if desk.zh else word.ways for word in desk.words]
    return [each for each in ways if each]


def naming(desk: Desk, text: str, span: Span) -> Span:
    """Give the first sentence of a paragraph that holds the most of the topic."""
    found = re.finditer(r"[^。！？]+[。！？]?[”’」]?", span.of(text))
    sentences = [Span(span.start + m.start(), span.start + m.end()) for m in found]
    return max(sentences, key=lambda sentence: topic_share(desk, sentence.of(text)), default=span)


def _candidates(desk: Desk) -> Sequence[Target]:
    if len(desk.scope) > _SCANNED_MINUTES:
        return targets(desk, 50)
    meetings = (desk.library.minutes(document) for document in desk.scope)
    return [Target(minutes, item) for minutes in meetings for item in minutes.items]


def _named(desk: Desk, words: frozenset[str], text: str) -> bool:
    return covers(desk, words, text, TOPIC_SHARE)
