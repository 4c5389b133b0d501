"""Lists by responsible body or topic, complete; and how any list is worded, with a marker on every row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked.subjects import DOCUMENT
from assistant.compose.parts.absent import not_found, of_heading, sources_of
from assistant.compose.parts.counts import counted, years_tallied
from assistant.compose.parts.duties import of_particular_bodies
from assistant.compose.parts.people import MAX_MEETINGS, coverage
from assistant.compose.parts.places import agenda_line, opening
from assistant.compose.parts.same_matter import Found, with_other_years
from assistant.desk import Desk, Target, Voice
from assistant.draft import Draft, Source, Statement, of_item, of_row, quotes
from assistant.matching.overlap import share
from assistant.matching.targets import naming, topic_items
from assistant.narrowing.conditions import conditions, narrowed
from assistant.set_phrases import step_in_chinese
from retrieval.records import LedgerRow

MAX_QUOTES = 6
_FEW_MEETINGS = 2  # of which every duty is listed
_THREE = re.compile(r"(?:三|3)[份个件项]|\bthree or more|\b3 or more|\bmore than (?:two|2)\b|\bat least (?:three|3)\b")
_TIMES = re.compile(r"[几多少]\s*[次回]|\bhow (?:many times|often|frequently|many occasions)\b|\bnumber of times\b")
_OF_TOPIC = 0.5  # of the topic, in a title of the kind of document asked for
_PRECISE_KINDS = frozenset({"measures", "opinions", "opinion", "list", "catalogue", "rules"})  # a plan may be any
_OF_BODIES = frozenset({"bodies_asked", "who"})
_ALL_TOGETHER = re.compile("都(?:有|是)?(?:哪|谁|什么|啥)|都算|合(?:在一)?起|一起算|加起来|合计|不分哪")
_BESIDE_THEM = re.compile(
    r"除|别的|其[他它余]|另外|\b(?:others?|besides?|apart|aside|except(?:ing)?|beyond|else|not counting)\b"
)


def list_responsible(desk: Desk) -> Draft:
    """List who is responsible for what in the meetings in scope."""
    rows = [row for row in narrowed(desk, desk.library.rows(desk.scope, kind="decision")) if row.bodies]
    if "revised" in desk.asked.features:
        rows = [row for row in rows if row.documents and row.action]
    if not rows:
        return not_found(desk)
    if desk.asked.features & {"by_body", "several_each"}:
        return _by_body(desk, rows)
    features = desk.asked.features
    common = {"in_both", "two_scopes"} <= features and ("follow_ups" not in features or features & _OF_BODIES)
    if common and not _ALL_TOGETHER.search(desk.asked.query.text):
        return _by_body(desk, _of_each_meeting(desk, rows))
    how_many = {"amount", "follow_ups"} <= features  # of the tasks, not of whom they are given
    duties = of_particular_bodies(desk) if _asks_for_tasks(desk) and not how_many else []
    bodies = dict.fromkeys(body for row in (*rows, *duties) for body in row.bodies)
    heading = ("list.matching", counted(rows)) if how_many else ("list.responsible", len(bodies))
    told = [Statement(desk.say("list.duty", quote=of_row(row).quote), (of_row(row),)) for row in duties]
    return listed(desk, [headline(desk, *heading), *lines_of(desk, rows), *told], [])


def _asks_for_tasks(desk: Desk) -> bool:
    """Whether the tasks of whole meetings are asked for, and not who is to revise papers or reported."""
    features = desk.asked.features
    asks = features & {"duty", "follow_ups"} and len(desk.scope) <= _FEW_MEETINGS
    return bool(asks) and not features & {"revised", "papers", "presents", "reports", "topic", "document_word"}


def _of_each_meeting(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows of the bodies that have one of each meeting spoken of: 两次会都领了文件的."""
    meetings = {body: {row.document for row in rows if body in row.bodies} for row in rows for body in row.bodies}
    return [row for row in rows if any(meetings[body] >= {*desk.scope} for body in row.bodies)]


def _by_body(desk: Desk, rows: Sequence[LedgerRow]) -> Draft:
    """List decisions body by body: those on documents to be worked on, where a question asks for such."""
    of_papers = desk.asked.features & {"revised", "papers", "document_word", "document_asked"}
    given = [row for row in rows if row.documents and row.action] if of_papers else rows
    if "several_each" in desk.asked.features:
        owned = {body: counted([row for row in given if body in row.bodies]) for row in given for body in row.bodies}
        given = [row for row in given if any(owned[body] >= _least(desk) for body in row.bodies)]
    bodies = dict.fromkeys(body for row in given for body in row.bodies)
    if not bodies:
        return not_found(desk)
    groups = grouped(desk, given, lambda row: desk.all_bodies(row.bodies))
    return listed(desk, [headline(desk, "list.responsible", len(bodies)), *groups], [])


def _least(desk: Desk) -> int:
    """Give how many documents or matters a body must have, where a question asks who has several."""
    return 3 if _THREE.search(desk.asked.query.text) else 2


def grouped(desk: Desk, rows: Sequence[LedgerRow], name_of: Callable[[LedgerRow], str]) -> list[Statement]:
    """Give rows under the names of their groups, each with how many it has."""
    groups: dict[str, list[LedgerRow]] = {}
    for row in rows:
        groups.setdefault(name_of(row), []).append(row)
    heads = {name: headline(desk, "list.group", counted(own), group=name) for name, own in groups.items()}
    return [line for name, own in groups.items() for line in (heads[name], *lines_of(desk, own))]


def lines_of(desk: Desk, rows: Sequence[LedgerRow], by_meeting: bool = False) -> list[Statement]:
    """Give each row as a line of a list, with its marker; with its meeting if wanted, or where several are of many."""
    if by_meeting or (not desk.library.few and len({row.document for row in rows}) > 1):
        return [at_a_meeting(desk, row) for row in rows]
    return [Statement(decision_line(desk, row), sources_of(desk, row)) for row in rows]


def list_topic(desk: Desk) -> Draft:
    """List the items that deal with a topic or mention it."""
    named = _of_kinds(desk, [(target, places) for target, places in _dealing_with(desk) if fits(desk, target)])
    found = [one for one in with_other_years(desk, named) if fits(desk, one[0])]
    if not found:
        return not_found(desk)
    statements = [_how_many(desk, [target for target, _ in found])]
    statements += years_tallied(desk, (desk.library.entries[target.minutes.id].held for target, _ in found))
    for target, places in found:
        held, item = target.minutes, target.item
        sources = [of_item(held, item, p, naming(desk, held.text, p.span)) for p in places]
        statements.append(agenda_line(desk, held, item))
        decided = next((row for row in desk.rows(target) if row.kind == "decision" and row.bodies), None)
        statements += [Statement(f"  {outcome(desk, decided)}", (of_row(decided),))] if decided else []
        statements += quotes(sources)
    return listed(desk, statements, [])


def _how_many(desk: Desk, found: Sequence[Target]) -> Statement:
    """Say how many items there are, and at how many meetings it came up where a question asks how many times."""
    times = len({target.minutes.id for target in found})
    if times > 1 and _TIMES.search(desk.asked.query.text.lower()):
        return headline(desk, "list.topic_times", times, items=len(found))
    return headline(desk, "list.topic", len(found))


def _of_kinds(desk: Desk, found: list[Found]) -> list[Found]:
    """Keep the items of the kind of document that an English question names, where any is: the measures, over years."""
    if desk.zh or "over_years" not in desk.asked.features:
        return found
    precise = (way for word in desk.words if word.said in _PRECISE_KINDS for way in word.ways if DOCUMENT.search(way))
    kinds = desk.asked.query.kinds or tuple(precise)
    own = [one for one in found if any(_is_of(desk, title, kinds) for title in one[0].item.documents)]
    return own or found


def _is_of(desk: Desk, title: str, kinds: Sequence[str]) -> bool:
    return any(kind in title for kind in kinds) and share(desk, title) >= _OF_TOPIC


def _dealing_with(desk: Desk) -> list[Found]:
    """Give the items that name a topic; where it asks what items are about, not those that name it only in passing."""
    found, features = topic_items(desk), desk.asked.features
    if "of_subject" not in features or features & {"where_said", "quoted_by_name", "word_given"}:
        return found
    titled = {target.place for target, _ in topic_items(desk, titles_only=True)}
    about = [(target, places) for target, places in found if target.place in titled or len(places) > 1]
    return about if titled else found


def fits(desk: Desk, target: Target) -> bool:
    """Whether any decision of an item fits what a question asks of decisions, where it asks anything."""
    asked = conditions(desk)
    if not asked.any and not asked.years:
        return True
    rows = desk.rows(target, kind="decision")
    return any(asked.row(row) for row in rows)


def held(desk: Desk) -> Draft:
    """List the minutes held."""
    scope = _held_beside(desk)
    meetings = [desk.library.minutes(document) for document in scope[-MAX_MEETINGS:]]
    if not meetings:
        return not_found(desk)
    days = [desk.library.entries[document].held for document in scope]
    name = "held.count" if scope is desk.scope else "held.others"
    statements = [headline(desk, name, len(days)), *years_tallied(desk, days)]
    statements += [headline(desk, "held.latest", len(meetings))] if len(meetings) < len(days) else []
    statements += [
        Statement(desk.say("held.line", meeting=desk.meeting(minutes)), opening(minutes)) for minutes in meetings
    ]
    return Draft("answered", tuple(statements), covered=coverage(desk))


def _held_beside(desk: Desk) -> Sequence[str]:
    """Give the minutes spoken of, or all the others where a question asks for what is held beside them."""
    others = [document for document in desk.library.entries if document not in desk.scope]
    return others if others and _BESIDE_THEM.search(desk.asked.query.text.lower()) else desk.scope


def outcome(voice: Voice, row: LedgerRow) -> str:
    """Say in half a line who does what next."""
    slots = {"who": voice.all_bodies(row.bodies), "verdict": voice.verdict(row) or voice.say("outcome.unsaid")}
    if row.action is None:
        return voice.say("outcome.reported", **slots) if row.bodies else slots["verdict"]
    slots["action"] = voice.phrase(row.action)
    if row.route and not (row.verdict or "").endswith(step_in_chinese(row.next_step, row.route)):
        return voice.say("outcome.route", **slots, step=voice.step(row))
    return voice.say("outcome.plain", **slots)


def decision_line(voice: Voice, row: LedgerRow) -> str:
    """Give a decision as a row of a list: its documents, and who does what next."""
    return voice.say("list.decision", subject=voice.subject(row), outcome=outcome(voice, row))


def at_a_meeting(desk: Desk, row: LedgerRow) -> Statement:
    """Word a decision with the meeting that took it."""
    minutes = desk.library.minutes(row.document)
    slots = {"subject": desk.subject(row), "outcome": outcome(desk, row), "meeting": desk.meeting(minutes)}
    return Statement(desk.say("compare.item", **slots), (of_row(row), *of_heading(desk, row), *opening(minutes)))


def headline(desk: Desk, name: str, count: int, **slots: object) -> Statement:
    """Say how many rows follow; the rows carry the citations, so the line itself is a note on the search."""
    return Statement(desk.say(name, count=count, **slots), (), "note")


def listed(desk: Desk, statements: Sequence[Statement], sources: Sequence[Source]) -> Draft:
    """Close a list with what it covered, and the first quotes."""
    searched, total = coverage(desk)
    note = Statement(desk.say("list.coverage", searched=searched, total=total), (), "note")
    return Draft("answered", (*statements, note, *quotes(sources[:MAX_QUOTES])), covered=(searched, total))
