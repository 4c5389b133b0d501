"""Chinese characters in pinyin without tones; pypinyin's dictionaries are read when the first are asked for."""

from __future__ import annotations


def syllables(text: str) -> list[str]:
    """Give the pinyin of a text, character by character, ü as v; what is no Chinese character stays as it is."""
    from pypinyin import lazy_pinyin  # not at the top: reading its dictionaries takes longer than most questions

    found: list[str] = lazy_pinyin(text)
    return found
