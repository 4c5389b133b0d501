"""A follow-up and the history -> a question that stands alone: what it leaves out is carried over from before.

Each way of leaning on what was said before is one function, which gives the whole question or nothing; the first that
gives one counts. A question that names its own subject and asks something of it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.asked.coming_back import asks_when_back
from assistant.asked.understanding import Understanding
from assistant.followups.again import again, asks_again, brought_back, is_bare, named_alone, once_more, other_aspect
from assistant.followups.attendees_again import at_that_meeting, of_those_present, same_occasion, same_person, who_else
from assistant.followups.choosing import one_of_those
from assistant.followups.cues import cues
from assistant.followups.details_again import asked_inside
from assistant.followups.earlier import Earlier, Reader
from assistant.followups.editions_again import of_same_matter
from assistant.followups.in_list import asked_of_list, asked_of_same
from assistant.followups.inside import sought_inside
from assistant.followups.moments import with_moments
from assistant.followups.openings import new_topic, without_thanks
from assistant.followups.other_times import at_other_time
from assistant.followups.pointing import (
    beside,
    completed,
    in_context,
    lacks_subject,
    names_own,
    pointed_at,
    points_back,
)
from assistant.followups.sisters import with_body
from assistant.followups.swapping import denies, in_scope_of, new_subject
from assistant.followups.turns import turn_meant, with_named
from assistant.followups.unfolding import (
    later_review,
    names_of_what_was_counted,
    of_same_body,
    rest_of_what_was_named,
    same_route,
    successor,
)
from assistant.followups.whole import is_whole_list
from prompts import wording
from retrieval.scripts import simplify

_MAX_TURNS = 6
_OTHERWISE = (("particle", "呢"), ("manner", ""), ("other_dated", ""), ("where_they_are", r"各\g<sort>"))
_ONE = re.compile(r"\bones?\b", re.IGNORECASE)
_THEN = re.compile(r"\s+then(?=\s*[?？]?\s*$)", re.IGNORECASE)  # in the year named before: in 2017, was it passed then?
_ISSUING = frozenset({"form_of_issue", "issued"})  # who issues it is another question than who revises it
_CLEAR = frozenset({"group", "two_scopes", "held_list", "destination", "course", "title_asked"})
_OF_BODIES = frozenset({"duty", "tasks", "attendee", "presents", "in_hand"})
_SENTENCES = re.compile(r"^(?P<opener>[^.。；;！!]{2,60})(?<!\b[Nn]o)[.。；;！!]\s*(?P<rest>\S.{2,})$")
_OPENER = re.compile(r"^(?P<opener>[^，,。；;？?：]{2,40}?)(?:[，,。；;？?：]|:\s|\s[-–—]+\s|——)\s*(?P<rest>\S.{2,})$")


def standalone(question: str, history: Sequence[Mapping[str, str]], reader: Reader) -> Understanding:
    """Read a question in the light of the history: turns of the user and of the assistant, oldest first.

    A new topic does not drag the old one along; only what the question leaves out is carried over. Of the answers
    nothing is believed but the names that they give.
    """
    earlier: Earlier | None = None
    for asked, told in _turns(history)[-_MAX_TURNS:]:
        earlier = Earlier(_resolved(asked, earlier, reader), told, reader, earlier)
    understood = _resolved(question, earlier, reader)
    return replace(understood, facet="unclear", rule="unclear", besides=()) if _is_unclear(understood) else understood


def _is_unclear(understood: Understanding) -> bool:
    """Whether a question still points at something and names nothing, so that any answer would be a guess."""
    if understood.facet == "attack" or understood.within or understood.listed:
        return False
    if understood.has_scope or names_own(understood):
        return False
    named = _ONE.sub("", cues("pointers")["thing"].sub("", understood.topic)).strip()
    return points_back(understood.question, understood) and not named and not understood.features & _CLEAR


def left_open(question: str, understood: Understanding, reader: Reader) -> bool:
    """Whether a follow-up still leans on what was said before: nothing was carried over, though it lacks a subject."""
    alone = reader.outline(question)
    if alone.facet == "attack" or understood.question != alone.question:
        return False
    return lacks_subject(question, alone) or asks_again(question, alone)


def _turns(history: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Pair each question of the user with the answer that followed it; odd turns and courtesies are passed over."""
    paired: list[tuple[str, str]] = []
    for turn in history:
        role, content = turn.get("role"), turn.get("content", "").strip()
        if role == "user" and content and not cues("kinds")["courtesy"].fullmatch(content):
            paired.append((content, ""))
        elif role == "assistant" and paired and not paired[-1][1]:
            paired[-1] = (paired[-1][0], content)
    return paired


def _resolved(question: str, earlier: Earlier | None, reader: Reader) -> Understanding:
    alone = reader.outline(question)
    if earlier is not None and is_whole_list(question, alone):
        return reader.understand(question)
    if earlier is None or alone.facet == "attack" or asks_when_back(question):
        return reader.understand(brought_back(question, alone, earlier))
    earlier = _in_chinese(earlier, reader) if alone.query.language == "zh" else earlier
    plain = simplify(question)
    for worded, otherwise in _OTHERWISE:
        plain = cues("kinds")[worded].sub(otherwise, plain)
    plain, closed = without_thanks(plain)
    if rest := new_topic(plain):
        alone_again = reader.outline(rest)
        if "topic" in alone_again.features or not points_back(rest, alone_again):
            return reader.understand(rest)
        plain = rest
    for aside in ("announced", "those_own"):
        plain = cues("kinds")[aside].sub("", plain)
    plain, earlier = turn_meant(plain, earlier)
    plain = with_body(plain, reader.outline(plain), earlier)
    plain = with_named(plain, alone.query.language, earlier)
    if at_another := at_other_time(plain, reader.outline(plain), earlier):
        return at_another
    told = with_moments(plain, reader.outline(plain), earlier)
    told = of_same_matter(told, reader.outline(told), earlier)
    told_alone = reader.outline(told) if told != question else alone
    return _carried_over(told, told_alone, earlier, closed) or reader.understand(told)


def _carried_over(question: str, alone: Understanding, earlier: Earlier, closed: bool) -> Understanding | None:
    """Carry over what a question leaves out; None where it leaves out nothing."""
    if listed := asked_of_list(question, alone, earlier):
        return listed
    for way in _WAYS[: -1 if closed else None]:  # words of its own are then a matter of its own
        inside = (
            way is again and not closed and (asked_inside(alone, earlier) or sought_inside(question, alone, earlier))
        )
        if inside:
            return inside
        if rewritten := way(question, alone, earlier):
            if way in (again, other_aspect) and (same := asked_of_same(rewritten, question, earlier)):
                return same
            read = earlier.reader.understand(f"{rewritten[:1].upper()}{rewritten[1:]}")
            return _said_of_it(alone, earlier, read) if way is again else read
    return None


def _said_of_it(alone: Understanding, earlier: Earlier, read: Understanding) -> Understanding:
    """Ask what is said of what a question names, where what was asked before has no answer, nor has it of this."""
    reader = earlier.reader
    named = new_subject(alone, earlier)
    if not (reader.recall and named and earlier.recalled) or alone.has_scope or alone.query.bodies or alone.people:
        return read
    if earlier.recalled.sources or reader.recall(read).sources:
        return read
    plain = reader.understand(wording(alone.query.language).say("followup.passage", topic=named))
    return plain if reader.recall(plain).sources else read


def _in_chinese(earlier: Earlier, reader: Reader) -> Earlier:
    """Word an English question about one matter in Chinese, so that what follows in Chinese can take it up."""
    asked, said = earlier.asked, wording("zh")
    matter = earlier.matter if asked.query.language != "zh" and "subject" in asked.features else ""
    name = f"followup.{asked.facet}"
    if not matter or name not in said:
        return earlier
    return replace(earlier, asked=reader.understand(said.say(name, topic=matter)))


def _corrected(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of what the user says was meant: 不是12号，是5号; No, I mean the June one."""
    meant = question
    while match := cues("kinds")["correction"].match(meant):
        meant = meant[match.end() :].strip()
    if meant in ("", question):
        return ""
    parts = _SENTENCES.match(meant)
    if parts and (turned := _turned_to(parts["opener"], parts["rest"], earlier)):
        return turned
    said = earlier.reader.outline(meant)
    meant = with_body(meant, said, earlier)
    said = earlier.reader.outline(meant)
    if is_bare(said) and (again_of := once_more(meant, said, earlier)):
        return again_of
    return pointed_at(meant, said, earlier) or completed(meant, said, earlier) or meant


def _clause_by_clause(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Let a first clause that only names something else change what the second asks of: 换成2013年，目标是多少."""
    parts = _OPENER.match(question)
    if not parts or denies(parts["opener"]):
        return ""
    opener = earlier.reader.outline(named_alone(parts["opener"]))
    if opener.query.items and opener.names_meetings:
        return question
    if cues("kinds")["tail"].fullmatch(parts["rest"]):
        return ""
    if not is_bare(opener) or (opener.question == parts["opener"] and not opener.has_scope):
        return ""
    if earlier.subject and cues("kinds")["sort_of_bodies"].fullmatch(opener.question):
        said = wording(alone.query.language)
        return said.say("followup.body_on_topic", body=opener.question, topic=earlier.subject)
    return _turned_to(parts["opener"], _THEN.sub("", parts["rest"]), earlier)


def _turned_to(opener: str, question: str, earlier: Earlier) -> str:
    """Ask the second of two clauses of what the first names; nothing where it has a subject of its own."""
    read = earlier.reader.outline(opener)
    if of_body := _of_body(read, question, earlier):
        return of_body
    turned_to = once_more(opener, read, earlier)
    if not turned_to:
        return ""
    answer = turned_to  # what was not answered names that
    turned = Earlier(earlier.reader.understand(turned_to), answer, earlier.reader, earlier)
    rest = earlier.reader.outline(question)
    if "subject" in rest.features:
        return ""
    if is_bare(rest) and (rest.has_scope or rest.query.bodies) and (both := once_more(question, rest, turned)):
        return both
    if names_own(rest):
        return in_scope_of(question, rest, earlier.reader.outline(opener))
    same_meeting = turned.subject == earlier.subject and turned.meeting is earlier.meeting
    if unfolded := _unfolded(question, rest, earlier if same_meeting else turned):
        return unfolded
    same = turned.asked.facet in (rest.facet, rest.rule) and rest.features & _ISSUING <= turned.asked.features
    same = same and ("why" in rest.features or "why" not in turned.asked.features)
    if same or cues("kinds")["replaced"].search(question):
        return turned_to
    return pointed_at(question, rest, turned) or completed(question, rest, turned) or turned_to


def _of_body(opener: Understanding, question: str, earlier: Earlier) -> str:
    """Ask of the body that a clause names what the next one asks of bodies: 那城管局呢，会后要做什么."""
    rest, language = earlier.reader.outline(question), opener.query.language
    if rest.has_scope or names_own(rest) or not rest.features & _OF_BODIES:
        return ""
    if not opener.query.bodies or opener.query.titles or "subject" in opener.features:
        return ""
    body = earlier.reader.body(opener.query.bodies[0], language)
    return f"{body}{question}" if language == "zh" else beside(question, body, opener)


def _of_same_body(question: str, alone: Understanding, earlier: Earlier) -> str:
    if names_own(alone) or not cues("kinds")["same_body"].search(question):
        return ""
    return of_same_body(question, alone, earlier)


def _unfolded(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask where it stands, for the names of what was counted, for a later review, for what is there besides."""
    kinds, said = cues("kinds"), wording(alone.query.language)
    own = kinds["of_source"].sub("", alone.topic).strip()
    of_it = "source" in alone.features and (len(own) < 2 or (points_back(question, alone) and len(own.split()) < 2))
    if kinds["same_verdict"].search(question) and (topic := earlier.reader.subject(alone) or earlier.subject):
        return said.say("followup.verdict", topic=topic)
    if (of_it or kinds["full_title"].search(question)) and "subject" not in alone.features and earlier.subject:
        return said.say("followup.source", topic=earlier.subject)
    if names_own(alone):
        return ""
    if kinds["same_route"].search(question) and (others := same_route(question, alone, earlier)):
        return others
    if kinds["names"].search(question):
        return names_of_what_was_counted(alone, earlier)
    if kinds["later"].search(question):
        return later_review(alone, earlier)
    of_one = earlier.asked.people or "same_people" in earlier.asked.features
    instead = of_one and kinds["replaced"].search(question)  # he was not there: who was it in June?
    if instead or kinds["successor"].search(question):
        return successor(alone, earlier)
    if kinds["tasks"].search(question) or not kinds["rest"].search(question):
        return ""
    return rest_of_what_was_named(question, alone, earlier)


# In this order; the first that gives a question counts.
_WAYS = (
    _corrected,
    who_else,
    of_those_present,
    same_occasion,
    same_person,
    _of_same_body,
    _clause_by_clause,
    one_of_those,
    _unfolded,
    other_aspect,
    again,
    pointed_at,
    completed,
    at_that_meeting,
    in_context,
)
