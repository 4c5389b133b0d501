"""A detail asked in words of one's own, told by the sentence that a learnt weighing is sure of, in either language."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import introduced
from assistant.compose.stated.asked_for import kinds_asked, share_given, values_of
from assistant.compose.stated.likeliest import SURE, Likeliest, likeliest, probability
from assistant.compose.stated.outright import OF_MEETINGS
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.details import details

_SURER = 0.75  # the least probability where something else answers
_HANDFUL, _SURE_OF_FEW = 20, 0.85  # minutes, that teach nothing of how such are worded; the least among few more
_NEVER = frozenset({"attack", "unclear", "upcoming", "votes"})  # facets
_OF_SEVERAL, _OF_ONE = 0.05, 0.2  # the least in the item spoken of, for values of several kinds, or of one
# Facets of answers that a detail may have been taken for: of a decision the answer stays beside it.
_INSTEAD, _BESIDE = frozenset({"amount", "date", "deadline", "list_topic", "passage"}), "verdict"


def likely_told(desk: Desk) -> Draft | None:
    """Give what the likeliest sentence says of what is asked, if it surely tells it; partial where not all of it."""
    found = _found(desk, SURE)
    if found is None:
        return None
    whole = found.gives == 1 or not kinds_asked(desk)
    rest = () if whole else (Statement(desk.say("absent.rest"), (), "note"),)
    return Draft("answered" if whole else "partial", (_said(desk, found.source), *rest, quoted(found.source)))


def told_of_it(desk: Desk) -> Draft | None:
    """Give what the likeliest sentence says of the item spoken of before, where a follow-up asks it in English."""
    found = likely_inside(desk)
    return Draft("answered", (_said(desk, found), quoted(found))) if found else None


def likely_inside(desk: Desk) -> Source | None:
    """Find the sentence of the item spoken of that gives all that is asked: the only one, or the likeliest.

    In English words tell little, but an item has few sentences that give a share and a count.
    """
    if desk.zh or not desk.asked.within or desk.asked.facet == "responsible" or not kinds_asked(desk):
        return None
    several = len({kind for one in details(desk) for kind in one.kinds} - {"number"}) > 1
    found = likeliest(desk)
    if found and found.gives == 1 and probability(found) >= (_OF_SEVERAL if several else _OF_ONE):
        return found.source
    every = [one for target in desk.items_at(desk.asked.within) for one in sentences_of_item(target)] if several else []
    giving = [one for one in every if share_given(desk, one.quote) == 1]
    return giving[0] if len(giving) == 1 else None


def likelier(desk: Desk, draft: Draft) -> Draft | None:
    """Give the detail that one sentence surely tells whole, where an answer cites none that does; else None.

    No sentence tells when a matter came to a meeting, nor what became of it there.
    """
    asked = desk.asked
    if draft.status != "answered" or asked.facet not in (*_INSTEAD, _BESIDE) or not kinds_asked(desk):
        return None
    if OF_MEETINGS.search(asked.query.text.lower()):
        return None
    found = _found(desk, _SURER)
    if found is None or found.gives < 1 or _is_cited(draft, found.source):
        return None
    told = (_said(desk, found.source), quoted(found.source))
    return replace(draft, statements=(*told, *draft.statements) if asked.facet == _BESIDE else told)


def _found(desk: Desk, least: float) -> Likeliest | None:
    held = len(desk.library.entries)
    if held < _HANDFUL or desk.asked.facet in _NEVER:
        return None
    found = likeliest(desk)
    if found is None or (kinds_asked(desk) and not found.gives):
        return None  # it says no such thing of the matter
    least = max(least, _SURE_OF_FEW) if desk.library.few else least
    return found if probability(found) >= least else None


def _is_cited(draft: Draft, source: Source) -> bool:
    return any(source.quote.strip() in one.quote for line in draft.statements for one in line.sources)


def _said(desk: Desk, source: Source) -> Statement:
    """Say what a sentence gives; where no kind of thing is asked for, in which item it stands."""
    told = [each for values in values_of(desk, source.quote).values() for each in values]
    if not told:
        return introduced(desk, [source])
    return Statement(desk.say("amount.is", number=desk.listed(list(dict.fromkeys(told)))), (source,))
