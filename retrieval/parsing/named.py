"""Whom a clause names at a given place: bodies of the list, bodies by their shape, and lists of them."""

from __future__ import annotations

import re

from retrieval.bodies import Bodies, Mention

JOINT = re.compile(r"\s*(?:[、和及与]|以及)\s*")
# A list of twenty bodies is shorter; without a bound, damaged text takes time by the square of its length.
_MAX_LIST_CHARS = 300
_LEVELS = "市省区县旗州镇乡村"
_CUT_WORD = re.compile("[门分署员托派公理法事学务]")


def bodies_at(text: str, bodies: Bodies, groups: bool = False) -> tuple[tuple[str, ...], int]:
    """Read the list of bodies (with `groups`, of groups too) that a text begins with: names, canonical
    for bodies and as written for groups, and where the list ends."""
    text = text[:_MAX_LIST_CHARS]
    mentions = {mention.start: mention for mention in (bodies.addressees(text) if groups else bodies.find(text))}
    mentions |= {mention.start: mention for mention in bodies.find_unknown(text) if mention.start not in mentions}
    found: list[str] = []
    at = end = len(text) - len(text.lstrip())
    while mention := mentions.get(at) or of_a_bodys_shape(text, at, bodies):
        found.append(text[mention.start : mention.end] if mention.kind == "group" else mention.canonical)
        end = mention.end
        joint = JOINT.match(text, end)
        at = joint.end() if joint else -1
    return tuple(dict.fromkeys(found)), end if found else 0


def of_a_bodys_shape(text: str, at: int, bodies: Bodies) -> Mention | None:
    """Find a name at a place that no list has: it opens with a level and ends as bodies do (区环保水务局, 镇应急办)."""
    if at < 0 or text[at : at + 1] not in _LEVELS or not text[at:]:
        return None
    for end in range(at + 3, min(at + 14, len(text)) + 1):
        if bodies.looks_like_body(text[at:end]) and not _CUT_WORD.match(text, end):
            return Mention(at, end, text[at:end])
    return None
