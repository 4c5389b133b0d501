"""What a question wants to know of an event, when, where, how often or how much, and what a sentence gives of that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.desk import Desk
from assistant.matching.amounts import AREAS, of_kinds
from assistant.matching.asked_name import ASKED, wanted
from assistant.text.pairs import counted
from retrieval.parsing.quantities import find_deadlines, find_quantities
from retrieval.records import Quantity

_DAY = re.compile(
    r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?(?:\s*[底末]|[上中下]旬)?(?:[之以]?前)?"
    r"|\d{1,2}\s*日(?:[之以]?前)|(?:\d{4}\s*年)?[一二三四]季度[末底]?(?:[之以]?前)?|[上下]半年|[今明当本]?年[底末](?:[之以]?前)?"
    r"|(?:(?:主?汛期|台风季|雨季|冬季|春运|开学季?|寒潮)(?:来临|到来)?|国庆节?|春节|元旦|中秋节?|入冬|开学)[之以]?前|\d{4}\s*年[底末内]?(?:[之以]?前)?"
)
_DONE = "举[办行]|召开|开展|建设|新建|设立|设置|试点|先行|落户|启动|开工|试运行"
_PLACE = re.compile(
    rf"在(?P<at>[^，。；、\d]{{2,12}}?)(?:{_DONE})|选址(?:于|在)?(?P<site>[^，。；]{{2,16}})"
    r"|(?:位于|坐落于|坐落在|设在|定在|落户于?|布局(?:于|在)|布点在|安装于|覆盖)(?P<place>[^，。；\d]{2,16})"
    r"|(?:其中)?(?P<town>[㐀-鿿]{2,3}(?:镇|街道|村|高新区|港区))(?:新建|新增|改建|扩建|建设|设立|开展试点|试点|先行)"
    r"|[把将以](?P<model>[^，。；、\d]{2,10})作为(?:示范|试点)"
)
_SPAN = (
    r"(?:半年|季度?|[年月日周天旬]|个月|工作日|\d+\s*个?(?:工作日|季度|[天日周月年])"
    "|[一二两三四五六半]个?(?:工作日|季度|[天日周月年]))"
)
_OFTEN = re.compile(
    rf"(?:每隔?|逐|按){_SPAN}(?!前|底|末|初|\d)(?:度)?(?:[^，。；、\d]{{0,8}}?(?:[一二两三四]|\d+)[次回遍])?"
    r"|(?:半年|一?季度?|[一两二三]年|一?个?月|[一两]周)[^，。；、\d]{0,3}?[一两二三][次回遍]"
)
_STOP = re.compile("[，。；、：,;:（）()]")
_PAIR, _BEHIND = 2, 8  # characters of the words beside a number that are said; characters behind it
_SUMS = re.compile(
    "总?(?:投资|投入|造价|概算|预算|经费|资金|费用|花费|成本|金额)[约为达共需计]*$"
)  # of what sum is asked: 花多少钱
_ANY_SUM = re.compile(
    "(?:花|投|用|拨|拿|出|安排|给|需要?|要|掏|批)(?:了|出|掉|去|个)*(?:多少|几)[万亿]?(?:钱|元|资金|经费|块)"
)
_AREA = re.compile("(?:占地|面积|用地|征地)[约为达共计]*$")
_LENGTH = re.compile(r"\bhow long\b")


def given(desk: Desk, text: str) -> dict[str, list[str]]:
    """Give what a sentence says of each thing that is wanted; nothing for what it does not say."""
    readers: Mapping[str, Callable[[], list[str]]] = {
        "when": lambda: days_in(text),
        "where": lambda: placed(text),
        "how_often": lambda: [match.group() for match in _OFTEN.finditer(text)],
        "how_much": lambda: [each.span.of(text) for each in _amounts(desk, text)],
    }
    return {kind: list(dict.fromkeys(readers[kind]())) for kind in ASKED if kind in wanted(desk)}


def placed(text: str) -> list[str]:
    """Give the places that a sentence sets something at."""
    return [next(filter(None, match.groups())).strip() for match in _PLACE.finditer(text)]


def days_in(text: str) -> list[str]:
    """Give the days, months and parts of years that a sentence sets."""
    return [match.group() for match in _DAY.finditer(text)] or [span.of(text) for span in find_deadlines(text)]


def _amounts(desk: Desk, text: str) -> list[Quantity]:
    """Give the amounts of the kinds asked for beside which stands a word that the question says of them.

    What the question says itself is none: 8个市考断面里达标的有几个.
    """
    said = {(one.value, one.unit) for one in find_quantities(desk.asked.query.text)}
    every = (each for each in of_kinds(desk, text) if (each.value, each.unit) not in said)
    return [each for each in every if _is_named(desk, text, each)]


def _is_named(desk: Desk, text: str, quantity: Quantity) -> bool:
    """Whether a question says the words before an amount, or behind it, in its clause."""
    before = _STOP.split(text[: quantity.span.start])[-1].strip()
    behind = _STOP.split(text[quantity.span.end :], maxsplit=1)[0].strip()[:_BEHIND]
    if desk.zh:
        asked = desk.asked.query.wording
        if (_SUMS.search(before) and _ANY_SUM.search(asked)) or (quantity.unit in AREAS and _AREA.search(before)):
            return True
        return any(counted(part, asked)[0] >= _PAIR for part in (before, behind))
    return any(way in before or way in behind for word in desk.surest_words for way in word.longer)
