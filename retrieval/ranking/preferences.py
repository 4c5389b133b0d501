"""What a question prefers without being certain of it: parts of the minutes, titles, years, numbered items.

Each preference adds to a passage's fused score, in standard deviations of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import is_chinese
from retrieval.numerals import to_chinese
from retrieval.query import Query
from retrieval.ranking.filters import preferred_years, titled
from retrieval.scripts import squash
from retrieval.snapshot import PARTS, Snapshot

Rows = NDArray[np.intp]
Scores = NDArray[np.float32]

_TITLE, _QUOTED, _YEAR, _ITEM, _KIND = 2.0, 1.0, 1.5, 3.0, 0.5
# A part that is asked for, where a document is named and where none is: then the item tells which one is meant.
_PART_ASKED, _PART_OF_SOME, _PART_NOT_ASKED = 3.5, 1.0, 1.0
_AHEAD = 0.1
_NAME_CHARS = range(2, 5)


def preferences(query: Query, rows: Rows, snapshot: Snapshot) -> Scores:
    """Give what a question's preferences add to the rows' scores: (n rows,) float32."""
    bonus = _parts(query, rows, snapshot)
    for title in query.titles:
        bonus += _TITLE * titled(snapshot, squash(title))[rows]
        bonus += _QUOTED * np.isin(rows, snapshot.keywords.word(squash(title))[0])
    years = preferred_years(query, snapshot)
    if years is not None:
        bonus += _YEAR * years[rows]
    if query.kinds:
        bonus += _KIND * _of_kind(query.kinds, rows, snapshot)
    if query.items and (query.numbers or query.meetings or query.edges):
        labels = {to_chinese(value) for value in query.items if 0 < value < 100}
        bonus += _ITEM * np.array([snapshot.passage(int(row)).item in labels for row in rows])
    return bonus.astype(np.float32)


def with_headings(query: Query, rows: Rows, snapshot: Snapshot) -> Rows:
    """Add the headings of the rows' minutes where a heading is asked for."""
    if "heading" not in query.parts:
        return rows
    columns = snapshot.columns
    same = np.isin(columns["document"], np.unique(columns["document"][rows]))
    return np.union1d(rows, np.flatnonzero(same & (columns["part"] == PARTS.index("heading"))))


def with_heading_ahead(query: Query, rows: Rows, fused: Scores, snapshot: Snapshot) -> Scores:
    """Put the heading of the best item's minutes first, where a heading is asked for by what was on the agenda."""
    columns = snapshot.columns[rows]
    agenda = np.flatnonzero(columns["part"] == PARTS.index("agenda"))
    if query.parts != ("heading",) or not len(agenda):
        return fused
    best = columns["document"][agenda[fused[agenda].argmax()]]
    its = (columns["document"] == best) & (columns["part"] == PARTS.index("heading"))
    return np.where(its, fused.max() + np.float32(_AHEAD), fused)


def _of_kind(kinds: Sequence[str], rows: Rows, snapshot: Snapshot) -> NDArray[np.bool_]:
    """Match rows whose item's title names one of the kinds of document."""
    titles = (snapshot.titles.get(item, "") for item in snapshot.columns["item"][rows].tolist())
    return np.array([any(kind in title for kind in kinds) for title in titles], dtype=bool)


def _parts(query: Query, rows: Rows, snapshot: Snapshot) -> Scores:
    parts = snapshot.columns["part"][rows]
    bonus = np.where(parts == PARTS.index("agenda"), 0.0, -_PART_NOT_ASKED)
    if _names_attendants(query, snapshot):
        bonus[parts == PARTS.index("attendance")] = _PART_OF_SOME
    for part in query.parts:
        named = part == "attendance" or (_names_document(query) and "attendance" not in query.parts)
        bonus[parts == PARTS.index(part)] = _PART_ASKED if named else _PART_OF_SOME
    return bonus


def _names_attendants(query: Query, snapshot: Snapshot) -> bool:
    """Tell whether the question has a name that stands in attendances alone: a person's, a guest's."""
    attendance = snapshot.columns["part"] == PARTS.index("attendance")
    for word in query.said.split():
        rows = snapshot.keywords.word(word)[0] if is_chinese(word) and len(word) in _NAME_CHARS else ()
        if len(rows) and attendance[rows].all():
            return True
    return False


def _names_document(query: Query) -> bool:
    return bool(query.numbers or query.meetings or query.edges or any(one.month for one in query.periods))
