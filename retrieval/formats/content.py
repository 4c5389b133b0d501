"""What every format gives, and the bounds that hold for all of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from retrieval.errors import ReadingError

MAX_CHARS = 1_000_000
MAX_SECONDS = 3.5


@dataclass(frozen=True, slots=True)
class Content:
    """A file's text, a line per paragraph; `encoding` is a codec that the text can be encoded with."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Budget:
    """How long and how much one file may take: `name` for the error, seconds from now, characters in all."""

    name: str
    max_seconds: float = MAX_SECONDS
    max_chars: int = MAX_CHARS
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._until = time.monotonic() + self.max_seconds

    def spend(self, chars: int = 0) -> None:
        """Count characters taken; raises ReadingError when characters or seconds are used up."""
        self.max_chars -= chars
        if self.max_chars < 0:
            raise too_long(self.name)
        if time.monotonic() > self._until:
            raise too_slow(self.name, self.max_seconds)


def too_long(name: str) -> ReadingError:
    """Make the error for a file with more text than any minutes have."""
    return ReadingError(name, f"more than {MAX_CHARS:,} characters of text", "the minutes of one meeting in a file")


def too_slow(name: str, seconds: float) -> ReadingError:
    """Make the error for a file that takes too long to read."""
    return ReadingError(name, f"a file not read within {seconds:g} s", "a file saved anew by an office program")


def broken(name: str, kind: str, reason: str) -> ReadingError:
    """Make the error for a file whose structure is damaged; `reason` is the library's first line."""
    short = " ".join(reason.split())[:120]
    return ReadingError(name, f"a damaged {kind} ({short})", f"a whole {kind}, saved anew")
