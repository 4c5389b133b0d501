"""Names of bodies in Chinese text: one pattern for all of them, and the guards that keep a name whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from retrieval.names.table import BodyEntry, BodyTable
from retrieval.records import Span, overlap
from retrieval.wording import any_of, fold


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `text[start:end]`, in characters, names the body `canonical`.

    `kind` is `body`; `group` for a group of bodies (各相关单位); `other_place` for a body of another place or level
    (苏州市水务局, 区住建局), whose canonical name is the name as written.
    """

    start: int
    end: int
    canonical: str
    kind: Literal["body", "group", "other_place"] = "body"

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.end)


class ChineseNames:
    """Finds the names of a table in Chinese text."""

    def __init__(self, table: BodyTable) -> None:
        """Compile the table; tens of milliseconds, so build it once."""
        self._table = table
        self.index: dict[str, str] = {}
        self.groups = {fold(name): group.name for group in table.groups for name in (group.name, *group.aliases)}
        self._areas = {entry.name for entry in table.bodies if entry.area}
        self._stems: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._free: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        for entry in sorted(table.bodies, key=lambda one: one.elsewhere):
            self._add(entry)
        self._pattern = re.compile(self._names())
        self._group_names = re.compile(any_of(self.groups))
        self._group_wordings = re.compile("|".join(table.group_patterns))
        self._open_groups = re.compile("|".join(table.open_group_patterns))
        self._loose_names = self._in_loose_context(self._loose)
        self.shared = {fold(name): one.bodies for one in table.shared for name in one.names if not name.isascii()}
        self._shared_names = re.compile(any_of(name for name in self.shared if len(name) > 2))
        self._shared_words = self._in_loose_context(name for name in self.shared if len(name) == 2)

    def _in_loose_context(self, words: Iterable[str]) -> re.Pattern[str]:
        """Match words that stand alone, behind what tells whose something is (归口住建), or before it (住建口)."""
        context, word = self._table.context, any_of(words)
        owned = "|".join(f"(?<={before})" for before in context["before_owner"].split("|"))
        alone = f"(?:^|(?<={context['before_loose']})){word}(?=$|{context['after_loose']})"
        coming = f"{word}(?={context['coming']})"
        return re.compile(
            f"{alone}|{coming}|(?:{owned}){word}(?!{context['not_after_owner']})|{word}(?={context['after_owner']})"
        )

    def _add(self, entry: BodyEntry) -> None:
        city, *short = self._table.home
        for stem in map(fold, entry.city_stems()):
            if entry.bare and len(stem) > 2:
                self._put(self._bare, stem, entry, (stem, *(home + stem for home in short)))
            self._put(self._stems, stem, entry, (f"市{stem}", city + stem))
        if entry.area:
            self._put(self._stems, fold(entry.name), entry, (f"市{entry.name}", city + entry.name))
        for name in map(fold, entry.free_names()):
            own = () if any(home in name for home in self._table.home) else self._table.home
            self._put(self._free, name, entry, (name, *(home + name for home in own)))
        for word in map(fold, entry.loose):
            self._put(self._loose, word, entry, (word,))

    def _put(self, words: dict[str, str], word: str, entry: BodyEntry, written: Iterable[str]) -> None:
        words.setdefault(word, "" if words is self._loose else self._table.guard_of(word, entry))
        for name in written:
            self.index.setdefault(name, entry.name)

    def _names(self) -> str:
        context, table = self._table.context, self._table
        city, *short = table.home
        firsts = {name[0] for words in (self._free, self._bare, table.home) for name in words} | {"市"}
        firsts |= {name[0] for name in (*table.regions, *table.cities, *table.levels)}
        return (
            f"(?=[{''.join(sorted(firsts))}])(?:"
            f"(?:(?P<place>{self._places()})|(?<!{context['not_before_city']})市|{city}){any_of(self._stems)}"
            f"|(?:{any_of(table.home)})?{any_of(self._free)}"
            f"|(?:{any_of(short)}|(?<!{context['not_before_bare']})){any_of(self._bare)})"
        )

    def _places(self) -> str:
        cities = f"{any_of(self._table.cities)}[市县区]?"
        levels = (
            (f"(?<![{rule['not_after']}])" if "not_after" in rule else "") + re.escape(level)
            for level, rule in self._table.levels.items()
        )
        return "|".join((f"{any_of(self._table.regions)}(?:{cities})?", cities, *levels))

    def in_text(self, text: str, loose: bool = False) -> tuple[Mention, ...]:
        """Find bodies and groups, in the order of the text, none inside another.

        `loose` also takes ordinary words (公安, 海关) for bodies where the words around allow it: for questions.
        """
        folded = fold(text)
        groups = (*_groups(self._group_names, folded), *_groups(self._group_wordings, folded))
        kept = _longest((*groups, *self._bodies(folded)))
        kept = _beside(kept, _groups(self._open_groups, folded))
        if loose:
            found = self._loose_names.finditer(folded)
            kept = _beside(kept, (Mention(*one.span(), self.index[one.group()]) for one in found))
        return tuple(
            Mention(one.start, one.end, self.groups.get(one.canonical, one.canonical), one.kind) for one in kept
        )

    def shared_in(self, text: str, taken: Iterable[Mention]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Find names that several bodies bear, outside the mentions `taken`: start, end, those bodies."""
        folded = fold(text)
        kept = list(taken)
        for pattern in (self._shared_names, self._shared_words):
            for found in pattern.finditer(folded):
                if not any(one.start < found.end() and found.start() < one.end for one in kept):
                    yield found.start(), found.end(), self.shared[found.group()]

    def _bodies(self, folded: str) -> Iterator[Mention]:
        before: Mention | None = None
        for found in self._pattern.finditer(folded):
            name = found.group()
            one = Mention(*found.span(), name, "other_place") if found["place"] else self._named(found)
            if before and before.end == one.start and before.canonical in self._areas and name in self._bare:
                one = Mention(before.start, one.end, folded[before.start : one.end], "other_place")
            elif before:
                yield before
            before = one
        if before:
            yield before

    def _named(self, found: re.Match[str]) -> Mention:
        return Mention(*found.span(), self.index[found.group()])


def _groups(pattern: re.Pattern[str], folded: str) -> Iterator[Mention]:
    return (Mention(*found.span(), found.group(), "group") for found in pattern.finditer(folded))


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _beside(kept: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    added = [one for one in more if not any(overlap(one, old) for old in kept)]
    return sorted((*kept, *added), key=lambda mention: mention.start) if added else kept
