"""Which of the things spoken of is meant: the first one, the former, both of them, its other paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cues import aspects, cues
from assistant.earlier import Earlier

_AFTER_TURN = re.compile(r"^\s*[,，:：;；.。—-]+\s*")
_PARTS = re.compile(r"和|与|以及|、|\band\b|[.。]|\[\d+\]")
_BUT = re.compile(
    r"(?:\b(?:but|while|whereas)\b|但是?|而)\s*(?P<last>(?:the\s+)?[^,，。.;；]{2,40}?)\s*"
    r"(?:\b(?:is|are|was|were|lag\w*|has|have|fell|falls?|stays?|remains?)\b|则|明显|处于|落后|仍|[,，。.;；]|$)",
    re.IGNORECASE,
)


def turn_meant(question: str, earlier: Earlier) -> tuple[str, Earlier]:
    """Go back to the turn that a question names, the first or the one before last: 回到第一个，谁负责？"""
    for name, at in (("first", 0), ("second", 1), ("before_last", -2)):
        match = cues("turns")[name].search(question)
        turns = earlier.turns
        if match is None or len(turns) <= at or len(turns) < 2:
            continue
        meant = _of_another_subject(turns) if name == "before_last" else turns[at]
        before, after = question[: match.start()], question[match.end() :]
        if before.strip() or not meant.subject:
            named = meant.subject or meant.body
            return (f"{before}{named}{after}", earlier) if named else (question, earlier)
        left = _AFTER_TURN.sub("", after).strip()
        return (left or question, meant)
    return question, earlier


def _of_another_subject(turns: Sequence[Earlier]) -> Earlier:
    """Give the last turn on another subject than the last one."""
    return next((turn for turn in reversed(turns[:-1]) if turn.subject != turns[-1].subject), turns[-2])


def with_named(question: str, language: str, earlier: Earlier) -> str:
    """Put names where a question points at one of two things, or at both: 后者, these two, its other paper."""
    for kind in ("other_paper", "both_dates", "both_people", "both_bodies", "both", "former", "latter"):
        match = cues("turns")[kind].search(question)
        if match and (named := _NAMED[kind](earlier, language)):
            return f"{question[: match.start()]}{named}{question[match.end() :]}"
    return question


def _two(earlier: Earlier) -> tuple[str, ...]:
    """Give two things that stood side by side: in the answer, in the question, or in the last two turns."""
    told, asked = earlier.told.query, earlier.asked.query
    for titles in (told.titles, asked.titles):
        if len(titles) == 2:
            return tuple(f"《{title}》" for title in titles)
    pair = tuple(filter(None, map(earlier.subject_of, _PARTS.split(earlier.asked.query.text))))
    if len(pair) == 2:
        return pair
    for names in (told.bodies, asked.bodies):
        if len(names) == 2:
            return names
    parts = tuple(part.strip() for part in _PARTS.split(earlier.answer) if part.strip())
    if len(parts) == 2 and all("subject" in earlier.reader.outline(part).features for part in parts):
        return parts
    subjects = tuple(dict.fromkeys(turn.subject for turn in earlier.turns if turn.subject))[-2:]
    return subjects if len(subjects) == 2 else ()


def _joined(names: Sequence[str], language: str) -> str:
    return ("和" if language == "zh" else " and ").join(names)


def _both(earlier: Earlier, language: str) -> str:
    return _joined(_two(earlier), language)


def _both_people(earlier: Earlier, language: str) -> str:
    people = earlier.told.people if len(earlier.told.people) == 2 else earlier.asked.people
    return _joined(people, language) if len(people) == 2 else ""


def _both_bodies(earlier: Earlier, language: str) -> str:
    told = tuple(earlier.told.query.bodies)
    bodies = told if len(told) == 2 else tuple(dict.fromkeys(turn.body for turn in earlier.turns if turn.body))[-2:]
    named = [earlier.reader.body(body, language) for body in bodies]
    return _joined(named, language) if len(named) == 2 else ""


def _former(earlier: Earlier, _: str) -> str:
    return next(iter(_two(earlier)), "")


def _latter(earlier: Earlier, _: str) -> str:
    """Name the second of two things; else what the answer sets against the rest by a "but"."""
    against = _BUT.search(earlier.answer)
    if against and len(earlier.told.query.titles) != 2 and len(earlier.told.query.bodies) != 2:
        return against["last"].strip()
    return (_two(earlier) or ("",))[-1]


def _other_paper(earlier: Earlier, language: str) -> str:
    """Name what else a body was given, where that is one document."""
    others = earlier.recalled.others_of(earlier.body) if earlier.recalled and earlier.body else ()
    return f"《{others[0]}》" if len(others) == 1 else ""


def _both_dates(earlier: Earlier, language: str) -> str:
    """Name the days that the last two turns asked for: when minutes were issued, and when compiled."""
    asked = filter(None, (_day_asked(turn.asked.query.text) for turn in earlier.turns[-2:]))
    days = tuple(dict.fromkeys(asked))
    return (
        (f"{_joined(days, language)}日期" if language == "zh" else f"the days {_joined(days, language)}")
        if days
        else ""
    )


def _day_asked(text: str) -> str:
    found = (one.search(text) for one in aspects()[0])
    return next((match.group() for match in found if match), "")


_NAMED = {
    "both_dates": _both_dates,
    "other_paper": _other_paper,
    "both_people": _both_people,
    "both_bodies": _both_bodies,
    "both": _both,
    "former": _former,
    "latter": _latter,
}
