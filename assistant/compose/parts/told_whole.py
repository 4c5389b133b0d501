"""Whether what an answer quotes gives all that a question asks for: then nothing of it is unsaid, else it is told.

A value of each kind that is asked for is all; a clause that asks who does what minutes seldom tell, is told as lacking.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.parts.unsaid import unsaid
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement
from assistant.matching.details import Detail, clauses_telling, details, gives
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.scripts import fold

_UNSAID = ("absent.amount_too", "absent.deadline")  # what an answer says to be lacking
_NUMBERS = frozenset({"area", "count", "money", "number", "share", "span"})
_OF_A_MATTER = frozenset({"amount", "date", "deadline", "next_step", "passage", "responsible", "verdict"})  # facets
_PARTED = re.compile(r"[，,；;。？?]|\band (?=(?:by )?(?:who|what|which|how|when|where)\b)|以及|还有|并且")
_ASKS = re.compile(r"谁|哪|什么|啥|多少|几|\b(?:who\w*|what|which|when|where|how)\b")
# Who does it, which no number or day tells.
_ASKS_WHO = re.compile(
    r"谁|公司|企业|单位|哪家|\b(?:who|(?:which|what) (?:[\w-]+ )?(?:compan\w+|firms?|contractors?|enterprises?))\b"
)


def with_lacks(desk: Desk, draft: Draft) -> Draft:
    """Give a draft that says to be lacking what it lacks, and nothing that it gives."""
    return _with_clauses_unsaid(desk, without_false_lack(desk, draft))


def _clauses(desk: Desk) -> list[str]:
    """Part a question into the clauses that ask."""
    return [one.strip() for one in _PARTED.split(fold(desk.asked.query.text)) if _ASKS.search(one.lower())]


def _with_clauses_unsaid(desk: Desk, draft: Draft) -> Draft:
    """Say beside an answer which of a question's clauses ask for what nothing quoted has a word of: who builds it."""
    clauses = _clauses(desk)
    rest = desk.say("absent.rest")  # which clause it is can be said
    answers = draft.status == "answered" or any(line.text == rest for line in draft.statements)
    if len(clauses) < 2 or not answers or desk.asked.facet not in _OF_A_MATTER:
        return draft
    said = [f"{one.title} {one.quote}" for line in draft.statements for one in line.sources]
    lacking = [one for one in clauses if _ASKS_WHO.search(one.lower()) and unsaid(one, said)]
    if not lacking or len(lacking) == len(clauses):
        return draft
    note = Statement(desk.say("absent.rest_of", said=desk.listed(lacking)), (), "note")
    shown = [line for line in draft.statements if line.role == "quote"]
    told = [line for line in draft.statements if line.role != "quote" and line.text != rest]
    return replace(draft, status="partial", statements=(*told, note, *shown))


def without_false_lack(desk: Desk, draft: Draft) -> Draft:
    """Leave out that a number or a day is not given, where one quoted sentence gives a value of each kind asked for."""
    lacks = {desk.say(one) for one in _UNSAID}
    if draft.status != "partial" or not any(line.text in lacks for line in draft.statements):
        return draft
    shown = [line.sources[0] for line in draft.statements if line.role == "quote"]
    asked = [one for one in details(desk) if one.kinds]
    telling = next((one for one in shown if _gives_all(desk, asked, one)), None)
    if telling is None or len(asked) < 2:
        return draft
    line = Statement(desk.say("amount.is", number=clauses_telling(desk, asked, telling.quote)), (telling,))
    kept = [each for each in draft.statements if each.text not in lacks and each.role != "claim"]
    return replace(draft, status="answered", statements=(line, *kept))


def _gives_all(desk: Desk, asked: list[Detail], source: Source) -> bool:
    numbers = {(one.value, one.unit) for one in find_quantities(without_titles(source.quote))}
    enough = len(numbers) >= sum(bool(one.kinds & _NUMBERS) for one in asked)
    return enough and all(gives(desk, one, source.quote) for one in asked)
