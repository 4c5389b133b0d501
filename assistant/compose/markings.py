"""Whether minutes may be shown to anybody: many bear a mark that says so."""

from __future__ import annotations

import re

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import MAX_MEETINGS, coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_span, quotes

_MARK = re.compile(r"[（(]\s*此件\S+?[）)]")


def marking(desk: Desk) -> Draft:
    """Give the mark on the minutes that the question speaks of; without one they do not say it."""
    statements = []
    for minutes in map(desk.library.minutes, desk.scope[-MAX_MEETINGS:]):
        lines = (span for part in minutes.sections.values() for span in part)
        marked = next((span for span in lines if _MARK.fullmatch(span.of(minutes.text).strip())), None)
        if marked:
            mark = of_span(minutes, "distribution", marked)
            said = desk.say(
                "distribution.marked", meeting=desk.meeting(minutes), mark=desk.phrase(mark.quote.strip("（）() "))
            )
            statements.append(Statement(said, (mark, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([s.sources[0] for s in statements])), covered=coverage(desk))
