"""Which part of the minutes each line belongs to: heading, agenda, attendance, distribution, or another meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from retrieval.parsing.agenda import ITEM_LABEL, Line
from retrieval.parsing.heading import is_opening
from retrieval.records import Span

ATTENDANCE = re.compile(
    r"(?:[一二三四五六七八九十]+、\s*)?(?P<kind>应邀列席|列席|出席|参加|因[公事病]请假|请假|缺席)(?:会议)?(?:人员|同志|的有|者|单位|领导)?\s*(?:[：:]|$)"
)
DISTRIBUTION = re.compile(r"(?P<kind>主送|抄送|分送|抄报|印发|发送?)\s*[：:]")
_COLOPHON = re.compile(r"\S*\s*整理|[（(]此件\S+[）)]|\d[\d\s]*年[\d\s]+月[\d\s]+日|[^。，：:]{0,30}日\s*印发")
_METADATA = re.compile(
    r"[一二三四五六七八九十]+、\s*(?:会议)?(?:时间|地点|主席|主持人?|[记纪]录|日期|散会|休会|闭会|缺席|请假)(?:\s|[：:]|$)"
)
_MEETING_PROSE = re.compile(r"会议(?:议定|指出|强调|听取|同意|原则|认为|要求|决定|研究|审议|还)")
_MATTER = re.compile(
    r"[^，。；：《》]{0,14}?会议(?:议定|决定|还|并|集体|分别|原则|一致)*(?:审议|听取|传达|学习|研究|讨论|通报|同意|通过)了?(?!以下|下列|其[他它])"
)
_PROSE_OPENER = re.compile(r"[一二三四五六七八九十]+是|会议|关于[^，。；]{2,60}。")
_ATTENDED = re.compile(r"[^。：:；！？]{2,300}?(?:出席|列席|参加)了?(?:本次|此次)?会议(?=[，；。]|$)[^。]*(?:。|$)")
_TOLD = re.compile(r"要(?!负责|领导)|应当|必须|须|^会议|^[（(\d]|主持")
_IN_LINE_LIST = re.compile(r"(?:应邀)?(?:出席|列席|参加|请假|缺席)(?:会议)?(?:人员|同志|的有|者|单位|领导)?\s*[：:]")
_FURNITURE = re.compile(r"网站地图|ICP备|网站标识码|版权所有|公网安备")
_FOREIGN_METADATA = re.compile(r"(?:索引号|公文种类|发文日期|发布机构|信息分类)\s*[：:]")
_ANOTHER = re.compile(
    r"(?:随后|之后|接着|同日|当日|另外|散会后)[，,]?[^。]{0,60}(?:主持召开|召开了?|举行了?)[^。]{0,40}会"
)
_FIELD = re.compile(r"(?:会议)?(?:时\s*间|地\s*点|主\s*持人?|日\s*期)\s*[：:]")
_LISTED = re.compile(r"[^。：:；]{1,400}[。.]?$")
_NEAR_LINES = 8
ANOTHER_MEETING = "another meeting"


@dataclass(slots=True)
class Parts:
    """The lines of each part, in the order of the text; `others` says what else the file holds, as warnings."""

    heading: list[Line] = field(default_factory=list)
    agenda: list[Line] = field(default_factory=list)
    attendance: list[Line] = field(default_factory=list)
    distribution: list[Line] = field(default_factory=list)
    another: list[Line] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def parts_of(lines: Sequence[Line]) -> Parts:
    """Sort the lines into the parts of the minutes; a line that runs several parts together is cut between them."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    parts = Parts()
    end = _another_record(pieces)
    current = parts.heading
    last_of_heading = _end_of_heading(pieces[:end])
    for at, line in enumerate(pieces[:end]):
        current = _part_of(line, at <= last_of_heading, current, parts)
        current.append(line)
    if end < len(pieces):
        parts.another = pieces[end:]
        parts.others.append(
            f"another meeting's record begins at “{pieces[end].plain[:30]}”; none of it is in the ledger"
        )
    if any(_FOREIGN_METADATA.search(line.plain) for line in parts.distribution):
        parts.others.append("another document's metadata stands behind the minutes")
    return parts


def is_attended(plain: str) -> bool:
    """Whether a sentence says who attended: 县领导鲍蓉、夏禾参加会议。"""
    return bool(_ATTENDED.fullmatch(plain)) and not _TOLD.search(plain)


def _part_of(line: Line, in_heading: bool, current: list[Line], parts: Parts) -> list[Line]:
    plain = line.plain
    if ATTENDANCE.match(plain) or is_attended(plain):
        return parts.attendance
    if DISTRIBUTION.match(plain) or (not in_heading and (_COLOPHON.fullmatch(plain) or _is_furniture(plain))):
        return parts.distribution
    if in_heading or _METADATA.match(plain):
        return parts.heading
    if ITEM_LABEL.match(plain) or current is parts.heading or _is_prose(plain):
        return parts.agenda
    return parts.agenda if current is parts.attendance and not _LISTED.match(plain) else current


def _is_prose(plain: str) -> bool:
    return bool(_MEETING_PROSE.match(plain) or _MATTER.match(plain))


def _is_furniture(plain: str) -> bool:
    return bool(_FOREIGN_METADATA.match(plain) or (_FURNITURE.search(plain) and "。" not in plain))


def _pieces(line: Line) -> Iterator[Line]:
    """Cut a line where another part begins inside it: attendance or matter behind the opening, a page's footer."""
    begin = 0
    for cut in [*_cuts(line.plain), len(line.plain)]:
        piece = line.plain[begin:cut]
        kept = piece.strip()
        if kept:
            start = line.span.start + begin + len(piece) - len(piece.lstrip())
            yield Line(Span(start, start + len(kept)), kept)
        begin = cut


def _cuts(plain: str) -> list[int]:
    cuts: list[int] = []
    previous = "opening" if is_opening(plain.split("。")[0]) else ""
    for stop in re.finditer("。", plain):
        rest = plain[stop.end() :]
        kind = _kind_behind(rest, previous)
        if kind and (kind != previous or kind == "list"):
            cuts.append(stop.end())
        previous = kind or previous
    return cuts


def _kind_behind(rest: str, previous: str) -> str:
    """Tell what begins behind a sentence; only the opening of a meeting has anything but a page's footer behind it."""
    if "。" not in rest and _FURNITURE.search(rest):
        return "footer"
    if previous not in ("opening", "list", "attended"):
        return ""
    if _IN_LINE_LIST.match(rest):
        return "list"
    if is_attended(rest[: rest.find("。") + 1] or rest):
        return "attended"
    return "matter" if _MATTER.match(rest) or previous != "opening" else ""


def _end_of_heading(lines: Sequence[Line]) -> int:
    """Find the last line before the first item; without items, the one that opens the meeting."""
    items = (at for at, line in enumerate(lines) if ITEM_LABEL.match(line.plain) and not _METADATA.match(line.plain))
    first = next((at for at in items if not ATTENDANCE.match(lines[at].plain)), None)
    if first is not None:
        return first - 1
    opening = _last_opening(lines)
    if opening is not None:
        return opening
    return next((at for at, line in enumerate(lines) if "。" in line.plain), 0) - 1


def _last_opening(lines: Sequence[Line]) -> int | None:
    """Find the sentence that opens the meeting: where a headline says the same, the one behind it."""
    found = None
    for at, line in enumerate(lines):
        if found is not None and (_PROSE_OPENER.match(line.plain) or at - found > 2):
            return found
        if is_opening(line.plain):
            found = at
    return found


def _another_record(lines: Sequence[Line]) -> int:
    """Find where another meeting's record begins: 随后…主持召开…, or the title once more with a new beginning."""
    titles = {line.plain for line in lines[:_NEAR_LINES] if re.search(r"(?:纪\s*要|[纪记]录)$", line.plain)}
    begun = False
    for at, line in enumerate(lines):
        if begun and (_ANOTHER.match(line.plain) or (line.plain in titles and _begins_anew(lines[at + 1 :]))):
            return at
        begun = begun or bool(ITEM_LABEL.match(line.plain)) or _is_prose(line.plain)
    return len(lines)


def _begins_anew(lines: Sequence[Line]) -> bool:
    near = lines[:_NEAR_LINES]
    return any(_FIELD.match(line.plain) or is_opening(line.plain) or line.plain.startswith("一、") for line in near)
