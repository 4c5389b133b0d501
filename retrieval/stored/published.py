"""A note beside the database of what is live, so that a reader need not open the database to see that nothing changed.

The note is taken away before another manifest goes in and written again behind it: where it stands, it is true; where
a writer was killed it is missing, and the database has to be asked.
"""

from __future__ import annotations

import os
from pathlib import Path

_NOTE = "published"


def published(folder: Path) -> str | None:
    """Give the stamp of the live manifest, None where only the database can tell."""
    try:
        return (folder / _NOTE).read_text(encoding="ascii") or None
    except (OSError, UnicodeDecodeError):
        return None


def retract(folder: Path) -> None:
    """Take the note away: another manifest is about to go in. Raises OSError."""
    (folder / _NOTE).unlink(missing_ok=True)


def announce(folder: Path, stamp: str) -> None:
    """Say what is live now. Raises OSError."""
    draft = folder / f"{_NOTE}.{os.getpid()}"
    draft.write_text(stamp, encoding="ascii")
    draft.replace(folder / _NOTE)
