"""Who the minutes speak of: every body by one canonical name, found in Chinese and in English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from retrieval.names.english import EnglishNames
from retrieval.names.pinyin import syllables
from retrieval.names.scan import ChineseNames, Mention
from retrieval.names.table import BodyEntry, BodyTable, fresh_entry, read_table
from retrieval.names.work import BodiesByWork
from retrieval.records import Span
from retrieval.wording import any_of, fold

__all__ = ["Ambiguity", "Bodies", "Mention"]
# What follows a city's short name where it is part of another name: 太仓港, 昆山高新区.
_OF_A_NAME = "[市港河江湖路站湾岛山村镇县区高开经大话]"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name that several bodies bear: `text[start:end]` may mean any of `candidates`, the likeliest first."""

    start: int
    end: int
    candidates: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.end)


class Bodies:
    """All bodies known: what they are called, and where a text names them."""

    def __init__(self, table: BodyTable) -> None:
        """Compile a table of bodies; about a tenth of a second, so build it once and share it."""
        self._table = table
        self._entries = {entry.name: entry for entry in (*table.bodies, *table.groups)}
        self._chinese = ChineseNames(table)
        self._english = EnglishNames(table)
        self._by_work = BodiesByWork(table)
        context = table.context
        self._shape = re.compile(f"[市省区县旗州]?{context['unknown_inside']}{{1,14}}?(?:{context['unknown_end']})")
        self._strange = re.compile(
            f"(?:^|(?<=由)|(?<=会同)|(?<=[，、：；。和与]))(?P<name>"
            f"[市省区县旗州]{context['unknown_inside']}{{1,12}}?(?:{context['unknown_end']})(?![局委办])"
            f"|(?<=由){context['unknown_inside']}{{2,12}}?(?:{context['unknown_end']})(?={context['unknown_after']}))"
        )
        self._person = re.compile(context["person"])
        self._places = re.compile(any_of((*table.regions, *table.cities)))

    @classmethod
    def load(cls, path: Path | None = None, home: str | None = None) -> Bodies:
        """Read the list, `index_data/bodies.toml` by default; `home` names another city (句容市) than the list's.

        Raises UsageError for a list that cannot be read.
        """
        table = read_table(path)
        return cls(table.of_home(home) if home else table)

    def canonical(self, name: str) -> str:
        """Give the canonical name for any Chinese or English name of a body or group; unknown: `name` unchanged."""
        folded = "".join(fold(name).split())
        if known := self._chinese.index.get(folded) or self._chinese.groups.get(folded):
            return known
        found = self._english.in_text(name.strip())
        whole = len(found) == 1 and found[0].mention() and _covers(name.strip(), found[0].start, found[0].end)
        return found[0].bodies[0] if whole else name

    def find(self, text: str, loose: bool = False) -> tuple[Mention, ...]:
        """Find the bodies named in Chinese text: the longest names, none cut out of another, in order.

        Bodies of other places (苏州市水务局) come with `kind` `other_place`. `loose` also takes ordinary words (公安,
        海关) for bodies where the words around allow it, and bodies told by their work (管科技的局): for questions, not
        for minutes.
        """
        found = [one for one in self._chinese.in_text(text, loose) if one.kind != "group"]
        for told in self._by_work.in_text(text) if loose else ():
            found = [one for one in found if one.end <= told.start or told.end <= one.start] + [told]
        return tuple(sorted(found, key=lambda one: one.start))

    def find_by_work(self, text: str) -> tuple[Mention, ...]:
        """Find the bodies that a question tells by their work, not by name: 管科技的局, the weather people."""
        told = (mention for name in self._english.told(text) if (mention := name.mention()))
        return (*self._by_work.in_text(text), *told)

    def find_groups(self, text: str) -> tuple[Mention, ...]:
        """Find groups of bodies (各地各部门, 各成员单位); a wording that is not listed stands for itself."""
        return tuple(one for one in self._chinese.in_text(text) if one.kind == "group")

    def addressees(self, text: str) -> tuple[Mention, ...]:
        """Find bodies and groups together, in order: whom a sentence may tell to do something."""
        return self._chinese.in_text(text)

    def find_english(self, text: str) -> tuple[Mention, ...]:
        """Find the bodies named in English text; a name that several bodies bear is left to `ambiguous`."""
        return tuple(mention for name in self._english.in_text(text) if (mention := name.mention()))

    def place(self, word: str) -> str:
        """Give the Chinese name of the place that an English word names (Shaxi -> 沙溪); "" for any other word."""
        return self._english.places.get(word.lower(), "")

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the bodies named in a text of either language: the Chinese names, then the English ones."""
        return (*self.find(text), *self.find_english(text))

    def ambiguous(self, text: str) -> tuple[Ambiguity, ...]:
        """Find names that several bodies bear (standing committee, 常委会), in English or Chinese text."""
        shared = [*self._chinese.shared_in(text, self._chinese.in_text(text))]
        shared += [(one.start, one.end, one.bodies) for one in self._english.in_text(text) if len(one.bodies) > 1]
        return tuple(Ambiguity(*found) for found in sorted(shared))

    def find_unknown(self, text: str) -> tuple[Mention, ...]:
        """Find what looks like a body after 由, 会同, or at the start of a clause, and is not known."""
        known = self._chinese.in_text(text)
        folded = fold(text)
        return tuple(
            Mention(*found.span("name"), found["name"])
            for found in self._strange.finditer(folded)
            if not any(one.start < found.end("name") and found.start("name") < one.end for one in known)
        )

    def leading(self, entry: str) -> Mention | None:
        """Find the body that an entry of an attendance list begins with (海关罗建国), known or not; None for none.

        A known name counts where a person's name, 代表 or nothing follows; else the shortest name of a body's shape.
        """
        folded = fold(entry)
        if exact := self._chinese.index.get(folded.removesuffix("代表")):
            return Mention(0, len(folded.removesuffix("代表")), exact)
        for length in range(min(len(folded), 24), 1, -1):
            name = self._chinese.index.get(folded[:length])
            if name and self._person.fullmatch(folded[length:]):
                return Mention(0, length, name)
        ends = [
            end
            for end in range(3, len(folded) + 1)
            if self._shape.fullmatch(folded[:end]) and self._person.fullmatch(folded[end:])
        ]
        best = min(ends, key=lambda end: _oddness(folded[end:]), default=None)
        return Mention(0, best, folded[:best]) if best else None

    def without_home(self, text: str, chinese: bool) -> str:
        """Leave out the city itself, which tells none of its documents from another: 澄溪市养犬管理办法, Chengxi's."""
        return (self._home if chinese else self._home_romanised).sub(" ", text)

    @cached_property
    def _home(self) -> re.Pattern[str]:
        city, *short = self._table.home
        alone = [rf"{re.escape(name)}(?!{_OF_A_NAME})(?=[㐀-鿿]{{2}})" for name in short if len(name) > 1]
        return re.compile("|".join((re.escape(city), *alone)))

    @cached_property
    def _home_romanised(self) -> re.Pattern[str]:
        name = "".join(syllables(self._table.home[-1])).capitalize()
        return re.compile(rf"\b{name}(?: City)?['’]s\b|\b{name} City\b")

    def other_places(self, text: str) -> tuple[str, ...]:
        """Give the other cities and provinces that a text names: 昆山, 苏州, also as Kunshan, Suzhou."""
        said = [match.group() for match in self._places.finditer(fold(text))]
        latin = re.findall(r"\b[A-Z][a-z]{4,}", text)
        return tuple(dict.fromkeys((*said, *(self._romanised[word] for word in latin if word in self._romanised))))

    @cached_property
    def _romanised(self) -> Mapping[str, str]:
        """Names of other places in pinyin, as English writes them."""
        names = (*self._table.regions, *self._table.cities)
        return {"".join(syllables(name)).capitalize(): name for name in reversed(names)}

    def looks_like_body(self, text: str) -> bool:
        """Tell whether the whole text is the name of a body or group, known or of a body's shape."""
        return self.canonical(text) in self._entries or self._shape.fullmatch(fold(text.strip())) is not None

    def english(self, name: str) -> str | None:
        """Give the usual English name of a body or group; a district's bureau gets its level; None if unknown."""
        canonical = self.canonical(name)
        if entry := self._entries.get(canonical):
            return entry.english[0] if entry.english else None
        for level, rule in self._table.levels.items():
            own = self._chinese.index.get("市" + canonical.removeprefix(level))
            if canonical.startswith(level) and own and (english := self.english(own)):
                return f"{rule['english']} {english.removeprefix('Municipal ')}"
        return None

    def english_names(self, name: str) -> tuple[str, ...]:
        """Give all English names that are listed for a body or group, the shown one first."""
        entry = self._entries.get(self.canonical(name))
        return entry.english if entry else ()

    def aliases(self, name: str) -> tuple[str, ...]:
        """Give all Chinese ways to write a body that name it wherever they stand, canonical first.

        An unknown name has itself alone.
        """
        canonical = self.canonical(name)
        entry = self._entries.get(canonical, BodyEntry(canonical))
        ordinary = {fold(word) for word in entry.loose}
        others = (alias for alias in self._written.get(canonical, ()) if alias not in ordinary)
        return tuple(dict.fromkeys((canonical, *others)))

    @cached_property
    def _written(self) -> Mapping[str, Sequence[str]]:
        """All that is written for each body and group."""
        written: dict[str, list[str]] = {}
        for alias, body in {**self._chinese.index, **self._chinese.groups}.items():
            written.setdefault(body, []).append(alias)
        return written

    def names(self) -> tuple[str, ...]:
        """Give the canonical names of all bodies, groups left out, in the order of the list."""
        return tuple(entry.name for entry in self._table.bodies)

    def learn(self, names: Iterable[str]) -> Bodies:
        """Give Bodies that also know these names; a known body that only other cities had is now at hand."""
        wanted = list(dict.fromkeys(self.canonical(name) for name in names))
        met = {name for name in wanted if name in self._entries}
        fresh = tuple(fresh_entry(name) for name in wanted if name not in self._entries and name.strip())
        held = tuple(replace(one, elsewhere=one.elsewhere and one.name not in met) for one in self._table.bodies)
        if not fresh and held == self._table.bodies:
            return self
        return Bodies(replace(self._table, bodies=(*held, *fresh)))


def _covers(name: str, start: int, end: int) -> bool:
    return name[:start].strip().lower() in ("", "the") and not name[end:].strip(" .,'s’")


def _oddness(rest: str) -> tuple[bool, int]:
    # People's names have two or three characters far more often than four; of equals the shorter body.
    return len(rest) not in (0, 2, 3), -len(rest)
