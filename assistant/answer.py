"""The answer as everyone outside sees it: its text, its citations, what was searched, what it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from retrieval.records import Part

AnswerStatus = Literal["answered", "partial", "not_found"]
Mode = Literal["extractive", "generative"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: `quote` equals `text[start:end]` of the stored minutes `document`, in characters.

    `marker` is the number that the answer's text names as `[1]`; 0 for the nearest passages of a "not found".
    """

    marker: int
    document: str
    number: int | None
    meeting: int | None
    held: str | None
    issued: str | None
    part: Part
    item: str | None
    title: str | None
    paragraph: str | None
    start: int
    end: int
    quote: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many minutes the answer's search covered, of how many held."""

    searched: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `timings_ms` has understand, search, compose, check and total, in milliseconds.

    `draft` marks a stage of a growing answer: its text may still hold what the checks will strike.
    """

    question: str
    standalone_question: str
    language: str
    status: AnswerStatus
    mode: Mode
    text: str
    coverage: Coverage
    notice: str | None = None
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    draft: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form that scripts outside the project rely on."""
        ordered = ("question", "standalone_question", "language", "status", "mode", "notice", "text")
        plain = asdict(self)
        rest = ("citations", "coverage", "nearest", "timings_ms")
        return {name: _listed(plain[name]) for name in (*ordered, *rest)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Answer:
        """Read back what `to_dict` gave; raises ValueError for anything else."""
        return TypeAdapter(cls).validate_python(plain)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
