"""Amounts that a question asks for: of money, a share, so many of a unit, beside what the question is about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.desk import Desk
from assistant.matching.overlap import share
from assistant.text.pairs import covered
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities
from retrieval.records import Quantity

MONEY_UNITS, SHARE_UNITS = frozenset({"元", "美元", "欧元", "日元", "港元"}), frozenset({"%", "个百分点"})
_COUNT_ASKED = re.compile(
    "(?:多少|几)(?P<scale>万|亿)?(?P<unit>个|家|户|亩|名|人次|人|项|件|处|所|座|台|套|辆|条|吨|份|批|公里|级|类|年|天"
    "|分(?![类为成布别管工])|倍|成|度|页|章|节|轮|届|瓶|票|字|株|棵|只|头|张|间|栋|幢|艘|场|步|层|米|期|集|季)?"
    r"(?!钱|元|资金|经费|投资)|(?P<count>套|户|家|台)数|\bhow many\b|\bnumber of\b",
    re.IGNORECASE,
)
_ANY_UNIT = frozenset({"个", "项", "件", "份", "批", "类"})
_LISTED_UNITS = _ANY_UNIT | {"种", "处", "家", "级", "条"}
_SAME_UNIT = {"名": "人", "人次": "人", "位": "人", "所": "座", "处": "个"}
_TIMES = frozenset({"年", "天", "日", "周"})
# What is counted: how many water sections lag behind.
_NOUN = re.compile(
    r"\bhow many (?P<noun>[a-z'’ -]+?)(?= (?:is|are|was|were|do|does|did|has|have|had|must|should|shall|will|would|can"
    r"|may|there|that|which|who|lags?|in|on|of|for|at|by|per|to|from|under|with"
    r"|[a-z]{3,}ed (?:by|in|at|on|for|from|as|to|with|of))\b|[^a-z'’ -]|$)",
    re.IGNORECASE,
)
# The things counted are asked for by name too.
_NAMED_TOO = re.compile(
    r"分别|各是|都(?:有|是)(?:哪|什么|啥)|[是指有](?:哪|什么|啥)|哪几|\bwhat are they"
    r"|\bwhich (?:ones?|are)|\bname them|\blist them|\band (?:in |on |of )?(?:what|which)\b|\bnamely"
    r"|\bhow many [a-z -]+ (?:is|are|was|were|does|do) (?:it |they |there )?(?:named|listed|mentioned|set out)",
    re.IGNORECASE,
)
_PEOPLE = re.compile("people|persons?|officials|staff|members|employees|workers")
_HEADS = re.compile("(?:多少|几)[个名位]?[^，。？]{0,4}?(?:人(?![才口工民])|[人队职成]员(?!单位)|干部|同志)")
_SHARE_ASKED = re.compile(r"\b(?:what(?! number)|which|how (?:high|big|large|low))\b", re.IGNORECASE)
_NEAR_CHARS = 12
_COUNTED_CHARS = 10
_NEARLY_SAID = 0.7  # of what is said of the amount of which most is
_NO_LABEL = re.compile(r"[\d.\s年月]+|其中|全年|今年|全市|我市|为$|达$")
# Units that an English question names, and things of which there is so much, not so much money: how much land.
_UNITS_SAID = {
    "亩": r"mu",
    "公顷": r"hectares?",
    "吨": r"ton(?:ne)?s?",
    "公里": r"km|kilomet(?:er|re)s?",
    "平方公里": r"square (?:km|kilomet(?:er|re)s?)",
    "平方米": r"square met(?:er|re)s?|sq ?m",
    "立方米": r"cubic met(?:er|re)s?",
    "千瓦时": r"kwh|kilowatt[- ]hours?",
}
_UNIT_ASKED = re.compile(
    r"\b(?:in|how many|of) (?:(?:[\d,.]+|ten|thousands?|millions?|hundreds?|units?|of) ){0,4}(?:"
    + "|".join(f"(?P<u{at}>{said})" for at, said in enumerate(_UNITS_SAID.values()))
    + r")\b",
    re.IGNORECASE,
)
_UNIT_NOUN = re.compile("|".join(_UNITS_SAID.values()))
_SO_MUCH = re.compile(
    r"^(?!.*\b(?:money|funds?|funding|yuan|rmb|cash|budget\w*|cost\w*|pa(?:y|id|ys)|spen[dt]\w*|invest\w*|subsid\w+|price\w*"
    r"|fees?|fines?|grants?|rewards?|bonus\w*|allowances?|compensation|salar\w+|wages?|tax\w*|rents?|revenue|debt|loans?"
    r"|allocat\w+|financ\w+)\b)"
    r".*\bhow much (?!more|less|longer|of|is|are|was|were|do|does|did|has|have|had|will|would|can|should|must)[a-z]+",
    re.IGNORECASE,
)
# Beside a sum the area is asked for: 面积多大，总共多少钱.
_AREA_TOO = re.compile(
    r"面积[^，。？]{0,4}多[大少]|多大(?:的?面积|地方)|占(?:用|掉)?(?:土?地)?多[大少](?:亩|土?地|面积)?|用地多少"
)
AREAS = frozenset({"亩", "公顷", "平方米", "平方公里", "万平方米"})
_SUM_TOO = re.compile("多少(?:钱|资金|经费|投资|补[贴助]|奖励|预算|[万亿]?元)|[补投花拨](?:了|入)?多少")
_SUM_TOO_EN = re.compile(
    r"\b(?:what|how much) (?:do|does|did|will|would) (?:\w+ ){1,5}(?:cost|paid)\b|\b(?:at|for) what (?:cost|price)\b",
    re.IGNORECASE,
)
# Levels of government that tell things counted apart: 省考断面 are no 市考断面.
_LEVELS = {
    "国": re.compile(r"国(?:家|考|控|级)|国省考|\b(?:national|nationwide|nationally|state)\b", re.IGNORECASE),
    "省": re.compile(r"省(?:考|控|级|属|定|里)|\bprovinc\w+", re.IGNORECASE),
    "市": re.compile(r"市(?:考|控|级|属|定|里)|苏州|\b(?:municipal|city|suzhou)\b", re.IGNORECASE),
}
_STOP = re.compile("[，。；、：,;:（）()]")
# A cut may be told as a share: how much is the rent reduced.
_CUT = re.compile(r"\b(?:cut|reduc\w+|discount\w*|lower(?:ed)?|waived?|reliefs?|off)\b", re.IGNORECASE)

Kind = str  # "money", "share" or "count"


def amounts(desk: Desk, text: str) -> Mapping[Kind, tuple[Quantity, ...]]:
    """Give, for each kind of amount that is asked for, those of a text that stand beside a word of the topic."""
    beside = [quantity for quantity in find_quantities(without_titles(text)) if _beside_topic(desk, text, quantity)]
    beside = [quantity for quantity in beside if _of_level(desk, text, quantity)]
    return {kind: tuple(each for each in beside if _of_kind(desk, kind, each.unit)) for kind in kinds(desk)}


def of_kinds(desk: Desk, text: str) -> list[Quantity]:
    """Give the amounts of a text that are of a kind that is asked for, whatever they stand beside."""
    every = (each for each in find_quantities(without_titles(text)) if _of_level(desk, text, each))
    return [each for each in every if any(_of_kind(desk, kind, each.unit) for kind in kinds(desk))]


def has_every_kind(desk: Desk, text: str) -> bool:
    """Whether a text states an amount of each kind that is asked for: how many lag, and at what rate."""
    units = [each.unit for each in find_quantities(without_titles(text))]
    return all(any(_of_kind(desk, kind, unit) for unit in units) for kind in kinds(desk))


def labelled(desk: Desk, text: str) -> list[Quantity]:
    """Give of a text's amounts those that are asked for: of the kind, and by the words before them (总投资4亿元).

    All of the kind where the question says none of those words; all that the text has where none is of the kind.
    """
    beside = [each for kind in amounts(desk, text).values() for each in kind]
    near = of_kinds(desk, text) or beside or list(find_quantities(without_titles(text)))
    said = [said_of(desk, text, each) for each in near]
    most = max(said, default=0.0)
    found = [each for each, own in zip(near, said, strict=True) if own >= most * _NEARLY_SAID]
    return found if most else beside or near


def said_of(desk: Desk, text: str, quantity: Quantity) -> float:
    """Give the share (0..1) that the question says of the words before an amount, in its clause."""
    label = _NO_LABEL.sub("", _STOP.split(text[: quantity.span.start])[-1])
    if desk.zh:
        return covered(label, desk.asked.query.wording)
    return sum(word.held(label) for word in desk.words) / len(desk.words) if desk.words else 0.0


def names_too(desk: Desk) -> bool:
    """Whether a question asks what the things are that it counts: 有几个环节，分别是什么."""
    asked = _COUNT_ASKED.search(desk.asked.query.text)
    measured = asked is not None and asked["unit"] is not None and asked["unit"] not in _LISTED_UNITS
    return "count" in kinds(desk) and not measured and _NAMED_TOO.search(desk.asked.query.text) is not None


def kinds(desk: Desk) -> tuple[Kind, ...]:
    """Name the kinds of amount that a question asks for: 有几个落后，达标率各是多少 asks for a count and a share."""
    features = desk.asked.features
    asked = [kind for kind, feature in (("money", "money"), ("share", "rate")) if feature in features]
    counted = _COUNT_ASKED.search(desk.asked.query.text)
    if _unit_said(desk) and "share" not in asked:
        return ("count",)  # how much, in mu, is no sum of money
    if asked == ["money"] and desk.zh and counted and counted["unit"] and _SUM_TOO.search(desk.asked.query.text):
        return ("count", "money")  # 建多少个，每个补多少钱
    if asked == ["money"] and _AREA_TOO.search(desk.asked.query.text):
        return ("count", "money")
    if asked == ["money"] and not desk.zh and counted and _SUM_TOO_EN.search(desk.asked.query.text):
        return ("count", "money")  # how many, and what does one cost
    if counted and not desk.zh and "share" in asked and not _SHARE_ASKED.search(desk.asked.query.text):
        return ("count",)  # "how many have a rate that lags" asks for no rate
    if not asked or ("share" in asked and counted and (counted["unit"] or counted["count"] or not desk.zh)):
        asked.insert(0, "count")
    return tuple(asked)


def _of_kind(desk: Desk, kind: Kind, unit: str) -> bool:
    if kind == "money":
        cut = unit in SHARE_UNITS and not desk.zh and bool(_CUT.search(desk.asked.query.text))
        return cut or unit in MONEY_UNITS or (unit in _UNITS_SAID and bool(_SO_MUCH.search(desk.asked.query.text)))
    if kind == "share" or unit in SHARE_UNITS:
        return kind == "share" and unit in SHARE_UNITS
    noun, wanted = counted_noun(desk), _units_wanted(desk)
    if _AREA_TOO.search(desk.asked.query.text) and not wanted:
        return unit in AREAS
    if wanted and not _ANY_UNIT & wanted:
        return _SAME_UNIT.get(unit, unit) in {_SAME_UNIT.get(each, each) for each in wanted}
    if (wanted or noun) and unit in MONEY_UNITS:
        return False  # how many kindergartens is no sum of money
    if _PEOPLE.search(noun) or _HEADS.search(desk.asked.query.text):
        return _SAME_UNIT.get(unit, unit) == "人"
    return unit == "年" if noun.startswith("year") else unit not in _TIMES or "years" in desk.asked.features


def _units_wanted(desk: Desk) -> frozenset[str]:
    """Give the units in which a question counts: 多少亩、几个公园; none where one of its counts is in any unit."""
    if unit := _unit_said(desk):
        return frozenset({unit}) if not counted_noun(desk) or _UNIT_NOUN.fullmatch(counted_noun(desk)) else frozenset()
    units = [found["unit"] or found["count"] for found in _COUNT_ASKED.finditer(desk.asked.query.text)]
    return frozenset(units) if all(units) else frozenset()


def _unit_said(desk: Desk) -> str | None:
    """Give the unit that an English question names, as minutes write it: in 10,000 mu."""
    found = None if desk.zh else _UNIT_ASKED.search(desk.asked.query.text)
    return list(_UNITS_SAID)[int((found.lastgroup or "u0")[1:])] if found else None


def _beside_topic(desk: Desk, text: str, quantity: Quantity) -> bool:
    """Whether an amount is of what is asked about: 两个突出问题 counts problems, whatever stands before it."""
    if not desk.asked.topic:
        return True
    after = _STOP.split(text[quantity.span.end :], maxsplit=1)[0].strip()[:_COUNTED_CHARS]
    around = f"{text[max(0, quantity.span.start - _NEAR_CHARS) : quantity.span.start]}{after}"
    counted = quantity.unit not in (*MONEY_UNITS, *SHARE_UNITS, *_TIMES)
    thing = after if counted and len(after) > 1 else around
    of_noun = quantity.unit in SHARE_UNITS or _of_noun(desk, f"{quantity.unit}{thing}")
    return share(desk, thing) > 0 and of_noun


def _of_level(desk: Desk, text: str, quantity: Quantity) -> bool:
    """Whether what is counted is not that of another level of government than a question names."""
    thing = _STOP.split(text[quantity.span.start :], maxsplit=1)[0][:_COUNTED_CHARS]
    asked, own = (
        {name for name, level in _LEVELS.items() if level.search(said)} for said in (desk.asked.query.text, thing)
    )
    return not (asked and own) or bool(asked & own)


def _of_noun(desk: Desk, counted: str) -> bool:
    """Whether a unit and what it counts may be what is asked for: 三级应急指挥体系 counts no people."""
    words = [word for word in desk.words if word.said == counted_noun(desk)]
    return not words or any(word.held(counted) for word in words)


def counted_noun(desk: Desk) -> str:
    """Give what an English question counts: sections of "how many water sections lag"; empty where it does not."""
    found = _NOUN.search(desk.asked.query.text)
    words = found["noun"].lower().split() if found else [""]
    return words[0] if _PEOPLE.fullmatch(words[0]) else words[-1]
