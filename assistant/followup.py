"""A follow-up and the history -> a question that stands alone: what it leaves out is carried over from before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.question import Understanding
from prompts import wording

_MAX_TURNS = 6
_POINTS_BACK = re.compile(
    r"它们?|他们?|她|这(?!些年|次|两|几)|那(?!些年|次|两|几)|此(?!次|外)|该(?!怎|做|去|找|由|谁|不)|其(?=[他中]?(?:责任|负责|牵头|主|下|名|时|会))|上述|前面|刚才|^里[面头]|^其中|^当中"
    r"|\b(?:it|its|they|them|their|this|that|those|these|there|the same|he|she|his|her)\b",
    re.IGNORECASE,
)
_POINTS_AT_MEETING = re.compile(
    r"[这那该此](?:次|个|场)?(?:会议?|常务会议)|\b(?:this|that|the same) meeting\b", re.IGNORECASE
)
_POINTS_AT_BODY = re.compile(
    r"[这那该此](?:个|家)?(?:局|部门|单位|委|镇|集团|中心)"
    r"|它(?=还?(?:负责|牵头|要|得|管|承担|改|修改|完善|汇报))"
    r"|\b(?:this|that|the same|the) (?:bureau|department|body|office|agency)\b"
    r"|(?:(?<=else is )|(?<=else does )|(?<=else must )|(?<=else has ))it\b",
    re.IGNORECASE,
)
# By these alone a question that names a subject of its own does not point back: what is there on …, that … be done.
_POINTS_WEAKLY = re.compile(r"这|那|此|其|\b(?:this|that|those|these|there)\b", re.IGNORECASE)
_OPENS_ANOTHER = re.compile(
    r"^\s*(?:那么?|还有|以及|换成|再问|接着|然后|另外|顺便|(?:and|what about|how about|then|next|also)\b)[，,]?\s*"
    r"|(?:呢|如何|怎么样)[？?]?\s*$|也(?:是|一样|同样|这样)|\b(?:too|as well|likewise)\b[？?]?\s*$",
    re.IGNORECASE,
)
_MEETING_FACETS = frozenset({"chair", "date", "attendance", "list_meeting", "summary_meeting", "held", "compare"})
Understand = Callable[[str], Understanding]


def standalone(question: str, history: Sequence[Mapping[str, str]], understand: Understand) -> Understanding:
    """Read a question in the light of the history: the last questions of the user, oldest first.

    A new topic does not drag the old one along; only what the question leaves out is carried over.
    """
    before: Understanding | None = None
    asked = [turn["content"] for turn in history if turn.get("role") == "user" and turn.get("content", "").strip()]
    for earlier in asked[-_MAX_TURNS:]:
        before = _resolved(earlier, before, understand)
    told = next((turn["content"] for turn in reversed(history) if turn.get("role") == "assistant"), "")
    return _resolved(_with_what_was_told(question, told, understand) if before else question, before, understand)


def left_open(question: str, understood: Understanding, understand: Understand) -> bool:
    """Whether a follow-up still leans on what was said before: nothing was carried over, though it lacks a subject."""
    alone = understand(question)
    if alone.facet == "attack" or understood.question != alone.question:
        return False
    return _lacks_subject(question, alone) or _opens_another(question, alone)


def _with_what_was_told(question: str, told: str, understand: Understand) -> str:
    """Put the body or the meeting that the last answer named first where the question points at "this bureau"."""
    for pattern, name in ((_POINTS_AT_BODY, _first_body), (_POINTS_AT_MEETING, _first_meeting)):
        if told and pattern.search(question) and (found := name(understand(told[:400]))):
            return pattern.sub(lambda _: found, question, count=1)
    return question


def _first_body(told: Understanding) -> str:
    return told.query.bodies[0] if told.query.bodies else ""


def _first_meeting(told: Understanding) -> str:
    return (
        wording(told.query.language).say("followup.meeting", meeting=told.query.meetings[0])
        if told.query.meetings
        else ""
    )


def _resolved(question: str, before: Understanding | None, understand: Understand) -> Understanding:
    alone = understand(question)
    if before is None or alone.facet == "attack":
        return alone
    if _opens_another(question, alone):
        rewritten = _same_facet(alone, before)
    elif _lacks_subject(question, alone):
        rewritten = _same_subject(question, alone, before)
    else:
        return alone
    return understand(rewritten) if rewritten else alone


def _opens_another(question: str, alone: Understanding) -> bool:
    """Whether a question names a new subject and leaves out what is asked of it: 那现代商业计划呢？"""
    named = alone.has_scope or alone.query.bodies or alone.people or "topic" in alone.features
    return (
        bool(_OPENS_ANOTHER.search(question))
        and bool(named)
        and alone.rule in ("passage", "body_tasks", "person", "summary", "list_meeting")
    )


def _lacks_subject(question: str, alone: Understanding) -> bool:
    """Whether a question points back, or names nothing of its own."""
    found = _POINTS_BACK.findall(question)
    if found and "subject" in alone.features and all(_POINTS_WEAKLY.fullmatch(said) for said in found):
        return False
    if found or _POINTS_AT_MEETING.search(question):
        return not alone.query.titles and not (alone.has_scope and "topic" in alone.features)
    return not (
        alone.has_scope or alone.query.bodies or alone.query.titles or alone.people or "topic" in alone.features
    )


def _same_facet(alone: Understanding, before: Understanding) -> str | None:
    """Ask of the new subject what was asked of the old one; what the new one leaves open is carried over."""
    said = wording(alone.query.language)
    named = "topic" in alone.features or alone.query.titles
    about = _about(alone) if named else (_names(alone) or _names(before) or _about(before))
    meeting = _meeting_of(alone) if alone.has_scope else (_meeting_of(before) if before.has_scope and not named else "")
    topic = _joined([meeting, about], alone)
    return said.say(f"followup.{before.facet}", topic=topic) if topic and f"followup.{before.facet}" in said else None


def _same_subject(question: str, alone: Understanding, before: Understanding) -> str | None:
    """Put what was spoken of before where the question points back to it."""
    about_meeting = alone.facet in _MEETING_FACETS or _POINTS_AT_MEETING.search(question)
    meeting = _meeting_of(before) if before.has_scope else ""
    subject = meeting if about_meeting and meeting else _joined([meeting, _about(before) or _names(before)], alone)
    if not subject:
        return None
    for pattern in (_POINTS_AT_MEETING, _POINTS_BACK):
        match = pattern.search(question)
        if match:
            return f"{question[: match.start()]}{_filled(match.group(), subject, alone)}{question[match.end() :]}"
    return f"{subject}{question}" if alone.query.language == "zh" else f"{question.rstrip(' ?？')} ({subject})?"


def _filled(said: str, subject: str, asked: Understanding) -> str:
    possessive = said.lower() in ("its", "their", "his", "her") and asked.query.language != "zh"
    return f"{subject}'s" if possessive else subject


def _meeting_of(asked: Understanding) -> str:
    said = wording(asked.query.language)
    if asked.query.meetings:
        return said.say("followup.meeting", meeting=asked.query.meetings[0])
    if asked.query.numbers:
        return said.say("followup.minutes", number=asked.query.numbers[0][1])
    return asked.query.periods[0].said if asked.query.periods else ""


def _about(asked: Understanding) -> str:
    """Name the title or topic that a question is about."""
    if asked.query.titles:
        return wording(asked.query.language).say("followup.title", title=asked.query.titles[0])
    return asked.topic


def _names(asked: Understanding) -> str:
    """Name the bodies, groups and people that a question is about."""
    return "、".join((*asked.query.bodies, *asked.groups, *asked.people))


def _joined(parts: Sequence[str], asked: Understanding) -> str:
    kept = [part for part in parts if part]
    return "".join(kept) if asked.query.language == "zh" else " ".join(kept)
