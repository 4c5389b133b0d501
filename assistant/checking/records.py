"""What the journal holds: answers as they were shown, and the latest word of reviewers on each claim."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from assistant.answer import Answer
from assistant.checking.claims import Claim, claims_of

Verdict = Literal["accepted", "rejected"]
VERDICTS: tuple[Verdict, ...] = ("accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's word on one claim; `verdict` is None where it was taken back or only commented on."""

    verdict: Verdict | None
    comment: str
    reviewer: str
    reviewed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with the latest word on it, where there is one."""

    claim: Claim
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as it was shown, under an `id` that nobody can guess; `after` is the id of the turn before it.

    `digests` are the SHA-256 of the text of each document cited, as it was then. `thumb` is 1 or -1.
    """

    id: str
    asked_at: datetime
    who: str | None
    answer: Answer
    judged: tuple[Judged, ...]
    digests: Mapping[str, str]
    thumb: int | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in a list, with how many of its claims were accepted and rejected."""

    id: str
    asked_at: datetime
    who: str | None
    question: str
    thumb: int | None
    status: str
    claims: int
    accepted: int
    rejected: int


def entry_of(answer: Answer, digests: Mapping[str, str], who: str | None = None, after: str | None = None) -> Entry:
    """Make the entry of an answer just given, which no journal holds yet."""
    judged = tuple(Judged(claim) for claim in claims_of(answer))
    return Entry(secrets.token_urlsafe(9), now(), who, answer, judged, digests, after=after)


def now() -> datetime:
    """Give the time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def sha256(text: str) -> str:
    """Hash a text's UTF-8 bytes: 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
