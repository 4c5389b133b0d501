"""What minutes are called, who issued and who compiled them: from their heading and the line at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import coverage, meetings_asked
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_span, quotes
from retrieval.records import Minutes, Span

_COMPILED = re.compile(r"(?P<who>\S+?)\s*(?:整理|编印|印制)$|(?:整理|编印)(?:单位|机关)?[：:]\s*(?P<whom>\S+)")


def issuers(desk: Desk) -> Draft:
    """Give the title of the minutes asked about, or the office that compiled or issued them, as they print it."""
    features = desk.asked.features
    asked_of = "compiled" if "compiled" in features and "issued" not in features else "issued"
    asked_of = "titled" if "title_asked" in features else asked_of
    lines = [line for minutes in meetings_asked(desk) for line in _told(desk, minutes, asked_of)]
    if not lines:
        return not_found(desk)
    return Draft("answered", (*lines, *quotes([line.sources[0] for line in lines])), covered=coverage(desk))


def _told(desk: Desk, minutes: Minutes, asked_of: str) -> Iterator[Statement]:
    for who, source in _READ[asked_of](minutes):
        said = desk.say(f"distribution.{asked_of}", meeting=desk.meeting(minutes), who=desk.body(who))
        yield Statement(said, (source, *opening(minutes)))


def _compiled(minutes: Minutes) -> Iterator[tuple[str, Source]]:
    for span in minutes.sections.get("distribution", ()):
        if found := _COMPILED.search(span.of(minutes.text).strip()):
            yield found["who"] or found["whom"], of_span(minutes, "distribution", span)


def _issued(minutes: Minutes) -> Iterator[tuple[str, Source]]:
    for span in minutes.sections.get("heading", ()):
        if minutes.issuer and span.of(minutes.text).replace(" ", "") == minutes.issuer:
            yield minutes.issuer, of_span(minutes, "heading", span)


def _titled(minutes: Minutes) -> Iterator[tuple[str, Source]]:
    lines = [(span.of(minutes.text).replace(" ", ""), span) for span in minutes.sections.get("heading", ())]
    within = [span for text, span in lines if minutes.title and text and text in minutes.title]
    if minutes.title and within:
        whole = Span(within[0].start, within[-1].end)  # it may stand on two lines
        yield minutes.title, of_span(minutes, "heading", whole)


_READ = {"compiled": _compiled, "issued": _issued, "titled": _titled}
