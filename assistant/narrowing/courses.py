"""What follows a decision, in the words of conditions.toml: its next step, whether there is a paper, with whom."""

from __future__ import annotations

import re

from retrieval.records import LedgerRow
from retrieval.scripts import squash

_JOINTLY = re.compile("联合(?:印|发|下发)(?!展|动)")
_COMES_BACK = re.compile("退回|再议|后再|再(?:次|行)?(?:审议|研究|提交)")


def course_of(row: LedgerRow) -> str:
    """Say in words of the table what follows a decision: its next step, whether there is a paper, with whom."""
    as_it_stood = row.documents and row.action is None and row.verdict != "学习"
    told = {"nothing": not row.documents, "paper": row.documents, "as_it_stood": as_it_stood, "together": row.partners}
    told["jointly"] = _JOINTLY.search(f"{row.action}，{squash(row.quote)}")
    told["two_offices"] = "办公室、" in (row.route or "")
    told["piloted"] = re.search("先行?试[点行]|试点先行", squash(row.quote))
    told["back"] = "常务会议" in (row.route or "") or _COMES_BACK.search(row.verdict or "")
    return " ".join([row.next_step or "", *(name for name, holds in told.items() if holds)])
