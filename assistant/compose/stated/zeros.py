"""An amount of none at all, by which minutes name an aim: 零事故, where a question asks how many accidents."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk
from assistant.draft import Draft, Statement, quoted
from assistant.matching.overlap import share
from assistant.matching.targets import targets

_LOOKED_AT = 3  # items
_NONE_OF = re.compile("零(?P<what>事故|伤亡|死亡|增长|排放|投诉|容忍|差错|上访|延误|跑动|复发|违建)")
_OF_AIMS = re.compile(r"目标|指标|追求|理念|控制|\b(?:targets?|goals?|aims?|objectives?|ambition)\b")


def none_at_all(desk: Desk) -> Draft | None:
    """Give the aim of none of what a question counts, and its sentence; None where it asks for no aim, or none has."""
    if "people_counted" in desk.asked.features or not _OF_AIMS.search(desk.asked.query.text.lower()):
        return None
    every = [source for target in targets(desk, _LOOKED_AT) for source in sentences_of_item(target)]
    found = [(source, said) for source in every if (said := _NONE_OF.search(source.quote)) and _asked(desk, said)]
    if not found:
        return None
    source, said = max(found, key=lambda one: share(desk, one[0].quote))
    return Draft("answered", (Statement(desk.say("amount.is", number=said.group()), (source,)), quoted(source)))


def _asked(desk: Desk, said: re.Match[str]) -> bool:
    """Whether a question names what there is to be none of."""
    return said["what"] in desk.asked.query.text or any(word.held(said["what"]) for word in desk.words)
