"""What a question asks of a matter that minutes seldom say: contractors, fines, complaints, results, hotlines.

Such a word decides: an item that does not have it does not say it, however much else of the question stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.tables import table
from retrieval.number_words import CARDINALS, to_number
from retrieval.numerals import NUMBER, to_int
from retrieval.scripts import fold

# How many of a unit a question asks for, and how minutes state it.
_HOW_MANY = r"(?:多少|几)[万千百]?(?:{chinese})|\b(?:how many|(?:what|which|total|the) number of) (?:{english})\b"
_SO_MANY = r"[\d一二两三四五六七八九十百千万亿]\s*(?:{chinese})"
# Which of so many a question asks for: of the eight sections, how many; 那8个断面是哪几个.
_MEASURE = "[个家条座处项份类种级名起支片]"
_WHICH_OF = re.compile(
    rf"(?:哪|(?<!第))(?P<zh>{NUMBER})\s*{_MEASURE}(?!.{{0,30}}(?:单位|部门|负责|牵头))(?:(?<=哪.{_MEASURE})|(?<=哪..{_MEASURE})"
    r"|[^，。,?？]{0,16}[，,]?[^，。,?？]{0,6}(?:[是有指叫](?:的是)?哪[几些]|名[字称单]|叫什么|分别|逐个|列)"
    r"|[^，。,?？]{0,12}(?:其?中|里面?|里头|当中)[^。?？]{0,10}(?:几|多少|哪)[个些几条家座])"
)
_NAMES = r"(?:names?\b|by name|which ones|namely)"
_WHICH_OF_EN = re.compile(
    r"\b(?:which|name|list)(?: of)?(?: (?:the|these|those|all|its|their))* (?P<first>{0})\b"
    r"|\b(?:how many|which|what share) of (?:the|these|those|its) (?:\w+ )?(?P<of>{0})\b"
    r"|\bof (?:the|these|those|its) (?P<among>{0})\b[^?]{{0,60}}\b(?:how many|which|what share)\b"
    r"|\b(?P<named>{0}) (?:[\w-]+ ){{1,8}}?[-–—,:]? ?{1}".format("|".join([r"\d{1,2}", *CARDINALS[3:13]]), _NAMES)
)
_ENUMERATED = re.compile("[^、，。；：]{1,24}(?:、[^、，。；：]{1,24})+")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: by which words questions ask for it, and by which minutes would say it."""

    said: re.Pattern[str]
    held: re.Pattern[str]


def unsaid(asked: str, texts: Iterable[str]) -> bool:
    """Whether a question asks for something of which none of the texts has a word."""
    folded = fold(asked)
    wanted = [kind for kind in _kinds() if kind.said.search(folded)]
    found = list(texts) if wanted else []
    return any(not any(kind.held.search(text) for text in found) for kind in wanted)


def unlisted(asked: str, text: str) -> bool:
    """Whether a question asks which of so many things, or how many of them, that a text counts and does not list."""
    match = _WHICH_OF.search(fold(asked)) or _WHICH_OF_EN.search(fold(asked))
    number = to_number(next(filter(None, match.groups()))) if match else None
    if not number or not any(to_int(said) == number for said in re.findall(rf"({NUMBER})\s*{_MEASURE}", text)):
        return False
    listed = max((found.count("、") + 1 for found in _ENUMERATED.findall(text)), default=0)
    return max(listed, text.count("《")) < number


@cache
def _kinds() -> tuple[Kind, ...]:
    known = table("unsaid")
    pairs = [(kind["said"], kind["held"]) for kind in known["kinds"]]
    pairs += [(_HOW_MANY.format(**unit), _SO_MANY.format(**unit)) for unit in known["units"]]
    return tuple(Kind(*(re.compile(pattern, re.IGNORECASE) for pattern in pair)) for pair in pairs)
