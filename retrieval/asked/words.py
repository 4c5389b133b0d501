"""The word lists of `index_data/query.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.errors import UsageError

DEFAULT_WORDS = Path(__file__).resolve().parents[2] / "index_data" / "query.toml"


@dataclass(frozen=True)
class QueryWords:
    """By what a question is read: see query.toml for each table."""

    function_words: Mapping[str, frozenset[str]]
    padding: re.Pattern[str]
    chinese_question: re.Pattern[str]
    english_question: frozenset[str]
    english_frame: frozenset[str]
    months: Mapping[str, int]
    ambiguous_months: frozenset[str]
    relative_years: Mapping[str, int]
    relative_months: Mapping[str, int]
    parts: Mapping[str, re.Pattern[str]]
    kinds: Sequence[tuple[re.Pattern[str], tuple[str, ...]]]
    edges: Mapping[str, re.Pattern[str]]
    occasions: Mapping[str, re.Pattern[str]]
    amount: re.Pattern[str]
    amount_in_text: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def query_words(path: Path = DEFAULT_WORDS) -> QueryWords:
    """Read the lists; raises UsageError where the file is missing, no TOML, or lacks a table."""
    try:
        return _compiled(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(str(path), str(error), "word lists in TOML, UTF-8") from error
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise UsageError(str(path), f"{type(error).__name__}: {error}", "the tables of query.toml") from error


def _compiled(raw: Mapping[str, Any]) -> QueryWords:
    months = {
        name: at
        for names in ("en", "de", "short")
        for at, ways in enumerate(raw["months"][names].split(), start=1)
        for name in ways.split("|")
    }
    return QueryWords(
        function_words={language: frozenset(words.split()) for language, words in raw["function_words"].items()},
        padding=_any([*raw["padding"]["zh"], *(rf"\b{each}" for each in raw["padding"]["en"])]),
        chinese_question=_any(raw["question_words"]["zh"]),
        english_question=frozenset(raw["question_words"]["en"].split()),
        english_frame=frozenset(raw["question_words"]["frame_en"].split()),
        months=months,
        ambiguous_months=frozenset(raw["months"]["ambiguous"].split()),
        relative_years=dict(raw["relative"]["years"]),
        relative_months=dict(raw["relative"]["months"]),
        parts={part: _any(patterns) for part, patterns in raw["parts"].items()},
        kinds=tuple((re.compile(pattern), tuple(named)) for pattern, named in raw["kinds"].items()),
        edges={edge: _any(patterns) for edge, patterns in raw["edges"].items()},
        occasions=_occasions(raw["occasions"]),
        amount=_any(raw["amount"]["words"]),
        amount_in_text=re.compile(raw["amount"]["in_text"]),
        unit=re.compile(raw["amount"]["unit"]),
    )


def _occasions(raw: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Compile each time's wordings; `_` in them stands for the words of coming up, of both languages."""
    coming_up = f"(?:{raw['coming_up']}|{raw['coming_up_en']}\\b)"
    times = {name: patterns for name, patterns in raw.items() if isinstance(patterns, list)}
    return {name: _any(each.replace("_", coming_up) for each in patterns) for name, patterns in times.items()}


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
