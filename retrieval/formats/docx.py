"""Word files: paragraphs, tables, text boxes, notes, headers and footers, with their automatic numbers.

The parts are read straight from the archive, not through python-docx: that library unpacks every part whole, whatever
its size, and leaves out text boxes, notes, list numbers and insertions, which are what matters here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from retrieval.errors import ReadingError
from retrieval.formats.archive import Archive
from retrieval.formats.content import Budget, Content
from retrieval.formats.docx_paragraph import paragraph_text
from retrieval.formats.numbering import Numbering
from retrieval.formats.ooxml import attribute, child, children, local
from retrieval.formats.rows import row_lines

_KIND = "Word file"
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_PAGE_NUMBER = re.compile(r"[\s\d—–\-－·.]*|第\s*\d*\s*页[\s,，/]*(?:共\s*\d*\s*页)?")
_OTHERS = (("OFD.xml", "an OFD file"), ("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "slides"))


@dataclass(slots=True)
class Walk:
    """One reading of a document: what numbers its paragraphs, what it may take, and what was met on the way.

    `left_out` counts what is no text or was deleted, by the words that the warning uses; `notes` are the numbers of
    footnotes and endnotes in the order of their marks; `carried` is text whose paragraph end was deleted.
    """

    numbering: Numbering
    budget: Budget
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)
    carried: str = ""

    def lines(self, parent: etree._Element) -> Iterator[str]:
        """Give the lines of everything in `parent`, in document order."""
        for each in parent:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name in _WRAPPERS:
                yield from self.lines(each)
            elif name == "altChunk":
                self.left_out["embedded documents"] += 1

    def rest(self) -> list[str]:
        """Give the text that waits for a paragraph that never came."""
        waiting, self.carried = self.carried, ""
        return [waiting] if waiting else []

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        text, boxes = paragraph_text(paragraph, self.left_out, self.notes)
        self.budget.spend(len(text) + 1)
        mark = child(child(paragraph, "pPr"), "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried += text
        else:
            label = self.numbering.label(paragraph)
            between = " " if label.endswith((".", "．")) and (self.carried + text)[:1].isdigit() else ""
            yield label + between + self.carried + text
            self.carried = ""
        for box in boxes:
            yield from self.lines(box)

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in _within(table, "tr"):
            changes = child(row, "trPr")
            if child(changes, "del") is None:
                yield from row_lines([[*self.lines(cell), *self.rest()] for cell in _within(row, "tc")])


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give rows of a table, or cells of a row, also those inside content controls."""
    for each in parent:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _within(each, name)


def read_docx(data: bytes, name: str) -> Content:
    """Read a .docx; raises ReadingError for one that is damaged, locked, too large or of another kind."""
    budget = Budget(name)
    archive = Archive.open(data, name, _KIND)
    main = _part(archive, "_rels/.rels", "/officeDocument") or "word/document.xml"
    root = archive.xml(main)
    body = child(root, "body")
    if root is None or body is None:
        kind = next((kind for part, kind in _OTHERS if part in archive.parts), "an archive without a Word document")
        raise ReadingError(name, kind, "a Word file (.docx)")
    walk = Walk(_numbering(archive, main, budget), budget)
    lines = [*walk.lines(body), *walk.rest()]
    heads, feet = (_edges(archive, main, body, walk, each) for each in ("header", "footer"))
    said = set(lines)
    lines = [line for line in heads if line not in said] + lines + [line for line in feet if line not in said]
    lines += _notes(archive, main, walk)
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        pictures = " but pictures" if walk.left_out["pictures"] else ""
        raise ReadingError(name, f"no text{pictures} in the file", "minutes as text, or a scan saved as .pdf")
    if "word/comments.xml" in archive.parts:
        walk.left_out["sets of comments"] += 1
    return Content(text, "utf-8", tuple(f"{count:,} {what} left out" for what, count in sorted(walk.left_out.items())))


def _numbering(archive: Archive, main: str, budget: Budget) -> Numbering:
    numbering, styles = (_part(archive, _links_of(main), kind) or "" for kind in ("/numbering", "/styles"))
    return Numbering.load(archive.xml(numbering), archive.xml(styles), budget)


def _links_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _links(archive: Archive, links: str) -> Iterator[tuple[str, str, str]]:
    """Give (id, type, part) of every part that a relationships part names."""
    root = archive.xml(links)
    folder = links.rpartition("_rels/")[0]
    for each in () if root is None else root:
        target = attribute(each, "Target")
        yield attribute(each, "Id"), attribute(each, "Type"), target[1:] if target[:1] == "/" else folder + target


def _part(archive: Archive, links: str, kind: str) -> str | None:
    found = (part for _, type_, part in _links(archive, links) if type_.endswith(kind))
    return next((part for part in found if part in archive.parts), None)


def _edges(archive: Archive, main: str, body: etree._Element, walk: Walk, kind: str) -> list[str]:
    """Give the lines of all headers or footers that are printed, each once, without page numbers."""
    parts = {key: part for key, _, part in _links(archive, _links_of(main))}
    settings = archive.xml(_part(archive, _links_of(main), "/settings") or "")
    lines: dict[str, None] = {}
    seen: set[str] = set()
    for section in (each for each in body.iter() if local(each) == "sectPr"):
        unprinted = {"first"} if child(section, "titlePg") is None else set()
        unprinted |= {"even"} if child(settings, "evenAndOddHeaders") is None else set()
        for each in children(section, f"{kind}Reference"):
            name = parts.get(attribute(each, "id"), "")
            part = None if name in seen or attribute(each, "type") in unprinted else archive.xml(name)
            if part is not None:
                seen.add(name)
                lines |= dict.fromkeys([*walk.lines(part), *walk.rest()])
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]


def _notes(archive: Archive, main: str, walk: Walk) -> list[str]:
    """Give footnotes and endnotes, in the order of their marks, behind the text."""
    lines = []
    for kind, what in (("footnote", "脚注"), ("endnote", "尾注")):
        part = _part(archive, _links_of(main), f"/{kind}s")
        root = archive.xml(part) if part else None
        bodies = {attribute(each, "id"): each for each in children(root, kind)}
        marks = dict.fromkeys(mark for note, mark in walk.notes if note == kind and mark in bodies)
        for at, mark in enumerate(marks, start=1):
            first, *others = [*walk.lines(bodies[mark]), *walk.rest()] or [""]
            lines += [f"{what}{at}：{first.strip()}", *others]
    return lines
