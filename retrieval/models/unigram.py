"""XLM-R's tokenizer in little memory: what `tokenizers` builds from the same vocabulary takes 290 MB and a second."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

# SentencePiece's rule nmt_nfkc is NFKC, but for these.
DROPPED = "".join(map(chr, (*range(0x1, 0x9), 0xB, *range(0xE, 0x20), 0x7F, 0x8F, 0x9F)))
SPACES = "\t\n\f\r\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd"
KEPT = "\uff5e"  # ～, a piece of the vocabulary
STAND_IN = "\uffff"  # for ～ while NFKC passes: not a character, so that no text has it

BEGIN, END, UNKNOWN = 0, 2, 3

_TABLE = str.maketrans({**dict.fromkeys(DROPPED, ""), **dict.fromkeys(SPACES, " "), KEPT: STAND_IN})
_META = "\u2581"
_UNKNOWN_PENALTY = 10.0
_PIECES_FILE, _SCORES_FILE = "pieces.txt", "scores.npy"


def normalised(text: str) -> str:
    """Give `text` as the vocabulary spells it: full width as half width, controls dropped, any space a space."""
    return unicodedata.normalize("NFKC", text.translate(_TABLE)).replace(STAND_IN, KEPT)


def write_pieces(vocabulary: Sequence[tuple[str, float]], folder: Path) -> None:
    """Write pieces and scores, in order of id, for Unigram.load to read; raises OSError."""
    (folder / _PIECES_FILE).write_bytes("\n".join(piece for piece, _ in vocabulary).encode())
    np.save(folder / _SCORES_FILE, np.array([score for _, score in vocabulary], np.float64))


class Unigram:
    """Splits text into the pieces whose scores add up to the most (Viterbi; Kudo 2018), as `tokenizers` does."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Take pieces and log probabilities in order of id."""
        self._ids = {piece: place for place, piece in enumerate(pieces)}
        self._scores = scores
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self._longest: dict[str, int] = {}
        for piece in pieces:
            self._longest[piece[:1]] = max(len(piece), self._longest.get(piece[:1], 1))

    @classmethod
    def load(cls, folder: Path) -> Unigram:
        """Read what `write_pieces` wrote; raises OSError or ValueError for files that are missing or damaged."""
        pieces = (folder / _PIECES_FILE).read_bytes().decode().split("\n")
        scores = np.load(folder / _SCORES_FILE)
        if len(pieces) != len(scores):
            raise ValueError(f"{len(pieces)} pieces with {len(scores)} scores")
        return cls(pieces, scores.tolist())

    def encode(self, text: str, max_tokens: int) -> list[int]:
        """Give the ids of `<s> pieces </s>`, at most `max_tokens` of them; the end of a longer text is left out."""
        room = max_tokens - 2
        reach = room * max(self._longest.values())
        ids: list[int] = []
        for word in normalised(text).split():
            ids += self._word(_META + word[:reach])
            if len(ids) >= room:
                break
        return [BEGIN, *ids[:room], END]

    def _word(self, word: str) -> list[int]:
        lowest = float("-inf")
        best = [0.0, *[lowest] * len(word)]
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(word) + 1)
        ids, scores = self._ids, self._scores
        for start, char in enumerate(word):
            here = best[start]
            for end in range(start + 1, min(start + self._longest.get(char, 1), len(word)) + 1):
                piece = ids.get(word[start:end])
                if piece is not None and here + scores[piece] > best[end]:
                    best[end], came[end] = here + scores[piece], (start, piece)
            if char not in ids and here + self._unknown_score > best[start + 1]:
                best[start + 1], came[start + 1] = here + self._unknown_score, (start, UNKNOWN)
        return _walked_back(came)


def _walked_back(came: Sequence[tuple[int, int]]) -> list[int]:
    """Follow the best way back to the start; unknown characters in a row are one token."""
    ids: list[int] = []
    end = len(came) - 1
    while end > 0:
        end, piece = came[end]
        if piece != UNKNOWN or ids[-1:] != [UNKNOWN]:
            ids.append(piece)
    return ids[::-1]
