"""A follow-up and the history -> a question that stands alone: what it leaves out is carried over from before.

Each way of leaning on what was said before is one function, which gives the whole question or nothing; the first that
gives one counts. A question that names its own subject and asks something of it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.cues import cues
from assistant.earlier import Earlier, Reader
from assistant.moments import with_moments
from assistant.question import Understanding
from assistant.swapping import asked_again, new_subject, scope_said
from assistant.unfolding import later_review, names_of_what_was_counted, rest_of_what_was_named
from prompts import wording
from retrieval.scripts import simplify

_MAX_TURNS = 6
_ASKING = frozenset(
    {"who", "list", "amount", "date", "duty", "route", "summary", "verdict", "next_step", "chair", "attendee", "term"}
)
# 要建的机制呢 asks which mechanisms are to be built.
_PART = re.compile(r"^(?P<verb>[要需应][^的，。]{1,6})的(?P<noun>[^的，。？?]{2,8})呢[？?]?$")
_WHICH_PART = r"\g<verb>什么\g<noun>？"
_OWN = "'s"
_MEETING_FACETS = frozenset({"chair", "date", "attendance", "list_meeting", "summary_meeting", "held", "compare"})
_OPEN_RULES = frozenset({"passage", "body_tasks", "person", "summary", "list_meeting", "compare"})
_OPENER = re.compile(r"^(?P<opener>[^，,。；;？?]{2,24})[，,。；;？?]\s*(?P<rest>\S.{2,})$")
_LEADING = re.compile(
    r"^\s*(?:那么|那(?![里边个份项位次家天年时])|那就|然后|接着|再问|再查)[，,：:\s]*(?=[它他她这那该此其]|\S{3})|^\s*再查[：:]"
)


def standalone(question: str, history: Sequence[Mapping[str, str]], reader: Reader) -> Understanding:
    """Read a question in the light of the history: turns of the user and of the assistant, oldest first.

    A new topic does not drag the old one along; only what the question leaves out is carried over. Of the answers
    nothing is believed but the names that they give.
    """
    earlier: Earlier | None = None
    for asked, told in _turns(history)[-_MAX_TURNS:]:
        earlier = Earlier(_resolved(asked, earlier, reader), told, reader, earlier)
    return _resolved(question, earlier, reader)


def left_open(question: str, understood: Understanding, reader: Reader) -> bool:
    """Whether a follow-up still leans on what was said before: nothing was carried over, though it lacks a subject."""
    alone = reader.understand(question)
    if alone.facet == "attack" or understood.question != alone.question:
        return False
    return _lacks_subject(question, alone) or _asks_again(question, alone)


def _turns(history: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Pair each question of the user with the answer that followed it; odd turns are passed over."""
    paired: list[tuple[str, str]] = []
    for turn in history:
        role, content = turn.get("role"), turn.get("content", "").strip()
        if role == "user" and content:
            paired.append((content, ""))
        elif role == "assistant" and paired:
            paired[-1] = (paired[-1][0], content)
    return paired


def _resolved(question: str, earlier: Earlier | None, reader: Reader) -> Understanding:
    alone = reader.understand(question)
    if earlier is None or alone.facet == "attack":
        return alone
    plain = simplify(question)
    told = with_moments(plain, alone, earlier)
    told_alone = reader.understand(told) if told != plain else alone
    for way in (_corrected, _clause_by_clause, _unfolded, _again, _pointed_at, _completed):
        if rewritten := way(told, told_alone, earlier):
            return reader.understand(rewritten)
    return told_alone


def _corrected(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of what the user says was meant: 不是12号，是5号; No, I mean the June one."""
    match = cues("kinds")["correction"].match(question)
    meant = question[match.end() :].strip() if match else ""
    if not meant:
        return ""
    said = earlier.reader.understand(meant)
    return _once_more(meant, said, earlier) if _is_bare(said) else _pointed_at(meant, said, earlier)


def _clause_by_clause(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Let a first clause that only names something else change what the second asks of: 换成2013年，目标是多少."""
    parts = _OPENER.match(question)
    if not parts:
        return ""
    opener = earlier.reader.understand(_named_alone(parts["opener"]))
    if not _is_bare(opener) or (opener.question == parts["opener"] and not opener.has_scope):
        return ""
    again = _once_more(parts["opener"], earlier.reader.understand(parts["opener"]), earlier)
    if not again:
        return ""
    turned = Earlier(earlier.reader.understand(again), "", earlier.reader, earlier)
    rest = earlier.reader.understand(parts["rest"])
    if "subject" in rest.features:
        return ""
    if turned.asked.facet in (rest.facet, rest.rule) or cues("kinds")["replaced"].search(parts["rest"]):
        return again
    return (
        _unfolded(parts["rest"], rest, turned)
        or _pointed_at(parts["rest"], rest, turned)
        or _completed(parts["rest"], rest, turned)
        or again
    )


def _unfolded(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask where it stands, for the names of what was counted, for a later review, for what is there besides."""
    kinds, said = cues("kinds"), wording(alone.query.language)
    if "source" in alone.features and "subject" not in alone.features and earlier.subject:
        return said.say("followup.source", topic=earlier.subject)
    if _names_own(alone):
        return ""
    if kinds["names"].search(question):
        return names_of_what_was_counted(alone, earlier)
    if kinds["later"].search(question):
        return later_review(alone, earlier)
    return rest_of_what_was_named(question, alone, earlier) if kinds["rest"].search(question) else ""


def _again(question: str, alone: Understanding, earlier: Earlier) -> str:
    return _once_more(question, alone, earlier) if _asks_again(question, alone) else ""


def _pointed_at(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the body, the person or the subject spoken of where a word of the question stands for it."""
    text = _LEADING.sub("", question)
    if earlier.body and cues("kinds")["tasks"].search(text) and not _names_own(alone):
        body = earlier.reader.body(earlier.body, alone.query.language)
        return wording(alone.query.language).say("followup.body_tasks", topic=body)
    filled = _fill(text, "body", earlier.reader.body(earlier.body, alone.query.language), alone)
    filled = _fill(filled, "person", earlier.person, alone)
    if filled != text:
        return filled
    if not _points_back(question, alone):
        return ""
    subject = _subject(alone, earlier)
    if not subject:
        return ""
    moments = cues("moments")
    if match := moments["same_meeting"].search(text) or moments["same_day"].search(text):
        meeting = wording(alone.query.language).say("followup.meeting_about", topic=subject)
        return f"{text[: match.start()]}{meeting}{text[match.end() :]}"
    filled = _fill(text, "thing", subject, alone)
    return filled if filled != text else _beside(text, subject, alone)


def _completed(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Say of what a question asks that names nothing of its own."""
    if not _lacks_subject(question, alone):
        return ""
    subject = _subject(alone, earlier)
    return _beside(_LEADING.sub("", question), subject, alone) if subject else ""


def _once_more(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask what was asked before, in its own words; in a set wording where the new subject does not fit into them."""
    if _points_back(_LEADING.sub("", question), alone) and not alone.has_scope and "subject" not in alone.features:
        return ""
    named = earlier.reader.understand(_named_alone(question))
    if named.query.language != alone.query.language:
        named = alone
    if cues("kinds")["part"].search(question) and _is_part(named, earlier):
        return _beside(_LEADING.sub("", question), earlier.subject, alone)
    return asked_again(named, earlier) or _in_set_words(named, earlier)


def _named_alone(question: str) -> str:
    """Leave out the words by which a question asks the same once more: what it names is left."""
    kinds, left = cues("kinds"), question
    for kind in ("lead", "tail", "replaced"):
        left = kinds[kind].sub("", left)
    return left if re.search(r"\w", left) else question


def _in_set_words(alone: Understanding, earlier: Earlier) -> str:
    said, before = wording(alone.query.language), earlier.asked
    named = "topic" in alone.features or alone.query.titles
    about = new_subject(alone, earlier) if named else (_names(alone) or _names(before) or earlier.subject)
    scope = scope_said(alone) or ("" if named else _meeting_named(earlier))
    topic = _joined([scope, about], alone)
    return said.say(f"followup.{before.facet}", topic=topic) if topic and f"followup.{before.facet}" in said else ""


def _asks_again(question: str, alone: Understanding) -> bool:
    """Whether a question names a new subject, body or date and leaves out what is asked of it: 那现代商业计划呢？"""
    named = alone.has_scope or alone.query.bodies or alone.people or "topic" in alone.features or alone.groups
    kinds = cues("kinds")
    if alone.has_scope and kinds["replaced"].search(question):
        return True
    if not named or alone.rule not in _OPEN_RULES:
        return False
    if kinds["lead"].search(question) or kinds["tail"].search(question):
        return True
    pointed = any(cues("pointers")[kind].search(question) for kind in ("body", "person", "thing", "within"))
    return alone.has_scope and _is_bare(alone) and not pointed


def _is_bare(alone: Understanding) -> bool:
    """Whether a question, or a clause of it, asks for nothing by itself."""
    return alone.rule in _OPEN_RULES and not alone.features & _ASKING


def _is_part(named: Understanding, earlier: Earlier) -> bool:
    """Whether what is named is no subject of its own, but something within the earlier one: 要建的机制呢？"""
    own = named.features & {"subject", "title", "body", "person", "scope", "group"}
    return named.query.language == "zh" and not own and "topic" in named.features and bool(earlier.subject)


def _names_own(alone: Understanding) -> bool:
    return bool(alone.query.titles or alone.query.bodies or alone.people or "subject" in alone.features)


def _points_back(question: str, alone: Understanding) -> bool:
    """Whether a word of the question stands for what was spoken of before."""
    pointers = cues("pointers")
    found = [match.group() for match in pointers["thing"].finditer(question)]
    if found and "subject" in alone.features and all(pointers["weak"].fullmatch(said) for said in found):
        return False
    if not (found or pointers["within"].search(question)):
        return False
    return not alone.query.titles and not (alone.has_scope and "topic" in alone.features)


def _lacks_subject(question: str, alone: Understanding) -> bool:
    """Whether a question points back, or names nothing of its own."""
    named = alone.has_scope or alone.query.bodies or alone.query.titles or alone.people or "topic" in alone.features
    return _points_back(question, alone) or not named


def _fill(question: str, kind: str, named: str, alone: Understanding) -> str:
    if not named:
        return question
    match = cues("pointers")[kind].search(question)
    if not match:
        return question
    possessive = match.group().lower() in ("its", "their", "his", "her") and alone.query.language != "zh"
    after = question[match.end() :]
    said_twice = next((n for n in range(len(named), 1, -1) if after.startswith(named[-n:])), 0)
    return f"{question[: match.start()]}{named}{_OWN if possessive else ''}{after[said_twice:]}"


def _subject(alone: Understanding, earlier: Earlier) -> str:
    """Name what a question is about that does not say it: the meeting, where it asks for what meetings have."""
    meeting, about = _meeting_named(earlier), earlier.subject or _names(earlier.asked)
    if meeting and (alone.facet in _MEETING_FACETS or not about):
        if earlier.meeting and alone.features & {"issued", "compiled"}:
            return earlier.reader.minutes(earlier.meeting, alone.query.language)
        return meeting
    return about if meeting in about else _joined([meeting, about], alone)


def _meeting_named(earlier: Earlier) -> str:
    said, query = wording(earlier.asked.query.language), earlier.asked.query
    if query.meetings:
        return said.say("followup.meeting", meeting=query.meetings[0])
    return scope_said(earlier.asked)


def _names(asked: Understanding) -> str:
    """Name the bodies, groups and people that a question is about."""
    return "、".join((*asked.query.bodies, *asked.groups, *asked.people))


def _beside(question: str, subject: str, alone: Understanding) -> str:
    if alone.query.language == "zh":
        return f"{subject}{_PART.sub(_WHICH_PART, question)}"
    return f"{question.rstrip(' ?？')} ({subject})?"


def _joined(parts: Sequence[str], asked: Understanding) -> str:
    kept = [part for part in parts if part]
    return "".join(kept) if asked.query.language == "zh" else " of ".join(reversed(kept))
