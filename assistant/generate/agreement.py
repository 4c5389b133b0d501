"""Does a sentence agree with the records that it cites? Facts in the right place, not only somewhere in the passage.

That a body, a day or a number stands in a cited passage is told by `assistant.facts`. Here it is told whether each has
the part that the ledger and the heading give it: who is responsible, when the meeting was, what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.asked.named_people import find_people
from assistant.draft import Source
from assistant.facts import facts_of
from assistant.library import Library
from assistant.text.tables import table
from retrieval.bodies import Bodies
from retrieval.numerals import to_int
from retrieval.parsing.agenda import document_titles, with_empty_titles
from retrieval.parsing.quantities import find_deadlines, find_quantities
from retrieval.records import LedgerRow, Minutes, overlap
from retrieval.scripts import simplify, squash

_CLAUSES = re.compile(r"[，,；;。]|\band\b")
_HAN_PAIR = re.compile(r"(?=([㐀-鿿]{2}))")
_UNREAD_DAY = re.compile(r"\b\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+|del\s+)?\d{4}\b")


@dataclass(frozen=True)
class Cited:
    """A sentence, without markers, with its language, the sources that it names and the records behind them."""

    text: str
    language: str
    sources: tuple[Source, ...]
    rows: tuple[LedgerRow, ...]
    minutes: tuple[Minutes, ...]

    @property
    def evidence(self) -> str:
        """The quotes that the sentence cites, as one text."""
        return "\n".join(source.quote for source in self.sources)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The parts of the sentence between commas."""
        return tuple(clause for clause in _CLAUSES.split(with_empty_titles(self.text)) if clause.strip())


class Agreement:
    """Holds sentences against the library's records."""

    def __init__(self, library: Library, bodies: Bodies) -> None:
        self._library = library
        self._bodies = bodies
        self._rules: tuple[Callable[[Cited], Iterator[str]], ...] = (
            _numbers_of_meetings,
            self._days,
            _quantities,
            _verdicts,
            _written,
            self._responsible,
            self._routes,
            self._people,
        )

    def fault(self, text: str, language: str, sources: Sequence[Source]) -> str | None:
        """Say in what a sentence contradicts the records behind its sources; None where it agrees with them."""
        documents = tuple(dict.fromkeys(source.document for source in sources))
        minutes = tuple(self._library.minutes(document) for document in documents)
        cited = Cited(text, language, tuple(sources), tuple(self._rows(sources, documents)), minutes)
        return next((fault for rule in self._rules for fault in rule(cited)), None)

    def _rows(self, sources: Sequence[Source], documents: Sequence[str]) -> Iterator[LedgerRow]:
        """Give the ledger's rows that lie in the cited spans."""
        for row in self._library.rows(documents):
            if any(row.document == s.document and overlap(row, s) for s in sources):
                yield row

    def _days(self, cited: Cited) -> Iterator[str]:
        """Hold the day behind "held" and "issued" against the heading; a day that cannot be read is not let through."""
        if cited.language not in ("zh", "en") and _UNREAD_DAY.search(cited.text):
            yield "a day in words that are not read"
        for clause in cited.clauses:
            days = {day[1:] for day in facts_of(clause, self._bodies).days if day[2]}
            for role, field in (("held", "held"), ("issued", "issued")):
                told = {
                    _month_and_day(value) for source in _spoken_of(clause, cited) if (value := getattr(source, field))
                }
                if days and told and _table().roles[role].search(clause) and not days <= told:
                    yield f"another day {role}"

    def _responsible(self, cited: Cited) -> Iterator[str]:
        """Hold who is made responsible against the ledger's row: the body that a sentence names first."""
        rows = [row for row in cited.rows if row.bodies or row.addressees]
        if not rows:
            return
        meant = _meant(rows, cited)
        told = {body for row in meant for body in (*row.bodies, *row.addressees)}
        named = self._named(cited.text)
        charged = _table().roles["responsible"].search(with_empty_titles(cited.text))
        unread = cited.language not in ("zh", "en")  # names of bodies in other languages are not known
        if cited.language != "zh" and (charged or unread) and not told & set(named):
            yield "a task, and nobody of the ledger's named for it"
        if cited.language != "zh" and len({row.bodies for row in meant}) > 1 and named:
            yield "several rows, and none told apart"
        if named and named[0] not in told and not self._only_route(named, meant, cited):
            yield f"{named[0]} where the ledger has {'、'.join(sorted(told))}"

    def _only_route(self, named: Sequence[str], rows: Sequence[LedgerRow], cited: Cited) -> bool:
        """Whether all that a sentence names is where a document goes, or whom to work with, and nobody's duty."""
        others = "\n".join((row.route or "") + "、".join(row.partners) for row in rows)
        beside = {mention.canonical for mention in self._bodies.find(others)}
        return set(named) <= beside and not _table().roles["responsible"].search(with_empty_titles(cited.text))

    def _routes(self, cited: Cited) -> Iterator[str]:
        """Hold in whose name, and to whom, against the row's next step."""
        told = "\n".join(row.route for row in cited.rows if row.route)
        known = set(self._named(told))
        for match in _table().roles["route"].finditer(with_empty_titles(cited.text)):
            if strange := set(self._named(next(filter(None, match.groups())))) - known:
                yield f"{'、'.join(sorted(strange))} is not the next step"

    def _named(self, text: str) -> list[str]:
        """Name the bodies and groups of a sentence, outside titles, in its order."""
        bare = with_empty_titles(text)
        chinese = self._bodies.addressees(simplify(bare))
        mentions = sorted((*chinese, *self._bodies.find_english(bare)), key=lambda mention: mention.start)
        return list(dict.fromkeys(mention.canonical for mention in mentions))

    def _people(self, cited: Cited) -> Iterator[str]:
        """Hold people against the quotes, the chair against the heading, who came against the attendance list."""
        came = {one.name: one.body for minutes in cited.minutes for one in minutes.attending if one.name}
        for clause in cited.clauses:
            people = find_people(clause, self._library.people)
            if missing := [name for name in people if squash(name) not in squash(cited.evidence)]:
                yield f"{missing[0]} is not in its quotes"
            chairs = {minutes.chair for minutes in cited.minutes if minutes.chair}
            if chairs and _table().roles["chair"].search(clause) and not chairs & set(people):
                yield "another chair"
            named = self._named(clause)
            if named and any(came.get(name, named[0]) not in named for name in people):
                yield "another body's person"


def _spoken_of(clause: str, cited: Cited) -> tuple[Source, ...]:
    """Give the sources of the meeting that a clause names by its number; all where it names none."""
    named = {_number(match) for match in _table().roles["meeting_number"].finditer(clause)}
    return tuple(source for source in cited.sources if not named or source.meeting in named)


def _number(match: re.Match[str]) -> int | None:
    return to_int(next(filter(None, match.groups())))


def _numbers_of_meetings(cited: Cited) -> Iterator[str]:
    for role, field in (("meeting_number", "meeting"), ("minutes_number", "number")):
        told = {getattr(source, field) for source in cited.sources}
        for match in _table().roles[role].finditer(cited.text):
            if _number(match) not in told:
                yield f"another {field}"


def _quantities(cited: Cited) -> Iterator[str]:
    """Hold deadlines, and numbers with their units, against the quotes."""
    for span in find_deadlines(cited.text):
        if squash(span.of(cited.text)) not in squash(cited.evidence):
            yield f"{span.of(cited.text)} is not in its quotes"
    held = {(one.value, one.unit) for one in find_quantities(cited.evidence)}
    if cited.language == "zh" and held:
        for one in find_quantities(with_empty_titles(cited.text)):
            if (one.value, one.unit) not in held and one.value != 1:
                yield f"{one.value:g} {one.unit} is not in its quotes"


def _verdicts(cited: Cited) -> Iterator[str]:
    """Hold what was decided against the row's verdict, and a refusal against all that is cited."""
    told = {row.verdict for row in cited.rows if row.verdict}
    text = _table().roles["not_a_verdict"].sub(" ", with_empty_titles(cited.text))
    evidence = _table().roles["not_a_verdict"].sub(" ", cited.evidence)
    known = set(_table().roles["verdict_zh"].findall(evidence)) | told
    said = set(_table().roles["verdict_zh"].findall(text))
    if not said <= known | {"原则" + each for each in known if "原则" in each}:
        yield f"verdict {'、'.join(sorted(said - known))}"
    if _table().roles["refused"].search(text):
        yield "a refusal that no row has"
    qualified = any("原则" in verdict for verdict in told)
    if qualified and _table().roles["agreed"].search(text) and not _table().roles["in_principle"].search(text):
        yield "agreed, where the minutes say in principle"


def _written(cited: Cited) -> Iterator[str]:
    """Hold words that turn a sentence round against the quotes: a denial, the half of the day, the kind of step."""
    for name, (said, written) in _table().written.items():
        if said.search(with_empty_titles(cited.text)) and not written.search(cited.evidence):
            yield f"{name.replace('_', ' ')}, which its quotes do not have"


def _meant(rows: Sequence[LedgerRow], cited: Cited) -> Sequence[LedgerRow]:
    """Give the rows that a sentence speaks of: those of the documents it names, else those with most of its words."""
    titles = {squash(title) for title in document_titles(cited.text)}
    if named := [row for row in rows if titles & {squash(title) for title in row.documents}]:
        return named
    if cited.language != "zh" or len(rows) == 1:
        return rows
    words = pairs(cited.text)
    shared = [len(words & pairs(row.quote)) for row in rows]
    return [row for row, count in zip(rows, shared, strict=True) if count == max(shared)]


def pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring Chinese characters of a text, blanks left out."""
    return frozenset(_HAN_PAIR.findall("".join(simplify(text).split())))


def _month_and_day(iso: str) -> tuple[int, int]:
    _, month, day = iso.split("-")
    return int(month), int(day)


@dataclass(frozen=True, slots=True)
class _Table:
    roles: Mapping[str, re.Pattern[str]]
    written: Mapping[str, tuple[re.Pattern[str], ...]]


@cache
def _table() -> _Table:
    raw = table("generate/roles")
    roles = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in raw["roles"].items()}
    written = {name: tuple(re.compile(each, re.IGNORECASE) for each in both) for name, both in raw["written"].items()}
    return _Table(roles, written)
