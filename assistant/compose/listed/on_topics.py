"""The items of a year on any of the things that a question sets side by side, where nothing else told them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.things import Group, grouped, is_kind
from assistant.asked.topic_words import Word
from assistant.compose.listed.asking import asks_for_list, in_years, of_whole_years
from assistant.compose.parts.counts import by_year
from assistant.compose.parts.lists import at_a_meeting, headline, listed
from assistant.desk import Desk
from assistant.draft import Draft, of_row
from assistant.narrowing.conditions import narrowed, owners_asked
from assistant.text.pairs import HAN, covered, holds

_ELSE = frozenset(
    {"date", "deadline", "title", "compare", "next_step", "route", "destination", "word_given", "in_title"}
)
_WHOLE, _RARE = 0.99, 0.03  # of a word, in a title; of all titles, that hold the name with which a word begins
_NAME = 2  # characters of it
_ABOUT = re.compile("^(?:围绕|针对|涉及|关于|有关|跟|同|和|与|就)+")


def on_topics(desk: Desk) -> Draft | None:
    """List the items whose titles hold any of the things named; None where no list is asked for, or none does."""
    asked = desk.asked
    if not asks_for_list(desk) or not of_whole_years(desk) or asked.features & _ELSE or owners_asked(desk):
        return None
    groups = [kept for group in grouped(asked.query.text, desk.sure_words) if (kept := _telling(group))]
    every = [title for *_, title in desk.library.titled]
    rows = [row for row in in_years(desk, desk.library.rows(desk.scope, kind="decision")) if row.title]
    found = [row for row in rows if any(_holds(desk, group, row.title or "", every) for group in groups)]
    found = narrowed(desk, found)
    if not found:
        return None
    heading = headline(desk, "list.matching", len(found))
    lines = [at_a_meeting(desk, row) for row in found]
    return listed(desk, [heading, *by_year(desk, found), *lines], [of_row(row) for row in found])


def _telling(group: Group) -> Sequence[Word]:
    """Leave out what says that something is about a thing, and kinds of document."""
    return [word for word in group if not is_kind(word) and not _ABOUT.fullmatch(word.said)]


def _holds(desk: Desk, group: Sequence[Word], title: str, every: Sequence[str]) -> bool:
    return all(_held(word, title, every) if desk.zh else bool(word.ways) and holds(word.ways, title) for word in group)


def _held(word: Word, title: str, every: Sequence[str]) -> bool:
    """Whether a title holds a word, or the rare name with which it begins: 上海 of 上海对接."""
    said = _ABOUT.sub("", word.said)
    if not HAN.fullmatch(said) or len(said) < _NAME:
        return False
    if covered(said, title) >= _WHOLE or holds(word.ways, title):
        return True
    name = said[:_NAME]
    return len(said) > _NAME and name in title and sum(name in one for one in every) <= _RARE * len(every)
