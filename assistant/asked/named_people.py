"""People whom a question names: in full, or by the surname alone (姓山的那位, the one surnamed Shan)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from retrieval.names.pinyin import syllables
from retrieval.scripts import simplify

_SAID = re.compile(
    r"姓(?P<after>[㐀-鿿])(?=的|[那这]|是|叫|，|,|$)|(?<![百同])(?P<before>[㐀-鿿])姓(?![氏名])"
    r"|\b(?:surnamed|(?:surname|family name|last name)(?: is| of)?) (?P<latin>[a-z]+)\b",
    re.IGNORECASE,
)
_MOST = 12  # people with one surname: more of them are not told apart by it


def find_people(text: str, people: frozenset[str]) -> tuple[str, ...]:
    """Find the known people that a text names, in its order; a name inside a longer known name is not one."""
    compact = re.sub(r"\s+", " ", text)
    found = sorted((compact.find(plain), name) for plain, name in _written(people).items() if plain in compact)
    longest = [name for _, name in found if not any(name != other and name in other for _, other in found)]
    return tuple(longest)


@lru_cache(maxsize=4)
def _written(people: frozenset[str]) -> Mapping[str, str]:
    """Give the people by their names as they are matched."""
    return {simplify(name): name for name in people if len(name) > 1}


def surnamed_in(text: str, people: frozenset[str]) -> tuple[str, ...]:
    """Give the known people who have the surname that a text says; none where it is that of many."""
    match = _SAID.search(text)
    if not match:
        return ()
    written = match["after"] or match["before"]
    if written:
        found = [name for name in people if simplify(name).startswith(written)]
    else:
        found = [name for name in people if syllables(name[:1]) == [match["latin"].lower()]]
    return tuple(sorted(found)) if len(found) <= _MOST else ()
