"""Names that English writes by their sound, found in the titles of an archive: Zhenghe Road is 郑和路."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from retrieval.ranking.crosslingual import Term

_NAME = re.compile(r"\b[A-Z][a-z]{4,17}\b")
_WEIGHT = 1.5  # as of a body's name: no dictionary means another
_RARE_SHARE = 0.05  # of the titles: what more have is the city's own name


def names_by_sound(
    text: str, sounds: Mapping[str, Collection[str]], titles: Collection[str], known: Iterable[Term]
) -> Iterator[Term]:
    """Give a term for each word of a text that is a name by its sound, but for what is known to be said so: Jiangsu."""
    most = _RARE_SHARE * len(titles)
    said = {term.said.lower(): " ".join(way for way, _ in term.candidates) for term in known}
    for word in dict.fromkeys(found.group().lower() for found in _NAME.finditer(text)):
        names = [name for name in sounds.get(word, ()) if sum(name in title for title in titles) <= most]
        if names and not any(name in said.get(word, "") for name in names):
            yield Term(word, tuple((name, 1.0) for name in names), _WEIGHT)
