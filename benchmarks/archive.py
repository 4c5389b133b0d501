"""A made-up archive of minutes with known facts, for measuring search, ledger and answers at any size.

What it is: `python -m benchmarks.archive FOLDER --count 300` writes FOLDER/YYYY-NN.txt in the format of the two real
minutes, ending 2023 and going back as many years as the count needs, and FOLDER.facts.json beside the folder with all
that the minutes say. Bodies carry the names of real ones so that aliases are exercised; people, meetings, decisions,
dates and figures are all made up. It belongs into a temporary folder, never into `index_data`, and is refused there.

The same seed gives the same bytes. Defects of real files are put in on purpose and counted in `Archive.defects`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.archive_calendar import Calendar, ItemPlan, Sitting, newest
from benchmarks.archive_facts import Archive, AttendanceFact, MinutesFact
from benchmarks.archive_page import print_minutes
from benchmarks.archive_terms import Terms, load_terms, print_body
from benchmarks.archive_wording import NUMERALS, ItemWriter
from retrieval.errors import MinutesError, UsageError

ABSENT_SHARE, DEPUTY_SHARE, SEVERAL_SHARE, SILENT_SHARE = 0.08, 0.12, 0.04, 0.3
ATTENDANCE_ALIAS_SHARE = 0.04


def write_archive(folder: Path, count: int, seed: int = 7) -> Archive:
    """Write `count` made-up minutes into `folder` and their facts beside it; oldest first in the result.

    An archive written there before is replaced. Raises UsageError for a count below 1, a folder inside `index_data`,
    and a folder that holds anything else.
    """
    if count < 1:
        raise UsageError("count", str(count), "1 or more")
    if "index_data" in folder.resolve().parts:
        raise UsageError(str(folder), "a folder inside index_data", "a temporary folder: the archive is made up")
    facts_path = folder.with_name(folder.name + ".facts.json")
    _clear(folder, facts_path)
    terms, defects = load_terms(), Counter[str]()
    calendar = Calendar(terms, seed)
    writer = _MinutesWriter(terms, calendar, seed, defects)
    minutes = []
    for year, sitting, agenda in newest(calendar, count):
        facts, text = writer.write(year, sitting, agenda)
        (folder / f"{facts.id}.txt").write_text(text, encoding="utf-8", newline="\n")
        minutes.append(facts)
    minutes.sort(key=lambda each: each.held)
    defects["numbering_gaps"] = _gaps(minutes)
    archive = Archive(folder, facts_path, seed, tuple(minutes), dict(sorted(defects.items())))
    facts_path.write_text(archive.to_json(), encoding="utf-8")
    return archive


def _clear(folder: Path, facts_path: Path) -> None:
    """Make the folder, empty; only files of an earlier archive, known by its facts, are ever removed."""
    folder.mkdir(parents=True, exist_ok=True)
    earlier = list(folder.iterdir())
    if earlier and not (facts_path.exists() and all(re.fullmatch(r"\d{4}-\d\d\.txt", each.name) for each in earlier)):
        raise UsageError(str(folder), f"{len(earlier)} files that no archive wrote", "a new or empty folder")
    for each in earlier:
        each.unlink()


class _MinutesWriter:
    """Writes one minutes after the other; each has its own random numbers, so their order does not matter."""

    def __init__(self, terms: Terms, calendar: Calendar, seed: int, defects: Counter[str]) -> None:
        self._terms = terms
        self._calendar = calendar
        self._seed = seed
        self._defects = defects

    def write(self, year: int, sitting: Sitting, agenda: list[ItemPlan]) -> tuple[MinutesFact, str]:
        """Give the facts of a minutes and the text of its file."""
        rng = Random(f"{self._seed}:{year}:{sitting.number}:text")
        items = ItemWriter(self._terms, year, rng, self._defects)
        leaders = self._calendar.leaders(year)
        chairs = 0 if rng.random() < 0.75 else 1
        facts = MinutesFact(
            id=f"{year}-{sitting.number:02d}",
            number=sitting.number,
            meeting=sitting.meeting,
            held=sitting.held,
            half_day=sitting.half_day,
            issued=sitting.issued,
            compiled=sitting.compiled,
            chair=leaders[chairs],
            chair_title=("市长", "常务副市长")[chairs],
            present=tuple(name for name in leaders[1:] if name != leaders[chairs] and rng.random() < 0.85)
            or leaders[2:4],
            attending=self._attending(year, rng),
            items=tuple(items.write(NUMERALS[index], plan) for index, plan in enumerate(agenda)),
        )
        return facts, print_minutes(facts, items.joint, rng, self._defects)

    def _attending(self, year: int, rng: Random) -> tuple[AttendanceFact, ...]:
        bodies = [name for name in self._terms.bodies if rng.random() >= ABSENT_SHARE]
        came = [self._came(name, year, rng) for name in bodies]
        for company in self._terms.silent_companies:
            if rng.random() < SILENT_SHARE:
                came.append(AttendanceFact(company, company, ()))
                self._defects["nobody_named"] += 1
        return tuple(came)

    def _came(self, body: str, year: int, rng: Random) -> AttendanceFact:
        head, deputy = self._calendar.holder(body, year), self._calendar.holder(f"{body}副", year)
        chance = rng.random()
        names: tuple[str, ...] = (head,)
        if chance < DEPUTY_SHARE and deputy != head:
            several = chance < SEVERAL_SHARE
            names = (head, deputy) if several else (deputy,)
            self._defects["several_persons"] += several
        printed = print_body(self._terms, body, rng, ATTENDANCE_ALIAS_SHARE)
        self._defects["aliases"] += printed != body
        return AttendanceFact(body, printed, names)


def _gaps(minutes: list[MinutesFact]) -> int:
    pairs = pairwise(minutes)
    return sum(b.number - a.number - 1 for a, b in pairs if a.held.year == b.held.year)


def main(arguments: list[str] | None = None) -> int:
    """Write an archive from the command line; exit status 2 for bad usage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description="Write a made-up archive.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300, help="how many minutes (default 300)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same archive (default 7)")
    parser.add_argument("--questions", type=int, default=0, help="how many questions to write beside it (default none)")
    given = parser.parse_args(arguments)
    try:
        archive = write_archive(given.folder, given.count, given.seed)
    except MinutesError as error:
        print(error, file=sys.stderr)
        return 2
    print(_summary(archive))
    if given.questions:
        print(_write_questions(archive, given.questions))
    return 0


def _summary(archive: Archive) -> str:
    items = [item for minutes in archive.minutes for item in minutes.items]
    counts = {
        "minutes": len(archive.minutes),
        "items": len(items),
        "paragraphs": sum(len(item.paragraphs) for item in items),
        "documents": sum(len(item.documents) for item in items),
        "duties": sum(len(item.duties) for item in items),
        "quantities": sum(len(item.quantities) for item in items),
        "requirements": sum(len(item.requirements) for item in items),
        **archive.defects,
    }
    return "\n".join(f"{name:24}{value:>9}" for name, value in counts.items())


def _write_questions(archive: Archive, count: int) -> str:
    from benchmarks.archive_questions import make_questions, write_questions

    path = archive.folder.with_name(archive.folder.name + ".questions.jsonl")
    write_questions(path, make_questions(archive, count, archive.seed))
    return str(path)


if __name__ == "__main__":
    sys.exit(main())
