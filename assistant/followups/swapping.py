"""The question before, asked again of something else: what the follow-up names takes the place of what stood there."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from assistant.followups.phrases import without_one
from prompts import wording
from retrieval.asked.period_wordings import YEAR
from retrieval.records import Span

_MONTHS = frozenset(name.lower() for name in month_name if name)
_PREPOSITION = re.compile(r"^(?:(?:in|during|of|year|from|for|on|since|last|this|the)\s+)+", re.IGNORECASE)
_ENGLISH_END = re.compile(r"\s*[?？.!]*\s*$")
_THE_MEETING = re.compile(r"\b(?:the|that) meeting\b", re.IGNORECASE)
_DENIED_AFTER = re.compile(r"的?(?:那些?)?(?:就|先|都)?(?:不要|不用|不算|不看|不管|别|除外|去掉|免了)")
_DENIED_BEFORE = re.compile(
    r"(?:不(?:要|是|看|算)|别[要看]?)$|\b(?:not|forget|leave out|without)(?: (?:the|in|of))*\s+$", re.IGNORECASE
)
_MEETING_OF_MEETING = re.compile(
    r"\b(?:the )?(?:executive )?(?:meeting|session) (?:of|on|at|in|held on) (?:the )?(?=meeting \d)", re.IGNORECASE
)
_WHOLE = re.compile("会|纪要|meeting|session|minutes", re.IGNORECASE)
# Of another meeting it may be another kind of document: 4月改的那份意见怎么发？ 6月那份呢？
_ONE_OF_OTHER = re.compile("那一?[份个]")
_KIND_OF_OTHER = re.compile("(?:(?<=[这那哪][份个项])|(?<=月的)|(?<=会议的))(?:意见|方案|计划|办法|目录|清单|要点)")
_KIND_OF_ONE = "document"
_OF_BODIES = frozenset({"attendee"})
_OF_PEOPLE = frozenset({"attendee", "who", "person_asks"})
_KNOWN = frozenset({"subject", "title", "body", "person", "group"})


def asked_again(alone: Understanding, earlier: Earlier) -> str:
    """Ask the earlier question of what the follow-up names; nothing where the two do not fit together."""
    before = earlier.asked
    of_body = alone.query.bodies and before.query.bodies  # 璜泾镇两次各是谁来的 compares as well
    if alone.query.language != before.query.language or (before.facet == "compare" and not of_body):
        return ""
    text = before.query.text
    topic = _paper_of(alone, earlier) or new_subject(alone, earlier)
    sorts = cues("kinds")["sort_of_bodies"]
    if sort := next(filter(sorts.fullmatch, (topic, alone.question.strip(" ?？"))), ""):
        return _of_bodies(sort, alone, earlier)
    if topic:
        span = earlier.reader.subject_span(before)
        if span is None or (before.has_scope and not alone.has_scope and not _by_year(before)):
            return ""
        text = _put(text, span, without_one(topic, _KIND_OF_ONE))
    in_title = alone.query.titles or _paper_of(alone, earlier)
    if (alone.query.bodies or alone.groups) and not in_title:
        swapped = _with_names(text, alone, earlier)
        if not swapped:
            return "" if topic else _of_bodies(_names(alone, earlier)[0], alone, earlier)
        text = swapped
    if alone.people:
        text = _with_person(text, alone.people[0], earlier)
    if alone.query.items and before.query.items:
        text = _with_item(text, alone, before)
    if alone.has_scope:
        text = _with_scope(text, alone, before)
        text = _KIND_OF_OTHER.sub("文件", text) if _ONE_OF_OTHER.search(alone.question) else text
    return written(text, alone.query.language) if text != before.query.text else ""


def _with_item(text: str, alone: Understanding, before: Understanding) -> str:
    """Put the number of the follow-up's agenda item in the place of the earlier one."""
    old = next(one.said for one in before.query.references if one.kind == "item")
    return text.replace(old, wording(alone.query.language).say("followup.item", number=alone.query.items[0]), 1)


def _by_year(asked: Understanding) -> bool:
    scoped = asked.query.meetings or asked.query.numbers
    return not scoped and all(period.month is None for period in asked.query.periods)


def new_subject(alone: Understanding, earlier: Earlier) -> str:
    """Name the subject that a follow-up names; "the June one" names a date alone."""
    if not ("topic" in alone.features or alone.query.titles):
        return ""
    if len(alone.query.titles) > 1:
        return ("和" if alone.query.language == "zh" else " and ").join(f"《{title}》" for title in alone.query.titles)
    topic = earlier.reader.subject(alone)
    return "" if alone.has_scope and re.fullmatch(r"(?:the )?(?:\w+ )?ones?|\d{4}年?", topic, re.IGNORECASE) else topic


def _paper_of(alone: Understanding, earlier: Earlier) -> str:
    """Name the document of a body, where no body was asked about: 司法局那份."""
    own = cues("kinds")["paper_of"].search(alone.question)
    if not own or not alone.query.bodies or earlier.asked.query.bodies:
        return ""
    body = earlier.reader.body(alone.query.bodies[0], alone.query.language)
    zh, en = own["zh"] or "文件", own["en"] or "document"
    return f"{body}那份{zh}" if alone.query.language == "zh" else f"{body}'s {en}"


def _put(text: str, span: Span, words: str) -> str:
    """Put words in a span's place; an article of theirs takes that of the text."""
    before = text[: span.start]
    if words.lower().startswith("the "):
        before = re.sub(r"\b(?:the|that|this)\s+$", "", before, flags=re.IGNORECASE)
    return f"{before}{words}{text[span.end :]}"


def _with_names(text: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the follow-up's bodies in the place of the first one in the text; nothing where there is none."""
    found = sorted(earlier.reader.bodies.mentions(text), key=lambda one: (one.start, -one.end))
    span = found[0].span if found else _unknown_name(earlier, _OF_BODIES)
    named = _names(alone, earlier)
    return _put(text, span, ("、" if alone.query.language == "zh" else " and ").join(named)) if span else ""


def _unknown_name(earlier: Earlier, of_whom: frozenset[str]) -> Span | None:
    """Find what stands where the earlier question, by its features, names somebody, and nobody that is known."""
    asked = earlier.asked
    unknown = asked.features & of_whom and "topic" in asked.features and not asked.features & _KNOWN
    return earlier.reader.subject_span(asked) if unknown else None


def _with_person(text: str, person: str, earlier: Earlier) -> str:
    """Put a person in the place of the earlier one; of a name that is not known where there is none."""
    if people := earlier.asked.people:
        return text.replace(people[0], person)
    span = _unknown_name(earlier, _OF_PEOPLE)
    return _put(text, span, person) if span and text == earlier.asked.query.text else text


def _names(alone: Understanding, earlier: Earlier) -> list[str]:
    return [earlier.reader.body(name, alone.query.language) for name in (*alone.query.bodies, *alone.groups)]


def _of_bodies(named: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask what a body must do about the earlier subject, where the earlier question named no body."""
    said, topic = wording(alone.query.language), earlier.subject
    return said.say("followup.body_on_topic", body=named, topic=topic) if topic else ""


def _with_scope(text: str, alone: Understanding, before: Understanding) -> str:
    """Put the follow-up's meeting or date in the place of the earlier one; beside the rest where there is none."""
    new = scope_said(alone)
    if not new:
        return text
    if re.fullmatch(r"(?:19|20)\d\d年?", new) and len(set(YEAR.findall(text))) == 1 and _by_year(before):
        return YEAR.sub(new.removesuffix("年"), text)
    for old in (span.of(before.query.text) for span in _scope_spans(before)):
        if old in text:
            year = re.match(r"\d{4}年(?=\d)", old) if re.match(r"\d{1,2}月", new) else None
            if alone.query.meetings or any(period.day and period.year for period in alone.query.periods):
                text = _without_others(text, old, before)
            return _smooth(text.replace(old, f"{year.group() if year else ''}{_as_meeting(new, old)}", 1))
    if alone.query.language == "zh":
        return f"{new}{text}"
    if alone.query.periods and _THE_MEETING.search(text):
        return _THE_MEETING.sub(f"the {new} meeting", text, count=1)
    return f"{_ENGLISH_END.sub('', text)}{scope_placed(alone)}?"


def in_scope_of(question: str, asked: Understanding, other: Understanding) -> str:
    """Ask a question of the meeting or date that another text names; nothing where it names none, or both do."""
    if asked.has_scope or not other.has_scope:
        return ""
    found = _with_scope(question, replace(other, query=replace(other.query, language=asked.query.language)), asked)
    return written(found, asked.query.language)


def _without_others(text: str, kept: str, before: Understanding) -> str:
    """Leave out the other dates of a question: one meeting takes the place of them all, of 2012年的…4月份."""
    others = {span.of(before.query.text) for span in _scope_spans(before)} - {kept}
    for other in (other for other in others if other not in kept):
        text = re.sub(rf"(?:\s+(?:in|on|at|of|during))?\s*{re.escape(other)}份?的?", "", text, count=1)
    return text


def _as_meeting(new: str, old: str) -> str:
    """Write "June meeting" where a date takes the place of "22nd meeting"."""
    found = re.search(r"\b(?:executive )?(?:meeting|session|minutes)\b", old, re.IGNORECASE)
    return f"{new} {found.group()}" if found and not _WHOLE.search(new) else new


def _smooth(text: str) -> str:
    """Say meeting once: 第26次常务会议的会议, the the June meeting."""
    text = _MEETING_OF_MEETING.sub("", re.sub(r"\b(the) (?=the |Meeting |meeting \d)", "", text))
    return re.sub("(会议|纪要)(?:的|那次)?(?:会议|会(?=[上的谁]))", r"\1", text)


def scope_said(asked: Understanding) -> str:
    """Give the words by which a question names its first meeting, number or date; nothing where it names none."""
    spans, said = _scope_spans(asked), wording(asked.query.language)
    spans = [span for span in spans if not is_denied(asked.query.text, span)] or spans
    if not spans:
        return ""
    words = spans[0].of(asked.query.text)
    if asked.query.references and not _WHOLE.search(words):  # "the 26th", 第26次
        if asked.query.meetings:
            return said.say("followup.meeting", meeting=asked.query.meetings[0])
        if asked.query.numbers:
            return said.say("followup.minutes", number=asked.query.numbers[0][1])
    return words.title() if words in _MONTHS else words


def scope_placed(asked: Understanding) -> str:
    """Give the same words as they stand behind the rest in English: at meeting 22, on 10 April, in June."""
    said = scope_said(asked)
    if asked.query.language == "zh" or not said:
        return said
    joint = "at" if not asked.query.periods else "on" if asked.query.periods[0].day else "in"
    return f" {joint} {said}"


def is_denied(text: str, span: Span) -> bool:
    """Whether a question says that it does not mean a date: 下半年的不要，只要上半年; not May, June."""
    return bool(_DENIED_AFTER.match(text, span.end) or _DENIED_BEFORE.search(text, 0, span.start))


def denies(clause: str) -> bool:
    """Whether a clause ends by saying that it is not meant: 下半年的不要."""
    return re.search(rf"(?:{_DENIED_AFTER.pattern})了?$", clause.rstrip()) is not None


def _scope_spans(asked: Understanding) -> list[Span]:
    """Find the words that name meetings, numbers and dates, without the prepositions before them."""
    text = asked.query.text
    found = [_without_preposition(text, one.span) for one in asked.query.references if one.of_meeting]
    for said in dict.fromkeys(period.said for period in asked.query.periods):
        at = text.lower().find(said.lower())
        found += [_without_preposition(text, Span(at, at + len(said)))] if at >= 0 else []
    return sorted(found, key=lambda span: span.start)


def _without_preposition(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(_PREPOSITION.sub("", words.lstrip()))
    return Span(start, start + len(text[start : span.end].rstrip()))


def written(text: str, language: str) -> str:
    """Write Chinese marks of punctuation, which reading folds, as Chinese writes them."""
    return text.translate(str.maketrans("?,;!", "？，；！")) if language == "zh" else text


def enumerated(names: Sequence[str], language: str) -> str:
    """Count up several names as a question does: 甲、乙和丙; A, B and C."""
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return f"{comma.join(names[:-1])}{last}{names[-1]}"
