"""Meetings, days and years that a follow-up tells by those before: the other meeting, 同一天, the year after that."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.cues import cues
from assistant.earlier import Earlier, spoken_day
from assistant.question import Understanding

Told = Callable[[Earlier, str], str]


def with_moments(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the meeting, day or year that is meant where a question tells it by the one spoken of before.

    What names its own number or date is left as it is, and so is what the minutes held do not tell.
    """
    if alone.query.numbers or alone.query.meetings or alone.query.periods:
        return question
    language = alone.query.language
    for name, told in _TOLD:
        if name == "next_meeting" and "date" in alone.features:  # when the next one will be
            continue
        match = cues("moments")[name].search(question)
        if match and (moment := told(earlier, language)):
            return _put(question, match, moment, language)
    return question


def _put(question: str, match: re.Match[str], moment: str, language: str) -> str:
    if language == "zh":
        return f"{question[: match.start()]}{moment}{question[match.end() :]}"
    before, after = question[: match.start()].rstrip(), question[match.end() :]
    joint = _preposition(before, match.group(), moment)
    return " ".join(filter(None, (before, f"{joint}{moment}"))) + after


def _preposition(before: str, said: str, moment: str) -> str:
    """Give the preposition that English needs before a moment, where the words that it replaces have or imply one."""
    opened = re.match(r"(?:in|at|on|for|then)\b", said, re.IGNORECASE)
    if not opened and (re.search(r"\b(?:in|at|on|of|for|from|about)$", before, re.IGNORECASE) or "meeting" in moment):
        return ""
    return "in " if moment.isdigit() else "on " if moment[:1].isdigit() else "at "


def _other(earlier: Earlier, language: str) -> str:
    """Name the other one of two meetings: the two that are held, or the two that the answer named."""
    reader, spoken_of = earlier.reader, earlier.meeting
    told = reader.named(earlier.told.query)
    two = reader.held if len(reader.held) == 2 else told if len(told) == 2 else ()
    others = [entry for entry in two if entry is not spoken_of]
    return reader.name(others[0], language) if spoken_of and len(others) == 1 else ""


def _beside(step: int) -> Told:
    def told(earlier: Earlier, language: str) -> str:
        if earlier.meeting is None:
            return ""
        at = list(earlier.reader.held).index(earlier.meeting) + step
        return earlier.reader.name(earlier.reader.held[at], language) if 0 <= at < len(earlier.reader.held) else ""

    return told


def _same_meeting(earlier: Earlier, language: str) -> str:
    return earlier.reader.name(earlier.meeting, language) if earlier.meeting else ""


def _same_day(earlier: Earlier, language: str) -> str:
    return spoken_day(earlier.meeting, language) if earlier.meeting else ""


def _year(step: int) -> Told:
    def told(earlier: Earlier, language: str) -> str:
        if earlier.year is None:
            return ""
        return f"{earlier.year + step}年" if language == "zh" else str(earlier.year + step)

    return told


_TOLD: tuple[tuple[str, Told], ...] = (
    ("other_meeting", _other),
    ("previous_meeting", _beside(-1)),
    ("next_meeting", _beside(1)),
    ("same_day", _same_day),
    ("same_meeting", _same_meeting),
    ("year_after", _year(1)),
    ("year_before", _year(-1)),
    ("same_year", _year(0)),
)
