"""Many patterns held against a text at once: Chinese ones only where the text has Chinese characters.

A branch that begins with a letter is passed over fast; one that begins with `\\b` or takes either case is tried whole.
So texts are held in small letters, and word boundaries are tried once for all branches that ask for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.text.late_patterns import LatePattern
from assistant.text.pairs import HAN
from retrieval.records import Span

_LATIN = re.compile("[A-Za-z]")
_SYNTAX = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)")  # letters that are not matched
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)  # an escape, a class, or one character
_BOUNDARY = r"\b"
_NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns as one: `all` of them, and those that a text without Chinese characters may have (`western`)."""

    all: LatePattern
    western: LatePattern

    @classmethod
    def of(cls, patterns: Iterable[str]) -> Wordings:
        """Join patterns, written in small letters, to one that tries them in their order."""
        branches = [branch for pattern in patterns for branch in branches_of(pattern)]
        return cls(_joined(branches), _joined([branch for branch in branches if not _is_chinese(branch)]))

    def stand_in(self, text: str) -> bool:
        """Whether a text has any of them."""
        return self._for(text).search(small(text)) is not None

    def blanked(self, text: str, names: Sequence[Span] = ()) -> str:
        """Put a blank where a text has one of them, but for those that stand in its `names`."""
        kept, end = [], 0
        for found in self._for(text).finditer(small(text)):
            if any(name.start <= found.start() and found.end() <= name.end for name in names):
                continue
            kept.append(text[end : found.start()])
            end = found.end()
        return " ".join([*kept, text[end:]])

    def _for(self, text: str) -> LatePattern:
        return self.all if HAN.search(text) else self.western


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


def _joined(branches: list[str]) -> LatePattern:
    """Join branches in their order; of neighbours that begin at a word boundary it is tried once."""
    groups = groupby(branches, key=lambda branch: branch.startswith(_BOUNDARY))
    joined = "|".join(_at_boundary(list(each)) if at else "|".join(each) for at, each in groups)
    return LatePattern(joined or _NOTHING)


def _at_boundary(branches: list[str]) -> str:
    return f"{_BOUNDARY}(?:{'|'.join(branch.removeprefix(_BOUNDARY) for branch in branches)})"
