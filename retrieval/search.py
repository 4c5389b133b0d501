"""Query -> SearchResult: an exact dense pass and keywords, fused; filters as masks; hits ranked by item.

The scores of each signal are standardised over the candidates (the best of each signal), so that a weight means the
same at 40 passages and at 45,000, and added with weights that depend on the question's script.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray

from retrieval.chunks import indexed_text, to_document
from retrieval.encoder import Encoder, Remembering
from retrieval.lexical import KeywordIndex, tokens
from retrieval.names.sounds import sounds_of
from retrieval.query import Query
from retrieval.ranking.crosslingual import CrossLingual, Term, term_scores
from retrieval.ranking.filters import Mask, filtered
from retrieval.ranking.preferences import preferences, with_heading_ahead, with_headings
from retrieval.ranking.reranker import Reranker
from retrieval.ranking.sentences import best_amount, best_sentence, wanted
from retrieval.ranking.signals import Signals, judge, telling_pairs
from retrieval.ranking.sounding import names_by_sound
from retrieval.ranking.things import Thing, things
from retrieval.records import Passage
from retrieval.snapshot import Snapshot

Scores = NDArray[np.float32]
_CANDIDATES = 100  # of each signal
_SHOWN_REJECTED = 5
# Weights of (dense, keywords, keywords across languages).
_CHINESE, _OTHER = (0.6, 0.4, 0.1), (0.6, 0.0, 0.6)
_COMPANY = 0.3  # of an item's second best paragraph
# Of the best passages, which are read: weights of what one sentence says, by script, and of the number asked for.
_READ = 20
_SENTENCE_CHINESE, _SENTENCE_OTHER, _AMOUNT = 0.1, 0.1, 0.5


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

    `conflicting` are filters that matched something, but nothing that surer ones left.
    `documents` are the ids of the minutes that the filters leave, None where that is all of them; `searched` is their
    count, `total` that of all held. `terms` are the question's words as searched across languages, `things` what it
    names, each with how many of all `passages` name it. `timings_ms`: encode, search.
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
    conflicting: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    passages: int = 0

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All that was found, best first."""
        return (*self.kept, *self.rejected)


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

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual, reranker: Reranker | None = None
    ) -> None:
        self._snapshot = snapshot
        self._reranker = reranker
        self._encoder = encoder if isinstance(encoder, Remembering) else Remembering(encoder)
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
        self._encoder.begin(query.text)
        filters = filtered(query, self._snapshot)
        wording = " ".join((query.wording, *filters.unmatched, *filters.conflicting))
        terms = self._with_names(query, self._crosslingual.terms(query, wording))
        by_words = self._keywords(wording, terms)
        documents = self._documents(filters.mask)
        telling = tuple(telling_pairs(query, self._snapshot))
        waited = time.perf_counter()
        vector = self._encoder.query(query.text)
        encoded = time.perf_counter()
        dense = _dense(self._snapshot.vectors, vector, filters.mask)
        pool = self._pool(query, filters.mask, (dense, *by_words))
        fused = self._read(query, terms, pool)
        fused = self._reranked(query, pool.rows, fused)
        pool = replace(pool, fused=with_heading_ahead(query, pool.rows, fused, self._snapshot))
        order = np.argsort(-pool.fused, kind="stable")[: k + _SHOWN_REJECTED]
        hits = [self._hit(pool, int(at)) for at in order]
        signals = judge(query, terms, self._snapshot, (dense, pool.rows[order], pool.fused[order]), telling)
        done = time.perf_counter()
        return SearchResult(
            kept=tuple(hits[:k]),
            rejected=tuple(hits[k:]),
            unmatched=filters.unmatched,
            searched=self.total if documents is None else len(documents),
            total=self.total,
            signals=signals,
            timings_ms={"encode": (encoded - waited) * 1e3, "search": (done - started - encoded + waited) * 1e3},
            documents=documents,
            terms=terms,
            conflicting=filters.conflicting,
            things=tuple(things(query, self._crosslingual.glossary, self._snapshot.keywords)),
            passages=len(self._snapshot),
        )

    def _with_names(self, query: Query, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """Add the names that a question in another language writes by their sound, as titles have them."""
        if query.language == "zh":
            return terms
        return (*terms, *names_by_sound(query.text, self._sounds, tuple(self.titles), terms))

    @cached_property
    def _sounds(self) -> Mapping[str, frozenset[str]]:
        return sounds_of(self.titles)

    def _reranked(self, query: Query, rows: NDArray[np.intp], fused: Scores) -> Scores:
        """Deal the scores of the best passages out anew, in the order in which a reranker puts them."""
        if self._reranker is None:
            return fused
        best = np.argsort(-fused, kind="stable")[:_READ]
        texts = [indexed_text(self._snapshot.passage(int(row))) for row in rows[best]]
        order = np.argsort(-self._reranker.scores(query.text, texts), kind="stable")
        dealt = fused.copy()
        dealt[best[order]] = fused[best]
        return dealt

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
        rows = with_headings(query, rows, self._snapshot)
        weights = _CHINESE if query.language == "zh" else _OTHER
        dense, lexical, cross = (signal[rows] for signal in signals)
        fused = np.zeros(len(rows), dtype=np.float32)
        for weight, signal in zip(weights, (dense, lexical, cross), strict=True):
            fused += np.float32(weight) * _standardised(signal)
        fused = _with_company(fused, self._snapshot.columns["item"][rows])
        return _Pool(rows, dense, lexical, cross, fused + preferences(query, rows, self._snapshot))

    def _read(self, query: Query, terms: Sequence[Term], pool: _Pool) -> Scores:
        """Read the best passages, and give all scores with what a single sentence says added to theirs."""
        best = np.argsort(-pool.fused, kind="stable")[:_READ]
        passages = [self._snapshot.passage(int(row)) for row in pool.rows[best]]
        said = wanted(query, terms, self._snapshot.keywords)
        weight = _SENTENCE_CHINESE if query.language == "zh" else _SENTENCE_OTHER
        fused = pool.fused.copy()
        fused[best] += np.float32(weight) * _standardised(_array(best_sentence(said, each) for each in passages))
        if query.amount:
            given = _array(best_amount(said, each, query) for each in passages)
            fused[best] += np.float32(_AMOUNT) * _standardised(given)
        return fused

    def _hit(self, pool: _Pool, at: int) -> Hit:
        lexical = pool.lexical if pool.lexical[at] else pool.cross
        passage = self._snapshot.passage(int(pool.rows[at]))
        return Hit(passage, float(pool.fused[at]), float(pool.dense[at]), float(lexical[at]))


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


def _array(values: Iterable[float]) -> Scores:
    return np.fromiter(values, dtype=np.float32)


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
