"""The text of one Word paragraph as it is printed: insertions in, deletions out, fields by their results."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from retrieval.formats.ooxml import attribute, child, local, value

_SKIPPED = frozenset(
    [
        "pPr", "rPr", "moveFrom", "delText", "delInstrText", "rt", "rubyPr", "sdtPr", "sdtEndPr", "tcPr", "numPr",
        "commentReference", "fldData",
    ]
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset({"blip", "imagedata"})
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class _Inline:
    left_out: Counter[str]
    notes: list[tuple[str, str]]
    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    muted: int = 0

    def take(self, parent: etree._Element) -> None:
        for each in parent:
            self._one(each, local(each))

    def _one(self, element: etree._Element, name: str) -> None:
        if name in ("t", "instrText"):
            self._text(element.text or "", name)
        elif name in _SIGNS:
            self._text(_SIGNS[name], "t")
        elif name == "sym":
            code = attribute(element, "char")
            self._text(chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else "", "t")
        elif name == "del":
            self.left_out["tracked deletions"] += 1
        elif name == "txbxContent":
            self.boxes.append(element)
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name.removesuffix("Reference"), attribute(element, "id")))
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "AlternateContent":
            self._alternative(element)
        elif name not in _SKIPPED:
            self._container(element, name)

    def _container(self, element: etree._Element, name: str) -> None:
        if name in _PICTURES:
            self.left_out["pictures"] += 1
        hidden = child(child(element, "rPr"), "vanish") if name == "r" else None
        if hidden is not None and value(hidden) not in _OFF:
            self.left_out["hidden pieces of text"] += 1
        elif not (name == "fldSimple" and _PAGE_FIELD.match(attribute(element, "instr"))):
            self.take(element)

    def _text(self, text: str, name: str) -> None:
        if name == "instrText":
            if self.fields:
                self.fields[-1] += text
        elif not self.muted:
            self.pieces.append(text.replace("\xa0", " "))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
        elif self.fields and kind == "separate":
            self.muted += bool(_PAGE_FIELD.match(self.fields[-1]))
        elif self.fields and kind == "end":
            self.muted = max(0, self.muted - bool(_PAGE_FIELD.match(self.fields.pop())))

    def _alternative(self, element: etree._Element) -> None:
        """Take the first way of saying the same that has text; text boxes are stored twice, new and old."""
        for way in element:
            before = self._taken()
            self.take(way)
            if self._taken() != before:
                return

    def _taken(self) -> tuple[int, int, int]:
        return len(self.pieces), len(self.boxes), self.left_out.total()


def paragraph_text(
    paragraph: etree._Element, left_out: Counter[str], notes: list[tuple[str, str]]
) -> tuple[str, list[etree._Element]]:
    """Give a paragraph's text and the text boxes that hang on it; counts what it leaves out, lists the notes marked."""
    inline = _Inline(left_out, notes)
    inline.take(paragraph)
    return "".join(inline.pieces).rstrip(), inline.boxes
