"""What a brief can be about: the bodies that the ledger and the attendance lists name, the titles of agenda items."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.compose.briefs import words_of
from assistant.desk import Writer
from assistant.library import Library
from retrieval.scripts import squash

_OFFERED = 12


@dataclass(frozen=True, slots=True)
class OfferedBody:
    """A body or group: its names, and the count of ledger rows that name it."""

    name: str
    english: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What fits a search: the first bodies and titles, and how many more of each there are."""

    bodies: tuple[OfferedBody, ...]
    titles: tuple[str, ...]
    more_bodies: int
    more_titles: int


class Catalogue:
    """All subjects of one library, the bodies with most to do first, the titles newest first."""

    def __init__(self, library: Library, writer: Writer) -> None:
        rows = library.rows()
        named = Counter(name for row in rows for name in (*row.bodies, *row.addressees))
        attending = {writer.bodies.canonical(name) for name in library.learned}
        named.update(dict.fromkeys(attending - named.keys(), 0))
        self._writer = writer
        self._bodies = tuple(OfferedBody(name, writer.bodies.english(name), n) for name, n in named.most_common())
        self._titles = tuple(dict.fromkeys(row.title for row in reversed(rows) if row.title))

    def offer(self, text: str) -> Offer:
        """Give the bodies of which a name holds the text, and the titles that hold its words; all for no text."""
        bodies = [body for body in self._bodies if self._is_named(body, text)]
        words = words_of(text, self._writer)
        titles = [title for title in self._titles if all(word in squash(title) for word in words)]
        more_bodies, more_titles = (max(len(found) - _OFFERED, 0) for found in (bodies, titles))
        return Offer(tuple(bodies[:_OFFERED]), tuple(titles[:_OFFERED]), more_bodies, more_titles)

    def _is_named(self, body: OfferedBody, text: str) -> bool:
        wanted = text.casefold().split()
        bodies = self._writer.bodies
        names = " ".join((*bodies.aliases(body.name), *bodies.english_names(body.name))).casefold()
        return all(word in names for word in wanted)
