"""A model's reply -> the sentences that it says and the passages that each of them names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_MARKER = re.compile(r"\s*[\[［【]\s*(?:段落|passage)?\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］】]", re.IGNORECASE)
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_AFTER_STOP = re.compile(r"([。！？.!?])((?:\s*\[\d+\])+)")
# A full stop ends a sentence where a blank or a marker's end is near, but not in "No. 5", "z. B." or "10. April".
_END = re.compile(r"\n|(?<=[。！？!?])|(?<=\][.])|(?<=[^\W\d_]{3}[.])\s+|(?<=\d{4}[.])\s+|(?<=[)》”\"][.])\s+")
_LABEL = re.compile(r"^(?:答复|回答|答|answer|antwort)\s*[:：]\s*", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*•#>\s]+|\d{1,2}[.)、]\s+)")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a reply, without its markers, and the numbers of the passages that it names."""

    text: str
    markers: tuple[int, ...]


def sentences(reply: str, passages: Collection[int]) -> tuple[Said, ...]:
    """Read the sentences of a reply, each once; markers of passages that were not given are dropped."""
    found: dict[str, Said] = {}
    for part in _END.split(_AFTER_STOP.sub(r"\2\1", readable(reply, passages))):
        text = _LABEL.sub("", _BULLET.sub("", part or "")).replace("**", "")
        bare = re.sub(r"\s*\[\d+\]", "", text).strip()
        if any(char.isalnum() for char in bare):
            said = Said(bare, tuple(dict.fromkeys(int(number) for number in re.findall(r"\[(\d+)\]", text))))
            found.setdefault(bare, said)
    return tuple(found.values())


def readable(reply: str, passages: Collection[int]) -> str:
    """Give a reply, or as much of it as has come, as a draft to show: no thoughts, no markers without a passage."""

    def kept(match: re.Match[str]) -> str:
        numbers = (int(number) for number in re.findall(r"\d+", match[1]))
        named = "".join(f"[{number}]" for number in numbers if number in passages)
        return f" {named}" if named else ""

    return _MARKER.sub(kept, _THOUGHT.sub("", reply)).strip()
