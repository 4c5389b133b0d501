"""Whom a question asks for beside what it names, 由哪两家单位核定, and whom a sentence names for it."""

from __future__ import annotations

import re

from assistant.desk import Desk
from assistant.matching.asked_name import WHO, wanted
from retrieval.numerals import to_int

_WHO_IN_ENGLISH = re.compile(
    r"\bwho(?:m|se)?\b|\b(?:which|what) (?:\w+ ){0,2}?(?:bod(?:y|ies)|bureaus?|departments?|offices?|agenc(?:y|ies)"
    r"|units?|authorit(?:y|ies)|towns?|subdistricts?|commissions?)\b"
)
# Whom no duty names: who came, spoke, signed, pays, builds or has won it.
_OTHERS = frozenset({"chair", "destination", "person", "presents", "reports", "distribution", "absent", "post"})
_GIVEN = frozenset({"given_to", "given_work", "partners", "responsible", "responsible_named", "two_parts"})
_NOT_BODIES = re.compile(
    "[公企]司|企业|厂|领导|[谁哪][个位名]?(?:人|专家|副?市长)|\\b(?:compan|firm|contractor|person|mayor|leader)"
)
_HOW_MANY = re.compile("哪(?P<zh>[一二两俩三四五六七八九十])[个家]")
_TO_WHOM = re.compile("(?:向|报|报请|经|征求|提交|对|送|报送)$")
_AT = re.compile("(?:在|位于|设于|落户|迁[至到往])$")  # a place, and whose it is to do nothing
_OFFICES = re.compile("常委会|市委$|市政府$|常务会议$|人大")


def asks_whose(desk: Desk) -> bool:
    """Whether a question asks which body a matter is given to, which one sentence may name."""
    asked, text = desk.asked, desk.asked.query.text.lower()
    asks = (WHO if desk.zh else _WHO_IN_ENGLISH).search(text)
    if not desk.zh and not wanted(desk):
        return False  # an English word has many ways: who alone did something, any body near them might have
    if not asks or "who" not in asked.features or not asked.features & _GIVEN:
        return False
    return not asked.features & _OTHERS and not _NOT_BODIES.search(text)


def bodies_told(desk: Desk, sentence: str) -> list[str]:
    """Name the bodies that a sentence gives a matter to; none where a question asks for more or fewer."""
    found = (one for one in desk.bodies.find(sentence) if not _TO_WHOM.search(sentence[: one.start]))
    found = (one for one in found if not _AT.search(sentence[: one.start]))
    own = [one for one in found if one.kind == "body" and not _OFFICES.search(one.canonical)]
    number = _HOW_MANY.search(desk.asked.query.text)
    counted = to_int(number["zh"].replace("俩", "两")) if number else None
    told = list(dict.fromkeys(sentence[one.start : one.end] if desk.zh else desk.body(one.canonical) for one in own))
    return told if counted in (None, 1, len(told)) else []
