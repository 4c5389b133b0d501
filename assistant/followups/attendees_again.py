"""Those who were at a meeting, asked of again: which of them came to the other one too, who is new, who else came."""

from __future__ import annotations

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from assistant.followups.moments import other_meeting
from assistant.followups.pointing import beside, names_own, without_leading
from assistant.followups.swapping import in_scope_of, scope_placed
from prompts import wording
from retrieval.index import Entry

_OF_PEOPLE = frozenset({"attendance", "person"})
_TOLD_PEOPLE = frozenset({"amount", "attendance", "compare"})
_OF_LISTS = frozenset({"present", "sitting_in", "people_counted", "attendee"})
_OF_THOSE_THERE = _OF_LISTS | {"person"}
_OF_THOSE_PRESENT = frozenset({"absentees", "attendance"})
_OF_A_MEETING = frozenset({"attendance", "chair", "date", "list_meeting"})
_OF_ANY_MEETING = frozenset({"amount", "first_time", "last_time", "over_years"})
_OF_ANY_MEETING |= {"throughout", "two_scopes", "which_meetings"}
# Which set of people is asked for, by the words that ask for it.
_SETS = ("new_there", "not_at_other", "at_both")


def of_those_present(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask which of those who were at one meeting were at the other too, or not, or who was new: 其中谁6月没再出席？"""
    kinds, language = cues("kinds"), alone.query.language
    asked = next((name for name in _SETS if kinds[name].search(question)), None)
    if asked is None or names_own(alone) or not (_of_a_list(earlier) and kinds["of_those"].search(question)):
        return ""
    two = _meetings(alone, earlier)
    if len(two) != 2:
        return ""
    before, after = sorted(two, key=earlier.reader.held.index)
    if asked == "not_at_other" and two[0] is after:  # of the later meeting those who were not at the one before
        asked = "new_there"
    one, other = (earlier.reader.name(entry, language) for entry in (before, after))
    said, sat_in = wording(language), {"sitting_in"} == earlier.asked.features & {"sitting_in", "present"}
    role = said.say("followup.sat_in" if sat_in else "followup.was_present")
    return said.say(f"followup.{asked}", one=one, other=other, role=role)


def _of_a_list(earlier: Earlier) -> bool:
    """Whether the earlier question asked for all who were at a meeting, not for one body's people."""
    asked = earlier.asked
    named = asked.query.bodies or asked.people or asked.groups or asked.query.titles
    return asked.facet in _TOLD_PEOPLE and bool(asked.features & _OF_LISTS) and not named


def _meetings(alone: Understanding, earlier: Earlier) -> list[Entry]:
    """Give the meeting spoken of, and the other one that is named or left; or the two that were compared before."""
    reader = earlier.reader
    before, named = reader.named(earlier.asked.query), reader.named(alone.query)
    if len(set(map(id, before))) == 2 and not named:
        return before
    spoken_of = earlier.meeting
    if not named and (other := other_meeting(earlier, alone.query.language)):
        named = reader.named(reader.outline(other).query)
    found = [entry for entry in named if entry is not spoken_of]
    return [spoken_of, *found] if spoken_of else []


def same_occasion(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask of the one meeting whose people were spoken of who came for a body, or whether somebody did: 王莉萍在吗？"""
    of_somebody = alone.people and "polar" in alone.features
    of_body = (alone.query.bodies or alone.groups) and "attendee" in alone.features
    other = alone.has_scope or alone.features & {"topic", "two_scopes", "which_meetings"}
    if not (of_somebody or of_body) or other or cues("kinds")["any_time"].search(question):
        return ""
    reader, named = earlier.reader, earlier.reader.named(earlier.asked.query)
    of_people = earlier.asked.facet in (*_OF_PEOPLE, *_TOLD_PEOPLE) and earlier.asked.features & _OF_THOSE_THERE
    if len(named) != 1 or not of_people:
        return ""
    meeting = reader.outline(reader.name(named[0], alone.query.language))
    return in_scope_of(without_leading(question), alone, meeting)


def same_person(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask whether a body sent the same person to the two meetings spoken of, else to both held: 同一个人吗？"""
    whole = {"same_people", "two_scopes"} <= alone.features or cues("kinds")["same_one"].search(question)
    of_body = earlier.asked.facet in _OF_PEOPLE and earlier.body
    if not (whole and of_body) or alone.names_meetings or alone.query.titles:
        return ""
    reader, language = earlier.reader, alone.query.language
    spoken_of = dict.fromkeys(turn.meeting for turn in earlier.turns[-2:] if turn.meeting)
    two = [entry for entry in reader.held if entry in spoken_of] if len(spoken_of) == 2 else reader.held
    if len(two) != 2:
        return ""
    body = reader.body(next(iter(alone.query.bodies), earlier.body), language)
    one, other = (reader.name(entry, language) for entry in two)
    return wording(language).say("followup.same_person", body=body, one=one, other=other)


def who_else(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask for all who came for the body spoken of, else for all the leaders: 6月高新区列席的有李刚吧。还有别人吗？"""
    asked, language = earlier.asked, alone.query.language
    of_leaders = asked.facet == "chair" or (_of_a_list(earlier) and "sitting_in" not in asked.features)
    of_one = asked.facet in _OF_PEOPLE and (asked.query.bodies or asked.people)
    if (
        not (of_leaders or of_one)
        or alone.has_scope
        or names_own(alone)
        or not cues("kinds")["who_else"].search(question)
    ):
        return ""
    if told := (*earlier.told.query.bodies, *asked.query.bodies):
        body = earlier.reader.body(told[0], language)
        return wording(language).say("followup.successor", body=body, scope=scope_placed(asked))
    meeting = earlier.reader.name(earlier.meeting, language) if earlier.meeting else ""
    kind = "followup.sitting_in" if _of_a_list(earlier) else "followup.present"
    return wording(language).say(kind, meeting=meeting) if meeting else ""


def at_that_meeting(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask who came for a body to the one meeting that was spoken of: named, or asked about."""
    elsewhere = alone.has_scope or cues("kinds")["any_time"].search(question) or alone.features & _OF_ANY_MEETING
    if elsewhere or alone.facet not in _OF_THOSE_PRESENT or "topic" in alone.features:
        return ""
    of_one = earlier.asked.names_meetings or earlier.asked.facet in _OF_A_MEETING
    if not (of_one and earlier.meeting):
        return ""
    return beside(without_leading(question), earlier.reader.name(earlier.meeting, alone.query.language), alone)
