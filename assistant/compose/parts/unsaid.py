"""What a question asks of a matter that minutes seldom say: contractors, fines, complaints, results, hotlines.

Such a word decides: an item that does not have it does not say it, however much else of the question stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.text.late_patterns import LatePattern
from assistant.text.tables import table
from retrieval.asked.number_words import CARDINALS, to_number
from retrieval.numerals import NUMBER, to_int
from retrieval.scripts import fold

# How many of a unit a question asks for, and how minutes state it; the words of the unit stand for CHINESE and ENGLISH.
_HOW_MANY = r"(?:多少|几)[万千百]?(?:CHINESE)|\b(?:how many|(?:what|which|total|the) number of) (?:ENGLISH)\b"
_SO_MANY = (
    r"[\d一二两三四五六七八九十百千万亿]\s*(?:CHINESE)"
    r"|(?:CHINESE)[^，。；、\d]{0,2}?\d[\d.,]*\s*[万千百]?[个座处家张套辆台部条间]"  # 充电桩2160个
    r"|(?:COUNTED)\d[\d.,]*\s*[万千百]?[家户条]"  # 河道215条
)
# Which things of a kind a question asks for, but for those that are to do something, and how minutes name some.
_TO_DO = "[^，。,?？]{0,10}(?:要|须|应|(?<!值)得|该|负责|牵头|承担|主办|汇报)"
_TO_DO_EN = r"[^.?]*\b(?:must|should|shall|ought|needs?|ha(?:s|ve) to|(?:is|are) to|is responsible)\b"
_VERBS = "(?:about|of|the|this|these|do|does|did|is|are|was|were|has|have|had|should|must|can|will|to)"
_THINGS = rf"(?:(?!{_VERBS}\b)[\w'-]+ ){{0,2}}?(?:ENGLISH)\b"
_WHICH = (
    r"哪[一二两三四五六七八九十几些]*[个家条座处款]?[^，。,?？哪谁部单局委办管负由归类种样是讲说]{0,4}?"
    rf"(?:CHINESE)(?!{_TO_DO})"
    r"|(?:CHINESE)(?:具体|到底|究竟|都|分别|主要|一共|总共)*(?:是|有|指|包括|包含|叫|为)的?是?(?:哪|什么名|啥名)"
    r"|(?:CHINESE)的?(?:名字|名称|名单|全称)"
    r"|\b(?:what|(?:which|name|list)(?: of)?(?: are| were| is| was)?(?: the| these| those| all)?)"
    rf" {_THINGS}(?!{_TO_DO_EN})"
    rf"|\b(?:names?|identity) of (?:the |these |those |each )?{_THINGS}"
    rf"|\bwhat (?:is|are|was|were) (?:the |that |this )?{_THINGS} (?:called|named)\b"
)
_SOME = (
    r"、[^，。；、]{1,16}等[^，。；、]{0,6}(?:CHINESE)|(?:CHINESE)(?:[:：（(]|包括|分别[是为])|[A-Za-z]\d[^，。；、\s]{0,6}(?:CHINESE)"
    r"|、[^，。；]{1,16}[两二三四五六七八九十\d]+[个家条座项][^，。；、]{0,6}(?:CHINESE)|有限公司"
)
# Which of so many a question asks for: of the eight sections, how many; 那8个断面是哪几个.
_MEASURE = "[个家条座处项份类种级名起支片]"
_OF_SET_PHRASES = f"(?:{_MEASURE}|小)"  # 九小场所
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
    r"|\bwhat(?: exactly| precisely| all)? (?:are|were) (?:the|these|those) (?P<what>{0})\b"
    r"|\b(?P<named>{0}) (?:[\w-]+ ){{1,8}}?[-–—,:]? ?{1}".format("|".join([r"\d{1,2}", *CARDINALS[3:13]]), _NAMES)
)
_ENUMERATED = re.compile("[^、，。；：]{1,24}(?:、[^、，。；：]{1,24})+")


_WORDS = re.compile("CHINESE|ENGLISH|COUNTED")  # what the table fills in; things counted stand before their number


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: by which words questions ask for it, and by which minutes would say it."""

    said: LatePattern
    held: LatePattern


def unsaid(asked: str, texts: Iterable[str]) -> bool:
    """Whether a question asks for something of which none of the texts has a word."""
    return _lacking(_kinds(), asked, texts)


def unnamed(asked: str, texts: Iterable[str]) -> bool:
    """Whether a question asks which companies or places are meant, and none of the texts names any."""
    return _lacking(_named(), asked, texts)


def _lacking(kinds: Iterable[Kind], asked: str, texts: Iterable[str]) -> bool:
    folded = fold(asked)
    wanted = [kind for kind in kinds if kind.said.search(folded)]
    found = list(texts) if wanted else []
    return any(not any(kind.held.search(text) for text in found) for kind in wanted)


def unlisted(asked: str, text: str) -> bool:
    """Whether a question asks which of so many things, or how many of them, that a text counts and does not list."""
    match = _WHICH_OF.search(fold(asked)) or _WHICH_OF_EN.search(fold(asked))
    number = to_number(next(filter(None, match.groups()))) if match else None
    if not number or not any(to_int(said) == number for said in re.findall(rf"({NUMBER})\s*{_OF_SET_PHRASES}", text)):
        return False
    listed = max((found.count("、") + 1 for found in _ENUMERATED.findall(text)), default=0)
    return max(listed, text.count("《")) < number


@cache
def _kinds() -> tuple[Kind, ...]:
    known = table("compose/parts/unsaid")
    return (*(_kind(kind["said"], kind["held"]) for kind in known["kinds"]), *_of_words("units", _HOW_MANY, _SO_MANY))


@cache
def _named() -> tuple[Kind, ...]:
    return _of_words("named", _WHICH, _SOME)


def _of_words(name: str, said: str, held: str) -> tuple[Kind, ...]:
    """Give the kinds of a part of the table: each has its words, in both languages, in the same two patterns."""

    def filled(pattern: str, words: Mapping[str, str]) -> str:
        told = {"CHINESE": words["chinese"], "ENGLISH": words["english"], "COUNTED": words.get("things", "(?!)")}
        return _WORDS.sub(lambda match: told[match.group()], pattern)

    return tuple(_kind(filled(said, words), filled(held, words)) for words in table("compose/parts/unsaid")[name])


def _kind(said: str, held: str) -> Kind:
    barred = said.replace("[^，。", "[^，,。")  # what is asked is folded, and its commas with it
    return Kind(LatePattern(barred, re.IGNORECASE), LatePattern(held, re.IGNORECASE))
