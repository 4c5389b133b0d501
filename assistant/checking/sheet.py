"""The check sheet (核查单): every claim of an answer with its quotes, where they stand, and the reviewers' word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer, Citation
from assistant.checking.records import VERDICTS, Entry, Judged, sha256
from assistant.page.cards import whence
from assistant.page.words import both

HASH_DIGITS = 12
_COLUMNS = ("number", "claim", "quote", "place", "span", "hash", "verdict", "comment", "reviewer")
PER_CLAIM = tuple(_COLUMNS.index(name) for name in ("number", "claim", "verdict", "comment", "reviewer"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A check sheet in one language, ready to be written.

    A claim with several quotes takes a row for each; the cells of the columns `PER_CLAIM` stand in the first of them
    and are empty in the others.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    language: str


def sheet_of(entry: Entry, language: str) -> Sheet:
    """Make the check sheet of an answer, as it was shown; `language` is zh or en."""
    words = _Words(language)
    return Sheet(
        title=words("sheet_title"),
        facts=tuple(_facts(entry, words)),
        columns=tuple(words(f"column_{name}") for name in _COLUMNS),
        rows=tuple(row for judged in entry.judged for row in _rows(judged, entry, words)),
        remarks=(words("sheet_hash_remark", digits=HASH_DIGITS), words("sheet_signature")),
        language=language,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The page's phrases in one of its languages."""

    language: str

    def __call__(self, key: str, **slots: str | int) -> str:
        said: str = getattr(both(key, **slots), self.language)
        return said


def _facts(entry: Entry, words: _Words) -> Iterator[tuple[str, str]]:
    answer = entry.answer
    yield words("sheet_question"), answer.question
    if answer.standalone_question.strip() != answer.question.strip():
        yield words("sheet_understood"), answer.standalone_question
    yield words("sheet_status"), words(f"status_{answer.status}")
    yield words("sheet_asked"), " · ".join(filter(None, (local_time(entry.asked_at), entry.who)))
    yield words("sheet_checked"), " · ".join(_checked(answer, words))
    yield words("sheet_judged"), words("judged_count", **judged_counts(entry.judged))


def _checked(answer: Answer, words: _Words) -> Iterator[str]:
    yield words("coverage", searched=answer.coverage.searched, total=answer.coverage.total)
    if answer.citations:
        verified = sum(citation.verified for citation in answer.citations)
        yield words("verbatim", verified=verified, all=len(answer.citations))


def judged_counts(judged: tuple[Judged, ...]) -> dict[str, int]:
    """Count the claims, and how many of them stand accepted and rejected."""
    verdicts = [each.review.verdict for each in judged if each.review]
    return {"claims": len(judged)} | {each: verdicts.count(each) for each in VERDICTS}


def local_time(moment: datetime) -> str:
    """Write a moment in the time of this machine, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _rows(judged: Judged, entry: Entry, words: _Words) -> Iterator[tuple[str, ...]]:
    first = _of_claim(judged, words)
    for citation in judged.claim.citations or (None,):
        cells = first | (_of_quote(citation, entry, words) if citation else {})
        yield tuple(cells.get(name, "") for name in _COLUMNS)
        first = {}


def _of_claim(judged: Judged, words: _Words) -> dict[str, str]:
    cells = {"number": str(judged.claim.position), "claim": judged.claim.said}
    if not judged.claim.citations:
        cells["quote"] = words("no_quote")
    if review := judged.review:
        when = local_time(review.reviewed_at) if review.reviewed_at else ""
        cells |= {"comment": review.comment, "reviewer": f"{review.reviewer} {when}".strip()}
    verdict = judged.review.verdict if judged.review else None
    return cells | {"verdict": words(f"verdict_{verdict or 'open'}")}


def _of_quote(citation: Citation, entry: Entry, words: _Words) -> dict[str, str]:
    document = entry.digests.get(citation.document, "")[:HASH_DIGITS] or "—"
    return {
        "quote": citation.quote,
        "place": getattr(whence(citation), words.language),
        "span": f"{citation.document} {citation.start}–{citation.end}",
        "hash": f"{sha256(citation.quote)[:HASH_DIGITS]} / {document}",
    }
