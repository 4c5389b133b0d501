"""The clauses of a question: which asks more of what the one before it names."""

from __future__ import annotations

import re

from assistant.asides.removal import names_something
from assistant.question import Known
from retrieval.scripts import simplify

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
        return first if asks and len(first) >= _SHORTEST and not names_something(last, known) else None
    return None
