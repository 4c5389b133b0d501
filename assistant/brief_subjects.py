"""What a brief can be about: the bodies that the ledger names, the titles of agenda items."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compose.briefs import words_of
from assistant.desk import Voice
from assistant.ledger.filters import LedgerFilter
from assistant.ledger.pages import LedgerPages
from retrieval.scripts import squash

_OFFERED = 12


@dataclass(frozen=True, slots=True)
class OfferedBody:
    """A body: its names, and the count of ledger rows that name it."""

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
    """All subjects of one generation of the ledger, the bodies with most to do first, the titles newest first."""

    def __init__(self, pages: LedgerPages, voice: Voice) -> None:
        counted = pages.bodies(LedgerFilter(kind="all"))
        titles = (item.title for item in reversed(pages.items(LedgerFilter(kind="all"))))
        self._voice = voice
        self._bodies = tuple(OfferedBody(name, voice.bodies.english(name), rows) for name, rows in counted)
        self._titles = tuple(dict.fromkeys(title for title in titles if title))

    def offer(self, text: str) -> Offer:
        """Give the bodies of which a name holds the text, and the titles that hold its words; all for no text."""
        bodies = [body for body in self._bodies if self._is_named(body, text)]
        words = words_of(text, self._voice)
        titles = [title for title in self._titles if all(word in squash(title) for word in words)]
        more_bodies, more_titles = (max(len(found) - _OFFERED, 0) for found in (bodies, titles))
        return Offer(tuple(bodies[:_OFFERED]), tuple(titles[:_OFFERED]), more_bodies, more_titles)

    def _is_named(self, body: OfferedBody, text: str) -> bool:
        wanted = text.casefold().split()
        bodies = self._voice.bodies
        names = " ".join((*bodies.aliases(body.name), *bodies.english_names(body.name))).casefold()
        return all(word in names for word in wanted)
