"""What the page shows before anyone has asked: the welcome with examples, and the newest minutes held."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from assistant.page.source import number_words
from assistant.page.words import Phrase, both, day, escape, file_text, only
from retrieval.records import Minutes

_NEWEST_READ = 8
_EXAMPLES_SHOWN = 5


class Listed(Protocol):
    """What the page needs of a document that it has not read: the ISO date on which its meeting was held."""

    @property
    def held(self) -> str | None:
        """Give the day, or None where the document does not tell."""
        ...


class Holding(Protocol):
    """What the page needs of the library: a list of all documents by the day held, and any one of them."""

    @property
    def entries(self) -> Mapping[str, Listed]:
        """List all documents by id, oldest first."""
        ...

    @property
    def minutes(self) -> Callable[[str], Minutes]:
        """Read one document; it raises MinutesError where there is none of that id."""
        ...


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held, in short: how many documents, of which days (ISO), and the newest of them, newest first."""

    count: int
    first: str | None
    last: str | None
    newest: tuple[Minutes, ...]


def holdings(library: Holding) -> Holdings:
    """Look a library over without reading more than its newest documents."""
    entries = library.entries
    held = sorted(entry.held for entry in entries.values() if entry.held)
    newest = tuple(library.minutes(document) for document in islice(reversed(list(entries)), _NEWEST_READ))
    return Holdings(len(entries), held[0] if held else None, held[-1] if held else None, newest)


def welcome(held: Holdings) -> str:
    """Render the greeting and the example questions that the minutes held can answer."""
    offered = "".join(
        f'<li lang="{tag}" {only(language)}><button type="button" data-act="ask" data-question="{escape(text)}">'
        f"{escape(text)}</button></li>"
        for example in _examples(held.newest)
        for tag, language, text in (("zh-Hans", "zh", example.zh), ("en", "en", example.en))
    )
    return (
        f'<section class="welcome"><h2>{both("welcome").html()}</h2><p>{both("welcome_text").html()}</p>'
        f'<h3>{both("examples").html()}</h3><ul class="examples">{offered}</ul></section>'
    )


def _examples(newest: Sequence[Minutes]) -> list[Phrase]:
    """Give the example questions whose word stands in the newest minutes, their slots filled from the last."""
    listed: list[dict[str, str]] = tomllib.loads(file_text("ask.toml"))["examples"]
    slots = _slots(newest[0]) if newest else {}
    fitting = (
        Phrase(example["zh"].format_map(slots), example["en"].format_map(slots))
        for example in listed
        if example.get("slot") in (None, *slots) and any(example["needs"] in one.text for one in newest)
    )
    return list(islice(fitting, _EXAMPLES_SHOWN))


def _slots(newest: Minutes) -> dict[str, str]:
    documents = [title for item in newest.items for title in item.documents]
    known = {"number": newest.number, "document": documents[-1] if documents else None}
    return {name: str(value) for name, value in known.items() if value is not None}


def shelf(held: Holdings) -> str:
    """Render the source panel before anything is cited: what it is for, and the newest minutes to open."""
    rows = "".join(f"<li>{_volume(one)}</li>" for one in held.newest)
    listed = f'<h3>{both("recent").html()}</h3><ul class="volumes">{rows}</ul>' if rows else ""
    return (
        f'<div class="shelf"><i class="leaf" aria-hidden="true"></i><h2>{both("panel_empty").html()}</h2>'
        f"<p>{both('panel_empty_text').html()}</p>{listed}</div>"
    )


def nothing_to_open() -> str:
    """Render the panel for a link to minutes that are not held."""
    return f'<p class="open-failed" role="alert">{both("open_failed").html()}</p>'


def _volume(minutes: Minutes) -> str:
    facts = [both("items_count", count=len(minutes.items))]
    if minutes.held:
        facts.insert(0, both("held", day=day(minutes.held)))
    words = Phrase(" · ".join(fact.zh for fact in facts), " · ".join(fact.en for fact in facts))
    return (
        f'<a class="volume" href="?doc={escape(minutes.id)}" data-document="{escape(minutes.id)}">'
        f"<strong>{number_words(minutes.number, minutes.id).html()}</strong><span>{words.html()}</span></a>"
    )
