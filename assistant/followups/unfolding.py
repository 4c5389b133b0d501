"""Follow-ups that unfold what was said: what was counted, a later review, who came next, what else there is."""

from __future__ import annotations

import re

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from assistant.followups.moments import other_meeting
from assistant.followups.swapping import scope_placed, written
from prompts import wording

# A question that counts, or asks whether there are any, made into one that asks which they are.
_WHICH_CHINESE = (
    (re.compile("(?:一共|总共|共)?(?:有)?(?:多少|几)(?=[个份项件家位条种次])"), "哪几"),
    (re.compile("(?:一共|总共|共)?有?多少"), "哪些"),
    (re.compile("有没有|是否有|有无|存不存在"), "有哪些"),
    (re.compile("(?:了)?[吗么](?=[？?]?$)"), ""),
)
_WHICH_ENGLISH = (
    (re.compile(r"\bhow many (?:of the )?", re.IGNORECASE), "which "),
    (re.compile(r"^(?:do|does|did|have|has|must|will|are|is|were|was) any (?:of the )?", re.IGNORECASE), "Which "),
    (re.compile(r"^(?:is|are|was|were) there (?:any|a|an|some) ", re.IGNORECASE), "Which "),
)
_DOCUMENT_FACETS = frozenset({"body_tasks", "list_documents", "responsible", "summary", "passage", "verdict", "amount"})
_ASKED_OF_IT = frozenset({"next_step", "summary", "verdict", "date", "issued"})


def names_of_what_was_counted(alone: Understanding, earlier: Earlier) -> str:
    """Ask which they are: of the earlier question's own words, where it counted them or asked whether there are any."""
    before = earlier.asked
    if alone.query.language != before.query.language:
        return ""
    text = before.query.text
    for pattern, which in _WHICH_CHINESE if before.query.language == "zh" else _WHICH_ENGLISH:
        text = pattern.sub(which, text, count=1)
    if text == before.query.text:
        return ""
    return written(text[:1].upper() + text[1:], before.query.language)


def later_review(alone: Understanding, earlier: Earlier) -> str:
    """Ask what a later meeting made of the matter: of the title that the answer gave, else of the earlier subject."""
    titles = earlier.told.query.titles
    topic = f"《{titles[0]}》" if len(titles) == 1 else earlier.subject
    return wording(alone.query.language).say("followup.later_review", topic=topic) if topic else ""


def successor(alone: Understanding, earlier: Earlier) -> str:
    """Ask who came for the same body at the meeting that is named, else at the other one: 后来换成谁了？"""
    language, other = alone.query.language, other_meeting(earlier, alone.query.language)
    absent = scope_placed(earlier.asked) if earlier.asked.people else ""  # was he there in June? Who came instead?
    at = scope_placed(alone) or absent or (f" at {other}" if other and language != "zh" else other)
    of_people = earlier.asked.facet in ("attendance", "person") or "same_people" in earlier.asked.features
    if not (earlier.body and at and of_people):
        return ""
    return wording(language).say("followup.successor", body=earlier.reader.body(earlier.body, language), scope=at)


def same_route(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask which documents take the next step that was spoken of: 还有哪份也走这条路？"""
    routes = earlier.recalled.routes if earlier.recalled else ()
    if len(routes) != 1 or not cues("kinds")["which_others"].search(question):
        return ""
    language = alone.query.language
    return wording(language).say("followup.same_route", scope=scope_placed(alone), step=routes[0])


def of_same_body(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask what the body spoken of had at the meeting that is named: the June one of the same bureau."""
    scope, language = scope_placed(alone), alone.query.language
    if not (scope and earlier.body and cues("kinds")["one_of_it"].search(question)):
        return ""
    body = earlier.reader.body(earlier.body, language)
    return wording(language).say("followup.body_documents", body=body, scope=scope)


def rest_of_what_was_named(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask for all of the kind of which the answer named some: the documents of a body, the bodies of a matter."""
    said, before = wording(alone.query.language), earlier.asked
    if "topic" in alone.features and cues("kinds")["besides_it"].search(question):
        return ""
    if cues("kinds")["rest_of_bodies"].search(question) and not (
        alone.has_scope or alone.features & {"attendee", "two_scopes"}
    ):
        topic = earlier.told_subject or earlier.subject
        return said.say("followup.other_bodies", scope=scope_placed(before), topic=topic) if topic else ""
    own = any(cues("pointers")[kind].search(question) for kind in ("body", "sender", "from_it"))
    body = (earlier.body if own else "") or next(iter(before.query.bodies), "")
    if body and before.facet in _DOCUMENT_FACETS and not alone.features & _ASKED_OF_IT:
        return said.say("followup.other_documents", body=earlier.reader.body(body, alone.query.language))
    return names_of_what_was_counted(alone, earlier)
