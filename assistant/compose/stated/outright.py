"""A day, a place, an interval or an amount that one sentence gives: it has the whole name of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.places import opening
from assistant.compose.stated.amounts import asks_difference, of_what_is_counted
from assistant.compose.stated.editions import held_in, years_named
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.amounts import has_every_kind
from assistant.matching.asked_name import lacks_its_name, name_asked, names_something, wanted
from assistant.matching.lacking import held
from assistant.matching.overlap import named_share
from assistant.matching.stages import at_another
from assistant.matching.targets import edition, targets
from assistant.matching.values import given
from assistant.matching.whose import asks_whose, bodies_told
from assistant.text.pairs import HAN, counted, covered
from retrieval.parsing.agenda import without_titles

_MOST_MINUTES = 60
_FEW = 3  # meetings that give it
_OF_VALUES = frozenset({"amount", "date", "deadline"})  # facets
_HELD, _HELD_HERE = 0.8, 0.35  # of what is asked about: with the title, in the sentence itself
_WORDS = 2  # of an English question
# Days of meetings and of papers, which no sentence of an item gives.
OF_MEETINGS = re.compile(
    "审议|通过|上[^，。]{0,3}会|讨论|研究|汇报|印发|出台|发布|开会|会议|议定|提交|同意"
    r"|\b(?:discuss|review|approv|adopt|pass|agree|issu|report|deliberat|consider|meeting)\w*"
)


def outright(desk: Desk) -> Draft | None:
    """Give what the sentences that hold the whole name of a matter say of it; None where none, or too many, do."""
    best = _told(desk)
    lines = [_line(desk, source, len(best) > 1) for source in best]
    return Draft("answered", (*lines, *map(quoted, best))) if best else None


def preferred(desk: Desk, draft: Draft) -> Draft:
    """Give an answer, or what a sentence of the matter itself says, where that tells the day of a meeting alone.

    Also where its item's title holds less of what is asked about, the plan that is named and not a report on the same,
    or of the same item the sentence.
    """
    if not _OF_VALUES.issuperset((desk.asked.facet, *desk.asked.besides)) or not (best := _told(desk)):
        return draft
    cited = [one for line in draft.statements if line.role == "claim" for one in line.sources]
    if len(_asked(desk)) > 1:
        return outright(desk) or draft  # how much and when, told in one sentence
    if any(one.quote.strip() in each.quote for one in best for each in cited if desk.asked.facet != "date"):
        return draft
    if desk.asked.facet == "date":
        nearer = all(_said_here(desk, one.quote) > _said_here(desk, one.title or "") for one in best)
    else:
        most = max((_nearness(desk, each) for each in cited if each.item), default=(0.0, 0.0))
        nearer = _nearness(desk, best[0]) > most
    return (outright(desk) or draft) if nearer else draft


def _nearness(desk: Desk, source: Source) -> tuple[float, float]:
    """Tell how much of what is asked about the title of a sentence's item holds, then the sentence itself."""
    return _titled(desk, source.title or ""), _said_here(desk, source.quote)


def _said_here(desk: Desk, text: str) -> float:
    """Tell how much of what is asked about a text holds."""
    return covered(name_asked(desk, ()), text) if desk.zh else held(desk, text)


@lru_cache(maxsize=8)
def _told(desk: Desk) -> list[Source]:
    """Give the sentences that tell outright what is asked."""
    found = [source for source in candidates(desk) if _tells(desk, source)] if asks_outright(desk) else []
    return _best(desk, found)


def about(desk: Desk, besides: Sequence[str]) -> list[Source]:
    """Give the sentences that hold the whole name of a matter, best first; words in `besides` need not stand there."""
    worth = {source: _worth(desk, source, tuple(besides)) for source in candidates(desk)}
    return sorted((source for source, each in worth.items() if each[0]), key=lambda source: worth[source], reverse=True)


def asks_outright(desk: Desk) -> bool:
    """Whether a question asks when, where, how often or how much of a matter that it names."""
    asks = _asked(desk)
    text = desk.asked.query.text.lower()
    barred = (asks & {"when", "how_often"} and OF_MEETINGS.search(text)) or asks_difference(desk)
    return bool(asks) and "topic" in desk.asked.features and names_something(desk) and not barred


def _asked(desk: Desk) -> frozenset[str]:
    """Name what is wanted to know, "who" among it."""
    return wanted(desk) | ({"who"} if asks_whose(desk) else frozenset())


def told_of(desk: Desk, sentence: str) -> dict[str, list[str]]:
    """Give what a sentence says of each thing that is wanted, "who" among it."""
    found = given(desk, without_titles(sentence))
    if asks_whose(desk):
        found["who"] = bodies_told(desk, sentence)
    return found


def candidates(desk: Desk) -> Iterator[Source]:
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
    if not _worth(desk, source)[0] or not all(told_of(desk, source.quote).values()) or at_another(desk, source.quote):
        return False
    return counts(desk, source) and of_what_is_counted(desk, source.quote)


def counts(desk: Desk, source: Source) -> bool:
    """Whether a sentence has an amount of each kind that is asked for, if any is."""
    return "how_much" not in wanted(desk) or has_every_kind(desk, source.quote)


def _worth(desk: Desk, source: Source, besides: tuple[str, ...] = ()) -> tuple[float, float]:
    """Give the share of what is asked about that a sentence holds by itself, then its title; 0 for too little."""
    here = round(_held_here(desk, source.quote, besides), 2)
    if here < _HELD_HERE or not _holds_its_name(desk, source, besides):
        return 0.0, 0.0
    return here, _titled(desk, source.title or "")


def _held_here(desk: Desk, sentence: str, besides: tuple[str, ...]) -> float:
    if desk.zh:
        return covered(name_asked(desk, besides), sentence)
    return 1.0 if _names_it(desk, sentence) else held(desk, sentence)


def _names_it(desk: Desk, sentence: str) -> bool:
    """Whether a sentence has all the Chinese that a question in another language says."""
    own = [word.said for word in desk.words if HAN.fullmatch(word.said)]
    return bool(own) and all(word in sentence for word in own)


def _holds_its_name(desk: Desk, source: Source, besides: tuple[str, ...]) -> bool:
    """Whether a sentence and the title of its item hold the whole name of what is asked about."""
    text = f"{source.title} {source.quote}"
    text = " ".join((text, *desk.glossary.shortened(text)))
    if desk.zh:
        return not lacks_its_name(desk, text, besides)
    if len(desk.words) < _WORDS:
        return False
    return not lacks_its_name(desk, text) if _names_it(desk, source.quote) else held(desk, text) >= _HELD


def _titled(desk: Desk, title: str) -> float:
    """Tell how much of what is asked about a title holds, its year and kind of document too."""
    if desk.zh:
        return float(counted(name_asked(desk, ()), title)[0])
    return named_share(desk, title) + edition(desk, title, None)


def _best(desk: Desk, found: Sequence[Source]) -> list[Source]:
    """Give the sentences that hold most by themselves, one of each meeting; none where many meetings have one."""
    worth = {source: _worth(desk, source) for source in found}
    most = max(worth.values(), default=(0.0, 0.0))
    best = {source.document: source for source in reversed(found) if worth[source] == most}
    return sorted(best.values(), key=lambda one: one.held or "") if len(best) <= _FEW else []


def _line(desk: Desk, source: Source, several: bool) -> Statement:
    """Say what a sentence gives, and at which meeting, where several meetings have one."""
    said = [each for values in told_of(desk, source.quote).values() for each in values]
    number = desk.listed(list(dict.fromkeys(said)))
    if not several:
        return Statement(desk.say("amount.is", number=number), (source,))
    minutes = desk.library.minutes(source.document)
    text = desk.say("compare.amount", meeting=desk.meeting(minutes), number=number)
    return Statement(text, (source, *opening(minutes)))
