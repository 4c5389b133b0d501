"""Text folded or masked for comparison without moving a character, and word lists compiled to one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from opencc import OpenCC

from retrieval.records import Span

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_PUNCTUATION = str.maketrans("(),:;", "（），：；")
_CAPITALS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ-–—/’", "abcdefghijklmnopqrstuvwxyz    '")
_BRITISH = re.compile(r"(?<=[a-z])is(?=(?:ation|ed?|ing)s?\b)|(?<=cent)re(?=s?\b)")

_OUR = re.compile(
    r"(?:(?<=lab)|(?<=col)|(?<=fav)|(?<=hum)|(?<=rum)|(?<=vig)|(?<=hon)|(?<=arm)|(?<=vap))our|(?<=harb)our|(?<=behavi)our|(?<=endeav)our|(?<=neighb)our|(?<=splend)our"
)


def fold(text: str) -> str:
    """Give the text in simplified characters and full-width brackets; as long as `text`, so offsets hold."""
    return text.translate(_folding())


def fold_english(text: str) -> str:
    """Give the text in small letters and American spelling, hyphens as spaces; as long as `text`."""
    return _BRITISH.sub(lambda found: "iz" if found.group() == "is" else "er", text.translate(_CAPITALS))


def american(word: str) -> str:
    """Give an English word of small letters in American spelling: organise, labour, programme, licence."""
    word = _OUR.sub("or", fold_english(word))
    return word.replace("programme", "program").replace("licence", "license").replace("defence", "defense")


def masked(text: str, spans: Iterable[Span]) -> str:
    """Put as many NUL characters where the spans are, so that no later pattern reads them again."""
    for span in spans:
        text = text[: span.start] + "\0" * (span.end - span.start) + text[span.end :]
    return text


@lru_cache(maxsize=1)
def _folding() -> dict[int, int]:
    # Character by character: OpenCC's phrases could change the length, and with it every offset.
    traditional = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    table = {ord(old): ord(new) for old, new in zip(traditional, simplified, strict=True) if new != old}
    return {**table, **_PUNCTUATION}


def any_of(words: Mapping[str, str] | Iterable[str], space: str = " ") -> str:
    """Compile words to a pattern that takes the longest one which stands at a place.

    A mapping gives for every word a pattern of what must not follow it ("" for nothing). `space` is the pattern that
    a space in a word stands for. No words give a pattern that never matches.
    """
    guards = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
    root: dict[str, Any] = {}
    for word, guard in guards.items():
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = guard
    return _rendered(root, space) if root else r"(?!)"


def _rendered(node: Mapping[str, Any], space: str) -> str:
    branches = [_escaped(char, space) + _rendered(child, space) for char, child in sorted(node.items()) if char]
    if "" in node:
        branches.append(f"(?!{node['']})" if node[""] else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _escaped(character: str, space: str) -> str:
    return space if character == " " else re.escape(character)
