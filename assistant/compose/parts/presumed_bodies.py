"""Bodies that a question takes for responsible and the minutes do not name: said only where the ledger proves it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from assistant.compose.parts.absent import not_found, of_heading, searched
from assistant.compose.parts.named import title_held
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_row, quotes
from assistant.matching.overlap import share
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_PRESUMED = frozenset({"subject", "responsible", "given_to"})  # a matter, or that a body has one
_ABOUT = 0.4  # of the topic, in the items that are surely meant
_CLEARLY = 0.15  # of the topic, by which the item must hold more than any item of the body that is asked about
_THEIRS = 0.6  # of the topic, in the title of what the body had before another meeting
# What follows the name of a body that is taken to revise a document.
_REVISES = re.compile(
    r"(?:负责|牵头|来|去|会后|作?进一步|把它?|必须|须|要|得|应该?|需要?)*(?:修改|完善|修订|改)"
    r"| (?:was |is |were |had |has |ha[sd] |needs? |must |should |shall |will |ought )?"
    r"(?:to |told to |asked to |responsible for |in charge of |made to )?"
    r"(?:revis|amend|redraft|rework|rewrit|updat|finali[sz])\w*",
    re.IGNORECASE,
)
# What follows, or stands before, the name of a body that is taken to lead: 市商务局2023年2月牵头的要点.
_LEADS = re.compile(r"(?:在|于)?(?:\d{4}年)?(?:\d{1,2}月(?:份|\d{1,2}日)?)?(?:来|去|负责)?(?:总)?牵头(?!还是)")
# What a body is asked of a matter, without saying that it has anything to do with it.
_WHAT_OF = re.compile(r"[^，。？]{0,16}(?:负责|承担|主管|分管|管)(?:了|着|的|是)?(?:些)?(?:什么|哪|啥)")
_OF_WHAT = re.compile(r"\b(?:what|which)\b[^?.;]{0,60} (?:is|are|was|were) (?:the )?$")
_IS_FOR = re.compile(r" (?:held |made |jointly )?(?:responsible for|in charge of|accountable for)\b")
_TOWN = re.compile("(?:镇|乡|街道(?:办事处)?)$")
_AS_BODY = re.compile(r"[镇乡]|街道|\btown|\bsubdistrict|\bstreet|\bgovernment", re.IGNORECASE)
_IN_WHOSE_NAME = re.compile("市(?:委|政府)(?:办公室)?")  # 以市政府名义还是市政府办公室名义: neither is given a task
_LOOKED_AT = 40  # items of a body, the latest


def wrong_body(desk: Desk, rows: Sequence[LedgerRow]) -> Draft | None:
    """Correct a question that takes a body for responsible that the matter's items do not name.

    `rows` are the ledger rows of those items. None where nothing is wrong, and where it is not proven: where the
    items speak of the body at all, or an item that does gives it what is asked about just as well.
    """
    decision = next((row for row in rows if row.kind == "decision" and row.bodies), None)
    if decision is None or not desk.asked.query.bodies:
        return None
    if desk.asked.facet == "next_step" and all(map(_IN_WHOSE_NAME.fullmatch, desk.asked.query.bodies)):
        return None
    items = _items_of(desk, rows)
    named = desk.asked.query.bodies
    if desk.asked.facet == "next_step":  # 市科技局牵头的要点，以市政府名义印发了吗: one is given it
        named = tuple(body for body in named if not _IN_WHOSE_NAME.fullmatch(body))
    asked = [body for body in named if not any(_speaks_of(desk, item, body) for item in items)]
    asked = [body for body in asked if not any(_in_its_name(desk, item, body) for item in items)]
    if not asked and takes_for_reviser(desk):
        return _other_reviser(desk, decision, {*decision.bodies, *decision.partners, *decision.addressees})
    if not asked and _takes_for_leader(desk, items):
        return _other_reviser(desk, decision, {*decision.bodies})
    shared = len(decision.bodies) > 1 and {"two_bodies", "given_to"} <= desk.asked.features
    if not asked or not (shared or len(asked) == len(named)) or not _is_the_matter(desk, items, asked):
        return None
    note = Statement(desk.say("absent.other_body", asked=desk.all_bodies(asked)), (), "note")
    elsewhere = at_another_meeting(desk, asked)
    if elsewhere and _in_title(desk, elsewhere.title) > max(_in_title(desk, item.item.title) for item in items):
        return Draft("partial", (note, theirs(desk, asked, elsewhere), *quotes([of_row(elsewhere)])))
    said = desk.say("absent.right_body", who=desk.all_bodies(decision.bodies), subject=desk.subject(decision))
    right = Statement(said, (of_row(decision), *of_heading(desk, decision)))
    duty = _duty_of(desk, rows, decision)
    also = [theirs(desk, asked, elsewhere)] if elsewhere else []
    rows = [row for row in (elsewhere, decision, duty) if row]
    if asks_openly(desk) and not (elsewhere or duty):
        absent = not_found(desk, note.text)
        beside = replace(right, role="beside")
        return replace(absent, statements=(note, beside, searched(desk)), nearest=(of_row(decision),))
    return Draft("partial", (note, *also, right, *_told_to(desk, duty), *quotes([of_row(row) for row in rows])))


def asks_openly(desk: Desk) -> bool:
    """Whether a question asks what a body has to do with a matter, and does not say that it has anything: 负责哪些."""
    text, named = desk.asked.query.text.lower(), {*desk.asked.query.bodies}
    found = [one for one in desk.bodies.mentions(text) if one.canonical in named]
    after = any(_WHAT_OF.match(text, one.end) for one in found)
    return after or any(_OF_WHAT.search(text[: one.start]) and _IS_FOR.match(text, one.end) for one in found)


def _duty_of(desk: Desk, rows: Sequence[LedgerRow], decision: LedgerRow) -> LedgerRow | None:
    """Give what the item tells the right body to do, where a question asks what the wrong one is to do."""
    if desk.asked.facet != "body_tasks" and "duty" not in desk.asked.features:
        return None
    duties = [row for row in rows if row.kind == "duty" and {*row.bodies} & {*decision.bodies}]
    return next((row for row in duties if (row.document, row.item) == (decision.document, decision.item)), None)


def _told_to(desk: Desk, duty: LedgerRow | None) -> tuple[Statement, ...]:
    if duty is None:
        return ()
    be = desk.say("responsible.are" if len(duty.bodies) > 1 else "responsible.is")
    slots = {"who": desk.all_bodies(duty.bodies), "be": be, "title": duty.title or ""}
    return (Statement(desk.say("responsible.duty", **slots), (of_row(duty), *of_heading(desk, duty))),)


def takes_for_reviser(desk: Desk) -> bool:
    """Whether a question says of a body that it revises something: 由住建局负责修改."""
    text, named = desk.asked.query.text, {*desk.asked.query.bodies}
    found = (one for one in desk.bodies.mentions(text) if one.canonical in named)
    return any(_REVISES.match(text, one.end) for one in found)


def _takes_for_leader(desk: Desk, items: Sequence[Target]) -> bool:
    """Whether a question says of its one body that it leads, which no item says of it for a part of the matter."""
    text, named = desk.asked.query.text, desk.asked.query.bodies
    found = [one for one in desk.bodies.mentions(text) if one.canonical in named]
    names = "|".join(map(re.escape, desk.bodies.aliases(named[0])))
    leads = any(re.search(f"(?:{names})[^，。；]{{0,6}}牵头", squash(item.text)) for item in items)
    return len(named) == 1 and not leads and any(_LEADS.match(text, one.end) for one in found)


def _other_reviser(desk: Desk, decision: LedgerRow, named: Collection[str]) -> Draft | None:
    """Correct who is taken to revise a document, or to lead: others are `named`, though the item gives them a task."""
    surely = decision.action and title_held(desk, decision.title or "") >= _THEIRS
    if not surely or not {*named}.isdisjoint(desk.asked.query.bodies):
        return None
    note = Statement(desk.say("absent.other_body", asked=desk.all_bodies(desk.asked.query.bodies)), (), "note")
    said = desk.say("absent.right_body", who=desk.all_bodies(decision.bodies), subject=desk.subject(decision))
    right = Statement(said, (of_row(decision), *of_heading(desk, decision)))
    return Draft("partial", (note, right, *quotes([of_row(decision)])))


def at_another_meeting(desk: Desk, bodies: Sequence[str]) -> LedgerRow | None:
    """Give what the bodies had of the matter before another meeting than the one that the question names."""
    if not desk.asked.names_meetings:
        return None
    rows = [row for body in bodies for row in desk.library.rows(body=body) if row.document not in desk.scope]
    decided = [row for row in rows if row.kind == "decision"][-_LOOKED_AT:]
    best = max(reversed(decided), key=lambda row: _in_title(desk, row.title), default=None)
    return best if best and _in_title(desk, best.title) >= _THEIRS else None


def theirs(desk: Desk, bodies: Sequence[str], row: LedgerRow) -> Statement:
    """Say which meeting had what the bodies had of the matter."""
    minutes = desk.library.minutes(row.document)
    slots = {"who": desk.all_bodies(bodies), "meeting": desk.meeting(minutes), "subject": desk.subject(row)}
    sources = (of_row(row), *of_heading(desk, row), *opening(minutes))
    return Statement(desk.say("absent.theirs", **slots), sources)


def _in_title(desk: Desk, title: str | None) -> float:
    return max(title_held(desk, title or ""), share(desk, title or ""))


def _is_the_matter(desk: Desk, items: Sequence[Target], bodies: Sequence[str]) -> bool:
    """Whether the items surely are what is asked about, and no item that the bodies are given may be meant."""
    if desk.asked.query.items:
        return True
    features = desk.asked.features
    if not (desk.asked.topic and features & _PRESUMED) or ("body_kind" in features and "subject" not in features):
        return False  # three towns are no matter
    held = max(share(desk, item.text) for item in items)
    rows = dict.fromkeys(row for body in bodies for row in desk.library.rows(desk.scope, body=body))
    years = {str(period.year) for period in desk.asked.query.periods if period.year}
    of_years = years and all(str(item.minutes.held)[:4] in years for item in items)
    own = _items_of(desk, (row for row in rows if not of_years or (row.held or "")[:4] in years))[-_LOOKED_AT:]
    titled = max(title_held(desk, item.item.title) for item in items)
    if takes_for_reviser(desk) and titled >= _THEIRS:  # it is a document that is revised: its title tells
        return all(title_held(desk, item.item.title) <= titled - _CLEARLY for item in own)
    return max(held, titled) >= _ABOUT and all(share(desk, item.text) <= held - _CLEARLY for item in own)


def _items_of(desk: Desk, rows: Iterable[LedgerRow]) -> list[Target]:
    """Give the items of some rows, each once."""
    return desk.items_at(dict.fromkeys((row.document, row.item) for row in rows if row.item))


def _speaks_of(desk: Desk, item: Target, body: str) -> bool:
    text = squash(item.text)
    return any(squash(alias) in text for alias in desk.bodies.aliases(body))


def _in_its_name(desk: Desk, item: Target, body: str) -> bool:
    """Whether a question says of a town but its place, which stands in an item's title: the old town of Shaxi."""
    place = _TOWN.sub("", body)
    if len(place) == len(body) or place not in squash(item.item.title):
        return False
    text = desk.asked.query.text
    named = (text[one.start : one.end] for one in desk.bodies.mentions(text) if one.canonical == body)
    return not any(_AS_BODY.search(name) for name in named)
