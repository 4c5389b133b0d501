"""What each of a few meetings said on one matter, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, quotes
from assistant.matching.fit import fit
from assistant.matching.overlap import share
from retrieval.records import Minutes

_FEW = 3  # meetings
_SAID = 0.6  # of the matter, in a sentence that speaks of it
_MOST = 2  # sentences of a meeting


def said_at_each(desk: Desk) -> Draft | None:
    """Quote what each meeting in scope says on the matter that is compared; None where not one of them names it.

    Partial where some meeting does not.
    """
    if not 1 < len(desk.scope) <= _FEW or not desk.asked.topic:
        return None
    meetings = [desk.library.minutes(document) for document in desk.scope]
    found = {minutes.id: list(_said(desk, minutes)) for minutes in meetings}
    if not any(found.values()):
        return None
    lines = [line for minutes in meetings for line in _lines(desk, minutes, found[minutes.id])]
    return Draft("answered" if all(found.values()) else "partial", tuple(lines), covered=coverage(desk))


def _said(desk: Desk, minutes: Minutes) -> Iterator[Source]:
    """Yield the sentences of a meeting's minutes that hold most of the matter, one of an item, the best first."""
    ranked = []
    for item in minutes.items:
        sources = list(sentences_of_item(Target(minutes, item)))
        best = max(sources, key=lambda source: (share(desk, source.quote), fit(desk, source.quote)), default=None)
        if best and share(desk, best.quote) >= _SAID:
            ranked.append(best)
    yield from sorted(ranked, key=lambda source: -share(desk, source.quote))[:_MOST]


def _lines(desk: Desk, minutes: Minutes, said: list[Source]) -> Iterator[Statement]:
    meeting = desk.meeting(minutes)
    if not said:
        yield Statement(desk.say("compare.unsaid", meeting=meeting), opening(minutes))
        return
    headings = [of_item(minutes, item) for one in said if (item := desk.library.item(minutes.id, one.item or ""))]
    where = desk.listed([f"“{heading.title}”" for heading in headings])
    yield Statement(desk.say("compare.said", meeting=meeting, where=where), (*said, *headings, *opening(minutes)))
    yield from quotes(said)
