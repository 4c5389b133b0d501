"""Where the minutes say it: which minutes, which item of the agenda, which paragraph."""

from __future__ import annotations

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_item, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.targets import best_target


def source(desk: Desk) -> Draft:
    """Name the minutes and the item that a question's subject stands in, and quote what was decided there."""
    found = best_target(desk)
    if found is None or not says_it(desk).enough:
        return not_found(desk)
    minutes, item = found.minutes, found.item
    decided = [of_row(row) for row in desk.rows(found, kind="decision")[:1]]
    text = desk.say("source.item", meeting=desk.meeting(minutes), item=item.label, title=item.title)
    said = Statement(text, (of_item(minutes, item), *decided, *opening(minutes)))
    return Draft("answered", (said, *quotes(decided)), covered=coverage(desk))
