"""Is the ledger right, whole and quick? What an index gives back, beside the known facts of a made-up archive.

`python -m benchmarks.archive FOLDER --count 2000`, `MINUTES_INDEX=INDEX minutes index FOLDER`, then
`python -m benchmarks.ledger_quality FOLDER --index INDEX` prints a table, or JSON, and ends with status 1 where a
figure misses its limit. Precision is of what the ledger says, recall of what the archive holds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.ledger.command import read_ledger
from assistant.ledger.filters import add_filters, asked
from benchmarks.archive_facts import squeeze
from retrieval.bodies import Bodies
from retrieval.errors import MinutesError, UsageError
from retrieval.index import Index, open_embedded
from retrieval.ledger_file import Record, current_ledger
from retrieval.scripts import squash

LEAST, MOST_S = 0.995, 1.0
# Reports are heard and regulations studied without a verdict: the archive names these for what was done.
_NO_VERDICT = ("听取汇报", "领学解读")
_EXAMPLES = 5
QUERIES: Sequence[Sequence[str]] = (
    ("--body", "住建局"),
    ("--body", "housing bureau", "--kind", "duty"),
    ("--number", "12"),
    ("--meeting", "26"),
    ("--year", "2023"),
    ("--from", "2014-01", "--to", "2023-12"),
    ("--route", "市委常委会"),
    ("--route", "standing committee"),
    ("--next-step", "report_first"),
    ("--document", "燃气"),
    ("--kind", "decision", "--year", "2020"),
    ("--kind", "decision"),
)
Unit = tuple[str, ...]
Told = dict[str, Counter[Unit]]


class Reading:
    """Facts and rows as comparable units, by what they are about. Bodies are canonical, titles squashed."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies

    def facts(self, minutes: Iterable[Mapping[str, Any]]) -> Told:
        """Give the units that the archive's facts hold."""
        told: Told = defaultdict(Counter)
        for one in minutes:
            for item in one["items"]:
                place = (one["id"], item["label"])
                decision = item["decision"]
                verdict = "" if decision["verdict"] in _NO_VERDICT else decision["verdict"]
                self._decided(told, place, decision | {"next_step": decision["next_kind"], "verdict": verdict})
                for duty in item["duties"]:
                    if duty["kind"] == "named":
                        self._told(told, (*place, duty["paragraph"]), duty["bodies"], duty["sentence"])
        return told

    def rows(self, records: Iterable[Record]) -> Told:
        """Give the units that the ledger's rows hold."""
        told: Told = defaultdict(Counter)
        for row in records:
            place = (row["document"], row["item"] or "")
            if row["kind"] == "decision":
                verdict = "" if row["verdict"] in ("听取", "学习") else row["verdict"] or ""
                self._decided(told, place, row | {"verdict": verdict.removeprefix("审议并")})
            elif row["kind"] == "duty":
                self._told(told, (*place, row["paragraph"] or ""), row["bodies"], row["quote"])
        return told

    def _decided(self, told: Told, place: Unit, decision: Mapping[str, Any]) -> None:
        told["decisions"][place] += 1
        told["responsible bodies"].update((*place, self._bodies.canonical(body)) for body in decision["bodies"])
        told["documents"].update((*place, _title(title)) for title in decision["documents"])
        for name in ("next_step", "verdict"):
            if decision[name]:
                told[name.replace("_", " ")][(*place, decision[name])] += 1
        if decision["next_step"] in ("issue", "submit", "report_first"):
            told["route"][(*place, _route(decision["route"] or ""))] += 1

    def _told(self, told: Told, place: Unit, bodies: Sequence[str], sentence: str) -> None:
        words = squash(squeeze(sentence)).rstrip("。;,")
        for body in bodies:
            told["named duties"][(*place, self._bodies.canonical(body), words)] += 1

    def came(self, document: str, attending: Iterable[tuple[str, Sequence[str]]]) -> Counter[Unit]:
        """Give who came for which body."""
        return Counter(
            (document, self._bodies.canonical(body), name) for body, names in attending for name in names or ("",)
        )


def _title(title: str) -> str:
    return squash(title).replace(",", "，")


def _route(route: str) -> str:
    """Give a route's letters: the archive parts two pieces by a comma, the ledger by the words between them."""
    return "".join(mark for mark in squash(route) if mark not in ",，")


def attendance(
    index: Index, minutes: Iterable[Mapping[str, Any]], reading: Reading
) -> tuple[Counter[Unit], Counter[Unit]]:
    """Give who came by the facts, and by the records that the index holds."""
    entries = (index.manifest() or _missing("index")).entries
    known: Counter[Unit] = Counter()
    found: Counter[Unit] = Counter()
    for one in minutes:
        known += reading.came(one["id"], ((fact["body"], fact["names"]) for fact in one["attending"]))
        read = index.minutes(one["id"], entries[one["id"]].version) if one["id"] in entries else None
        if read:
            found += reading.came(one["id"], ((who.body, [who.name] if who.name else []) for who in read.attending))
    return known, found


def compared(known: Counter[Unit], found: Counter[Unit]) -> dict[str, Any]:
    """Give counts, precision and recall (0..1), and the first few units that are missing or too much."""
    right = (known & found).total()
    return {
        "facts": known.total(),
        "found": found.total(),
        "precision": right / found.total() if found else 1.0,
        "recall": right / known.total() if known else 1.0,
        "missing": [list(unit) for unit in list((known - found).elements())[:_EXAMPLES]],
        "extra": [list(unit) for unit in list((found - known).elements())[:_EXAMPLES]],
    }


def timed(index: Path) -> Iterator[dict[str, Any]]:
    """Ask every query in this process and by the command: seconds, for the command also those of the processor."""
    parser = argparse.ArgumentParser()
    add_filters(parser)
    for query in QUERIES:
        ledger = current_ledger(index) or _missing(str(index))
        started = time.perf_counter()
        report = read_ledger(ledger, asked(parser.parse_args(query)))
        within = time.perf_counter() - started
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        command = [sys.executable, "-m", "assistant", "ledger", "--json", "--index", str(index), *query]
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        wall = time.perf_counter() - started
        yield {
            "query": " ".join(query),
            "rows": len(report.rows),
            "in_process_s": within,
            "command_s": wall,
            "cpu_s": used,
        }


def _missing(where: str) -> Any:
    raise UsageError(where, "no index of the archive", "one that `minutes index` has made")


def quality(folder: Path, index: Path) -> dict[str, Any]:
    """Compare an index of an archive with the archive's facts."""
    minutes = json.loads(folder.with_name(folder.name + ".facts.json").read_text(encoding="utf-8"))["minutes"]
    ledger = current_ledger(index) or _missing(str(index))
    reading = Reading(Bodies.load().learn(ledger.learned()))
    known, found = reading.facts(minutes), reading.rows(ledger.records())
    known["attendance"], found["attendance"] = attendance(open_embedded(index), minutes, reading)
    return {"minutes": len(minutes), "facts": {name: compared(known[name], found[name]) for name in known}}


def _shown(figures: Mapping[str, Any]) -> str:
    lines = [f"{'':20}{'facts':>9}{'found':>9}{'precision':>11}{'recall':>9}"]
    for name, told in figures["facts"].items():
        lines.append(f"{name:20}{told['facts']:>9}{told['found']:>9}{told['precision']:>11.3%}{told['recall']:>9.3%}")
    lines += ["", f"{'query':46}{'rows':>7}{'in process':>12}{'command':>9}{'cpu':>7}  (s)"]
    for told in figures["queries"]:
        times = f"{told['in_process_s']:>12.3f}{told['command_s']:>9.2f}{told['cpu_s']:>7.2f}"
        lines.append(f"{told['query']:46}{told['rows']:>7}{times}")
    return "\n".join(lines)


def _missed(figures: Mapping[str, Any]) -> list[str]:
    low = [name for name, told in figures["facts"].items() if min(told["precision"], told["recall"]) < LEAST]
    return low + [told["query"] for told in figures["queries"] if max(told["in_process_s"], told["command_s"]) > MOST_S]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure from the command line; status 1 where a figure misses its limit, 2 for bad usage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger_quality", description="Measure the ledger.")
    parser.add_argument("folder", type=Path, help="a made-up archive")
    parser.add_argument("--index", type=Path, required=True, help="folder of its index")
    parser.add_argument("--json", action="store_true", help="print JSON, with examples of what is wrong")
    given = parser.parse_args(arguments)
    try:
        figures = quality(given.folder, given.index) | {"queries": list(timed(given.index))}
    except (MinutesError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    missed = _missed(figures)
    figures["missed"] = missed
    print(json.dumps(figures, ensure_ascii=False, indent=2) if given.json else _shown(figures))
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
