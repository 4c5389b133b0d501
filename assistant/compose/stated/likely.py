"""A detail asked in Chinese in words of one's own, told by the sentence that a learnt model is sure of."""

from __future__ import annotations

import math

from assistant.compose.stated.likeliest import Likeliest, likeliest, values_of
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quoted
from assistant.text.tables import table

# The least probability: of archives left out it takes 163 of 193 sentences that tell it, and 3 of 307 that do not.
_SURE = 0.75
_NEVER = frozenset({"attack", "unclear", "upcoming", "votes"})  # facets


def likely_told(desk: Desk) -> Draft | None:
    """Give what the likeliest sentence says of what is asked, if it surely tells it; partial where not all of it."""
    if not desk.zh or desk.library.few or desk.asked.facet in _NEVER:
        return None
    found = likeliest(desk)
    if found is None or probability(found) < _SURE:
        return None
    told = [each for values in values_of(desk, found.source.quote).values() for each in values]
    said = Statement(desk.say("amount.is", number=desk.listed(list(dict.fromkeys(told)))), (found.source,))
    rest = () if found.gives == 1 else (Statement(desk.say("absent.rest"), (), "note"),)
    return Draft("partial" if rest else "answered", (said, *rest, quoted(found.source)))


def probability(found: Likeliest) -> float:
    """Give the probability (0..1) that a sentence tells what is asked, by its signs."""
    model = table("learnt/told")
    decision = model["bias"] + sum(model["weights"][name] * each for name, each in found.signs.items())
    return 1 / (1 + math.exp(-decision))
