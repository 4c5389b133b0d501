"""Is the document that a question names one that the minutes have? Titles that differ in a year, a place, a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.asked.subjects import KINDS
from assistant.desk import Desk, Target
from assistant.matching.targets import targets
from retrieval.asked.period_wordings import YEAR
from retrieval.scripts import fold, squash

_LOOKED_AT = 12
_ALIKE = 0.5  # of the characters of the title asked for, in the nearest one
_IDLE = re.compile(
    r"[关于的和与及之对在《》（）()〈〉、\-—–－“”\"'·：:,，]|年度?|修订版?|试行|暂行|印发|通知|本?市|全市|若干"
)
_TITLE_END = re.compile(
    "(?:办法|条例|方案|计划|要点|意见|清单|目录|预案|细则|规定|规划|纲要|通知|制度|章程)(?:[（(].*[）)])?$"
)


def other_titles(desk: Desk) -> tuple[str, Target, str] | None:
    """Give the title asked for where none held is the same, the nearest item, and its title ("": none is near).

    None where the question gives no full title, or one that is held.
    """
    places = targets(desk, _LOOKED_AT)
    for asked in _asked(desk):
        held = [(target, title) for target in places for title in _titles(target)]
        if not held or any(_same(desk, asked, title, target) for target, title in held):
            continue
        target, nearest = max(held, key=lambda pair: _alike(asked, pair[1]))
        return f"《{asked}》", target, nearest if _alike(asked, nearest) >= _ALIKE else ""
    return _other_year(desk)


def _asked(desk: Desk) -> Iterator[str]:
    """Give the titles of a question that are whole: in title or quotation marks, ending with a kind of document."""
    yield from (title for title in desk.asked.query.titles if _TITLE_END.search(title))


def _titles(target: Target) -> tuple[str, ...]:
    return (*target.item.documents, target.item.title)


def _other_year(desk: Desk) -> tuple[str, Target, str] | None:
    """Tell a plan until 2030 from one until 2025: a year after all meetings held that the item does not name."""
    latest = max((entry.held for entry in desk.library.entries.values() if entry.held), default="")
    years = [year for year in YEAR.findall(desk.asked.query.text) if year > latest[:4]]
    if desk.asked.query.titles or not {"document_word", "topic"} <= desk.asked.features:
        return None
    for target in targets(desk, 1):
        spans = YEAR.findall(target.text)
        if spans and any(year not in spans for year in years):
            return max(years), target, target.item.title
    return None


def _same(desk: Desk, asked: str, held: str, target: Target) -> bool:
    """Whether a title as it was asked for may be the one held: what it has more is idle, or a slip of one character."""
    if any(place not in held for place in desk.bodies.other_places(asked)):
        return False
    day = target.minutes.held
    rest = _more(asked, held).replace(str(day.year), "") if day else _more(asked, held)
    return not re.search(r"[\d一二三四五六七八九十]", rest) and len(rest) < 2


def _more(asked: str, held: str) -> str:
    """Give what a title has more than another, without idle words and kinds of document."""
    one, other = _plain(asked), squash(fold(held))
    left = _uncovered(one, other)
    return "".join(_IDLE.sub("", KINDS.sub("", piece)) for piece in left)


def _uncovered(one: str, other: str) -> list[str]:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    ends = [0, *(block.a + block.size for block in blocks)]
    return [one[end : block.a] for end, block in zip(ends, blocks, strict=False)]


def _plain(title: str) -> str:
    return _IDLE.sub("", squash(fold(title)))


def _alike(asked: str, held: str) -> float:
    one = _plain(asked)
    return 1 - sum(map(len, _uncovered(one, squash(fold(held))))) / len(one) if one else 0.0
