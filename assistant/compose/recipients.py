"""To whom minutes are addressed (主送) and copied (抄送)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from assistant.asked.condition_table import condition_table
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import MAX_MEETINGS, coverage, meetings_asked
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_span, quotes

_EITHER_WAY = re.compile("([㐀-鿿])不(?=\\1)")  # 抄不抄送 asks
_COPIED = re.compile(r"抄送|\b(?:cop(?:y|ies)|copied|cc)\b")
_ADDRESSED = re.compile(r"主送|\b(?:main|primary|direct|chief) (?:recipient|addressee)s?\b|\baddress(?:ed|ees?)\b")


def distribution(desk: Desk) -> Draft:
    """Say whom the minutes are addressed or copied to."""
    statements = []
    of_item = "subject" in desk.asked.features
    meetings = meetings_asked(desk) if of_item else desk.library.in_order(desk.scope[-MAX_MEETINGS:])
    for minutes, label in product(meetings, _receiving(desk)):
        groups = minutes.copies if label == "抄送" else minutes.recipients
        sources = tuple(
            of_span(minutes, "distribution", span)
            for span in minutes.sections.get("distribution", ())
            if span.of(minutes.text).startswith(label)
        )
        if groups and sources:
            slots = {"meeting": desk.meeting(minutes), "bodies": desk.listed([desk.body(group) for group in groups])}
            name = "distribution.copied" if label == "抄送" else "distribution.addressed"
            statements.append(Statement(desk.say(name, **slots), (*sources, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([s.sources[0] for s in statements])), covered=coverage(desk))


def _receiving(desk: Desk) -> Sequence[str]:
    """Name the lines of those who receive the minutes that a question asks for: 主送 alone, 抄送 where it says so."""
    text = _EITHER_WAY.sub(r"\1", desk.asked.query.text.lower())
    copied = [match for match in _COPIED.finditer(text) if not condition_table().denies(text, *match.span())]
    if not copied:
        return ("主送",)
    addressed = [match for match in _ADDRESSED.finditer(text) if not condition_table().denies(text, *match.span())]
    return ("主送", "抄送") if addressed else ("抄送",)
