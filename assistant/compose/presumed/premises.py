"""What a question takes for granted and the minutes contradict: it is told so, never answered as if it were true."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose.decisions import IN_TITLE, decision_rows
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.named import named_item
from assistant.compose.parts.presumed_bodies import takes_for_reviser, wrong_body
from assistant.compose.parts.routes import other_route, passed_over
from assistant.compose.presumed.elsewhere import other_meeting
from assistant.compose.presumed.facet_sets import OF_LISTS, OF_MEETINGS
from assistant.compose.presumed.figures import other_figure, other_place
from assistant.compose.presumed.measures import other_measure
from assistant.compose.presumed.meetings import other_day, other_half_day, other_item
from assistant.compose.presumed.numbers import other_count, too_many_documents
from assistant.compose.presumed.people import (
    chaired_by_body,
    other_body_of,
    other_chair,
    other_office,
    sent_after_all,
    too_many,
    were_elsewhere,
)
from assistant.compose.presumed.ranks import other_rank
from assistant.compose.presumed.reports import other_reporter
from assistant.compose.presumed.titles import other_titles
from assistant.compose.presumed.verdicts import not_issued, other_verdict
from assistant.compose.presumed.works import other_body_of_work
from assistant.compose.stated.likeliest import names_surely
from assistant.desk import Desk
from assistant.draft import Draft, of_item
from assistant.matching.elsewhere import abroad
from assistant.matching.overlap import share
from assistant.matching.targets import targets
from assistant.text.pairs import bare, covered, holds
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_OWN_CHECK = frozenset({"attendance", "attack", "compare", "person", "list_topic", "list_documents", "held"})
_SAID_TO_LEAD = re.compile("(?:来|去|在)?(?:牵头|主抓|主管|承办|总牵头)")
_ABOUT = 0.4  # of the topic, in an item that a body is said to lead
_LOOKED_AT = 12
_OF_PAPERS = frozenset({"document_word", "kind", "kind_of_document", "papers", "read_out"})
_BUT_FOR_PLACE = 0.7  # of the topic without the place, in the title of another place's document


def premise(desk: Desk) -> Draft | None:
    """Correct what a question takes for granted; None where nothing is wrong."""
    if desk.asked.facet == "attack":
        return None
    return next((draft for check in _CHECKS if (draft := check(desk))), None)


def elsewhere(desk: Desk) -> Draft | None:
    """Correct a question that sends a matter elsewhere, takes it for agreed to, or puts it last; else None."""
    found = _passed_over(desk) or not_issued(desk) or _other_step(desk) or other_rank(desk)
    found = found or other_body_of_work(desk)
    if not found and desk.asked.facet == "next_step":  # 市科技局牵头的要点，后来印发了吗
        found = _other_leader(desk)
    return found or (other_meeting(desk) if desk.asked.names_meetings else None)


def _other_government(desk: Desk) -> Draft | None:
    """The meetings of another city's government are not held."""
    text = desk.asked.query.text
    for place in desk.bodies.other_places(text):
        said = re.search(rf"{place}(?:市|省|县|区)?(?:人民)?政府(?:第\S{{1,4}}次)?(?:常务)?会议?", text)
        if said:
            return not_found(desk, desk.say("absent.unmatched", said=said.group()))
    return None


def _other_country(desk: Desk) -> Draft | None:
    """No item found speaks of the place abroad that is asked about: 对德合作, not 对法合作."""
    places = abroad(desk) if desk.asked.facet not in OF_MEETINGS else {}
    found = targets(desk, _LOOKED_AT) if places else ()
    missing = [place for place, ways in places.items() if not any(holds(ways, target.text) for target in found)]
    if not missing or not found:
        return None
    if otherwise := other_place(desk, missing):
        return otherwise
    held, title = found[0].item, desk.listed(missing)
    said = desk.say("absent.other_document", title=title, held=f"“{held.title}”")
    return replace(not_found(desk, said), nearest=(of_item(found[0].minutes, held),))


def _other_province(desk: Desk) -> Draft | None:
    """The law or document found is that of another province or city than the question names: 江苏省, not 浙江省."""
    named = desk.bodies.other_places(desk.asked.query.text) if desk.asked.facet not in OF_MEETINGS else ()
    if not named or desk.asked.query.titles or not desk.asked.features & _OF_PAPERS:
        return None
    for target in targets(desk, 1):
        title = next((title for title in target.item.documents or (target.item.title,)), "")
        theirs = [place for place in desk.bodies.other_places(title) if title.startswith(place)]
        if theirs and not any(place in title for place in named) and _same_but_for(desk, title, named):
            held = title if "《" in title else f"《{title}》"
            said = desk.say("absent.other_document", title=desk.listed([f"“{place}”" for place in named]), held=held)
            return replace(not_found(desk, said), nearest=(of_item(target.minutes, target.item),))
    return None


def _same_but_for(desk: Desk, title: str, places: tuple[str, ...]) -> bool:
    """Whether a title holds what a question says of a document, but for the place that it gives."""
    if desk.zh:
        left = re.sub("|".join(map(re.escape, places)), " ", desk.asked.topic)
        full = " ".join((title, *desk.glossary.shortened(title)))
        return len(left.strip()) > 1 and covered(bare(left), full) >= _BUT_FOR_PLACE
    words = [word for word in desk.words if not any(way.startswith(places) for way in word.ways)]
    return bool(words) and all(word.held(title) for word in words)


def _no_such_item(desk: Desk) -> Draft | None:
    """The meeting had fewer items than the number asked for."""
    everywhere = len(desk.scope) == len(desk.library.entries) > 2
    if not desk.asked.query.items or not desk.scope or everywhere or desk.numbered:
        return None
    minutes = desk.library.minutes(desk.scope[-1])
    return not_found(desk, desk.say("absent.no_item", meeting=desk.meeting(minutes), count=len(minutes.items)))


def _other_document(desk: Desk) -> Draft | None:
    """The document asked about is not the one that the minutes have, much as their names are alike."""
    found = other_titles(desk)
    if found is None:
        return None
    asked, target, nearest = found
    if any(squash(asked) in title for *_, title in desk.library.titled):  # of a meeting that is not asked about
        return None
    if not nearest:
        return not_found(desk, desk.say("absent.no_document", title=asked))
    said = desk.say("absent.other_document", title=asked, held=nearest if "《" in nearest else f"《{nearest}》")
    return replace(not_found(desk, said), nearest=(of_item(target.minutes, target.item),))


def _other_leader(desk: Desk) -> Draft | None:
    """Another body is responsible than the one that the question takes for it."""
    features = desk.asked.features
    if desk.asked.facet in _OWN_CHECK or not {"body", "topic"} <= features or "money" in features:
        return None
    of_tasks = desk.asked.facet == "body_tasks"
    takes_it_up = features & {"presents", "revised"} and features & {"subject", "kind"}  # 商务局打算怎么改农文旅计划
    desk = _of_leader(desk)
    said = features & ({"given_to"} if of_tasks else {"given_to", "responsible"}) or (of_tasks and takes_it_up)
    revises = takes_for_reviser(desk)
    if not (said or revises):
        return None
    if (revises or "given_to" in features) and (named := named_item(desk)):
        rows = (*named.rows, *named.others)
        years = {str(period.year) for period in desk.asked.query.periods if period.year}
        return _not_told(desk, [row for row in rows if (row.held or "")[:4] in years] or rows)
    found = decision_rows(desk, IN_TITLE)
    if found is None or share(desk, found[0].text) < _ABOUT:
        return None
    return _not_told(desk, found[1])


def _not_told(desk: Desk, rows: Sequence[LedgerRow]) -> Draft | None:
    """Correct who is responsible, where no sentence surely tells what is asked of the body that a question names."""
    wrong = wrong_body(desk, rows)
    return None if wrong and names_surely(desk, desk.asked.query.bodies) else wrong


def _of_leader(desk: Desk) -> Desk:
    """Ask of the one body of several that a question says to lead: 既然由甲牵头，乙配合什么."""
    text = desk.asked.query.text
    led = {one.canonical for one in desk.bodies.mentions(text) if _SAID_TO_LEAD.match(text[one.end :])}
    if len(desk.asked.query.bodies) < 2 or len(led) != 1:
        return desk
    return replace(desk, asked=replace(desk.asked, query=replace(desk.asked.query, bodies=tuple(led))))


def _passed_over(desk: Desk) -> Draft | None:
    """The document went out unrevised, or past a body that is to see it, by what the question takes for granted."""
    if desk.asked.facet in OF_LISTS or not desk.asked.features & {"course", "destination", "issued", "route"}:
        return None
    return _of_every_decision(desk, passed_over)


def _other_step(desk: Desk) -> Draft | None:
    """The document goes to another body, or is issued in another name, than the question takes for granted."""
    features = desk.asked.features
    if (
        desk.asked.facet in OF_LISTS | {"amount"}  # of how many 规范性文件 is asked, not of one's form
        or not features & {"destination", "route"}
        or features & {"either", "partners", "polar", "whom"}
        or ("list" in features and "who" not in features)
    ):
        return None
    return _of_every_decision(desk, other_route)


def _of_every_decision(desk: Desk, check: Callable[[Desk, LedgerRow], Draft | None]) -> Draft | None:
    """Correct a question by the decision on the item that it names, where all decisions on its matter say so."""
    named = named_item(desk)
    if named is None or named.decision is None:
        return None
    drafts = [check(desk, row) for row in (*named.rows, *named.others) if row.kind == "decision"]
    return drafts[0] if all(drafts) else None


_CHECKS: Sequence[Callable[[Desk], Draft | None]] = (
    _other_government,
    _other_country,
    _other_province,
    _no_such_item,
    _other_document,
    other_meeting,
    other_day,
    other_chair,
    chaired_by_body,
    were_elsewhere,
    other_body_of,
    sent_after_all,
    other_office,
    too_many,
    other_half_day,
    other_item,
    too_many_documents,
    _passed_over,
    other_reporter,
    other_body_of_work,
    _other_leader,
    other_verdict,
    _other_step,
    other_rank,
    other_figure,
    other_count,
    other_measure,
)
