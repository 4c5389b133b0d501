"""What `minutes ledger` is asked for: its filters, read strictly, and what they mean in an index."""

from __future__ import annotations

import argparse
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.errors import UsageError
from retrieval.ledger_file import Held, LedgerFile
from retrieval.parsing.series import series_year
from retrieval.stored.ledger_where import SAID, Where

if TYPE_CHECKING:
    from retrieval.bodies import Bodies

KINDS: Mapping[str, Sequence[str]] = {
    "decision": ("decision",),
    "duty": ("duty",),
    "requirement": ("requirement",),
    "all": ("decision", "duty", "requirement"),
    "decision and duty": ("decision", "duty"),
}
NEXT_STEPS = ("issue", "submit", "report_first", "report", "carry_out")
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_MARK = {"number": "第?{}号?", "meeting": "第?{}次?", "year": "{}年?"}
_HAN = re.compile("[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """One question to the ledger; what is None is not asked for. `first` and `last` are days held, as 20230410."""

    body: str | None = None
    number: int | None = None
    meeting: int | None = None
    year: int | None = None
    first: int | None = None
    last: int | None = None
    kind: str = "decision and duty"
    next_step: str | None = None
    route: str | None = None
    document: str | None = None
    words: str | None = None


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters to a command's parser."""
    parser.add_argument("--body", metavar="B", help="who must act: any name of a body or group, 住建局 or English")
    parser.add_argument("--number", metavar="N", help="number of the document (第12号)")
    parser.add_argument("--meeting", metavar="N", help="number of the meeting (第26次)")
    parser.add_argument("--year", metavar="Y", help="year of issue")
    parser.add_argument("--from", dest="first", metavar="DATE", help="meetings held on or after: 2023-04-10 or 2023-04")
    parser.add_argument("--to", dest="last", metavar="DATE", help="meetings held on or before")
    parser.add_argument("--kind", help="decision, duty, requirement or all (default: decisions and duties)")
    parser.add_argument("--next-step", metavar="STEP", help=", ".join(NEXT_STEPS))
    parser.add_argument("--route", metavar="TEXT", help="where it goes, in whose name: 市委常委会, standing committee")
    parser.add_argument("--document", metavar="TEXT", help="words of a document's or item's title")
    parser.add_argument("--words", metavar="TEXT", help="words that a row says: in its quote, titles or names")


def asked(given: argparse.Namespace) -> LedgerFilter:
    """Read the filters of a command line; raises UsageError for what cannot be meant."""
    first, last = _day("--from", given.first, 0), _day("--to", given.last, 1)
    if first and last and first > last:
        raise UsageError("--from", f"{given.first}, which is after --to {given.last}", "the earlier day first")
    return LedgerFilter(
        body=_text("--body", given.body),
        number=_count("number", given.number),
        meeting=_count("meeting", given.meeting),
        year=_count("year", given.year),
        first=first,
        last=last,
        kind=_one_of("--kind", given.kind, tuple(KINDS)[:4]) or "decision and duty",
        next_step=_one_of("--next-step", given.next_step, NEXT_STEPS),
        route=_text("--route", given.route),
        document=_text("--document", given.document),
        words=_text("--words", given.words),
    )


def _text(option: str, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise UsageError(option, "nothing", "a few words")
    return value.strip() if value else None


def _count(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    found = re.fullmatch(_MARK[name].format(r"\s*(\d{1,4})\s*"), unicodedata.normalize("NFKC", value).strip())
    if not found or not int(found[1]):
        raise UsageError(f"--{name}", repr(value[:40]), "a number such as " + ("2023" if name == "year" else "12"))
    return int(found[1])


def _one_of(option: str, value: str | None, known: Sequence[str]) -> str | None:
    if value is not None and value not in known:
        raise UsageError(option, repr(value[:40]), f"one of {', '.join(known)}")
    return value


def _day(option: str, value: str | None, end: int) -> int | None:
    """Read a day, month or year as 20230410: its first day, or with `end` its last."""
    if value is None:
        return None
    found = _DAY.fullmatch("".join(unicodedata.normalize("NFKC", value).split()))
    try:
        year, month, day = (int(part) if part else 0 for part in found.groups()) if found else (0, 0, 0)
        month = month or (12 if end else 1)
        whole = date(year, month, day or (monthrange(year, month)[1] if end else 1))
    except ValueError as error:
        raise UsageError(option, repr(value[:40]), "a date such as 2023-04-10, 2023-04 or 2023") from error
    return whole.year * 10_000 + whole.month * 100 + whole.day


def admits(asked: LedgerFilter, document: Held) -> bool:
    """Tell whether a document is among those that are searched (as `documents_of` says in the filter's language)."""
    day = int((document.held or "0").replace("-", ""))
    return (
        asked.number in (None, document.number)
        and asked.meeting in (None, document.meeting)
        and asked.year in (None, series_year(document.number, document.held, document.issued))
        and (asked.first is None or asked.first <= day)
        and (asked.last is None or 0 < day <= asked.last)
    )


class Meaning:
    """What the words of a filter mean in one ledger: names made canonical, titles and routes found by their words."""

    def __init__(self, ledger: LedgerFile, bodies: Bodies) -> None:
        self._ledger = ledger
        self._bodies = bodies

    def where(self, asked: LedgerFilter) -> Where:
        """Give the filter that rows are read with."""
        return {"$and": [*self._plain(asked), *self._worded(asked)]}

    def _plain(self, asked: LedgerFilter) -> Iterator[Where]:
        yield {"kind": {"$in": list(KINDS[asked.kind])}}
        yield from documents_of(asked)
        if asked.next_step:
            yield {"next_step": asked.next_step}

    def _worded(self, asked: LedgerFilter) -> Iterator[Where]:
        if asked.body:
            names = self.named(asked.body)
            yield {"$or": [{field: {"$contains": name}} for field in ("bodies", "addressees") for name in names]}
        if asked.route:
            yield {"route": {"$in": list(self.routes(asked.route))}}
        if asked.document:
            documents = self._titled("documents", asked.document)
            titles: Where = {"title": {"$in": list(self._titled("title", asked.document))}}
            yield {"$or": [titles, *({"documents": {"$contains": title}} for title in documents)]}
        if asked.words:
            yield from ({SAID: {"$contains": part}} for part in self._parts(asked.words))

    @cached_property
    def acting(self) -> tuple[str, ...]:
        """All bodies and groups that any row tells to act."""
        return tuple(dict.fromkeys((*self._ledger.values("bodies"), *self._ledger.values("addressees"))))

    @cached_property
    def every_route(self) -> tuple[str, ...]:
        """All routes of any row."""
        return self._ledger.values("route")

    def named(self, text: str) -> tuple[str, ...]:
        """Give the bodies and groups that a text may mean: by name, by what it names, by part of a name."""
        name = self._bodies.canonical(text)
        if name in self.acting:
            return (name,)
        found = self._mentioned(text)
        part = _squashed(text)
        return found or tuple(one for one in self.acting if len(part) > 1 and part in _squashed(one)) or (name,)

    def routes(self, text: str) -> tuple[str, ...]:
        """Give the routes that hold the text, or name a body that it names."""
        mentions = self._bodies.addressees(text)
        chinese = _HAN.search(text) is not None
        # Other words beside a name say more than the name: 市政府名义 is not 市政府规范性文件形式.
        alone = not chinese or sum(one.end - one.start for one in mentions) in (0, len("".join(text.split())))
        wanted = {*self._mentioned(text)} if alone else set()
        words = [] if wanted and not chinese else self._words(text)
        parts = {*words, *(self._canonical(word) for word in words)}
        return tuple(
            route
            for route in self.every_route
            if any(part in _squashed(route) or part in self._canonical(route) for part in parts)
            or wanted & {mention.canonical for mention in self._bodies.addressees(route)}
        )

    def _canonical(self, text: str) -> str:
        """Write every body that a text names by its canonical name."""
        for mention in reversed(self._bodies.addressees(text)):
            text = text[: mention.start] + mention.canonical + text[mention.end :]
        return _squashed(text)

    @staticmethod
    def _words(text: str) -> list[str]:
        """Give what a text is looked for by: itself, squashed; the Chinese words for one that is not Chinese."""
        if _HAN.search(text):
            return [_squashed(text).strip("《》")]
        from retrieval.glossary import Glossary

        return [_squashed(word) for word in Glossary.load().chinese(text)] or [_squashed(text)]

    def _parts(self, text: str) -> list[str]:
        """Give the words that must all be said: those between the blanks, or the Chinese words for English ones."""
        pieces = text.split() if _HAN.search(text) else [text]
        return [word for piece in pieces for word in self._words(piece)]

    def _mentioned(self, text: str) -> tuple[str, ...]:
        """Give the bodies that a text names, all that it may mean where several bear the name."""
        shared = [name for one in self._bodies.ambiguous(text) for name in one.candidates]
        found = (*self._bodies.addressees(text), *self._bodies.find_english(text))
        loose = () if found or shared else self._bodies.find(text, loose=True)
        return tuple(dict.fromkeys((*shared, *(mention.canonical for mention in (*found, *loose)))))

    def _titled(self, field: str, text: str) -> tuple[str, ...]:
        parts = self._words(text)
        titles = self._ledger.values(field)
        return tuple(title for title in titles if all(part in _squashed(title) for part in parts))


def documents_of(asked: LedgerFilter) -> Iterator[Where]:
    """Give the filters that say which minutes are searched, apart from what is looked for in them."""
    for name in ("number", "meeting", "year"):
        if (value := getattr(asked, name)) is not None:
            yield {name: value}
    if asked.first:
        yield {"held_day": {"$gte": asked.first}}
    if asked.last:
        yield {"held_day": {"$lte": asked.last}}


def _squashed(text: str) -> str:
    from retrieval.scripts import squash

    return squash(text)
