"""Kinds of bodies that a question may ask for in an attendance list: towns, banks, the press."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.text.late_patterns import Found, LatePattern
from assistant.text.tables import table

_REPORTING = re.compile(r"汇报|报告|\breport|\bbrief", re.IGNORECASE)
_REMEMBERED = 8  # questions: several steps of reading ask it of one


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body: how questions ask for it, its bare nouns, and by what its bodies are named in the minutes.

    `place` are the words for a kind of place of the city, which no agenda is about.
    """

    asked: LatePattern
    noun: LatePattern | None
    named: LatePattern
    place: LatePattern | None = None


@lru_cache(maxsize=_REMEMBERED)
def kind_in(text: str) -> tuple[BodyKind, str] | None:
    """Give the kind of body that a question asks for, or kinds joined, with the words; None where it asks for none."""
    if _wordings().any.search(text) is None:
        return None
    plain = _wordings().besides.sub(lambda match: " " * len(match[0]), text)
    found = [(match.span(), kind) for kind in _kinds() if (match := kind.asked.search(plain))]
    if not found:
        return None
    (start, end), kind = min(found, key=lambda one: one[0][0])
    for other, last in _joined(plain, end):
        end = last
        kind = BodyKind(kind.asked, kind.noun, _either(kind.named, other.named), kind.place and other.place)
    return kind, plain[start:end]


def without_kind(topic: str, text: str) -> str:
    """Leave out of a topic the words that ask which bodies of a kind came, and of which not: 电信运营商."""
    kind = kind_in(text)
    if kind is None:
        return topic
    ends = sorted((kind[1][at:] for at in range(len(kind[1]) - 1)), key=len, reverse=True)
    said = " ".join([kind[1], *(match[0] for match in _wordings().besides.finditer(text))])
    left = (next((word.removeprefix(end) for end in ends if word.startswith(end)), word) for word in topic.split())
    return " ".join(word for word in left if len(word) > 1 and word not in said)


def without_places(topic: str, text: str) -> str:
    """Leave out of a topic the kind of place of the city whose reports a question asks for: 哪些镇来汇报过."""
    found = kind_in(text) if _REPORTING.search(text) else None
    place = found[0].place if found else None
    if place is None:
        return topic
    ends = re.compile(f"^(?:{place.pattern})来?|(?:{place.pattern})$", re.IGNORECASE)
    return " ".join(left for word in topic.split() if (left := ends.sub("", word)))


def _joined(text: str, end: int) -> Iterator[tuple[BodyKind, int]]:
    """Give the kinds that a text joins to one that ends at a place, each with its own end: 镇、园区和银行."""
    while joint := _wordings().joint.match(text, end):
        said = ((kind, _said_at(kind, text, joint.end())) for kind in _kinds())
        best = max(((kind, match.end()) for kind, match in said if match), key=lambda one: one[1], default=None)
        if best is None:
            return
        yield best
        end = best[1]


def _said_at(kind: BodyKind, text: str, start: int) -> Found | None:
    return (kind.noun and kind.noun.match(text, start)) or kind.asked.match(text, start)


@cache
def _either(one: LatePattern, other: LatePattern) -> LatePattern:
    return LatePattern(f"{one.pattern}|{other.pattern}")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """What asks for any kind, what leaves one out, and what joins several."""

    any: LatePattern
    besides: LatePattern
    joint: LatePattern


@cache
def _wordings() -> _Wordings:
    raw = table("asked/body_kinds")
    nouns = {name: "|".join(kind[name] for kind in raw["kinds"] if name in kind) for name in ("zh", "en", "one")}
    asked = "|".join(kind.asked.pattern for kind in _kinds())
    return _Wordings(
        LatePattern(asked, re.IGNORECASE),
        LatePattern(_framed(raw["several"]["besides"], nouns), re.IGNORECASE),
        LatePattern(raw["several"]["joint"], re.IGNORECASE),
    )


@cache
def _kinds() -> tuple[BodyKind, ...]:
    raw = table("asked/body_kinds")
    return tuple(_kind(kind, raw["several"]) for kind in raw["kinds"])


def _kind(raw: Mapping[str, str], several: Mapping[str, str]) -> BodyKind:
    """Compile a kind: its own wordings, and its nouns beside the words that say several or any."""
    frames = [_framed(several[name], raw) for name in ("zh", "en") if name in raw]
    nouns = "|".join(raw[name] for name in ("zh", "en", "one") if name in raw)
    place = LatePattern(raw["place"], re.IGNORECASE) if "place" in raw else None
    fields = [several["fields"].replace("FIELD", raw["field"])] if "field" in raw else []
    asked = "|".join([*([raw["asked"]] if "asked" in raw else []), *frames, *fields])
    noun = LatePattern(nouns, re.IGNORECASE) if nouns else None
    return BodyKind(LatePattern(asked, re.IGNORECASE), noun, LatePattern(raw["named"]), place)


def _framed(frame: str, nouns: Mapping[str, str]) -> str:
    """Put nouns into a frame; where there is none of a sort, nothing fits there."""
    words = {"NOUN": nouns.get("zh"), "EN": nouns.get("en"), "ONE": nouns.get("one")}
    for place, said in words.items():
        frame = re.sub(rf"\b{place}\b", f"(?:{said or '(?!)'})".replace("\\", "\\\\"), frame)
    return frame
