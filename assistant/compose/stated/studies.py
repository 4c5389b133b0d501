"""What meetings studied together: which laws, when each was studied, and who led the study."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.subjects import KIND_WORDS
from assistant.asked.topic_words import Word, translated_words
from assistant.compose.parts.absent import not_found, of_heading
from assistant.compose.parts.lists import MAX_QUOTES, headline
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.naming import of_another_document
from assistant.matching.targets import targets
from assistant.narrowing.conditions import conditions
from assistant.text.pairs import HAN
from retrieval.records import LedgerRow
from retrieval.scripts import fold, squash

_STUDIED = re.compile("^(?:集体|专题|传达)*学习")
# That a question asks of the studies of meetings, not of what is to be studied, or of the lessons of an accident.
_STUDY = re.compile(
    r"学(?:习)?(?:了|过)?(?:几|多少)[次回](?:国|宪)?法|(?:集体|共同|一起|会前|会上|会议|专题)学习?(?:了|过|的)|集体学|学法(?!律)|领学|(?<!大)(?<!科)(?<!文)学习?(?:了|过|的)?(?:《|(?:是|些)?(?:哪|什么|啥|几[部项个])|.{2,20}?(?:法|条例|规定|办法)》?(?:那|这|时|的|(?:一共|总共|先后|前后|历年|都|共|各)*是?(?:在)?(?:哪|什么|几|多少|谁)))"
    r"|学习(?:了|过)|\bstud(?:y|ied|ying) sessions?\b|\b(?:group|collective|joint) (?:study|reading|learning)\b"
    r"|\bstudied\b|\bled (?:the|that) (?:\w+ ){0,2}study\b"
    r"|\b(?:meetings?|council|session|leaders?|government)\b[^.?]{0,20}\bstudy\b|\bread (?:out )?together\b"
)
# Which of them, how many: a list. When, or who led it: of one law.
_LISTED = frozenset({"amount", "held_list", "list", "over_years", "studied", "throughout", "which_meetings"})
_LEADER = re.compile(
    r"领学|(?:谁|哪家?个?(?:单位|部门|局|委)?)[^，。？]{0,6}(?:解读|讲解?|介绍|辅导|带着?学|主讲)|(?:解读|讲解?|辅导|带学|主讲)(?:人|单位|的是)"
    r"|\b(?:which|what|who)\b[^?]*\b(?:led|lead|leads|present\w*|introduc\w*|explain\w*|took|guid\w*|interpret\w*)\b"
)
_WHEN = frozenset({"date", "which_meetings", "meeting_asked", "first_time", "last_time"})
_ELSE = frozenset({"deadline_word", "demands_asked", "duty", "next_step", "title_asked", "verdict", "why"})
_LAW = re.compile(r"法|条例|规定|决定|\b(?:laws?|regulations?|statutes?|acts?|legislation)\b")
# The name of what was studied.
_NAMES = (
    re.compile(
        r"学(?:习|了|过|的|时)*(?![几多哪什些了过的时习])([㐀-鿿]{2,20}?(?:法|条例|规定|办法|纲要|规则))(?!律|规|治|学)"
    ),
    re.compile(
        r"\b(?:study|studied|studying|study sessions?)(?: of| on)? (?:the )?((?!session)[A-Za-z][^,?.]*?)"
        r"(?= (?:in|at|during|on|by|together|collectively|and|was|were|take|took)\b| \d|[,?.]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:was|were|did|is) (?:the )?([A-Za-z][^,?.]*?) (?:studied|read out|on the study)",
        re.IGNORECASE,
    ),
)
# What only says how it was studied.
_SAYING_HOW = re.compile(
    r"(?:集体|共同|一起|专题|会前|领)*学习?[了过的]*|collective\w*|together|joint\w*|groups?|sessions?|formally|aloud",
    re.IGNORECASE,
)
_WHICH_LAW = re.compile(
    r"(?:哪一?[部个项条]?|什么|啥|何)(?:法(?![院治制人])|条例|规定|规章)"
    r"|\b(?:what|which) (?:\w+ ){0,2}(?:laws?|regulations?|acts?|statutes?)\b"
)
_NAMED, _FEW = 0.75, 2  # of the words of a name, in the title of what was studied; meetings
_A_WORD = 2  # characters


def studies(desk: Desk) -> Draft | None:
    """List what the meetings in scope studied, or tell when one law was, and who led it; None where nothing is told."""
    asked = fold(desk.asked.query.text).lower()
    if not _STUDY.search(asked) or desk.asked.facet == "attack" or desk.asked.features & {"title_asked", "why"}:
        return None
    rows, lists = _rows(desk), desk.asked.features & _LISTED and len(desk.scope) > _FEW
    if rows and len(desk.scope) <= _FEW and _WHICH_LAW.search(asked) and _of_a_day_held(desk):
        return _told(desk, rows)
    of_it = _LEADER.search(asked) or (desk.asked.features & _WHEN and not desk.asked.features & _ELSE)
    named = _named(desk, rows)
    if not named and of_it and not _of_nothing_else(desk):
        named = _surely_meant(desk, rows) or named
    if named is not None:
        none = not_found(desk) if of_it and desk.zh and not desk.library.few else None  # no other day is its
        return _told(desk, named) if (of_it or lists) and named else none
    if not rows or not lists or not _of_nothing_else(desk):
        return None
    rows = [row for row in rows if row.documents] or rows if _LAW.search(asked) else rows
    return _told(desk, rows)


def _of_a_day_held(desk: Desk) -> bool:
    """Whether a question names meetings, and by no day but one on which they were held."""
    held = {(day.month, day.day) for one in desk.library.in_order(desk.scope) if (day := one.held)}
    days = [period for period in desk.asked.query.periods if period.day]
    return desk.asked.names_meetings and all((period.month, period.day) in held for period in days)


def _rows(desk: Desk) -> list[LedgerRow]:
    """Give the studies in scope that the bodies asked about led, all where none is."""
    bodies, years = {*desk.asked.query.bodies}, conditions(desk).years
    rows = [row for row in desk.library.rows(desk.scope, kind="decision") if _STUDIED.search(row.title or "")]
    rows = [row for row in rows if not years or (row.held or "")[:4] in years]
    rows = sorted({(row.document, row.item): row for row in rows}.values(), key=lambda row: (row.held or "", row.start))
    return [row for row in rows if not bodies or bodies & {*row.bodies}]


def _named(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow] | None:
    """Give the studies of the law that a question names, in 《》 or as what was studied; None where it names none."""
    titles = [squash(title) for title in desk.asked.query.titles]
    found = [] if titles else [each for pattern in _NAMES for each in pattern.findall(fold(desk.asked.query.text))]
    titles += [name for name in found if HAN.search(name)]
    if titles:
        return [row for row in rows if any(title in squash(row.title or "") for title in titles)]
    words = [word for name in found for word in translated_words(name.lower(), desk.glossary, ()) if word.ways]
    words = [word for word in words if word.said not in KIND_WORDS and not _no_name(word)]
    if not words:
        return None
    held = [sum(word.held(row.title or "") for word in words) / len(words) for row in rows]
    return [row for row, each in zip(rows, held, strict=True) if each >= _NAMED]


def _no_name(word: Word) -> bool:
    return bool(_LAW.search(word.said) or _SAYING_HOW.fullmatch(word.said))


def _surely_meant(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow] | None:
    """Give the studies of the law that an English question means in words of its own; None where it is not sure."""
    best = () if desk.zh or not desk.asked.topic or not says_it(desk).enough else targets(desk, 1)
    titles = {squash(one.item.title) for one in best if not of_another_document(desk, one)}
    return [row for row in rows if squash(row.title or "") in titles] or None


def _of_nothing_else(desk: Desk) -> bool:
    """Whether a question names no matter besides the laws that were studied."""
    words = [word for word in desk.words if not (_no_name(word) or _STUDY.search(word.said))]
    every = "".join(row.title or "" for row in _rows(desk))
    return all(word.held(every) or len(word.said) < _A_WORD for word in words)


def _told(desk: Desk, rows: Sequence[LedgerRow]) -> Draft:
    """Tell each study with its meeting and who led it."""
    heading = [headline(desk, "study.count", len(rows), meetings=len({row.document for row in rows}))]
    lines = [_line(desk, row) for row in rows]
    shown = quotes([of_row(row) for row in rows[:MAX_QUOTES]])
    return Draft("answered", (*(heading if len(rows) > 1 else ()), *lines, *shown), covered=coverage(desk))


def _line(desk: Desk, row: LedgerRow) -> Statement:
    minutes = desk.library.minutes(row.document)
    slots = {"meeting": desk.meeting(minutes), "title": row.title, "who": desk.all_bodies(row.bodies)}
    template = "study.led" if row.bodies else "study.line"
    return Statement(desk.say(template, **slots), (of_row(row), *of_heading(desk, row), *opening(minutes)))
