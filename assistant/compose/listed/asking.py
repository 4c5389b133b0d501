"""Whether a question asks for a list of items, and what is left of it beside the conditions that rows have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.desk import Desk
from assistant.text.pairs import HAN, holds
from retrieval.parsing.agenda import without_titles
from retrieval.records import LedgerRow
from retrieval.scripts import fold, squash

_LISTED = re.compile(
    r"[哪那]些|哪(?:\d|[几一二两三四五六七八九十])|有哪|(?:有|都|是|办|做|管)[^，。？]{0,6}(?:什么|啥)|些什么|些啥|列(?![入席为])|清单|全部|所有|全都|逐[条个项一件份]"
    r"|的(?:议题|事项|文件|任务|汇报|材料|方案|计划|办法|规划|条例|工作)[。？?!]?$"
    r"|[几多少]+[个项件份条](?!月)|拎|一个[别不]|说全|理一[遍下]|拉个|汇总|盘点|有啥算啥|凡是"
    r"|\b(?:which|what) (?:[\w'-]+ ){0,4}?(?:items?|matters|things|documents|papers|reports|plans|topics|laws|rules)\b"
    r"|\b(?:which|what) (?:[\w'-]+ ){0,4}?(?:ones|files|texts|measures|schemes|points|subjects|regulations)\b"
    r"|\b(?:list|all|every|everything|enumerate|full|complete|whole|each of)\b",
)
_ELSE = frozenset({"absent", "attack", "attendee", "chair", "money", "person", "term", "votes", "why", "settled_by"})
_HEARD = re.compile(r"汇报|报告(?!会)|听取|听了|\breports?\b|\bbriefings?\b")
_PAPER = re.compile(r"文件|方案|计划|办法|意见|规划|材料|\b(?:documents?|papers?|plans?|measures|schemes?|texts?)\b")
_ANY = re.compile(r"议题|事项|事儿|什么事|东西|[的几件]事|\b(?:items?|matters?|things?|everything)\b")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FORMULA = 0.02  # of decisions, that say a word beside what they name
_TITLE = re.compile("^(?:分别|专题)?听取")


def asks_for_list(desk: Desk) -> bool:
    """Whether a list is asked for, of many minutes, and nothing else."""
    asked = desk.asked
    besides = _ELSE - {"attendee"} if asked.facet.startswith("list_") else _ELSE  # items that come back attend nothing
    if desk.library.few or asked.features & besides or asked.facet == "attack" or asked.query.items:
        return False
    return bool(_LISTED.search(fold(asked.query.text).lower()))


def of_whole_years(desk: Desk) -> bool:
    """Whether a question names years, and no meeting more closely."""
    asked = desk.asked
    return bool(asked.query.periods) and not asked.names_meetings and not asked.query.edges


def in_years(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the rows of the years that a question names: of the meetings held then."""
    years = {str(one.year) for one in desk.asked.query.periods if one.year}
    return [row for row in rows if not years or (row.held or row.issued or "")[:4] in years]


def of_sort(desk: Desk, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Keep the reports, or the papers, where a question asks for one of them alone."""
    text = _BRACKETS.sub(" ", fold(desk.asked.query.text)).lower()
    heard, paper, both = (pattern.search(text) is not None for pattern in (_HEARD, _PAPER, _ANY))
    if heard == paper or both:
        return list(rows)
    return [row for row in rows if bool(_TITLE.search(row.title or "")) == heard] or list(rows)


def decided(row: LedgerRow) -> str:
    """Give what a decision says beside the titles that it names, without points."""
    return re.sub(r"[^\w]", "", squash(without_titles(row.quote)))


def outside_brackets(desk: Desk) -> frozenset[str]:
    """Name the bodies that a question names outside brackets, in which a subject is explained."""
    text = _BRACKETS.sub(" ", fold(desk.asked.query.text))
    found = (*desk.bodies.mentions(text), *desk.bodies.find_english(text), *desk.bodies.find(text, loose=True))
    return frozenset(one.canonical for one in found)


def subjects_left(desk: Desk, rows: Sequence[LedgerRow]) -> list[str]:
    """Give the words that name a subject: none in brackets, of a body, or in which decisions are worded."""
    text = fold(desk.asked.query.text).lower()
    bracketed = " ".join(_BRACKETS.findall(text))
    left = [word for word in desk.asked.subject.lower().split() if word not in bracketed]
    if not left:
        return []
    names = [squash(alias) for body in desk.asked.query.bodies for alias in desk.bodies.aliases(body)]
    said = [decided(row) for row in rows]
    ways = {word.said.lower(): word.longer or word.ways for word in desk.words}

    def worded(word: str) -> bool:
        chinese = {word} if HAN.search(word) else ways.get(word, frozenset())
        if any(way in name for way in chinese for name in names):
            return True
        return sum(holds(chinese, one) for one in said) > max(_FORMULA * len(said), 1)

    return [word for word in left if not worded(word)]
