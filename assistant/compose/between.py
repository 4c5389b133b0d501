"""Whether meetings were held between two that a question names, as far as their minutes are held."""

from __future__ import annotations

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quotes


def between(desk: Desk) -> Draft:
    """Name the meetings between the first and the last that are asked about; that the minutes tell of none."""
    every = list(desk.library.entries)
    places = sorted(every.index(document) for document in desk.scope)
    held = desk.library.in_order(every[places[0] + 1 : places[-1]]) if places else ()
    if not held:
        return not_found(desk, desk.say("absent.between"))
    lines = [Statement(desk.say("held.line", meeting=desk.meeting(one)), opening(one)) for one in held]
    return Draft("answered", (*lines, *quotes([line.sources[0] for line in lines])), covered=coverage(desk))
