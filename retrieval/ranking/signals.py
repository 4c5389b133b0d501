"""What tells, without a language model, whether the minutes say at all what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from retrieval.chunks import matched_text
from retrieval.ledger import matter_of
from retrieval.lexical import KeywordIndex, is_chinese, tokens
from retrieval.query import Query
from retrieval.ranking.crosslingual import Term
from retrieval.snapshot import Snapshot

_RARE_SHARE, _FEW = 0.05, 4  # of the items: what more of them hold tells no matters apart
_MATTERS, _MOSTLY = 3, 0.6  # that most items with a word are of
_RARE_IDF_SHARE = 0.7  # of the greatest idf that the archive can give
_SHOWN_MISSING = 40
_MOST_CHARS = 600
_MOST_CANDIDATES = 20
Found = tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Signals:
    """Evidence for a judgement; all 0 or empty where nothing was found.

    `best`: the best cosine, in standard deviations of the question's cosines with the whole archive. `margin`: by how
    much the best item's score is above the next item's. `coverage`: the share (0..1), weighted by idf, of the
    question's content terms that the best item's text or title holds; `coverage_found` the same for all passages found
    together. `missing`: rare content terms that none of them holds; `unknown`: content terms that no minutes hold;
    `telling`: pairs of its Chinese that tell matters apart, since they stand in items of a few alone.
    """

    best: float = 0.0
    margin: float = 0.0
    coverage: float = 0.0
    coverage_found: float = 0.0
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


def judge(query: Query, terms: Sequence[Term], snapshot: Snapshot, found: Found, telling: tuple[str, ...]) -> Signals:
    """Weigh a search: `found` are all rows' cosines (n,), and rows and fused scores of the hits, best first.

    `telling` is what `telling_pairs` gives.
    """
    dense, rows, fused = found
    if not len(rows):
        return Signals()
    items = snapshot.columns["item"]
    others = fused[items[rows] != items[rows[0]]]
    best_text = _text(snapshot, np.flatnonzero(items == items[rows[0]]))
    found_text = best_text + _text(snapshot, rows)
    asked = [(term, _idf(term, snapshot.keywords)) for term in _asked(query, terms, found_text)]
    limit = _RARE_IDF_SHARE * snapshot.keywords.idf(0)
    return Signals(
        best=_standing(dense, float(dense[rows].max())),
        margin=float(fused[0] - others[0]) if len(others) else 0.0,
        coverage=_share(asked, best_text),
        coverage_found=_share(asked, found_text),
        missing=tuple(term.said for term, idf in asked if idf >= limit and not _holds(found_text, term))[
            :_SHOWN_MISSING
        ],
        unknown=tuple(term.said for term, idf in asked if idf == snapshot.keywords.idf(0))[:_SHOWN_MISSING],
        telling=telling,
    )


def telling_pairs(query: Query, snapshot: Snapshot) -> Iterator[str]:
    """Yield the pairs of a question's Chinese that tell matters apart: most items that hold one are of a few matters.

    What is in no item tells none, nor what is in many items.
    """
    items, matters = snapshot.columns["item"], _matters(snapshot)
    most = max(_FEW, _RARE_SHARE * len(snapshot.titles))
    for pair in dict.fromkeys(tokens(query.text[:_MOST_CHARS])):
        if len(pair) < 2 or not is_chinese(pair):
            continue
        holds = np.zeros(len(matters), dtype=bool)
        holds[items[snapshot.keywords.postings(pair)[0]]] = True
        titled = matters[holds & (matters >= 0)]
        if 0 < len(titled) <= most and np.sort(np.bincount(titled))[-_MATTERS:].sum() >= _MOSTLY * len(titled):
            yield pair


@lru_cache(maxsize=2)
def _matters(snapshot: Snapshot) -> NDArray[np.intp]:
    """Give for each item number that of its matter, one for all years' items on it; -1 for an item without a title."""
    numbers: dict[str, int] = {}
    matters = np.full(int(snapshot.columns["item"].max(initial=-1)) + 1, -1, np.intp)
    for at, title in snapshot.titles.items():
        matters[at] = numbers.setdefault(matter_of(title), len(numbers))
    return matters


def _standing(scores: NDArray[np.float32], best: float) -> float:
    seen = scores[scores != 0]
    spread = float(seen.std()) if len(seen) > 1 else 0.0
    return (best - float(seen.mean())) / spread if spread > 1e-6 else 0.0


def _asked(query: Query, terms: Sequence[Term], text: str) -> list[Term]:
    """Give the question's content terms: pairs of characters of a Chinese question, else its `terms`."""
    if query.language != "zh":
        return list({term.said: term for term in terms if term.candidates}.values())
    words = query.content[:_MOST_CHARS].split()
    said = dict.fromkeys(pair for word in words for pair in _without_seams(tokens(word), text))
    return [Term(pair, ((pair, 1.0),)) for pair in said]


def _without_seams(found: Sequence[str], text: str) -> Iterator[str]:
    """Leave out pairs that the text lacks between two that it has: 气三 of 燃气三年, where two words meet."""
    held = [pair in text for pair in found]
    for at, pair in enumerate(found):
        if held[at] or not (0 < at < len(found) - 1 and held[at - 1] and held[at + 1]):
            yield pair


def _idf(term: Term, keywords: KeywordIndex) -> float:
    """Give the idf of a term's commonest candidate: what is said in any of its words is said."""
    known = (word for word, _ in term.candidates if keywords.may_hold(word))
    return keywords.idf(max((len(keywords.word(word)[0]) for word in islice(known, _MOST_CANDIDATES)), default=0))


def _share(asked: Sequence[tuple[Term, float]], text: str) -> float:
    total = sum(idf for _, idf in asked)
    return sum(idf for term, idf in asked if _holds(text, term)) / total if total else 0.0


def _holds(text: str, term: Term) -> bool:
    return any(word in text for word, _ in term.candidates)


def _text(snapshot: Snapshot, rows: Sequence[int] | NDArray[np.intp]) -> str:
    return "".join(matched_text(snapshot.passage(int(row))) for row in rows).replace(" ", "")
