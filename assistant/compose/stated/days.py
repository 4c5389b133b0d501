"""A day that an item sets for what a question names in it, or for the body that it names: when building begins."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.judging.judgement import says_it
from assistant.matching.lacking import frameless
from assistant.matching.naming import of_another_document, of_other_years, told_by_name
from assistant.matching.overlap import share
from assistant.matching.stages import REPORTED, asks_how_far, at_stage, stages
from assistant.matching.targets import targets
from assistant.matching.values import days_in
from assistant.text.pairs import HAN, bare, counted, holds
from retrieval.parsing.agenda import without_titles

_AROUND = re.compile("最[迟晚早快]|项目|工程|情况|事情|还|再|时候|必须|应当?|[要该须能才会在]")
_AFTER = re.compile(
    r"(?:汇报|审议|研究|讨论|听取|通过|会议?)(?:完|过)?(?:之|以)?后|\bafter\b"
)  # what is to be done then
_AROUND_IN_ENGLISH = r"\d+|projects?|construction|break|ground|operation|according|under|per|new"
_OF_MEETINGS = frozenset(
    {"held", "day_held", "minutes_word", "compiled", "signed", "half_day", "issued", "occasion", "years"}
)
_LOOKED_AT = 2  # items
_NEARLY, _HALF, _THE_ITEM = 0.75, 0.5, 0.6  # of what a question names beyond a title; of the topic, in the whole item
_OF_A_DAY = frozenset({"date", "deadline"})  # facets


def day_asked(desk: Desk) -> Draft | None:
    """Give the day that an item sets for what a question asks when it is to be done; None where that is not asked."""
    asked = desk.asked
    of_a_day = asked.facet in _OF_A_DAY or not _OF_A_DAY.isdisjoint(asked.besides)
    return day_told(desk) if of_a_day and asked.features & {"date", "deadline"} else None


def day_told(desk: Desk) -> Draft | None:
    """Give the day in the sentence of an item that says most of what is asked; None where none says enough."""
    if "topic" not in desk.asked.features or desk.asked.features & {"compare", "two_scopes"}:
        return None
    for target in targets(desk, _LOOKED_AT):
        if not is_meant(desk, target):
            continue
        worth = {source: _worth(desk, source, target.item.title) for source in sentences_of_item(target)}
        best = max(worth, key=lambda source: worth[source], default=None)
        if best is not None and worth[best] > 0:
            said = Statement(desk.say("amount.is", number=desk.listed(_days(desk, best))), (best,))
            return Draft("answered", (said, quoted(best)))
    return None


def asks_of_a_work(desk: Desk) -> bool:
    """Whether a question asks by which day a work comes so far, and not when a meeting was or a paper was issued."""
    return "topic" in desk.asked.features and not desk.asked.features & _OF_MEETINGS and asks_how_far(desk)


def asks_of_a_task(desk: Desk) -> bool:
    """Whether a question asks when something must be done, and not when a meeting was or a paper was issued."""
    features = desk.asked.features
    of_meetings = features & _OF_MEETINGS - ({"held"} if _AFTER.search(desk.asked.query.text.lower()) else set())
    return bool("date" in features and features & {"duty", "deadline", "deadline_word"}) and not of_meetings


def is_meant(desk: Desk, target: Target) -> bool:
    """Whether an item is surely the one that a question is about."""
    if of_another_document(desk, target) or of_other_years(desk, target):
        return False
    named = told_by_name(desk, target) or says_it(desk, target).enough
    return named or share(desk, target.text) >= _THE_ITEM


def _worth(desk: Desk, source: Source, title: str) -> float:
    """Weigh a sentence that sets a day by what it says of the question beyond the title; 0 for too little."""
    if not _days(desk, source):
        return 0.0
    names = [name for body in desk.asked.query.bodies for name in (body, *desk.bodies.aliases(body))]
    of_body = holds(names, source.quote)
    here, whole = beyond_title(desk, source.quote, title)
    if not whole:
        return float(of_body and (at_stage(desk, source.quote) or not stages(desk).keys() - {REPORTED}))
    least = _HALF if at_stage(desk, source.quote) else _NEARLY
    enough = here >= least * whole and (not stages(desk) or at_stage(desk, source.quote))
    return here / whole + of_body if enough else 0.0


def beyond_title(desk: Desk, text: str, title: str, besides: str = "$^") -> tuple[float, float]:
    """Count how much of what a question names beyond a title, and words that match `besides`, a text holds, and all."""
    if desk.zh:
        topic = re.sub(besides, " ", bare(desk.asked.topic))
        words = " ".join(_AROUND.sub(" ", frameless(each)) for each in HAN.findall(topic))
        return counted(words, text, title)
    around = "|".join([_AROUND_IN_ENGLISH, besides, *stages(desk).values()])
    told = [word for word in desk.sure_words if not re.fullmatch(around, word.said)]
    beyond = [word for word in told if word.longer and not holds(word.longer, title)]
    return sum(holds(word.longer, text) for word in beyond), len(beyond)


def _days(desk: Desk, source: Source) -> list[str]:
    """Give the days in the clauses of a sentence that say a stage asked for, else in the whole of it."""
    text = without_titles(source.quote)
    clauses = [clause for clause in re.split("[，,；;]", text) if at_stage(desk, clause)]
    return [day for clause in clauses for day in days_in(clause)] or days_in(text)
