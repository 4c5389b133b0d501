"""Days, months, years and spans of them that a question names: 6月13日, 去年, 2023年上半年, the June meeting."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.asked.month_parts import month_part
from retrieval.asked.number_words import to_number
from retrieval.asked.open_ends import Towards, is_deadline, towards
from retrieval.asked.period_wordings import month_patterns, year_patterns
from retrieval.asked.words import query_words
from retrieval.numerals import to_int
from retrieval.records import Span
from retrieval.wording import masked

_YEAR_GROUPS = ("year", "year_en", "year_of", "year_head", "bare")
_FIRST_YEAR, _MOST_YEARS = 1900, 40
_ROC_EPOCH = 1911
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISSUED_AFTER = re.compile(r"\s*(?:印发|发布|下发|签发|发文)")
_ISSUED_BEFORE = re.compile(r"(?:issued|published|dated)\s+(?:on|in)?\s*$")
_OF_MEETING = re.compile(
    r"\s*的?\s*(?:(?:一共|总共|共|都|各自?|先后|累计)?(?:召开|开(?=[的了过]|[几多会])|举行|有(?=[几多哪][^，。？]{0,5}(?:会(?!计|议室)|纪要)))|第|市?政府常务|常务|会|纪要|[最头首末])|(?:'s)?\s+(?:\w+\s+)?(?:meetings?|minutes|sessions?)\b"
)
_THIS_YEAR = re.compile(r"今年|本年度?|(?:the |of )?this year's")
_MATTER = re.compile(
    r"\s*(?:度?的|[这那]一?[次个份项])(?!会|纪要|常务|例会|议题)"
    r"|\s+(?!(?:\w+ )?(?:meetings?|minutes|sessions?|agendas?)\b)[a-z]"
)
_PREPOSITION = re.compile(r"^(?:in|during|of|from|for|on)\s+(?:the\s+(?:year\s+)?)?")
# What follows a half or a quarter that is said of meetings: 三季度的会, 三季度市水务局牵头, not 三季度经济运行.
_BODY_ACTING = (
    r"(?:市(?!场)[㐀-鿿]{1,8}?|[㐀-鿿]{1,5})(?:局|委|办|中心|大队|支队|集团|公司|镇|街道|新城|海关)"
    r"(?![㐀-鿿]{0,10}(?:情况|汇报材料|运行|形势))"
)
_HALF_OF_MEETINGS = re.compile(
    rf"\s*(?:的|里|内|中|期间)?\s*(?:$|[，。？?、,;和与到至共都有各过哪谁几多由归让被听议又还]|交(?:给|由|办)|给(?!排水)|没(?!收)|未(?!成年|来)|走(?=规范|市委|市政府|两办|人大|党委|办公室)|学(?=习|了|过)|上[过了]会|发(?=文|了|出)|不(?!动产|良|锈)|报(?=[给请到送市苏省])|缓议|搁置|推迟|以(?=市|两办|政府|党|联合|什么|谁|何)|先后|累计|{_BODY_ACTING}|牵头|负责|承办|暂缓|新增?|全部|所有|召开|开|举行|第|市?政府|常务|会|纪要|审议|听取|讨论|研究|通过|学习|议|上会|总共|一共|期间|[是主出列文提报送印发批审被]|要(?:提交|报|送|上|审|印|发)|最[后早])"
    r"|(?:'s)?\s+(?:of|in|from|and|or|to|by|that|with|did|do|does|was|were|is|are|have|had|went|go|goes|came|come|passed|sent|submitted|issued|reviewed|approved|put|held|had|what|which|who|how|executive|meetings?|minutes|sessions?|agenda)\b|\s*[.!:?]|\s*$"
)
_MINUTES_AFTER = re.compile(r"\s*(?:份)?的?(?:那|这)?[份期号]?(?:常务会议?|会议)?纪要|(?:'s)?\s+minutes\b")
_MINUTES_BEFORE = re.compile(r"\bminutes\s+(?:of|for|from|in)\s+(?:the\s+)?$")
_MEETING_BEFORE = re.compile(r"\b(?:meetings?|minutes|sessions?)\s+(?:held\s+)?$")
# Years that titles say: 标题里写着2025年的, the year 2025 in its title.
_IN_TITLE_BEFORE = re.compile(
    r"(?:标题|题目|题名|文件名|名称)[^，。？]{0,8}$|\btitles?\b(?:\W+(?!in\b|of\b)\w+){0,4}\W*$"
)
_IN_TITLE_AFTER = re.compile(r"\s*年?(?:字样|[这的]?几个字)|[^,.?]{0,4}\bin (?:the|its|their) (?:titles?|names?)\b")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "春": 3, "夏": 6, "秋": 9, "冬": 12}
_PARTS_OF_A_YEAR = frozenset({"quarters", "half", "half_at", "quarter", "quarter_at", "opening", "closing"})
_AT_END = ("最后", "最末", "末", "last", "final", "closing")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year, or the months `month` to `last_month`; `said` are the words of the question.

    `certain` is False where the year may be that of a document's title as well ("the 2023 list", 2023年度): such a year
    is preferred, never required. `issued` tells that the day of issue is meant, not that of the meeting; `meeting` that
    the year is said of a meeting or of minutes, so that a title's year is not meant; `minutes` that it is said of
    minutes, which may be of that day of issue; `towards` that all since, after or before it is meant; `denied` that all
    but it is meant.
    `guessed` tells that two digits may as well count years (10年), or that this year's matter may be that of any
    minutes (this year's work plan): it counts only where minutes of that year are held. `this_year` tells that the year
    is said as that of today, `stands_in` that the latest year held was taken for it. `days` are those of the part of
    the month that is meant, first and last; where no meeting was held in them, the whole month is.
    """

    year: int | None
    month: int | None
    day: int | None
    last_month: int | None
    said: str
    certain: bool = True
    issued: bool = False
    meeting: bool = False
    guessed: bool = False
    edge: str = ""
    minutes: bool = False
    towards: Towards = ""
    denied: bool = False
    this_year: bool = False
    stands_in: bool = False
    days: tuple[int, int] | None = None


Found = tuple[Period, Span]


def find_dates_and_months(text: str, today: date) -> list[Found]:
    """Find what names a month, with or without day and year, in a folded text of small letters."""
    found: list[Found] = []
    for pattern in month_patterns():
        found += _read(pattern, _masked(text, found), today)
    return found


def find_years(text: str, today: date) -> list[Found]:
    """Find years that stand alone, and spans of years, in a folded text of small letters."""
    found: list[Found] = []
    for pattern in year_patterns():
        found += _read(pattern, _masked(text, found), today)
    return [(period, span) for period, span in found if period.year is not None]


def _masked(text: str, found: list[Found]) -> str:
    return masked(text, [span for _, span in found])


def _read(pattern: re.Pattern[str], text: str, today: date) -> Iterator[Found]:
    for match in pattern.finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        issued = bool(_ISSUED_AFTER.match(text, match.end()) or _ISSUED_BEFORE.search(text, 0, match.start()))
        meeting = bool(_OF_MEETING.match(text, match.end()) or _MEETING_BEFORE.search(text, 0, match.start()))
        minutes = bool(_MINUTES_AFTER.match(text, match.end()) or _MINUTES_BEFORE.search(text, 0, match.start()))
        said = _PREPOSITION.sub("", match.group().strip())
        if _PARTS_OF_A_YEAR & set(groups) and not _of_meetings(text, match):
            groups = {"year": groups["year"], "matter": "1"} if "year" in groups else {}
        until = not issued and bool({"month", "named"} & set(groups)) and is_deadline(text, *match.span())
        if until:
            groups = {name: groups[name] for name in ("year", "relative") if name in groups}
        for period in _periods(groups, said, today):
            side = towards(text, *match.span(), period.day is not None) if period.year and not period.guessed else ""
            told = replace(period, issued=issued, meeting=meeting, minutes=minutes, towards=side)
            told = replace(told, this_year=period.year is not None and _years_from_now(groups) == 0)
            told = replace(told, guessed=told.guessed or until or _of_this_years_matter(text, match))
            certain = (told.certain or bool(side)) and not (told.month is None and _in_title(text, match))
            part = month_part(text, *match.span()) if _is_one_month(period) else None
            days, span = ((part.first, part.last), part.span) if part else (None, Span(*match.span()))
            yield replace(told, certain=certain, days=days), span


def _is_one_month(period: Period) -> bool:
    return period.month is not None and period.day is None and period.last_month is None


def _in_title(text: str, match: re.Match[str]) -> bool:
    """Whether what a pattern found is said of titles, and not of when meetings were."""
    return bool(_IN_TITLE_BEFORE.search(text, 0, match.start()) or _IN_TITLE_AFTER.match(text, match.end()))


def _of_this_years_matter(text: str, match: re.Match[str]) -> bool:
    """Whether this year is said of a matter and not of what was held, decided or asked in it: this year's work plan."""
    return _THIS_YEAR.fullmatch(match.group().strip()) is not None and _MATTER.match(text, match.end()) is not None


def _of_meetings(text: str, match: re.Match[str]) -> bool:
    """Whether a half or quarter of a year is when meetings were held, not what they spoke of: 三季度经济运行."""
    return bool(_HALF_OF_MEETINGS.match(text, match.end()) or _MEETING_BEFORE.search(text, 0, match.start()))


def _periods(groups: dict[str, str], said: str, today: date) -> Iterator[Period]:
    """Turn what a pattern found into periods; a day that no calendar has is kept, and no meeting was held then."""
    if "plan" in groups:
        yield Period(None, None, None, None, said)
    elif first := groups.get("first") or groups.get("first_en") or groups.get("since") or groups.get("since_en"):
        final = int(groups.get("final") or groups.get("final_en") or today.year)
        for each in range(int(first), min(final, int(first) + _MOST_YEARS) + 1):
            yield Period(each, None, None, None, said)
    elif lately := groups.get("lately") or groups.get("lately_en"):
        count = to_number(lately) or 0
        for each in range(today.year - min(count, _MOST_YEARS) + 1, today.year + 1):
            yield Period(each, None, None, None, said)
    elif "season" in groups:
        year, begins = _year(groups, today), _SEASONS[groups["season"]]
        spans = ((12, None), (1, 2)) if begins == 12 else ((begins, begins + 2),)
        yield from (Period(year, start, None, end, said) for start, end in spans)
    elif guessed := groups.get("guessed") or groups.get("guessed_en"):
        value = to_int(guessed)
        if value is not None and 2000 + value <= today.year + 1:
            yield Period(2000 + value, None, None, None, said, guessed=True)
    else:
        month, last = _months(groups, today)
        year, day = _year(groups, today), to_int(groups.get("day", ""))
        wanted_month = bool({"month", "named", "end", *_PARTS_OF_A_YEAR} & set(groups))
        exists = _exists(year, month, last, day) or _surely_a_day(groups, said)
        if exists and (year or month) and (month or not wanted_month):
            yield Period(year, month, day, last, said, certain=not {"bare", "matter", "goal"} & set(groups))


def _surely_a_day(groups: dict[str, str], said: str) -> bool:
    """Whether words can mean nothing but a day, whatever its numbers: 4月31日, June 31, 2023-02-30."""
    return "day" in groups and ("named" in groups or "月" in said or _ISO_DAY.fullmatch(said) is not None)


def _exists(year: int | None, month: int | None, last: int | None, day: int | None) -> bool:
    if any(value is not None and not 1 <= value <= 12 for value in (month, last)):
        return False
    if year is not None and not _FIRST_YEAR <= year <= date.max.year:
        return False
    try:
        return day is None or month is None or bool(date(year or 2000, month, day))
    except ValueError:
        return False


def _year(groups: dict[str, str], today: date) -> int | None:
    if said := next((groups[name] for name in _YEAR_GROUPS if name in groups), ""):
        value = to_int(said.removeprefix("民国").strip())
        if value is None or said.startswith("民国") or 90 <= value < 150:
            return value + _ROC_EPOCH if value else None
        return value + 2000 if value < 90 else value
    for name in groups:
        if name.startswith("months_ago_"):
            return _month_ago(name, today)[0]
    offset = _years_from_now(groups)
    return None if offset is None else today.year + offset


def _years_from_now(groups: dict[str, str]) -> int | None:
    """Give how many years a year lies from that of today where it is said by it: 去年, this year."""
    offsets = query_words().relative_years
    for name in groups:
        if name.startswith("years_ago_"):
            return list(offsets.values())[int(name.removeprefix("years_ago_"))]
    if relative := groups.get("relative"):
        return next(offset for pattern, offset in offsets.items() if re.fullmatch(pattern, relative))
    return None


def in_latest_year(periods: Sequence[Period], held: Collection[int]) -> tuple[Period, ...]:
    """Take this year for the latest of the years held, where minutes of this year are not held but others are."""
    return tuple(
        replace(one, year=max(held), stands_in=True) if one.this_year and held and one.year not in held else one
        for one in periods
    )


def _months(groups: dict[str, str], today: date) -> tuple[int | None, int | None]:
    if half := groups.get("half") or groups.get("half_at"):
        return (1, 6) if half in ("上", "first", "1") else (7, 12)
    if "opening" in groups or "closing" in groups:
        return (1, 3) if "opening" in groups else (10, 12)
    if quarter := groups.get("quarter") or groups.get("quarter_at"):
        ordinal = 4 if quarter == "last" else to_number(quarter) or 1
        return 3 * ordinal - 2, 3 * ordinal
    if quarters := groups.get("quarters"):
        return 1, 3 * (to_number(quarters) or 1)
    if count := groups.get("count"):
        months = to_number(count) or 1
        return (13 - months, 12) if groups["end"] in _AT_END else (1, months)
    if named := groups.get("named"):
        return query_words().months[named], query_words().months.get(groups.get("until", ""))
    for name in groups:
        if name.startswith("months_ago_"):
            return _month_ago(name, today)[1], None
    return to_int(groups.get("month", "")), to_int(groups.get("last", ""))


def _month_ago(name: str, today: date) -> tuple[int, int]:
    offset = list(query_words().relative_months.values())[int(name.removeprefix("months_ago_"))]
    year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
    return year, month + 1
