"""The matter spoken of, at another time: when it came back, or in another year, by its items in the ledger.

So the matter need not be named again, and no other matter of that year is taken for it: 第二年再报上来呢，编委会多少人.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.listed import OF_ITEMS
from assistant.asked.understanding import Understanding
from assistant.compose.stated.of_items import tells_any, told_of
from assistant.desk import Desk
from assistant.followups.again import asks_again
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from assistant.followups.inside import titled_elsewhere
from assistant.matching.details import OF_VALUES, details, gives
from assistant.matching.occasions import is_put_off
from assistant.matching.overlap import named_share
from assistant.matching.targets import best_target
from retrieval.records import LedgerRow

_BACK = re.compile(
    r"(?:再次?|重新|重|又|二次|第[二三2]次)(?:一次)?(?:地)?"
    r"(?:上[过了]?会|上常务会|[报提送拿交审呈](?!告|醒|前)|汇报|研究|讨论|过会|来汇报)[^，,。？?]{0,6}?"
    r"(?:的?时候?|之?后|那[次回]|呢|来|会|$|[，,])"
    r"|(?:改|修改|完善|补充|调整)(?:好|完|过|完善)?(?:了)?(?:再|又|重新)?(?:上会|之?后|再[报提上审交])"
    r"(?:的[那份方案办法计划]{1,4})?|修改?后的|后来改好"
    r"|\b(?:came|come|comes|brought|sent|taken|put|laid|returned|resubmitted|considered|discussed|reviewed|heard"
    r"|submitted|presented|tabled)(?: \w+){0,3} (?:back|again|once more|a second time|anew)\b"
    r"|\b(?:re-?submitted|re-?tabled|returned)\b|\bthe (?:second|next) time\b"
    r"|\bthe (?:revised|amended|reworked) (?:version|plan|draft|one|paper|scheme)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?<=[那和与到])|\b|(?<!\d))(?:in |for |of )?((?:19|20)\d\d)(?!\d)(?:年度?)?", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:那么?|还有|再问|和|and|so|but|then|what about)?[\s，,：:、的]*(?:when|after)?\s*(?:it|they|this|that)?"
    r"(?:呢|的呢)?[\s，,：:的？?-]*",
    re.IGNORECASE,
)
_NEVER = frozenset({"attack", "attendee", "chair", "person", "title", "votes"})
_LISTS = frozenset({"attack", "attendee", "chair", "documents_counted", "document_asked", "held", "items_counted"})
_LISTS |= {"items_word", "list", "person", "throughout", "title", "two_scopes", "votes", "over_years", "body_tasks"}
_OF_DECISION = frozenset(
    {
        "concluded",
        "date",
        "form_of_issue",
        "issued",
        "next_step",
        "responsible",
        "responsible_named",
        "route",
        "verdict",
        "who",
    }
)
_ASKS = re.compile(r"谁|哪|多少|几|什么|啥|怎|如何|何|吗|没|\b(?:who|what|which|how|when|where|was|were|did|is)\b")
_POINTS_ALONE = re.compile(
    r"(?:what|how much|how many|and|was|is|were|it|that|this|then|about|the figure|[\W\d])+|(?:是)?多少|(?:是)?怎么样"
)
_BARE_KINDS = frozenset({"when", "where", "span", "share"})
_MOSTLY, _MOST = 0.5, 4


def at_other_time(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of the items of the matter spoken of, at the time that a follow-up tells, what it asks; None where unsure."""
    recall = earlier.reader.recall
    back, year = _BACK.search(question), _year_told(question, alone, earlier)
    if recall is None or alone.query.titles or alone.features & (_NEVER if back else _LISTS):
        return None
    if not (back or year):
        return _beside_a_detail(question, alone, earlier)
    spoken_of = matter_spoken_of(earlier)
    items = _items(spoken_of, year, bool(back)) if spoken_of else []
    if not items or len(items) > _MOST:
        return None
    rest = _rest(question)
    read = earlier.reader.outline(rest) if rest else alone
    if not rest or (asks_again(question, alone) and not back) or _is_bare(read):
        return _of_earlier(question, earlier, items) if not back else _told(question, alone, items)
    asks = bool(read.features & _OF_DECISION)
    found = _told(question, read, items)
    desk = recall(alone).desk
    asked_of = replace(desk, asked=found)
    targets = desk.items_at(found.within)
    if not back and any(titled_elsewhere(asked_of, target) for target in targets):
        return None
    telling = any(one.kinds for one in details(asked_of)) and any(tells_any(asked_of, target) for target in targets)
    return found if back or telling or (asks and not _own_words(asked_of)) else None


def _is_bare(read: Understanding) -> bool:
    """Whether a question asks for nothing but what was asked before: what was it."""
    text = read.query.text.lower()
    if _POINTS_ALONE.fullmatch(text):
        return True
    return not _ASKS.search(text) and not read.features & _OF_DECISION


def _beside_a_detail(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask what names nothing, by when, of the sentence that told the detail before; None where it does not tell it."""
    recall, places = earlier.reader.recall, _places(earlier)
    plain = "plain" in alone.features and alone.facet in OF_VALUES and not alone.has_scope
    if recall is None or not plain or len(places) != 1 or earlier.asked.facet not in OF_VALUES | {OF_ITEMS}:
        return None
    before, joint = earlier.asked.query.text.rstrip(" ?？。."), "，" if alone.query.language == "zh" else "? "
    read = earlier.reader.outline(f"{before}{joint}{question}")
    asked = replace(read, facet=OF_ITEMS, rule=OF_ITEMS, besides=(), within=tuple(places))
    desk = replace(recall(earlier.asked).desk, asked=asked)
    own = details(replace(desk, asked=alone))
    fits = len(own) == 1 and own[0].kinds and own[0].kinds <= _BARE_KINDS
    told = [source for target in desk.items_at(places) for source in told_of(desk, target).sources]
    return asked if fits and any(gives(desk, own[0], source.quote) for source in told) else None


def _own_words(desk: Desk) -> bool:
    """Whether a question names a subject of its own that no decision tells."""
    return "subject" in desk.asked.features


def _of_earlier(question: str, earlier: Earlier, items: Sequence[LedgerRow]) -> Understanding | None:
    """Ask the earlier detail of the items, where it was a detail and they tell it."""
    recall = earlier.reader.recall
    read = earlier.reader.outline(_YEAR.sub("", earlier.asked.query.text))
    found = _told(question, read, items)
    if recall is None or not recall(earlier.asked).sources:
        return None
    desk = replace(recall(earlier.asked).desk, asked=found)
    asked = [one for one in details(desk) if one.kinds]
    telling = bool(asked) and all(tells_any(desk, target) for target in desk.items_at(found.within))
    return found if telling and "topic" in read.features else None


def _told(question: str, read: Understanding, items: Sequence[LedgerRow]) -> Understanding:
    """Ask of known items; shown is their matter before the question."""
    places = tuple(dict.fromkeys((row.document, row.item or "") for row in items))
    title = items[0].documents[0] if items[0].documents else items[0].title or ""
    year = (items[0].held or "")[:4]
    shown = f"{year}年《{title}》：{question}" if read.query.language == "zh" else f"{question} (《{title}》, {year})"
    return replace(read, question=shown, facet=OF_ITEMS, rule=OF_ITEMS, besides=(), within=places)


def _rest(question: str) -> str:
    """Leave out by which words a time is told: what is asked of it is left."""
    left = _LEAD.sub("", _BACK.sub(" ", question).strip(" ，,、的呢?？-–—"))
    for name in ("year_after", "year_before"):
        left = cues("moments")[name].sub(" ", left)
    left = _LEAD.sub("", _YEAR.sub(" ", left).strip(" ，,、的呢-–—"))
    return left.strip(" ，,、的-–—") if re.search(r"\w", left) else ""


def _year_told(question: str, alone: Understanding, earlier: Earlier) -> int | None:
    """Give the one year that a question tells, by itself or from the year spoken of; None where it tells more."""
    said = {int(found) for found in _YEAR.findall(question)}
    if said:
        return next(iter(said)) if len(said) == 1 else None
    years = {period.year for period in alone.query.periods if period.year and period.certain}
    for name, step in (("year_after", 1), ("year_before", -1)):
        if cues("moments")[name].search(question) and earlier.year is not None:
            return earlier.year + step
    return None if len(years) != 1 else next(iter(years))


def matter_spoken_of(earlier: Earlier) -> tuple[Earlier, list[LedgerRow]] | None:
    """Give the turn in which a matter was last spoken of, and the decisions on it that its answer cites.

    Where it has no answer, the item that it names by its title counts.
    """
    turn: Earlier | None = earlier
    while turn is not None and not _places(turn):
        turn = turn.before
    if turn is None or turn.recalled is None:
        return None
    desk, places = turn.recalled.desk, _places(turn)
    decisions = desk.library.rows([one for one, _ in places], kind="decision")
    rows = [row for row in decisions if (row.document, row.item) in places]
    counts = Counter(matter for row in rows for matter in row.matters)
    most = max(counts.values(), default=0)
    if most > _MOSTLY * len({(row.document, row.item) for row in rows}):
        meant = {matter for matter, count in counts.items() if count == most}
    else:
        best = max(rows, key=lambda row: named_share(desk, row.title or ""), default=None)
        meant = set(best.matters) if best and named_share(desk, best.title or "") >= _MOSTLY else set()
    found = [row for row in rows if meant.intersection(row.matters)]
    return (turn, found) if found else None


def _places(turn: Earlier) -> frozenset[tuple[str, str]]:
    """Give the items that the answer of a turn cites, else the one found best where the question says its title."""
    if turn.recalled is None or turn.recalled.places:
        return turn.recalled.places if turn.recalled else frozenset()
    best = best_target(turn.recalled.desk)
    named = best is not None and named_share(turn.recalled.desk, best.item.title) >= _MOSTLY
    return frozenset({best.place}) if best and named else frozenset()


def _items(spoken_of: tuple[Earlier, list[LedgerRow]], year: int | None, back: bool) -> list[LedgerRow]:
    """Give the decisions on the matter at the time told: the next one, or those of the year."""
    turn, cited = spoken_of
    matters = {matter for row in cited for matter in row.matters}
    every = turn.recalled.desk.library.on_matters(sorted(matters)) if turn.recalled else ()
    times = sorted(every, key=lambda row: (row.held or "", row.start))
    first = _put_off_first(turn, cited, times)
    if year is not None:
        times = [row for row in times if (row.held or "").startswith(str(year))]
    return [row for row in times if (row.held or "") > first][:1] if back else times


def _put_off_first(turn: Earlier, cited: Sequence[LedgerRow], times: Sequence[LedgerRow]) -> str:
    """Give the day on which a matter was put off at the time spoken of, else when it was first cited."""
    periods = [one for one in turn.asked.query.periods if one.year]
    told = [f"{one.year}-{one.month:02}" if one.month else str(one.year) for one in periods]
    then = [row for row in times if is_put_off([row]) and any((row.held or "").startswith(one) for one in told)]
    return min((row.held or "" for row in then or cited), default="")
