"""A file -> clean text, with a map back to the file as it came.

Cleaning leaves characters out: page breaks inside sentences and titles, invisible characters (which can carry
instructions that no reader sees), carriage returns. It changes none, but that a line break between two words in Latin
letters becomes a blank.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from pathlib import Path

from retrieval.extraction import extract
from retrieval.records import Minutes, SourceText, Span
from retrieval.scripts import simplify

# Control characters, and what Unicode calls Default_Ignorable: signs for joining and direction, tags, selectors.
_INVISIBLE = re.compile(
    "[\x00-\x08\f\r\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_STRUCTURE = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)"
    r"|(?:出席|列席|参加|缺席|请假|主持|记录|主送|抄送|分送|抄报|时间|地点|時間|地點)[^。，]{0,8}[：:]"
    r"|会议(?:议定|指出|强调|决定|认为|要求|同意|原则|听取|审议|还研究)|[（(]?此件"
    r"|第\s*\S{1,5}\s*[号期]\s*$|\d{4}\s*年[\d\s]+月[\d\s]+日\s*$|\S*整理\s*$)"
)
_PARAGRAPH_LABEL = re.compile(r"\s*[（(][一二三四五六七八九十\d]+[)）]")
_ITEM_LABEL = re.compile(r"\s*[一二三四五六七八九十]+、")
_ENDS = "。！？；：!?;:”」』"
_LIST_LABEL = re.compile(r"\s*(?:应邀)?(?:出席|列席|参加|主送|抄送)")
_ORPHAN = re.compile("[一-鿿]{1,4}。")
_RUNNING_PROSE = re.compile("[，。；]|：.{30}")
_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"))


def read_source(path: Path) -> SourceText:
    """Read a file of any known format and clean its text; raises ReadingError with what was found and wanted."""
    extracted = extract(path)
    text, runs, hidden = clean(extracted.text)
    warnings = (*extracted.warnings, *((f"{hidden} invisible characters left out",) if hidden else ()))
    return SourceText(path.name, text, runs, extracted.sha256, extracted.encoding, warnings)


def clean(raw: str) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Give the clean text, its runs (see SourceText) and how many invisible characters were left out."""
    if "\n" not in raw:
        raw = raw.replace("\r", "\n")  # lines of an old Macintosh file: as many characters, so that the map holds
    hidden = [match.start() for match in _INVISIBLE.finditer(raw)]
    visible, first_runs = _without(raw, [(at, at + 1) for at in hidden])
    cuts = list(_page_breaks(simplify(visible)))
    between_words = {start - 1 for start, _ in cuts if visible[start - 1] == "\n"}
    visible = "".join(" " if at in between_words else char for at, char in enumerate(visible))
    text, second_runs = _without(visible, cuts)
    suspicious = sum(raw[at] not in "\r\f\ufeff" for at in hidden)
    return text, _composed(second_runs, first_runs), suspicious


def visible(text: str) -> str:
    """Give a text without the characters that no reader sees."""
    return _INVISIBLE.sub("", text)


def source_offset(runs: tuple[tuple[int, int], ...], offset: int) -> int:
    """Turn an offset in the clean text into one in the file's decoded text, both in characters."""
    clean_start, source_start = runs[max(bisect.bisect_right(runs, offset, key=lambda run: run[0]) - 1, 0)]
    return source_start + offset - clean_start


def source_bytes(minutes: Minutes, span: Span, decoded: str) -> tuple[int, int]:
    """Give a span's place in the original file in bytes; `decoded` is the file's decoded text.

    A span that crosses a page break covers the break's bytes too.
    """
    start = source_offset(minutes.runs, span.start)
    end = source_offset(minutes.runs, span.end - 1) + 1 if span.end > span.start else start
    encoding = minutes.encoding
    return len(decoded[:start].encode(encoding)), len(decoded[:end].encode(encoding))


def _without(text: str, cuts: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    kept = last = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if start > last:
            runs.append((kept, last))
            pieces.append(text[last:start])
            kept += start - last
        last = end
    return "".join(pieces), tuple(runs) or ((0, 0),)


def _composed(outer: tuple[tuple[int, int], ...], inner: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Chain two maps: clean -> visible -> file."""
    starts = {clean_start for clean_start, _ in outer}
    middle = [middle_start for _, middle_start in outer]
    for visible_start, _ in inner:
        at = bisect.bisect_right(middle, visible_start) - 1
        clean_start, begin = outer[max(at, 0)]
        length = (outer[at + 1][0] if at + 1 < len(outer) else 2**62) - clean_start
        if 0 <= visible_start - begin < length:
            starts.add(clean_start + visible_start - begin)
    return tuple((start, source_offset(inner, source_offset(outer, start))) for start in sorted(starts))


def _page_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Find the line breaks that stand inside a sentence or title, with the blanks around them."""
    found = re.finditer(r"[^\n]+", text)
    lines = [Span(m.start(), m.start() + len(m.group().rstrip())) for m in found if not m.group().isspace()]
    opening = 0
    for at, line in enumerate(lines[:-1]):
        paragraph = Span(lines[opening].start, line.end)
        after = lines[at + 1].of(text)
        following = lines[at + 2].of(text) if at + 2 < len(lines) else ""
        if _continues(paragraph, text, (after, following)):
            yield _gap(text, line.end, lines[at + 1].start)
        else:
            opening = at + 1


def _gap(text: str, end: int, start: int) -> tuple[int, int]:
    while end > 0 and text[end - 1] in " \t\u3000":
        end -= 1
    while start < len(text) and text[start] in " \t\u3000":
        start += 1
    keeps_words_apart = (
        text[end - 1].isascii() and text[end - 1].isalpha() and text[start].isascii() and text[start].isalpha()
    )
    return (end + 1, start) if keeps_words_apart else (end, start)


def _continues(paragraph: Span, text: str, after: tuple[str, str]) -> bool:
    """Whether the first of the two lines `after` goes on with the paragraph so far."""
    head, tail = (
        text[paragraph.start : paragraph.start + 60],
        text[max(paragraph.start, paragraph.end - 400) : paragraph.end],
    )
    if _STRUCTURE.match(after[0]):
        return False
    if any(tail.count(left) > tail.count(right) for left, right in _PAIRS):
        return True
    if tail.rstrip()[-1] in _ENDS:
        return False
    if tail.rstrip()[-1] in "、，":
        return True
    if _ITEM_LABEL.match(head) and not re.search("[，。；]", tail):
        return bool(_PARAGRAPH_LABEL.match(after[1])) and after[0].rstrip()[-1] not in _ENDS
    if _ORPHAN.fullmatch(after[0].strip()) or _cuts_a_date(tail, after[0]):
        return True
    return bool(_PARAGRAPH_LABEL.match(head) or _LIST_LABEL.match(head) or _RUNNING_PROSE.search(tail))


def _cuts_a_date(tail: str, after: str) -> bool:
    if re.search(r"[年月]\s*\d{1,2}\s*$", tail) and re.match(r"\s*[月日]", after):
        return True
    return bool(re.search(r"\d\s*[年月]\s*$", tail) and re.match(r"\s*\d{1,2}\s*[月日]", after))
