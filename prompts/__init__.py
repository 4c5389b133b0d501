"""Wording, not logic: templates per language, loaded strictly; a missing or an unused slot is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter

LANGUAGES = ("zh", "en")


class WordingError(LookupError):
    """A template is missing, or its slots are not the ones that it was given."""


class Wording:
    """The templates of one language, by name."""

    def __init__(self, language: str, templates: Mapping[str, str]) -> None:
        self.language = language
        self._templates = templates
        self._slots = {name: _slots(text) for name, text in templates.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._templates

    def names(self) -> Mapping[str, frozenset[str]]:
        """Give every template's slots by its name."""
        return dict(self._slots)

    def say(self, template: str, /, **slots: object) -> str:
        """Fill a template; raises WordingError unless the slots given are exactly its own."""
        if template not in self._templates:
            raise WordingError(f"no template {template!r} in {self.language}")
        if self._slots[template] != slots.keys():
            raise WordingError(
                f"template {template!r} has slots {sorted(self._slots[template])}, given {sorted(slots)}"
            )
        return self._templates[template].format(**slots)


@cache
def wording(language: str) -> Wording:
    """Load the templates for a language; languages without templates of their own are answered in English."""
    name = language if language in LANGUAGES else "en"
    tables = tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
    return Wording(name, {f"{table}.{key}": text for table, keys in tables.items() for key, text in keys.items()})


def _slots(text: str) -> frozenset[str]:
    return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)
