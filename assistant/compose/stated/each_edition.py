"""An amount that every edition of a document states anew, told of each where a question names no year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.stated.figures import Figure, counted_before, figures_of, told
from assistant.desk import Desk
from assistant.draft import Draft, Source, quotes
from assistant.library import Library
from assistant.text.pairs import covered
from retrieval.ledger import matter_of
from retrieval.parsing.agenda import without_titles

_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 12  # editions
_SHOWN = 6  # quotes
_ALIKE = 0.6  # of a sentence, in the sentence of another edition


def of_each_edition(desk: Desk, draft: Draft) -> Draft:
    """Give an amount as each edition states it, where it is that of one edition and the question names none."""
    asked = desk.asked
    named = (
        asked.has_scope or _YEAR.search(asked.query.text) or asked.query.items or asked.query.occasions or asked.within
    )
    if asked.facet != "amount" or draft.status != "answered" or named:
        return draft
    cited = list(dict.fromkeys(one for line in draft.statements for one in line.sources if one.item))
    same = _alike(desk, cited[0]) if len({one.document for one in cited}) == 1 else []
    if not 1 < len(same) <= _MOST:
        return draft
    lines = [told(desk, one) for one in same]
    return Draft("answered", (*lines, *quotes([one.source for one in same[-_SHOWN:]])), covered=draft.covered)


def _alike(desk: Desk, source: Source) -> list[Figure]:
    """Give the sentences of all editions that count as one does, in much the same words, by the day held."""
    minutes, item = desk.library.minutes(source.document), desk.library.item(source.document, source.item or "")
    own = [one for one in figures_of(desk, minutes, item) if one.quote in source.quote] if item else []
    if item is None or not item.documents or not own:
        return []
    places = [place for title in item.documents for place in _editions(desk.library).get(matter_of(title), ())]
    found = [one for each in desk.items_at(dict.fromkeys(places)) for one in figures_of(desk, each.minutes, each.item)]
    same = {one.source.document: one for one in reversed(found) if _counts_as(one, own[0])}
    return sorted(same.values(), key=lambda one: one.source.held or "")


def _counts_as(figure: Figure, other: Figure) -> bool:
    return bool(counted_before(figure) & counted_before(other)) and covered(_plain(other), _plain(figure)) >= _ALIKE


def _plain(figure: Figure) -> str:
    return without_titles(figure.quote)


@lru_cache(maxsize=4)
def _editions(library: Library) -> dict[str, Sequence[tuple[str, str]]]:
    """Give the items of each document of which there may be several editions, by its name without the years."""
    found: dict[str, list[tuple[str, str]]] = {}
    for document, label, _ in library.titled:
        item = library.item(document, label)
        for title in item.documents if item else ():
            found.setdefault(matter_of(title), []).append((document, label))
    return dict(found)
