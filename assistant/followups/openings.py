"""Words by which a follow-up opens, beside what it asks: thanks, a new topic."""

from __future__ import annotations

import re

from assistant.followups.cues import cues

_CLOSING = re.compile(r"谢|辛苦|\bthank|\bcheers\b|appreciated", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(r"[这那它]|其中|\b(?:this|that|these|those|its?|they|them|their)\b", re.IGNORECASE)


def new_topic(question: str) -> str:
    """Give what follows the words by which a user leaves the matter: 换个话题，…; forget the gas plan. …"""
    match = cues("kinds")["new_topic"].match(question)
    return question[match.end() :].strip() if match else ""


def without_thanks(question: str) -> tuple[str, bool]:
    """Leave out what is said before one goes on, and tell whether that closes the matter: Thanks, very helpful."""
    match = cues("kinds")["thanks"].match(question)
    left = question[match.end() :].strip() if match else ""
    closed = match is not None and _CLOSING.search(match.group()) is not None
    return (left, closed and not _DEMONSTRATIVE.search(left)) if left else (question, False)
