"""Whether a question asks who was on leave, and nothing besides."""

from __future__ import annotations

import re

from assistant.desk import Desk

_LEAVE = re.compile(
    r"[请告休][了过的]?\S{0,4}假|\b(?:on |of )?leave\b(?: of absence)?"
    r"|\bexcused\b|\bbegg(?:ed|ing)(?: off)?\b|\bunable\b|\bapolog\w+|\bregrets\b",
    re.IGNORECASE,
)
# Whom such a question may name besides, without a subject.
_WHOM = re.compile(
    r"(?:市|哪些|几位)*(?:领导|副?市长|单位|部门|局|人员|人|同志|名单|情况|次数)|[的有几位个家次了过因公事病里中内]"
    r"|\b(?:leaders?|(?:vice|deputy)?[- ]?mayors?|vice|deputy|people)\b"
    r"|\b(?:ask|request|grant|giv|begg?)(?:s|ed|en|ing)?\b"
    r"|\b(?:persons?|bodies|bureaus?|absence|absent|list|representatives?)\b"
    r"|(?:而|所以|因此)?(?:没|未)(?:能|有)?(?:到会|到场|参会|参加|出席|列席|到|来|去)|缺席|缺会|缺勤"
    r"|\b(?:did|not|n't|come|attend(?:ed|ing)?|stay(?:ed|ing)?|away|missed|turn(?:ed)?|up)\b"
    r"|[\s,，、]",
    re.IGNORECASE,
)


def says_leave(desk: Desk) -> bool:
    """Whether a question speaks of leave: 请假, on leave, excused."""
    return _LEAVE.search(desk.asked.query.text) is not None


def asks_of_leave_alone(desk: Desk) -> bool:
    """Whether a question speaks of leave, and its topic names no matter besides."""
    return says_leave(desk) and not _WHOM.sub("", _LEAVE.sub("", desk.asked.topic))
