"""Rejected claims as evaluation cases, so that what was wrong once is asked again by `minutes eval`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assistant.checking.records import Entry, Judged

_KIND = "rejected"


def as_jsonl(rejected: Iterable[tuple[Entry, Sequence[Entry]]]) -> str:
    """Write one case a line for every rejected claim of the entries, each given with the turns before it.

    The format is that of tests/evals/README.md. A reviewer's no says what an answer must not say again, not what is
    right: each case forbids the claim's own words, and a rejected refusal asks for an answer. What else is expected
    is for whoever takes the case into a set; the reviewer's comment goes along as `comment`.
    """
    cases = (case for entry, before in rejected for case in _cases(entry, before))
    return "".join(f"{json.dumps(case, ensure_ascii=False)}\n" for case in cases)


def _cases(entry: Entry, before: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    for judged in entry.judged:
        if judged.review and judged.review.verdict == "rejected":
            yield {
                "id": f"journal-{entry.id}-{judged.claim.position}",
                "kind": _KIND,
                "language": entry.answer.language,
                "question": entry.answer.question if before else entry.answer.standalone_question,
                "history": _history(before),
                "expect": _expected(entry, judged),
                "comment": judged.review.comment,
            }


def _history(before: Sequence[Entry]) -> list[dict[str, str]]:
    said = ((("user", turn.answer.question), ("assistant", turn.answer.text)) for turn in before)
    return [{"role": role, "content": content} for pair in said for role, content in pair]


def _expected(entry: Entry, judged: Judged) -> dict[str, Any]:
    if entry.answer.status == "not_found":
        return {"status": ["answered", "partial"]}
    forbidden = max(judged.claim.pieces, key=len, default="")
    return {"status": ["answered", "partial", "not_found"], "absent": [forbidden]}
