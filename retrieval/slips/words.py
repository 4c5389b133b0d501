"""The words that slips are corrected to: bodies, glossary, words by which questions ask; and `spelling.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.asked.words import DEFAULT_WORDS, query_words
from retrieval.bodies import Bodies
from retrieval.errors import UsageError
from retrieval.scripts import simplify
from retrieval.slips.lexicon import Lexicon

DEFAULT_SPELLING = Path(__file__).resolve().parents[2] / "index_data" / "spelling.toml"
_HAN_WORD = re.compile(r"[㐀-鿿]{2,12}")
# Not beside a backslash, a bracket or a repeat: those are pieces of a pattern, not words.
_LATIN_WORD = re.compile(r"(?<![\\A-Za-z\[)|?*+-])[A-Za-z]{4,}(?![A-Za-z\\(\[?*+])")


@dataclass(frozen=True)
class Letters:
    """What `spelling.toml` says of characters and words; `shapes` gives for a character those that look like it.

    `city_signs` gives for a city in English the character that stands for it in names of lines.
    """

    free: frozenset[str]
    firm: frozenset[str]
    numerals: frozenset[str]
    surnames: frozenset[str]
    person_after: re.Pattern[str]
    shapes: Mapping[str, frozenset[str]]
    words: frozenset[str]
    english_words: frozenset[str]
    english_right: frozenset[str]
    short_forms: Mapping[str, str]
    city_signs: Mapping[str, str]


@dataclass(frozen=True)
class Targets:
    """Words that a question may have meant.

    `chinese` ones; `patterns` are pieces of asking patterns: right, but not corrected to. English in small letters:
    `asking` in any form, `topics` of the domain, `bodies` for words of their English names. `german`: its words.
    """

    chinese: frozenset[str]
    patterns: frozenset[str]
    asking: frozenset[str]
    topics: frozenset[str]
    bodies: frozenset[str]
    german: frozenset[str]


@cache
def letters(path: Path = DEFAULT_SPELLING) -> Letters:
    """Read the data; raises UsageError where the file is missing, no TOML, or lacks a key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        chinese, english = raw["chinese"], raw["english"]
        return Letters(
            free=frozenset("".join(chinese["free"].split())),
            firm=frozenset(chinese["firm"]),
            numerals=frozenset(chinese["numerals"]),
            surnames=frozenset(chinese["surnames"]),
            person_after=re.compile(chinese["person_after"]),
            shapes=_alike(chinese["shapes"].split()),
            words=frozenset(chinese["words"].split()),
            english_words=frozenset(english["words"].split()),
            english_right=frozenset(english["right"].split()),
            short_forms=dict(raw["short_forms"]),
            city_signs=dict(raw["city_signs"]),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(str(path), str(error), "spelling data in TOML, UTF-8") from error
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise UsageError(str(path), f"{type(error).__name__}: {error}", "the tables of spelling.toml") from error


def targets(bodies: Bodies, extra: Iterable[str], glossary: Path, lexicon: Lexicon) -> Targets:
    """Gather the words; `extra` holds words or patterns of words, in any language.

    English ones out of patterns count where the lexicon has them: patterns hold slips of the pen, too.
    """
    tables, asked, data = _tables(glossary), _strings(_tables(DEFAULT_WORDS)), letters()
    further = [*asked, *extra]
    names = [alias for name in bodies.names() for alias in bodies.aliases(name)]
    english_names = [english for name in bodies.names() for english in bodies.english_names(name)]
    asking = data.english_words | query_words().function_words["en"] | query_words().english_question
    return Targets(
        chinese=data.words | _han([*names, *_strings(tables)]),
        patterns=_han(further),
        asking=asking | frozenset(lexicon.english(_latin(further))),
        topics=_words(tables["search"]),
        bodies=_words(english_names),
        german=_words(tables["german"]) | query_words().function_words["de"],
    )


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(str(path), str(error), "words in TOML, UTF-8") from error


def _strings(value: Any) -> Iterator[str]:
    """Give every string of nested tables and lists, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _han(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _HAN_WORD.findall(simplify(text)))


def _latin(patterns: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in patterns for word in _LATIN_WORD.findall(text))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]{3,}", text.lower()))


def _alike(groups: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for char in group:
            found[char] = found.get(char, frozenset()) | frozenset(group) - {char}
    return found
