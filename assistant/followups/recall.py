"""What the minutes say to an earlier question, asked once more: its meeting, what its answer cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.asked.listed import Entry
from assistant.desk import Desk
from assistant.draft import Source, Statement
from assistant.extractive import TOLD, compose
from assistant.matching.overlap import share, topic_share
from assistant.matching.targets import best_target
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_MOST = 0.5  # of a question's topic, in the item or the title that is found for it
_WHOLLY = 0.99
_ONE = frozenset({"one", "ones"})


@dataclass(frozen=True, eq=False)
class Recall:
    """One question that stands alone, searched for and answered once more."""

    desk: Desk

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        draft = compose(self.desk)
        return draft.statements if draft.status != "not_found" else ()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Give what the answer cites, but for what came of it later; nothing where there is none."""
        return tuple(source for one in self._statements if one.role != "later" for source in one.sources)

    @property
    def text(self) -> str:
        """Give what the answer says in its own words; nothing where it only quotes."""
        if self.desk.asked.facet not in TOLD:
            return ""
        return "\n".join(one.text for one in self._statements if one.role == "claim")

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Name the minutes that the answer cites, each once."""
        return tuple(dict.fromkeys(source.document for source in self.sources))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the rows that the answer lists, in its order, each with those of its documents that it names."""
        return tuple(entry for _, entry in self._listed)

    @property
    def minutes_listed(self) -> tuple[str, ...]:
        """Name the minutes of those rows, each once."""
        return tuple(dict.fromkeys(document for document, _ in self._listed))

    @cached_property
    def _listed(self) -> tuple[tuple[str, Entry], ...]:
        rows = self.desk.library.rows(self.documents) if self.documents else ()
        by_span = {(row.document, row.start, row.end): row for row in reversed(rows) if row.kind != "requirement"}
        found: dict[str, tuple[str, Entry]] = {}
        for statement in self._statements:
            said = squash(statement.text)
            for source in statement.sources if statement.role == "claim" else ():
                row = by_span.get((source.document, source.start, source.end))
                if row and row.id not in found:
                    named = tuple(title for title in row.documents if squash(title) in said)
                    found[row.id] = row.document, Entry(row.id, named or row.documents, row.title or "")
        return tuple(found.values())

    @cached_property
    def _places(self) -> set[tuple[str, str | None]]:
        return {(source.document, source.item) for source in self.sources}

    @cached_property
    def routes(self) -> tuple[str, ...]:
        """Give the next steps of the decisions that the answer cites, worded, each once."""
        rows = self.desk.library.rows(self.documents, kind="decision") if self.documents else ()
        return tuple(dict.fromkeys(self.desk.step(row) for row in rows if row.route and self._is_cited(row)))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Name the documents that were decided on where the answer stands."""
        rows = self.desk.library.rows(self.documents, kind="decision") if self.documents else ()
        return tuple(dict.fromkeys(title for row in rows if self._is_cited(row) for title in row.documents))

    @cached_property
    def heading(self) -> str:
        """Give the title of the one agenda item that the answer cites; nothing where it cites several or none."""
        rows = self.desk.library.rows(self.documents) if self.documents else ()
        titles = {row.title for row in rows if row.title and row.item and self._is_cited(row)}
        return next(iter(titles)) if len(titles) == 1 else ""

    @cached_property
    def places(self) -> frozenset[tuple[str, str]]:
        """Give the agenda items that the answer cites, a document and a label each."""
        return frozenset((document, item) for document, item in self._places if item)

    @property
    def agenda_length(self) -> int:
        """Count the agenda items of the one meeting that the answer cites; 0 where it cites several or none."""
        return len(self.desk.library.minutes(self.documents[0]).items) if len(self.documents) == 1 else 0

    def beside(self) -> tuple[str, ...]:
        """Name the documents of the one decision cited but for that which the question is about."""
        rows = self.desk.library.rows(self.documents, kind="decision") if self.documents else ()
        cited = [row for row in rows if row.documents and self._is_cited(row)]
        if len(cited) != 1:
            return ()
        asked_of = max(cited[0].documents, key=lambda title: share(self.desk, title))
        return tuple(title for title in cited[0].documents if title != asked_of)

    def nearest(self, titles: Sequence[str]) -> str:
        """Give the one title that surely holds most of the question's topic; nothing where none does, or several."""
        words = [word for word in self.desk.sure_words if word.said not in _ONE]
        most = _MOST * sum(word.weight for word in words)
        held = {title: sum(word.weight * word.held(title) for word in words) for title in titles}
        best = [title for title, share in held.items() if share == max(held.values()) and share > most]
        return best[0] if len(best) == 1 else ""

    @cached_property
    def body(self) -> str:
        """Name the body that the decision cited makes responsible, where it is one."""
        rows = self.desk.library.rows(self.documents, kind="decision") if self.documents else ()
        named = {row.bodies for row in rows if row.bodies and self._is_cited(row)}
        return next(iter(named))[0] if len(named) == 1 else ""

    def later(self, document: str) -> str | None:
        """Name the minutes that next took up what was answered from these ones; None where none did."""
        rows = [row for row in self.desk.library.rows([document], kind="decision") if self._is_cited(row)]
        found = [later for rows_of in self.desk.library.later_of(rows).values() for later in rows_of]
        return min(found, key=lambda row: row.held or row.issued or "").document if found else None

    def others_of(self, body: str) -> tuple[str, ...]:
        """Give the titles of what else a body must revise."""
        rows = self.desk.library.rows(kind="decision", body=body)
        others = (row for row in rows if row.documents and not self._is_cited(row))
        return tuple(dict.fromkeys(title for row in others for title in row.documents))

    def adds_to(self, other: Recall) -> bool:
        """Whether another item is found here than for the other question, and holds what that one asks as well."""
        here, there = (best_target(one.desk) for one in (self, other))
        if here is None or there is None or len(other.desk.asked.topic) < 2:
            return here is not None
        held = topic_share(other.desk, there.text)
        if here.place == there.place and (other.sources or held == 1):  # it is named there, and not said
            return False
        return held < _MOST or topic_share(other.desk, here.text) >= held

    def holds(self, desk: Desk) -> bool:
        """Whether the one item that the answer cites holds the whole topic of another question."""
        items = self.desk.items_at(dict.fromkeys((place, item) for place, item in self._places if item))
        return len(items) == 1 and len(desk.asked.topic) > 1 and topic_share(desk, items[0].text) >= _WHOLLY

    def _is_cited(self, row: LedgerRow) -> bool:
        return (row.document, row.item) in self._places
