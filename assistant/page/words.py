"""What the page says, in Chinese and in English, and how text becomes HTML that cannot be run.

Every phrase stands in the page in both languages; the style sheet shows the one chosen. So a change of language needs
no request, and an answer given before it changes with it.
"""

from __future__ import annotations

import calendar
import html
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")
_MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same thing said in both languages of the page; plain text, not HTML."""

    zh: str
    en: str

    def html(self) -> str:
        """Give both as HTML, escaped, each marked with its language."""
        if self.zh == self.en:
            return escape(self.zh)
        return f'<span lang="zh-Hans">{escape(self.zh)}</span><span lang="en">{escape(self.en)}</span>'

    def __add__(self, other: Phrase) -> Phrase:
        """Join two phrases, language by language."""
        return Phrase(self.zh + other.zh, self.en + other.en)


def escape(text: str) -> str:
    """Make any text safe inside HTML, in an element or in a quoted attribute."""
    return html.escape(text, quote=True)


def file_text(name: str) -> str:
    """Read one of the page's files, such as `style.css`."""
    return files("assistant.page").joinpath(name).read_text(encoding="utf-8")


@cache
def _phrases() -> dict[str, Phrase]:
    strings: dict[str, dict[str, str]] = tomllib.loads(file_text("strings.toml"))["words"]
    return {key: Phrase(**languages) for key, languages in strings.items()}


def both(key: str, **values: str | int | Phrase) -> Phrase:
    """Give the phrase that `strings.toml` holds under `key`, its slots filled; KeyError for an unknown key or slot."""
    phrase = _phrases()[key]
    zh, en = ({name: _in(value, language) for name, value in values.items()} for language in LANGUAGES)
    return Phrase(phrase.zh.format_map(zh), phrase.en.format_map(en))


def _in(value: str | int | Phrase, language: str) -> str:
    return str(getattr(value, language) if isinstance(value, Phrase) else value)


def plain_words() -> dict[str, dict[str, str]]:
    """Give every phrase by language, for the script that labels what Gradio itself draws."""
    return {language: {key: getattr(phrase, language) for key, phrase in _phrases().items()} for language in LANGUAGES}


def day(value: date | str | None) -> Phrase:
    """Write a date (or an ISO date) in both languages; a dash where there is none."""
    if value is None:
        return Phrase("—", "—")
    known = date.fromisoformat(value) if isinstance(value, str) else value
    return Phrase(f"{known.year}年{known.month}月{known.day}日", f"{known.day} {_MONTHS[known.month]} {known.year}")
