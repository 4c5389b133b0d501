"""Slips in words of Latin script: unknown ones within one or two strokes of a word by which questions ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from retrieval.asked.words import query_words
from retrieval.slips.lexicon import Lexicon
from retrieval.slips.words import Letters, Targets
from retrieval.wording import fold_english

_WORD = re.compile(r"(?<![\w'’&./@<-])[^\W\d_]{3,}(?![\w&@/_-])")
_SENTENCE_START = re.compile(r"(?:^|[.?!:;]\s)\W*$")
_JUMBLED = 6  # letters, for a word that has them in another order
_SHORT, _LONG = 4, 8  # letters: up to here only words of grammar, from here on two strokes
_USES_SHORT, _USES = 5, 1  # how often a glossary must use a word for it to be right
_USES_BASE = 3
_DOUBLED = re.compile(r"(?<![aeiou])[aeiou]([bdgklmnprtv])\1$")  # planned, but not meetting
# A verb that doubles its last letter before some endings: run, stop.
_TO_DOUBLE, _DOUBLING = re.compile("[^aeiouy]*[aeiou][bdgkmnprt]"), frozenset({"ing", "ed", "er", "ers"})
# (ending, what a word that it was put to ends in)
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""), ("ally", "al"), ("ment", ""), ("ness", ""), ("ization", "ize"),
)  # fmt: skip


class LatinSpelling:
    """Corrects words of English, and of German as far as the glossary knows it."""

    def __init__(self, lexicon: Lexicon, targets: Targets, data: Letters) -> None:
        self._lexicon = lexicon
        self._targets = targets
        self._right = data.english_right
        self._short = frozenset(word for word in data.english_words if len(word) in (3, 4, 5))

    def corrected(self, text: str, language: str) -> str:
        """Correct the words of a text in English or German; other languages stay as they are."""
        words = {match.group().lower() for match in _WORD.finditer(text)} if language in ("en", "de") else set()
        strange = self._strange(words, language) if words else frozenset()
        if not strange:
            return text
        return _WORD.sub(lambda match: self._word(match, strange, language), text)

    def _strange(self, words: set[str], language: str) -> frozenset[str]:
        left = {word for word in words if word not in self._right and not self._is_target(word, language)}
        if not left:
            return frozenset()
        forms = {word: {word, *_bases(word), *_spellings(word)} for word in left}
        uses = self._lexicon.english({form for all_ in forms.values() for form in all_})
        return frozenset(word for word in left if not self._is_known(word, forms[word], uses))

    def _is_target(self, word: str, language: str) -> bool:
        known = self._targets
        return (
            word in known.asking
            or word in known.topics
            or word in known.bodies
            or (language == "de" and word in known.german)
        )

    def _is_known(self, word: str, forms: Iterable[str], uses: Mapping[str, int]) -> bool:
        if uses.get(word, 0) >= (_USES_SHORT if len(word) <= _SHORT else _USES):
            return True
        others = [form for form in forms if form != word and form not in query_words().months]  # aprill is no april
        return len(word) > _SHORT and any(
            uses.get(form, 0) >= _USES_BASE or (len(form) > 3 and form in self._words) for form in others
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return self._targets.asking | self._targets.topics | self._targets.bodies

    @cached_property
    def _english(self) -> tuple[tuple[str, int], ...]:
        plurals = self._lexicon.english(word + "s" for word in self._words)
        return _masked(self._words.union(plurals))

    @cached_property
    def _german(self) -> tuple[tuple[str, int], ...]:
        return _masked(self._targets.german)

    def _word(self, match: re.Match[str], strange: frozenset[str], language: str) -> str:
        written = match.group()
        small = written.lower()
        inside = not _SENTENCE_START.search(match.string, 0, match.start())
        if small not in strange or (not written.islower() and not written.istitle()):
            return written
        is_name = written.istitle() and inside and language != "de"  # German nouns are no names
        meant = self._meant(small, language, is_name)
        return written if meant is None else meant.capitalize() if written.istitle() else meant

    def _meant(self, word: str, language: str, is_name: bool) -> str | None:
        """Find the one nearest word; a name is only corrected to a month or a word of the bodies' names."""
        if len(word) <= _SHORT:
            near = [each for each in self._short if _is_short_slip(word, each)] if not is_name else []
            return near[0] if len(near) == 1 else None
        candidates = self._german if language == "de" else self._english
        reach = 2 if len(word) >= _LONG else 1
        found = sorted(self._near(word, candidates, reach)) or sorted(self._jumbled(word, candidates))
        if language == "de":
            found = [each for each in found if each[0] == 1 and each[2][-2:] == word[-2:] and len(word) > 5]
        if is_name:
            named = self._targets.bodies | query_words().months.keys()
            found = [each for each in found if each[2] in named and len(word) > 5]
        best = [each for each in found if each[:2] == found[0][:2]]
        asked = [
            each for each in best if each[2] in self._targets.asking
        ]  # bureaus are asked for oftener than chargers
        likeliest = asked or best
        return likeliest[0][2] if len(likeliest) == 1 else None

    def _near(
        self, word: str, candidates: Iterable[tuple[str, int]], reach: int
    ) -> Iterator[tuple[int, tuple[bool, bool, bool], str]]:
        """Give for the words within reach (strokes, (other first letter, other last letter, fewer letters), word)."""
        mask = _mask(word)
        for other, letters in candidates:
            if abs(len(other) - len(word)) <= reach and (mask ^ letters).bit_count() <= 2 * reach:
                strokes = _strokes(word, other, reach)
                outline = (other[0] != word[0], other[-1] != word[-1], len(other) < len(word))
                if strokes <= reach and (strokes < 2 or not outline[0]) and len(other) >= _SHORT:
                    yield strokes, outline, other

    def _jumbled(
        self, word: str, candidates: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[int, tuple[bool, bool, bool], str]]:
        """Give, as `_near`, the words that a word has all letters of, the first and the last in place: beurau."""
        if len(word) >= _JUMBLED:
            letters, outline = sorted(word), (False, False, False)
            same = (other for other, _ in candidates if sorted(other) == letters)
            yield from ((2, outline, other) for other in same if (other[0], other[-1]) == (word[0], word[-1]))


def _bases(word: str) -> Iterator[str]:
    """Give what a word may be a form of: revises -> revise; planned -> plan; runing is a form of nothing."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            if instead or ending not in _DOUBLING or not _TO_DOUBLE.fullmatch(base):
                yield base + instead
            if not instead and _DOUBLED.search(base):
                yield base[:-1]


def _spellings(word: str) -> Iterator[str]:
    """Give the spellings of other countries: programme, favour, organisation, licence, travelled."""
    american = fold_english(word)
    for old, new in (
        ("", ""),
        ("our", "or"),
        ("mme", "m"),
        ("ogue", "og"),
        ("ence", "ense"),
        ("ll", "l"),
        ("ys", "yz"),
    ):
        if old in american:
            yield american.replace(old, new) if old else american
    yield word.replace("z", "s")


def _is_short_slip(word: str, meant: str) -> bool:
    """Tell whether a short word lacks or doubles a letter of another, or has two of them the wrong way round."""
    if word[0] != meant[0] or _strokes(word, meant, 1) != 1:
        return False
    return sorted(word) == sorted(meant) or (abs(len(word) - len(meant)) == 1 and word[-1] == meant[-1])


def _masked(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((word, _mask(word)) for word in sorted(words))


def _mask(word: str) -> int:
    mask = 0
    for char in word:
        mask |= 1 << (ord(char) % 61)
    return mask


def _strokes(one: str, other: str, most: int) -> int:
    """Count insertions, deletions, changes and swaps of neighbours (optimal string alignment), up to `most` + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        last, before, row = before, row, [at]
        for to, letter in enumerate(other, start=1):
            cost = min(row[to - 1] + 1, before[to] + 1, before[to - 1] + (char != letter))
            if at > 1 < to and char == other[to - 2] and letter == one[at - 2]:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
