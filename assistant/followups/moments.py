"""Meetings, days and years that a follow-up tells by those before: the other meeting, 同一天, the year after that."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier, spoken_day
from assistant.followups.swapping import enumerated, is_denied
from prompts import wording
from retrieval.asked.number_words import to_number
from retrieval.records import Span

_HALF = re.compile(
    r"\b(?:the )?(?P<half>first|second) half(?:[- ]year| of (?:the|that|this) (?:same )?year)?\b(?! of (?:19|20)\d\d)",
    re.IGNORECASE,
)
_TIMES = 4
_BY_YEAR = 3  # the last of the moments, which are told by the year spoken of
Told = Callable[[Earlier, str], str]


def with_moments(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the meeting, day or year that is meant where a question tells it by the one spoken of before.

    What names its own number or date is left as it is, and so is what the minutes held do not tell.
    """
    if numbered := _numbered(question, alone, earlier):
        return numbered
    if alone.query.numbers or alone.query.meetings:
        return question
    language = alone.query.language
    told_by_year = _tells_by_year(question, alone, earlier)
    if not told_by_year and (alone.query.periods or _HALF.search(question)):
        return _with_year(question, alone, earlier)
    for name, told in _TOLD[-_BY_YEAR:] if told_by_year else _TOLD:
        if _means_another(name, alone, earlier):
            continue
        match = cues("moments")[name].search(question)
        if match and (moment := told(earlier, language)):
            return _put(question, match, moment, language)
    match = cues("moments")["months_after"].search(question)
    if match and (moment := _month_after(match, earlier, language)):
        return _put(question, match, moment, language)
    return question


def _tells_by_year(question: str, alone: Understanding, earlier: Earlier) -> bool:
    """Whether the only period that a question names is told by the year spoken of, not by today's: 上一年呢."""
    said = {period.said for period in alone.query.periods}
    told = (cues("moments")[name].search(question) for name, _ in _TOLD[-_BY_YEAR:])
    return earlier.year is not None and len(said) == 1 and any(found and said <= {found.group()} for found in told)


def _numbered(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Write out a number alone that minutes or a meeting held have, as the one before had: 那12号里呢？ and 26?"""
    match = cues("moments")["number_alone"].search(question)
    before = earlier.asked.query
    if match is None or not (before.numbers or before.meetings):
        return ""
    number = to_number(match["number"] or match["en"])
    of_minutes = match["of"] in ("号", "期") or (match["of"] is None and bool(before.numbers))
    field = "number" if of_minutes else "meeting"
    if not any(getattr(entry, field) == number for entry in earlier.reader.held):
        return ""
    kind = "followup.minutes" if of_minutes else "followup.meeting"
    named = wording(alone.query.language).say(kind, **{field: number})
    start, end = match.span("number" if match["number"] else "en")
    end = match.end() if match["number"] else end
    return f"{question[:start]}{named}{question[end:]}"


def _means_another(name: str, alone: Understanding, earlier: Earlier) -> bool:
    """Whether words are no moment spoken of: when the next one will be, the earlier beside the later, what is there."""
    if name == "next_meeting" and earlier.meeting is not None and earlier.meeting is not earlier.reader.held[-1]:
        return False
    if name == "there":
        asks_who = alone.features & {"attendee", "chair", "who_came"}
        return not asks_who or cues("kinds")["who_else"].search(alone.question) is not None
    return "date" in alone.features if name == "next_meeting" else name in _OF_TWO and "two_scopes" in alone.features


def _with_year(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Add the year spoken of to months that are named without one: only the first half-year; 那6月呢?"""
    year, english = earlier.year, alone.query.language != "zh"
    if year is None or any(period.year for period in alone.query.periods):
        return question
    if english and (half := _HALF.search(question)):
        return f"{question[: half.start()]}the {half['half']} half of {year}{question[half.end() :]}"
    for said in dict.fromkeys(period.said for period in alone.query.periods):
        at = question.lower().find(said.lower())
        if at >= 0 and not is_denied(question, Span(at, at + len(said))):
            end = at + len(said)
            return f"{question[:end]} {year}{question[end:]}" if english else f"{question[:at]}{year}年{question[at:]}"
    return question


def _month_after(match: re.Match[str], earlier: Earlier, language: str) -> str:
    """Name the month that lies so many months after the meeting spoken of."""
    held = earlier.meeting and earlier.meeting.held
    if not held:
        return ""
    count = next((match[name] for name in ("zh", "en") if match[name]), "1").lower()
    before = date.fromisoformat(held)
    months = before.year * 12 + before.month - 1 + (to_number(count) or 1)
    later = date(months // 12, months % 12 + 1, 1)
    return f"{later.year}年{later.month}月" if language == "zh" else f"{later:%B} {later.year}"


def _put(question: str, match: re.Match[str], moment: str, language: str) -> str:
    if language == "zh":
        return f"{question[: match.start()]}{moment}{question[match.end() :]}"
    before, after = question[: match.start()].rstrip(), question[match.end() :]
    joint = _preposition(before, match.group(), moment)
    return " ".join(filter(None, (before, f"{joint}{moment}"))) + after


def _preposition(before: str, said: str, moment: str) -> str:
    """Give the preposition that English needs before a moment, where the words that it replaces have or imply one."""
    opened = re.match(r"(?:in|at|on|for|then|there|over there)\b", said, re.IGNORECASE)
    if not opened and (re.search(r"\b(?:in|at|on|of|for|from|about)$", before, re.IGNORECASE) or "meeting" in moment):
        return ""
    if moment.isdigit() or re.match(r"[A-Z]\w+ \d{4}", moment):
        return "in "
    return "on " if moment[:1].isdigit() else "at "


def other_meeting(earlier: Earlier, language: str) -> str:
    """Name the other one of two meetings: the two that are held, or the two that the answer named."""
    reader, spoken_of = earlier.reader, earlier.meeting
    told = reader.named(earlier.told.query)
    two = reader.held if len(reader.held) == 2 else told if len(told) == 2 else ()
    others = [entry for entry in two if entry is not spoken_of] or list(filter(None, [earlier.later_meeting]))
    return reader.name(others[0], language) if spoken_of and len(others) == 1 else ""


def _other_one(earlier: Earlier, language: str) -> str:
    """Name the other meeting, where it was meetings that were spoken of, and nothing that they took up."""
    return "" if "subject" in earlier.asked.features else other_meeting(earlier, language)


def _of_two(at: int) -> Told:
    def told(earlier: Earlier, language: str) -> str:
        """Name the earlier or the later of two meetings: those that are held, or those that were spoken of."""
        two = earlier.reader.held if len(earlier.reader.held) == 2 else earlier.reader.named(earlier.told.query)
        return earlier.reader.name(two[at], language) if len(two) == 2 else ""

    return told


def _first_meeting(earlier: Earlier, language: str) -> str:
    """Name the first of the meetings that were spoken of turn by turn; the first of two held where one was."""
    spoken_of = [turn.meeting for turn in earlier.turns if turn.meeting]
    several = any(meeting is not spoken_of[0] for meeting in spoken_of)
    held = earlier.reader.held
    first = spoken_of[0] if several else held[0] if len(held) == 2 else None
    return earlier.reader.name(first, language) if first else ""


def _later_review(earlier: Earlier, language: str) -> str:
    """Name the meeting at which the matter came back; in Chinese with the matter, which nothing else would say.

    In English its year, where that is another one: it tells editions apart.
    """
    if earlier.later_meeting is None:
        return ""
    later = (earlier.later_meeting.held or "")[:4]
    if language != "zh" and later and earlier.year not in (None, int(later)):
        return later
    subject = earlier.subject if language == "zh" else ""
    return f"{earlier.reader.name(earlier.later_meeting, language)}{subject}"


def _each_time(earlier: Earlier, language: str) -> str:
    """Name the days of the several meetings that the answer tells of, with the matter that they dealt with."""
    told = earlier.reader.named(earlier.told.query)
    days = [day for entry in told if (day := spoken_day(entry, language))]
    if not (1 < len(days) <= _TIMES and earlier.subject):
        return ""
    said = enumerated(days, language)
    return f"{said}{earlier.subject}" if language == "zh" else f"{said} for {earlier.subject}"


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


_OF_TWO = frozenset({"later_meeting", "earlier_meeting"})
_TOLD: tuple[tuple[str, Told], ...] = (
    ("each_time", _each_time),
    ("later_review", _later_review),
    ("other_meeting", other_meeting),
    ("other_one", _other_one),
    ("first_meeting", _first_meeting),
    ("later_meeting", _of_two(1)),
    ("earlier_meeting", _of_two(0)),
    ("previous_meeting", _beside(-1)),
    ("next_meeting", _beside(1)),
    ("same_day", _same_day),
    ("same_meeting", _same_meeting),
    ("there", _same_meeting),
    ("year_after", _year(1)),
    ("year_before", _year(-1)),
    ("same_year", _year(0)),
)
