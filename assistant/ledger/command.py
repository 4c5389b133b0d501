"""`minutes ledger`: read the rows that a filter admits, and say how far the search went."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.ledger.filters import LedgerFilter, Meaning, admits, asked
from assistant.settings import Settings
from retrieval.coverage import YearCoverage, coverage_by_year
from retrieval.errors import UsageError
from retrieval.ledger_file import Held, LedgerFile, Record, current_ledger

_NAMED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Report:
    """What the ledger gave: rows as plain data with `later`, the count of minutes searched and held, and the gaps.

    `gaps` are the missing numbers of each year searched, below the highest held. `notes` say in words why nothing,
    or less than was asked for, was found.
    """

    rows: Sequence[Record]
    searched: int
    total: int
    gaps: Mapping[str, Sequence[int]]
    notes: Sequence[str]

    def to_json(self) -> str:
        """Give the JSON form that scripts outside the project rely on; one row a line."""
        coverage = json.dumps({"searched": self.searched, "total": self.total, "gaps": self.gaps}, ensure_ascii=False)
        rows = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in self.rows)
        shown = f"[\n    {rows}\n  ]" if rows else "[]"
        return f'{{\n  "rows": {shown},\n  "coverage": {coverage}\n}}'

    def summary(self) -> str:
        """Give one line: how many rows, out of what, and what is missing from it."""
        counted = f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"
        lacking = {year: numbers for year, numbers in self.gaps.items() if numbers}
        missing = "; ".join(f"{year}: {in_runs(numbers)}" for year, numbers in lacking.items())
        if len(lacking) > _NAMED_AT_MOST:
            missing = f"{sum(map(len, lacking.values()))} in {len(lacking)} years (--json lists them)"
        gaps = f"; numbers not held: {missing}" if missing else ""
        return f"{counted}; searched {self.searched} of {self.total} minutes{gaps}"


def run(given: argparse.Namespace, settings: Settings) -> Report:
    """Read the command line and answer it; raises UsageError for what cannot be meant."""
    if given.json and given.csv:
        raise UsageError("--csv", "--json beside it", "one of them")
    question = asked(given)
    return read_ledger(open_ledger(settings), question)


def open_ledger(settings: Settings) -> LedgerFile:
    """Open the ledger of the settings' index; without Chroma where its copy is that of what is live."""
    if not settings.chroma_url and (ledger := current_ledger(settings.index)):
        return ledger
    from assistant.wiring import current_ledger_of

    return current_ledger_of(settings)


def read_ledger(ledger: LedgerFile, question: LedgerFilter) -> Report:
    """Answer one question to the ledger."""
    from retrieval.bodies import Bodies

    bodies = Bodies.load().learn(ledger.learned()) if question.body or question.route else Bodies.load()
    meaning = Meaning(ledger, bodies)
    entries = ledger.entries()
    searched = {name: entry for name, entry in entries.items() if admits(question, entry)}
    rows = ledger.records(meaning.where(question)) if searched else []
    later = ledger.later(rows)
    for row in rows:
        row["later"] = later.get(row["id"], [])
    years = [one for one in coverage_by_year(entries) if question.year in (None, one.year)]
    gaps = {str(one.year): list(one.gaps) for one in years}
    notes = () if rows else tuple(_why_nothing(question, meaning, (entries, searched)))
    return Report(rows, len(searched), len(entries), gaps, notes)


def _why_nothing(
    question: LedgerFilter, meaning: Meaning, documents: tuple[Mapping[str, Held], Mapping[str, Held]]
) -> Iterator[str]:
    entries, searched = documents
    if not searched:
        yield f"no minutes held for {_said(question)}; held: {_holdings(entries, question)}"
        return
    if question.body:
        names = meaning.named(question.body)
        if not set(names) & set(meaning.acting):
            yield f"--body {question.body}: no row names {'、'.join(names)}; named are {_some(meaning.acting)}"
    if question.route and not meaning.routes(question.route):
        yield f"--route {question.route}: no such route; there are {_some(meaning.every_route)}"
    yield f"no row matches; searched {len(searched)} of {len(entries)} minutes"


def _said(question: LedgerFilter) -> str:
    named = {"number": question.number, "meeting": question.meeting, "year": question.year}
    days = {"from": question.first, "to": question.last}
    said = [f"{name} {value}" for name, value in named.items() if value is not None]
    said += [
        f"{name} {value // 10_000}-{value // 100 % 100:02}-{value % 100:02}" for name, value in days.items() if value
    ]
    return ", ".join(said)


def _holdings(entries: Mapping[str, Held], question: LedgerFilter) -> str:
    """Say what is held: meetings, days or numbers by year, whatever was asked for."""
    if question.meeting is not None:
        return "meetings " + in_runs(sorted({entry.meeting for entry in entries.values() if entry.meeting}))
    days = sorted(entry.held for entry in entries.values() if entry.held)
    if (question.first or question.last) and days:
        return f"meetings from {days[0]} to {days[-1]}"
    years = coverage_by_year(entries)
    near = [one for one in years if one.year == question.year] or years
    if len(near) > _NAMED_AT_MOST:
        return "years " + in_runs([one.year for one in near])
    return "; ".join(map(_numbers, near)) or "none with a number and a date"


def _numbers(year: YearCoverage) -> str:
    return f"{year.year} No. {in_runs(year.held)}"


def _some(names: Sequence[str]) -> str:
    shown = "、".join(names[:_NAMED_AT_MOST])
    return f"{shown} and {len(names) - _NAMED_AT_MOST} more" if len(names) > _NAMED_AT_MOST else shown or "none"


def in_runs(numbers: Sequence[int]) -> str:
    """Write ascending numbers short: 1-4, 6, 8-11."""
    runs = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join(runs)
