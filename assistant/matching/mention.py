"""Whether a document that a question names says something of a matter: the sentence that does, beside its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.draft import Source, of_item
from assistant.matching.targets import targets
from assistant.text.pairs import holds
from assistant.text.sentence import sentences

_LOOKED_AT = 3  # items, of which one is the document's
_NEARLY_ALL = 0.75  # of the words that the title does not say, in one sentence
_ATTRIBUTE = "高质量"  # what any matter is to be; no 质量 plan
_ATTRIBUTE_SAID = re.compile(r"高质量|\bhigh\b")


def asks_whether_said(desk: Desk) -> bool:
    """Whether a question asks if a document says something of a matter."""
    return "says_of" in desk.asked.features and desk.asked.facet == "passage"


def saying(desk: Desk) -> Source | None:
    """Give the sentence by which the document asked about says what a question asks of it; None where none does."""
    found = ((target, _beyond(desk, target)) for target in targets(desk, _LOOKED_AT))
    most = len(desk.words) + bool(desk.numbered)  # a title says some of them, where no number tells the item
    said = (_sentence(desk, target, words) for target, words in found if 0 < len(words) < most)
    return next((source for source in said if source), None)


def without_attribute(desk: Desk, text: str) -> str:
    """Leave out of a text that a matter is to be of high quality, where no question says so: it is not on 质量."""
    return text if _ATTRIBUTE_SAID.search(desk.asked.query.text.lower()) else text.replace(_ATTRIBUTE, "")


def _beyond(desk: Desk, target: Target) -> Sequence[Word]:
    """Give the words of the topic that the title of an item does not say."""
    title = without_attribute(desk, target.item.title)
    return [word for word in desk.surest_words if not _holds(word, title)]


def _holds(word: Word, text: str) -> bool:
    return holds(word.longer or word.ways, text) or word.said in text


def _sentence(desk: Desk, target: Target, words: Sequence[Word]) -> Source | None:
    """Give the sentence of an item that holds the most of some words, and nearly all of them."""
    text = target.minutes.text
    spans = [(each, span) for each in target.item.paragraphs for span in sentences(text, each.span)]
    held = [sum(_holds(word, without_attribute(desk, span.of(text))) for word in words) for _, span in spans]
    if not spans or max(held) < _NEARLY_ALL * len(words):
        return None
    paragraph, span = spans[held.index(max(held))]
    return of_item(target.minutes, target.item, paragraph, span)
