"""An answer taken apart into the claims that a reviewer judges one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.page.prose import blocks, markers, named

_MARKERS = re.compile(r"\s*(?:\[\d{1,3}\])+")
_BULLET = re.compile(r"^\s*(?:>|[-•*](?=\s))\s*")
_QUOTE = "> "


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of an answer as it was shown, the unit whose facts are held to its own citations.

    `position` counts from 1; `text` has the line's markers.
    """

    position: int
    text: str
    citations: tuple[Citation, ...]

    @property
    def said(self) -> str:
        """The claim without markers, bullet and signs for bold."""
        return " ".join(self.pieces).replace("**", "")

    @property
    def pieces(self) -> tuple[str, ...]:
        """The stretches between the markers, each as it stands in the answer."""
        cut = (piece.strip() for piece in _MARKERS.split(_BULLET.sub("", self.text)))
        return tuple(piece for piece in cut if piece)


def claims_of(answer: Answer) -> tuple[Claim, ...]:
    """Give every line that says something.

    A line that only quotes what another line already cites is that line's proof, not a claim of its own. A line
    without a citation is a claim too: a refusal can be wrong as well.
    """
    claimed = named(answer.text).by_claims
    lines = [line for block in blocks(answer.text) for line in block.lines if not _proves(line, claimed)]
    return tuple(Claim(at, line.strip(), _cited(answer, line)) for at, line in enumerate(lines, start=1))


def _proves(line: str, claimed: frozenset[int]) -> bool:
    return line.startswith(_QUOTE) and bool(markers(line)) and markers(line) <= claimed


def _cited(answer: Answer, line: str) -> tuple[Citation, ...]:
    numbers = markers(line)
    return tuple(citation for citation in answer.citations if citation.marker in numbers)
