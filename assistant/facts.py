"""Facts in a sentence: dates, numbers, document titles, bodies; and whether a text carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retrieval.bodies import Bodies
from retrieval.numerals import find_dates, find_month_days, to_int
from retrieval.parsing.agenda import document_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.scripts import simplify, squash

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH_NAMES})"
    rf"|(?P<m2>{_MONTH_NAMES})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_ENGLISH_MONTH = re.compile(rf"\b(?P<month>{_MONTH_NAMES})\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_INTEGER = re.compile(r"\d+(?:\.\d+)?")
_ORDINAL = re.compile("(?:第|百分之)([一二三四五六七八九十百]+)")
_SCALED = re.compile(r"(\d+(?:\.\d+)?)\s*(million|billion)\b", re.IGNORECASE)
_CHINESE_INTEGER = re.compile("[一二三四五六七八九十百两]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence names. Days: (year or 0, month, day or 0); numbers normalised, titles squashed."""

    days: frozenset[tuple[int, int, int]]
    numbers: frozenset[float]
    titles: frozenset[str]
    bodies: frozenset[str]


def facts_of(text: str, bodies: Bodies) -> Facts:
    """Read the facts that a claim names."""
    bare = _without(text, document_titles(text))
    days = _days(bare) | _months(bare)
    undated = _ENGLISH_MONTH.sub(" ", _ISO_DAY.sub(" ", _ENGLISH_DAY.sub(" ", _without_dates(bare))))
    mentions = (*bodies.find(simplify(bare)), *bodies.find_english(bare))
    named = frozenset(mention.canonical for mention in mentions if mention.kind == "body")
    titles = frozenset(squash(title) for title in document_titles(text))
    return Facts(days, _numbers(undated), titles, named)


def unsupported(claim: Facts, evidence: Iterable[str], bodies: Bodies) -> tuple[str, ...]:
    """Name the facts of a claim that none of the cited texts carries; empty where all are carried."""
    text = "\n".join(evidence)
    held_days = _days(text) | _months(text) if claim.days else frozenset()
    held_numbers = _numbers(text, chinese=True) if claim.numbers else frozenset()
    squashed = squash(text) if claim.titles else ""
    missing = [f"{y}-{m}-{d}" for y, m, d in claim.days if not _has_day((y, m, d), held_days)]
    missing += [f"{number:g}" for number in claim.numbers if number not in held_numbers]
    missing += [f"《{title}》" for title in claim.titles if title not in squashed]
    return (*missing, *(_unnamed(claim.bodies, simplify(text), bodies) if claim.bodies else ()))


def _unnamed(claimed: Iterable[str], text: str, bodies: Bodies) -> Iterator[str]:
    named = {mention.canonical for mention in bodies.find(text)}
    for body in claimed:
        if body not in named and not any(alias in text for alias in bodies.aliases(body)):
            yield body


def _has_day(day: tuple[int, int, int], held: frozenset[tuple[int, int, int]]) -> bool:
    year, month, number = day
    if number == 0:
        return any((year, month) == other[:2] for other in held)
    return any((month, number) == other[1:] and (year == other[0] or 0 in (year, other[0])) for other in held)


def _days(text: str) -> frozenset[tuple[int, int, int]]:
    found = {(d.year, d.month, d.day) for d in find_dates(text) if d.month and d.day}
    found |= {(int(y), int(m), int(d)) for y, m, d in _ISO_DAY.findall(text)}
    for match in _ENGLISH_DAY.finditer(text):
        month = _MONTHS[(match["m1"] or match["m2"]).lower()]
        found.add((int(match["year"] or 0), month, int(match["d1"] or match["d2"])))
    dated = {(month, day) for _, month, day in found}
    return frozenset(found | {(0, month, day) for month, day, _ in find_month_days(text) if (month, day) not in dated})


def _months(text: str) -> frozenset[tuple[int, int, int]]:
    """Read months without a day: (year, month, 0)."""
    found = {(d.year, d.month, 0) for d in find_dates(text) if d.month and not d.day}
    english = _ENGLISH_MONTH.finditer(_ENGLISH_DAY.sub(" ", text))
    return frozenset(found | {(int(m["year"]), _MONTHS[m["month"].lower()], 0) for m in english})


def _without_dates(text: str) -> str:
    for mention in reversed(find_dates(text)):
        if mention.month:
            text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    return text


def _numbers(text: str, chinese: bool = False) -> frozenset[float]:
    """Read numbers; of evidence also those in Chinese digits, parts of dates, and amounts with their scale."""
    joined = _SCALED.sub(_unscaled, re.sub(r"(?<=\d)[\s,](?=\d)", "", text))
    ordinals = {float(value) for match in _ORDINAL.finditer(text) if (value := to_int(match[1])) is not None}
    found = {float(number) for number in _INTEGER.findall(joined)}
    amounts = find_quantities(text)
    if chinese:
        found |= {float(value) for word in _CHINESE_INTEGER.findall(text) if (value := to_int(word)) is not None}
        return frozenset(found | {amount.value for amount in amounts})
    scaled = {amount.value for amount in amounts} | ordinals
    plain = {
        float(n)
        for n in _INTEGER.findall(re.sub("|".join(re.escape(a.span.of(text)) for a in amounts) or "$^", " ", joined))
    }
    return frozenset(plain | scaled)


def _unscaled(match: re.Match[str]) -> str:
    return f"{float(match[1]) * (1e6 if match[2].lower() == 'million' else 1e9):.0f}"


def _without(text: str, titles: Iterable[str]) -> str:
    for title in titles:
        text = text.replace(f"《{title}》", "《》")
    return text
