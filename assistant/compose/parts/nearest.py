"""The sentence nearest to a question that the minutes do not answer: it may tell what the question has wrong."""

from __future__ import annotations

from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.draft import Source, of_item
from assistant.matching.fit import fit
from assistant.matching.overlap import share
from assistant.matching.targets import best_target
from assistant.text.sentence import sentences
from retrieval.records import Minutes

_SHARE = 0.6  # of the question's topic, that it must hold
_NEARLY_ALL = 0.75
_BEYOND_TITLE = 2.0  # in words of the question
_REMEMBERED = 8  # desks: one question asks for it several times
_KEPT = 1024  # items


@lru_cache(maxsize=_REMEMBERED)
def nearest_sentence(desk: Desk) -> Source | None:
    """Give the sentence of the best item that holds most of what a question names; None where none is near."""
    target = best_target(desk)
    if target is None or not desk.asked.topic:
        return None
    fits = {source: fit(desk, source.quote, target.item.title) for source in sentences_of_item(target)}
    near = {source: share(desk, source.quote) for source, told in fits.items() if told >= _BEYOND_TITLE}
    best = max(near, key=lambda source: (near[source], fits[source]), default=None)
    return best if best and near[best] >= _SHARE else None


def told_in_one_sentence(desk: Desk) -> bool:
    """Whether one sentence of the best item holds nearly all that a question names, and so tells how things stand."""
    near = nearest_sentence(desk)
    return near is not None and share(desk, near.quote) >= _NEARLY_ALL


def sentences_of_item(target: Target) -> tuple[Source, ...]:
    """Give the sentences of an item's paragraphs, which the questions of a year ask for again and again."""
    return _sentences(target.minutes, target.item.heading.start)


@lru_cache(maxsize=_KEPT)
def _sentences(minutes: Minutes, start: int) -> tuple[Source, ...]:
    item = next(item for item in minutes.items if item.heading.start == start)
    return tuple(
        of_item(minutes, item, paragraph, span)
        for paragraph in item.paragraphs
        for span in sentences(minutes.text, paragraph.span)
    )
