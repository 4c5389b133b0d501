"""What a body is given to do: its documents, decisions and duties, complete; or that it is given none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.documents import list_next_step
from assistant.compose.parts.absent import not_found, sources_of
from assistant.compose.parts.closest import EVERYBODY
from assistant.compose.parts.counts import by_year, counted
from assistant.compose.parts.duties import (
    also_named,
    besides_its_duties,
    in_the_matter,
    leads_none,
    not_leading,
    told_beside,
)
from assistant.compose.parts.lists import decision_line, headline, lines_of, list_responsible, listed
from assistant.compose.parts.named import named_item
from assistant.compose.parts.passages import passage
from assistant.compose.parts.people import coverage
from assistant.compose.reports import asks_for_reports, reports_of
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_item, of_passage, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.fit import topic_fit
from assistant.matching.naming import names, names_title
from assistant.matching.overlap import share
from assistant.matching.targets import best_target, targets
from assistant.narrowing.conditions import conditions, narrowed, owners_asked, sorts_asked
from assistant.narrowing.destinations import destinations
from retrieval.records import LedgerRow, Minutes, overlap

_OF_A_MATTER = frozenset({"amount", "money", "date", "deadline", "private", "other_office"})
_SCANNED, _NEAR, _FEW = 30, 3, 2  # minutes; items; minutes


def body_tasks(desk: Desk) -> Draft:
    """List all that the minutes give a body to do: decisions first, then duties."""
    if desk.asked.people and not desk.asked.query.bodies:
        return body_tasks(of_their_bodies(desk)) if _bodies_of_people(desk) else not_found(desk)
    if destinations(desk).wanted and not owners_asked(desk) and not _asks_what_to_do(desk):
        return list_next_step(desk)
    if _of_whole_meetings(desk):
        return list_responsible(desk)
    named = (*desk.asked.query.bodies, *desk.asked.groups)
    told = told_beside(desk, named)
    if _asks_more(desk) and not told:
        return passage(desk)
    given = list(dict.fromkeys(row for body in named for row in _rows_of(desk, body)))
    if more := _beside_revising(desk, given):
        given = more
    of_item = _of_item_named(desk, given)
    whole = of_item and desk.asked.features & {"demands_asked", "tasks"}
    rows = (
        given
        if more or _brought(desk)
        else of_item
        if whole
        else narrowed(desk, given) or of_item or _of_best_item(desk, given)
    )
    if told:
        places = {(one.document, one.item) for one in told}
        beside = [row for row in given if row.kind == "decision" and (row.document, row.item) in places]
        return _listed(desk, named, [row for row in beside if not any(_holds(one, row) for one in told)], told)
    if not rows and given:
        return passage(desk) if "topic" in desk.asked.features else not_found(desk)
    if not rows and _is_elsewhere(desk):
        return not_found(desk, desk.say("absent.other_body", asked=desk.all_bodies(named)))
    if not rows:
        return _nothing_for(desk) if desk.asked.query.bodies else passage(desk)
    if leads_none(desk, rows, named):
        return not_leading(desk, rows, named)
    if asks_for_reports(desk) and (reports := reports_of(desk, rows, named)):
        return reports
    decisions = [row for row in rows if row.kind == "decision"]
    duties = [row for row in rows if row.kind == "duty" and not desk.asked.features & {"reports_too", "submits"}]
    only_documents = _only_documents(desk) and not any(_says_more(desk, row) for row in duties)
    if only_documents and any(row.documents for row in decisions):
        decisions, duties = [row for row in decisions if row.documents], []
    elif only_documents and (not duties or "papers" in desk.asked.features) and not conditions(desk).sorts:
        papers = any(row.documents for row in given)
        return not_found(desk, None if papers else desk.say("absent.no_paper", who=desk.all_bodies(named)))
    said = [*map(of_row, duties), *besides_its_duties(desk, named, rows)]
    return _listed(desk, named, decisions, said, also_named(desk, named, [*decisions, *duties]))


def _listed(
    desk: Desk,
    named: Sequence[str],
    decisions: Sequence[LedgerRow],
    said: Sequence[Source],
    besides: Sequence[Source] = (),
) -> Draft:
    """List the decisions on bodies and what else they are told, then what they do with others or are named in."""
    own = [row for row in decisions if {*named} & {*row.bodies, *row.addressees}]
    beside = [row for row in decisions if row not in own]
    statements = [_heading(desk, own, len(own) + len(said), named), *by_year(desk, own)] if own or said else []
    statements += lines_of(desk, own, "meeting_asked" in desk.asked.features)
    statements += [_told(desk, one) for one in said]
    statements += _together(desk, beside)
    if besides:
        statements += [headline(desk, "list.named_besides", len(besides), who=desk.all_bodies(named))]
    return listed(desk, [*statements, *(_told(desk, one) for one in besides)], [of_row(row) for row in decisions])


def _told(desk: Desk, said: Source) -> Statement:
    """Quote what a body is told, of many minutes with the item in which it is."""
    items = desk.items_at([(said.document, said.item)]) if said.item and len(desk.scope) > _FEW else []
    for target in items:
        slots = {"quote": said.quote, "title": target.item.title}
        return Statement(desk.say("list.duty_of", **slots), (said, of_item(target.minutes, target.item)))
    return Statement(desk.say("list.duty", quote=said.quote), (said,))


def _brought(desk: Desk) -> bool:
    """Whether it is asked what a body reported or submitted, which no sort of item alone is: 汇报或送审了什么."""
    return "submits" in desk.asked.features and sorts_asked(desk) == ("heard",)


def _of_whole_meetings(desk: Desk) -> bool:
    """Whether it is asked what each body has to do after meetings, and no body or matter is named: 两次会后各单位."""
    features, query = desk.asked.features, desk.asked.query
    everybody = not query.bodies and all(map(EVERYBODY.search, desk.asked.groups))
    return everybody and {"duty", "list", "plain"} <= features and bool(features & {"scope", "two_scopes"})


def _holds(said: Source, row: LedgerRow) -> bool:
    return said.document == row.document and overlap(said, row)


def _asks_what_to_do(desk: Desk) -> bool:
    """Whether a question asks what an office has to do, and not what goes to it, or out in its name."""
    features = desk.asked.features
    return {"office", "tasks"} <= features and not features & {
        "destination",
        "issued",
        "papers",
        "route",
        "two_offices",
    }


def _beside_revising(desk: Desk, given: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the duties where a question asks what a body has to do beside revising a paper."""
    return [row for row in given if row.kind == "duty" and "besides_revising" in desk.asked.features]


def _says_more(desk: Desk, duty: LedgerRow) -> bool:
    """Whether a duty names the matter of a question beyond its item's title: 监测哪些东西 asks for no papers."""
    return "topic" in desk.asked.features and topic_fit(desk, duty.quote, duty.title or "") >= 1


def of_their_bodies(desk: Desk) -> Desk:
    """Take the bodies for which the people named came in their stead: what 刘某他们局 has to do."""
    query = replace(desk.asked.query, bodies=_bodies_of_people(desk))
    return replace(desk, asked=replace(desk.asked, query=query, people=(), topic=""))


def _bodies_of_people(desk: Desk) -> tuple[str, ...]:
    meetings = map(desk.library.minutes, desk.scope[-_SCANNED:])
    came = (one for minutes in meetings for one in minutes.attending if one.name in desk.asked.people)
    return tuple(dict.fromkeys(desk.bodies.canonical(one.body) or one.body for one in came))


def _together(desk: Desk, rows: Sequence[LedgerRow]) -> list[Statement]:
    """List what a body is to carry out together with those that lead."""
    said = [headline(desk, "list.body_beside", counted(rows))] if rows else []
    for row in rows:
        line = desk.say("list.together", line=decision_line(desk, row), partners=desk.all_bodies(row.partners))
        said.append(Statement(line, sources_of(desk, row)))
    return said


def _heading(desk: Desk, decisions: Sequence[LedgerRow], count: int, named: Sequence[str]) -> Statement:
    """Say how many rows follow, and of how many documents where a question asks for those."""
    who, documents = desk.all_bodies(named), sum(len(row.documents) for row in decisions)
    if documents and desk.asked.features & {"papers", "documents_counted"}:
        return headline(desk, "list.body_documents", count, who=who, documents=documents)
    return headline(desk, "list.body", count, who=who)


def _asks_more(desk: Desk) -> bool:
    """Whether a question asks of a body's matter something else than what it has to do: how much, when, which ones."""
    features = desk.asked.features
    return (
        "topic" in features
        and not features & {"besides_revising", "documents_counted", "papers", "presents", "papers_in_hand"}
        and (bool(features & _OF_A_MATTER) or ("duty" not in features and not says_it(desk).enough))
    )


def _of_best_item(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the duties of the item found best, where what is to be done about a document is asked, not which papers."""
    asks, best = "duty" in desk.asked.features and "papers" not in desk.asked.features, best_target(desk)
    return [row for row in rows if asks and best and row.kind == "duty" and (row.document, row.item) == best.place]


def _only_documents(desk: Desk) -> bool:
    features = desk.asked.features
    if features & {"reports_too", "tasks_too", "besides_revising"}:
        return False
    listed = features & {"list", "most_by_year"}
    brought = {"submits", "throughout"} <= features  # everything that it brought: reports too
    return "papers" in features or bool(
        listed and "document_word" in features and "duty" not in features and not brought
    )


def _rows_of(desk: Desk, body: str) -> list[LedgerRow]:
    """Give the decisions and duties of a body in scope; where the question names a topic too, those about it if any."""
    rows = [row for row in desk.library.rows(desk.scope, body=body) if row.kind != "requirement"]
    groups = [row for row in desk.library.rows(desk.scope, addressee=body) if row.kind == "duty"]
    found = sorted(
        dict.fromkeys([*rows, *groups, *_as_partner(desk, body), *_named_in_item(desk, body)]),
        key=lambda row: (row.held or "", row.document, row.start),
    )
    told = in_the_matter(desk, found)
    if "subject" not in desk.asked.features:
        return told or found
    surely = desk.zh or "document_word" in desk.asked.features  # a word of another language may be a body's
    named = [row for row in found if surely and names_title(desk, row.documents or (row.title or "",))]
    if named or told:
        return [row for row in found if row in named or row in told]
    near = [row for row in found if share(desk, f"{row.title}{row.quote}") >= 0.5]
    if _is_elsewhere(desk) and ("document_word" in desk.asked.features or not near):
        return []
    return near or found


def _is_elsewhere(desk: Desk) -> bool:
    """Whether a question names a document, or of many minutes a matter, whose item gives the body nothing.

    What is like it is another one.
    """
    of_many = not desk.library.few and "duty" in desk.asked.features  # in few, in other words
    found = (target for target in targets(desk, _NEAR) if of_many or target.item.documents)
    named = any(names(desk, target) for target in found)
    return named and (of_many or "document_word" in desk.asked.features) and not desk.asked.groups


def in_its_duties(desk: Desk, decision: LedgerRow) -> Draft | None:
    """List what the bodies asked about must do, where the duties of a decision's item name them and it does not."""
    bodies = {*desk.asked.query.bodies} - {*decision.bodies}
    duties = desk.library.rows([decision.document], kind="duty", item=decision.item or "")
    return body_tasks(desk) if any(bodies & {*row.bodies} for row in duties) else None


def _of_item_named(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows of the item that a question names, if any, and those surely in its matter.

    What it is called is no condition on what is listed.
    """
    named, told = named_item(desk), in_the_matter(desk, rows)
    own = [row for row in rows if named and (row.document, row.item) == named.target.place]
    return [row for row in rows if row in own or row in told] if own else []


def _as_partner(desk: Desk, body: str) -> list[LedgerRow]:
    """Give the decisions in scope that a body is to carry out together with those that lead."""
    scope = set(desk.scope)
    return [row for row in desk.library.partnered(body) if row.document in scope]


def _named_in_item(desk: Desk, body: str) -> list[LedgerRow]:
    """Give the duties of the item that the question is about in which a body is named at all: 由甲局牵头，乙局配合."""
    found = targets(desk, 1) if "topic" in desk.asked.features else ()
    duties = (row for target in found for row in desk.rows(target, kind="duty"))
    aliases = desk.bodies.aliases(body)
    return [row for row in duties if any(alias in row.quote for alias in aliases)]


def _nothing_for(desk: Desk) -> Draft:
    """Quote where the minutes speak of a body that no row names; else say that none does, and whether it attended."""
    bodies = desk.asked.query.bodies
    aliases = [alias for body in bodies for alias in desk.bodies.aliases(body)]
    passages = [hit.passage for hit in desk.found.kept if hit.passage.part == "agenda"]
    spoken = [of_passage(p) for p in passages if any(alias in p.text for alias in aliases)]
    if spoken and not desk.asked.features & {"document_word", "papers"}:
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
