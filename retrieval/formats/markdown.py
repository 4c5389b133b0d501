"""Markdown: the markers out, the text and its numbers in, line by line.

A line-wise reader, not a full one: minutes use little of Markdown, every line stays where it was, and no made-up input
makes it slow. What it does not know stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.formats.content import Budget, Content
from retrieval.formats.rows import row_lines
from retrieval.formats.text import read_text

MAX_LINE_CHARS = 20_000
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[^`]{0,60}$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={2,})$")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$")
_LEADING = re.compile(r"(?:[ \t]{0,8}(?:>|#{1,6}(?=[ \t]|$)|[-*+](?=[ \t])(?:[ \t]+\[[ xX]\](?=\s))?)[ \t]*)+")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_ORDERED = re.compile(r"([ \t]{0,12})(\d{1,4})([.)])[ \t]+(?=\S)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = (
    (re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,800}(?:\s+\"[^\"]{0,200}\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,800})>"), r"\1"),
    (re.compile(r"(?i)</?(?:br|p|div|span|b|i|u|em|strong|center|font|sup|sub|h[1-6]|hr)\b[^<>]{0,200}>"), ""),
    (re.compile(r"(\*{2,3})((?:(?!\1).){1,2000}?)\1"), r"\2"),
    (re.compile(r"(?<!_)__(?=[^\s_])([^_]{1,1000})(?<=\S)__(?!_)"), r"\1"),
    (re.compile(r"(?<![*\d\\])\*(?=[^\s*])([^*]{1,1000})(?<=[^\s*])\*(?![*\d])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,1000})(?<=[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"(`{1,3})([^`]{1,1000})\1"), r"\2"),
    (re.compile("&nbsp;"), " "),
)


def read_markdown(data: bytes, name: str) -> Content:
    """Read a Markdown file, each line by itself; raises ReadingError for bytes that are no text."""
    budget = Budget(name)
    source = read_text(data, name)
    lines = []
    for line in _numbered(_plain(source.text.splitlines())):
        budget.spend(len(line) + 1)
        lines.append(line)
    return Content("\n".join(lines), source.encoding, source.warnings)


def _plain(lines: list[str]) -> Iterator[str]:
    fenced = False
    for line in lines:
        if _FENCE.match(line[:100]):
            fenced = not fenced
        elif fenced or len(line) > MAX_LINE_CHARS:
            yield line
        elif line.startswith("|") and _TABLE_RULE.match(line):
            continue
        elif line.startswith("|"):
            yield from row_lines([[_inline(cell).strip()] for cell in line.strip().strip("|").split("|")])
        elif not _RULE.match(line[:100]) or len(line) > 100:
            yield _inline(_without_leading(line))


def _without_leading(line: str) -> str:
    head = _LEADING.match(line[:200])
    if head is None:
        return line
    rest = line[head.end() :]
    return _CLOSING.sub("", rest) if "#" in head[0] else rest


def _inline(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return _ESCAPED.sub(r"\1", text)


def _numbered(lines: Iterator[str]) -> Iterator[str]:
    """Number a list whose items are all written `1.` as it is shown; any other number stays as it is written."""
    counts: dict[tuple[str, str], int] = {}
    for line in lines:
        found = _ORDERED.match(line)
        if found is None:
            if line.strip() and not line.startswith((" ", "\t")):
                counts.clear()
            yield line
            continue
        indent, number, sign = found.groups()
        key = (indent, sign)
        repeated = number == "1" and key in counts
        counts[key] = counts[key] + 1 if repeated else int(number)
        yield f"{indent}{counts[key]}{sign} {line[found.end() :]}" if repeated else line
