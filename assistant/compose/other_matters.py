"""Whether a meeting dealt with more than the items of its agenda: minutes may say so, without saying with what."""

from __future__ import annotations

import re

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import MAX_MEETINGS, coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_span, quotes

_OTHERS = re.compile("其[他它](?:有关|相关)?(?:事项|议题|工作|事宜|问题)")


def other_matters(desk: Desk) -> Draft:
    """Quote what minutes say of other matters, behind all items; without that they say nothing of any."""
    statements = []
    for minutes in map(desk.library.minutes, desk.scope[-MAX_MEETINGS:]):
        others = (one.span for one in minutes.loose if _OTHERS.search(one.span.of(minutes.text)))
        if said := next(others, None):
            place = of_span(minutes, "agenda", said)
            claim = desk.say("other_matters.said", meeting=desk.meeting(minutes))
            statements.append(Statement(claim, (place, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([each.sources[0] for each in statements])), covered=coverage(desk))
