"""Terms of office: the meetings held under 第十六届市人民政府, from the first, whose minutes say so, to the next."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from retrieval.numerals import to_int
from retrieval.snapshot import Snapshot

_TERM = re.compile(r"第?\s*(?P<term>[一二三四五六七八九十百\d]{1,4})\s*届\S{0,6}政府第\s*[一1]\s*次")


def under(term: int, snapshot: Snapshot) -> NDArray[np.bool_] | None:
    """Match the meetings of a term of office; None where no minutes tell of terms."""
    held = snapshot.columns["held"]
    first = (snapshot.columns["meeting"] == 1) & (held > 0)
    begun = sorted({int(day) for day in held[first]})
    told = {day: _told(snapshot, first & (held == day)) for day in begun}
    if not any(told.values()):
        return None
    mask: NDArray[np.bool_] = np.zeros(first.shape, dtype=bool)
    for day, after in zip(begun, [*begun[1:], 99_999_999], strict=True):
        if term in told[day]:
            mask |= (held >= day) & (held < after)
    return mask


def _told(snapshot: Snapshot, rows: NDArray[np.bool_]) -> set[int]:
    """Give the terms of which passages say that a meeting is the first."""
    texts = (snapshot.passage(int(row)).text for row in np.flatnonzero(rows))
    found = (to_int(match["term"]) for text in texts for match in _TERM.finditer(text))
    return {term for term in found if term}
