"""What a body had before the meetings of a year, where a question names nothing beside it that agendas are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.listed.asking import (
    asks_for_list,
    in_years,
    of_sort,
    of_whole_years,
    outside_brackets,
    subjects_left,
)
from assistant.compose.listed.rows import list_of_rows
from assistant.compose.parts.lists import at_a_meeting, headline
from assistant.compose.tasks import body_tasks
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.matching.overlap import named_share
from assistant.matching.targets import best_target
from assistant.narrowing.conditions import conditions, owners_asked
from retrieval.records import LedgerRow
from retrieval.scripts import fold

_ELSE = frozenset({"date", "deadline", "two_bodies", "title", "partners", "duty_word", "compare"})
_OF_DETAILS = frozenset({"two_bodies", "title", "partners", "duty_word", "compare", "money", "deadline_asked"})
_OF_DUTIES = frozenset({"duty", "tasks", "report_named", "subject", "kind_of_document"})  # what it must do in a matter
_LEADS = frozenset(
    {"body", "body_listed", "body_named", "items_word", "leading", "list", "meeting_word", "plain", "scope"}
)


# What a body has, in whatever verb it is asked: 拿什么上过会, what did it bring to the council.
_HAD = re.compile(
    r"(?:拿|报|提|送|办|管|汇报|牵头|负责|领学|上会|上过|承担|提交|经手|交|主办|承办|分管|做|担|当)[^，。？]{0,8}(?:什么|啥|哪|几)"
    r"|(?:什么|啥|哪些?|几)[^，。？]{0,8}(?:上过|上会|牵头|负责|汇报|提交|经手|承担|责任|归它|归他|手[上里]|名下)"
    r"|\bwhat (?:else )?(?:did|does|do|has|had|was|were|is|are)\b[^?]{0,60}?"
    r"\b(?:br(?:ing|ought)|put|present\w*|submit\w*|report\w*|le(?:a)?d|tabled?|la(?:y|id)|handled?|have|had|t(?:ake|ook)|carr(?:y|ied)|answer\w*|responsible|charge|own\w*|agenda)\b"
    r"|\bwhat was on the agenda from\b"
)
_WHOLE = re.compile(
    r"全部|所有|全都|一共|逐[条个项一件]|一个[别不都]|凡是|议题|事项|[、或和及](?:汇报|领学|牵头|负责|提交|送审|审议)"
    r"|(?:文件|方案)[和、及与]汇报|(?:汇报)[和、及与]文件"
    r"|\b(?:all|every|everything|full|complete|whole|items?|matters)\b"
    r"|\b(?:reported|presented|led|submitted)(?: or|,| and) "
)
_NAMED = 0.6  # of a topic, in a title
_VERB = "(?:牵头|汇报|领学|负责|提交|送审|审议|承办|主办)"
_JOINED = re.compile(
    rf"{_VERB}[了过]?(?:或者?|[、和与及]|以及|还是){_VERB}"
    r"|\b(?:reported|presented|led|submitted|studied)(?:,| or| and)+ (?:\w+ )?"
    r"(?:reported|presented|led|submitted|studied|was)\b"
)
_LEADS_ALONE = re.compile(
    r"牵头|领衔|主办|承办|上[过了]?会|汇报|提交|送审|拿|报(?:送|过|上)"
    r"|\b(?:led|leads?|leading|in charge|br(?:ing|ought)|put|present\w*|submit\w*|report\w*|tabled?|la(?:y|id))\b"
)
_DUTIES = re.compile(r"任务|职责|负责|承担|要[做办干]|配合|\b(?:tasks?|dut(?:y|ies)|to do|responsib\w+)\b")
_YEAR = re.compile(r"(?:19|20)\d\d年?")


def of_body(desk: Desk) -> Draft | None:
    """List what a body had in the years named, in whatever verb it is asked; None where more is asked than that."""
    asked = desk.asked
    text = fold(asked.query.text).lower()
    over_years = "over_years" in asked.features and not asked.has_scope
    read_so = asked.facet == "body_tasks" and "plain" in asked.features and not _WHOLE.search(text)
    read_so = read_so and not _leads_alone(text)
    besides = asked.features & (_OF_DETAILS if over_years or _WHOLE.search(text) else _ELSE)
    besides -= {"compare"} if "span_of_years" in asked.features else frozenset()
    if read_so or besides or not (over_years or of_whole_years(desk)):
        return None
    if not (asks_for_list(desk) or _asks_what_it_had(desk, text)):
        return None
    owners = owners_asked(desk)
    if len(owners) != 1 or not owners <= outside_brackets(desk) or _sets_conditions(desk):
        return None
    rows = in_years(desk, desk.library.rows(desk.scope, kind="decision"))
    if [word for word in subjects_left(desk, rows) if not _YEAR.fullmatch(word)]:
        return None
    own = [row for row in rows if owners & {*row.bodies}]
    if over_years:
        return list_of_rows(desk, of_sort(desk, own), by_meeting=True) if own else None
    if (kept := of_sort(desk, own)) != own and kept and not _WHOLE.search(text):
        return list_of_rows(desk, kept)
    if not own and asked.topic:
        return None
    if own and _leads_alone(text) and not asked.features & _OF_DUTIES:
        return _with_unassigned(desk, list_of_rows(desk, own, by_meeting=True), rows, owners)
    return _with_unassigned(desk, body_tasks(_plainly(desk, next(iter(owners)))), rows, owners)


def _leads_alone(text: str) -> bool:
    """Whether what a body leads or brings in is asked for, and not what it is given to do in the matters of others."""
    return _LEADS_ALONE.search(text) is not None and _DUTIES.search(text) is None


def _with_unassigned(desk: Desk, draft: Draft, rows: Sequence[LedgerRow], owners: frozenset[str]) -> Draft:
    """Add the decisions that give a matter to nobody as its own and name the body: 不同意，先由市公安局试点."""
    found = [
        row for row in rows if not row.bodies and any(one.canonical in owners for one in desk.bodies.find(row.quote))
    ]
    if not found or draft.status == "not_found":
        return draft
    heading = headline(desk, "list.named_besides", len(found), who=desk.all_bodies(sorted(owners)))
    return replace(draft, statements=(*draft.statements, heading, *(at_a_meeting(desk, row) for row in found)))


def whole_of_body(desk: Desk) -> Draft | None:
    """List all that a body had where a question joins the ways of having it: 牵头、汇报或领学的事项; else None."""
    return of_body(desk) if _JOINED.search(fold(desk.asked.query.text).lower()) else None


def _asks_what_it_had(desk: Desk, text: str) -> bool:
    """Whether it is asked what a body had before the meetings, without a word by which lists are asked for."""
    asked = desk.asked
    of_duties = asked.features & _OF_DUTIES or asked.query.items or asked.facet == "attack"
    if desk.library.few or of_duties or not _HAD.search(text):
        return False
    best = best_target(desk) if "topic" in asked.features else None
    return best is None or named_share(desk, best.item.title) < _NAMED  # else it is asked of a matter that it names


def _sets_conditions(desk: Desk) -> bool:
    """Whether a question asks of rows where they go, what was decided, or what they say."""
    asked = conditions(desk)
    return bool(asked.going.wanted or asked.verdicts or asked.written)


def _plainly(desk: Desk, body: str) -> Desk:
    """Ask for what a body leads, and for nothing else."""
    asked = desk.asked
    query = replace(asked.query, text=f"{body}牵头的议题有哪些", bodies=(body,), titles=(), kinds=())
    plain = replace(
        asked, query=query, groups=(), topic="", subject="", facet="body_tasks", rule="body_tasks", features=_LEADS
    )
    return replace(desk, asked=plain)
