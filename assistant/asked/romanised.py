"""Names of people as English writes them: Fang Haining or Haining Fang for 方海宁."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from retrieval.names.pinyin import syllables

_DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯")
_WORD = re.compile(r"[a-zü]+(?:[-'’][a-zü]+)*")


def romanised_in(text: str, people: frozenset[str]) -> dict[str, str]:
    """Find the known people that a text names in pinyin, in its order, each with how it is said there.

    Where several people are written alike, all of them are found.
    """
    written = _written(people)
    words = list(_WORD.finditer(text.lower()))
    found: dict[str, str] = {}
    for first, second in pairwise(words):
        for name in written.get((_plain(first.group()), _plain(second.group())), ()):
            found.setdefault(name, text[first.start() : second.end()])
    return found


def sounded_in(text: str, people: Iterable[str]) -> tuple[str, ...]:
    """Give the words of a text that spell in pinyin, as one, a person whom it names in Chinese too."""
    sounds = {"".join(sounds) for name in people for sounds in _parts(name)}
    return tuple(word.group() for word in _WORD.finditer(text.lower()) if _plain(word.group()) in sounds)


def _plain(word: str) -> str:
    return re.sub("[-'’]", "", re.sub("['’]s$", "", word)).replace("ü", "u")


@lru_cache(maxsize=4)
def _written(people: frozenset[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the names by surname and given name, and by given name and surname."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in sorted(people):
        for surname, given in _parts(name):
            found.setdefault((surname, given), []).append(name)
            found.setdefault((given, surname), []).append(name)
    return {pair: tuple(names) for pair, names in found.items()}


def _parts(name: str) -> Iterable[tuple[str, str]]:
    """Part a name; a surname of two characters may also be read as one."""
    if not 2 <= len(name) <= 4:
        return
    lengths = {1, 2} if name.startswith(_DOUBLE_SURNAMES) else {1}
    sounds = [sound.replace("v", "u") for sound in syllables(name)]
    yield from (("".join(sounds[:length]), "".join(sounds[length:])) for length in lengths if len(name) > length)
