"""When the minutes do not say it: what was searched, the nearest passages, what was wrong in the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.quoting import words_given
from assistant.compose.parts.leave import asks_of_leave_alone
from assistant.compose.parts.nearest import nearest_sentence
from assistant.compose.parts.unsaid import unlisted, unnamed, unsaid
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, carries, of_item, of_passage, of_row
from assistant.matching.targets import targets
from assistant.text.pairs import bare, covered
from retrieval.records import LedgerRow

_NEAREST = 3
_LOOKED_AT = 1  # items, the likeliest that a question is about
_NAMED = 12
# Told without any item.
_NO_MATTER = frozenset(
    {"about_itself", "attack", "between", "held", "interval", "issuers", "other_matters", "source", "venue"}
)
_OF_PEOPLE = frozenset({"attendance", "absentees", "person"})  # who came for which company, the lists say
_OF_NAMES = frozenset({"attendance", "passage", "person"})  # facets
_A_NAME = re.compile("[㐀-鿿]{2,4}")
_A_TERM = 3  # characters
_COUNTED_UP = re.compile("[一二两三四五六七八九十][㐀-鿿]{1,2}$")  # 三同步 is written out
_OWN_NAME = re.compile("的?纪要$")  # the sentence says it itself: no minutes of 第8号 are held
_FEW = 3  # minutes, of which each is said


def not_found(desk: Desk, reason: str | None = None) -> Draft:
    """Say that the minutes do not say it, what was searched, and show the nearest passages."""
    unmatched = (_as_asked(desk.asked.query.text, said) for said in desk.found.unmatched)
    missing = [Statement(desk.say("absent.unmatched", said=said), (), "note") for said in unmatched]
    opening = Statement(reason or desk.say("absent.plain"), (), "note")
    found = [of_passage(hit.passage) for hit in desk.found.hits[:_NEAREST]]
    near = nearest_sentence(desk) if reason is None and not missing else None
    shown = [_near(desk, near)] if near else []
    nearest = (near, *(one for one in found if not _within(near, one)))[:_NEAREST] if near else tuple(found)
    return Draft("not_found", (*missing, opening, *shown, searched(desk)), nearest, _coverage(desk))


def in_other_years(desk: Desk, told: Sequence[Statement]) -> Draft:
    """Say that the year asked about did not have a matter, and which meetings of other years had it."""
    years = desk.listed([str(year) for year in dict.fromkeys(one.year for one in desk.asked.query.periods if one.year)])
    opening = Statement(desk.say("absent.not_in_year", year=years), (), "note")
    beside = tuple(replace(one, role="beside") for one in told)
    nearest = tuple(dict.fromkeys(one.sources[0] for one in told))[:_NEAREST]
    return Draft("not_found", (opening, *beside, searched(desk)), nearest, _coverage(desk))


def _within(part: Source, whole: Source) -> bool:
    return part.document == whole.document and whole.start <= part.start and part.end <= whole.end


def _near(desk: Desk, source: Source) -> Statement:
    """Show the nearest sentence and where it stands, as what does not answer the question."""
    where = desk.say("absent.where", number=source.number or source.document, item=source.item)
    return Statement(desk.say("absent.near", quote=source.quote.strip(), where=where), (source,), "near")


def _coverage(desk: Desk) -> tuple[int, int]:
    return len(desk.scope), len(desk.library.entries)


def _as_asked(question: str, said: str) -> str:
    """Give words of a question as they stand in it: filters are read in small letters."""
    at = question.lower().find(said)
    return _OWN_NAME.sub("", question[at : at + len(said)] if at >= 0 else said)


def with_year_told(desk: Desk, draft: Draft) -> Draft:
    """Say first that no minutes of this year are held, where those of the latest year held were read for them."""
    years = [period.year for period in desk.asked.query.periods if period.stands_in]
    if not years or desk.asked.facet == "attack":
        return draft
    note = Statement(desk.say("absent.this_year", year=years[0]), (), "note")
    return replace(draft, statements=(note, *draft.statements))


def rest_unsaid(desk: Desk, first: Draft) -> Draft:
    """Say beside the answer to a question's first clause that the minutes do not say the rest."""
    claims = [one for one in first.statements if one.role != "quote"]
    shown = [one for one in first.statements if one.role == "quote"]
    note = Statement(desk.say("absent.rest"), (), "note")
    return replace(first, status="partial", statements=(*claims, note, *shown))


def says_a_word(desk: Desk, draft: Draft) -> bool:
    """Whether what is cited says anything of a Chinese topic in its own words: 轨道交通 alone is no 地铁."""
    told = " ".join(f"{one.title} {one.quote}" for line in draft.statements for one in line.sources)
    return not desk.zh or not desk.asked.topic or covered(bare(desk.asked.topic), told) > 0


def refused(desk: Desk) -> Draft:
    """Answer an attempt to steer the assistant as any other question that the minutes do not answer."""
    return Draft("not_found", (Statement(desk.say("absent.plain"), (), "note"), searched(desk)))


def about_itself(desk: Desk) -> Draft:
    """Say what can be asked, where a question is about the assistant and not about minutes."""
    return Draft("not_found", (Statement(desk.say("absent.about_itself"), (), "note"), searched(desk)))


def upcoming(desk: Desk) -> Draft:
    """Say that minutes record meetings that were held."""
    return not_found(desk, desk.say("absent.upcoming"))


def votes(desk: Desk) -> Draft:
    """Say that the minutes record what was decided, not who was for or against it."""
    return not_found(desk, desk.say("absent.votes"))


def contents(desk: Desk) -> Draft:
    """Say that the minutes hold a document's title and the decision on it, not its text."""
    return not_found(desk, desk.say("absent.contents"))


def unrecorded(desk: Desk) -> Draft:
    """Say that minutes record no such thing: how long a meeting took, who heads a bureau, how to reach someone."""
    return not_found(desk, desk.say("absent.unrecorded"))


def unclear(desk: Desk) -> Draft:
    """Ask back where a question points at something that nothing before it names."""
    return Draft("not_found", (Statement(desk.say("absent.unclear"), (), "note"),))


def out_of_scope(desk: Desk) -> Draft | None:
    """Say which minutes are held where the question names some that are not; None where it names none such."""
    if desk.asked.facet == "attack":
        return None
    if desk.found.unmatched:
        return not_found(desk)
    return _contradicted(desk) if desk.found.conflicting and len(desk.scope) <= _FEW else None


def _contradicted(desk: Desk) -> Draft:
    """Say what is held where a question's filters do not go together: No. 12, dated 18 April."""
    names = [_entry(desk, document) for document in desk.scope]
    said = desk.say("absent.conflicting", said=desk.listed(desk.found.conflicting), names=desk.listed(names))
    return not_found(desk, said)


def says_nothing_of(desk: Desk, items: Sequence[Target] = ()) -> bool:
    """Whether a question asks for what minutes seldom say (a contractor, a fine), and items found say none."""
    features, facet = desk.asked.features, desk.asked.facet
    of_no_matter = not _NO_MATTER.isdisjoint((facet, *desk.asked.besides))
    of_people = (
        {"attendee", "body_kind"} <= features or facet == "chair" or (facet == "attendance" and "plain" in features)
    )
    of_people |= facet == "absentees" and asks_of_leave_alone(desk)
    of_bodies = facet == "list_responsible" and "kind_reports" in features
    if of_no_matter or of_people or of_bodies or features & {"by_step", "plan_ends", "until"}:
        return False
    texts = [target.text for target in items or targets(desk, _LOOKED_AT)]
    return (
        _is_unheard_of(desk)
        or _is_a_stranger(desk)
        or unsaid(desk.asked.asked, texts)
        or (not desk.asked.people and facet not in _OF_PEOPLE and unnamed(desk.asked.asked, texts))
        or any(unlisted(desk.asked.asked, text) for text in texts)
    )


def _is_a_stranger(desk: Desk) -> bool:
    """Whether an English question asks of nobody but one whose name, in Chinese, no minutes have: 王小明."""
    named = not desk.zh and _A_NAME.fullmatch(desk.asked.topic) and not desk.asked.people
    of_people = desk.asked.facet in _OF_NAMES and desk.asked.features & {"attendee", "post"}
    return bool(named and of_people)


def _is_unheard_of(desk: Desk) -> bool:
    """Whether a question quotes a word that no minutes have: 一村一策, however near 一河一策 is."""
    if "chair" in desk.asked.features:
        return False
    unknown = desk.found.signals.unknown
    words = [word for word in words_given(desk.asked.query) if len(word) >= _A_TERM and not _COUNTED_UP.match(word)]
    return any(word[at : at + 2] in unknown for word in words for at in range(len(word) - 1))


def searched(desk: Desk) -> Statement:
    """Say which minutes were searched, by number and date while they are few."""
    entries = desk.library.entries
    names = [_entry(desk, name) for name in entries]
    if len(names) > _NAMED:
        days = sorted(entry.held for entry in entries.values() if entry.held)
        text = (
            desk.say("absent.searched_many", count=len(names), first=desk.day(days[0]), last=desk.day(days[-1]))
            if days
            else ""
        )
        return Statement(text, (), "note")
    return Statement(desk.say("absent.searched", names=desk.listed(names), count=len(names)), (), "note")


def _entry(desk: Desk, name: str) -> str:
    """Name minutes with their number, meeting and days."""
    entry = desk.library.entries[name]
    days = {"held": desk.day(entry.held), "issued": desk.day(entry.issued)}
    return desk.say("held.entry", number=entry.number or name, meeting=entry.meeting or "?", **days)


def sources_of(desk: Desk, row: LedgerRow) -> tuple[Source, ...]:
    """Cite a row, and its item's heading where that alone names a document of it."""
    return (of_row(row),) if carries(row, row.documents) else (of_row(row), *of_heading(desk, row))


def of_heading(desk: Desk, row: LedgerRow) -> tuple[Source, ...]:
    """Cite the heading of a row's item, which carries the title where the row does not."""
    item = desk.library.item(row.document, row.item) if row.item else None
    return (of_item(desk.library.minutes(row.document), item),) if item else ()
