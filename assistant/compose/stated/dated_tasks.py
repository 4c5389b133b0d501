"""What a body is to do by which day in a matter, where a question asks for both and says neither."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import introduced
from assistant.compose.stated.days import beyond_title, is_meant
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, quotes
from assistant.matching.occasions import of_years
from assistant.matching.targets import targets
from assistant.matching.values import days_in
from assistant.text.pairs import holds
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import squash

_WHEN = frozenset({"date", "deadline", "deadline_word"})  # features of which one shows that a day is asked for
_WHAT = re.compile(
    "(?:做|完成|办|干|交|拿|报|落实|提交|负责|承担)[完成好出妥]?[^，。？]{0,4}(?:什么|啥|哪[些件项个])"
    "|(?:什么|啥|哪[些一]?[件项个]?)(?:事|任务|工作|活)|(?:任务|要求)(?:是什么)?(?:[和与及、]|是什么)"
    r"|\bwhat (?!date|day|time|month|deadline|is the (?:date|deadline))[^?.;]{0,80}"
    r"\b(?:do|deliver|finish|complete|submit|hand|produce|provide|prepare)\b|\b(?:task|job|duty)\b"
)
_OF_ASKING = r"(?:deliver|finish|complet|submit|produc|prepar)\w*|tasks?|jobs?|dut(?:y|ies)|[最迟晚]"
_DECISION = re.compile("^(?:会议)?(?:分别)?(?:原则)?(?:同意|通过|审议|听取|讨论)|^会后")
_AROUND = re.compile("^(?:再次)?(?:审议|听取|研究|讨论)(?:关于)?|的?汇报$")
_MOST = 3  # sentences
_SAID = 0.5  # of what a question says beyond the title, in the sentence


def dated_tasks(desk: Desk) -> Draft | None:
    """Give the sentences of the matter that set the body named a task with a day; None where that is not asked."""
    asked = desk.asked
    if desk.library.few or not ({"body", "topic"} <= asked.features and asked.features & _WHEN):
        return None
    if not _WHAT.search(asked.query.text.lower()):
        return None
    told = next((found for target in _times(desk) if (found := _told(desk, target))), [])
    return Draft("answered", (introduced(desk, told), *quotes(told))) if 0 < len(told) <= _MOST else None


def _times(desk: Desk) -> list[Target]:
    """Give the item that is surely meant, and the others of its title in the year named."""
    best = next(iter(targets(desk, 1)), None)
    if best is None or not (of_years(desk, best) and is_meant(desk, best)):
        return []
    name = _AROUND.sub("", squash(best.item.title))
    named = ((*place, _AROUND.sub("", title)) for *place, title in desk.library.titled if name in title)
    again = desk.items_at((document, label) for document, label, each in named if each == name)
    return [best, *(one for one in again if one.place != best.place and of_years(desk, one))]


def _told(desk: Desk, target: Target) -> list[Source]:
    """Give the sentences of an item that set one of the bodies named a task with a day."""
    names = [name for body in desk.asked.query.bodies for name in (body, *desk.bodies.aliases(body))]
    every = [one for one in sentences_of_item(target) if not _DECISION.match(one.quote.strip())]
    dated = [one for one in every if holds(names, one.quote) and days_in(without_titles(one.quote))]
    return [one for one in dated if _says_enough(desk, one, target.item.title)]


def _says_enough(desk: Desk, source: Source, title: str) -> bool:
    """Whether a sentence says enough of what a question says beyond the title of its item, if anything."""
    here, whole = beyond_title(desk, source.quote, title, _OF_ASKING)
    return not whole or here >= _SAID * whole
