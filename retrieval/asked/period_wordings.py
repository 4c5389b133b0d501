"""How questions word days, months, years and spans of them: patterns whose groups say what each part is."""

from __future__ import annotations

import re
from functools import cache

from retrieval.asked.words import query_words
from retrieval.numerals import NUMBER

_Y4 = r"(?<!\d)(?:19|20)\d\d(?!\d)"
YEAR = re.compile(_Y4)
_HAN_YEAR = r"[〇零○一二三四五六七八九]{4}"
_DASH = r"\s*(?:-|—|~|–|至|到)+\s*"
_BESIDE = r"\s*[、/和与跟及]\s*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?!度)"  # 4、6月
_DAY_OF_MEETING = (
    r"\s*[日号]?\s*的?(?:[那这][次场个])?(?:市政府)?(?:常务)?(?:会|纪要)|\s+(?:\w+\s+)?(?:meeting|minutes|session)"
)
_NOT_BY = "(?<!by )(?<!by the )(?<!before the )(?<!until the )"  # by then a work is to be done
_NOT_AN_END = "".join(
    f"(?<!{verb} )" for verb in ("end", "ends", "ending", "finish", "finishes", "expire", "expires", "expiring")
)
_EARLY, _LATE = "early|(?:at )?the (?:beginning|start) of", "late|(?:at )?(?:the )?end(?: of)?"
_SEASON_NAMES = "spring|summer|autumn|fall|winter"


@cache
def month_patterns() -> tuple[re.Pattern[str], ...]:
    """Give the patterns of what names a month, in the order in which they are tried."""
    ago = "|".join(f"(?P<months_ago_{at}>{pattern})" for at, pattern in enumerate(query_words().relative_months))
    return tuple(map(re.compile, (*_in_digits(), *_chinese(), *_western(), ago)))


@cache
def year_patterns() -> tuple[re.Pattern[str], ...]:
    """Give the patterns of years that stand alone and of spans of years, in the order in which they are tried."""
    ago = "|".join(f"(?P<years_ago_{at}>{each})" for at, each in enumerate(query_words().relative_years))
    return (_YEARS, _SINCE, _LATELY, _PLAN_YEARS, re.compile(ago), *_YEAR)


def _in_digits() -> tuple[str, ...]:
    short = r"(?P<month>\d\d?)[/.](?P<day>\d\d?)(?![\d/.%])"  # 6/13, only where a meeting is named beside it
    return (
        rf"(?P<year>{_Y4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)",
        rf"(?<![\d/.])(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.](?P<year>{_Y4})",
        rf"(?<![\d/.])(?P<month>\d\d?)[/.](?P<day>\d\d?)[/.](?P<year>{_Y4})",
        rf"(?P<year>{_Y4})[/.](?P<month>\d\d?)(?![\d/.])",
        rf"(?<![\d/.]){short}(?={_DAY_OF_MEETING})",
        rf"\b(?:meetings?|minutes|sessions?)\s+(?:held\s+)?(?:on|of|from)\s+{short}",
    )


def _chinese() -> tuple[str, ...]:
    short_year = r"(?<!\d)\d{2,3}(?=\s*年\s*\d+\s*月)"  # 23年6月, 112年6月
    number = rf"{_Y4}|{_HAN_YEAR}|民国\s*{NUMBER}|{short_year}"
    year = rf"(?:(?P<year>{number})\s*年度?|(?P<relative>{_relative()}))"
    # 写个4月10日的简报 names a day; 几个4月, a span of time.
    before = r"(?<![每第几])(?<![每几\d一二两三四五六七八九十]个)"
    month = rf"{before}(?P<month>{NUMBER})\s*(?:月份?(?![度刊报票亮球嫂饼])|(?={_DASH}{NUMBER}\s*月)|(?={_BESIDE}))"
    last = rf"(?:{_DASH}(?P<last>{NUMBER})\s*月份?)?"
    day = rf"(?:\s*(?P<day>{NUMBER})\s*[日号])?"
    return (
        rf"(?:{year}\s*的?\s*)?{month}{last}{day}",
        rf"(?:{year}\s*的?\s*)[前头](?P<quarters>[两二三2-3])个?季度?",
        rf"(?:{year}\s*的?\s*)?(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)",
        rf"(?<![到至])(?:{year}\s*的?\s*)年?(?:(?P<opening>初(?!审(?!议)|[次步中级期]))|(?P<closing>[末尾底]))(?!\s*(?:之|以)?前)",
        rf"{year}\s*的?\s*(?P<end>最[后末初]|末|头|前|开头)(?P<count>[两二三四2-4])个月",
        r"(?P<season>[春夏秋冬])(?:天|季|季度)?的?(?:那|这|上)?[次场回个]?(?=(?:市政府)?(?:常务)?会(?![商诊])|的?纪要)",
    )


def _western() -> tuple[str, ...]:
    words = query_words()
    named = rf"\b(?P<named>{'|'.join(sorted(words.months, key=len, reverse=True))})\b\.?"
    until = rf"(?P<until>{'|'.join(sorted(words.months, key=len, reverse=True))})\b\.?"
    plain = "|".join(sorted(set(words.months) - words.ambiguous_months, key=len, reverse=True))
    day_en, year_en = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?", rf"(?:(?:,|\s|of)*(?P<year>{_Y4}))"
    return (
        rf"{_NOT_BY}\b(?:(?P<opening>{_EARLY})|(?P<closing>{_LATE}))\s+(?:in\s+)?(?P<year>{_Y4})",
        rf"(?:the\s+)?(?P<end>first|last|final|opening|closing)\s+(?P<count>two|three|four|[2-4])\s+months{year_en}",
        rf"{named}\s*(?:-|–|—|and|to|until|till|through)\s*{until}(?!\s*\d{{1,2}}\b){year_en}?",
        rf"(?<!\d)(?<!item )(?<!items )(?<!point ){day_en}\s*(?:of\s+)?{named}{year_en}?",
        rf"{named}\s*{day_en}(?!\d){year_en}?",
        rf"{named}\s*{year_en}",
        rf"{named}\s+(?:of\s+)?(?P<relative>{_relative()})",
        rf"(?:(?:the\s+)?(?P<half>first|second)\s+half|\bh(?P<half_at>[12]))(?:\s+of)?{year_en}",
        rf"(?:\b(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter|\bq(?P<quarter_at>[1-4]))(?:\s+of)?{year_en}?",
        rf"\b(?P<season>{_SEASON_NAMES})(?:'s)?{year_en}?(?=\s+(?:executive\s+)?(?:meetings?|minutes|sessions?|one)\b)",
        rf"\b(?:meetings?|minutes|sessions?)\s+(?:held\s+)?(?:in|of|from|last|this)\s+(?:the\s+)?(?P<season>{_SEASON_NAMES})\b{year_en}?",
        rf"(?:\b(?:in|of|during|since|the|last|this|im)\s+)(?P<named>{'|'.join(words.ambiguous_months)})\b(?!\s+\d)",
        rf"\b(?P<named>{'|'.join(words.ambiguous_months)})(?:'s)?(?=\s+(?:executive\s+)?(?:meetings?|minutes|sessions?))",
        rf"\b(?P<named>{plain})\b(?:'s)?",
    )


def _relative() -> str:
    return "|".join(query_words().relative_years)


# What may follow years in English, not the name of what is made for them: 2021 to 2023 action plan.
_AFTER_YEARS = r"\W*$|\s*[,.;:?!]\s|\s+[-–—]\s|\s+(?:please|with|inclusive|including|only|in order)\b"
# Nor does the name of a plan follow in Chinese: 2021—2023年行动计划, 2021至2023年).
_NO_PLAN = "(?!\\s*(?:[)）》]|[^，。？?、：:；;的]{0,14}(?:计划|方案|规划|纲要|清单|目录|要点|意见|办法|预案|细则)))"
_YEARS = re.compile(
    rf"(?:(?:between|from|zwischen)\s+)?(?P<first>{_Y4})\s*年?(?:{_DASH}|\s+(?:and|to|until|bis)\s+)(?P<final>{_Y4})"
    rf"(?:\s*年(?=期间|之间|间|[的，,?？、：:里内]|[跟和与及有被哪都共市以要提印研每常]|召开|审|听取|讨论|会议|关于|涉及|三年|两年|这|[各总一合分哪谁开市我由几多先累还历前这议过报交给让没暂缓]|$|{_NO_PLAN})|(?<=\d)(?={_AFTER_YEARS}))"
    rf"|(?:between|from|zwischen)\s+(?P<first_en>{_Y4})\s+(?:and|to|until|bis|und)\s+(?P<final_en>{_Y4})"
)
_SINCE = re.compile(rf"(?P<since>{_Y4})\s*年(?:以来|以后|之后|至今|起)|\bsince\s+(?P<since_en>{_Y4})")
_LATELY = re.compile(
    rf"(?:最近|近|过去)(?:的)?(?P<lately>[两俩]|{NUMBER})\s*年(?:来|以来|间|里|内)?(?![来间里内]|的(?!常务|会|文件)|行动|计划|规划)"
    r"|\b(?:last|past|previous) (?P<lately_en>two|three|four|five|six|eight|ten|\d{1,2}) years\b"
)
# Years of a plan, of an edition: read so that nothing else reads them, and then left out.
_PLAN_YEARS = re.compile(
    rf"(?P<plan>{_Y4}\s*年?{_DASH}(?:{_Y4})\s*年?|{_Y4}\s*年?\s*(?:版|修[订正]|试行|行动[计方]|action\s+plans?)"
    rf"|action\s+plans?\s+{_Y4})"
)
_YEAR = (
    re.compile(
        rf"(?P<goal>到|至|力争)?\s*(?P<year>{_Y4}|{_HAN_YEAR})\s*年(?P<matter>度)?"
        rf"|{_NOT_AN_END}\b(?:in|during|of|year|jahr|from|for)\s+(?:the\s+year\s+)?(?P<year_en>{_Y4})"
        rf"|^\W*(?P<year_head>{_Y4})(?=\s*[:：,，]\s)"
        rf"|(?P<year_of>{_Y4})(?:'s)?(?=\s+(?:\w+\s+)?(?:meetings?|minutes|sessions?)\b"
        r"|\s+(?:\w+\s+)?(?:opinions?|measures)\s+(?:on|for)\b)"  # whose titles seldom bear a year
    ),
    re.compile(rf"(?P<bare>{_Y4})"),
    # 19年, 一九年, '19: the years of this century, where nothing says that years are counted.
    re.compile(
        r"(?<![\d.第近前满这那每达了约逾超过共续持时干用〇零一二三四五六七八九十])(?P<guessed>\d\d|[〇零一二][〇零一二三四五六七八九])\s*年(?!度?[规计]划|[来内前后之间期了周老大多代级段制龄]|以[来内上下前]|历史|时间|左右)"
        r"|(?<![\w])['’](?P<guessed_en>\d\d)(?![\w'’])"
    ),
)
