"""Automatic list numbers of a .docx, rebuilt: the file stores rules (numbering.xml), not the numbers that are printed.

ISO/IEC 29500-1, 17.9: a paragraph names a list (numId) and a level, itself or by its style; the list names an abstract
list, which holds start, style and text ("（%1）") of each level. Lists of one abstract list count on together, unless
one says where it starts. A level starts again after any higher level, unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from retrieval.formats.content import Budget
from retrieval.formats.list_numbers import in_style
from retrieval.formats.ooxml import attribute, child, children, to_int, value

MAX_LEVEL_CHARS = 80
MAX_STYLE_DEPTH = 20
_CLOSED = tuple("、）)．。：:】〕》")
_SYMBOL_FONT = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart_after` is the number of higher levels after which it starts again, 0 for never.

    `for_style` is the paragraph style that goes with the level.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    plain_digits: bool = False
    restart_after: int | None = None
    for_style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list: where it counts (`abstract`), its levels, and the levels that it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    lists: Mapping[str, List]
    by_style: Mapping[str, tuple[str, int]]
    default_style: str | None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, numbering: etree._Element | None, styles: etree._Element | None, budget: Budget) -> Numbering:
        """Read numbering.xml and styles.xml; either may be missing. Raises ReadingError when that takes too long."""
        lists = _lists(numbering, budget) if numbering is not None else {}
        by_style, default = _numbered_styles(styles, budget) if styles is not None else ({}, None)
        return cls(lists, by_style, default)

    def label(self, paragraph: etree._Element) -> str:
        """Count one paragraph and give its number with what parts it from the text; "" where it has none."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, level = found
        chosen = self.lists[number]
        counts = self._counts.setdefault(chosen.abstract, {})
        if number not in self._started:
            self._started.add(number)
            for each in chosen.starts:
                counts.pop(each, None)
        return _written(chosen, level, self._count(chosen, level, counts))

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle")) or self.default_style or ""
        number, level = self.by_style.get(style, ("", 0))
        if own is not None:
            number = value(child(own, "numId")) or number
            level = to_int(value(child(own, "ilvl")), level)
        known = self.lists.get(number)
        if known is not None and own is None:
            level = next((at for at, each in known.levels.items() if style and each.for_style == style), level)
        return (number, level) if known is not None and level in known.levels else None

    def _count(self, chosen: List, level: int, counts: dict[int, int]) -> dict[int, int]:
        counts[level] = counts[level] + 1 if level in counts else chosen.levels[level].start
        for deeper in [each for each in counts if each > level]:
            after = chosen.levels.get(deeper, Level()).restart_after
            if after is None or level < after:
                del counts[deeper]
        return counts


def _written(chosen: List, level: int, counts: Mapping[int, int]) -> str:
    rule = chosen.levels[level]
    if rule.style == "bullet":
        return "• " if not rule.text or _SYMBOL_FONT.search(rule.text) else f"{rule.text} "

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        named = chosen.levels.get(at, Level())
        return in_style(counts.get(at, named.start), "decimal" if rule.plain_digits else named.style)

    label = re.sub("%([1-9])", one, rule.text)
    parted = not label or label.endswith(_CLOSED) or rule.suffix == "nothing"
    return label if parted else f"{label} "


def _lists(root: etree._Element, budget: Budget) -> dict[str, List]:
    """Read the lists; one that names a list style takes the levels of the abstract list that defines the style."""
    abstracts = {attribute(each, "abstractNumId"): each for each in children(root, "abstractNum")}
    by_link = {value(child(each, "styleLink")): key for key, each in abstracts.items()}
    rules = {key: dict(_levels(each)) for key, each in abstracts.items()}
    lists = {}
    for each in children(root, "num"):
        budget.spend()
        key = value(child(each, "abstractNumId"))
        link = value(child(abstracts.get(key), "numStyleLink"))
        key = by_link.get(link, key) if link else key
        levels = dict(rules.get(key, {}))
        starts: dict[int, int] = {}
        for override in children(each, "lvlOverride"):
            at = to_int(attribute(override, "ilvl"), 0)
            levels |= dict(_levels(override))
            start = value(child(override, "startOverride"))
            if start:
                starts[at] = to_int(start, 1)
                levels[at] = replace(levels.get(at, Level()), start=starts[at])
        lists[attribute(each, "numId")] = List(key, levels, starts)
    lists.pop("0", None)
    return lists


def _levels(parent: etree._Element | None) -> Iterator[tuple[int, Level]]:
    for each in children(parent, "lvl"):
        legal = child(each, "isLgl")
        restart = value(child(each, "lvlRestart"))
        yield (
            to_int(attribute(each, "ilvl"), 0),
            Level(
                start=to_int(value(child(each, "start")), 0),
                style=value(child(each, "numFmt")) or "decimal",
                text=value(child(each, "lvlText"))[:MAX_LEVEL_CHARS],
                suffix=value(child(each, "suff")) or "tab",
                plain_digits=legal is not None and value(legal) not in ("0", "false"),
                restart_after=to_int(restart, 0) if restart else None,
                for_style=value(child(each, "pStyle")),
            ),
        )


def _numbered_styles(root: etree._Element, budget: Budget) -> tuple[dict[str, tuple[str, int]], str | None]:
    """Follow each style to the list that it, or one that it is based on, names."""
    default = None
    own: dict[str, tuple[str, str, str]] = {}
    for each in children(root, "style"):
        budget.spend()
        listed = child(child(each, "pPr"), "numPr")
        name = attribute(each, "styleId")
        own[name] = value(child(listed, "numId")), value(child(listed, "ilvl")), value(child(each, "basedOn"))
        if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true"):
            default = default or name
    numbered = {}
    for name in own:
        at, number, level = name, "", ""
        for _ in range(MAX_STYLE_DEPTH):
            own_number, own_level, at = own.get(at, ("", "", ""))
            number, level = number or own_number, level or own_level
        if number:
            numbered[name] = (number, to_int(level, 0))
    return numbered, default
