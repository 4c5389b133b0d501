"""Asked of those who were at a meeting: which of them came from the towns, how many that were."""

from __future__ import annotations

import re

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from prompts import wording

_PEOPLE = frozenset({"attendance", "absentees"})
_OF_KIND = re.compile(
    r"^(?:又|还)?有?(?P<which>哪些|哪几[个位]|谁|几[个位名]|多少)(?:个?人|位)?(?:是|来自|属于|代表)+"
    r"(?P<kind>[^，。？?]+?)(?:里|那边|方面)?(?:派?来|派|代表)?的?(?:人|代表|同志|单位)?[？?]?$"
)


def of_people(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask at the meeting spoken of, of those on the list told, who fits."""
    if not of_people_told(earlier) or earlier.meeting is None or alone.has_scope:
        return None
    language = alone.query.language
    match = cues("in_list")["of_people"].search(question)
    if match is None:
        return None
    before, rest = question[: match.start()], question[match.end() :].lstrip("，,")
    sat_in = {"sitting_in"} == earlier.asked.features & {"sitting_in", "present"}
    said, meeting = wording(language), earlier.reader.name(earlier.meeting, language)
    role = said.say("followup.sat_in" if sat_in else "followup.was_present")
    if language == "zh" and not before and (kind := _OF_KIND.match(rest)):
        rest = f"{kind['kind']}有{'哪些' if kind['which'] == '谁' else kind['which']}？"
        return earlier.reader.understand(f"{meeting}{role}的{rest}")
    those = said.say("followup.of_people", meeting=meeting, role=role)
    return earlier.reader.understand(f"{before}{those}{rest}")


def of_people_told(earlier: Earlier) -> bool:
    """Whether the turn before told who was at a meeting."""
    return earlier.asked.facet in _PEOPLE and "body_named" not in earlier.asked.features


def people_counted(earlier: Earlier) -> Understanding | None:
    """Ask how many people those are that the turn before told of; None where it told of none."""
    if not of_people_told(earlier):
        return None
    language = earlier.asked.query.language
    return earlier.reader.understand(
        wording(language).say("followup.people_counted", question=earlier.asked.question.rstrip("?？ "))
    )
