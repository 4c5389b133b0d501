"""Kinds of document that a question asks for (三年行动计划, revised versions), and what it is about besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.condition_table import condition_table
from assistant.asked.subjects import KIND_WORDS, KINDS
from retrieval.scripts import fold

_COUNTING = re.compile(
    "^[共都]?有[份个]?|[有是]?[几哪][个些份]?$|^(?:或者?|还是|以及|[和与及]|[这那]?[两三四几]?(?:类|种|样)各?)+$"
)
_NAMED = frozenset({"called", "named"})  # 叫行动方案的, called 意见


def kind_features(asked: str, topic: str) -> set[str]:
    """Tell whether a question asks for a kind of document, and whether it is about nothing else: 三年行动计划有几个."""
    told = _told(asked)
    said = kinds_said(asked)
    if not said:
        return told
    return told | {"kind"} if besides_kinds(topic, said) else told | {"kind", "only_kind"}


def _told(asked: str) -> set[str]:
    """Tell whether a question narrows by what follows a decision, by years of documents, or by words of titles."""
    folded, table = fold(asked), condition_table()
    course = any(one.asked.search(folded) for one in table.courses.values())
    dated = any(one.asked.search(folded) for one in table.dated.values())
    named = any(found.lastgroup in _NAMED for found in table.in_titles.finditer(folded))
    jointly = table.courses["jointly_issued"].asked.search(folded)
    told = {
        "course": course,
        "by_several": jointly,
        "until": table.until.search(folded),
        "dated": dated,
        "in_title": named,
    }
    return {name for name, holds in told.items() if holds}


def kinds_said(asked: str) -> tuple[str, ...]:
    """Give the words by which a question asks for kinds of document."""
    folded, table = fold(asked), condition_table()
    kinds = (*table.marks.values(), *table.dated.values(), *table.kinds.values())
    return tuple(found.group() for one in kinds for found in one.asked.finditer(folded))


def besides_kinds(topic: str, said: Sequence[str]) -> str:
    """Leave out of a topic the words by which a question asks for kinds of document, and names of kinds."""
    for words in said:
        topic = topic.replace(words, " ")
    plain = (_COUNTING.sub("", word) for word in KINDS.sub(" ", topic).split())
    left = (word for word in plain if word.lower() not in KIND_WORDS)
    return " ".join(word for word in left if len(word) > 1 and not any(word.lower() in words for words in said))
