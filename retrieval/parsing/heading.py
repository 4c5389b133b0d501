"""The head of the minutes: title, number, dates, which meeting, who chaired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.numerals import find_dates, find_month_days, to_int
from retrieval.parsing.agenda import Line

_SMALL = r"[〇零一二三四五六七八九十百\d\s]{1,7}"
_NUMBER_LINE = re.compile(rf"^第\s*({_SMALL})\s*[号期]$")
_NUMBER_INLINE = re.compile(rf"[〔\[【(（](\d{{4}})[〕\]】)）]\s*第?\s*({_SMALL})\s*[号期]|第\s*({_SMALL})\s*[号期]")
_MEETING = re.compile(rf"(?:第|届)\s*({_SMALL})\s*次(?=[^第，。；、《》\n]{{0,14}}会议)(?!全国|全省|全市)")
_MEETING_LOOSE = re.compile(rf"(?:第|届)\s*({_SMALL})\s*次(?!全国|全省|全市)")
_PLACEHOLDER = re.compile(r"第\s*[xX×*某]+\s*次|[xX×]{2,}年")
_OPENING = re.compile(r"召开|主持(?!\s*人?\s*[：:])|举行")
_PAGE_LINE = re.compile(r"来源|阅读|浏览|点击|字号|访问")
_TITLE = re.compile(r"纪\s*要|会议[纪记]录")
_CHAIR_TITLE = "(?:常务副|副|代理|代)?(?:[市区县镇乡州盟旗省]长|主任|主席|书记)"
_NAME = "[一-鿿·]{2,4}?"
_GLOSS = r"(?:[（(][^（）()]{1,24}[)）])?"
_CHAIRING = rf"{_GLOSS}(?:同志)?{_GLOSS}(?:受[^，。]{{1,12}}委托)?[，,]?(?:在[^，。]{{1,24}}?)?主持"
_CHAIRS = (
    re.compile(rf"(?P<title>{_CHAIR_TITLE}){_GLOSS}(?P<name>{_NAME}){_CHAIRING}"),
    re.compile(rf"(?P<name>[一-鿿]{{2,3}})(?P<title>{_CHAIR_TITLE}){_CHAIRING}"),
    re.compile(rf"(?P<title>{_CHAIR_TITLE})(?P<name>[xX×*某]{{2,3}}){_CHAIRING}"),
    re.compile(
        rf"(?:主\s*持(?:人)?|主席)\s*[：:]\s*(?:(?P<title>{_CHAIR_TITLE}))?\s*(?P<name>{_NAME})"
        r"(?:代表|同志|议员|委员)?(?:$|[\s，。；（(])"
    ),
    re.compile(rf"(?:由|，)(?P<name>{_NAME})(?P<title>)同志主持"),
)
# Where it was held: 在市行政中心三楼会议室主持召开, or a line of its own.
_VENUE = re.compile(
    r"在(?P<said>[^，。；：在]{2,30}?(?:会议?[室厅堂场]|会议中心|礼堂|厅|楼|室|中心|宾馆|酒店|大厦|现场|指挥部|管委会|政府|公司|镇|街道))"
    r"(?:（[^（）]{1,20}）)?(?:组织|亲自)?(?:主持|召开|召集|举行)"
    r"|^\s*(?:[一二三四五六七八九十]+、)?\s*(?:会议)?地\s*点\s*[：:]\s*(?P<field>[^，。；]{2,40}?)[。\s]*$"
)
_MASKED = re.compile("[xX×*某]")
_TWO_MEETINGS = re.compile("[^，。；]会议?(?:、|暨|和|及)[^，。；、]{0,16}会议")
_RUN_TOGETHER = re.compile(r"(?<!\d)20[0-4]\d{4,6}(?!\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of the minutes says; None where it does not."""

    title: str | None
    number: int | None
    meeting: int | None
    held: date | None
    half_day: str | None
    venue: str | None
    issued: date | None
    issuer: str | None
    chair: str | None
    chair_title: str | None
    warnings: tuple[str, ...]


def is_opening(plain: str) -> bool:
    """Whether a line is the sentence that says when the meeting was held and who chaired it."""
    dated = bool(find_dates(plain) or find_month_days(plain))
    return bool(_OPENING.search(plain)) and "会" in plain and len(plain) >= 12 and ("主持" in plain or dated)


def read_heading(lines: Sequence[Line]) -> Heading:
    """Read the head from its lines, in simplified characters."""
    opening = next((line.plain for line in lines if is_opening(line.plain)), "")
    rest = [line.plain for line in lines if line.plain != opening]
    issued = _issued(rest)
    held = _held(opening, rest, issued)
    chair, chair_title = _chair([opening, *rest])
    half_day = re.search("上午|下午|晚上", opening)
    return Heading(
        title=_title(rest),
        number=_number(rest),
        meeting=_meeting([opening, *rest]),
        held=held,
        half_day=half_day.group() if half_day else None,
        venue=_venue([opening, *rest]),
        issued=issued,
        issuer=_issuer(rest),
        chair=chair,
        chair_title=chair_title,
        warnings=tuple(_warnings([opening, *rest], held, issued)),
    )


def _title(lines: Sequence[str]) -> str | None:
    """Join the lines that make the title: 太仓市人民政府 / 常务会议纪要."""
    for at, line in enumerate(lines):
        if _TITLE.search(line) and len(line) <= 60:
            compact = re.sub(r"\s", "", line)
            organ = re.sub(r"\s", "", lines[at - 1]) if at else ""
            return organ + compact if organ.endswith("政府") and not compact.startswith(organ) else compact
    return None


def _number(lines: Sequence[str]) -> int | None:
    for line in lines:
        match = _NUMBER_LINE.match(line)
        if match:
            return to_int(match[1])
    inline = next((m for line in lines if (m := _NUMBER_INLINE.search(line))), None)
    return to_int(inline[2] or inline[3]) if inline else None


def _meeting(lines: Sequence[str]) -> int | None:
    patterns = (_MEETING, _MEETING_LOOSE)
    found = (to_int(match[1]) for pattern in patterns for line in lines for match in pattern.finditer(line))
    return next((number for number in found if number), None)


def _issued(lines: Sequence[str]) -> date | None:
    for line in lines:
        for mention in find_dates(line):
            alone = len(re.sub(r"\s", "", line)) <= len(re.sub(r"\s", "", mention.span.of(line))) + 2
            letterhead = re.search("办公室|[〔\\[【]", line) and not _OPENING.search(line)
            if mention.day_of_calendar and (alone or letterhead):
                return mention.day_of_calendar
    return None


def _held(opening: str, rest: Sequence[str], issued: date | None) -> date | None:
    labelled = [
        line
        for line in rest
        if re.match(r"(?:[一二三四五六七八九十]+、)?\s*(?:会议)?(?:时\s*间|日\s*期)\s*[：:]?", line)
        and not _PAGE_LINE.search(line)
    ]
    for line in [opening, *labelled]:
        full = next((m.day_of_calendar for m in find_dates(line) if m.day_of_calendar), None)
        if full:
            return full
        for month, day, _ in find_month_days(line):
            if issued:
                return _calendar(issued.year, month, day)
    return None


def _venue(lines: Sequence[str]) -> str | None:
    found = next((match for line in lines if (match := _VENUE.search(line))), None)
    return (found["said"] or found["field"]).strip() if found else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _issuer(lines: Sequence[str]) -> str | None:
    office = next(
        (line for line in lines if re.fullmatch(r"\S*(?:人民政府|管委会|管理委员会)办公(?:室|厅)", line)), None
    )
    organ = next((m.group() for line in lines if (m := re.match(r"\S*?人民政府", re.sub(r"\s", "", line)))), None)
    return office or organ


def _chair(lines: Sequence[str]) -> tuple[str | None, str | None]:
    for pattern in _CHAIRS:
        for line in lines:
            match = pattern.search(line)
            if match:
                return None if _MASKED.match(match["name"]) else match["name"], match["title"] or None
    return None, None


def _warnings(lines: Sequence[str], held: date | None, issued: date | None) -> list[str]:
    warnings = []
    if any(_PLACEHOLDER.search(line) for line in lines):
        warnings.append("a placeholder stands where a number should (第xx次)")
    if any(_TWO_MEETINGS.search(line) for line in lines):
        warnings.append("two meetings are recorded in one; which of them decided is not told apart")
    if held is None and any(_RUN_TOGETHER.search(line) for line in lines):
        warnings.append("a date lost its 年月日 and cannot be told")
    if held and issued and issued < held:
        warnings.append(f"issued {issued} before it was held {held}")
    return warnings
