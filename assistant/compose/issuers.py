"""Who issued minutes, and who compiled them: the office in their heading, and the one in the line at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.absent import not_found
from assistant.compose.people import coverage, meetings_asked
from assistant.compose.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_span, quotes
from retrieval.records import Minutes

_COMPILED = re.compile(r"(?P<who>\S+?)\s*(?:整理|编印|印制)$|(?:整理|编印)(?:单位|机关)?[：:]\s*(?P<whom>\S+)")


def issuers(desk: Desk) -> Draft:
    """Name the office that compiled the minutes asked about, or that issued them, as far as they print it."""
    asked_of = "compiled" if "compiled" in desk.asked.features and "issued" not in desk.asked.features else "issued"
    lines = [line for minutes in meetings_asked(desk) for line in _told(desk, minutes, asked_of)]
    if not lines:
        return not_found(desk)
    return Draft("answered", (*lines, *quotes([line.sources[0] for line in lines])), covered=coverage(desk))


def _told(desk: Desk, minutes: Minutes, asked_of: str) -> Iterator[Statement]:
    for who, source in (_compiled if asked_of == "compiled" else _issued)(minutes):
        said = desk.say(f"distribution.{asked_of}", meeting=desk.meeting(minutes), who=_named(desk, who))
        yield Statement(said, (source, *opening(minutes)))


def _named(desk: Desk, who: str) -> str:
    """Name an office as it is printed; in English by the name that it is known by."""
    known = desk.bodies.canonical(who)
    english = desk.bodies.english(known or who)
    return who if desk.zh or not english else f"{english} ({who})"


def _compiled(minutes: Minutes) -> Iterator[tuple[str, Source]]:
    for span in minutes.sections.get("distribution", ()):
        if found := _COMPILED.search(span.of(minutes.text).strip()):
            yield found["who"] or found["whom"], of_span(minutes, "distribution", span)


def _issued(minutes: Minutes) -> Iterator[tuple[str, Source]]:
    for span in minutes.sections.get("heading", ()):
        if minutes.issuer and span.of(minutes.text).replace(" ", "") == minutes.issuer:
            yield minutes.issuer, of_span(minutes, "heading", span)
