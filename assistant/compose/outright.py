"""A day, a place or an amount that one sentence gives outright: it has the whole name of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.compose.editions import held_in, years_named
from assistant.compose.nearest import sentences_of_item
from assistant.compose.places import opening
from assistant.compose.values import ASKED, given, wanted
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.lacking import frameless, held
from assistant.overlap import named_share
from assistant.pairs import HAN, bare, counted, covered, uncovered
from assistant.subjects import KINDS
from assistant.targets import edition, targets
from retrieval.agenda import without_titles
from retrieval.scripts import fold

_MOST_MINUTES = 60
_FEW = 3  # meetings that give it
_OF_VALUES = frozenset({"amount", "date", "deadline"})  # facets
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


def outright(desk: Desk) -> Draft | None:
    """Give what the sentences that hold the whole name of a matter say of it; None where none, or too many, do."""
    best = _told(desk)
    lines = [_line(desk, source, len(best) > 1) for source in best]
    return Draft("answered", (*lines, *map(quoted, best))) if best else None


def preferred(desk: Desk, draft: Draft) -> Draft:
    """Give an answer, or what a sentence of the matter itself says, where that tells the day of a meeting alone.

    Also where its item's title holds less of what is asked about: the plan that is named, not a report on the same.
    """
    if desk.asked.facet not in _OF_VALUES or desk.asked.besides or not (best := _told(desk)):
        return draft
    titles = {(one.document, one.item): one.title or "" for line in draft.statements for one in line.sources if one.item}
    if any((one.document, one.item) in titles for one in best):
        return draft
    most = max((_titled(desk, title) for title in titles.values()), default=0.0)
    nearer = desk.asked.names_meetings if not titles else _titled(desk, best[0].title or "") > most
    return (outright(desk) or draft) if nearer else draft


@lru_cache(maxsize=8)
def _told(desk: Desk) -> list[Source]:
    """Give the sentences that tell outright what is asked."""
    found = [source for source in _candidates(desk) if _tells(desk, source)] if _asks(desk) else []
    return _best(desk, found)


def about(desk: Desk, besides: Sequence[str]) -> list[Source]:
    """Give the sentences that hold the whole name of a matter, best first; words in `besides` need not stand there."""
    worth = {source: _worth(desk, source, tuple(besides)) for source in _candidates(desk)}
    return sorted((source for source, each in worth.items() if each[0]), key=lambda source: worth[source], reverse=True)


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


def _tells(desk: Desk, source: Source) -> bool:
    """Whether a sentence, with the title of its item, holds the whole name of a matter and gives all that is asked."""
    return bool(_worth(desk, source)[0]) and all(given(desk, without_titles(source.quote)).values())


def _worth(desk: Desk, source: Source, besides: tuple[str, ...] = ()) -> tuple[float, float]:
    """Give the share of what is asked about that a sentence holds by itself, then its title; 0 for too little."""
    text = f"{source.title} {source.quote}"
    text = " ".join((text, *desk.glossary.shortened(text)))
    if desk.zh:
        name = _name(desk, besides)
        here = covered(name, source.quote)
        whole = not any(_is_other(piece) for piece in uncovered(name, text))
    else:
        own = [word.said for word in desk.words if HAN.fullmatch(word.said)]
        here = 1.0 if own and all(word in source.quote for word in own) else held(desk, source.quote)
        whole = held(desk, text) >= (_HELD_BESIDE if own and here == 1.0 else _HELD) and len(desk.words) >= _WORDS
    here = round(here, 2)
    return (here, _titled(desk, source.title or "")) if whole and here >= _HELD_HERE else (0.0, 0.0)


def _titled(desk: Desk, title: str) -> float:
    """Tell how much of what is asked about a title holds, its year and kind of document too."""
    if desk.zh:
        return float(counted(_name(desk, ()), title)[0])
    return named_share(desk, title) + edition(desk, title, None)


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
    worth = {source: _worth(desk, source) for source in found}
    most = max(worth.values(), default=(0.0, 0.0))
    best = {source.document: source for source in reversed(found) if worth[source] == most}
    return sorted(best.values(), key=lambda one: one.held or "") if len(best) <= _FEW else []


def _line(desk: Desk, source: Source, several: bool) -> Statement:
    """Say what a sentence gives, and at which meeting, where several meetings have one."""
    said = [each for values in given(desk, without_titles(source.quote)).values() for each in values]
    number = desk.listed(list(dict.fromkeys(said)))
    if not several:
        return Statement(desk.say("amount.is", number=number), (source,))
    minutes = desk.library.minutes(source.document)
    text = desk.say("compare.amount", meeting=desk.meeting(minutes), number=number)
    return Statement(text, (source, *opening(minutes)))
