"""What an earlier turn listed: rows of the ledger, or meetings."""

from __future__ import annotations

from assistant.asked.listed import OF_LIST, Listed
from assistant.followups.earlier import Earlier

_LATE = 5  # turns
_OF_ROWS = frozenset({"list_documents", "list_next_step", "list_responsible", "list_meeting", "list_topic", OF_LIST})
_OF_ROWS |= {"amount", "body_tasks", "compare", "summary_meeting", "responsible", "next_step", "verdict", "source"}
_OF_MEETINGS = frozenset({"held"})


def last_list(earlier: Earlier) -> tuple[Earlier, Listed] | None:
    """Give the last turn of late that told a list, with that list."""
    for turn in reversed(earlier.turns[-_LATE:]):
        if told := list_of(turn):
            return turn, told
    return None


def list_of(turn: Earlier, least: int = 2) -> Listed | None:
    """Give the list that a turn told; None where it told fewer things than the least that make one.

    One that was picked from a list is a list too: what is asked next may be asked of it.
    """
    recalled, asked = turn.recalled, turn.asked
    if recalled is None:
        return None
    if asked.facet in _OF_MEETINGS or (asked.listed and not asked.listed.entries):
        return Listed(asked.question, (), recalled.documents) if len(recalled.documents) >= least else None
    if asked.facet not in _OF_ROWS or not recalled.entries:
        return None
    told = Listed(asked.question, recalled.entries, recalled.minutes_listed)
    return told if told.count >= least or asked.facet == OF_LIST else None
