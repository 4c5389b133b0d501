"""Patterns that are compiled when they are first tried: of the many that the tables hold, one question tries few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LatePattern:
    """A regular expression as `re` has it, compiled on first use; `pattern` is its text."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the text and the flags of `re`; whether the text is well formed shows on first use."""
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first place in a text where it fits."""
        return self.compiled.search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give where it fits from `start` on."""
        return self.compiled.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give every place where it fits, in order."""
        return self.compiled.finditer(text)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put something else wherever it fits."""
        return self.compiled.sub(instead, text)
