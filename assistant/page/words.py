"""What the page says, in Chinese and in English, and how text becomes HTML that cannot be run.

Every phrase stands in the page in both languages; the style sheet shows the one chosen. So a change of language needs
no request, and an answer given before it changes with it.
"""

from __future__ import annotations

import html
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.days import written_day

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same thing said in both languages of the page; plain text, not HTML."""

    zh: str
    en: str

    def html(self) -> str:
        """Give both as HTML, escaped, each marked with its language."""
        if self.zh == self.en:
            return escape(self.zh)
        zh, en = f'lang="zh-Hans" {only("zh")}', f'lang="en" {only("en")}'
        return f"<span {zh}>{escape(self.zh)}</span><span {en}>{escape(self.en)}</span>"

    def __add__(self, other: Phrase) -> Phrase:
        """Join two phrases, language by language."""
        return Phrase(self.zh + other.zh, self.en + other.en)


def escape(text: str) -> str:
    """Make any text safe inside HTML, in an element or in a quoted attribute."""
    return html.escape(text, quote=True)


def only(language: str) -> str:
    """Give the attribute of an element that the page shows in one of its languages alone."""
    return f'data-only="{language}"'


def file_text(name: str) -> str:
    """Read one of the page's files, such as `page.css`; empty where there is none of that name."""
    file = files("assistant.page").joinpath(name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def _phrases() -> dict[str, Phrase]:
    """Read the words of every `.toml` file of the page; raises ValueError for a key that two of them hold."""
    found: dict[str, Phrase] = {}
    for file in files("assistant.page").iterdir():
        if file.name.endswith(".toml"):
            words = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
            if taken := found.keys() & words.keys():
                raise ValueError(f"{file.name}: {', '.join(sorted(taken))}: words of another file too")
            found |= {key: Phrase(**languages) for key, languages in words.items()}
    return found


def both(key: str, **values: str | int | Phrase) -> Phrase:
    """Give the phrase that a `.toml` file holds under `key`, its slots filled; KeyError for an unknown key or slot."""
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
    return Phrase(*(written_day(known, language) for language in LANGUAGES))
