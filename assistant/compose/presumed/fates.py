"""What became of a matter, where a question takes it for agreed to, gone out or refused: told whatever is asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked.given import SAYS_SO, given_as_done
from assistant.compose.decisions import IN_TITLE, decision_rows, put_off_before, rejection
from assistant.compose.parts.named import surely_held, title_held
from assistant.compose.presumed.facet_sets import OF_LISTS
from assistant.desk import Desk, Target
from assistant.draft import Draft
from assistant.matching.naming import of_another_document
from assistant.matching.overlap import distinct_share
from assistant.matching.targets import targets
from retrieval.ledger import matter_of

_LOOKED_AT = 3
_HALF, _AHEAD = 0.5, 0.2  # of the matter's words, in a title; more than in any other
_OF_DETAILS = frozenset({"amount", "deadline", "passage", "responsible", "summary"})  # facets
_NEVER = (OF_LISTS - {"list_topic", "list_meeting"}) | {"about_itself", "unclear", "upcoming"}


def with_fate(desk: Desk, draft: Draft) -> Draft:
    """Say first what became of a matter, where a question takes it for settled otherwise; else as it was."""
    found = _not_refused(desk, draft) or _put_off(desk, draft) if _may_correct(desk) else None
    if found is None or found.statements[0] in draft.statements:
        return draft
    if draft.status == "not_found" or not _tells_details(desk, draft, found):
        return found
    statements = tuple(dict.fromkeys((found.statements[0], *draft.statements, *found.statements[1:])))
    return replace(draft, status="partial", statements=statements)


def _put_off(desk: Desk, draft: Draft) -> Draft | None:
    """Say that a matter was put off that a question takes for agreed to, or gone out."""
    clause = given_as_done(desk.asked.query.text) if "negative" not in desk.asked.features else ""
    meant = _of_clause(desk, clause) if clause else None
    target = _meant(meant, draft) if meant else None
    return put_off_before(meant, target) if meant and target else None


def _not_refused(desk: Desk, draft: Draft) -> Draft | None:
    """Say that a matter was agreed to that a question takes for refused, where it has no other answer."""
    features = desk.asked.features
    if (
        desk.library.few
        or draft.status != "not_found"
        or not ("negative" in features or {"deferred", "why"} <= features)
    ):
        return None
    target = _meant(desk, draft)
    return rejection(desk, desk.rows(target)) if target else None


def _may_correct(desk: Desk) -> bool:
    return "topic" in desk.asked.features and desk.asked.facet not in _NEVER


def _of_clause(desk: Desk, clause: str) -> Desk:
    """Ask of the words alone that stand in the clause in which something is taken for given, where any do."""
    asked = desk.asked
    words = [word for word in asked.topic.split() if word.lower() in clause and not SAYS_SO.fullmatch(word.lower())]
    subject = " ".join(word for word in asked.subject.split() if word.lower() in clause)
    return replace(desk, asked=replace(asked, topic=" ".join(words), subject=subject)) if words else desk


def _meant(desk: Desk, draft: Draft) -> Target | None:
    """Give the item whose matter a question surely names: of those that an answer cites, and of those found.

    In another language less of a title need be said by an item of no rival.
    """
    places = {(one.document, one.item): None for line in draft.statements for one in line.sources if one.item}
    of_papers = "document_word" in desk.asked.features
    each = [one for one in (*desk.items_at(places), *targets(desk, _LOOKED_AT)) if one.item.documents or not of_papers]
    held = [(_held(desk, one), one) for one in each if not of_another_document(desk, one)]
    most, best = max(held, key=lambda one: one[0], default=(0.0, None))
    rivals = (share for share, one in held if best and not _of_one_matter(one, best))
    surely = most >= IN_TITLE or (not desk.zh and most >= _HALF and most - max(rivals, default=0.0) >= _AHEAD)
    found = None if surely else decision_rows(desk, IN_TITLE)
    return best if surely else found and found[0]


def _held(desk: Desk, target: Target) -> float:
    """Give how much of the matter that a question names a title holds."""
    title = target.item.title
    return max(title_held(desk, title), distinct_share(desk, title)) if desk.zh else surely_held(desk, title)


def _of_one_matter(one: Target, other: Target) -> bool:
    return matter_of(one.item.title) == matter_of(other.item.title)


def _tells_details(desk: Desk, draft: Draft, corrected: Draft) -> bool:
    """Whether an answer quotes more of the minutes than what was decided."""
    decided = {one.quote for line in corrected.statements for one in line.sources}
    shown = {one.quote for line in draft.statements if line.role == "quote" for one in line.sources}
    return desk.asked.facet in _OF_DETAILS and not shown <= decided
