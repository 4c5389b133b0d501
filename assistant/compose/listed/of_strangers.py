"""Lists on a matter that no minutes hold: they are told by a common part of its name alone, 项目 of 核电站项目.

What tells a matter from others is what its name has beside the words of any work. Where no item listed holds most of
that, and the rest of it stands in no minutes, or tells other items apart, the list is of other matters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.compose.parts.absent import not_found
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.matching.lacking import frameless
from assistant.text.pairs import HAN, covered, holds, uncovered

# Said of any work: by themselves they name no matter.
_OF_ANY = re.compile(
    "建设|管理|实施|推进|加强|发展|项目|工程|选址|规划|改造|开发|产业|扩建|新建|整治|试点|推广|有关|相关|事[项宜]|问题|结果|结论"
)
_OF_ANY_ENGLISH = KIND_WORDS | {"project", "projects", "programme", "program", "scheme", "construction", "development"}
_DEALT_WITH = re.compile("讨论|审议|研究|上会|上过|提到|涉及|汇报")
_OF_A_MATTER = frozenset({"date", "next_step", "responsible", "verdict"})  # facets
_HALF = 0.5  # of what tells a matter
_LEAST = 2  # characters


def of_its_matter(desk: Desk, draft: Draft) -> Draft:
    """Give a draft, or that the minutes do not say it where no item of a list is of the matter that is named."""
    asked = desk.asked
    if desk.library.few or draft.status == "not_found" or "topic" not in asked.features:
        return draft
    if asked.query.titles or asked.query.items or asked.query.bodies:
        return draft
    places = dict.fromkeys((one.document, one.item) for line in draft.statements for one in line.sources if one.item)
    if not (places and _is_of_a_matter(desk, len(places))) and not _of_meetings(desk):
        return draft
    texts = [f"{one.item.title} {one.text}" for one in desk.items_at(places)]
    strange = _strange(desk, " ".join(texts)) if desk.zh else _strange_in_english(desk, texts)
    return not_found(desk) if strange else draft


def _is_of_a_matter(desk: Desk, count: int) -> bool:
    facet = desk.asked.facet
    return facet == "list_topic" or (desk.zh and facet in _OF_A_MATTER and count > 1)


def _of_meetings(desk: Desk) -> bool:
    """Whether a Chinese question asks at which meetings a matter was dealt with, and is read as for all of them."""
    return desk.asked.facet == "held" and desk.zh and bool(_DEALT_WITH.search(desk.asked.query.text))


def _telling(text: str) -> list[str]:
    """Give the stretches of Chinese that tell a matter: without kinds of document, and what is said of any work."""
    left = _OF_ANY.sub(" ", KINDS.sub(" ", frameless(text)))
    return [piece for piece in HAN.findall(left) if len(piece) >= _LEAST]


def _strange(desk: Desk, text: str) -> bool:
    """Whether a text lacks most of what titles are made of in a Chinese topic, or, of a topic without, what tells it.

    Only what no minutes hold, or few of them, tells a matter; an everyday word is one that minutes say otherwise.
    """
    if any(word.ways for word in desk.words):
        return False
    text = " ".join((text, *desk.glossary.shortened(text)))
    signals = desk.found.signals
    if known := _telling(desk.asked.subject):
        telling = any(pair in one for one in known for pair in signals.telling)
        return telling and covered(" ".join(known), text) < _HALF
    named = _telling(desk.asked.topic)
    lacking = (piece for one in named for piece in uncovered(one, text) if len(piece) >= _LEAST)
    unheard = [piece for piece in lacking if any(pair in piece for pair in (*signals.unknown, *signals.telling))]
    return sum(map(len, unheard)) >= _HALF * sum(map(len, named)) > 0


def _strange_in_english(desk: Desk, texts: Sequence[str]) -> bool:
    """Whether no text holds what an English topic says of a matter, most of which no title, or no minutes, have."""
    about = [word for word in desk.surest_words if word.said not in _OF_ANY_ENGLISH and not word.said.isdigit()]
    if not about or any(HAN.search(word.said) for word in about):
        return False
    unknown = _unknown(desk, {word.said for word in about})
    if "subject" in desk.asked.features and len(unknown) <= _HALF * len(about):
        return False

    def of_it(text: str) -> bool:
        held = {word.said for word in about if holds(word.longer, text)}
        return unknown <= held and len(held) > _HALF * len(about)

    return not any(map(of_it, texts))


def _unknown(desk: Desk, about: set[str]) -> set[str]:
    """Give the words of a topic of which, alone or in a phrase, no minutes have anything."""
    phrases = [one.split() for one in desk.found.signals.unknown if not HAN.search(one)]
    return {word for phrase in phrases if set(phrase) <= about for word in phrase}
