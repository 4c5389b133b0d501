"""Patterns that are compiled when they are first tried: of the many that the tables hold, one question tries few.

By PCRE2, since half of a first answer's time went into compiling them by `re`; its machine code is also tried faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

import pcre2


class Found(Protocol):
    """Where a pattern fits, as `re.Match` has it: offsets in characters, groups by number or name."""

    def start(self, group: int | str = 0, /) -> int:
        """Give where it begins; -1 for a group that took no part."""
        ...

    def end(self, group: int | str = 0, /) -> int:
        """Give where it ends."""
        ...

    def span(self) -> tuple[int, int]:
        """Give where the whole begins and ends."""
        ...

    def __getitem__(self, group: int | str, /) -> str:
        """Give the text of a group, or of the whole for 0."""
        ...


class LatePattern:
    """A regular expression that both `re` and PCRE2 read alike, compiled on first use; `pattern` is its text."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the text and, of the flags, `re.IGNORECASE`; whether the text is well formed shows on first use."""
        self.pattern = pattern
        self._flags = pcre2.IGNORECASE if flags & re.IGNORECASE else pcre2.NOFLAG

    @cached_property
    def _compiled(self) -> pcre2.Pattern:
        return pcre2.compile(self.pattern, self._flags)

    def search(self, text: str, start: int = 0) -> Found | None:
        """Give the first place in a text, from `start` on, where it fits."""
        found: Found | None = self._compiled.search(text, start)
        return found

    def match(self, text: str, start: int = 0) -> Found | None:
        """Give where it fits from `start` on."""
        found: Found | None = self._compiled.match(text, start)
        return found

    def finditer(self, text: str) -> Iterator[Found]:
        """Give every place where it fits, in order."""
        found: Iterator[Found] = self._compiled.finditer(text)
        return found

    def sub(self, instead: Callable[[Found], str], text: str) -> str:
        """Put something else wherever it fits."""
        replaced: str = self._compiled.sub(instead, text)
        return replaced
