"""What each year's minutes state of one amount, year by year: how a fee, a standard, a count developed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.parts.lists import headline, listed
from assistant.compose.parts.places import opening
from assistant.compose.stated.figures import Figure, counted_before, figures_in, one_unit, stating
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_item
from assistant.matching.lacking import held, lacking
from assistant.matching.overlap import share
from assistant.text.pairs import covered, holds
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import fold

_BY_YEAR = re.compile(
    r"历年|逐年|每一?[次回届](?:的|都|各|分别|是|多少)|哪[些几]年[^？?]{0,16}(?:各|分别|多少)"
    r"|按年|分年|一年一年|各年|每一?年(?:的|都|各|分别|是|多少)|这(?:些|几|么多)年|[十几\d]+年(?:来|间|里)"
    r"|多年来|年年"
    r"|\b(?:each|every) (?:time|occasion|year)\b|\byear (?:by|after|on) year\b|\bby year\b|\byearly\b"
    r"|\b(?:over|across|through|throughout|down) the years\b|\bover time\b|\bfrom year to year\b"
)
_OF_FIGURES = re.compile(
    r"多少|几[个项件张艘元块万人户家]|标准|数(?:量|额|目|字)?(?![据字])|价|费|金额|补贴|额度|指标|比例|[率额量]"
    r"|\bhow (?:much|many)\b"
    r"|\b(?:fees?|prices?|rates?|standards?|amounts?|numbers?|figures?|counts?|subsid\w+|targets?|quotas?|sums?)\b"
)
# Papers are asked for, in whose names an amount may stand: which price adjustment schemes.
_PAPERS = re.compile(
    r"[哪那]些|哪?几[个份项]|\b(?:which|what) (?:[\w'-]+ ){1,6}?(?:plans|schemes|measures|rules|opinions)\b"
)
_HOW_MUCH = re.compile(r"多少|\bhow (?:much|many|high)\b")
_ELSE = frozenset({"attack", "attendee", "chair", "person", "why", "verdict", "who", "documents_counted"})
_ASKING = re.compile(
    r"(?:一年一年|按年份?|每一?[次回届]|哪[些几]年|各(?=是|$| )|逐年|历年|各年|每年|变化|变动)"
    r"[列说报讲算给]?(?:出来|一遍|一下)?"
    r"|\b(?:develop\w*|evolv\w*|chang\w*|over|years?|yearly|overview|history)\b",
    re.IGNORECASE,
)
_ALIKE = 0.55  # of a sentence, in that of another year
_YEARS, _A_WORD = 3, 2
_MOST = 40
_HELD = 0.5  # of an English topic
_OF_THE_SAME = 0.8  # of what the best sentence holds of the topic
_OF_MONEY = re.compile(r"[费价钱]|多少元|几[块元]|\b(?:fees?|prices?|subsid\w+|how much)\b")


def each_year(desk: Desk) -> Draft | None:
    """Tell an amount of each year with its sentence; None where that is not asked, or too few years state it."""
    asked = fold(desk.asked.query.text).lower()
    fits = _BY_YEAR.search(asked) and _OF_FIGURES.search(asked) and "topic" in desk.asked.features
    if desk.library.few or not fits or desk.asked.features & _ELSE or desk.asked.names_meetings:
        return None
    if desk.asked.query.kinds and _PAPERS.search(asked) and not _HOW_MUCH.search(asked):
        return None
    every = figures_in(desk, desk.scope)
    of_matter = _of_the_matter(desk)
    best = [one for one in stating(of_matter, [every])[0] if _is_of_it(of_matter, one, every)]
    found = _alike(of_matter, best, every)
    years = {(one.source.held or "")[:4] for one in found}
    if len(years) < _YEARS or len(found) > _MOST:
        return None
    heading = headline(desk, "list.each_year", len(found), years=len(years))
    return listed(desk, [heading, *(_line(desk, one) for one in found)], [])


def _of_the_matter(desk: Desk) -> Desk:
    """Leave the words out of the topic by which it is asked how something went over the years."""
    topic = " ".join(_ASKING.sub(" ", fold(desk.asked.topic)).split())
    return replace(desk, asked=replace(desk.asked, topic=topic))


def _is_of_it(desk: Desk, figure: Figure, every: Sequence[Figure]) -> bool:
    """Whether a sentence with its title says what is asked about, and in money where a price is asked for.

    Single characters aside in Chinese; in English words may be others, but none that the minutes have nowhere.
    """
    if _OF_MONEY.search(fold(desk.asked.query.text).lower()) and "元" not in figure.quote:
        return False
    if desk.zh:
        return all(len(piece) < _A_WORD for piece in lacking(desk, figure.text))
    missing = [word for word in desk.surest_words if word.ways and not word.held(figure.text)]
    said_somewhere = all(any(holds(word.ways, one.text) for one in every) for word in missing)
    return held(desk, figure.text) >= _HELD and said_somewhere


def _alike(desk: Desk, best: Sequence[Figure], every: Sequence[Figure]) -> list[Figure]:
    """Give the sentences that state what the best one does, in much the same words and of the same, by the day held.

    Where none but one does, those are all that say what is asked.
    """
    least = _OF_THE_SAME * share(desk, best[0].quote) if best else 1.0
    same = [one for one in every if best and _states_the_same(one, best[0]) and share(desk, one.quote) >= least]
    told = {one.source.document: one for one in reversed(same if len(same) > 1 else best)}
    return sorted(told.values(), key=lambda one: one.source.held or "")


def _line(desk: Desk, figure: Figure) -> Statement:
    minutes, source = desk.library.minutes(figure.source.document), figure.source
    slots = {"meeting": desk.meeting(minutes), "title": source.title, "quote": source.quote}
    headings = [of_item(one.minutes, one.item) for one in desk.items_at([(source.document, source.item or "")])]
    return Statement(desk.say("back.line", **slots), (source, *headings, *opening(minutes)))


def _states_the_same(one: Figure, best: Figure) -> bool:
    same = counted_before(one) & counted_before(best) and one_unit([one, best])
    return bool(same) and covered(without_titles(best.quote), without_titles(one.quote)) >= _ALIKE
