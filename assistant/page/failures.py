"""Why a question could not be answered, in the page's two languages, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.page.words import Phrase, both
from retrieval.errors import MinutesError, ModelError, StoreError

_ADVICE: tuple[tuple[type[MinutesError], str], ...] = (
    (ModelError, "failed_model"),
    (StoreError, "failed_store"),
    (MinutesError, "failed_other"),
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a question has no answer: what to do about it, and our error's own words as evidence, where they help."""

    advice: Phrase
    evidence: str = ""


def unasked(question: str, limit_chars: int) -> Failure | None:
    """Tell why a question cannot be taken at all: longer than the limit, in characters; None where it can."""
    if len(question.strip()) > limit_chars:
        return Failure(both("failed_long", count=len(question.strip()), limit=limit_chars))
    return None


def failure_of(error: MinutesError) -> Failure:
    """Say what to do about one of our errors; its own words stay as evidence for whoever runs the page."""
    key = next(key for kind, key in _ADVICE if isinstance(error, kind))
    return Failure(both(key), str(error))


def inside() -> Failure:
    """Say that the cause is in the server's log alone."""
    return Failure(both("failed_inside"))
