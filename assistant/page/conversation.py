"""A conversation as the browser keeps it: plain values, read back with suspicion and its quotes checked anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, TypeAdapter

from assistant.answer import Answer, Citation
from assistant.page.opening import Holding
from assistant.rendering import Turn
from retrieval.errors import MinutesError

_MAX_BYTES = 400_000  # browsers give a page about 5 MB, and Gradio's encryption makes more of it


class _Kept(BaseModel):
    """One turn with its whole answer."""

    question: str
    answer: Answer
    kept: str | None = None
    suggested: tuple[str, ...] = ()


_READER = TypeAdapter(list[_Kept])


def remembered(turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Give the turns with whole answers as plain values, the oldest left out where they take too much room."""
    room, kept = _MAX_BYTES, []
    for turn in reversed(turns):
        if turn.answer is None or not turn.whole:
            continue
        said = {"question": turn.question, "answer": turn.answer.to_dict()}
        plain = {**said, "kept": turn.kept, "suggested": list(turn.suggested)}
        room -= len(json.dumps(plain, ensure_ascii=False).encode())
        if room < 0:
            break
        kept.append(plain)
    return kept[::-1]


def recalled(memory: object, library: Holding) -> tuple[Turn, ...]:
    """Read a conversation back; none where the browser's values are not one.

    A quote that the minutes held today do not have at its place is no longer shown as verified.
    """
    try:
        turns = _READER.validate_python(memory)
    except ValueError:
        return ()
    return tuple(_turn(kept, library) for kept in turns)


def _turn(kept: _Kept, library: Holding) -> Turn:
    answer = _checked(kept.answer, library)
    return Turn(kept.question, answer, whole=True, kept=kept.kept, suggested=kept.suggested)


def _checked(answer: Answer, library: Holding) -> Answer:
    citations, nearest = (tuple(_verified(each, library)) for each in (answer.citations, answer.nearest))
    return replace(answer, citations=citations, nearest=nearest)


def _verified(citations: Sequence[Citation], library: Holding) -> Iterator[Citation]:
    for citation in citations:
        try:
            text = library.minutes(citation.document).text
        except MinutesError:
            text = ""
        yield replace(citation, verified=text[citation.start : citation.end] == citation.quote != "")
