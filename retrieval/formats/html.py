"""Web pages: the text that a reader sees, a line per block, table rows with tabs. Nothing of a page is run or fetched.

Styles are honoured as far as they stand on the element itself (display: none); style sheets are not evaluated.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml import html as parser_of

from retrieval.errors import ReadingError
from retrieval.formats.apart import run_apart
from retrieval.formats.content import Budget, Content, broken
from retrieval.formats.list_numbers import in_style
from retrieval.formats.rows import row_lines
from retrieval.formats.text import read_text

MAX_BYTES_HERE = 100_000


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names("""
    address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody tfoot
    thead tr td th title ul
""")
_UNSEEN = _names("script style template head noscript iframe object embed audio video canvas rt rp datalist del")
_COUNTED = {
    "del": "deleted pieces of text",
    "rt": "glosses",
    "iframe": "embedded pages",
    "object": "embedded objects",
    "embed": "embedded objects",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BARE = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)
# Only these are believed: pages often claim a Western encoding, in which any bytes are some text.
_DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "cp950",
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
}
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OWN_LABEL = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|第[一二三四五六七八九十\d]{1,3}[条章])")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uff60]")
_BLANKS = re.compile("[ \t\r\n\f]+")


def read_html(data: bytes, name: str) -> Content:
    """Read a web page; a large one in a process of its own, since some made-up pages take the parser minutes."""
    if len(data) > MAX_BYTES_HERE:
        return run_apart("html", data, name)
    return read_html_here(data, name)


def read_html_here(data: bytes, name: str) -> Content:
    """Read a web page in this process; raises ReadingError."""
    source = read_text(data, name, _declared(data))
    parser = parser_of.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = parser_of.document_fromstring(source.text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise broken(name, "web page", str(error)) from error
    if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        raise ReadingError(name, "elements nested too deep to read", "a web page as browsers save it")
    page = _Page(Budget(name))
    lines = page.read(root)
    title = " ".join("".join(root.xpath("//head/title//text()")).split())
    if title and _squeezed(re.split("[-_|—]", title)[0]) not in _squeezed("".join(lines)):
        lines.insert(0, title)
    if not any(line.strip() for line in lines):
        raise ReadingError(name, "a web page without visible text", "a page with the minutes as text")
    left_out = tuple(f"{count:,} {what} left out" for what, count in sorted(page.left_out.items()))
    return Content("\n".join(lines), source.encoding, (*source.warnings, *left_out))


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else None
    return _DECLARED.get(name or "")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@dataclass(slots=True)
class _Page:
    """One reading of a page. `open` holds, for each table cell now open, its lines; the page itself is the first."""

    budget: Budget
    left_out: Counter[str] = field(default_factory=Counter)
    open: list[list[str]] = field(default_factory=lambda: [[]])
    rows: list[list[list[str]]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def read(self, root: etree._Element) -> list[str]:
        """Walk the tree without recursion, since pages may be nested deeper than Python's stack."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self.budget.spend()
                if self._unseen(element, name):
                    walker.skip_subtree()
                    continue
                self._start(element, name)
                self._text(element.text, element)
            else:
                if not self._unseen(element, name, count=False):
                    self._end(name)
                if element is not root:
                    self._text(element.tail, element.getparent())
        self._break()
        return self.open[0]

    def _unseen(self, element: etree._Element, name: str, count: bool = True) -> bool:
        hidden = "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
        if count and (hidden or name in _COUNTED):
            self.left_out[_COUNTED.get(name, "hidden elements")] += 1
        return hidden or name in _UNSEEN

    def _start(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS or name == "br":
            self._break()
        if name == "ol":
            start = element.get("start", "1")
            self.numbers.append(int(start) if re.fullmatch("[0-9]{1,4}", start) else 1)
        elif name == "ul":
            self.numbers.append(0)
        elif name == "li":
            self._number(element)
        elif name == "tr":
            self.rows.append([])
        elif name in ("td", "th") and self.rows:
            self.open.append([])

    def _end(self, name: str) -> None:
        if name in _BLOCKS:
            self._break()
        if name in ("ol", "ul") and self.numbers:
            self.numbers.pop()
        elif name in ("td", "th") and self.rows and len(self.open) > 1:
            self.rows[-1].append(self.open.pop())
        elif name == "tr" and self.rows:
            self.open[-1].extend(row_lines(self.rows.pop()))

    def _number(self, item: etree._Element) -> None:
        """Write the number that a browser writes before a list item, unless the item brings its own."""
        parent = item.getparent()
        if not self.numbers or not self.numbers[-1] or parent is None or parent.tag != "ol":
            return
        own = item.get("value", "")
        number = int(own) if re.fullmatch("[0-9]{1,4}", own) else self.numbers[-1]
        self.numbers[-1] = number + 1
        style = parent.get("style", "") + item.get("style", "")
        if not _BARE.search(style) and not _OWN_LABEL.match(_beginning(item)):
            self.pieces.append(in_style(number, _LIST_STYLES.get(parent.get("type", ""), "decimal")) + ". ")

    def _text(self, text: str | None, parent: etree._Element) -> None:
        if not text:
            return
        self.budget.spend(len(text))
        if parent.tag == "pre":
            first, *others = text.split("\n")
            self.pieces.append(first)
            for line in others:
                self._break()
                self.pieces.append(line)
        else:
            self.pieces.append(_BLANKS.sub(_blank, text))

    def _break(self) -> None:
        line = re.sub(" {2,}", " ", "".join(self.pieces).replace("\xa0", " ")).strip(" ")
        self.pieces.clear()
        if line:
            self.open[-1].append(line)


def _blank(match: re.Match[str]) -> str:
    """Take a line break between two Chinese characters away, and make any other blanks one."""
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    return "" if "\n" in match[0] and _WIDE.match(before) and _WIDE.match(after) else " "


def _beginning(item: etree._Element) -> str:
    """Give the first few characters in an element, without walking all of it."""
    return "".join(piece[:100] for piece in islice(item.itertext(), 20))
