"""The items whose titles hold all that a question names, where nothing else told a list: a wide net, drawn tight.

Chinese is read by the stretches of a question that titles hold as they stand, whatever words stand around them; other
languages by the words that titles hold. What no title holds may only be idle, else nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked.quoting import words_given
from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.things import grouped
from assistant.asked.topic_words import Word
from assistant.compose.listed.asking import asks_for_list, in_years, of_sort
from assistant.compose.parts.counts import by_year
from assistant.compose.parts.lists import at_a_meeting, headline, listed
from assistant.desk import Desk
from assistant.draft import Draft, of_row
from assistant.narrowing.conditions import narrowed
from assistant.text.pairs import held_anywhere, holds
from retrieval.records import LedgerRow
from retrieval.scripts import fold, squash

_ELSE = frozenset({"title", "compare", "destination", "next_step", "in_title", "money", "attendee", "chair", "why"})
_COMING = frozenset({"attendee", "money"})  # came, fees: words of English matters
_PLAINLY = re.compile(
    r"历[年次]|[哪那]些|哪几|列|逐一|所有|全部|一份不漏|都有"
    r"|\bever\b|\bover the years\b|\bhow (?:often|many times)\b|\b(?:all|list|every|name the)\b"
    r"|\b(?:which|what) (?:[\w'-]+ ){0,6}?"
    r"(?:plans|schemes|documents|papers|measures|reports|laws|rules|items|projects)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[\w'’]+")
_BESIDE = re.compile(r"[、,，/]|或|和|与|及|跟")
_ASKED_OF_THEM = re.compile(r"(?:哪[几些一]?|什么|几)[个些条种类家份]?的?$")
_NAMED_SHORT = re.compile(r"(?:跟|和|与|同|涉及?|关于)(?P<one>[㐀-鿿])(?:有关|相关|沾边|挂钩|打交道|方面)")
# Characters of words that say how a list is asked for; what titles do not hold may be made of them alone.
_IDLE = re.compile(
    "[各每哪几多些类种项个份件条次版本历年所有全部都的了过在前后先是把被给请帮我你您们一逐附列出写上会议时间届期名称及"
    "其他它这那与和跟或同就无相关方面领域内容涉围绕里中按还要也到为起]+"
)
_IDLE_ENGLISH = frozenset({"ever", "single", "various", "brought", "considered", "discussed", "tabled", "table"})
_IDLE_ENGLISH |= {"leadership", "leaders", "executive", "meeting", "came", "come", "each", "whole", "complete", "full"}
_IDLE_ENGLISH |= {"different", "dealt", "related", "concerning", "kind", "kinds", "sort"}
_ONE_CHARACTER = {"road": "路", "street": "街", "river": "河", "bridge": "桥", "plant": "厂", "law": "法", "laws": "法"}
_ONE_CHARACTER |= {"roads": "路", "streets": "街", "rivers": "河", "bridges": "桥", "plants": "厂"}
_COMMON, _LEAST, _MOST = 0.2, 2, 120  # of titles, that hold a word which tells nothing; characters; rows

Fits = Callable[[str], bool]


def by_titles(desk: Desk) -> Draft | None:
    """List the items whose titles hold what a question names; None where it names nothing so, or more than that."""
    found = rows_by_titles(desk)
    if not found:
        return None
    lines = [at_a_meeting(desk, row) for row in found]
    heading = headline(desk, "list.matching", len(found))
    return listed(desk, [heading, *by_year(desk, found), *lines], [of_row(row) for row in found])


def instead_of_one(desk: Desk, draft: Draft) -> Draft | None:
    """List the items by their titles where a list is asked for and a draft tells of none, or of a single item."""
    places = {(one.document, one.item) for line in draft.statements for one in line.sources if one.item}
    left_aside = not desk.asked.topic and _NAMED_SHORT.search(fold(desk.asked.query.text))
    if draft.status != "not_found" and not left_aside and (len(places) > 1 or not _asks_plainly(desk)):
        return None
    return by_titles(desk)


def rows_by_titles(desk: Desk) -> list[LedgerRow]:
    """Give the decisions on the items whose titles hold all that a question names; none where fewer than two are."""
    asked = desk.asked
    if desk.library.few or not (asks_for_list(desk) or _asks_plainly(desk)) or asked.facet == "attack":
        return []
    if asked.names_meetings or asked.query.edges or asked.features & (_ELSE if desk.zh else _ELSE - _COMING):
        return []
    fits = _in_chinese(desk) if desk.zh else _in_english(desk)
    if fits is None:
        return []
    rows = [
        row for row in in_years(desk, desk.library.rows(desk.scope, kind="decision")) if fits(squash(row.title or ""))
    ]
    found = of_sort(
        desk, list({(row.document, row.item): row for row in reversed(narrowed(desk, rows))}.values())[::-1]
    )
    least = 2 if asked.topic else 1  # what is named by one character is all that is asked for
    return found if least <= len(found) <= _MOST else []


def _asks_plainly(desk: Desk) -> bool:
    text = " ".join(_BRACKETS.sub(" ", fold(desk.asked.query.text).lower()).split())
    return _PLAINLY.search(text) is not None


def _in_chinese(desk: Desk) -> Fits | None:
    """Read the stretches of the topic that titles hold; one of a single character where it is all that is named."""
    text, titles = fold(desk.asked.query.text), [title for *_, title in desk.library.titled]
    if not desk.asked.topic and (short := _NAMED_SHORT.search(text)):
        return lambda title: short["one"] in title
    named, rest = _stretches(desk.asked.topic, "\n".join(titles))
    if len("".join(_IDLE.sub("", piece) for piece in rest)) > 1:
        return None
    counts = {one: sum(one in title for title in titles) for one in named}
    telling = [one for one in named if counts[one] <= _COMMON * len(titles) and not _IDLE.fullmatch(one)]
    telling = _without_what_is_asked(telling, text)
    return _holding(_side_by_side(telling, text), titles)


def _stretches(topic: str, titles: str) -> tuple[list[str], list[str]]:
    """Part a topic into the longest stretches that titles hold, and what is left between them."""
    named: list[str] = []
    rest: list[str] = []
    for run in topic.split():
        at = start = 0
        while at < len(run):
            end = next((end for end in range(len(run), at + 1, -1) if run[at:end] in titles), None)
            if end is None:
                at += 1
                continue
            rest += [run[start:at]] if at > start else []
            named.append(run[at:end])
            at = start = end
        rest += [run[start:]] if start < len(run) else []
    return list(dict.fromkeys(named)), rest


def _without_what_is_asked(named: Sequence[str], text: str) -> list[str]:
    """Leave out what is asked about those named before: 几个规划，是哪几个片区的."""
    return [
        one
        for place, one in enumerate(named)
        if not (place and "," in text[: text.find(one)] and _ASKED_OF_THEM.search(text[: text.find(one)]))
    ]


def _side_by_side(named: Sequence[str], text: str) -> list[list[str]]:
    """Group what is named by the things that stand side by side in a question."""
    groups: list[list[str]] = []
    end = 0
    for one in named:
        at = max(text.find(one, end), 0)
        if not groups or _BESIDE.search(text[end:at]):
            groups.append([])
        groups[-1].append(one)
        end = at + len(one)
    return groups


def _holding(groups: Sequence[Sequence[str]], titles: Sequence[str]) -> Fits | None:
    """Give what a title holds: all that is named, where any title does, else all of one of the things side by side."""
    named = [one for group in groups for one in group]
    if not any(len(one) > _LEAST or not KINDS.fullmatch(one) for one in named):
        return None
    if any(all(one in title for one in named) for title in titles):
        return lambda title: all(one in title for one in named)
    if len(groups) < 2 or not all(any(all(one in title for one in group) for title in titles) for group in groups):
        return None
    return lambda title: any(all(one in title for one in group) for group in groups)


def _in_english(desk: Desk) -> Fits | None:
    """Read the words of the topic by which titles may say them; None where a word says more than any title does."""
    titles = [title for *_, title in desk.library.titled]
    given = [squash(one) for one in words_given(desk.asked.query)]
    if given:
        return (lambda title: any(one in title for one in given)) if held_anywhere(given, titles) else None
    bracketed = " ".join(_BRACKETS.findall(fold(desk.asked.query.text).lower()))
    words = [word for word in desk.sure_words if word.said.lower() not in _IDLE_ENGLISH]
    plain = [word for word in words if not re.search(rf"\b{re.escape(word.said.lower())}\b", bracketed)] or words
    telling = [(word, _ways(word, titles)) for word in plain]
    matters = [word for word, _ in telling if word.said.lower() not in KIND_WORDS]
    if not matters or any(not ways for _, ways in telling):
        return None
    if any(all(holds(ways, title) for _, ways in telling) for title in titles):
        return lambda title: all(holds(ways, title) for _, ways in telling)
    of_each = [[_ways(word, titles) for word in group] for group in grouped(desk.asked.query.text, plain)]
    if len(of_each) < 2:
        return None
    return lambda title: any(all(holds(ways, title) for ways in group) for group in of_each)


def _ways(word: Word, titles: Sequence[str]) -> frozenset[str]:
    """Give the Chinese words for an English one that any title holds."""
    ways = word.longer | frozenset({_ONE_CHARACTER.get(word.said.lower(), "")} - {""})
    return held_anywhere(ways, titles)
