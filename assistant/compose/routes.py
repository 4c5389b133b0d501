"""Lists of what goes where: which documents are issued in whose name, or submitted to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.absent import not_found
from assistant.compose.lists import decision_line, headline, list_documents, listed, of_bodies
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_row
from retrieval.records import LedgerRow


def list_next_step(desk: Desk) -> Draft:
    """List the decisions whose next step the question names: in whose name issued, to whom submitted."""
    wanted = routes_asked(desk)
    decisions = desk.library.rows(desk.scope, kind="decision")
    rows = [row for row in decisions if row.next_step and _takes(row, wanted)]
    on_the_way = {mention.canonical for step in wanted for mention in desk.bodies.find(step)}
    rows = of_bodies(rows, [body for body in desk.asked.query.bodies if body not in on_the_way])
    if not wanted:
        return not_found(desk, desk.say("list.no_such_route")) if _names_route(desk) else list_documents(desk)
    if not rows:
        return not_found(desk, desk.say("list.none_route", route=desk.listed([desk.phrase(route) for route in wanted])))
    exact = any(row.route in wanted for row in rows)
    heading = headline(
        desk,
        "list.route",
        sum(max(len(row.documents), 1) for row in rows),
        route=desk.listed(list(dict.fromkeys(desk.step(row) for row in rows if row.route in wanted or not exact))),
    )
    statements = [
        heading,
        *(Statement(decision_line(desk, row), (of_row(row),)) for row in rows),
        *_other_meaning(desk, wanted),
    ]
    return listed(desk, statements, [of_row(row) for row in rows])


def routes_asked(desk: Desk) -> list[str]:
    """Give the steps (市政府办公室名义, 市委同意后) that a question names, by the bodies or the form that they name.

    Of names that fit, those with the most bodies count: asking for 两办 means neither of them alone.
    """
    rows = desk.library.rows(desk.scope, kind="decision")
    known = dict.fromkeys(step for row in rows for step in steps(row.route))
    if re.search("规范性|normative|regulatory", desk.asked.query.text, re.IGNORECASE):
        return [step for step in known if "规范性文件" in step]
    fitting = {step: bodies for step in known if (bodies := _meant(desk, step))}
    fitting = fitting or {step: bodies for step in known if (bodies := _meant(desk, step, whole=False))}
    first = [step for step in fitting if step.endswith("后")]
    named = {step: len(bodies) for step, bodies in fitting.items() if step not in first}
    return [*first, *(step for step, count in named.items() if count == max(named.values()))]


def steps(route: str | None) -> tuple[str, ...]:
    """Part a route into its steps: 市委同意后，市政府办公室名义."""
    return tuple(re.split("[，,]", route)) if route else ()


def _takes(row: LedgerRow, wanted: Sequence[str]) -> bool:
    """Whether a row takes one of the steps wanted; where a consent is among them, that and one of the others."""
    own = set(steps(row.route))
    consents = {step for step in wanted if step.endswith("后")}
    others = set(wanted) - consents
    return bool(own & consents if consents else own & others) and (not consents or not others or bool(own & others))


def _meant(desk: Desk, step: str, whole: bool = True) -> frozenset[str] | None:
    """Give the bodies of a step where a question names them all, or any of them; None where it does not."""
    text = desk.glossary.expand(desk.asked.query.text)
    if "规范性文件" in step:
        return None
    bodies = frozenset(mention.canonical for mention in desk.bodies.find(step))
    asked = {*desk.asked.query.bodies, *(body for group in desk.asked.query.ambiguous for body in group)}
    asked |= {mention.canonical for mention in desk.bodies.find(text)}
    return bodies if bodies and (bodies <= asked if whole else bodies & asked) else None


def _names_route(desk: Desk) -> bool:
    return bool(desk.asked.query.bodies or desk.asked.query.ambiguous)


def _other_meaning(desk: Desk, wanted: Sequence[str]) -> list[Statement]:
    """Name the other body that an ambiguous word could mean, and that the minutes give nothing for it."""
    others = [
        body for group in desk.asked.query.ambiguous for body in group if not any(body in piece for piece in wanted)
    ]
    return [Statement(desk.say("list.other_meaning", who=desk.all_bodies(others)), (), "note")] if others else []
