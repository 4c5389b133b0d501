"""Plain text: bytes -> characters, without losing any silently.

The order is: byte order mark, UTF-8, then GB18030, Big5 and UTF-16 by which of them gives the most usual characters.
Text in the wrong one of these is rare characters all over, so that a short list of the commonest tells them apart.
"""

from __future__ import annotations

import codecs
import re

from retrieval.errors import ReadingError
from retrieval.formats.content import Content

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_CHINESE = ("gb18030", "cp950")
_USUAL = frozenset(
    "，。、：；（）《》“”　\n 0123456789"
    "的一二三四五六七八九十年月日第号会议市县区政府人民办公室常务纪要关于审听取意见工作和同是在有不了为由各部门加强要进行"
    "號會議縣區務紀關於審聽見門強進為對時間點決報告"
)
_SAMPLE_CHARS = 20_000
_LEAST_USUAL = 0.05
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LOST = "\ufffd"
WANTED = "text in UTF-8, GB18030 (GBK), Big5 or UTF-16"


def read_text(data: bytes, name: str, declared: str | None = None) -> Content:
    """Decode a text file, every character as it stands; raises ReadingError for bytes that are no text.

    `declared` is an encoding that the file itself names; it is taken when all bytes agree with it. A few undecodable
    bytes stand as U+FFFD and are counted in a warning.
    """
    text, encoding = _decoded(data, name, declared)
    controls = len(_CONTROL.findall(text))
    if controls * 200 > len(text):
        raise ReadingError(name, f"binary data ({controls:,} control characters)", WANTED)
    lost = text.count(_LOST)
    warnings = (f"{lost:,} characters could not be decoded and stand as {_LOST}",) if lost else ()
    return Content(text, encoding, warnings)


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data, encoding, name)
    for encoding in ([declared] if declared else []) + ([] if b"\0" in data else ["utf-8"]):
        text = _strict(data, encoding)
        if text is not None:
            return text, encoding
    damaged = data.decode("utf-8", "replace")
    if b"\0" not in data and _few_lost(damaged):
        return damaged, "utf-8"
    return _likeliest(data, name)


def _likeliest(data: bytes, name: str) -> tuple[str, str]:
    candidates = _WIDE if b"\0" in data else (*_CHINESE, *_WIDE)
    whole = [(text, each) for each in candidates if (text := _strict(data, each)) is not None]
    text, encoding = max(whole, key=lambda found: _usual_share(found[0]), default=("", ""))
    if _usual_share(text) >= _LEAST_USUAL:
        return text, encoding
    return _tolerant(data, "utf-16-le" if b"\0" in data else "gb18030", name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _tolerant(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    text = data.decode(encoding, "replace")
    if _LOST not in text and encoding in dict(_MARKS).values():
        return text, encoding
    if _few_lost(text) and _usual_share(text) >= _LEAST_USUAL:
        return text, encoding
    raise ReadingError(name, f"bytes that are no text in any encoding tried ({len(data):,} bytes)", WANTED)


def _few_lost(text: str) -> bool:
    lost = text.count(_LOST)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - lost
    return lost * 20 <= beyond_ascii or lost * 500 <= len(text)


def _usual_share(text: str) -> float:
    sample = text[:_SAMPLE_CHARS]
    return sum(char in _USUAL for char in sample) / max(len(sample), 1)
