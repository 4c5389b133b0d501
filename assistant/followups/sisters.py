"""A sister body, named by its field or its place alone where a body was asked of before: and for justice? 浏河的呢."""

from __future__ import annotations

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier

_ENDS = ("局", "镇", "街道", "委", "办", "集团", "公司", "中心", "大队", "区")
_KINDS = ("bureau", "town", "commission", "office", "subdistrict", "group", "company", "centre", "brigade", "committee")


_OF_BODIES = frozenset({"attendance", "person", "body_tasks", "list_responsible"})


def with_body(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Write out the one body known that a word stands for; the question as it is where there is none."""
    match = cues("kinds")["sister"].search(question)
    asked_of = earlier.asked.facet in _OF_BODIES and earlier.asked.query.bodies
    if match is None or not asked_of or alone.query.bodies or alone.query.titles:
        return question
    language = next(name for name in ("zh", "en") if match[name])
    bodies, word = earlier.reader.bodies, match[language]
    said = (f"{word}{end}" for end in _ENDS) if language == "zh" else (f"{word} {kind}" for kind in _KINDS)
    named = {bodies.canonical(name) for name in said} & set(bodies.names())
    if len(named) != 1:
        return question
    return f"{question[: match.start()]}{earlier.reader.body(named.pop(), language)}{question[match.end() :]}"
