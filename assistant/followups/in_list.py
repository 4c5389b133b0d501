"""Asked of a list that was told, as a whole: which of them, how many of them, the rest of them, where it stands.

The question is asked of the rows themselves, however many they are; what is shown as understood is the question that
the list answers, and then this one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked.listed import OF_LIST, Listed
from assistant.asked.understanding import Understanding
from assistant.followups.choosing import one_of_those
from assistant.followups.cues import cues
from assistant.followups.earlier import MOST_NAMED, Earlier
from assistant.followups.listing import last_list, list_of
from assistant.followups.of_people import of_people, of_people_told, people_counted
from assistant.followups.of_them import asked_of_all, asked_of_them, left_over
from assistant.followups.swapping import in_scope_of

_OF_MEETINGS = frozenset({"absentees", "attendance", "chair", "distribution", "person", "venue", "upcoming", "votes"})
_TOLD = frozenset({"list_documents", "list_meeting", "list_next_step", "list_responsible", "next_step", "responsible"})
_TOLD |= {"body_tasks", "date", "verdict"}
_OF_THEM = re.compile(r"^(?:其中的?|(?:and )?of (?:these|those|them),? )", re.IGNORECASE)  # before a number
_SEVERAL = frozenset({"list", "more_items"})


def asked_of_list(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Read a question that asks of the list told last; None where it does not, or names a document of its own."""
    if "《" in question or alone.facet == "attack" or cues("kinds")["names"].search(question):
        return None
    for way in (_numbered, _count, of_people, _wording, _rest, _one, _picked):
        if read := way(question, alone, earlier):
            return read
    return None


def asked_of_same(rewritten: str, question: str, earlier: Earlier) -> Understanding | None:
    """Ask of the list of which the earlier question was asked what is asked once more: 那商务局的呢？"""
    told = earlier.asked.listed
    if told is None or not told.entries:
        return None
    read = earlier.reader.understand(rewritten)
    read = replace(read, features=read.features | (earlier.asked.features & {"picked"}))
    return _of_rows(read, question, told)


def _numbered(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of the one of them that a question numbers: 其中第二个议题设计一天处理多少吨."""
    own = _OF_THEM.sub("", question)
    if own == question or len(alone.query.items) != 1 or not alone.names_meetings or alone.features & _SEVERAL:
        return None
    return earlier.reader.understand(own)


def _count(question: str, _: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask the earlier question once more, whose answer says how many there are: 一共几份？"""
    if not cues("in_list")["count"].search(question):
        return None
    if list_of(earlier, least=1):
        return earlier.asked
    return people_counted(earlier)


def _wording(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask for the words in which all of that stands; once more what is answered by a quote; else None."""
    if not cues("in_list")["wording"].search(question) or earlier.recalled is None:
        return None
    if earlier.recalled.sources and not earlier.recalled.entries:
        return earlier.asked
    told = list_of(earlier)
    if told is None or not told.entries:
        return None
    return _of_rows(replace(alone, topic="", features=frozenset({"source"}), rule="list_documents"), question, told)


def _rest(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of what is left of a list beside that which was picked last: 其余的呢？"""
    match, whole = left_over(question, earlier.asked.query.text), earlier.asked.listed
    if match is None or whole is None or earlier.recalled is None or not whole.entries:
        return None
    left = replace(whole.without(earlier.recalled.entries), question=earlier.asked.question)
    language = alone.query.language
    read = earlier.reader.understand(asked_of_all(match["rest"] or "", _noun(earlier, left, language), language))
    if read.facet not in _TOLD:
        read = replace(read, rule="list_documents", topic="", features=frozenset())
    return _of_rows(read, question, left)


def _one(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask which one of those listed has a title on a matter; None where several may be meant."""
    if not cues("in_list")["one"].search(question):
        return None
    named = one_of_those(question, alone, earlier)
    return earlier.reader.understand(named) if named else None


def _picked(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask which of those listed fit, or what holds of all of them."""
    kinds = cues("in_list")
    pointed = next((kind for kind in ("those", "ones") if kinds[kind].search(question)), "")
    picks = pointed or kinds["picks"].search(question)
    if not (picks or kinds["all_those"].search(question)) or of_people_told(earlier):
        return None
    found = last_list(earlier)
    if found is None:
        return None
    return _among(question, alone, pointed, found) if picks else _all(question, alone, earlier, found)


def _among(question: str, alone: Understanding, pointed: str, found: tuple[Earlier, Listed]) -> Understanding | None:
    """Ask of the rows of a list what is asked of some of it, by a word that stands for it or without one."""
    turn, told = found
    text, picks = asked_of_them(question, _noun(turn, told, alone.query.language), alone.query.language)
    read = turn.reader.understand(text)
    if not told.entries:
        return replace(read, question=_shown(told.question, question), listed=told)
    if (not picks and (_may_be_named(told) or read.facet not in _TOLD)) or (picks and read.facet in _OF_MEETINGS):
        return None
    read = replace(read, features=read.features | {"picked"}) if picks else read
    if pointed == "those" and picks and cues("in_list")["any"].search(question):
        return _of_rows(read, question, told)
    if found_in := _first_that_fits(read, question, turn, told):
        return found_in
    return _of_rows(read, question, told) if pointed and picks else _beside_list(text, read, turn)


def _beside_list(text: str, read: Understanding, turn: Earlier) -> Understanding | None:
    """Ask at the meetings of a list what none of it fits: it may be of others; None where that has no answer either."""
    again = turn.reader.understand(in_scope_of(text, read, turn.asked) or text)
    return again if turn.reader.recall and turn.reader.recall(again).entries else None


def _first_that_fits(read: Understanding, question: str, earlier: Earlier, told: Listed) -> Understanding | None:
    """Ask of the list told last, else of that from which it was picked, the first of which any row fits."""
    whole, recall = earlier.asked.listed, earlier.reader.recall
    lists = (told, whole) if whole else (told,)
    asked = (_of_rows(read, question, one) for one in lists)
    return next((one for one in asked if recall and recall(one).entries), None)


def _all(question: str, alone: Understanding, earlier: Earlier, found: tuple[Earlier, Listed]) -> Understanding | None:
    """Ask what every row tells of all of those listed, where they are too many to be named."""
    turn, told = found
    pointer = cues("in_list")["all_those"]
    if turn is not earlier or not told.entries or _may_be_named(told) or not pointer.search(question):
        return None
    noun = _noun(turn, told, alone.query.language)
    chinese = alone.query.language == "zh"
    read = earlier.reader.understand(pointer.sub(noun if chinese else f"the {noun}", question, count=1))
    return _of_rows(read, question, told) if read.facet in _TOLD else None


def _may_be_named(told: Listed) -> bool:
    """Whether what was listed is so little that it can be named: a few documents."""
    return told.count <= MOST_NAMED and all(entry.documents for entry in told.entries)


def _of_rows(read: Understanding, question: str, told: Listed) -> Understanding:
    rule = read.facet if read.facet in _TOLD else read.rule
    shown = _shown(told.question, question)
    return replace(read, question=shown, facet=OF_LIST, rule=rule, besides=(), listed=told)


def _noun(turn: Earlier, told: Listed, language: str) -> str:
    """Name what was listed: meetings, documents, or agenda items, where not all are on documents."""
    if not told.entries:
        return "会议" if language == "zh" else "meetings"
    if turn.asked.facet == "list_responsible":
        return "单位" if language == "zh" else "bodies"
    if all(entry.documents for entry in told.entries) and turn.asked.facet not in ("list_meeting", "list_topic"):
        return "文件" if language == "zh" else "documents"
    return "议题" if language == "zh" else "agenda items"


def _shown(before: str, question: str) -> str:
    """Set a question behind the one that the list answers."""
    before, after = (one[:1].upper() + one[1:] for one in (before, question))
    before = (
        before if re.search(r"[?？。.！!]\s*$", before) else f"{before}{'？' if re.search('[㐀-鿿]$', before) else '?'}"
    )
    return f"{before}{'' if before.endswith(('？', '。')) else ' '}{after}"
