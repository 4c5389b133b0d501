"""What a question narrows a list by, as one filter over ledger rows that every composer of lists applies.

Where documents go, the verdict, how an item was dealt with, the kind of document, the years, whose they are, the item.
The minutes in scope are narrowed by the search; what a topic narrows is in `targets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.condition_table import Condition, condition_table
from assistant.desk import Desk
from assistant.destinations import Destinations, destinations, on_the_way
from retrieval.numerals import to_chinese
from retrieval.records import AgendaItem, LedgerRow
from retrieval.scripts import fold, squash

_HOSTS = frozenset({"市政府", "市政府常务会议"})  # whose minutes these are
_SPAN = re.compile(r"(20\d\d)\s*年?\s*(?:-|—|~|–|至|到|to|until|through)+\s*(20\d\d)")
_TITLE_SPAN = re.compile(
    r"\bterms?\b|\bruns?\b|\btitles?\b|\bperiod\b|\bcover(?:s|ing)?\b|\bplans?\b|期|标题|题目|名称|名字|字样|计划|方案"
)
_QUOTED = re.compile('《[^》]*》|[“"「『][^”"」』]*[”"」』]')
_VERDICT = re.compile("(?:原则上?|审议|一致|会议|暂缓|不予)*(?:同意|通过|批准|审议|缓议)")
_OF_TITLES = re.compile(r"[㐀-鿿\d]")
_REMEMBERED = 8  # desks


@dataclass(frozen=True, slots=True)
class Conditions:
    """What rows must have; what is empty is not asked for. A pattern in `not_…` must not be there."""

    going: Destinations
    verdicts: tuple[Condition, ...]
    not_verdicts: tuple[Condition, ...]
    sorts: tuple[Condition, ...]
    not_sorts: tuple[Condition, ...]
    marks: tuple[Condition, ...]
    kinds: tuple[Condition, ...]
    not_kinds: tuple[Condition, ...]
    labels: frozenset[str]
    years: frozenset[str]
    span: tuple[str, ...] | None
    called: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the question sets any condition on what was decided, where it goes, or of what kind it is."""
        going = self.going.wanted or self.going.ruled_out
        return bool(going or self.verdicts or self.not_verdicts or self.sorts or self.not_sorts or self.of_title)

    @property
    def of_title(self) -> bool:
        """Whether the question sets any condition on the titles of documents."""
        return bool(self.marks or self.kinds or self.not_kinds or self.span or self.called)

    def row(self, row: LedgerRow) -> LedgerRow | None:
        """Give a row as far as it fits, with those of its documents that fit; None where nothing does."""
        if self.labels and row.item not in self.labels:
            return None
        if not (self.going.admits(row) and self._decided(row.verdict or "") and self.dealt_with(row.title or "")):
            return None
        if self.years and not _of_years(row, self.years):
            return None
        if not self.of_title:
            return row
        kept = tuple(title for title in row.documents if self._of_kind(title))
        if not row.documents and self.called and self._of_kind(row.title or ""):
            return row
        return replace(row, documents=kept) if kept else None

    def dealt_with(self, title: str) -> bool:
        """Whether an item's title says that it was dealt with as asked: deliberated, heard, studied."""
        asked = [one for one in self.sorts if one.said.match(title)]
        return bool(asked or not self.sorts) and not any(one.said.match(title) for one in self.not_sorts)

    def _decided(self, verdict: str) -> bool:
        asked = [one for one in self.verdicts if one.said.search(verdict)]
        return bool(asked or not self.verdicts) and not any(one.said.search(verdict) for one in self.not_verdicts)

    def _of_kind(self, title: str) -> bool:
        plain = squash(title)
        asked = [one for one in self.kinds if one.said.search(plain)]
        if (self.kinds and not asked) or any(one.said.search(plain) for one in self.not_kinds):
            return False
        if not all(one.said.search(plain) for one in self.marks):
            return False
        if self.called and not any(words in plain for words in self.called):
            return False
        return self.span is None or self.span in _spans(title)


@lru_cache(maxsize=_REMEMBERED)
def conditions(desk: Desk) -> Conditions:
    """Read the conditions of a question."""
    table = condition_table()
    text = _without_names(desk)
    verdicts, not_verdicts = _asked(text, table.verdicts.values())
    verdicts = (*verdicts, *_verdicts_quoted(desk))
    sorts, not_sorts = _asked(text, table.sorts.values())
    marks, not_marks = _asked(text, table.marks.values())
    kinds, not_kinds = _asked(text, table.kinds.values())
    years, called = _years(desk), _called(desk, text)
    return Conditions(
        going=destinations(desk),
        verdicts=verdicts,
        not_verdicts=not_verdicts,
        sorts=sorts,
        not_sorts=not_sorts,
        marks=marks,
        kinds=kinds,
        not_kinds=(*not_marks, *not_kinds),
        labels=frozenset(to_chinese(number) for number in desk.asked.query.items),
        years=years - set(called),
        span=_span(desk, text),
        called=called,
    )


def narrowed(desk: Desk, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows that fit all conditions of a question, each with those of its documents that fit."""
    asked = conditions(desk)
    fitting = [kept for row in rows if (kept := asked.row(row))]
    owners = owners_asked(desk)
    return [row for row in fitting if not owners or owners & {*row.bodies, *row.partners, *row.addressees}]


def items_asked(desk: Desk, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Keep the items that a question numbers, and that were dealt with as it says."""
    asked = conditions(desk)
    numbered = [item for item in items if not asked.labels or item.label in asked.labels]
    return [item for item in numbered if asked.dealt_with(item.title)]


def owners_asked(desk: Desk) -> frozenset[str]:
    """Name the bodies whose rows are asked for: those named, but for where documents go and whose minutes these are."""
    return frozenset(desk.asked.query.bodies) - on_the_way(desk) - _HOSTS


def _without_names(desk: Desk) -> str:
    """Give the folded question without titles and names of bodies: a regulation bureau is no regulation."""
    text = fold(desk.asked.query.text)
    bodies = (*desk.bodies.find(text), *desk.bodies.find_english(text))
    spans = [(one.start, one.end) for one in bodies] + [found.span() for found in _QUOTED.finditer(text)]
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _asked(text: str, group: Iterable[Condition]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """Give the conditions that a text asks for, and those that it turns round."""
    table = condition_table()
    matches = [(one, match) for one in group for match in one.asked.finditer(text)]
    matches = [(one, match) for one, match in matches if not table.includes(text, *match.span())]
    found = [(one, match, table.denies(text, *match.span())) for one, match in matches]
    wanted = dict.fromkeys(one for one, _, denied in found if not denied)
    turned = dict.fromkeys(_narrowly(one, match) for one, match, denied in found if denied)
    return tuple(wanted), tuple(one for one in turned if one not in wanted)


def _verdicts_quoted(desk: Desk) -> tuple[Condition, ...]:
    """Give the verdicts that a question quotes: 用“审议通过”字样的."""
    said = (re.compile(re.escape(words)) for words in desk.asked.query.titles if _VERDICT.fullmatch(words))
    return tuple(Condition(each, each) for each in said)


def _narrowly(one: Condition, match: re.Match[str]) -> Condition:
    """Take what is turned round by its own word, where rows say that word: 行动方案不算 leaves 行动计划 in."""
    said = match.group()
    return Condition(one.asked, re.compile(re.escape(said))) if one.said.search(said) else one


def _years(desk: Desk) -> frozenset[str]:
    """Give the years that a question names without saying of what; the search only prefers those, a list needs them."""
    named = [str(period.year) for period in desk.asked.query.periods if not period.certain and period.year]
    return frozenset(named)


def _called(desk: Desk, text: str) -> tuple[str, ...]:
    """Give the words of which a title must hold one, where a question speaks of titles: 名称里带“2025”."""
    if "in_title" not in desk.asked.features:
        return ()
    years = [str(period.year) for period in desk.asked.query.periods if not period.certain and period.year]
    quoted = quoted_in_titles(desk)
    spans = {year for found in _SPAN.finditer(text) for year in found.groups()}
    return tuple(dict.fromkeys([*quoted, *(year for year in years if year not in spans)]))


def quoted_in_titles(desk: Desk) -> list[str]:
    """Give the words in quotation marks that titles may hold: titles are Chinese."""
    quoted = (words for words in desk.asked.query.titles if _OF_TITLES.search(words))
    return [squash(words) for words in quoted if not _VERDICT.fullmatch(words)]


def _of_years(row: LedgerRow, years: frozenset[str]) -> bool:
    titles = " ".join(re.sub(_SPAN, " ", squash(title)) for title in (row.title or "", *row.documents))
    return any((row.held or row.issued or "").startswith(year) or year in titles for year in years)


def _span(desk: Desk, text: str) -> tuple[str, ...] | None:
    """Give the years through which plans run, where a question means those of titles and the ledger has such."""
    found = _SPAN.search(text)
    if not found or not _TITLE_SPAN.search(text):
        return None
    titles = (title for row in desk.library.rows(desk.scope, kind="decision") for title in row.documents)
    return found.groups() if found.groups() in {span for title in titles for span in _spans(title)} else None


def _spans(title: str) -> set[tuple[str, ...]]:
    """Give the years from and to which a title says that its plan runs."""
    return {found.groups() for found in _SPAN.finditer(squash(title))}
