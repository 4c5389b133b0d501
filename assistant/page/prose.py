"""An answer's text in its pieces: paragraphs, lists with their rows, block quotes; and each of them as HTML.

The text names its citations as `[n]`. A line that begins with `> ` is a quote and ends in its markers; a line that
begins with two blanks belongs to the list row above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from assistant.page.words import escape

Kind = Literal["paragraph", "list", "quotes"]
_MARKER = re.compile(r"\[(\d{1,4})\]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ROW = re.compile(r"\s*(?:[-•*]|(\d{1,3})[.)])\s+(.*)")
_QUOTE = "> "
_BELONGS_ABOVE = "  "


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: one paragraph, or the rows of a list, or a run of quotes; `lines` as they came."""

    kind: Kind
    lines: tuple[str, ...]


def blocks(text: str) -> tuple[Block, ...]:
    """Take a text apart; lines that belong to the row above stand in that row, after a line end."""
    found: list[tuple[Kind, list[str]]] = []
    for line in filter(str.strip, text.split("\n")):
        last = found[-1] if found else ("paragraph", [])
        if line.startswith(_BELONGS_ABOVE) and last[0] == "list" and not _ROW.fullmatch(line):
            last[1][-1] += f"\n{line}"
            continue
        kind = _kind(line)
        if kind == last[0] != "paragraph":
            last[1].append(line)
        else:
            found.append((kind, [line]))
    return tuple(Block(kind, tuple(lines)) for kind, lines in found)


def _kind(line: str) -> Kind:
    if line.startswith(_QUOTE):
        return "quotes"
    return "list" if _ROW.fullmatch(line) else "paragraph"


@dataclass(frozen=True, slots=True)
class Named:
    """The markers that a text names: in its quotes, and in what it says in its own words."""

    by_quotes: frozenset[int]
    by_claims: frozenset[int]


def named(text: str) -> Named:
    """Read which markers the quotes and the claims of a text name."""
    by_kind: dict[bool, set[int]] = {True: set(), False: set()}
    for block in blocks(text):
        by_kind[block.kind == "quotes"].update(*map(markers, block.lines))
    return Named(frozenset(by_kind[True]), frozenset(by_kind[False]))


def markers(line: str) -> set[int]:
    """Give the markers that a line names."""
    return {int(number) for number in _MARKER.findall(line)}


def without_quotes(text: str, left_out: Collection[int]) -> tuple[Block, ...]:
    """Take a text apart without the quotes all of whose markers are to be left out."""
    kept = (
        line
        for line in text.split("\n")
        if not line.startswith(_QUOTE) or not markers(line) or not markers(line) <= set(left_out)
    )
    return blocks("\n".join(kept))


def as_html(said: Collection[Block], marker: Callable[[int], str]) -> str:
    """Render the pieces; `marker` gives the HTML of a marker by its number. All else stays what it is, escaped."""
    return "".join(_HTML[block.kind](block.lines, lambda line: _inline(line, marker)) for block in said)


def as_markdown(said: Collection[Block]) -> str:
    """Write the pieces so that Markdown keeps them apart: a blank line between, each quote a paragraph of its own."""
    return "\n\n".join(("\n>\n" if block.kind == "quotes" else "\n").join(block.lines) for block in said)


Inline = Callable[[str], str]


def _paragraph(lines: tuple[str, ...], inline: Inline) -> str:
    return "".join(f"<p>{inline(line)}</p>" for line in lines)


def _list(lines: tuple[str, ...], inline: Inline) -> str:
    return f"<ol>{''.join(_row(line, inline) for line in lines)}</ol>"


def _row(line: str, inline: Inline) -> str:
    first, *below = line.split("\n")
    row = _ROW.fullmatch(first)
    number, text = (row[1], row[2]) if row else (None, first)
    value = f' value="{number}"' if number else ' class="plain"'
    more = "".join(f'<span class="below">{inline(each.strip())}</span>' for each in below)
    return f"<li{value}>{inline(text)}{more}</li>"


def _quotes(lines: tuple[str, ...], inline: Inline) -> str:
    quoted = "".join(f"<p>{inline(line.removeprefix(_QUOTE))}</p>" for line in lines)
    return f'<blockquote lang="zh-Hans">{quoted}</blockquote>'


_HTML: dict[Kind, Callable[[tuple[str, ...], Inline], str]] = {
    "paragraph": _paragraph,
    "list": _list,
    "quotes": _quotes,
}


def _inline(line: str, marker: Callable[[int], str]) -> str:
    bold = _BOLD.sub(r"<strong>\1</strong>", escape(line))
    return _MARKER.sub(lambda match: marker(int(match[1])), bold)
