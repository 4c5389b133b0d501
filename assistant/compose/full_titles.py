"""What a short title in 《》 is in full: by the words that shorten it (以下简称《条例》), else by what uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked.quoting import short_titles
from assistant.compose.parts.absent import not_found
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, quotes
from assistant.matching.targets import targets
from assistant.text.sentence import sentences

_LOOKED_AT, _SHOWN = 50, 3  # items
_SHORTENED = (
    r"《(?P<full>[^《》]{{4,80}})》\s*[（(]\s*(?:以下|下)?(?:统|简)?称\s*[：:]?\s*[“\"]?《?{short}》?[”\"]?\s*[）)]"
)


def asks_for_full_title(desk: Desk) -> bool:
    """Whether a question asks for what a short title in 《》 is in full: 《条例》的全称."""
    return desk.asked.facet == "term" and {"full_name", "short_title"} <= desk.asked.features


def full_title(desk: Desk) -> Draft:
    """Give the whole title for which a short one stands in the items that use it; of many, those that rank first."""
    short = short_titles(desk.asked.query)[0]
    every = targets(desk, _LOOKED_AT)
    found = [one for target in every for one in _spelt_out(target, short)] or _only_one(desk, every, short)
    named = {title for title, *_ in found[:_SHOWN]}
    if desk.asked.topic.replace(short, "").strip():  # 燃气那个《行动方案》
        named = {title for title, *_ in found[:1]}
    told = {title: (source, target) for title, source, target in reversed(found) if title in named}
    if not told:
        return not_found(desk, desk.say("term.absent", term=f"《{short}》"))
    lines = [_line(desk, (short, title), source, target) for title, (source, target) in reversed(told.items())]
    return Draft("answered", (*lines, *quotes([source for source, _ in reversed(told.values())])))


def _line(desk: Desk, names: tuple[str, str], source: Source, target: Target) -> Statement:
    short, title = names
    where = f"“{target.item.title}”"
    said = desk.say("term.stands_for", term=short, expanded=f"《{title}》", where=where)
    return Statement(said, (source, of_item(target.minutes, target.item)))


def _spelt_out(target: Target, short: str) -> Iterator[tuple[str, Source, Target]]:
    """Give the whole titles for which an item uses a short one, each with the sentence that says so or uses it."""
    text, using = target.minutes.text, []
    for paragraph in target.item.paragraphs:
        for span in sentences(text, paragraph.span):
            source = of_item(target.minutes, target.item, paragraph, span)
            if found := re.search(_SHORTENED.format(short=re.escape(short)), span.of(text)):
                yield found["full"], source, target
                return
            using += [source] if f"《{short}》" in span.of(text) else []
    own = [title for title in target.item.documents if title != short and _ends_in(title, short)]
    if using and own:
        yield from ((title, using[0], target) for title in own)


def _only_one(desk: Desk, every: Sequence[Target], short: str) -> list[tuple[str, Source, Target]]:
    """Give the titles that end in what no item uses as a short one, of an item numbered, or the only one that does."""
    ending = [
        (title, of_item(target.minutes, target.item), target)
        for target in every
        for title in target.item.documents
        if _ends_in(title, short)
    ]
    return ending if desk.numbered or len({title for title, *_ in ending}) == 1 else []


def _ends_in(title: str, short: str) -> bool:
    return re.sub(r"[（(][^（）()]*[）)]$", "", title.replace(" ", "")).endswith(short)
