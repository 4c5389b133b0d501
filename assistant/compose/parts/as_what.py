"""What a matter is said to be, likened to or put forward as: the sentence in which it stands before 是, or a noun."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk
from assistant.draft import Source
from assistant.matching.overlap import share
from assistant.matching.targets import targets

_LOOKED_AT = 3  # items
_LEAST = 0.6  # of the topic, before the word that says what it is
_IS = re.compile("(?<![只但可要还就正总凡若])是(?!否)|作为|视为|定位为|称为|成为|好比|相当于")
_BEFORE_NOUN = re.compile("“([^”]{2,40})”[㐀-鿿]{2}")
_OF_A_KIND = re.compile("([^，。；]{4,40})等[㐀-鿿]{2}")  # 罗腾堡德风街、南洋广场等重点商圈


def asks_as_what(desk: Desk) -> bool:
    """Whether a question asks what something is described as: 被比作什么, likened to, 作为什么提的."""
    return "as_what" in desk.asked.features


def said_to_be(desk: Desk) -> Source | None:
    """Give the sentence that says what the matter of a question is; None where none of the best items has one."""
    every = [source for target in targets(desk, _LOOKED_AT) for source in sentences_of_item(target)]
    told = {source: _told(desk, source.quote) for source in every}
    best = max(every, key=lambda source: told[source], default=None)
    return best if best and told[best] >= _LEAST else None


def _told(desk: Desk, sentence: str) -> float:
    """Give how much of the topic (0..1) a sentence says what it is of: before its verb, or quoted before a noun."""
    found = _IS.search(sentence)
    heads = [sentence[: found.start()] if found else "", *_BEFORE_NOUN.findall(sentence), *_OF_A_KIND.findall(sentence)]
    return max(share(desk, desk.glossary.expand(head)) for head in heads)
