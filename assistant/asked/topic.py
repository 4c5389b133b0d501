"""The topic of a question: what is left of its words without those by which it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.name_words import name_words
from assistant.asked.subjects import Subjects
from assistant.text.wordings import Wordings
from retrieval.asked.words import query_words
from retrieval.bodies import Bodies
from retrieval.query import Query
from retrieval.wording import masked

_WORD = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+(?:[-'’][^\W_㐀-鿿]+)*")
_LETTER = re.compile(r"\b(categor(?:y|ies)|class|type|grade|level|tier)s? [\"“'‘]?([a-f])\b[\"”'’]?", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|of|for)\b", re.IGNORECASE)


def topic_of(
    query: Query, people: Sequence[str], bodies: Bodies, asking: tuple[Wordings, re.Pattern[str]], subjects: Subjects
) -> str:
    """Take from the content the bodies and people, which are found apart, and the words by which it asks.

    `asking` are the wordings of asking, and words that are idle where nothing else is left of a word; what stands in
    the name of a matter asks for nothing.
    """
    wordings, idle = asking
    left = _masked(_without_joined(query, bodies), bodies, query.bodies)
    left = bodies.without_home(left, query.language == "zh")
    for name in people:
        left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
    left = _LETTER.sub(r"\2-\1", left)
    blanked = wordings.blanked(left, [*name_words(left), *subjects.spans_in(left)])
    found = (_without_unit(word, query) for word in _WORD.findall(blanked))
    words = [word for word in found if not idle.fullmatch(word)]
    years = {str(period.year) for period in query.periods}
    return "" if all(_is_frame(word) or word in years for word in words) else " ".join(words)


def _is_frame(word: str) -> bool:
    """Whether English asks about any minutes by a word: follow actions dept, of which nothing is a subject."""
    return word.lower() in query_words().english_frame


def _without_unit(word: str, query: Query) -> str:
    """Leave out the unit of a number that is asked for: 多少台电梯 asks about 电梯."""
    counted = query.unit and re.search(rf"[少几][万亿千百]*{re.escape(word)}", query.text)
    return word.removeprefix(query.unit) if counted else word


def _masked(text: str, bodies: Bodies, named: Sequence[str]) -> str:
    loose = (one for one in bodies.find(text, loose=True) if one.canonical in named)  # 消防方面 names a topic
    mentions = (*bodies.find(text), *loose, *bodies.find_english(text))
    spans = [*(one.span for one in mentions), *(one.span for one in bodies.ambiguous(text))]
    text = masked(text, spans).replace("\0", " ")
    for name in named:
        text = _parted(name, bodies).sub(" ", text)
    return text


def _without_joined(query: Query, bodies: Bodies) -> str:
    """Leave out English names of several parts, as content words leave them: Culture and Tourism Group without and."""
    left = query.said
    for one in bodies.find_english(query.text) if _JOINED.search(query.text) else ():
        parts = _WORD.findall(_JOINED.sub(" ", query.text[one.start : one.end]))
        left = re.sub(r"\W+".join(map(re.escape, parts)), " ", left, count=1, flags=re.IGNORECASE)
    return left


def _parted(name: str, bodies: Bodies) -> re.Pattern[str]:
    """Match a body's names as content words leave them: 人力资源和社会保障局 without its 和."""
    whole = [alias for alias in bodies.aliases(name) if "和" in alias]
    return re.compile("|".join(r"\s*".join(re.escape(part) for part in alias.split("和")) for alias in whole) or "(?!)")
