"""A day, a place or an amount that one sentence gives outright: it has the whole name of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.compose.editions import held_in, years_named
from assistant.compose.nearest import sentences_of_item
from assistant.compose.values import ASKED, given, wanted
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.lacking import frameless, held
from assistant.pairs import HAN, bare, covered, uncovered
from assistant.subjects import KINDS
from assistant.targets import targets
from retrieval.agenda import without_titles
from retrieval.scripts import fold

_MOST_MINUTES = 60
_FEW = 3  # meetings that give it
_HELD, _HELD_HERE = 0.8, 0.35  # of what is asked about: with the title, in the sentence itself
_HELD_BESIDE = 0.6  # of an English question, where the sentence has the Chinese that it gives
_WORDS = 2  # of an English question
# Days of meetings and of papers, which no sentence of an item gives.
_OF_MEETINGS = re.compile(
    "审议|通过|上会|讨论|研究|汇报|印发|出台|发布|开会|会议|议定|提交|同意"
    r"|\b(?:discuss|review|approv|adopt|pass|agree|issu|report|deliberat|consider|meeting)\w*"
)
_SCOPE = re.compile(
    r"(?:19|20)\d\d\s*年?(?:年?[度初末底]|上半年|下半年)?|第\s*\S{1,4}?\s*[号次期](?:常务会议|会议)?|(?:那[份次])?(?:会议)?纪要|《|》"
)
_FRAME = re.compile(
    "既然|打算|准备|计划|安排|预定|原定|请问|想问|问一下|查一下|帮我|关于|按照?|根据|里面?|当中|一[个家户辆人亩条件项名座所次年天处]"
    "|报告|文件|材料|城市|地方|地点|时间|日期|[是要将由的了在从起到至于为给和与及前后每各共又还就能会该其这那得上下中花办开定改设建]+$"
    "|^[是要将由的了在从起到至于为给和与及前后每各共又还就能会该其这那得里按上下中花办开定改设建]+|[吗呢吧啊呀对么？?！!]"
)


def outright(desk: Desk, besides: Sequence[str] = ()) -> Draft | None:
    """Give what the sentences that hold the whole name of a matter say of it; None where none, or too many, do.

    Words in `besides` need not stand there.
    """
    if not _asks(desk):
        return None
    found = [source for source in _candidates(desk) if _tells(desk, source, besides)]
    best = _best(desk, found)
    if not best:
        return None
    lines = [_line(desk, source) for source in best]
    return Draft("answered", (*lines, *map(quoted, best)))


def _asks(desk: Desk) -> bool:
    """Whether a question asks when, where or how much of a matter that it names."""
    asks = wanted(desk)
    text = desk.asked.query.text.lower()
    return bool(asks) and "topic" in desk.asked.features and not ("when" in asks and _OF_MEETINGS.search(text))


def _candidates(desk: Desk) -> Iterator[Source]:
    """Yield the sentences of the time that a question names, else of the item that it is likely about."""
    years = years_named(desk)
    documents = desk.scope if len(years) != 1 or len(desk.scope) <= _MOST_MINUTES else held_in(desk, years[0])
    if len(documents) > _MOST_MINUTES:
        items: Sequence[Target] = targets(desk, 1)
    else:
        every = (desk.library.minutes(document) for document in documents)
        items = [Target(minutes, item) for minutes in every for item in minutes.items]
    for target in items:
        if not years or set(years) & _years_of(target) or not _years_of(target):
            yield from sentences_of_item(target)


def _years_of(target: Target) -> set[int]:
    """Give the years that a title says."""
    return {int(year) for year in re.findall(r"(?:19|20)\d\d", target.item.title)}


def _tells(desk: Desk, source: Source, besides: Sequence[str]) -> bool:
    """Whether a sentence, with the title of its item, holds the whole name of a matter and gives all that is asked."""
    if _worth(desk, source, besides)[0] < _HELD:
        return False
    return all(given(desk, without_titles(source.quote)).values())


def _worth(desk: Desk, source: Source, besides: Sequence[str] = ()) -> tuple[float, float]:
    """Give the share of what is asked about that a sentence holds with its title, and by itself; 0 for too little."""
    text = f"{source.title} {source.quote}"
    text = " ".join((text, *desk.glossary.shortened(text)))
    if desk.zh:
        name = _name(desk, tuple(besides))
        here = covered(name, source.quote)
        whole = not any(_is_other(piece) for piece in uncovered(name, text))
    else:
        own = [word.said for word in desk.words if HAN.fullmatch(word.said)]
        here = 1.0 if own and all(word in source.quote for word in own) else held(desk, source.quote)
        whole = held(desk, text) >= (_HELD_BESIDE if own and here == 1.0 else _HELD) and len(desk.words) >= _WORDS
    return (1.0, here) if whole and here >= _HELD_HERE else (0.0, 0.0)


@lru_cache(maxsize=8)
def _name(desk: Desk, besides: tuple[str, ...]) -> str:
    """Give a Chinese question without the words by which it asks, and when it was: what it asks about."""
    text = fold(desk.asked.query.text)
    for pattern in (_SCOPE, *ASKED.values()):
        text = pattern.sub(" ", text)
    for said in besides:
        text = text.replace(said, " ")
    return bare(" ".join(left for part in re.split(r"[\s，。、,;；：:“”\"()（）]+", text) if (left := part.strip())))


def _is_other(piece: str) -> bool:
    """Whether a stretch that a text lacks names something, kinds of document and what is said around it aside."""
    left = KINDS.sub(" ", frameless(piece))
    while (less := _FRAME.sub(" ", left).strip()) != left:
        left = less
    return any(len(part) > 1 for part in left.split())


def _best(desk: Desk, found: Sequence[Source]) -> list[Source]:
    """Give the sentences that hold most by themselves, one of each meeting; none where many meetings have one."""
    worth = {source: round(_worth(desk, source)[1], 2) for source in found}
    most = max(worth.values(), default=0.0)
    best = {source.document: source for source in reversed(found) if worth[source] == most}
    return sorted(best.values(), key=lambda one: one.held or "") if len(best) <= _FEW else []


def _line(desk: Desk, source: Source) -> Statement:
    """Say what a sentence gives."""
    said = [each for values in given(desk, without_titles(source.quote)).values() for each in values]
    return Statement(desk.say("amount.is", number=desk.listed(list(dict.fromkeys(said)))), (source,))
