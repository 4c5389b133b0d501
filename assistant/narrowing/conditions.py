"""What a question narrows a list by, as one filter over ledger rows that every composer of lists applies.

A condition asks for some wordings and turns others round (wanted.py). A row is asked for its verdict, how it was dealt
with, what follows, what it says, where it goes and when; its documents for kind, marks, years and words of the title.
The minutes in scope are narrowed by the search; what a topic narrows is in `targets`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asked.condition_table import AND_VERDICT, VERDICT, Condition, condition_table
from assistant.asked.facet_table import facet_table
from assistant.asked.left_out import left_out
from assistant.asked.quoting import is_sort, words_given
from assistant.asked.wanted import Wanted
from assistant.desk import Desk
from assistant.narrowing.courses import course_of
from assistant.narrowing.destinations import Destinations, destinations, on_the_way
from assistant.narrowing.remaining import is_left_out, remaining
from assistant.narrowing.title_words import (
    QUOTED,
    last_year,
    span_asked,
    spans,
    title_words,
    until_asked,
    without_spans,
)
from assistant.text.pairs import HAN
from retrieval.numerals import to_chinese
from retrieval.parsing.verdicts import REFUSAL
from retrieval.query import Period
from retrieval.records import AgendaItem, LedgerRow, Minutes, Span
from retrieval.scripts import fold, squash
from retrieval.wording import masked

_HOSTS = frozenset({"市政府", "市政府常务会议"})  # whose minutes these are
_REMEMBERED = 8  # desks


@dataclass(frozen=True, slots=True)
class Conditions:
    """What rows must have; what is empty is not asked for."""

    going: Destinations
    verdicts: Wanted
    sorts: Wanted
    courses: Wanted
    marks: Wanted
    kinds: Wanted
    labels: frozenset[str]
    years: frozenset[str]
    span: tuple[str, ...] | None
    until: str | None
    called: Wanted
    written: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether the question sets any condition on what was decided, where it goes, or of what kind it is."""
        going = self.going.wanted or self.going.ruled_out
        return bool(going or self.verdicts or self.sorts or self.courses or self.written or self.of_title)

    @property
    def of_title(self) -> bool:
        """Whether the question sets any condition on the titles of documents."""
        return bool(self.marks or self.kinds or self.span or self.until or self.called)

    def row(self, row: LedgerRow) -> LedgerRow | None:
        """Give a row as far as it fits, with those of its documents that fit; None where nothing does."""
        if self.labels and row.item not in self.labels:
            return None
        if not (self.going.admits(row) and self._decided(row) and self.dealt_with(row.title or "")):
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
        return self.sorts.admits(title)

    def _decided(self, row: LedgerRow) -> bool:
        said = squash(row.quote)
        of_row = self.verdicts.admits(row.verdict or "") and self.courses.admits(course_of(row))
        return of_row and all(words in said for words in self.written)

    def _of_kind(self, title: str) -> bool:
        plain = squash(title)
        if not (self.kinds.admits(plain) and self.marks.admits(plain) and self.called.admits(plain)):
            return False
        return self.span in (None, *spans(title)) and self.until in (None, last_year(plain))


@lru_cache(maxsize=_REMEMBERED)
def conditions(desk: Desk) -> Conditions:
    """Read the conditions of a question."""
    table, text = condition_table(), _without_names(desk)
    verdicts, called, until = _asked(text, table.verdicts.values()), title_words(desk, text), until_asked(text)
    features = desk.asked.features
    quoted_verdicts = _verdicts_quoted(fold(desk.asked.query.text))
    both = "reports_too" in features  # what was deliberated and what was heard
    both |= {"sent_up", "other_place"} <= features  # reported to another city, not heard
    sorts, quoted = Wanted() if both else _asked(text, table.sorts.values(), by_word=False), desk.asked.query.titles
    years = _years(desk.asked.query.periods)
    return Conditions(
        going=destinations(desk),
        verdicts=replace(
            verdicts,
            asked=_set_apart(desk) or _refusals(desk, text) or (*verdicts.asked, *quoted_verdicts.asked),
            turned=(*verdicts.turned, *quoted_verdicts.turned),
        ),
        sorts=replace(
            sorts, asked=(*sorts.asked, *(one for words in quoted for one in _sorts_quoted(words)), *_read(desk))
        ),
        courses=replace(_asked(REFUSAL.sub(" ", text), _courses(text)), together=True),
        marks=replace(_asked(text, (*table.marks.values(), *table.dated.values())), together=True),
        kinds=_asked(text, table.kinds.values()),
        labels=_labels(desk),
        years=frozenset() if called or until else years,
        span=span_asked(desk, text),
        until=until,
        called=called,
        written=_written(desk),
    )


def _years(periods: Sequence[Period]) -> frozenset[str]:
    """Give the years of which rows must be: minutes are in scope for one title of a year, with all their items."""
    loose = {str(one.year) for one in periods if one.year and not one.certain}
    plain = all(one.year and one.month is None and not (one.towards or one.denied or one.issued) for one in periods)
    return frozenset(str(one.year) for one in periods) if plain else frozenset(loose)


def narrowed(desk: Desk, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows that fit all conditions of a question, each with those of its documents that fit."""
    asked = conditions(desk)
    fitting = [kept for row in rows if (kept := asked.row(row))]
    owners = owners_asked(desk)
    own = [
        row
        for row in fitting
        if not owners or owners & {*row.bodies, *row.partners, *row.addressees, *_joint(desk, row)}
    ]
    return [kept for row in own if (kept := remaining(desk, row))]


def _joint(desk: Desk, row: LedgerRow) -> Iterator[str]:
    """Give the bodies that put a paper out together, where a question asks who does."""
    asked = condition_table().courses["jointly_issued"] in conditions(desk).courses.asked
    return (one.canonical for one in desk.bodies.find(row.quote)) if asked else iter(())


def items_asked(desk: Desk, minutes: Minutes) -> list[AgendaItem]:
    """Keep the items that a question numbers, or does not leave out, and were dealt with and decided as it says."""
    asked = conditions(desk)
    numbered = [item for item in minutes.items if not asked.labels or item.label in asked.labels]
    kept = [item for item in numbered if not is_left_out(desk, item.title)]
    dealt_with = [item for item in kept if asked.dealt_with(item.title)]
    if not asked.verdicts:
        return dealt_with
    decided = {row.item: row.verdict or "" for row in desk.library.rows([minutes.id], kind="decision")}
    return [item for item in dealt_with if asked.verdicts.admits(decided.get(item.label, ""))]


def sorts_asked(desk: Desk) -> tuple[str, ...]:
    """Name the ways of dealing with an item that a question asks for: deliberated, heard, studied."""
    return tuple(name for name, one in condition_table().sorts.items() if one in conditions(desk).sorts.asked)


def owners_asked(desk: Desk) -> frozenset[str]:
    """Name the bodies whose rows are asked for: those named, without those on the way, hosts and whom it leaves out."""
    besides = left_out(desk.asked.query.text).bodies(desk.bodies)
    return frozenset(desk.asked.query.bodies) - on_the_way(desk) - _HOSTS - besides


def _without_names(desk: Desk) -> str:
    """Give the folded question without titles and names: a regulation bureau is no regulation, 任务清单 no document."""
    text = facet_table().wordings["follow_ups"].blanked(fold(desk.asked.query.text))
    quoted = [Span(*found.span()) for found in QUOTED.finditer(text) if not is_sort(found.group())]
    return masked(text, [*(one.span for one in desk.bodies.mentions(text)), *quoted])


def _asked(text: str, group: Iterable[Condition], by_word: bool = True) -> Wanted:
    """Give the conditions that a text asks for, and those that it turns round, `by_word` where rows say that word."""
    table = condition_table()
    matches = [(one, match) for one in group for match in one.asked.finditer(text)]
    matches = [(one, match) for one, match in matches if not table.includes(text, *match.span())]
    ends = {match.end() for _, match in matches}
    found = [
        (one, match, table.denies(text, *match.span()) and not _explains(text, match, ends)) for one, match in matches
    ]
    wanted = dict.fromkeys(one for one, _, denied in found if not denied)
    turned = dict.fromkeys(_narrowly(one, match) if by_word else one for one, match, denied in found if denied)
    return Wanted(tuple(wanted), tuple(one for one in turned if one not in wanted))


def _explains(text: str, match: re.Match[str], ends: Container[int]) -> bool:
    """Whether words open a bracket behind others of their group, which they say more closely: 没通过（暂不通过）."""
    return text[: match.start()].endswith("(") and match.start() - 1 in ends


def _narrowly(one: Condition, match: re.Match[str]) -> Condition:
    """Take what is turned round by its own word, where rows say that word: 行动方案不算 leaves 行动计划 in."""
    said = match.group()
    return Condition(one.asked, re.compile(re.escape(said))) if one.said.search(said) else one


def _verdicts_quoted(text: str) -> Wanted:
    """Give the verdicts that a folded question quotes, and those that it turns round: 没写“原则同意”的."""
    asked: list[Condition] = []
    turned: list[Condition] = []
    for quoted in QUOTED.finditer(text):
        denied = condition_table().denies(text, *quoted.span())
        (turned if denied else asked).extend(_verdicts_among([quoted.group()[1:-1].strip()]))
    return Wanted(tuple(asked), tuple(turned))


def _set_apart(desk: Desk) -> tuple[Condition, ...]:
    """Give the verdicts that an English question sets apart in Chinese, which count alone: adopted (审议通过)."""
    return tuple(_verdicts_among(words_given(desk.asked.query)))


def _refusals(desk: Desk, text: str) -> tuple[Condition, ...]:
    """Give the refusals that a text names as minutes word them (暂不印发); any that refuses where they word none so.

    With 暂缓 by itself beside one (暂不通过或暂缓), all that puts a matter off is meant.
    """
    said = [found.group() for found in REFUSAL.finditer(text)]
    if said and "暂缓" in REFUSAL.sub("", text):
        return (condition_table().verdicts["put_off"],)
    exact = [Condition(REFUSAL, re.compile(re.sub("(?<=不)予?以?", "予?以?", words))) for words in said]
    held = [one for one in exact if any(map(one.holds, desk.library.verdicts))]
    return tuple(held) or ((condition_table().verdicts["not_passed"],) if said else ())


def _verdicts_among(quoted: Iterable[str]) -> Iterator[Condition]:
    for words in quoted:
        if not VERDICT.fullmatch(words) or any(_sorts_quoted(words)):
            continue
        if HAN.search(words):
            exact = re.compile("|".join(map(_exactly, AND_VERDICT.split(words))))
            yield Condition(exact, exact)
        else:
            yield from (one for one in condition_table().verdicts.values() if one.asked.search(words))


def _exactly(words: str) -> str:
    """Match a verdict as it is quoted: 不同意 is not 暂不同意."""
    return f"(?<!暂){re.escape(words)}" if words.startswith("不") else re.escape(words)


def _sorts_quoted(words: str) -> Iterable[Condition]:
    """Give the ways of dealing with an item that words in quotation marks are: “审议”."""
    return (one for one in condition_table().sorts.values() if one.said.fullmatch(words))


def _read(desk: Desk) -> Iterable[Condition]:
    """Give the way in which texts from outside are dealt with that a question asks for: 学了几部省里的条例."""
    features = desk.asked.features
    studied = {"outside", "read_out"} <= features and "quoted_by_name" not in features
    return (condition_table().sorts["studied"],) if studied else ()


def _written(desk: Desk) -> tuple[str, ...]:
    """Give the words in quotation marks that a decision must say itself: 写了“按程序”的; an item says them anywhere."""
    features = desk.asked.features
    if desk.asked.facet == "list_topic" or "in_wording" not in features or "in_title" in features:
        return ()
    return tuple(squash(words) for words in desk.asked.query.titles if not VERDICT.fullmatch(words))


def _courses(text: str) -> Iterator[Condition]:
    """Give the courses that a text may ask for: who issues a paper with another has no partner besides."""
    known = condition_table().courses
    jointly = known["jointly_issued"].asked.search(text) is not None
    return (one for name, one in known.items() if not (jointly and name == "together"))


def _labels(desk: Desk) -> frozenset[str]:
    """Give the labels of the items that a question numbers, also from the end of an agenda."""
    said = {to_chinese(number) for number in desk.asked.query.items if number > 0}
    return frozenset(said | {target.item.label for target in desk.numbered})


def _of_years(row: LedgerRow, years: frozenset[str]) -> bool:
    titles = " ".join(without_spans(squash(title)) for title in (row.title or "", *row.documents))
    return any((row.held or row.issued or "").startswith(year) or year in titles for year in years)
