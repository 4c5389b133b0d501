"""The name of what a question asks about: all of it but by which words, and when it was, is asked; what lacks of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.desk import Desk
from assistant.matching.lacking import frameless, glossed
from assistant.text.pairs import HAN, bare, holds, uncovered
from retrieval.scripts import fold

# Asked for: a day, a place, how often, an amount.
ASKED: Mapping[str, re.Pattern[str]] = {
    "when": re.compile(
        "什么(?:时候|时间|日子)|啥时候?|何(?:时|日)|哪一?[天日年月]|几月(?:几[日号])?|几号"
        r"|\bwhen\b|\b(?:on|by|from|at|in) (?:what|which) (?:date|day|month|time)\b|\bwhat (?:date|day)\b"
    ),
    "where": re.compile(
        "在?(?:哪里|哪儿|什么地方|啥地方|何[处地]|哪一?[个座](?:城市|地方|镇|街道|小区|村|区|国家)|哪座?城市|哪些?镇)"
        r"|\bwhere\b|\b(?:which|what) (?:\w+ ){0,2}?(?:city|town|place|country|estate|village|district|venue)\b"
    ),
    "how_often": re.compile(
        "(?:每|隔)?(?:多久|多长时间|几(?:天|周|年|个月|个季度))(?=[^，。？]{0,6}?一[次回遍趟])|每?隔(?:多久|多长时间|几(?:天|周|年|个月))"
        r"|什么(?:周期|频次|频率)|(?:周期|频次|频率)(?:是|为)?(?:多少|什么|多久)|(?<=多久)[^，。？]{0,6}?一[次回遍趟]"
        r"|\bhow (?:often|frequently|regularly)\b|\b(?:at|by) what (?:intervals?|frequency)\b"
    ),
    "how_much": re.compile(
        "(?:(?:总共|一?共|合计)?(?:需?要|得|会)?[花投拨]了?)?(?:多少|(?<![哪第好十])几(?![点时乎经月号日]))[万亿]?(?:个百分点|[㐀-鿿](?<![的了是吗呢和与]))?|百分之几|多[长高宽深远重大]"
        r"|\bhow (?:much|many|long|large|big|high)\b"
        r"|\bwhat (?:[a-z-]+ ){0,3}?(?:is|was|were|are|did|do|does|must|should|can|may)\b|\bat what\b"
        r"|\bwhat [a-z]+ (?:share|rate|amount|sum|fee|price)\b"
    ),
}
# Who has it, with what is said of anybody who has work.
WHO = re.compile(
    "(?:最后|最终|具体|到底|究竟)*(?:都|又)?(?:是|要|由|让|归|派给|交给|派到|落到|落在)*"
    "(?:谁|(?:哪(?:一|几|两|俩|三|四|些)?[个家]?|什么|啥)(?:具体|责任)?(?:单位|部门|局|委办局|委|镇街?|街道|机构))"
    "(?:来|去|一起|共同|在|要|都)*(?:负责|管|承办|办|弄|抓)?(?:的)?"
)
_SCOPE = re.compile(
    r"(?:19|20)\d\d\s*年?(?:年?[度初末底]|上半年|下半年|\d{1,2}月份?)?|第\s*\S{1,4}?\s*[号次期](?:常务会议|会议)?"
    r"|那[次场回]会议?[里上]?(?:[说讲提写定](?:到|起|过)?的?)?|会上(?=[说讲提定要])"
    r"|(?:那[份次])?(?:会议)?纪要(?:[里中上][^，。]{0,2}?[写说讲提记]到?的?(?:那个)?)?|《|》"
)
_FRAME = re.compile(
    "既然|打算|准备|计划|安排|预定|原定|请问|想问|请教|麻烦|多[大少久]|问一?下|查一?下|打听|一下|帮我|时间节点|节点|时限|时间表|[这那]一?[件个]?事|经费|资金|费用|关于|按照?|根据|里面?|当中|一[个家户辆人亩条件项名座所次年天处株棵间台套吨位只]"
    "|报告|文件|材料|对[吧吗么]|是[不否]?是?[吧吗么]?$|是否|没错|城市|地方|地点|时间|日期|[是要将由的了在从起到至于为给和与及前后每各共又还就能会该其这那得上下中花办开定改设建说讲共投]+$"
    "|^[是要将由的了在从起到至于为给和与及前后每各共又还就能会该其这那得里按上下中花办开定改设建说讲共投]+|[吗呢吧啊呀对么？?！!]"
)
# A price by its name, and words that say the same of money given.
_PRICE = re.compile(
    "(?P<of>[㐀-鿿]{2})(?:收费|收取)?(?:标准|单价|价格)(?=[是为有定]|多少|$)"
    "|(?P<own>学费|利率|税率|费率|票价|房价|地价|租金|奖金|罚款|罚金|工资|年薪|押金|市值|造价|市价"
    r"|[㐀-鿿]{2}(?<!消)(?<!免)(?<!收)(?<!经)(?<!浪)费(?=[是为要有花]{0,2}(?:多少|几)))"
)
_OF_ANY, _SHORTEST = re.compile("会议|议题|事项|领导|单位|部门|分别"), 3
_GRANTS = frozenset({"补贴", "补助", "奖励", "奖补", "资助", "扶持", "救助", "安置"})
# What a work costs as a whole, which no grant or fine beside it tells.
_WHOLE = re.compile(
    "(?:总?投资|总投入|造价|概算)(?:额|规模|金额)?[是为有达共约要]{0,2}(?:多少|几|多大)|花费?(?:掉|了)?(?:多少|几)"
)
_OF_WHOLE = re.compile("投资|投入|造价|概算|预算|经费|费用|资金|总额|总价|花|约?需|耗资")
_GIVEN_OUT = re.compile("补[贴助偿]|奖[励补]|罚|资助|租金|押金|每[个家户人处座台套吨件名亩][^，。]{0,8}元")
_HEAD = re.compile(
    r"\bwhat (?!was|were|is|are)(?P<noun>(?:[a-z-]+ ){1,3}?)(?:was|were|is|are|did|does|do|will|has|have|had)\b"
    r"|\bwhat (?:was|were|is|are) the (?P<of>(?:[a-z-]+ ){1,3}?)(?:of|for|at|per|charged|paid)\b"
)
_ANY_AMOUNT = frozenset(["amount", "sum", "number", "total", "share", "rate", "percentage", "figure", "value", "the"])
_ANY_AMOUNT |= {"budget", "cost", "level", "size", "maximum", "minimum", "average", "overall", "exact", "annual"}
_OF_NUMBERS = frozenset({"amount", "money", "rate"})
_REMEMBERED = 8  # desks: one question asks it of many sentences


@lru_cache(maxsize=_REMEMBERED)
def wanted(desk: Desk) -> frozenset[str]:
    """Name what a question wants to know: "when", "where", "how_often", "how_much"; the words of an amount last."""
    text = desk.asked.query.text.lower()
    said = {kind for kind, asks in ASKED.items() if asks.search(text)}
    return frozenset(said if desk.zh or desk.asked.features & _OF_NUMBERS else said - {"how_much"})


@lru_cache(maxsize=8)
def name_asked(desk: Desk, besides: tuple[str, ...]) -> str:
    """Give a Chinese question without the words by which it asks, and when it was: what it asks about."""
    text = fold(desk.asked.query.text)
    for pattern in (_SCOPE, WHO, *ASKED.values()):
        text = pattern.sub(" ", text)
    for said in besides:
        text = text.replace(said, " ")
    return bare(" ".join(left for part in re.split(r"[\s，。、,;；：:“”\"()（）]+", text) if (left := part.strip())))


def _is_other(piece: str) -> bool:
    """Whether a stretch that a text lacks names something, kinds of document and what is said around it aside."""
    left = KINDS.sub(" ", frameless(piece))
    while (less := _FRAME.sub(" ", left).strip()) != left:
        left = less
    return any(len(part) > 1 for part in left.split())


def names_something(desk: Desk) -> bool:
    """Whether what a question asks about is more than a meeting, a document or so many of something."""
    left = _OF_ANY.sub(" ", KINDS.sub(" ", name_asked(desk, ()))) if desk.zh else ""
    return not desk.zh or sum(len(_FRAME.sub("", piece)) for piece in HAN.findall(left)) > _SHORTEST


def lacks_its_name(desk: Desk, text: str, besides: tuple[str, ...] = ()) -> bool:
    """Whether a text lacks a word of what is asked about; of English ones, those that the glossary knows."""
    return (
        any(_is_other(piece) for piece in lacking_of_name(desk, text, besides))
        if desk.zh
        else bool(lacking_of_name(desk, text))
    )


def lacking_of_name(desk: Desk, text: str, besides: tuple[str, ...] = ()) -> list[str]:
    """Name what a text lacks of what is asked about: stretches of Chinese; English words that the glossary knows."""
    return list(uncovered(name_asked(desk, besides), text)) if desk.zh else _unheld(desk, text)


def _unheld(desk: Desk, text: str) -> list[str]:
    """Name the words that a text lacks, of those that the glossary knows beside the Chinese of an English question."""
    own = glossed(desk) | KIND_WORDS
    known = (word for word in desk.sure_words if word.longer and word.said not in own and not HAN.search(word.said))
    return [word.said for word in known if not word.held(text)]


def of_other_price(desk: Desk, text: str) -> bool:
    """Whether a question asks for a price, or a sum, by a name that a text has not: 学费标准, contract value."""
    if not desk.zh:
        heads = (found["noun"] or found["of"] for found in _HEAD.finditer(desk.asked.query.text.lower()))
        nouns = {noun for head in heads for noun in head.split()}
        words = [word for word in desk.words if word.said in nouns - _ANY_AMOUNT]
        return bool(words) and all(word.longer for word in words) and not any(holds(w.longer, text) for w in words)
    for found in _PRICE.finditer(desk.asked.query.wording):
        said = found["of"] or found["own"]
        ways = {way for _, more in desk.glossary.pieces(said) for way in more}
        same = _GRANTS if said in _GRANTS else ()
        if not holds((said, *ways, *same), text):
            return True
    whole = _WHOLE.search(desk.asked.query.wording) and not _GIVEN_OUT.search(desk.asked.query.wording)
    return bool(whole and _GIVEN_OUT.search(text) and not _OF_WHOLE.search(text))
