"""What can go wrong, in words that say what to do: one base error, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class MinutesError(Exception):
    """Something that the user can mend: where it is, what was found there and what was wanted.

    `where` names the file, setting or argument; `found` and `wanted` complete the sentence
    "WHERE: found FOUND; wanted WANTED".
    """

    where: str
    found: str
    wanted: str

    def __str__(self) -> str:
        """One line, for the command's stderr and the page alike."""
        return f"{self.where}: found {self.found}; wanted {self.wanted}"


class UsageError(MinutesError):
    """The question, an argument or a setting is wrong (exit status 2)."""


class ReadingError(MinutesError):
    """A file cannot be read as minutes."""


class ModelError(MinutesError):
    """The embedding model is missing, broken, or not the one that made the index."""


class StoreError(MinutesError):
    """The index is missing, damaged, or cannot be written."""
