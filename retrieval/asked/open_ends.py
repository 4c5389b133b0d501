"""Periods that are open at one end: meetings lie there, 2013年7月以来, or work must be done by then, 12月底前."""

from __future__ import annotations

import re
from typing import Literal

Towards = Literal["", "since", "after", "before"]
_OF_MEETINGS = (
    r"(?:的)?(?:市政府)?(?:召开|举行|开|会|常务|上会|审议?|听取?|讨论|研究|通过|学习|一共|总共|共|都|还|又|再|哪|有)"
)
_TO_BE_DONE = r"(?![^，。？]{0,8}(?:完成|实施|施行|执行|实行|生效|到位|要|须|应))"
_FOLLOWS: tuple[tuple[Towards, re.Pattern[str]], ...] = (
    ("since", re.compile(rf"\s*份?(?:以来|至今|到现在|(?:起|开始)(?={_OF_MEETINGS}|[，,])){_TO_BE_DONE}")),
    ("after", re.compile(rf"\s*份?(?:之后|以后|过后)(?:的)?{_TO_BE_DONE}")),
    ("before", re.compile(rf"\s*份?(?:之前|以前)(?={_OF_MEETINGS}){_TO_BE_DONE}")),
)
_SPOKEN_OF = (
    r"\b(?:meetings?|sessions?|minutes|held|reviewed|considered|discussed|heard|approved|adopted|deferred|came up|met)"
)
# After a month, where one document goes then: it is the month in which it came up that is named.
_GOES_ON = re.compile(r"\b(?:go|goes|going|sent|submitted|forwarded|referred|issued|next|whose|approv\w+|consent)\b")
_SEVERAL = re.compile(r"\b(?:meetings|sessions|documents|items|plans|list|all|which (?!body|bodies|organ|office))")
_PRECEDES: tuple[tuple[Towards, re.Pattern[str]], ...] = (
    ("since", re.compile(r"\bsince\s+(?:the\s+)?$")),
    ("after", re.compile(r"\bafter\s+$")),
    ("before", re.compile(rf"{_SPOKEN_OF}\s+before\s+$")),
)
# By when a work is to be done: of another day than the meeting's.
_DONE_BEFORE = re.compile(rf"\s*份?(?:[初中底末]|月底|月末)?(?:之|以)?前(?!后|[三两几半]|{_OF_MEETINGS})")
_DONE_BY = re.compile(
    r"\b(?:(?P<before>before|prior to|ahead of)|by|no later than|not later than|at the latest(?: by)?)\s+(?:the\s+)?"
    r"(?:(?:end|close|start|beginning|middle|last day)\s+of\s+|(?:mid|late|early)\W\s*)?$"
)
_MEETING_THEN = re.compile(r"(?:'s)?\s+(?:\w+\s+)?(?:meetings?|minutes|sessions?|one)\b")


def is_deadline(text: str, start: int, end: int) -> bool:
    """Whether a work is to be done by what a folded text names at `start` to `end`: no meeting was held then."""
    if _DONE_BEFORE.match(text, end):
        return True
    by = _DONE_BY.search(text, 0, start)
    if by is None or _MEETING_THEN.match(text, end):
        return False
    return by["before"] is None or re.search(_SPOKEN_OF, text) is None


def towards(text: str, start: int, end: int, of_a_day: bool) -> Towards:
    """Tell to which side of `text[start:end]` a period is open; "" where it is closed.

    The words beside a day tell it only in Chinese and for meetings: what is to be done after a day is a deadline.
    """
    follows = [side for side, said in _FOLLOWS if said.match(text, end)]
    if of_a_day:
        return follows[0] if follows and re.match(rf"\s*\S{{2}}{_OF_MEETINGS}", text[end:]) else ""
    if _GOES_ON.search(text) and not _SEVERAL.search(text):
        return ""
    sides = [*follows, *(side for side, said in _PRECEDES if said.search(text, 0, start))]
    return sides[0] if sides else ""
