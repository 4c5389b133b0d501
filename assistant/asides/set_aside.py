"""Meetings that a question sets aside for another that it names: 6月那次不看，只列4月的; ignore June, list April's."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from retrieval.asked.periods import find_dates_and_months
from retrieval.asked.references import find_references
from retrieval.asked.words import query_words

_HINT = re.compile(  # a cheap look before the long patterns
    "[不别甭忽略跳撇抛除刨免搁]"
    "|ignor|regard|skip|forget|leav|aside|mind|exclud|except|apart|other than|without|not |counting|drop"
)
_NUMBER = "[0-9〇零一二三四五六七八九十]{1,3}"
_MEETING = (
    rf"(?:20\d\d\s*年)?(?:{_NUMBER}\s*月份?(?:\s*{_NUMBER}\s*[日号])?|第\s*{_NUMBER}\s*[号次期份])"
    r"(?:召开|举行|印发|下发|整理|开)?的?(?:[那这]一?[次场回份期个])?的?(?:市政府)?(?:常务)?(?:会议?)?的?(?:纪要)?的?(?:内容|部分|材料)?"
)
_LEFT = (
    "忽略|无视|略过|略去|跳过|撇开|抛开|搁开|不(?:看|管|要|算|计)"
    "|(?:不[用必要]|别|甭)再?(?:看|管|考虑|说|提|列|算|计|含|报)"
)
_TURN = f"{_LEFT}|不(?:考虑|说|提|列|含|包括)|排除|去掉|除[去开掉了]?|刨[去除掉]"
_ASIDE = f"(?:(?:就|都|先|一概|统统)?(?:{_LEFT}|除外|免了|(?:先)?[放搁](?:在)?一[边旁]|先放放|不在内)(?:掉|了)?)"


def without_set_aside(text: str) -> str:
    """Leave out of a question the meetings that it sets aside, where it still names another."""
    if not _HINT.search(text.lower()):
        return text
    left = _patterns().sub(" ", text).strip(" ，,。；;、")
    return left if left != text and _names_a_meeting(left.lower()) else text


def _names_a_meeting(text: str) -> bool:
    return bool(find_dates_and_months(text, date.today()) or find_references(text))


@cache
def _patterns() -> re.Pattern[str]:
    """Match a meeting with the words that set it aside, before it or after it, up to where its clause ends."""
    end = r"(?=\s*(?:[，,。；;、)）\s]|[只仅光单]|$))"
    before = rf"(?:请|麻烦)?(?:先|就)?(?:{_TURN})(?:掉|了)?\s*{_MEETING}(?:以外|之外|外)?{end}"
    after = rf"(?<![^，,。；;？?！!(（\s]){_MEETING}\s*{_ASIDE}{end}"
    months = "|".join(sorted(query_words().months, key=len, reverse=True))
    kinds = r"(?:executive )?(?:meeting|minutes|session|one|record|list)s?"
    nth = r"\d{1,2}(?:st|nd|rd|th)?"
    day = rf"(?:{nth}(?: of)? )?(?:{months})\b\.?(?: {nth}\b)?(?:,? 20\d\d)?(?:'s)?"
    named = rf"(?:{kinds} (?:of|in|from|on|held on|held in) (?:the )?)?{day}(?: {kinds})?"
    numbered = rf"(?:(?:minutes )?(?:no\.?|number) ?\d{{1,3}}|\d{{1,3}}(?:st|nd|rd|th) {kinds})"
    one = rf"(?:the |what (?:was|happened) (?:in|on|at) (?:the )?)?(?:{named}|{numbered})"
    verbs = (
        r"(?:ignor(?:e|ing)|disregard(?:ing)?|skip(?:ping)?|forget(?:ting)?(?: about)?|leav(?:e|ing) (?:out|aside)"
        r"|never mind|not counting|excluding|except(?: for)?|apart from|other than|without(?: counting)?|drop)"
    )
    ends = r"(?=\s*(?:[,.;:!?–—)-]|$|and\b|but\b))"
    apart = rf"(?:leav(?:e|ing)|set(?:ting)?|put(?:ting)?) {one} (?:out|aside)(?: of (?:it|this))?"
    english = rf"\b(?:please )?(?:{verbs} {one}|{apart}){ends}(?:\s*(?:[,.;:]|and\b|but\b))?"
    return re.compile(f"{before}|{after}|{english}", re.IGNORECASE)
