"""Many patterns held against a text at once: Chinese ones only where the text has Chinese characters.

A branch that begins with a letter is passed over fast; one that begins with `\\b` or takes either case is tried whole.
So texts are held in small letters, and word boundaries are tried once for all branches that ask for one.
PCRE2 compiles no more than 64 kB to one pattern: many branches are several patterns, and the leftmost fit is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.text.late_patterns import Found, LatePattern
from assistant.text.pairs import HAN
from retrieval.records import Span

_LATIN = re.compile("[A-Za-z]")
_SYNTAX = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)")  # letters that are not matched
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)  # an escape, a class, or one character
_BOUNDARY = r"\b"
_LONGEST = 8_000  # characters of a pattern


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns as one: `all` of them, and those that a text without Chinese characters may have (`western`)."""

    all: Sequence[LatePattern]
    western: Sequence[LatePattern]

    @classmethod
    def of(cls, patterns: Iterable[str]) -> Wordings:
        """Join patterns, written in small letters, to one that tries them in their order."""
        branches = [branch for pattern in patterns for branch in branches_of(pattern)]
        return cls(_joined(branches), _joined([branch for branch in branches if not _is_chinese(branch)]))

    def stand_in(self, text: str) -> bool:
        """Whether a text has any of them."""
        lowered = small(text)
        return any(part.search(lowered) for part in self._for(text))

    def blanked(self, text: str, names: Sequence[Span] = ()) -> str:
        """Put a blank where a text has one of them, but for those that stand in its `names`."""
        kept, end = [], 0
        for found in _places(self._for(text), small(text)):
            if any(name.start <= found.start() and found.end() <= name.end for name in names):
                continue
            kept.append(text[end : found.start()])
            end = found.end()
        return " ".join([*kept, text[end:]])

    def _for(self, text: str) -> Sequence[LatePattern]:
        return self.all if HAN.search(text) else self.western


def _places(parts: Sequence[LatePattern], text: str) -> Iterator[Found]:
    """Give every place where one of the parts fits, as one pattern of them all would: leftmost, then first, first."""
    ahead = {part: part.search(text) for part in parts}
    while first := min(filter(None, ahead.values()), key=lambda found: found.start(), default=None):
        yield first
        end = max(first.end(), first.start() + 1)
        ahead = {
            part: found if found.start() >= end else part.search(text, end) for part, found in ahead.items() if found
        }


def small(text: str) -> str:
    """Give a text in small letters; as long as `text`, so that offsets hold."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def branches_of(pattern: str) -> Iterator[str]:
    """Part a pattern at those of its bars that stand in no group and no class."""
    depth, branch = 0, ""
    for step in _STEP.findall(pattern):
        if step == "|" and not depth:
            yield branch
            branch = ""
            continue
        depth += (step == "(") - (step == ")")
        branch += step
    yield branch


def _is_chinese(branch: str) -> bool:
    return HAN.search(branch) is not None and _LATIN.search(_SYNTAX.sub("", branch)) is None


def _joined(branches: Iterable[str]) -> tuple[LatePattern, ...]:
    return tuple(LatePattern(_tried_in_order(part)) for part in _parted(branches))


def _parted(branches: Iterable[str]) -> Iterator[list[str]]:
    """Give branches in their order, as many at once as one pattern may have."""
    part: list[str] = []
    for branch in branches:
        if part and sum(map(len, part)) + len(branch) > _LONGEST:
            yield part
            part = []
        part.append(branch)
    if part:
        yield part


def _tried_in_order(branches: list[str]) -> str:
    """Join branches in their order; of neighbours that begin at a word boundary it is tried once."""
    groups = groupby(branches, key=lambda branch: branch.startswith(_BOUNDARY))
    return "|".join(_at_boundary(list(each)) if at else "|".join(each) for at, each in groups)


def _at_boundary(branches: list[str]) -> str:
    return f"{_BOUNDARY}(?:{'|'.join(branch.removeprefix(_BOUNDARY) for branch in branches)})"
