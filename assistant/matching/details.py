"""The details that a question asks of a matter, one a clause, and which sentence of an item tells each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.topic_words import Word, translated_words
from assistant.desk import Desk
from assistant.matching.amounts import AREAS
from assistant.matching.asked_name import ASKED, WHO
from assistant.matching.values import days_in, placed
from assistant.text.pairs import counted, holds, uncovered
from assistant.text.tables import table
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.scripts import fold

# Facets of a question for a value of something that it names.
OF_VALUES = frozenset({"amount", "body_tasks", "date", "deadline", "passage", "responsible", "term"})
_APART = re.compile(r"[,，、;；。?？!！:：]|\s+|以及|还有|同时|(?<=[多少长大久几])[和与及]")
_APART_EN = re.compile(
    r"[,;:?!()]| [-–—] |\band (?=(?:also |then )?(?:what|who|whom|which|how|when|where|by|to|at|on|for|until|with"
    r"|the|its|their|in)\b)",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"[（(][^（）()]*[）)]")
_EACH = re.compile("分别|各(?:自|是|为|有|要|由|多|几|定|占|达)|都是")
_JOINED = re.compile("[和与及]")
_ASKS = re.compile("多[少大长高久远]|几(?![乎号])|何|什么|谁|哪|啥|怎么|如何|咋|比例|比重|分别|各[是为由定怎]")
_ASKS_EN = re.compile(r"\b(?:what|who|whom|whose|which|how|when|where|deadline|until|by when)\b", re.IGNORECASE)
_FIGURE_EN = re.compile(
    r"\b(?:(?:number|amount|sum|rate|share|percentage|ratio|price|fee|cost|budget|area|length|target|figure|quota|level|size"
    r"|total|investment|fund|fine|reward|height|depth|distance|volume|output|allowance|threshold|limit)s?|capacity|capacities"
    r"|subsid(?:y|ies))\b"
)
_ALSO_EN = re.compile(r"^\s*(?:and )?(?:the|its|their)\b", re.IGNORECASE)
# What is said around a detail and names none.
_WHEN = ASKED["when"]
_HOW_MUCH = re.compile(
    "(?:多少|几)[万亿千百]?(?:个?百分点|个?点|个?工作日|个?月|[元钱人户套家座处所台部辆条张名米间栋岁倍公里亩吨天年日项件个次])?|多[大长高久远]|何[时地处]|几何|[什啥]么?|怎么样?|如何|咋"
)
_FRAME = re.compile(
    "(?:19|20)\\d\\d年?度?|\\d{1,2}月份?|\\d{1,2}[日号]|[两三几每这那][次回年届版份]|[前后头]一?[次回年]|上会|审议|会议|纪要|讨论|通过|方案|办法|实施"
    "|文件|那份|规定|要求|明确|写明|提到|说的|提出|定下|数量|具体|标准|情况|变化|变成|改成|调整|相比|对比|比较|区别|不同"
    "|总共|一共|共计|合计|大约|分别|各自|都|目标|有没有|请问|麻烦|告诉我|说说|一下|帮我|分别"
    "|[的了是由为到在里中上下被把对给跟和与及要须能会可应该各又还就那这按从将有第让定]"
)
STOP = frozenset(table("matching/details")["stop"].split())
_SAME = table("matching/details")["same"]  # words of questions, and what minutes word for them
_RATIO = re.compile(r"\d\s*[:：比]\s*\d|[%％]|百分点|[一二三四五六七八九]成|倍")
_SPELL = re.compile(r"(?:\d+|[一二两三四五六七八九十半]+)\s*个?\s*(?:年|月|天|日|工作日|小时|周|季度)")
_MONEY = frozenset({"元", "美元", "欧元"})
_COUNTED = re.compile(
    r"\d\s*[千百]?[万亿]?\s*(?!元|[%％年月日天周号时]|个(?:百分点|月|工作日|季度)|[千百]?[万亿])[㐀-鿿]"
)
# What has a length: of that how long asks for no time.
_LONG_THING = (
    r"(?:is|are|was|were|will) (?:the |this |that |its |each )?(?:\w+ ){0,3}?(?:section|line|road|route|rail\w*|bridge"
    r"|tunnel|wall|river|channel|canal|dyke|embankment|pipe\w*|track|street|shoreline|coast\w*|corridor|stretch"
    r"|network|greenway|path|extension|highway|expressway|metro|quay|berth|wharf)s?\b"
)
_LENGTHS = frozenset({"公里", "千米", "米"})
_UNIT = re.compile(
    "(?:多少|几)[万亿千百]?(?P<unit>公里|平方米|平方公里|立方米|公顷|亩|吨|户|套|家|座|处|所|台|部|辆|条|张|人|名|米|间|栋|岁|倍)"
)
_ALIKE = {"名": "人", "位": "人", "所": "座", "部": "台"}
_KINDS: Mapping[str, re.Pattern[str]] = {
    "share": re.compile(
        r"率[^，。]{0,5}(?:多少|几|多[大高])|比例|百分|占比|比重|几成|几个?点|多大的?比|\b(?:ratio|share|percent\w*|proportion|rate|points?)\b"
    ),
    "span": re.compile(
        r"多久|多长(?!度)|年期|年限|期限|几年|几天|几个月|几个?工作日"
        rf"|\bhow (?:long(?! {_LONG_THING})|many (?:working )?(?:days|months|years|weeks))\b"
    ),
    "length": re.compile(rf"\bhow long {_LONG_THING}|\blength of\b"),
    "when": ASKED["when"],
    "when_too": re.compile(r"\bdeadline\b|\buntil\b|\bby when\b|截止|截至|何时|什么时候|[何哪]天"),
    "who": re.compile(
        r"谁|哪[一两俩三几]?家(?!企|公)|哪一?[个家些几两]*(?:部门|单位|局|镇|街道|委办局|委)|\bwho\b|\bwhom\b"
        r"|\b(?:which|what) (?:\w+ )?(?:bureau|body|bodies|department|town|office|commission)s?\b"
    ),
    "where": ASKED["where"],
    "area": re.compile(
        r"面积|\bhow (?:big|large)\b(?! an? (?:share|part|proportion|sum|amount|fine))(?=[^?]*\b(?:sites?|plots?|land"
        r"|floor|buildings?|halls?|parks?|squares?|gardens?|cent(?:re|er)s?|museums?|librar\w+|space)\b)"
        r"|\b(?:floor|land) area\b"
    ),
    "money": re.compile(r"多少(?:钱|[万亿]?元|资金|经费)|\b(?:cost|subsid\w+|fine|reward|price|budget|money|yuan)\b"),
    "count": re.compile(
        r"多少[个人户家座处所台辆条套亩吨名]|几[个人户家座处所台辆条套亩吨名](?!点|百分|月|工作日)|数量|个数|[户人套家]数"
        r"|\b(?:how many|number of) (?!(?:working )?(?:days|months|years|weeks|percent))"
    ),
    "number": re.compile(
        r"多少|几|多[大高重]|数量|\bhow (?:many|much|large|big|high)\b"
        rf"|\bwhat (?:is the |was the )?(?:amount|sum|level|figure)\b|\b(?:compare|versus|vs)\b.*{_FIGURE_EN.pattern}"
        rf"|{_FIGURE_EN.pattern}.*\b(?:compare\w*|versus|vs|against|differ\w*|chang\w+)\b"
    ),
}
_KNOWN, _LOOSE = 1.0, 0.5  # of an English word that the glossary has, that a dictionary alone has
_SHORT = 2  # characters of a short form
_ENOUGH, _ENOUGH_EN, _ALONE_EN = 0.6, 0.33, 0.5
_TOWNS = ("镇", "街道", "区")


@dataclass(frozen=True, slots=True)
class Detail:
    """What one clause asks of a matter: its text, and for English its words."""

    text: str
    content: str
    words: tuple[Word, ...]
    kinds: frozenset[str]


def details(desk: Desk) -> tuple[Detail, ...]:
    """Give what each clause of a question asks."""
    if desk.zh:
        clauses = list(_clauses(fold(desk.asked.query.wording).lower()))
    else:
        clauses = list(_clauses_en(desk.asked.query.text)) or _compared_en(desk)
    return tuple(_detail(desk, clause) for clause in clauses)


def _compared_en(desk: Desk) -> list[str]:
    """Give what a question compares without asking what: the price in the 2019 rules versus those of 2021."""
    text = desk.asked.query.text.lower()
    return [text] if "compare" in desk.asked.features and _FIGURE_EN.search(text) else []


def _clauses(text: str) -> Iterator[str]:
    """Yield the clauses that ask something, each with those before it that ask nothing."""
    before = ""
    for clause in _APART.split(_SPELT_OUT.sub("", text)):
        if not _ASKS.search(clause or ""):
            before += f"{clause or ''} "
            continue
        parts = _JOINED.split(clause) if _EACH.search(clause) else [clause]
        yield from (f"{before}{part}" for part in parts if part)
        before = ""


def _clauses_en(text: str) -> Iterator[str]:
    asked = False
    for clause in _APART_EN.split(text):
        if clause and (_ASKS_EN.search(clause) or (asked and _ALSO_EN.search(clause))):
            asked = True
            yield clause.strip().lower()


def _detail(desk: Desk, clause: str) -> Detail:
    kinds = frozenset(kind.removesuffix("_too") for kind, pattern in _KINDS.items() if pattern.search(clause))
    if desk.zh:
        return Detail(clause, _plain(clause), (), kinds)
    terms = [(term, ways) for term, ways in desk.glossary.things(clause, False) if " " in term and clause.count(term)]
    rest = clause
    for term, _ in terms:
        rest = rest.replace(term, " ")
    said = [word for word in re.findall(r"[a-z][a-z'’]+|[㐀-鿿]+", rest) if word not in STOP]
    words = translated_words(" ".join(said), desk.glossary, desk.found.terms) if said else ()
    own = (word for word in words if word.said not in KIND_WORDS)
    return Detail(clause, "", (*(Word(term, frozenset(ways), 1.0) for term, ways in terms), *own), kinds)


def _plain(clause: str) -> str:
    for pattern in (_KINDS["who"], _KINDS["where"], WHO, _WHEN, _HOW_MUCH, KINDS, _FRAME):
        clause = pattern.sub(" ", clause)
    return clause


def bears_content(desk: Desk, detail: Detail, title: str) -> bool:
    """Whether a detail names anything beyond the title of its item."""
    if desk.zh:
        return sum(len(piece) for piece in uncovered(detail.content, title) if len(piece) > 1) > 1
    return any(word.longer and not holds(word.longer, title) for word in detail.words)


def no_word_known(desk: Desk, detail: Detail) -> bool:
    """Whether a detail in English has none but words that the glossary lacks, which its kinds then stand for."""
    return not desk.zh and not any(desk.glossary.chinese(word.said) for word in detail.words)


def tells(desk: Desk, detail: Detail, sentence: str, title: str) -> float:
    """Give the share (0..1) of a detail that a sentence tells beyond its item's title; 0 for too little of it."""
    if not gives(desk, detail, sentence):
        return 0.0
    told = _told(desk, detail, sentence, title) if desk.zh else _told_en(desk, detail, sentence, title)
    return told if told >= (_ENOUGH if desk.zh else _ENOUGH_EN) else 0.0


def tells_alone(desk: Desk, detail: Detail, sentence: str, title: str) -> bool:
    """Whether a sentence tells a detail that tells none of the others: in English more words of it must stand there."""
    return tells(desk, detail, sentence, title) > (0.0 if desk.zh else _ALONE_EN)


def _told(desk: Desk, detail: Detail, sentence: str, title: str) -> float:
    text = " ".join((sentence, *desk.glossary.shortened(sentence)))
    title = " ".join((title, *desk.glossary.shortened(title)))
    told, whole = counted(detail.content, text, title)
    if not whole or not told:
        return 0.0
    every = f"{title} {text}"
    lacking = [piece for piece in uncovered(detail.content, every) if not _said_otherwise(desk, piece, every)]
    return max(0.0, 1 - sum(map(len, lacking)) / whole)


def _said_otherwise(desk: Desk, piece: str, text: str) -> bool:
    ways = {way for _, more in desk.glossary.pieces(piece) for way in more if len(way) > 1}
    same = {way for group in _SAME if any(word in piece for word in group) for way in group}
    short = len(piece) == _SHORT and re.search(f"{piece[0]}[㐀-鿿]{{0,2}}{piece[1]}", text)  # 医保 is 医疗保险
    return bool(short) or holds(ways | same, text)


def _told_en(desk: Desk, detail: Detail, sentence: str, title: str) -> float:
    told = whole = 0.0
    for word in detail.words:
        sure = frozenset(way for way in desk.glossary.chinese(word.said) if len(way) > 1)
        if holds(sure | word.longer, title):
            continue
        weight = _KNOWN if sure else _LOOSE
        whole += weight
        told += weight if holds(sure, sentence) else _LOOSE if holds(word.longer, sentence) else 0.0
    return told / whole if whole else 0.0


def gives(desk: Desk, detail: Detail, sentence: str) -> bool:
    """Whether a sentence gives values of each kind that a detail asks for."""
    text = without_titles(sentence)
    units = {_ALIKE.get(each.unit, each.unit) for each in find_quantities(text)}
    asked = [_ALIKE.get(said, said) for said in _UNIT.findall(detail.text)]
    readers: Mapping[str, Callable[[], object]] = {
        "share": lambda: _RATIO.search(text),
        "span": lambda: _SPELL.search(text),
        "when": lambda: days_in(text),
        "who": lambda: any(one.kind == "body" for one in desk.bodies.find(text)),
        "where": lambda: placed(text) or any(one.canonical.endswith(_TOWNS) for one in desk.bodies.find(text)),
        "area": lambda: units & AREAS,
        "length": lambda: units & _LENGTHS,
        "money": lambda: units & _MONEY,
        "count": lambda: _COUNTED.search(text),
        "number": lambda: re.search(r"\d", text),
    }
    return all(each in units for each in asked) and all(readers[kind]() for kind in detail.kinds)


def clauses_telling(desk: Desk, asked: Sequence[Detail], sentence: str) -> str:
    """Give the stretch of a sentence from the first to the last of its clauses that say anything of what is asked."""
    clauses = [found.span() for found in re.finditer("[^，；]+[，；]?", sentence)]
    near = [span for span in clauses if any(_near(desk, one, sentence[slice(*span)]) for one in asked)]
    near = near or clauses
    told = sentence[near[0][0] : near[-1][1]]
    whole = all(gives(desk, one, told) for one in asked if gives(desk, one, sentence))
    return (told if whole else sentence[near[0][0] :]).strip().rstrip("，；。")


def _near(desk: Desk, detail: Detail, clause: str) -> bool:
    if desk.zh:
        return counted(detail.content, clause)[0] > 1 or bool(
            detail.kinds & {"share", "who"} and gives(desk, detail, clause)
        )
    return any(holds(word.longer, clause) for word in detail.words) or (
        bool(detail.kinds) and gives(desk, detail, clause)
    )
