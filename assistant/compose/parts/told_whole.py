"""Whether what an answer quotes gives a value of each kind that a question asks for: then nothing of it is unsaid."""

from __future__ import annotations

from dataclasses import replace

from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement
from assistant.matching.details import Detail, clauses_telling, details, gives
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities

_UNSAID = ("absent.amount_too", "absent.deadline")  # what an answer says to be lacking
_NUMBERS = frozenset({"area", "count", "money", "number", "share", "span"})


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
