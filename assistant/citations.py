"""The four promises, kept: quotes are checked character by character, claims against the spans that they cite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Citation
from assistant.draft import Draft, Source, Statement
from assistant.facts import Facts, facts_of, unsupported
from retrieval.bodies import Bodies
from retrieval.parsing.attendance import attendees
from retrieval.records import Minutes
from retrieval.scripts import squash

ReadMinutes = Callable[[str], Minutes]
_TITLE = re.compile("《([^《》]+)》")
_MARKER = re.compile(r"\[\d+\]")
_LISTING = re.compile("[^、，。；：:\\s]+(?:、[^、，。；：:\\s]+){2,}")


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft after the checks: its text with markers, the citations that they name, what was struck and why."""

    text: str
    citations: tuple[Citation, ...]
    struck: tuple[str, ...]
    claims: int


def check(draft: Draft, read: ReadMinutes, bodies: Bodies) -> Checked:
    """Keep the statements that stand, number their citations and write the text.

    Struck are quotes that are not in the minutes to the letter, and claims that name a date, number, title or body
    which none of their own verbatim quotes carries.
    """
    kept, struck = sift(draft.statements, read, bodies)
    markers = numbered(kept)
    text = "\n".join(written(statement, markers) for statement in kept)
    citations = tuple(cited(source, marker, True) for source, marker in markers.items())
    return Checked(text, citations, struck, sum(statement.role != "note" for statement in kept))


def sift(
    statements: Iterable[Statement], read: ReadMinutes, bodies: Bodies
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """Part the statements that stand, with their verbatim sources alone, from those that are struck, with why."""
    kept: list[Statement] = []
    struck: list[str] = []
    for statement in statements:
        sound = replace(statement, sources=tuple(s for s in statement.sources if verbatim(s, read)))
        fault = _fault(sound, statement, bodies)
        if fault:
            struck.append(f"{statement.text[:60]}: {fault}")
        else:
            kept.append(sound)
    return tuple(kept), tuple(struck)


def verbatim(source: Source, read: ReadMinutes) -> bool:
    """Whether a quote equals the stored text at its place."""
    return source.quote != "" and read(source.document).text[source.start : source.end] == source.quote


def cited(source: Source, marker: int, verified: bool) -> Citation:
    """Turn a source into the citation that an answer shows."""
    fields = {name: getattr(source, name) for name in Source.__slots__}
    return Citation(marker=marker, verified=verified, **fields)


def _fault(sound: Statement, statement: Statement, bodies: Bodies) -> str | None:
    if statement.role == "note":
        return None
    if not sound.sources:
        return "no verbatim quote carries it"
    if statement.role in ("quote", "near"):
        return None
    if sound.counted is not None and sound.counted not in _counted(sound):
        return f"counts {sound.counted}"
    if sound.days is not None and sound.days not in _days_between(sound, bodies):
        return f"{sound.days} days between no two days"
    missing = unsupported(_claimed(sound, bodies), [source.quote for source in sound.sources], bodies)
    return f"not in its quotes: {', '.join(missing)}" if missing else None


def _claimed(statement: Statement, bodies: Bodies) -> Facts:
    """Read a claim's facts; a number that the claim counts is carried by the count, not by a quote."""
    facts = facts_of(statement.text, bodies)
    worked_out = {float(number) for number in (statement.counted, statement.days) if number is not None}
    return replace(facts, numbers=facts.numbers - worked_out)


def _days_between(statement: Statement, bodies: Bodies) -> set[int]:
    """Count anew the days between every two days that a claim's quotes name."""
    named = facts_of("\n".join(source.quote for source in statement.sources), bodies).days
    days = [date(*day) for day in named if all(day)]
    return {abs((one - other).days) for one in days for other in days}


def _counted(statement: Statement) -> set[int]:
    """Count what a claim may count: items that it cites, documents in them, what it lists; else people and bodies."""
    items = {(source.document, source.item) for source in statement.sources if source.item}
    if items:
        quotes = [source.quote for source in statement.sources if source.item]
        titles = {squash(title) for quote in quotes for title in _TITLE.findall(quote)}
        listings = (len(found.group().split("、")) for found in _LISTING.finditer(statement.text))
        return {len(items), len(titles), *listings}
    lists = [source.quote for source in statement.sources if source.part == "attendance"]
    came = [one for quote in lists for one in attendees(quote, 0)]
    named = sum(one.name is not None for one in came)
    return {sum(len(_names(quote)) for quote in lists), len({one.body for one in came}), named}


def _names(line: str) -> list[str]:
    return [name for name in re.split("[、，,]", re.sub("^[^：:]*[：:]", "", line).strip("。 ")) if name]


def numbered(statements: Sequence[Statement]) -> dict[Source, int]:
    """Number the sources of statements in the order of their first use, from 1."""
    markers: dict[Source, int] = {}
    for statement in statements:
        for source in statement.sources if statement.role not in ("near", "beside") else ():
            markers.setdefault(source, len(markers) + 1)
    return markers


def written(statement: Statement, markers: dict[Source, int]) -> str:
    """Write a statement with its markers; quotes as block quotes, whatever would look like a marker made harmless."""
    text = _MARKER.sub(lambda match: f"［{match.group()[1:-1]}］", statement.text)
    named = "".join(f"[{markers[source]}]" for source in dict.fromkeys(statement.sources) if source in markers)
    if statement.role == "quote":
        return "> " + " ".join(text.split("\n")) + f" {named}"
    return f"{text} {named}".rstrip()
