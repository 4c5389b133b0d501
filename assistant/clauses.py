"""The clauses of a question: which only open it, and which asks more of what the one before it names."""

from __future__ import annotations

import re
from datetime import date

from assistant.question import Known, asks_for
from assistant.subjects import KIND_WORDS, KINDS
from retrieval.bodies import Bodies
from retrieval.periods import find_dates_and_months
from retrieval.scripts import simplify

_CLAUSE = re.compile(r"[^，,；;。：:！!？?\n]+[，,；;。：:！!？?\n]*\s*")
_ASKING = re.compile(r"\s*(?:what|which|how|where|why)\b", re.IGNORECASE)
_ONLY_YEARS = re.compile(
    r"(?:\d{2,4}|年|月|和|与|跟|同|对比|相比|比|v|vs|versus|and|against|to|or|[\W_])+", re.IGNORECASE
)
_SHORTEST = 4  # characters of a clause that asks
_PARTED = re.compile(
    r"[，,；;？?]\s*(?:and\b|also\b|又|另外?|还有|并且?|那|then\b)?|、(?=分别|各自?|又|都)|\band\b|还有|以及|并且|顺便|另外"
)
_ASKED = re.compile(
    r"谁|哪|什么|啥|何|几|多少|怎|吗|没有|是否|是不是|有无|\b(?:who\w*|what|which|when|where|how|why)\b"
    r"|^\s*(?:was|were|is|are|did|does|do|has|have|can|will|name|list|give|tell|show)\b"
)
_ASKED_MORE = re.compile(
    rf"{_ASKED.pattern}|呢\s*[？?]?$|\b(?:tell|give|name|list|show)\b.{{0,12}}\b(?:its?|their|his|her|them)\b"
)


def without_opening(text: str, known: Known) -> str:
    """Leave out what a question opens with before it comes to the point: 我是刚调来的，…; I'm preparing a briefing: …

    A clause goes where it asks nothing and names nothing that the archive knows, if what follows does.
    """
    text = text.rstrip()
    clauses = [clause for clause in _clauses(text, known.bodies) if clause.strip()]
    while len(clauses) > 1 and _is_idle(clauses[0], known) and _asks_alone("".join(clauses[1:]), known):
        clauses.pop(0)
    return "".join(clauses).strip()


def _clauses(text: str, bodies: Bodies) -> list[str]:
    """Part a text into clauses; a comma within the name of a body parts none."""
    names = bodies.find_english(text)
    ends = [found.end() for found in _CLAUSE.finditer(text)]
    kept = [0, *(end for end in ends if not any(one.start < end < one.end for one in names))]
    return [text[first:last] for first, last in zip(kept, [*kept[1:], len(text)], strict=True)]


def _asks_alone(text: str, known: Known) -> bool:
    """Whether a text names something, and not only years to set side by side: teacher rotation, 2016 v 2022."""
    return _names_something(text, known) and not _ONLY_YEARS.fullmatch(text)


def _is_idle(clause: str, known: Known) -> bool:
    asks = _ASKING.match(clause) or asks_for(clause) or clause.rstrip().endswith(("?", "？"))
    heads = clause.rstrip().endswith((":", "：")) and _names_a_kind(clause)  # gas plan: whose desk is it on?
    return not asks and not heads and not _names_something(clause, known)


def _names_a_kind(clause: str) -> bool:
    """Whether a clause names a kind of document: a plan, 方案."""
    return KINDS.search(clause) is not None or any(word.strip(" :") in KIND_WORDS for word in clause.lower().split())


def _names_something(text: str, known: Known) -> bool:
    named = known.bodies.find(text, loose=True) or known.bodies.find_english(text) or re.search(r"[\d《“\"]", text)
    dated = find_dates_and_months(text.lower(), date.today())
    return bool(named or dated) or known.subjects.names_one(" ".join(re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+", text)))


def lead(text: str, known: Known) -> str | None:
    """Give a question without its last clause, where both ask and the last names nothing of its own; None: it has none.

    Which bureau revises the plan, and what is the deadline for it?
    """
    text = simplify(text)
    for part in reversed(list(_PARTED.finditer(text))):
        first, last = text[: part.start()].strip(), text[part.end() :].strip()
        if not last.strip("？?。. "):
            continue
        asks = _ASKED.search(first.lower()) and _ASKED_MORE.search(last.lower())
        return first if asks and len(first) >= _SHORTEST and not _names_something(last, known) else None
    return None
