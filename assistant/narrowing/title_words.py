"""Words and years that a question wants in the titles of documents: 名称里带“安全”的, titles with the word safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.asked.condition_table import VERDICT, condition_table
from assistant.asked.topic_words import translated_words
from assistant.asked.wanted import Wanted
from assistant.asked.years_counted import with_years_counted
from assistant.desk import Desk
from assistant.text.pairs import HAN
from retrieval.scripts import fold, squash

QUOTED = re.compile('《[^》]*》|[“"「『][^”"」』]*[”"」』]')
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SPAN = re.compile(r"(20\d\d)\s*年?\s*(?:-|—|~|–|至|到|to|until|through)+\s*(20\d\d)")
_OF_TITLES = re.compile(r"[㐀-鿿\d]")
_SINGLE_QUOTED = re.compile(r"(?<![\w])['‘](?P<words>[^'’]{2,60})['’](?!\w)")
_IDLE = re.compile(r"\b(?:the|an?|years?|words?|of|and)\b")
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_GLOSS = re.compile("[（(](?P<words>[㐀-鿿]{2,12})[)）]")

Said = tuple[str, tuple[int, int]]  # words, and where they stand in the folded question


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a title holds where each of the `parts` stands in it."""

    parts: tuple[re.Pattern[str], ...]

    def holds(self, text: str) -> bool:
        """Whether a squashed title holds all of them."""
        return all(part.search(text) for part in self.parts)


def title_words(desk: Desk, text: str) -> Wanted:
    """Read which words a question wants in titles; `text` is the question without names and quotations."""
    if "in_title" not in desk.asked.features and not condition_table().dated["one_year"].asked.search(text):
        return Wanted()
    said = _given(desk, text) or [_words(match) for match in condition_table().in_titles.finditer(text)]
    turned = [words for words, span in said if condition_table().denies(text, *span)]
    asked = [words for words, _ in said if words not in turned and not _SPAN.fullmatch(words)]
    years = _YEAR.findall(without_spans(text))
    return Wanted(_phrases(desk, asked or years), _phrases(desk, turned))


def _given(desk: Desk, text: str) -> list[Said]:
    """Give the words that a question sets apart, in brackets or quotation marks, and where they stand."""
    given = [] if desk.zh else [_words(match) for match in _GLOSS.finditer(text)]
    whole = fold(desk.asked.query.text)
    quoted = [(match.group()[1:-1].strip(), match.span()) for match in QUOTED.finditer(whole)]
    quoted = [(words, span) for words, span in quoted if not VERDICT.fullmatch(words)]
    return given or [*quoted, *map(_words, _SINGLE_QUOTED.finditer(text))]


def quoted_in_titles(desk: Desk) -> list[str]:
    """Give the words in quotation marks that titles may hold: titles are Chinese."""
    return [squash(words) for words in _quoted(desk) if _OF_TITLES.search(words)]


def span_asked(desk: Desk, text: str) -> tuple[str, ...] | None:
    """Give the years through which plans run, where a question means those of titles and the ledger has such."""
    found = _SPAN.search(text)
    if not found or not condition_table().of_a_plan.search(text):
        return None
    titles = (title for row in desk.library.rows(desk.scope, kind="decision") for title in row.documents)
    return found.groups() if found.groups() in {span for title in titles for span in spans(title)} else None


def spans(title: str) -> set[tuple[str, ...]]:
    """Give the years from and to which a title says that its plan runs."""
    return {found.groups() for found in _SPAN.finditer(squash(title))}


def without_spans(title: str) -> str:
    """Give a title without the years from and to which its plan runs."""
    return _SPAN.sub(" ", title)


def until_asked(text: str) -> str | None:
    """Give the year until which documents run that a question asks for: 管到2025年的."""
    found = condition_table().until.search(without_spans(text))
    return next(year for year in found.groups() if year) if found else None


def last_year(title: str) -> str | None:
    """Give the last of the years that a title names: until when its plan runs."""
    return max(_YEAR.findall(title), default=None)


def _words(match: re.Match[str]) -> Said:
    """Give the words that a wording says of titles, and where they stand."""
    return match[match.lastgroup or 0], match.span(match.lastgroup or 0)


def _quoted(desk: Desk) -> list[str]:
    return [words for words in desk.asked.query.titles if not VERDICT.fullmatch(words)]


def _phrases(desk: Desk, said: list[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrase for words in said if (phrase := _phrase(desk, words)).parts))


def _phrase(desk: Desk, words: str) -> Phrase:
    """Give what titles hold for the words of a question: themselves in Chinese, else what may say each of them."""
    words = words.removesuffix("年") if _YEAR.match(words) else words
    words = words if HAN.search(words) else with_years_counted(words)
    return Phrase(
        (re.compile(re.escape(squash(words))),)
        if HAN.match(words) and not _LATIN.search(words)
        else tuple(_translated(desk, words))
    )


def _translated(desk: Desk, words: str) -> Iterator[re.Pattern[str]]:
    """Give a pattern for each English word; a number stands right before the next word, as it is written."""
    number = ""
    for word in translated_words(_IDLE.sub(" ", words), desk.glossary, ()):
        if word.said.isdigit():
            number = f"{word.said}年?"
            continue
        ways = sorted(word.ways, key=len, reverse=True) or [re.escape(word.said)]
        yield re.compile(f"{number}(?:{'|'.join(map(re.escape, ways))})")
        number = ""
    if number:
        yield re.compile(number.removesuffix("年?"))
