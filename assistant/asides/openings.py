"""What a question opens with that is no part of it, though minutes have some of its words: 记者想核一个数：.

Such a clause asks nothing and names no time and no document; most of its words are none of which titles are made, as
those of a matter put first would be, and what follows names a matter of its own and asks about it.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.asked.facet_table import holds_orders
from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.question import Known
from assistant.text.pairs import HAN
from retrieval.asked.periods import find_dates_and_months
from retrieval.asked.references import find_references

_ASKS_IN_CHINESE = re.compile(
    "谁|哪|什么|啥|多少|几[个项家次年月号日人位份成]|[吗呢]|怎|如何|何[时人处地种]|是否|有没有|有无|是不是|[?？]"
)
_OF_ALL = re.compile("(?:谁|什么|啥|哪[里儿个]?)(?=[都也])")
_ASKS = re.compile(
    rf"{_ASKS_IN_CHINESE.pattern}"
    r"|\b(?:what|which|who|whom|whose|when|where|how|why|list|name|give|did|does|was|were"
    r"|is|are|compare|summari[sz]e|describe|explain|tell|show|outline)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(r"\s*(?:could|can|would|may|might) (?:you|i|we)\b[^?]*\?\s*$", re.IGNORECASE)
_DOING = re.compile(
    r"\s*(?!accord|regard|concern|includ|dur|exclud|follow)[a-z]+ing\b", re.IGNORECASE
)  # writing a paper,
_ENDS_IN_WORK = re.compile("[用问查找核写填要]\\W*$")
_LEAVES_OUT = re.compile(
    r"除|不[算含计]|不包括|撇开|抛开|刨|\b(?:besides|apart|except|excluding|other than)\b", re.IGNORECASE
)
_POINTS = re.compile(
    r"\s*(?:它|其(?!他|它|余|中)|该|[这那]|\b(?:it|its|they|them|their|this|that|these|those)\b)", re.IGNORECASE
)
_QUOTED = re.compile('[《“"「]')
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}年|[去今前明]年")
# About a matter: 关于夜间停车，; 治水方面，; as for the river,.
_HEADED = re.compile(
    r"\s*(?:关于|有关|对于|至于|就|针对|围绕|涉及|说到|讲到|提到|按照?|根据|在)"
    r"|.*(?:方面|领域|问题|[这那]一?[块摊头]|的事|一事|时候?|中|里|上|后|前)[，,：:\s]*$"
    r"|\s*(?:about|on|in|at|under|during|after|before|regarding|concerning|as for|as to|with regard to|for)\b",
    re.IGNORECASE,
)
# What is to be done with what follows, and no matter of anybody: 统计一下：, 请帮我汇总,
_BIDDEN = re.compile(
    r"\s*(?:请|烦请|麻烦|劳烦|劳驾|先|再|你|您|帮忙|帮我们?|给我们?|替我们?|来|想|我想|我要|需要)*"
    r"(?:统计|汇总|梳理|归纳|盘点|整理|核对|核实|清点|查询?|检索|数|算|汇报|总结)(?:统计|汇总|梳理)?(?:一下子?|一遍|一查|下)"
    r"(?:看看?|哈|啊|吧)?\s*[：:，,]?\s*"
)
_MOSTLY, _NEARLY_ALL = 0.5, 0.8  # of a clause, that titles or names of bodies have
_YEARS = 4  # that minutes are from: titles of fewer have few of the words that a matter may be named by
_LONG = 3  # characters of a matter's words, or words, in what follows
_BRIEF = 4  # words of an English heading
_SOMEBODY = re.compile(r"[我咱俺]|\b(?:i|i'm|we|my|our|me|us)\b|[问想要查核对确请托打听盼求用写]", re.IGNORECASE)


def only_opens(clause: str, rest: str, known: Known, named: bool) -> bool:
    """Whether a clause before a question says who asks or why, by the words that are not of the archive.

    `named` tells whether what follows names anything that the archive may know.
    """
    if _BIDDEN.fullmatch(clause) and _ASKS.search(rest):
        return True
    if len(known.years) < _YEARS:
        return False
    asks = _ASKS.search(clause.rstrip(" ?") if _POLITE.match(clause) else clause)
    if asks or _LEAVES_OUT.search(clause) or _QUOTED.search(clause) or _YEAR.search(clause):
        return False
    if _POINTS.match(rest) or not _ASKS.search(rest) or holds_orders(clause) or _timed(clause):
        return False
    if not HAN.search(clause):
        return _opens_in_english(clause, rest, known, named)
    if not _names_its_own(rest, known):
        return False
    own = bool(_SOMEBODY.search(clause))
    matter = known.subjects.written_in(clause)  # 被征地农民一次性补缴社保，…
    if (_HEADED.match(clause) or matter) and not own:
        return False
    most = _NEARLY_ALL if _ENDS_IN_WORK.search(clause) else _MOSTLY
    return bool(HAN.search(rest)) and _of_archive(clause, known) < most and (own or not _names_a_body(clause, known))


def asks_in_chinese(clause: str) -> bool:
    """Whether a clause asks something by itself: 核酸检测点怎么布置，… but not 据说什么都知道，…"""
    return _ASKS_IN_CHINESE.search(_OF_ALL.sub("", clause)) is not None


def timed(clause: str) -> bool:
    """Whether a clause names a year, a day or a number of minutes or a meeting."""
    return _YEAR.search(clause) is not None or _timed(clause)


def _timed(clause: str) -> bool:
    said = clause.lower()
    return bool(find_dates_and_months(said, date.today()) or find_references(said))


def _names_a_body(clause: str, known: Known) -> bool:
    return bool(known.bodies.find(clause) or known.bodies.find_english(clause))


def _names_its_own(rest: str, known: Known) -> bool:
    """Whether what follows names a matter by itself: some characters of Chinese, or a word and more in English."""
    words = _title_words(rest, known)
    chinese = sum(len(word) for word in words if HAN.search(word))
    return (
        chinese >= _LONG
        or known.subjects.written_in(rest)
        or (not HAN.search(rest) and len(words) > 1)
        or bool(_QUOTED.search(rest) and chinese)
    )


def _title_words(text: str, known: Known) -> list[str]:
    found = " ".join(re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+", text))
    return known.subjects.words_of(found).split()


def _of_archive(clause: str, known: Known) -> float:
    """Tell how much (0..1) of a Chinese clause names of bodies have, or pairs of which titles are made."""
    text = "".join(HAN.findall(clause))
    marks = known.subjects.marks(KINDS.sub(lambda kind: "＿" * len(kind.group()), text))
    for one in known.bodies.find(text):
        marks[one.start : one.end] = [True] * (one.end - one.start)
    return sum(marks) / len(text) if text else 0.0


def _opens_in_english(clause: str, rest: str, known: Known, named: bool) -> bool:
    """Whether an English clause has few words of titles, or heads a question that names a matter without it."""
    words = [word for word in re.findall(r"[a-z'’-]+", clause.lower()) if word not in KIND_WORDS]
    titled = _title_words(clause, known)
    own = bool(_SOMEBODY.search(clause) or _POLITE.match(clause) or _DOING.match(clause))
    if _HEADED.match(clause) and not own:
        return False
    if own and not titled:
        return named
    if not _names_its_own(rest, known):
        return False
    if len(titled) < _MOSTLY * len(words):
        return own or len(titled) * _LONG <= len(words)
    brief = clause.rstrip().endswith(":") and len(words) < _BRIEF
    return brief and len(set(_title_words(rest, known))) >= _LONG
