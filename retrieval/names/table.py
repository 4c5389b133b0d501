"""The list of bodies as data: read strictly, so that a misspelt key is an error and not a silent gap."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from retrieval.errors import UsageError
from retrieval.wording import fold

DEFAULT_TABLE = Path(__file__).resolve().parents[2] / "index_data" / "bodies.toml"


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """One body, or one group of bodies, with the names that the file gives it; see bodies.toml for the fields."""

    name: str
    stems: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    guard: str = ""
    bare: bool = True
    area: bool = False
    elsewhere: bool = False

    def city_stems(self) -> tuple[str, ...]:
        """Give the names without the 市 in front, where this is an organ of the city."""
        own = (self.name[1:],) if self.name.startswith("市") else ()
        offices = (f"{stem}公室" for stem in (*own, *self.stems) if stem.endswith("办"))  # 法制办公室
        return tuple(dict.fromkeys((*own, *self.stems, *offices)))

    def free_names(self) -> tuple[str, ...]:
        """Give the names that are taken as they stand; a town's government is the town."""
        own = () if self.name.startswith("市") else (self.name,)
        tails = {"镇": ("人民政府", "政府"), "街道": ("办事处",)} if self.area else {}
        offices = [self.name + tail for end, many in tails.items() if self.name.endswith(end) for tail in many]
        return (*own, *self.aliases, *offices)


@dataclass(frozen=True, slots=True)
class SharedName:
    """Names that several bodies bear, and those bodies, the likeliest first."""

    names: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyTable:
    """The whole file: bodies, groups, shared names, and the wording around them as pieces of patterns."""

    bodies: tuple[BodyEntry, ...]
    groups: tuple[BodyEntry, ...]
    shared: tuple[SharedName, ...]
    group_patterns: tuple[str, ...]
    open_group_patterns: tuple[str, ...]
    home: tuple[str, ...]
    guards: Mapping[str, str]
    context: Mapping[str, str]
    english: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, Mapping[str, str]]
    regions: tuple[str, ...]
    cities: tuple[str, ...]

    def of_home(self, place: str) -> BodyTable:
        """Give the same table for another city (句容市), whose name then is no other place's."""
        short = place.removesuffix("市")
        others = tuple(city for city in self.cities if city != short)
        return replace(self, home=tuple(dict.fromkeys((place, short))), cities=others)

    def guard_of(self, name: str, entry: BodyEntry) -> str:
        """Give the pattern of what must not follow this name, or ""."""
        ending = self.guards.get(name[-1], "")
        return "|".join(part for part in (ending, entry.guard) if part)


def read_table(path: Path | None = None) -> BodyTable:
    """Read the list of bodies, `index_data/bodies.toml` by default.

    Raises UsageError for a file that is missing, is not TOML, or has a key or a value that the list does not know.
    """
    source = path or DEFAULT_TABLE
    try:
        raw = tomllib.loads(source.read_text(encoding="utf-8"))
        return _table(raw)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(str(source), str(error), "a list of bodies in TOML, UTF-8") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(str(source), f"{type(error).__name__}: {error}", "the keys of bodies.toml") from error


def _table(raw: Mapping[str, Any]) -> BodyTable:
    return BodyTable(
        bodies=tuple(_entry(body) for body in raw["body"]),
        groups=tuple(_entry(group) for group in raw["group"]),
        shared=tuple(SharedName(tuple(one["names"]), tuple(one["bodies"])) for one in raw["shared"]),
        group_patterns=tuple(raw["group_patterns"]),
        open_group_patterns=tuple(raw["open_group_patterns"]),
        home=tuple(raw["home"]["names"]),
        guards=dict(raw["guards"]),
        context=dict(raw["context"]),
        english={key: tuple(words) for key, words in raw["english"].items()},
        levels=dict(raw["levels"]),
        regions=tuple(raw["places"]["regions"]),
        cities=tuple(raw["places"]["cities"].split()),
    )


def _entry(raw: Mapping[str, Any]) -> BodyEntry:
    known = {field.name for field in fields(BodyEntry)}
    if unknown := set(raw) - known:
        raise KeyError(f"{raw.get('name')} has {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return BodyEntry(**values)


def fresh_entry(name: str) -> BodyEntry:
    """Make the entry of a body that was learned from a text: its name alone, in the form it was read."""
    return BodyEntry(name=fold(name).strip())
