"""Whether a question asks by when a matter that was put off has to come back before the meeting."""

from __future__ import annotations

import re

from retrieval.scripts import fold

_WHEN = "(?:什么时候|啥时候?|何时|几时|多久|哪天|几月(?:几[日号])?|哪个月|期限|时限|最晚|最迟)"
_AGAIN = (
    "(?:再次?|重新|重|返)(?:行|度|来)?"
    "(?:[提拿报送上过回审带呈]|进)(?:[上回到]?来|交|请|审|会|报|送|批|到?[^，。？]{0,4}会)"
)
_MUST = (
    r"\b(?:must|should|shall|have to|has to|had to|supposed to|required to|told to|asked to|due to|to be|deadline)\b"
)
_BACK = (
    r"\b(?:brought back|bring it back|com(?:e|ing) back|go back|sent back|back (?:to|before)"
    r"|re-?submi\w+|re-?tabled?|return(?:ed)?)\b"
)
_WHEN_BACK = re.compile(
    rf"{_WHEN}(?:以前|之前|前|底|内|以内)?[^，。？了过]{{0,8}}{_AGAIN}(?![^，。？]{{0,8}}[了过])"
    rf"|(?:要求|须|应|得|限|让|被要求)[^，。？]{{0,8}}{_AGAIN}[^，。？了过]{{0,10}}{_WHEN}"
    r"|\b(?:by when|when|how soon|deadline|by what (?:date|day|month)|(?:what|which) (?:date|day|month|deadline))\b"
    rf"[^?]{{0,60}}{_MUST}[^?]{{0,100}}{_BACK}"
)


def asks_when_back(text: str) -> bool:
    """Whether a question asks by when something has to be laid before the meeting again: 要求什么时候再拿上来."""
    return _WHEN_BACK.search(fold(text).lower()) is not None
