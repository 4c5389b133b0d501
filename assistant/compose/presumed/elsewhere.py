"""A matter that a question takes for one of a meeting or a year, and that others had."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.parts.absent import in_other_years
from assistant.compose.parts.lists import outcome
from assistant.compose.parts.named import surely_held, title_held
from assistant.compose.parts.places import opening
from assistant.compose.parts.routes import cite
from assistant.compose.presumed.facet_sets import OF_MEETINGS
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, quotes
from assistant.matching.overlap import distinct_share, share
from assistant.matching.targets import targets
from assistant.text.pairs import HAN
from retrieval.records import LedgerRow

_ELSEWHERE = 0.65  # of the topic, in the title of an item that another meeting had
_TABLED = frozenset({"reviewed", "held", "verdict"})
_OF_DOCUMENTS = frozenset({"next_step", "responsible", "verdict"})  # facets
_SAID_OF_ITEMS = frozenset({"reviewed", "verdict"})  # then a matter is an item, and not just spoken of
_FEW_MEETINGS, _LOOKED_AT = 40, 12
_CLEARLY = 0.3  # more than in any item of the meeting asked about
_OTHER_KINDS = re.compile("规划|规定|条例|制度")
_HEARD = "汇报"  # no document: what was heard may have had a matter that its title does not name
_SHORT = 4  # characters
_AS_GOOD = 0.99
_TIMES = 3  # that are told of


def other_meeting(desk: Desk) -> Draft | None:
    """The meeting or the year asked about did not have the matter; others had: each is told, with what came of it."""
    asked = desk.asked
    of_document = asked.facet in _OF_DOCUMENTS or asked.features & _SAID_OF_ITEMS
    other_word = bool(set(asked.query.kinds) - {_HEARD}) or (not desk.zh and "subject" not in asked.features)
    tabled = bool(of_document) and ("document_word" in asked.features or other_word)
    of_matter = "topic" in asked.features and ("subject" in asked.features or tabled)
    scope = _scope(desk)
    if asked.facet in OF_MEETINGS or asked.query.items or not (scope and of_matter):
        return None
    found = [
        target for target in targets(desk, _LOOKED_AT) if target.minutes.id in scope or _of_its_years(desk, target)
    ]
    here = max((_held_here(desk, target, tabled) for target in found[:3]), default=0.0)
    if here >= _ELSEWHERE:
        return None
    if any(_abbreviated(desk, title) for document, _, title in desk.library.titled if document in scope):
        return None
    there = _times_elsewhere(desk, scope, (max(_ELSEWHERE, here + _CLEARLY), tabled))
    if not there:
        return None
    told = [line for row in there for line in _told(desk, row)]
    if not asked.names_meetings and _years(desk):
        return in_other_years(desk, told)
    note = Statement(desk.say("absent.not_there"), (), "note")
    return Draft("partial", (note, *told, *quotes([cite(desk, row)[0] for row in there])))


def _told(desk: Desk, row: LedgerRow) -> tuple[Statement, ...]:
    """Say which meeting had a matter, and what came of it."""
    minutes = desk.library.minutes(row.document)
    said = desk.say("absent.elsewhere", subject=desk.subject(row), meeting=desk.meeting(minutes))
    after = (Statement(f"  {outcome(desk, row)}", cite(desk, row)),) if row.bodies else ()
    return Statement(said, (*cite(desk, row), *opening(minutes))), *after


def _scope(desk: Desk) -> frozenset[str]:
    """Give the minutes that a question is about; none where it may be about all, or names no year that any are of.

    A year narrows to those held in it; so does one that may be that of a title: the 2013 measures.
    """
    held = {document: (entry.held or "")[:4] for document, entry in desk.library.entries.items()}
    years = _years(desk)
    within = {document for document in desk.scope if held[document] in years}
    if len(desk.scope) < len(held):
        return frozenset(desk.scope) if desk.asked.names_meetings or within or not years else frozenset()
    guessed = len(years) == 1 and len(held) > _FEW_MEETINGS and "document_word" in desk.asked.features
    return frozenset(within) if guessed else frozenset()


def _years(desk: Desk) -> set[str]:
    return {str(period.year) for period in desk.asked.query.periods if period.year}


def _of_its_years(desk: Desk, target: Target) -> bool:
    """Whether a title names a year that the question names: a plan of 2016-2020 may be held in 2017."""
    return any(year in target.item.title for year in _years(desk))


def _held_here(desk: Desk, target: Target, tabled: bool) -> float:
    return (
        _in_title(desk, target.item.title)
        if tabled
        else max(distinct_share(desk, target.text), title_held(desk, target.item.title))
    )


def _times_elsewhere(desk: Desk, scope: frozenset[str], told: tuple[float, bool]) -> Sequence[LedgerRow]:
    """Give the decisions of other meetings on the matter, those nearest in time, by the day.

    Of many minutes only where the question says that a meeting dealt with it or names a document, and those of which
    the title has every word of the subject.
    """
    least, tabled = told
    scored = [(_in_title(desk, _title(row)), row) for row in _decided_elsewhere(desk, scope, tabled)]
    most = max((held for held, _ in scored), default=0.0)
    if most < least:
        return ()
    best = [row for held, row in scored if held >= most * _AS_GOOD]
    years = _years(desk)
    best = [row for row in best if any(year in _title(row) for year in years)] or best
    if len(desk.library.entries) <= _FEW_MEETINGS:
        return [max(best, key=lambda row: share(desk, row.title or ""))]
    near = sorted(best, key=lambda row: min((abs(int(year) - _year(row)) for year in years), default=-_year(row)))
    return sorted(near[:_TIMES], key=lambda row: row.held or "")


def _decided_elsewhere(desk: Desk, scope: frozenset[str], tabled: bool) -> Sequence[LedgerRow]:
    if len(desk.library.entries) <= _FEW_MEETINGS:
        return [row for row in desk.library.rows(kind="decision") if row.document not in scope]
    if not (tabled or desk.asked.features & _TABLED):
        return ()
    places = [(document, label) for document, label, title in desk.library.titled if _says_all(desk, title)]
    places = [place for place in places if place[0] not in scope]
    if len(places) > _LOOKED_AT:
        return ()
    return [row for d, label in places for row in desk.library.rows([d], kind="decision", item=label)]


def _says_all(desk: Desk, title: str) -> bool:
    """Whether a title has every word of the subject; of an English question what it gives in Chinese decides."""
    words = _OTHER_KINDS.sub(" ", desk.asked.subject).split() if desk.zh else HAN.findall(desk.asked.topic)
    if words or desk.zh:
        return bool(words) and all(word in title for word in words)
    return bool(desk.asked.subject) and surely_held(desk, title) == 1


def _abbreviated(desk: Desk, title: str) -> bool:
    """Whether a title may say in full what a question says in short: 控烟 is 控制吸烟."""
    words = [word for word in desk.asked.subject.split() if 1 < len(word) <= _SHORT] if desk.zh else []
    return bool(words) and all(re.search(".{0,2}".join(map(re.escape, word)), title) for word in words)


def _in_title(desk: Desk, title: str) -> float:
    """Give how much of the matter a title holds; in another language by the words of titles alone, as they are long."""
    if written := () if desk.zh else HAN.findall(desk.asked.topic):
        return float(all(word in title for word in written))
    of_subject = title_held(desk, title) if desk.zh or desk.asked.subject else 0.0
    return max(distinct_share(desk, title) if desk.zh else surely_held(desk, title), of_subject)


def _title(row: LedgerRow) -> str:
    return "".join(row.documents) or row.title or ""


def _year(row: LedgerRow) -> int:
    return int((row.held or "0")[:4])
