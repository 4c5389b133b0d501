"""The same once more: a follow-up that names something else, or another aspect, and leaves out what is asked of it."""

from __future__ import annotations

import re

from assistant.asked.coming_back import asks_when_back
from assistant.asked.understanding import Understanding
from assistant.followups.cues import aspects, cues
from assistant.followups.earlier import Earlier
from assistant.followups.pointing import beside, joined, meeting_named, named_in, points_back, without_leading
from assistant.followups.swapping import asked_again, new_subject, scope_said, written
from prompts import wording

_LINKS = re.compile(r"^(?:when|and|they|it|were|was)\s+|\s+(?:on|at|in|by|to|when|then)$", re.IGNORECASE)
_ASKING = frozenset(
    {"who", "list", "amount", "date", "duty", "route", "summary", "verdict", "next_step", "chair", "attendee", "term"}
)
_OPEN_RULES = frozenset({"passage", "body_tasks", "person", "summary", "list_meeting", "compare"})


def again(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of what this one names; nothing where this one asks something itself."""
    if cues("kinds")["without"].search(question):
        return _without(alone, earlier)
    if asks_again(question, alone) or _counts_again(question, alone, earlier):
        return once_more(question, alone, earlier)
    return ""


def brought_back(question: str, alone: Understanding, earlier: Earlier | None) -> str:
    """Ask of the matter of the earlier question by when it has to come back: 没过的话，要求什么时候再拿上来."""
    own = "subject" in alone.features or alone.query.titles or alone.query.periods
    if earlier is None or own or alone.facet == "attack" or not asks_when_back(question):
        return question
    return f"{earlier.asked.question.rstrip('？?。. ')}{'，' if alone.query.language == 'zh' else ', '}{question}"


def _counts_again(question: str, alone: Understanding, earlier: Earlier) -> bool:
    """Whether a question counts, at another meeting or for another body, what the earlier one counted."""
    counted = cues("kinds")["counted_again"].match(question)
    of_another = alone.has_scope or alone.query.bodies
    if not counted or not of_another or "topic" in alone.features or "amount" not in earlier.asked.features:
        return False
    return (counted["unit"] or "") in earlier.asked.query.text


def other_aspect(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of another side of the same: 哪天印发的？ 整理呢？"""
    named, text = _LINKS.sub("", named_alone(question).strip(" ?？,，.的")), earlier.asked.query.text
    for group in aspects():
        said = next(filter(None, (one.search(text) for one in group)), None)
        if said and any(one.fullmatch(named) for one in group):
            return written(f"{text[: said.start()]}{named}{text[said.end() :]}", earlier.asked.query.language)
    return ""


def _without(alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of the meeting that is left when one is put aside: 6月的不要."""
    aside, language = earlier.reader.named(alone.query), alone.query.language
    left = [entry for entry in earlier.reader.held if entry not in aside]
    if not aside or len(left) != 1:
        return ""
    return asked_again(earlier.reader.outline(earlier.reader.name(left[0], language)), earlier)


def once_more(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask what was asked before, in its own words; in a set wording where the new subject does not fit into them."""
    if points_back(without_leading(question), alone) and not alone.has_scope and "subject" not in alone.features:
        return ""
    named = earlier.reader.outline(named_alone(question))
    if named.query.language != alone.query.language:
        named = alone
    if cues("kinds")["part"].search(question) and _is_part(named, earlier):
        return beside(without_leading(question), earlier.subject, alone)
    return asked_again(named, earlier) or _in_set_words(named, earlier)


def asks_again(question: str, alone: Understanding) -> bool:
    """Whether a question names a new subject, body or date and leaves out what is asked of it: 那现代商业计划呢？"""
    query = alone.query
    named = alone.has_scope or query.bodies or query.items or alone.people or "topic" in alone.features or alone.groups
    kinds = cues("kinds")
    if alone.has_scope and kinds["replaced"].search(question):
        return True
    if not named or kinds["asks"].search(named_alone(question)):
        return False
    if kinds["once_more"].search(question) or _is_name(question, alone):
        return True
    if alone.rule not in _OPEN_RULES:
        return False
    if kinds["lead"].search(question) or kinds["tail"].search(question):
        return True
    pointed = any(cues("pointers")[kind].search(question) for kind in ("body", "person", "thing", "within"))
    return alone.has_scope and is_bare(alone) and not pointed


def _is_name(question: str, alone: Understanding) -> bool:
    """Whether a question is the name of a body or a person, or of a meeting after what opens such a question."""
    led = cues("kinds")["lead"].match(question) is not None
    scope = tuple(one.said for one in alone.query.references) if led else ()
    left = alone.asked if alone.query.bodies else named_alone(alone.query.text).lower() if scope else alone.query.text
    for name in (*alone.people, *alone.query.bodies, *scope):
        left = left.replace(name, "")
    named = alone.query.bodies or alone.people or scope
    return bool(named) and not re.search(r"\w", re.sub(r"的|\b(?:the|and|for|from|in|at)\b", "", left))


def is_bare(alone: Understanding) -> bool:
    """Whether a question, or a clause of it, asks for nothing by itself."""
    return alone.rule in _OPEN_RULES and not alone.features & _ASKING


def named_alone(question: str) -> str:
    """Leave out the words by which a question asks the same once more: what it names is left."""
    kinds, left = cues("kinds"), question
    for kind in ("once_more", "lead", "tail", "replaced"):
        left = kinds[kind].sub("", left)
    return left if re.search(r"\w", left) else question


def _in_set_words(alone: Understanding, earlier: Earlier) -> str:
    said, before = wording(alone.query.language), earlier.asked
    named = "topic" in alone.features or alone.query.titles
    about = new_subject(alone, earlier) if named else (named_in(alone) or named_in(before) or earlier.subject)
    scope = scope_said(alone) or ("" if named else meeting_named(earlier))
    topic = joined([scope, about], alone)
    return said.say(f"followup.{before.facet}", topic=topic) if topic and f"followup.{before.facet}" in said else ""


def _is_part(named: Understanding, earlier: Earlier) -> bool:
    """Whether what is named is no subject of its own, but something within the earlier one: 要建的机制呢？"""
    own = named.features & {"subject", "title", "body", "person", "scope", "group"}
    return named.query.language == "zh" and not own and "topic" in named.features and bool(earlier.subject)
