"""Whom a word of a follow-up stands for: the body, the destination, the sender or the person spoken of."""

from __future__ import annotations

from assistant.asked.understanding import Understanding
from assistant.followups.earlier import Earlier

_LATE = 3  # turns
_BODY_FACETS = frozenset({"attendance", "person", "responsible", "body_tasks", "list_responsible"})


def _body(alone: Understanding, earlier: Earlier) -> str:
    return earlier.reader.body(earlier.body, alone.query.language)


def _destination(alone: Understanding, earlier: Earlier) -> str:
    return earlier.reader.body(earlier.destination, alone.query.language)


def _sender(alone: Understanding, earlier: Earlier) -> str:
    return _body(alone, earlier) if earlier.asked.facet in _BODY_FACETS or earlier.asked.query.bodies else ""


def _agent(alone: Understanding, earlier: Earlier) -> str:
    """Name the body where one was spoken of of late; what a plan must do is asked where none was."""
    turns = earlier.turns[-_LATE:]
    of_late = any(turn.asked.facet in _BODY_FACETS or turn.asked.query.bodies for turn in turns)
    return _body(alone, earlier) if of_late else ""


def _people_of_it(alone: Understanding, earlier: Earlier) -> str:
    return _sender(alone, earlier) if "attendee" in alone.features and not earlier.told.people else ""


def _person(_: Understanding, earlier: Earlier) -> str:
    return earlier.person


# The kinds of words that stand for a body or a person, with who is meant.
STOOD_FOR = {
    "destination": _destination,
    "body": _body,
    "agent": _agent,
    "sender": _sender,
    "from_it": _people_of_it,
    "person": _person,
}
