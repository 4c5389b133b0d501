"""Which of the things spoken of is meant: the first one, the former, both of them, its other paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asked.listed import OF_LIST
from assistant.followups.cues import aspects, cues
from assistant.followups.earlier import Earlier
from assistant.followups.listing import list_of
from assistant.question import organs
from prompts import wording
from retrieval.asked.number_words import to_number

_AFTER_TURN = re.compile(r"^\s*[,，:：;；.。—-]+\s*")
_NAME = re.compile("[㐀-鿿]{2,12}")
_PARTS = re.compile(r"和|与|以及|、|\band\b|[.。]|\[\d+\]")
_BUT = re.compile(
    r"(?:\b(?:but|while|whereas)\b|但是?|而)\s*(?P<last>(?:the\s+)?[^,，。.;；]{2,40}?)\s*"
    r"(?:\b(?:is|are|was|were|lag\w*|has|have|fell|falls?|stays?|remains?)\b|则|明显|处于|落后|仍|[,，。.;；]|$)",
    re.IGNORECASE,
)


_OF_WHOM = frozenset({"家", "位", "body", "bureau", "department", "person", "name"})
_TELL_BODIES = frozenset({"attendance", "distribution", "list_responsible", "person"})
_TELL_OF_DOCUMENTS = frozenset({"body_tasks", "list_documents", "list_next_step", "next_step", "verdict"})
_LATE = 5  # turns
_OF_DOCUMENTS = re.compile("份|文件|方案|计划|办法|意见|documents|plans|papers|measures", re.IGNORECASE)
_FIRST = frozenset({"first", "前", "头"})
_LAST = frozenset({"last", "最后一", "末一"})
_PLACES = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}|first|second|third|\w+th|last")
_NOUNS = {
    ("份", "件", "document", "plan", "paper"): ("documents",),
    ("家", "body", "bureau", "department"): ("bodies",),
    ("位", "person", "name"): ("people",),
}


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
    for kind, name in _NAMED.items():
        match = cues("turns")[kind].search(question)
        if match and kind == "both" and _OF_DOCUMENTS.search(match.group()):
            named = _joined(_two_documents(earlier), language)
        elif match:
            named = name(earlier, language)
        if match and named:
            return f"{question[: match.start()]}{named}{question[match.end() :]}"
    for kind in ("nths", "at_an_end", "former", "latter", "nth"):
        match = cues("turns")[kind].search(question)
        if match and (named := _placed(kind, match, earlier, language)):
            return f"{question[: match.start()]}{named}{question[match.end() :]}"
    match = cues("turns")["other_of_two"].search(question)
    if match and (named := _other_of_two(match["kind"] or match["sort"] or "", earlier, language)):
        return f"{question[: match.start()]}{named}{question[match.end() :]}"
    match = cues("turns")["others"].search(question)
    if match and (named := _others(match["zh"] or match["en"], earlier, language)):
        return f"{question[: match.start()]}{named}{question[match.end() :]}"
    return question


def _placed(kind: str, match: re.Match[str], earlier: Earlier, language: str) -> str:
    """Name what stands at a place among the things listed: the former, 后面这家, the third one, 前两份.

    Of the lists told of late that is the last one which has those places.
    """
    said = match.groupdict()
    noun = said.get("kind") or said.get("sort") or ""
    turns = [turn for turn in reversed(earlier.turns[-_LATE:]) if not _of_one(turn)]
    pair = _named_together(earlier) if noun not in _OF_WHOM and kind in ("former", "latter") else ()
    lists = [pair] if pair else [listed for turn in turns if (listed := _listed(noun, turn, language))]
    lists = sorted(lists, key=len, reverse=True) if said.get("whole") else lists
    if kind == "former":
        return (lists or [_two(earlier) or ("",)])[0][0]
    if kind == "latter":
        return _latter(earlier, (lists or [()])[0])
    if kind == "at_an_end":
        ends = (_end(said, listed) for listed in lists[:1])
    else:
        words = said.get("zh") or said.get("en") or said["number"]
        places = _PLACES.findall(words.lower()) if kind == "nths" else [words.lower()]
        ends = ([_at(place, listed) for place in places] for listed in lists or [_two(earlier)])
    return next((_joined(named, language) for named in ends if named and all(named)), "")


def _end(said: Mapping[str, str | None], listed: Sequence[str]) -> Sequence[str]:
    """Give as many of one end of a list as are asked for; nothing where it has not as many."""
    count = to_number(said["zh"] or said["en"] or "") or 0
    end = listed[:count] if (said["zh_end"] or said["en_end"]) in _FIRST else listed[-count:]
    return end if len(end) == count else ()


def _at(place: str, listed: Sequence[str]) -> str:
    """Give what stands at a place of a list: third, 最后一, 倒数第二."""
    number = 1 if place in _LAST else to_number(place.removeprefix("倒数").removeprefix("第")) or 0
    from_end = place in _LAST or place.startswith("倒数")
    return listed[-number if from_end else number - 1] if 0 < number <= len(listed) else ""


def _of_one(turn: Earlier) -> bool:
    """Whether a turn was about one of the things that are listed."""
    return len(turn.asked.query.titles) == 1 or len(turn.asked.query.items) == 1


def _listed(noun: str, earlier: Earlier, language: str) -> tuple[str, ...]:
    """Give the things that stood in a list, of the kind that a noun names: items, documents, bodies or people."""
    told = list_of(earlier)
    if told and not told.entries and noun not in _OF_WHOM:
        return tuple(earlier.reader.minutes(earlier.reader.entries[name], language) for name in told.minutes)
    if told and (earlier.asked.facet == OF_LIST or noun == "条"):
        return tuple(f"《{name}》" for entry in told.entries for name in entry.names)
    if noun == "项":
        return _agenda(range(1, 1 + (earlier.recalled.agenda_length if earlier.recalled else 0)), earlier, language)
    if earlier.asked.facet == "list_meeting" and noun in ("", "个", "one"):
        return _agenda(earlier.items, earlier, language)
    bodies = tuple(earlier.reader.body(name, language) for name in _bodies(earlier))
    listed = {"documents": earlier.documents, "bodies": bodies, "people": tuple(earlier.told.people)}
    told_bodies = earlier.asked.facet in _TELL_BODIES or "presents" in earlier.asked.features
    unnamed = ("documents", "people", "bodies")[: None if told_bodies else 2]
    kinds = next((kinds for nouns, kinds in _NOUNS.items() if noun in nouns), unnamed)
    return next((listed[kind] for kind in kinds if len(listed[kind]) > 1), ())


def _bodies(earlier: Earlier) -> tuple[str, ...]:
    """Name the bodies that the answer gives for what it tells of, without those to which a document goes."""
    told = earlier.told.query
    if earlier.asked.facet in _TELL_OF_DOCUMENTS:
        return ()
    return tuple(name for name in told.bodies if name not in organs(told))


def _other_of_two(noun: str, earlier: Earlier, language: str) -> str:
    """Name the other of two things listed of late, one of which the last question was about."""
    asked = earlier.asked.query
    last = [f"《{title}》" for title in asked.titles] or [earlier.reader.body(name, language) for name in asked.bodies]
    lists = (_listed(noun, turn, language) for turn in reversed(earlier.turns[-_LATE:-1]))
    two = next((listed for listed in lists if len(listed) == 2), ())
    return two[1 - two.index(last[0])] if len(last) == 1 and last[0] in two else ""


def _agenda(numbers: Sequence[int], earlier: Earlier, language: str) -> tuple[str, ...]:
    """Name some agenda items of the one meeting that an answer lists, by their numbers."""
    if not (earlier.asked.facet == "list_meeting" and earlier.meeting):
        return ()
    said, meeting = wording(language), earlier.reader.name(earlier.meeting, language)
    items = [said.say("followup.item", number=number) for number in numbers]
    return tuple(f"{meeting}{item}" if language == "zh" else f"{item} of {meeting}" for item in items)


def _others(count: str, earlier: Earlier, language: str) -> str:
    """Name the documents that were decided on together with the one spoken of, where there are so many."""
    spoken_of = [turn for turn in reversed(earlier.turns) if turn.subject]
    for turn in spoken_of[:2]:
        beside = turn.recalled.beside() if turn.recalled else ()
        if len(beside) > 1 and (count == "几" or to_number(count) == len(beside)):
            return _joined([f"《{title}》" for title in beside], language)
    return ""


def _two(earlier: Earlier) -> tuple[str, ...]:
    """Give two things that stood side by side: in the answer, in the question, or in the last two turns."""
    if documents := _named_together(earlier):
        return documents
    asked = earlier.asked.query
    for names in (_bodies(earlier), asked.bodies):
        if len(names) == 2:
            return names
    parts = tuple(part.strip() for part in _PARTS.split(earlier.answer) if part.strip())
    if len(parts) == 2 and all(_is_named(part, earlier) for part in parts):
        return parts
    return _last_subjects(earlier)


def _two_documents(earlier: Earlier) -> tuple[str, ...]:
    return _named_together(earlier) or _last_subjects(earlier)


def _named_together(earlier: Earlier) -> tuple[str, ...]:
    """Give two documents or subjects that the answer or the question names side by side."""
    for titles in (earlier.told.query.titles, earlier.asked.query.titles):
        if len(titles) == 2:
            return tuple(f"《{title}》" for title in titles)
    pair = tuple(filter(None, map(earlier.subject_of, _PARTS.split(earlier.asked.query.text))))
    return pair if len(pair) == 2 else ()


def _last_subjects(earlier: Earlier) -> tuple[str, ...]:
    subjects = tuple(dict.fromkeys(turn.subject for turn in earlier.turns if turn.subject))[-2:]
    return subjects if len(subjects) == 2 else ()


def _is_named(part: str, earlier: Earlier) -> bool:
    """Whether a part of an answer names something: a subject, or a few characters without a verb's object."""
    return "subject" in earlier.reader.outline(part).features or _NAME.fullmatch(part) is not None


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


def _latter(earlier: Earlier, listed: Sequence[str]) -> str:
    """Name the last of the things listed; else what the answer sets against the rest by a "but"."""
    against = _BUT.search(earlier.answer)
    if against and len(listed) != 2 and len(earlier.told.query.titles) != 2 and len(earlier.told.query.bodies) != 2:
        return against["last"].strip()
    return (listed or _two(earlier) or ("",))[-1]


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
    "other_paper": _other_paper,
    "both_dates": _both_dates,
    "both_people": _both_people,
    "both_bodies": _both_bodies,
    "both": _both,
}
