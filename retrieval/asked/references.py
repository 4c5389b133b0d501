"""Numbers that a question names, of minutes, meetings, items, paragraphs, terms: 第12号, 26th meeting, 第十六届."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.asked.number_words import HUNDRED, ORDINALS, TENS, english_numbers, to_number
from retrieval.numerals import NUMBER, to_int
from retrieval.records import Span, overlap

Kind = Literal["number", "meeting", "item", "paragraph", "term"]
_JOINT = re.compile(
    r"\s*(?:、|,|和|与|及|跟|或|&|/|\band\b|\bor\b|\bund\b|\bvs\b\.?|\bversus\b|\bagainst\b|\bthan\b|\bwith\b|同|比|对|号|次|第|\bthe\b)+\s*"
)
_RANGE = re.compile(r"(.+?)\s*(?:[个项条](?:议题)?)?\s*(?:到|至|-|–|—|~|\bto\b|\bthrough\b)\s*第?\s*(.+?)")
_WHOLE = r"(?![起并共同块样直定下些次份期览边])"  # 纪要一起看 numbers nothing
_LONGEST = 30  # of a range of items
_FROM_THE_END = re.compile(r"^(?:倒数|最[后末])|\b(?:last|final|closing|penultimate)\b")
_YEAR = r"(?:19|20)\d\d"
# What follows 5号 where it names minutes, neither a day nor a line, a building, a file.
_OF_MINUTES = (
    r"\s*(?:里|中(?!午|旬)|上面|里头|那份|这份|那期|这期|那一[份期]|这一[份期]|的?(?:议题|议程)|整理|成稿|(?:又|也|都|总共|一共|共)*(?:审议|研究|"
    r"讨论|听取|议|审|列|写|讲|说|提到?|涉及|定)(?:的|了|过|到|定)|(?:是)?(?:什么时候|啥时候?|何时|哪天|几时)(?:整理|成稿|印|发|出)|"
    r"(?:和|与|跟|同|比|对比|、)\s*第?\s*\d{1,3}\s*号)"
)
_THE_FIRST_TIME = "第[一1]次(?:上会)?是?(?:在|于)?(?:哪|什么时|何时|啥时)"  # of a matter
_OTHER_FILE = "文件(?![^，。？]{0,12}(?:议题|议程|会议|常务会|的会|开会|开的?会))"  # which may be anybody's
_MOST = 999  # no government numbers more minutes or meetings within a year or a term


@dataclass(frozen=True, slots=True)
class Reference:
    """One number that a question names; `said` are its words there, `year` the year of issue where it is said.

    A paragraph is one of an item that the question numbers too.
    """

    kind: Kind
    year: int | None
    value: int
    said: str
    span: Span

    @property
    def of_meeting(self) -> bool:
        """Whether it numbers a meeting or its minutes, not what stands in them."""
        return self.kind in ("number", "meeting")


def find_references(text: str) -> list[Reference]:
    """Find numbers of minutes, meetings, items and paragraphs in a folded text of small letters, none read twice."""
    found: list[Reference] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if not any(overlap(one.span, span) for one in found):
                found += _read(kind, match, span)
    of_items = any(one.kind == "item" for one in found)
    return sorted((one for one in found if of_items or one.kind != "paragraph"), key=lambda one: one.span.start)


def _read(kind: Kind, match: re.Match[str], span: Span) -> list[Reference]:
    groups = match.groupdict()
    year = to_int(groups.get("year") or groups.get("year_after") or "")
    values = _values(groups.get("list") or groups.get("list_b") or "1")
    values = [-(value or 1) for value in values] if _FROM_THE_END.search(match.group()) else values
    return [
        Reference(kind, year, value, match.group().strip(), span)
        for value in dict.fromkeys(values)
        if value is not None and value <= _MOST
    ]


def _values(listed: str) -> list[int | None]:
    """Read the numbers of a list: 3、5和7, three to five."""
    if ends := _RANGE.fullmatch(listed.strip()):
        first, last = (to_number(end) for end in ends.groups())
        if first and last and first < last <= first + _LONGEST:
            return list(range(first, last + 1))
    whole = to_number(listed)  # one hundred and third
    return [whole] if whole else [to_number(each) for each in _JOINT.split(listed)]


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Give the patterns in the order in which they are tried; `list` or `list_b` holds the numbers."""
    found = [(kind, re.compile(pattern)) for kind, pattern in (*_chinese(), *_western())]
    # What says a year or a sign besides the number is surer than "the 22nd" alone, which comes last.
    return tuple(sorted(found, key=lambda pair: ("term", "paragraph", "item", "number", "meeting").index(pair[0])))


def _chinese() -> list[tuple[Kind, str]]:
    number = NUMBER.replace("[0-9０-９][0-9０-９ ]*", r"\d{1,3}(?!\d)")
    numbers = rf"(?P<list>{number}(?:\s*[号次]?\s*(?:、|,|和|与|及|跟|或)\s*第?\s*{number}(?=\s*[号次、,和与及]))*)"
    return [*_chinese_parts(number, numbers), *_chinese_minutes(number, numbers)]


def _chinese_parts(number: str, numbers: str) -> list[tuple[Kind, str]]:
    """Give the patterns of what is within minutes, and of terms of office; the arguments are patterns of numbers."""
    ends = (
        r"(?:议题|议程|事项|内容|(?=\W|$|[讲说是内主的审议研学听有都一呢谁由怎各结后最归以何什和与跟及第里中要用、]))"
    )
    within = r"(?<=[项题])\s*(?:的|里的?|中的?|里面的?|当中的?)?\s*"
    through = rf"(?P<list>{number}\s*[个项条]?(?:议题)?\s*(?:到|至|-|–|—|~)\s*第?\s*{number})"
    return [
        (
            "term",
            rf"第?\s*(?<![\d一二三四五六七八九十])(?P<list>{number})\s*届[市区县]?(?:人民)?政府(?!工作报告)",
        ),
        (
            "paragraph",
            rf"第\s*[（(]?\s*(?P<list>{number}(?:\s*[、和与及]\s*第?\s*{number})*)\s*[）)]?\s*(?:自然)?段落?",
        ),
        ("paragraph", rf"{within}第?\s*[（(]?\s*(?P<list>{number})\s*[）)]?\s*(?:小?[点条款]|小节)(?![钟半几])"),
        ("paragraph", rf"{within}第?\s*[（(]\s*(?P<list>{number})\s*[）)]"),
        ("paragraph", r"最[后末](?:的)?(?P<list>一)(?:自然)?段落?"),
        ("item", rf"倒数第?\s*(?P<list>{number})\s*[个项条]\s*{ends}|最[后末](?:的)?(?:一|那一?)[个项条]\s*{ends}"),
        ("item", rf"排(?:名|序)?(?:在|列)?\s*第\s*{numbers}\s*[位个项]?(?!名|产业)"),
        ("item", rf"第\s*{through}\s*[个项条]\s*{ends}"),
        ("item", rf"第\s*{numbers}\s*[个项条]\s*{ends}"),
        ("item", rf"(?<=纪要|会议|会上)的?\s*第\s*{numbers}\s*[项条](?![目例件规款线道路])"),
        ("item", r"(?:开|打)?头(?P<list>一)[个项条件](?=\W|$|议[题程]?|事[项情]?|内容|[讲说是的主审听都各分])"),
        ("item", rf"(?:议题|议程)\s*(?:第\s*)?{numbers}{_WHOLE}(?![个项条一件])"),
    ]


def _chinese_minutes(number: str, numbers: str) -> list[tuple[Kind, str]]:
    """Give the patterns of numbers of minutes and of meetings; the arguments are patterns of numbers."""
    two = rf"(?P<list>{number}\s*号\s*(?:和|与|跟|及|、)\s*{number})"
    year = rf"(?:(?P<year>{_YEAR})\s*年\s*度?\s*的?\s*)?"
    minutes = r"\s*(?:市政府)?(?:常务)?(?:会议)?(?:纪要|(?:那|这)[份期])"
    # 第五次全国经济普查 is no meeting: what may follow where 会议 is left out is listed.
    follows = (
        r"(?=\s*(?:市?政府)?(?:常务|会(?![商诊])|比(?!赛)"
        r"|[和与、,及呢的那以到至谁哪什几出列主讨审听召开是有上?\s]|$))"
    )
    # Nor is 第六次 of 第六次、第七次人口普查.
    event = "[㐀-鿿]{0,6}?(?:普查|代表大会|党代会|人代会|全会)"
    of_others = rf"(?!第\s*{number}\s*次(?:\s*[、,和与及跟]\s*第\s*{number}\s*次)+{event})"
    certainly = r"\d\d\d?|[二三四五六七八九]?十[一二三四五六七八九]?"  # 第26次讲了什么; 第二次讲 may be a time
    return [
        ("number", rf"[〔\[(（【]\s*(?P<year>{_YEAR})\s*[〕\])）】]\s*第?\s*{numbers}\s*号"),
        ("number", rf"(?<![\d-])(?P<year>{_YEAR})\s*-\s*(?P<list>\d{{1,3}})(?![\d-])"),
        ("number", rf"{year}第\s*{numbers}\s*[号期](?!议题|建议|提案|楼|线|{_OTHER_FILE})(?:文件|{minutes})?"),
        ("number", rf"{year}(?<![\d月哪]){numbers}\s*号{minutes}"),
        (
            "number",
            rf"(?<![\d月日]){two}\s*号(?![㐀-鿿]{{0,2}}(?:楼|线|文|路|院|门|厅|召开|开会|上午|下午|之[间前后]))",
        ),
        ("number", rf"(?:^|(?<=[在从查看翻据按照和与跟同比对是及、，,。；;：:问\s])){numbers}\s*号(?={_OF_MINUTES})"),
        ("number", rf"纪要\s*第?\s*{numbers}{_WHOLE}(?!\s*[项条个](?!月))\s*号?(?![\d年月个])"),
        ("number", rf"第\s*{numbers}\s*份(?=(?:常务)?(?:会议)?(?:纪要|记录))"),
        ("meeting", rf"(?!{_THE_FIRST_TIME}){of_others}第\s*{numbers}\s*次{follows}(?:\s*(?:市?政府)?(?:常务)?会议?)?"),
        ("meeting", rf"(?<=[(（])第\s*{numbers}\s*次(?=[)）])"),
        ("meeting", rf"第\s*(?P<list>{certainly})\s*次(?=[讲说议谈聊研办定安部传怎咋都汇过学做干])"),
        (
            "meeting",
            r"(?<![这近前后共有几第\d])(?P<list>(?:\d\d\d?\s*次?\s*[、和与跟同比对]\s*)*\d\d\d?)\s*次\s*(?:市?政府)?(?:常务)?会议?",
        ),
    ]


def _western() -> list[tuple[Kind, str]]:
    words = [word.replace(" ", "[ -]") for word in sorted(english_numbers(), key=len, reverse=True)]
    ordinals = [word for word in words if word.endswith(("st", "nd", "rd", "th"))]
    over = rf"{HUNDRED}(?:[ -]and)?[ -]"
    cardinal = rf"(?:\d{{1,3}}(?![\w年月])|\b(?:(?:{over})?(?:{'|'.join(words)})|{HUNDRED}(?:th)?)\b)"
    ordinal = rf"(?:\d{{1,3}}(?:st|nd|rd|th)\b|\b(?:(?:{over})?(?:{'|'.join(ordinals)})|{HUNDRED}th)\b)"
    tens = "|".join(TENS)  # of words alone only such are surely numbers: the twenty-second, not the second
    ones = "|".join(ORDINALS[:10])
    joined = r"\s*(?:,|&|\band\b|\bor\b|\bund\b)+\s*(?:the\s+)?"
    beside = r"\s*(?:,|&|/|\b(?:and|or|und|vs\.?|versus|against|than|with)(?![a-z]))+\s*(?:the\s+)?"
    many = rf"(?P<list>{cardinal}(?:{joined}(?!one\s+(?:of|on|about|from|that|which|with)\b){cardinal}(?!\w))*)"
    sign = r"(?:nos?\.?|numbers?|numbered|nr\.?|#)\s*"
    sitting = r"(?:meetings?|sessions?|sitzung(?:en)?)\b"
    kinds = r"(?:(?:municipal|city|government|executive|regular|plenary)\s+)*"
    after = rf"(?:\s*(?:/|,|of|in|from)?\s*(?:the\s+year\s+)?(?P<year_after>{_YEAR})(?!\d))?"
    span = rf"(?P<list>{cardinal}\s*(?:-|–|—|to|through)\s*{cardinal})"
    office = r"(?:(?:municipal|city|people['’]s|local)\s+)*(?:government|administration)\b"
    return [
        ("term", rf"(?P<list>{ordinal})[\s-]+(?:term\s+)?(?:of\s+)?(?:the\s+)?{office}"),
        ("paragraph", rf"\bpara(?:graph|\.)?s?\s*(?:{sign})?{many}|\b(?P<list_b>{ordinal})\s+para(?:graph)?\b"),
        ("paragraph", r"\b(?:last|final|closing) para(?:graph)?\b"),
        ("item", r"\b(?:last|final) (?:agenda )?(?:item|point)\b|\bitem (?:that came )?last\b"),
        ("item", rf"\b(?P<list>{ordinal})[- ](?:to[- ]|from[- ]the[- ])?(?:last|end) (?:agenda )?item\b"),
        ("item", rf"\b(?:agenda\s+)?items?\s+(?:{sign})?{span}"),
        ("item", rf"\b(?:agenda\s+)?items?\s+(?:{sign})?{many}|(?P<list_b>{ordinal})\s+(?:agenda\s+)?item\b"),
        ("item", rf"\b(?P<list_b>{ordinal}) (?:(?:point|matter|topic|one|thing) )?on (?:the|its|that|their) agenda\b"),
        ("item", rf"\bagenda point (?:{sign})?{many}"),
        ("meeting", rf"\b{sitting}\s*(?:{sign})?{many}(?!\s*(?:people|times|days|hours))"),
        ("meeting", rf"(?P<list>{ordinal}(?:{beside}{ordinal})*)\s+{kinds}{sitting}"),
        ("meeting", r"(?P<list>\d{1,3}\.)\s*sitzung\b"),
        (
            "number",
            rf"\b(?:minutes|protokoll)\s*(?:{sign})?{many}{after}|(?P<list_b>{ordinal})\s+(?:minutes|records?)\b",
        ),
        ("number", rf"\bdocument\s+(?P<list>\d{{1,3}})\b{after}"),
        (
            "number",
            rf"(?:(?P<year>{_YEAR})\s*,?\s*)?(?<![a-z])(?<!meeting )(?<!session )(?<!meetings )(?<!sitzung )"
            rf"(?:nos?\.|nos?(?=\s*\d)|number|nr\.?|#)\s*{many}{after}",
        ),
        (
            "meeting",
            rf"(?:^\s*|\b(?:the|at|of|in|from|after|before|for|during)\s+)"
            rf"(?P<list>\d{{1,3}}(?:st|nd|rd|th)|(?:{tens})[ -](?:{ones}))"
            r"(?=\s*(?:$|[?.,;:!)]|(?:and|or|but|one|too|please|pls|by|with|who|what|which)\b))",
        ),
    ]
