"""Lists from the ledger, complete: by body, next step, meeting, document or topic, with a marker on every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.compose.absent import not_found
from assistant.compose.passages import passage
from assistant.compose.people import coverage, meetings_asked
from assistant.compose.places import opening
from assistant.desk import Desk, Voice
from assistant.draft import Draft, Source, Statement, of_item, of_passage, of_row, of_span, quotes
from assistant.judgement import says_it
from assistant.overlap import share, topic_share
from assistant.targets import TOPIC_SHARE, naming, targets, topic_items
from retrieval.numerals import to_chinese
from retrieval.records import AgendaItem, LedgerRow, Minutes
from retrieval.scripts import squash

MAX_QUOTES = 6
_OF_A_MATTER = frozenset({"amount", "money", "date", "deadline", "private", "other_office"})
_SCANNED = 30
_HEARD = ("听取", "分别听取")
_STUDIED = ("学习", "集体学习", "专题学习", "传达学习")
_ISSUED_BY = re.compile(r"(?:市)?(?:党委|市委|政府|市政府)[^，。？]{0,6}?(?:办公室|办)?(?:、\S+?)?(?=名义)|规范性文件")


def body_tasks(desk: Desk) -> Draft:
    """List all that the minutes give a body to do: decisions first, then duties."""
    if _asks_more(desk):
        return passage(desk)
    named = (*desk.asked.query.bodies, *desk.asked.groups)
    rows = [row for body in named for row in _rows_of(desk, body)]
    if not rows:
        return _nothing_for(desk) if desk.asked.query.bodies else passage(desk)
    decisions = [row for row in rows if row.kind == "decision"]
    duties = [row for row in rows if row.kind == "duty"]
    only_documents = {"list", "document_word"} <= desk.asked.features and "duty" not in desk.asked.features
    if only_documents and any(row.documents for row in decisions):
        decisions, duties = [row for row in decisions if row.documents], []
    elif only_documents and not duties:
        return _nothing_for(desk)
    statements = [headline(desk, "list.body", len(decisions) + len(duties), who=desk.all_bodies(named))]
    statements += [Statement(decision_line(desk, row), (of_row(row),)) for row in decisions]
    statements += [Statement(desk.say("list.duty", quote=row.quote), (of_row(row),)) for row in duties]
    return listed(desk, statements, [of_row(row) for row in decisions])


def _asks_more(desk: Desk) -> bool:
    """Whether a question asks of a body's matter something else than what it has to do: how much, when, which ones."""
    features = desk.asked.features
    return (
        "topic" in features
        and "documents_counted" not in features
        and (bool(features & _OF_A_MATTER) or ("duty" not in features and not says_it(desk).enough))
    )


def list_meeting(desk: Desk) -> Draft:
    """List the agenda of the meetings asked for, with who is responsible and what comes next."""
    meetings = meetings_asked(desk)
    statements: list[Statement] = []
    for minutes in meetings:
        statements += reports_of(desk, minutes) if "reports" in desk.asked.features else agenda_of(desk, minutes)
    return Draft("answered", tuple(statements), covered=coverage(desk)) if statements else not_found(desk)


def agenda_of(desk: Desk, minutes: Minutes) -> list[Statement]:
    """Give a meeting's headline and one line for each item."""
    return _items_of(desk, minutes, "list.meeting", minutes.items)


def reports_of(desk: Desk, minutes: Minutes) -> list[Statement]:
    """Give the reports that a meeting heard: a headline and one line for each."""
    return _items_of(desk, minutes, "list.reports", [item for item in minutes.items if item.title.startswith(_HEARD)])


def _items_of(desk: Desk, minutes: Minutes, template: str, items: Sequence[AgendaItem]) -> list[Statement]:
    headline = desk.say(template, meeting=desk.meeting(minutes), count=len(items))
    headings = tuple(of_item(minutes, item) for item in items)
    lines = [Statement(headline, (*opening(minutes), *headings), counted=len(headings))]
    decisions = {row.item: row for row in reversed(desk.library.rows([minutes.id], kind="decision"))}
    for item in items:
        row = decisions.get(item.label)
        text = desk.say("list.item", label=item.label, title=item.title)
        if row and row.bodies:
            text = desk.say("list.item_decided", label=item.label, title=item.title, outcome=outcome(desk, row))
        lines.append(Statement(text, (of_item(minutes, item), *((of_row(row),) if row else ()))))
    return lines


def list_documents(desk: Desk) -> Draft:
    """List the documents that were before the meetings in scope, with who is responsible for each."""
    rows = [row for row in desk.library.rows(desk.scope, kind="decision") if row.documents]
    if "reviewed" in desk.asked.features:
        rows = [row for row in rows if not (row.title or "").startswith(_STUDIED)]
    rows = of_bodies(_of_items(desk, rows), desk.asked.query.bodies)
    if desk.asked.features & {"subject", "title", "kind_of_document"} and not desk.asked.query.items:
        rows = [replace(row, documents=kept) for row in rows if (kept := _on_topic(desk, row.documents))]
    if not rows:
        return not_found(desk)
    count = sum(len(row.documents) for row in rows)
    statements = [headline(desk, "list.documents", count)]
    statements += [Statement(decision_line(desk, row), (of_row(row),)) for row in rows]
    return listed(desk, statements, [])


def _of_items(desk: Desk, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows of the items that a question numbers, all where it numbers none."""
    labels = {to_chinese(number) for number in desk.asked.query.items}
    return [row for row in rows if not labels or row.item in labels]


def _on_topic(desk: Desk, titles: Sequence[str]) -> tuple[str, ...]:
    """Keep the titles that hold the words quoted, else the topic or one of the things that it sets side by side."""
    quoted = [squash(words) for words in desk.asked.query.titles]
    if quoted:
        return tuple(title for title in titles if any(words in squash(title) for words in quoted))
    return tuple(title for title in titles if topic_share(desk, title) >= TOPIC_SHARE)


def list_responsible(desk: Desk) -> Draft:
    """List who is responsible for what in the meetings in scope."""
    rows = [row for row in desk.library.rows(desk.scope, kind="decision") if row.bodies]
    if re.search("汇报|报告|report", desk.asked.query.text, re.IGNORECASE):
        rows = [row for row in rows if (row.title or "").startswith("听取")]
    if not rows:
        return not_found(desk)
    bodies = dict.fromkeys(body for row in rows for body in row.bodies)
    statements = [headline(desk, "list.responsible", len(bodies))]
    statements += [Statement(decision_line(desk, row), (of_row(row),)) for row in rows]
    return listed(desk, statements, [])


def distribution(desk: Desk) -> Draft:
    """Say whom the minutes are addressed or copied to."""
    copied = "copies" in desk.asked.features
    statements = []
    for minutes in meetings_asked(desk):
        groups, label = (minutes.copies, "抄送") if copied else (minutes.recipients, "主送")
        sources = tuple(
            of_span(minutes, "distribution", span)
            for span in minutes.sections.get("distribution", ())
            if span.of(minutes.text).startswith(label)
        )
        if groups and sources:
            slots = {"meeting": desk.meeting(minutes), "bodies": desk.listed([desk.body(group) for group in groups])}
            name = "distribution.copied" if copied else "distribution.addressed"
            statements.append(Statement(desk.say(name, **slots), (*sources, *opening(minutes))))
    if not statements:
        return not_found(desk)
    return Draft("answered", (*statements, *quotes([s.sources[0] for s in statements])), covered=coverage(desk))


def list_topic(desk: Desk) -> Draft:
    """List the items that deal with a topic or mention it."""
    found = topic_items(desk)
    if not found:
        return not_found(desk)
    statements = [headline(desk, "list.topic", len(found))]
    for target, places in found:
        sources = [of_item(target.minutes, target.item, p, naming(desk, target.minutes.text, p.span)) for p in places]
        line = desk.say(
            "list.topic_item", meeting=desk.meeting(target.minutes), label=target.item.label, title=target.item.title
        )
        statements.append(Statement(line, (of_item(target.minutes, target.item), *opening(target.minutes))))
        rows = desk.library.rows([target.minutes.id], item=target.item.label)
        decided = next((row for row in rows if row.kind == "decision" and row.bodies), None)
        statements += [Statement(f"  {outcome(desk, decided)}", (of_row(decided),))] if decided else []
        statements += quotes(sources)
    return listed(desk, statements, [])


def held(desk: Desk) -> Draft:
    """List the minutes held."""
    meetings = [desk.library.minutes(document) for document in desk.scope[-30:]]
    if not meetings:
        return not_found(desk)
    statements = [headline(desk, "held.count", len(desk.scope))]
    statements += [
        Statement(desk.say("held.line", meeting=desk.meeting(minutes)), opening(minutes)) for minutes in meetings
    ]
    return Draft("answered", tuple(statements), covered=coverage(desk))


def outcome(desk: Voice, row: LedgerRow) -> str:
    """Say in half a line who does what next."""
    action = desk.phrase(row.action or "")
    slots = {"who": desk.all_bodies(row.bodies), "verdict": desk.phrase(row.verdict or ""), "action": action}
    if row.action is None:
        return desk.say("outcome.reported", who=slots["who"], verdict=slots["verdict"])
    if row.route:
        return desk.say("outcome.route", **slots, step=desk.step(row))
    return desk.say("outcome.plain", **slots)


def decision_line(desk: Voice, row: LedgerRow) -> str:
    """Give a decision as a row of a list: its documents, and who does what next."""
    return desk.say("list.decision", subject=desk.subject(row), outcome=outcome(desk, row))


def headline(desk: Desk, name: str, count: int, **slots: object) -> Statement:
    """Say how many rows follow; the rows carry the citations, so the line itself is a note on the search."""
    return Statement(desk.say(name, count=count, **slots), (), "note")


def listed(desk: Desk, statements: Sequence[Statement], sources: Sequence[Source]) -> Draft:
    """Close a list with what it covered, and the first quotes."""
    searched, total = coverage(desk)
    note = Statement(desk.say("list.coverage", searched=searched, total=total), (), "note")
    return Draft("answered", (*statements, note, *quotes(sources[:MAX_QUOTES])), covered=(searched, total))


def _rows_of(desk: Desk, body: str) -> list[LedgerRow]:
    """Give the decisions and duties of a body in scope; where the question names a topic too, those about it if any."""
    rows = [row for row in desk.library.rows(desk.scope, body=body) if row.kind != "requirement"]
    groups = [row for row in desk.library.rows(desk.scope, addressee=body) if row.kind == "duty"]
    found = sorted(dict.fromkeys([*rows, *groups]), key=lambda row: (row.held or "", row.document, row.start))
    about = (
        [row for row in found if share(desk, f"{row.title}{row.quote}") >= 0.5]
        if "subject" in desk.asked.features
        else []
    )
    return about or found


def of_bodies(rows: Iterable[LedgerRow], bodies: Sequence[str]) -> list[LedgerRow]:
    """Keep rows of the bodies that a question names besides those that a route names."""
    rows = list(rows)
    named = [body for body in bodies if any(body in row.bodies for row in rows)]
    return [row for row in rows if not named or set(named) & set(row.bodies)]


def _nothing_for(desk: Desk) -> Draft:
    """Quote where the minutes speak of a body that no row names; else say that none does, and whether it attended."""
    bodies = desk.asked.query.bodies
    aliases = [alias for body in bodies for alias in desk.bodies.aliases(body)]
    passages = [hit.passage for hit in desk.found.kept if hit.passage.part == "agenda"]
    spoken = [of_passage(p) for p in passages if any(alias in p.text for alias in aliases)]
    if spoken and "document_word" not in desk.asked.features:
        said = desk.say("list.only_named", who=desk.all_bodies(bodies))
        return Draft("answered", (Statement(said, (), "note"), *quotes(spoken[:3])), covered=coverage(desk))
    present = [minutes for minutes in map(desk.library.minutes, desk.scope[-_SCANNED:]) if _came(desk, minutes, bodies)]
    if not present and "topic" in desk.asked.features and targets(desk, 1):
        return passage(desk)
    if not present:
        return not_found(desk, desk.say("absent.no_task", who=desk.all_bodies(bodies)))
    meetings = desk.listed([desk.meeting(minutes) for minutes in present])
    return not_found(desk, desk.say("absent.no_task_attended", who=desk.all_bodies(bodies), meetings=meetings))


def _came(desk: Desk, minutes: Minutes, bodies: Sequence[str]) -> bool:
    return any(desk.bodies.canonical(attendee.body) in bodies for attendee in minutes.attending)
