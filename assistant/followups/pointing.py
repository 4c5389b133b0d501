"""Words that stand for what was spoken of: the body, the person or the subject takes their place, or stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.understanding import Understanding
from assistant.followups.cues import aspects, cues
from assistant.followups.earlier import MOST_NAMED, Earlier
from assistant.followups.filling import fill, without_other_year
from assistant.followups.stand_ins import STOOD_FOR
from assistant.followups.swapping import enumerated, scope_said
from assistant.library import FEW_MINUTES
from prompts import wording
from retrieval.scripts import fold

# 要建的机制呢 asks which mechanisms are to be built.
_PART = re.compile(r"^(?P<verb>[要需应][^的，。]{1,6})的(?P<noun>[^的，。？?]{2,8})呢[？?]?$")
_WHICH_PART = r"\g<verb>什么\g<noun>？"
_WITH_IT = re.compile(r"(\b(?:with|about|on|regarding) )it\b", re.IGNORECASE)
_LATE = 3  # turns
_PLURAL = re.compile("它们|[这那](?:几|些|[三四五六七八九3-9])|these|those|they|them|their|the ", re.IGNORECASE)
_KINDS_POINTED_AT = re.compile(
    r"(?:文件|方案|计划|办法|意见|目录|清单|要点|条例|规定|plan|scheme|policy|list|catalogue)$"
)
_ITEM_POINTED_AT = re.compile(r"议题|事项|^[这那该此]一?项$|\bitem$", re.IGNORECASE)
# Not the one spoken of.
_EACH = re.compile("各[㐀-鿿]{0,6}(?:部门|单位|镇|区|板块|街道)|(?:相关|有关|其他)(?:部门|单位)")
_THEIRS = re.compile("they|them|their", re.IGNORECASE)  # of those who reported
_MEETING_FEATURES = frozenset({"compiled", "issued", "day_held"})
_MEETING_FACETS = frozenset({"chair", "date", "attendance", "list_meeting", "summary_meeting", "held", "compare"})
# Asked of an item, where that is numbered.
_OF_ITEMS = frozenset({"list_responsible", "list_documents", "list_meeting"})
_OF_ITS_SITTING = frozenset({"occasion", "reviewed", "verdict"})  # 哪一天审议的 asks of the document
_OWN_NAMES = frozenset({"subject", "title", "body", "person", "group"})
_OF_A_MATTER = frozenset({"responsible", "verdict", "given_to", "revised"})
_OF_ONE = frozenset({"next_step", "responsible", "verdict"})
_SEVERAL = frozenset({"amount", "body_tasks", "list_documents", "list_next_step"})
_WHOLE = frozenset({"throughout", "in_both", "two_scopes", "source"})
_SENT = ("attendance", "person")


def pointed_at(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the body, the person or the subject spoken of where a word of the question stands for it."""
    text = without_leading(question)
    own = names_own(alone) or _EACH.search(text)
    if cues("kinds")["tasks"].search(text) and not own and earlier.body:
        body = earlier.reader.body(earlier.body, alone.query.language)
        return wording(alone.query.language).say("followup.body_tasks", topic=body)
    filled = text
    for kind, stood_for in STOOD_FOR.items():
        if cues("pointers")[kind].search(filled):
            filled = fill(filled, kind, stood_for(alone, earlier), alone)
    if filled != text:
        matter = _at_its_time(earlier.subject, alone, earlier) if earlier.subject else ""
        return _WITH_IT.sub(lambda said: f"{said[1]}{matter}", filled) if matter else filled
    if not points_back(question, alone):
        return ""
    if several := _several(text, alone, earlier):
        return fill(text, "thing", several, alone)
    subject = subject_of(alone, earlier)
    if not subject:
        return ""
    subject = without_other_year(subject, alone)
    moments = cues("moments")
    if match := moments["same_meeting"].search(text) or moments["same_day"].search(text):
        meeting = wording(alone.query.language).say("followup.meeting_about", topic=subject)
        return f"{text[: match.start()]}{meeting}{text[match.end() :]}"
    if earlier.meeting and subject == scope_said(earlier.asked):  # "June" ran nothing; its meeting is spoken of
        subject = earlier.reader.name(earlier.meeting, alone.query.language)
    filled = fill(text, "thing", _of_kind(text, subject, earlier), alone)
    return _without_likeness(filled) if filled != text else beside(text, subject, alone)


def completed(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Say of what a question asks that names nothing of its own."""
    if not lacks_subject(question, alone):
        return ""
    subject = subject_of(alone, earlier)
    return beside(without_leading(question), _of_its_year(subject, alone, earlier), alone) if subject else ""


def _of_its_year(subject: str, alone: Understanding, earlier: Earlier) -> str:
    """Name beside a matter the one year in which it was spoken of: other years may have had it too."""
    periods = earlier.asked.query.periods
    if len(periods) != 1 or alone.has_scope or subject != earlier.subject:
        return subject
    year = str(periods[0].year or "")
    if not year or periods[0].month or periods[0].guessed or year in subject:
        return subject
    return f"{year}年{subject}" if alone.query.language == "zh" else f"{subject} in {year}"


def in_context(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Set beside a question, which names no matter of its own, what of the earlier one it is about."""
    if cues("kinds")["own_one"].search(question):
        return ""
    for way in (_sort_of_bodies, _matter, _those, _body_that_sends, _where_the_detail_stands, _in_its_item):
        if about := way(question, alone, earlier):
            return beside(without_leading(question), _at_its_time(about, alone, earlier), alone)
    return ""


def _at_its_time(about: str, alone: Understanding, earlier: Earlier) -> str:
    """Name beside a matter the meeting at which it was spoken of: others may have had it too."""
    said = "" if alone.has_scope or about != earlier.subject else meeting_named(earlier)
    return about if said in about else joined([said, about], alone)


def _sort_of_bodies(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the matter where a question begins with a sort of bodies, which each matter has: 成员单位干嘛？"""
    named = cues("kinds")["sort_of_bodies"].match(without_leading(question))
    return earlier.subject if named and not alone.query.bodies else ""


def _matter(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the matter where a question asks at another meeting what is asked of matters: 4月是谁汇报的？"""
    listed = earlier.asked.facet.startswith("list") or cues("kinds")["besides"].search(question)
    if cues("kinds")["that_time"].search(question) and not alone.query.titles and "subject" not in alone.features:
        return earlier.subject
    if (
        cues("kinds")["are_they"].search(question)
        and alone.query.bodies
        and alone.features & _OF_A_MATTER
        and not alone.has_scope
    ):
        return earlier.subject if earlier.asked.facet in _OF_ONE and "topic" not in alone.features else ""
    of_its_way = alone.facet == "next_step"  # how it is issued
    of_matter = of_its_way or alone.features & _OF_A_MATTER or cues("kinds")["taken_up"].search(question)
    if listed or names_own(alone) or not (alone.has_scope and of_matter):
        return ""
    return earlier.subject or earlier.told_subject


def _those(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name of what several were spoken of, where one of them is asked for: 哪个要先报市委？"""
    if alone.has_scope or earlier.asked.facet not in _SEVERAL or not cues("kinds")["among"].search(question):
        return ""
    return earlier.subject or named_in(earlier.asked)


def _body_that_sends(_: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the body where a question asks of another meeting who came for it."""
    fits = alone.has_scope and earlier.asked.facet in _SENT and alone.facet in (*_SENT, "passage")
    return named_in(earlier.asked) if fits and _names_nothing(alone, earlier) else ""


def _where_the_detail_stands(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the subject where the minutes hold as much of the question's own words there as anywhere."""
    about, recall = earlier.subject or named_in(earlier.asked), earlier.reader.recall
    if not (about and recall and _names_nothing(alone, earlier)) or (
        alone.has_scope and alone.facet in _MEETING_FACETS
    ):
        return ""
    joint = earlier.reader.understand(beside(without_leading(question), about, alone))
    return about if recall(joint).adds_to(recall(earlier.reader.understand(question))) else ""


def _in_its_item(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the matter where the one item spoken of holds all that a question says, as others of many minutes may."""
    recall, spoken_of = earlier.reader.recall, earlier.asked.query.periods and earlier.matter
    own = alone.has_scope or alone.query.titles or alone.query.bodies or alone.people or "topic" not in alone.features
    if own or not (recall and spoken_of and earlier.recalled) or len(earlier.reader.entries) <= FEW_MINUTES:
        return ""
    held = earlier.recalled.holds(recall(earlier.reader.understand(question)).desk)
    return f"{spoken_of.strip('《》')}中，" if held and alone.query.language == "zh" else ""


def _names_nothing(alone: Understanding, earlier: Earlier) -> bool:
    """Whether a question has words of its own, and names nothing that the archive knows."""
    same_language = alone.query.language == earlier.asked.query.language
    return same_language and "topic" in alone.features and not alone.features & (_OWN_NAMES | _WHOLE)


def without_leading(question: str) -> str:
    """Leave out the word by which a question goes on: 那它…"""
    return cues("kinds")["going_on"].sub("", question)


def names_own(alone: Understanding) -> bool:
    """Whether a question names a document, a body, a person or a subject."""
    return bool(alone.query.titles or alone.query.bodies or alone.people or "subject" in alone.features)


def points_back(question: str, alone: Understanding) -> bool:
    """Whether a word of the question stands for what was spoken of before."""
    pointers = cues("pointers")
    found = [match.group() for match in pointers["thing"].finditer(question)]
    weakly = "subject" in alone.features and any(word not in " ".join(found) for word in alone.topic.split())
    if found and weakly and all(pointers["weak"].fullmatch(said) for said in found):
        return False
    if not (found or pointers["within"].search(question)):
        return False
    if alone.query.titles and not (found and question.find(found[0]) < question.find(alone.query.titles[0])):
        return False
    return not (alone.has_scope and "topic" in alone.features)


def lacks_subject(question: str, alone: Understanding) -> bool:
    """Whether a question points back, or names nothing of its own."""
    topic = "topic" in alone.features and not all(map(_is_aspect, alone.topic.split()))
    named = alone.has_scope or alone.query.bodies or alone.query.titles or alone.people or topic
    return points_back(question, alone) or not (named or "two_scopes" in alone.features)


def _is_aspect(word: str) -> bool:
    return any(one.fullmatch(word) for group in aspects() for one in group)


def subject_of(alone: Understanding, earlier: Earlier) -> str:
    """Name what a question is about that does not say it: the meeting, where it asks for what meetings have."""
    meeting = "" if alone.has_scope else meeting_named(earlier)
    about = earlier.subject or named_in(earlier.asked)
    if alone.facet == "deadline" and "," in fold(about):  # a duty in its own words has no other date than they give
        about = named_in(earlier.asked)
    among = alone.facet in ("list_meeting", "compare") and earlier.asked.facet in _SEVERAL
    of_meeting = alone.facet in _MEETING_FACETS or (alone.facet == "deadline" and alone.features & _MEETING_FEATURES)
    of_sitting = alone.facet == "date" and earlier.subject and alone.features & _OF_ITS_SITTING
    of_meeting = of_meeting and not (of_sitting or (earlier.item and alone.facet in _OF_ITEMS))
    if meeting and ((of_meeting and not among) or not about):
        language = alone.query.language
        if earlier.meeting and alone.features & {"issued", "compiled"}:
            return earlier.reader.minutes(earlier.meeting, language)
        vague = len(earlier.reader.named(earlier.asked.query)) != 1
        return earlier.reader.name(earlier.meeting, language) if vague and earlier.meeting else meeting
    if earlier.meeting and about == earlier.item:  # "item 2 of June" would be a day
        meeting = earlier.reader.name(earlier.meeting, alone.query.language)
    return about if meeting in about else joined([meeting, about], alone)


def meeting_named(earlier: Earlier) -> str:
    """Give the words by which the earlier question named a meeting or a date."""
    said, query = wording(earlier.asked.query.language), earlier.asked.query
    if query.meetings:
        return said.say("followup.meeting", meeting=query.meetings[0])
    return scope_said(earlier.asked)


def named_in(asked: Understanding) -> str:
    """Name the bodies, groups and people that a question is about."""
    return "、".join((*asked.query.bodies, *asked.groups, *asked.people))


def beside(question: str, subject: str, alone: Understanding) -> str:
    """Set a subject beside a question that does not name it."""
    if alone.query.language == "zh":
        rest = _PART.sub(_WHICH_PART, question)
        return f"{subject}{rest.removeprefix('纪要') if subject.endswith('纪要') else rest}"
    return f"{question.rstrip(' ?？')} ({subject})?"


def joined(parts: Sequence[str], asked: Understanding) -> str:
    """Join a meeting and what was before it, as the language has it."""
    kept = [part for part in parts if part]
    return "".join(kept) if asked.query.language == "zh" else " of ".join(reversed(kept))


def _several(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Name the documents that a plural stands for; where all of them are meant, also those of the last two turns."""
    match = cues("pointers")["thing"].search(question)
    if not match or not _PLURAL.search(match.group()):
        return ""
    named = earlier.documents if len(earlier.documents) <= MOST_NAMED else ()
    if not named and cues("kinds")["all_of_them"].search(question):
        named = tuple(dict.fromkeys(turn.subject for turn in earlier.turns[-2:] if turn.subject))
    listed = earlier.documents or earlier.asked.facet.startswith("list")
    if not named and listed and not earlier.subject and (scope := scope_said(earlier.asked)):
        kind = "items_of" if earlier.asked.facet == "list_meeting" else "documents_of"
        return wording(alone.query.language).say(f"followup.{kind}", scope=scope)
    return enumerated(named, alone.query.language) if len(named) > 1 else ""


def _of_kind(question: str, subject: str, earlier: Earlier) -> str:
    """Name what the answer names, where it alone is of the kind that is pointed at: 这个计划."""
    match = cues("pointers")["thing"].search(question)
    if match and _ITEM_POINTED_AT.search(match.group()) and earlier.agenda_item:
        return earlier.agenda_item
    if match and _THEIRS.fullmatch(match.group()) and earlier.reported:
        return earlier.reported
    kind = _KINDS_POINTED_AT.search(match.group()) if match else None
    told = earlier.told_subject
    if not kind or kind.group() in subject:
        return subject
    if kind.group() in told:
        return told
    found = next((turn for turn in reversed(earlier.turns[-_LATE:]) if kind.group() in turn.subject), None)
    return joined([meeting_named(found), found.subject], found.asked) if found else subject


def _without_likeness(question: str) -> str:
    """Leave out a likeness, so that the question is about one thing: … like the tourism one did."""
    return cues("kinds")["likeness"].sub("", question)
