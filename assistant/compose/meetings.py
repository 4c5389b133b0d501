"""About whole meetings: when they were held or issued, how many items, what they dealt with, how two compare."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.absent import not_found
from assistant.compose.decisions import next_step_date
from assistant.compose.lists import agenda_of, held, list_meeting, outcome
from assistant.compose.numbers import amount, years_of_title
from assistant.compose.people import attendance, coverage, meetings_asked, person
from assistant.compose.places import compiled_line, issue_line, opening, present_line
from assistant.compose.tasks import body_tasks
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, of_row, quotes
from assistant.judgement import says_it
from assistant.overlap import missing, part_share
from assistant.question import parts_of
from assistant.targets import elsewhere, targets, topic_items
from retrieval.records import Minutes

_COMPARED = 10
_MEETING_ACTS = frozenset({"held", "issued", "compiled", "meeting_word", "reviewed"})


def date(desk: Desk) -> Draft:
    """Say when a meeting was held, or its minutes issued or compiled."""
    features = desk.asked.features
    about_document = "topic" in features and not desk.asked.has_scope
    evidence = says_it(desk)
    if about_document and not evidence.enough:
        return not_found(desk)
    if about_document and "years" in features and (spanned := years_of_title(desk)):
        return spanned
    if "topic" in features and not features & _MEETING_ACTS and missing(desk, _said_of_meetings(desk)):
        return not_found(desk, desk.say("absent.deadline"))
    if about_document and (sent := next_step_date(desk)):
        return sent
    if about_document and "held" not in features and features & {"issued", "compiled"}:
        return not_found(desk, desk.say("absent.deadline"))
    statements = [_dated(desk, minutes) for minutes in meetings_asked(desk)]
    known = [statement for statement in statements if statement.sources]
    if not known:
        return not_found(desk)
    subject = [
        Statement(desk.say("date.item", title=t.item.title), (of_item(t.minutes, t.item),)) for t in targets(desk, 1)
    ]
    return Draft(
        "answered",
        (*known, *(subject if about_document else ()), *quotes([s.sources[0] for s in known])),
        covered=coverage(desk),
    )


def _said_of_meetings(desk: Desk) -> str:
    """Give the titles that a date may be asked of: what else a question names has a date of its own."""
    return "\n".join(target.item.title for target in targets(desk, 1))


def count(desk: Desk) -> Draft:
    """Count items, people or documents where the question asks for that; else give the amount that a passage states."""
    features = desk.asked.features
    if "items_counted" in features and (desk.asked.has_scope or "topic" not in features or "two_scopes" in features):
        if "list" in features:
            return list_meeting(desk)
        lines = [_items_line(desk, minutes) for minutes in meetings_asked(desk)]
        return Draft("answered", tuple(lines), covered=coverage(desk)) if lines else not_found(desk)
    if "people_counted" in features and not features & {"topic", "body"}:
        lines = [_people_line(desk, minutes) for minutes in meetings_asked(desk)]
        return (
            Draft("answered", (*lines, *quotes([s.sources[0] for s in lines])), covered=coverage(desk))
            if lines
            else not_found(desk)
        )
    if "held_list" in features and "topic" not in features:
        return held(desk)
    return amount(desk)


def summary_meeting(desk: Desk) -> Draft:
    """Summarise meetings: when, who chaired, each item with its outcome."""
    statements: list[Statement] = []
    for minutes in meetings_asked(desk):
        if minutes.chair:
            slots = {
                "name": minutes.chair,
                "title": desk.phrase(minutes.chair_title or ""),
                "meeting": desk.meeting(minutes),
            }
            statements.append(Statement(desk.say("chair.is", **slots), opening(minutes)))
        statements += agenda_of(desk, minutes)
    return Draft("answered", tuple(statements), covered=coverage(desk)) if statements else not_found(desk)


def compare(desk: Desk) -> Draft:
    """Set two items, a topic in two meetings, who came for a body, or two whole meetings side by side."""
    features = desk.asked.features
    if elsewhere(desk, "\n".join(target.item.title for target in targets(desk, 2))):
        return not_found(desk)
    if desk.asked.people and "topic" not in features:
        return person(desk)
    if desk.asked.query.bodies and "attendee" in features:
        return attendance(desk)
    if desk.asked.query.bodies and "topic" not in features:
        return body_tasks(desk)
    if "topic" in features:
        by_name = () if desk.asked.query.titles else set_beside(desk)
        sides = by_name or tuple(target for target, _ in topic_items(desk, titles_only=True))
        if len(sides) > 1:
            return _items_compared(desk, sides)
    if features & {"subject", "document_word"} and not features & {"meeting_word", "scope", "two_scopes"}:
        return not_found(desk)
    meetings = [desk.library.minutes(document) for document in desk.scope[-_COMPARED:]]
    return _meetings_compared(desk, meetings) if len(meetings) > 1 else not_found(desk)


def set_beside(desk: Desk, least: float = 0.0) -> tuple[Target, ...]:
    """Give the items that a question sets side by side, one for each thing it names; none where it names but one.

    `least` is the share that each item must hold of its thing; its title counts twice (0..3).
    """
    parts = parts_of(desk.asked.query.wording)
    candidates = targets(desk, 12)
    found: dict[tuple[str, str], Target] = {}
    for part in parts if len(parts) > 1 else ():
        best = max(candidates, key=lambda target: part_share(desk, part, target), default=None)
        if best is None or part_share(desk, part, best) < least:
            return ()
        found[best.place] = best
    return tuple(found.values()) if len(found) > 1 else ()


def _dated(desk: Desk, minutes: Minutes) -> Statement:
    features = desk.asked.features
    slots = {"meeting": desk.meeting(minutes)}
    if "compiled" in features and minutes.compiled:
        return Statement(
            desk.say("date.compiled", day=desk.day(minutes.compiled), **slots),
            (*compiled_line(minutes), *opening(minutes)),
        )
    if "issued" in features and "held" not in features and minutes.issued:
        return Statement(
            desk.say("date.issued", day=desk.day(minutes.issued), **slots), (*issue_line(minutes), *opening(minutes))
        )
    half = desk.phrase(minutes.half_day or "")
    return Statement(
        desk.say(
            "date.held",
            day=desk.day(minutes.held),
            half=half,
            number=minutes.number or "?",
            meeting=minutes.meeting or "?",
        ),
        opening(minutes),
    )


def _items_line(desk: Desk, minutes: Minutes) -> Statement:
    headings = tuple(of_item(minutes, item) for item in minutes.items)
    text = desk.say("count.items", meeting=desk.meeting(minutes), count=len(headings))
    return Statement(text, (*headings, *opening(minutes)), counted=len(headings))


def _people_line(desk: Desk, minutes: Minutes) -> Statement:
    slots = {"meeting": desk.meeting(minutes), "people": desk.listed(minutes.present)}
    text = desk.say("count.present", count=len(minutes.present), **slots)
    return Statement(text, (present_line(minutes), *opening(minutes)), counted=len(minutes.present))


def _meetings_compared(desk: Desk, meetings: Sequence[Minutes]) -> Draft:
    lines = [_dated_plain(desk, minutes) for minutes in meetings]
    chairs = {minutes.chair for minutes in meetings}
    key = "compare.same_chair" if len(chairs) == 1 else "compare.chairs"
    names = (
        desk.listed([minutes.chair or "?" for minutes in meetings]) if len(chairs) > 1 else (meetings[0].chair or "?")
    )
    lines.append(
        Statement(desk.say(key, name=names), tuple(opening(minutes)[0] for minutes in meetings if minutes.chair))
    )
    lines += [_items_line(desk, minutes) for minutes in meetings]
    lines += _presence_compared(desk, meetings)
    if "list" in desk.asked.features or "summary" in desk.asked.features:
        for minutes in meetings:
            lines += agenda_of(desk, minutes)
    return Draft("answered", tuple(lines), covered=coverage(desk))


def _dated_plain(desk: Desk, minutes: Minutes) -> Statement:
    return Statement(desk.say("held.line", meeting=desk.meeting(minutes)), opening(minutes))


def _presence_compared(desk: Desk, meetings: Sequence[Minutes]) -> list[Statement]:
    """Say who was present at all, and who only at one."""
    with_lists = [minutes for minutes in meetings if minutes.present]
    if len(with_lists) < 2:
        return []
    sources = tuple(present_line(minutes) for minutes in with_lists)
    common = [name for name in with_lists[0].present if all(name in other.present for other in with_lists)]
    lines = [Statement(desk.say("compare.both_present", people=desk.listed(common)), sources)] if common else []
    for minutes in with_lists:
        only = [
            name
            for name in minutes.present
            if all(name not in other.present for other in with_lists if other is not minutes)
        ]
        if only:
            slots = {"people": desk.listed(only), "meeting": desk.meeting(minutes)}
            lines.append(Statement(desk.say("compare.only_present", **slots), (*sources, *opening(minutes))))
    return lines


def _items_compared(desk: Desk, named: Sequence[Target]) -> Draft:
    lines: list[Statement] = []
    cited: list[Source] = []
    for target in named:
        document, label = target.place
        decision = next((row for row in desk.library.rows([document], item=label) if row.kind == "decision"), None)
        if decision is None:
            continue
        cited.append(of_row(decision))
        said = desk.say(
            "compare.item",
            subject=desk.subject(decision),
            outcome=outcome(desk, decision),
            meeting=desk.meeting(target.minutes),
        )
        lines.append(Statement(said, (of_row(decision), *opening(target.minutes))))
    return Draft("answered", (*lines, *quotes(cited)), covered=coverage(desk)) if len(lines) > 1 else not_found(desk)
