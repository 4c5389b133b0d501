"""Set phrases and terms of municipal government: English for answers, Chinese search words for questions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from retrieval.asked.abroad import Abroad
from retrieval.errors import UsageError
from retrieval.stems import stem
from retrieval.wording import american, any_of, fold, fold_english

DEFAULT_GLOSSARY = Path(__file__).resolve().parent.parent / "index_data" / "glossary.toml"
_WORD = re.compile(r"[^\W\d_](?:[\w&.']*[^\W_])?|\d+\w*")
_CLAUSES = re.compile("[，；。]")
_NOT_PLURAL = ("ss", "us", "is", "news")
_GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_SHORTEST_COMPOUND = 5
_HAN = re.compile("[㐀-鿿]+")
_LONGEST_WORD = 8  # characters
_COUNTRY_IN_WORDS = ("对_", "赴_", "驻_", "中_", "_企", "_资", "_商", "_方", "_语", "_风", "_式")


class Glossary:
    """The wording of minutes in two languages; a third, German, for search alone."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables of glossary.toml, by name."""
        self._phrases = {_plain(zh): str(en) for zh, en in tables["phrases"].items()}
        self._adverbs = {_plain(zh): str(en) for zh, en in tables["adverbs"].items()}
        self._refusals = {_plain(zh): str(en) for zh, en in tables["refusals"].items()}
        self._deeds = {_plain(zh): str(en) for zh, en in tables["deeds"].items()}
        self._terms = {_term(key): _words(value) for key, value in tables["german"].items()}
        self._compounds = frozenset(key for key in self._terms if len(key) >= _SHORTEST_COMPOUND)
        self._terms |= {_term(key): _words(value) for key, value in tables["search"].items()}
        self._longest = max((len(key.split()) for key in self._terms), default=0)
        self._abbreviations = {fold(short): str(full) for short, full in tables["abbreviations"].items()}
        self._short = re.compile(any_of(self._abbreviations))
        self._plain = {fold(said): _words(value) for said, value in tables["plain"].items()}
        self._said_plainly = re.compile(any_of(self._plain))
        self._loose = {_term(key): _words(value) for key, value in tables["loose"].items()}
        self._loose_stems = {stem(american(key)): words for key, words in self._loose.items()}
        searched = (way for ways in self._terms.values() for way in ways if len(way) > 1)
        self._known = frozenset((*searched, *(said for said in self._plain if _HAN.fullmatch(said))))
        self._countries = {fold(name): str(short) for name, short in tables["countries"].items()}
        self._abroad = Abroad({name: _words(english) for name, english in tables["abroad"].items()}, self._countries)
        self._country = re.compile(f"({any_of(self._countries)})")

    @classmethod
    def load(cls, path: Path | None = None) -> Glossary:
        """Read the glossary, `index_data/glossary.toml` by default.

        Raises UsageError for a file that is missing, is not TOML or lacks a table.
        """
        source = path or DEFAULT_GLOSSARY
        try:
            return cls(tomllib.loads(source.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(str(source), str(error), "a glossary in TOML, UTF-8") from error
        except (KeyError, TypeError, AttributeError) as error:
            raise UsageError(str(source), f"{type(error).__name__}: {error}", "the tables of glossary.toml") from error

    def english(self, phrase: str) -> str | None:
        """Give the English of a set phrase, or of clauses that are all set phrases (报请市委同意后，以…印发).

        Spaces, traditional characters and a leading adverb (均, 按程序) make no difference. None if any part is
        unknown.
        """
        clauses = [clause for clause in _CLAUSES.split(_plain(phrase)) if clause]
        parts = [self._clause(clause) for clause in clauses]
        known = [part for part in parts if part]
        return ", ".join(known) if known and len(known) == len(parts) else None

    def _clause(self, clause: str) -> str | None:
        if clause in self._phrases:
            return self._phrases[clause]
        for refusal, declined in self._refusals.items():
            if clause.startswith(refusal) and (deed := self._deeds.get(clause[len(refusal) :])):
                return f"{declined} {deed}"
        for adverb, english in self._adverbs.items():
            if clause.startswith(adverb) and (rest := self._clause(clause[len(adverb) :])):
                return f"{rest}, {english}" if english and english not in rest else rest
        return None

    def chinese(self, text: str) -> tuple[str, ...]:
        """Give the Chinese search words for an English (or simple German) question, each once, in its order.

        The longest terms win: "gas safety plan" is one term, not three. Words of no term give nothing.
        """
        words = [_singular(word) for word in _WORD.findall(_english(text))]
        found: list[str] = []
        place = 0
        while place < len(words):
            length, chinese = self._longest_term(words[place : place + self._longest])
            found.extend(chinese)
            place += length
        return tuple(dict.fromkeys(found))

    def _longest_term(self, words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        for length in range(len(words), 0, -1):
            if chinese := self._terms.get(" ".join(words[:length])):
                return length, chinese
        beginnings = (words[0][:end] for end in range(len(words[0]), _SHORTEST_COMPOUND - 1, -1))
        return 1, next((self._terms[each] for each in beginnings if each in self._compounds), ())

    def things(self, text: str, chinese: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the words and terms known here that a text names, each with the Chinese words that say it.

        The longest win, of English terms and of Chinese words alike.
        """
        if not chinese:
            words = [_singular(word) for word in _WORD.findall(_english(text))]
            place = 0
            while place < len(words):
                length, found = self._longest_term(words[place : place + self._longest])
                if found:
                    yield " ".join(words[place : place + length]), found
                place += length
            return
        for run in _HAN.findall(fold(text)):
            place = 0
            while place < len(run):
                ends = range(min(len(run), place + _LONGEST_WORD), place + 1, -1)
                end = next((end for end in ends if run[place:end] in self._known), None)
                if end:
                    yield run[place:end], (run[place:end], *self._plain.get(run[place:end], ()))
                place = end or place + 1

    def loosely(self, word: str) -> tuple[str, ...]:
        """Give more Chinese words that may say an English one: enough to judge a text by, too loose to search by."""
        return self._loose.get(_term(word)) or self._loose_stems.get(stem(american(word.lower())), ())

    def pieces(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Part a Chinese text where it says something in everyday words: each piece with the minutes' words for it."""
        end = 0
        for found in self._said_plainly.finditer(fold(text)):
            if found.start() > end:
                yield text[end : found.start()], ()
            yield text[found.start() : found.end()], self._plain[found.group()]
            end = found.end()
        if end < len(text):
            yield text[end:], ()

    def shortened(self, text: str) -> tuple[str, ...]:
        """Give the short forms of what a text writes out: 低保 of 最低生活保障."""
        return tuple(short for short, full in self._abbreviations.items() if full in text)

    def with_country(self, word: str) -> tuple[str, ...]:
        """Give the words in which minutes name a country by one character: 德国 -> 对德, 德企 …; none for others."""
        short = self._countries.get(fold(word))
        return tuple(pattern.replace("_", short) for pattern in _COUNTRY_IN_WORDS) if short else ()

    def abroad(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Give the places abroad that a text in simplified characters names, each with the words that name it too."""
        return {place: (place, *self.with_country(place)) for place in self._abroad.named(text)}

    def by_country(self, text: str) -> list[str]:
        """Part a Chinese text around the names of countries, which stay as parts of their own."""
        return [part for part in self._country.split(text) if part]

    def expand(self, text: str) -> str:
        """Write the full form in brackets behind an abbreviation (五经普（第五次全国经济普查）), once for each.

        The short form stays, for it is what the minutes print; nothing is added where the full form is there already.
        """
        seen: set[str] = set()
        pieces: list[str] = []
        end = 0
        for found in self._short.finditer(fold(text)):
            full = self._abbreviations[found.group()]
            if full not in text and full not in seen:
                pieces.append(f"{text[end : found.end()]}（{full}）")
                end = found.end()
            seen.add(full)
        return "".join((*pieces, text[end:]))


def _plain(phrase: str) -> str:
    return "".join(fold(phrase).split()).strip("，。；：“”\"'")


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of search words")
    return tuple(str(word) for word in value)


def _english(text: str) -> str:
    return fold_english(text.translate(_GERMAN_LETTERS).lower()).replace("programme", "program")


def _term(key: str) -> str:
    return " ".join(_singular(word) for word in _WORD.findall(_english(key)))


def _singular(word: str) -> str:
    plain = word.removesuffix("'s").replace("'", "")
    if len(plain) < 4 or plain.endswith(_NOT_PLURAL):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    if plain.endswith(("ches", "shes", "sses", "xes", "tzes", "zzes", "buses", "viruses", "campuses")):
        return plain[:-2]
    return plain.removesuffix("s")
