"""Slips of the pen in a question put right before it is read; what is spelt right stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from retrieval.bodies import Bodies
from retrieval.glossary import DEFAULT_GLOSSARY
from retrieval.lexical import KeywordIndex
from retrieval.names.pinyin import syllables
from retrieval.scripts import simplify
from retrieval.slips.chinese import ChineseSpelling
from retrieval.slips.english import LatinSpelling
from retrieval.slips.lexicon import open_lexicon
from retrieval.slips.words import letters, targets

_QUOTED = re.compile(r"《[^《》]*》?|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|‘[^‘’]*’|<[^<>]*>|`[^`]*`")
_HAN_RUN = re.compile(r"[㐀-鿿]{2,}")
_LATIN = re.compile("[A-Za-z]+")
_PINYIN = (
    "(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:i(?:ang|ong|an|ao|ng|[aenu])?|u(?:ang|ai|an|[aeino])?|ang|eng|ong"
    "|ai|ao|an|ei|en|ou|[aeoü])|ang|eng|ai|ao|an|ei|en|er|ou|[aeo])+"
)
_PERSON = re.compile(rf"\b(?=[A-Z][a-z]*\s[A-Z])(?i:{_PINYIN}\s{_PINYIN})\b")  # Fang Haining: two words of pinyin
_LONGEST_NAME = 4
_MOST_CHARS = 400  # what is longer is no question typed by hand


class Spelling:
    """Corrects questions; made by `open_spelling`."""

    def __init__(self, chinese: ChineseSpelling, latin: LatinSpelling) -> None:
        self._chinese = chinese
        self._latin = latin

    def corrected(self, text: str, language: str) -> str:
        """Give the question with its slips put right; titles, quoted words and numbers are left alone.

        `language` is what `language_of` tells. Chinese characters are corrected in Chinese questions, Latin words in
        English and German ones; any other text comes back as it is, and so does one longer than a question.
        """
        if len(text) > _MOST_CHARS or language not in ("zh", "en", "de"):
            return text
        pieces, end = [], 0
        for start, stop in _left_alone(text):
            pieces += [self._open(text[end:start], language), text[start:stop]]
            end = stop
        return "".join((*pieces, self._open(text[end:], language)))

    def _open(self, text: str, language: str) -> str:
        if language == "zh":
            return _HAN_RUN.sub(lambda run: self._run(run.group()), text)
        return self._latin.corrected(text, language)

    def _run(self, written: str) -> str:
        plain = simplify(written)
        new = self._chinese.corrected(plain)
        return "".join(right if right != old else char for char, old, right in zip(written, plain, new, strict=True))


def _left_alone(text: str) -> list[tuple[int, int]]:
    """Give the stretches that are no slips: what is quoted, and names of people in pinyin."""
    sounds = {sound for run in _HAN_RUN.findall(text) if len(run) <= _LONGEST_NAME for sound in _sounds(run)}
    names = (word.span() for word in _LATIN.finditer(text) if word.group().lower() in sounds)
    whole = (found.span() for pattern in (_QUOTED, _PERSON) for found in pattern.finditer(text))
    found = sorted([*whole, *names], key=lambda span: (span[0], -span[1]))
    return [span for at, span in enumerate(found) if not at or span[0] >= max(stop for _, stop in found[:at])]


def _sounds(name: str) -> Iterator[str]:
    """Yield the pinyin of a name, of its surname and of what is given."""
    sounds = syllables(name)
    yield from ("".join(sounds[at:end]) for at in range(len(name)) for end in range(at + 1, len(name) + 1))


def open_spelling(
    bodies: Bodies,
    keywords: KeywordIndex | None,
    extra_words: Iterable[str] = (),
    glossary: Path = DEFAULT_GLOSSARY,
    cache: Path | None = None,
) -> Spelling:
    """Make the correction of questions for an archive.

    `keywords` is the archive's keyword index: what it holds is right, and what it holds often is what questions mean.
    `extra_words` are words, or regular expressions of words, by which questions ask. `cache` keeps the word list,
    made on first use (some seconds). Raises ModelError where it cannot be made, UsageError for data that are damaged.
    """
    data, lexicon = letters(), open_lexicon(cache)
    known = targets(bodies, extra_words, glossary, lexicon)
    return Spelling(ChineseSpelling(lexicon, known, keywords, data), LatinSpelling(lexicon, known, data))
