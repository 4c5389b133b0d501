"""Slips in Chinese: characters that sound or look like those of a word that the question must have meant.

The method is a noisy channel over a lattice: the cheapest way to read a run of characters as words, in which reading
some of them as another word of nearly the same sound costs more than a word, and less than characters that are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from retrieval.lexical import KeywordIndex, pairs
from retrieval.slips.lexicon import Lexicon, blurred
from retrieval.slips.words import Letters, Targets

_LONGEST = 8  # characters of a word
_LONG = 4  # from here on a word's sound alone tells it
_FREE, _STRANGE, _WORD, _HELD = 1.0, 2.0, 1.0, 1.5  # costs of a character alone, a word, a pair of the archive
_SLIP, _LONG_SLIP, _FURTHER, _BLURRED, _ALIKE, _LESS_SURE = 1.0, 0.4, 0.5, 0.2, 0.3, 0.4
_LEAST_GAIN = 0.4
_SLIPS_PER_WORD = 100  # what stands in the archive more often than once in so many of the right word is no slip
_RARE_SHARE = 5_000  # one passage of so many may hold a pair by chance
_LEAST_HELD = 2  # passages that hold a word of the dictionary, to correct to it
_MOST_SOUNDS = 8  # of one stretch


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a run read as one word: `word` differs from what is written where that is a slip."""

    start: int
    end: int
    cost: float
    word: str


class ChineseSpelling:
    """Corrects runs of simplified characters."""

    def __init__(self, lexicon: Lexicon, targets: Targets, keywords: KeywordIndex | None, data: Letters) -> None:
        """Correct to the Chinese `targets`, and to words of the dictionary that stand often in `keywords`."""
        self._lexicon = lexicon
        self._known = targets.chinese
        self._patterns = targets.patterns
        self._keywords = keywords
        self._data = data
        self._fixed = data.firm | data.numerals
        self._stands_alone = data.free | self._fixed
        self._floor = max(1.0, keywords.count / _RARE_SHARE) if keywords else 1.0
        self._sounds = lru_cache(maxsize=8192)(self._sounds_of)

    def corrected(self, run: str) -> str:
        """Correct a run of characters without blanks and punctuation; the result is as long."""
        plain = list(self._plain(run))
        before, cost = _cheapest(len(run), plain)
        slips = list(self._slips(run, {step.word for step in plain if len(step.word) > 1}, before))
        while slips:
            path, improved = _cheapest(len(run), [*plain, *slips])
            if cost - improved < _LEAST_GAIN - 1e-9:
                return run
            torn = [step for at, step in enumerate(path) if step in slips and self._torn(run, path, at)]
            if not torn:
                return "".join(step.word for step in path)
            slips = [step for step in slips if step not in torn]
        return run

    def _plain(self, run: str) -> Iterator[Step]:
        """Give the readings of a run as it is written."""
        windows = [(start, run[start:end]) for start, end in _windows(len(run))]
        words = self._lexicon.chinese({text for _, text in windows})
        for start, text in windows:
            if text in self._known or text in words:
                yield Step(start, start + len(text), _WORD, text)
            elif text in self._patterns:
                yield Step(start, start + len(text), _FREE * len(text), text)
            elif len(text) == 2 and self._held(text) >= self._floor:
                yield Step(start, start + 2, _HELD, text)
        for at, char in enumerate(run):
            yield Step(at, at + 1, _FREE if char in self._stands_alone else _STRANGE, char)

    def _slips(self, run: str, words: set[str], read: list[Step]) -> Iterator[Step]:
        """Give the readings of stretches as other words, none of which cuts a word that stands there."""
        alone = frozenset(step.start for step in read if step.end == step.start + 1)
        windows = list(self._doubtful(run, words, read))
        heard = self._heard(run, windows) if self._keywords else {}
        for start, end in windows:
            written = run[start:end]
            found = [*self._meant(written), *(word for sound in self._sounds(written) for word in heard.get(sound, ()))]
            rated = ((self._cost(written, word), word) for word in dict.fromkeys(found))
            best = self._only(sorted((cost, word) for cost, word in rated if cost is not None))
            if best and not self._is_person(run, start, end, alone):
                changed = {start + at for at, (old, new) in enumerate(zip(written, best[1], strict=True)) if old != new}
                if end - start >= _LONG or changed & alone:
                    yield Step(start, end, *best)

    def _doubtful(self, run: str, words: set[str], read: list[Step]) -> Iterator[tuple[int, int]]:
        """Give the stretches that may hold a slip: short ones only around a character that is in no word."""
        loose = {step.start for step in read if step.end == step.start + 1 and run[step.start] not in self._fixed}
        inside = {
            at
            for step in read
            if step.cost == _WORD
            for at in range(step.start + 1, step.end)
            if not {step.word[: at - step.start], step.word[at - step.start :]} & words
        }
        for start, end in _windows(len(run)):
            near = end - start >= _LONG or loose.intersection(range(start, end))
            if near and run[start:end] not in words and not {start, end} & inside:
                yield start, end

    def _heard(self, run: str, windows: Iterable[tuple[int, int]]) -> dict[str, tuple[str, ...]]:
        """Give the words of the dictionary by the sounds that short stretches have."""
        short = {run[start:end] for start, end in windows if end - start <= _LONG}
        return self._lexicon.sounding({sound for text in short for sound in self._sounds(text)})

    def _meant(self, written: str) -> Iterator[str]:
        """Give the known words that sound or look like what is written."""
        for sound in self._sounds(written):
            yield from self._by_sound.get(sound, ())
        for at, char in enumerate(written):
            for like in self._data.shapes.get(char, ()):
                other = written[:at] + like + written[at + 1 :]
                if other in self._known:
                    yield other

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            if len(word) <= _LONGEST and not self._fixed.issuperset(word):
                for sound in self._sounds_of(word):
                    found[sound].append(word)
        return {sound: tuple(words) for sound, words in found.items()}

    def _sounds_of(self, word: str) -> tuple[str, ...]:
        """Give the blurred sounds of a word, the usual ones."""
        readings = self._lexicon.readings
        every = [tuple(dict.fromkeys(map(blurred, readings.get(char, (char,)))))[:2] for char in word]
        return tuple(" ".join(sound) for sound, _ in zip(product(*every), range(_MOST_SOUNDS), strict=False))

    def _cost(self, written: str, word: str) -> float | None:
        """Tell what reading `written` as `word` costs; None where it may not be."""
        changed = [(old, new) for old, new in zip(written, word, strict=True) if old != new]
        sure = word in self._known
        held_by_ends = sure and len(word) >= _LONG and written[0] == word[0] and written[-1] == word[-1]
        if not changed or not all(self._may_change(old, new, held_by_ends) for old, new in changed):
            return None
        if len(changed) > (2 if sure and len(word) > 2 else 1):
            return None
        gaps = [self._gap(old, new) for old, new in changed]
        if self._is_held(written, word, sure) or (not sure and any(gaps)):
            return None
        first = _LONG_SLIP if len(word) >= _LONG else _SLIP
        return _WORD + first + _FURTHER * (len(changed) - 1) + sum(gaps) + (0.0 if sure else _LESS_SURE)

    def _may_change(self, old: str, new: str, inside: bool) -> bool:
        """Tell whether a character may be a slip for another: grammar seldom is, numbers never."""
        if {old, new} & self._data.numerals:
            return False
        return inside or (old not in self._data.firm and (new not in self._data.firm or old not in self._stands_alone))

    def _gap(self, old: str, new: str) -> float:
        """Tell what it costs that two characters do not sound the same."""
        readings = self._lexicon.readings
        mine, other = set(readings.get(old, ())), set(readings.get(new, ()))
        if mine & other:
            return 0.0
        return _BLURRED if set(map(blurred, mine)) & set(map(blurred, other)) else _ALIKE

    def _is_held(self, written: str, word: str, sure: bool) -> bool:
        """Tell whether the archive has what is written too often for a slip, or the word not often enough."""
        if self._keywords is None:
            return not sure
        meant = self._held(word)
        if not sure and meant < max(_LEAST_HELD, self._floor):
            return True
        return self._held(written) * _SLIPS_PER_WORD > meant

    def _held(self, word: str) -> int:
        """Count the passages that hold a word."""
        if self._keywords is None or not all(map(self._keywords.knows, pairs(word))):
            return 0
        return len((self._keywords.postings if len(word) == 2 else self._keywords.word)(word)[0])

    def _only(self, likely: list[tuple[float, str]]) -> tuple[float, str] | None:
        """Give the likeliest word, if it is clearly the likeliest."""
        if len(likely) < 2 or likely[0][0] < likely[1][0]:
            return likely[0] if likely else None
        equal = sorted((self._held(word), cost, word) for cost, word in likely if cost == likely[0][0])
        (second, *_), (first, cost, word) = equal[-2:]
        return (cost, word) if first >= _LONG * max(second, 1) else None

    def _is_person(self, run: str, start: int, end: int, alone: frozenset[int]) -> bool:
        """Tell whether a short stretch may be a name, or the given name behind a family name."""
        if end - start > 3 or not alone.issuperset(range(start, end)):
            return False
        if run[start] in self._data.surnames and (end == len(run) or self._data.person_after.match(run, end)):
            return True
        return start > 0 and start - 1 in alone and run[start - 1] in self._data.surnames

    def _torn(self, run: str, path: list[Step], at: int) -> bool:
        """Tell whether a strange character stays beside what was read anew: then the whole is a strange name."""
        beside = [path[other] for other in (at - 1, at + 1) if 0 <= other < len(path)]
        return (
            any(step.cost == _STRANGE and len(step.word) == 1 for step in beside)
            and path[at].end - path[at].start < _LONG
        )


def _windows(length: int) -> Iterator[tuple[int, int]]:
    for start in range(length):
        for end in range(start + 2, min(length, start + _LONGEST) + 1):
            yield start, end


def _cheapest(length: int, steps: Iterable[Step]) -> tuple[list[Step], float]:
    """Give the cheapest way through, steps in order, and its cost."""
    starting: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        starting[step.start].append(step)
    best: list[tuple[float, Step | None]] = [(0.0, None), *((float("inf"), None) for _ in range(length))]
    for at in range(length):
        for step in starting[at]:
            if (cost := best[at][0] + step.cost) < best[step.end][0]:
                best[step.end] = (cost, step)
    path: list[Step] = []
    at = length
    while at and (last := best[at][1]):
        path.append(last)
        at = last.start
    return path[::-1], best[length][0]
