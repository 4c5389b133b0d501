"""Query -> SearchResult: an exact dense pass and keywords, fused; filters as masks; hits ranked by item.

The scores of each signal are standardised over the candidates (the best of each signal), so that a weight means the
same at 40 passages and at 45,000, and added with weights that depend on the question's script.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray

from retrieval.chunks import to_document
from retrieval.crosslingual import CrossLingual, Term, term_scores
from retrieval.encoder import Encoder
from retrieval.filters import Mask, filtered, preferred_years, titled
from retrieval.lexical import KeywordIndex, is_chinese, tokens
from retrieval.numerals import to_chinese
from retrieval.query import Query
from retrieval.query_words import query_words
from retrieval.records import Passage
from retrieval.scripts import squash
from retrieval.signals import Signals, judge
from retrieval.snapshot import PARTS, Snapshot

Scores = NDArray[np.float32]
_CANDIDATES = 100  # of each signal
_SHOWN_REJECTED = 5
# Weights of (dense, keywords, keywords across languages).
_CHINESE, _OTHER = (0.6, 0.4, 0.1), (0.6, 0.0, 0.6)
# In standard deviations of the fused score.
_TITLE, _QUOTED, _YEAR, _ITEM, _AMOUNT = 2.0, 1.0, 0.5, 3.0, 0.4
_COMPANY = 0.3  # of an item's second best paragraph
# A part that is asked for, where a document is named and where none is: then the item tells which one is meant.
_PART_ASKED, _PART_OF_SOME, _PART_NOT_ASKED = 3.5, 1.0, 1.0


_AHEAD = 0.1
_NAME_CHARS = range(2, 5)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `score` is the fused one, in standard deviations over the candidates; `dense` a cosine."""

    passage: Passage
    score: float
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked hits. `kept` are the best k, `rejected` those that came next, `unmatched` filters that matched nothing.

    `documents` are the ids of the minutes that the filters leave, None where that is all of them; `searched` is their
    count, `total` that of all held. `terms` are the question's words as searched across languages. `timings_ms`:
    encode, search.
    """

    kept: tuple[Hit, ...]
    rejected: tuple[Hit, ...]
    unmatched: tuple[str, ...]
    searched: int
    total: int
    signals: Signals
    timings_ms: dict[str, float]
    documents: tuple[str, ...] | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pool:
    """The candidates, by row, with each signal's scores, all (n candidates,)."""

    rows: NDArray[np.intp]
    dense: Scores
    lexical: Scores
    cross: Scores
    fused: Scores


class Searcher:
    """Searches one snapshot; build it once for each generation of the index."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._crosslingual = crosslingual
        self.total = len(np.unique(snapshot.columns["document"]))

    @property
    def keywords(self) -> KeywordIndex:
        """The keyword index of the snapshot."""
        return self._snapshot.keywords

    @property
    def titles(self) -> Iterable[str]:
        """The titles of all agenda items, squashed."""
        return self._snapshot.titles.values()

    def search(self, query: Query, k: int = 5) -> SearchResult:
        """Find the k best passages; a question without words, or an index without passages, finds nothing."""
        started = time.perf_counter()
        if not len(self._snapshot) or not any(char.isalnum() for char in query.text):
            return SearchResult((), (), (), self.total, self.total, Signals(), {"encode": 0.0, "search": 0.0})
        vector = self._encoder.query(query.text)
        encoded = time.perf_counter()
        filters = filtered(query, self._snapshot)
        wording = " ".join((query.wording, *filters.unmatched))
        terms = self._crosslingual.terms(query, wording)
        dense = _dense(self._snapshot.vectors, vector, filters.mask)
        pool = self._pool(query, filters.mask, (dense, *self._keywords(wording, terms)))
        order = np.argsort(-pool.fused, kind="stable")[: k + _SHOWN_REJECTED]
        hits = [self._hit(pool, int(at)) for at in order]
        signals = judge(query, terms, self._snapshot, (dense, pool.rows[order], pool.fused[order]))
        documents = self._documents(filters.mask)
        done = time.perf_counter()
        return SearchResult(
            kept=tuple(hits[:k]),
            rejected=tuple(hits[k:]),
            unmatched=filters.unmatched,
            searched=self.total if documents is None else len(documents),
            total=self.total,
            signals=signals,
            timings_ms={"encode": (encoded - started) * 1e3, "search": (done - encoded) * 1e3},
            documents=documents,
            terms=terms,
        )

    def _documents(self, mask: Mask | None) -> tuple[str, ...] | None:
        if mask is None:
            return None
        rows = np.flatnonzero(mask)
        _, first = np.unique(self._snapshot.columns["document"][rows], return_index=True)
        return tuple(self._snapshot.passage(int(row)).document for row in rows[first])

    def _keywords(self, wording: str, terms: Sequence[Term]) -> tuple[Scores, Scores]:
        keywords = self._snapshot.keywords
        return keywords.scores(tokens(wording)), term_scores(terms, keywords)

    def _pool(self, query: Query, mask: Mask | None, signals: tuple[Scores, Scores, Scores]) -> _Pool:
        allowed = np.ones(len(self._snapshot), dtype=bool) if mask is None else mask
        rows = np.unique(np.concatenate([_best(signal, allowed) for signal in signals]))
        if "heading" in query.parts:
            rows = np.union1d(rows, self._headings_of(rows))
        weights = _CHINESE if query.language == "zh" else _OTHER
        dense, lexical, cross = (signal[rows] for signal in signals)
        fused = np.zeros(len(rows), dtype=np.float32)
        for weight, signal in zip(weights, (dense, lexical, cross), strict=True):
            fused += np.float32(weight) * _standardised(signal)
        fused = _with_company(fused, self._snapshot.columns["item"][rows])
        fused = (fused + self._preferences(query, rows)).astype(np.float32)
        return _Pool(rows, dense, lexical, cross, self._with_heading_ahead(query, rows, fused))

    def _headings_of(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        columns = self._snapshot.columns
        same = np.isin(columns["document"], np.unique(columns["document"][rows]))
        return np.flatnonzero(same & (columns["part"] == PARTS.index("heading")))

    def _preferences(self, query: Query, rows: NDArray[np.intp]) -> Scores:
        snapshot = self._snapshot
        bonus = self._part_preference(query, rows)
        for title in query.titles:
            bonus += _TITLE * titled(snapshot, squash(title))[rows]
            bonus += _QUOTED * np.isin(rows, snapshot.keywords.word(squash(title))[0])
        years = preferred_years(query, snapshot)
        if years is not None:
            bonus += _YEAR * years[rows]
        if query.amount:
            given = query_words().amount_in_text
            bonus += _AMOUNT * np.array([given.search(snapshot.passage(int(row)).text) is not None for row in rows])
        if query.items and (query.numbers or query.meetings or query.latest):
            labels = {to_chinese(value) for value in query.items if value < 100}
            bonus += _ITEM * np.array([snapshot.passage(int(row)).item in labels for row in rows])
        return bonus

    def _part_preference(self, query: Query, rows: NDArray[np.intp]) -> Scores:
        parts = self._snapshot.columns["part"][rows]
        bonus = np.where(parts == PARTS.index("agenda"), 0.0, -_PART_NOT_ASKED)
        if self._names_attendants(query):
            bonus[parts == PARTS.index("attendance")] = _PART_OF_SOME
        for part in query.parts:
            named = part == "attendance" or _names_document(query)
            bonus[parts == PARTS.index(part)] = _PART_ASKED if named else _PART_OF_SOME
        return bonus.astype(np.float32)

    def _names_attendants(self, query: Query) -> bool:
        """Tell whether the question has a name that stands in attendances alone: a person's, a guest's."""
        attendance = self._snapshot.columns["part"] == PARTS.index("attendance")
        for word in query.said.split():
            rows = self._snapshot.keywords.word(word)[0] if is_chinese(word) and len(word) in _NAME_CHARS else ()
            if len(rows) and attendance[rows].all():
                return True
        return False

    def _with_heading_ahead(self, query: Query, rows: NDArray[np.intp], fused: Scores) -> Scores:
        """Put the heading of the best item's minutes first, where a heading is asked for by what was on the agenda."""
        columns = self._snapshot.columns[rows]
        agenda = np.flatnonzero(columns["part"] == PARTS.index("agenda"))
        if query.parts == ("heading",) and len(agenda):
            best = columns["document"][agenda[fused[agenda].argmax()]]
            its = (columns["document"] == best) & (columns["part"] == PARTS.index("heading"))
            fused[its] = fused.max() + _AHEAD
        return fused

    def _hit(self, pool: _Pool, at: int) -> Hit:
        lexical = pool.lexical if pool.lexical[at] else pool.cross
        passage = self._snapshot.passage(int(pool.rows[at]))
        return Hit(passage, float(pool.fused[at]), float(pool.dense[at]), float(lexical[at]))


def _names_document(query: Query) -> bool:
    return bool(query.numbers or query.meetings or query.latest or any(one.month for one in query.periods))


def _dense(vectors: Scores, vector: Scores, mask: Mask | None) -> Scores:
    """Give every row's cosine (n,); with a narrow filter only for the rows that it leaves, 0 elsewhere.

    By vecdot, row by row: a matrix product wakes all cores for 2 ms of work, waits for them where they are busy, and
    gives a row another last bit in another place.
    """
    if mask is None or mask.mean() > 0.25:
        return np.asarray(np.vecdot(vectors, vector), dtype=np.float32)
    found = np.zeros(len(vectors), dtype=np.float32)
    rows = np.flatnonzero(mask)
    found[rows] = np.vecdot(vectors[rows], vector)
    return found


def _with_company(fused: Scores, items: NDArray[np.int32]) -> Scores:
    """Add to every paragraph a share of its item's second best score: an item is found by more than one paragraph."""
    order = np.lexsort((-fused, items))
    sorted_items = items[order]
    first = np.r_[True, sorted_items[1:] != sorted_items[:-1]]
    second = np.flatnonzero(~first & np.r_[False, first[:-1]])
    share = dict(
        zip(sorted_items[second].tolist(), (_COMPANY * np.maximum(fused[order][second], 0.0)).tolist(), strict=True)
    )
    return fused + np.array([share.get(item, 0.0) for item in items.tolist()], dtype=np.float32)


def _best(scores: Scores, allowed: Mask) -> NDArray[np.intp]:
    rows = np.flatnonzero(allowed & (scores > 0))
    if len(rows) <= _CANDIDATES:
        return rows
    return rows[np.argpartition(-scores[rows], _CANDIDATES)[:_CANDIDATES]]


def _standardised(scores: Scores) -> Scores:
    """Give standard deviations above the mean; all 0 where all scores are equal."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 1e-6 else np.zeros_like(scores)


class MinutesRetriever(BaseRetriever):
    """A LangChain retriever whose Documents are the passages, with a citation's fields and the score as metadata."""

    searcher: Searcher
    parse: Callable[[str], Query]
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.searcher.search(self.parse(query), self.k)
        documents = []
        for hit in found.kept:
            document = to_document(hit.passage)
            document.metadata["score"] = hit.score
            documents.append(document)
        return documents
