"""About whole meetings: how many items they had, where they were, what they dealt with, how two compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked.condition_table import condition_table
from assistant.compose.at_each import said_at_each
from assistant.compose.attendance.chairs import chairs_compared, same_chair
from assistant.compose.attendance.who import attendance, presence_compared
from assistant.compose.dates import date
from assistant.compose.documents import list_documents
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.agendas import agenda_of, list_meeting, of_one_matter
from assistant.compose.parts.lists import headline, held
from assistant.compose.parts.passages import passage
from assistant.compose.parts.people import chaired, coverage, meetings_asked, person
from assistant.compose.parts.places import opening
from assistant.compose.sides import compared, set_beside
from assistant.compose.stated.editions import editions
from assistant.compose.stated.numbers import amount
from assistant.compose.tasks import body_tasks
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_item, of_span, quotes
from assistant.matching.elsewhere import elsewhere
from assistant.matching.targets import targets, topic_items
from assistant.narrowing.conditions import items_asked, sorts_asked
from retrieval.records import Minutes

_COMPARED = 10
_NAMED = 1.0  # of 3: of each thing set side by side, in its item
_ITEMS_COUNTED = frozenset({"items_counted", "reports_counted", "more_items"})
_DOCUMENTS_TOO = frozenset({"documents_counted", "reviewed"})
_SORTS = {
    "deliberated": re.compile(r"审(?:议|了|过|的)|\b(?:review|deliberat|consider|discuss|adopt|examin)\w*"),
    "heard": re.compile(r"听|汇报|\b(?:reports?|hear\w*|briefings?|listen\w*)\b"),
    "studied": re.compile(r"学习?(?:了|过|的|[、和与及，,]|$)|学习|\bstud(?:y|ied)\b"),
}
_OF_WHOLE_MEETINGS = frozenset({"attendee", "chair", "date", "documents_counted", "items_counted", "people_counted"})
_OF_DAYS = frozenset({"date", "half_day", "compiled", "signed"})


def count(desk: Desk) -> Draft:
    """Count items, people or documents where the question asks for that; else give the amount that a passage states."""
    features = desk.asked.features
    if "sorts_counted" in features or (features >= _DOCUMENTS_TOO and features & _ITEMS_COUNTED):
        return _counted_by_sort(desk)
    if features & _ITEMS_COUNTED and (desk.asked.has_scope or "topic" not in features or "two_scopes" in features):
        if "list" in features and "more_items" not in features:
            return list_meeting(desk)
        lines = [_items_line(desk, minutes) for minutes in meetings_asked(desk)]
        return Draft("answered", (*_total(desk, lines), *lines), covered=coverage(desk)) if lines else not_found(desk)
    listed = features & {"present", "sitting_in"} or not features & {"topic", "subject"}
    if "people_counted" in features and listed and "body" not in features:
        return attendance(desk)
    if "held_list" in features and "topic" not in features:
        return held(desk)
    scoped = features & {"scope", "two_scopes"} and "subject" not in features
    if scoped and {"documents_counted", "reviewed"} <= features:
        return list_documents(desk)
    return amount(desk)


def _total(desk: Desk, lines: Sequence[Statement]) -> list[Statement]:
    """Say how many items several meetings had in all, where a question does not compare them."""
    if len(lines) < 2 or desk.asked.features & {"compare", "each_counted", "more_items"}:
        return []
    return [headline(desk, "count.in_all", sum(line.counted or 0 for line in lines), meetings=len(lines))]


def venue(desk: Desk) -> Draft:
    """Say where a meeting was held, where its heading says so; most do not."""
    if said := [_held_at(desk, minutes) for minutes in meetings_asked(desk) if minutes.venue]:
        return Draft("answered", (*said, *quotes([one.sources[0] for one in said])), covered=coverage(desk))
    lines = [
        of_span(minutes, "heading", span)
        for minutes in meetings_asked(desk)
        for span in minutes.sections.get("heading", ())
        if re.match(r"\s*(?:会议)?地\s*点\s*[：:]", span.of(minutes.text))
    ]
    return Draft("answered", quotes(lines)) if lines else not_found(desk, desk.say("absent.venue"))


def _held_at(desk: Desk, minutes: Minutes) -> Statement:
    said = desk.say("date.venue", meeting=desk.meeting(minutes), place=minutes.venue or "")
    named = (span for span in minutes.sections.get("heading", ()) if (minutes.venue or "") in span.of(minutes.text))
    found = tuple(of_span(minutes, "heading", span) for span in named)[:1]
    return Statement(said, tuple(dict.fromkeys((*opening(minutes)[:1], *found, *opening(minutes)))))


def _counted_by_sort(desk: Desk) -> Draft:
    """Count at each meeting asked for what was reviewed, in items and documents, what was heard and studied."""
    text = desk.asked.query.text.lower()
    sorts = [sort for sort, said in _SORTS.items() if said.search(text)]
    lines = [line for minutes in meetings_asked(desk) for sort in sorts for line in _of_sort(desk, minutes, sort)]
    return Draft("answered", tuple(lines), covered=coverage(desk)) if lines else not_found(desk)


def _of_sort(desk: Desk, minutes: Minutes, sort: str) -> Iterator[Statement]:
    """Count the items of a meeting that were dealt with in one way, and the documents where it was reviewed."""
    dealt = [item for item in minutes.items if condition_table().sorts[sort].said.search(item.title)]
    sources = (*(of_item(minutes, item) for item in dealt), *opening(minutes))
    counts = {f"count.{sort}": len(dealt)}
    if sort == "deliberated" and (documents := sum(len(item.documents) for item in dealt)):
        counts["count.documents"] = documents
    for name, count in counts.items():
        yield Statement(desk.say(name, meeting=desk.meeting(minutes), count=count), sources, counted=count)


def summary_meeting(desk: Desk) -> Draft:
    """Summarise meetings: when, who chaired, each item with its outcome."""
    if of_one_matter(desk):
        return passage(desk)
    statements: list[Statement] = []
    for minutes in meetings_asked(desk):
        statements += [chaired(desk, minutes)] if minutes.chair else []
        statements += agenda_of(desk, minutes)
    return Draft("answered", tuple(statements), covered=coverage(desk)) if statements else not_found(desk)


def compare(desk: Desk) -> Draft:
    """Set side by side: people or days of meetings, an item in two years, two items, two whole meetings."""
    features = desk.asked.features
    if elsewhere(desk, "\n".join(target.item.title for target in targets(desk, 2))):
        return not_found(desk)
    about_item = features & {"subject", "title"}
    if desk.asked.people and "topic" not in features:
        return person(desk)
    if {"chair", "plain"} <= features and not features & {"body", "items_counted", "list", "summary"}:
        return chairs_compared(desk)
    if features & {"attendee", "who"} and not about_item and not features & {"duty", "responsible", "reports", "chair"}:
        return attendance(desk)
    if features & _OF_DAYS and not about_item and not features & {"body", "chair", "items_counted"}:
        return date(desk)
    if desk.asked.query.bodies and ("topic" not in features or ("document_word" in features and not about_item)):
        return body_tasks(desk)
    if {"item", "plain"} <= features:
        return list_meeting(desk)
    if "topic" in features:
        by_year = editions(desk)
        if by_year:
            return by_year
        by_name = () if desk.asked.query.titles else set_beside(desk, _NAMED)
        sides = by_name or tuple(target for target, _ in topic_items(desk, titles_only=True))
        if len(sides) > 1:
            return compared(desk, sides)
        if not features & _OF_WHOLE_MEETINGS and (each := said_at_each(desk)):
            return each
    of_meetings = features & {"meeting_word", "two_scopes"} or desk.asked.names_meetings
    if "topic" in features and not of_meetings:
        return not_found(desk) if features & {"subject", "document_word"} else passage(desk)
    if "topic" in features and len(desk.scope) > _COMPARED and not features & _OF_WHOLE_MEETINGS:
        return not_found(desk)  # a matter that is named is not told by the last of many meetings
    meetings = [desk.library.minutes(document) for document in desk.scope[-_COMPARED:]]
    return _meetings_compared(desk, meetings) if len(meetings) > 1 else not_found(desk)


def _items_line(desk: Desk, minutes: Minutes) -> Statement:
    asked, slots = items_asked(desk, minutes), {"meeting": desk.meeting(minutes)}
    headings = tuple(of_item(minutes, item) for item in asked)
    name = "count.items" if len(asked) == len(minutes.items) else "count.items_besides"
    if sorts := sorts_asked(desk):
        name, slots["sort"] = "count.items_of_sort", desk.listed([desk.say(f"sort.{sort}") for sort in sorts])
    text = desk.say(name, **slots, count=len(headings))
    return Statement(text, (*headings, *opening(minutes)), counted=len(headings))


def _meetings_compared(desk: Desk, meetings: Sequence[Minutes]) -> Draft:
    lines = [_dated_plain(desk, minutes) for minutes in meetings]
    lines.append(same_chair(desk, meetings))
    lines += [_items_line(desk, minutes) for minutes in meetings]
    lines += presence_compared(desk, meetings)
    if "list" in desk.asked.features or "summary" in desk.asked.features:
        for minutes in meetings:
            lines += agenda_of(desk, minutes)
    return Draft("answered", tuple(lines), covered=coverage(desk))


def _dated_plain(desk: Desk, minutes: Minutes) -> Statement:
    return Statement(desk.say("held.line", meeting=desk.meeting(minutes)), opening(minutes))
