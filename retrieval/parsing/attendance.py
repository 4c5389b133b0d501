"""Who was there, was invited, was on leave, receives the minutes: the lists behind 出席, 列席, 请假, 主送 and 抄送."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.records import Attendee, Span
from retrieval.scripts import simplify

BODY_ENDINGS = (
    "局|办|办公室|委|纪委监委|委员会|部|中心|集团|公司|镇|乡|街道|办事处|区|管委会|院|学院|党校|会|总会|总社|社|政协|人大|支行|银行"
    "|组|大队|支队|海关|指挥部|新城|县|市|村|台|所|站|站点|检察院|法院|工商联|残联|妇联|文联|侨联|台联|社科联|红会|科协|作协|记协|体协|联合会|协会|馆|厂|学校|医院|园|港|处|科|室|府"
)
_BODY_AND_NAME = re.compile(rf"(?P<body>[^、，,]+(?:{BODY_ENDINGS})|海关)(?P<name>[一-鿿·]{{2,4}}?)(?:同志)?$")
_ENDS_AS_BODY = re.compile(rf"(?:{BODY_ENDINGS})$")
_LABEL = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、\s*)?(?:出席|列席|参加|应邀列席|因[公事病]请假|请假|缺席)[^：:。]{0,10}[：:]?\s*"
)
_GROUP = re.compile("(?:负责人|负责同志|成员)$")
_OFFICE = (
    r"(?:党组|党委|常务|代理|总|第一)?副?(?:[市区县镇乡州盟旗省][长長]|主任秘书|主任|主席|书记|局长|部长|秘书长?|处长|科长|课长|院长|检察长|队长|行长"
    r"|校长|站长|所长|政委|总经理|董事长|党组成员|领导|委员(?!会)|组员|专员|调研员)"
)
_OFFICE_AND_NAME = re.compile(
    rf"(?P<body>[^、，,]*?)(?P<office>{_OFFICE})(?P<name>(?!代表|同志|负责|秘书|班子)[一-鿿·]{{1,4}}?)(?:同志)?$"
)
_OFFICE_BEHIND = re.compile(rf"(?<=[一-鿿]{{2}}){_OFFICE}(?:同志)?$")
_ATTENDED = re.compile(
    r"(?P<people>[^。；]{2,300}?)(?P<how>(?:应邀)?(?:在[^，。；]{1,16}?时)?(?:应邀)?(?:出席|列席|参加)了?(?:本次|此次)?会议)(?:[，。；]|$)"
)
_EXCUSED = re.compile(r"(?P<said>[^、，,；;。（(\s]+)(?:[（(](?P<body>[^（）()]+)[)）])?")
_TITLES = re.compile(r"(?:同志|等同志|等)$")
_NOBODY_NAMED = re.compile(r"的?(?:代表|(?:主要|有关|相关|分管)?(?:负责人|负责同志)|(?:领导)?班子成员)$")


def names(text: str) -> tuple[str, ...]:
    """Split the list behind 出席 into names; offices before them (副市长田野) are left out."""
    listed = text[_label_end(text) :].strip().rstrip("。.")
    parts = (_TITLES.sub("", part) for part in _parted(listed))
    found = (_name(part) for part in parts if part and not _GROUP.search(part))
    return tuple(name for name in found if name)


def attended(text: str) -> Iterator[tuple[str, int, str]]:
    """Find in a sentence who attended and how: (甲、乙, where that starts, 应邀列席会议)."""
    for match in _ATTENDED.finditer(text):
        yield match["people"], match.start(), match["how"]


def _label_end(text: str) -> int:
    label = _LABEL.match(simplify(text))
    return label.end() if label else 0


def _name(part: str) -> str:
    match = _OFFICE_AND_NAME.match(simplify(part))
    return part[match.start("name") : match.end("name")] if match else part


def _parted(listed: str) -> list[str]:
    """Part a list at its commas; where it has none, at its blanks, with 夏　禾 read as one name."""
    if re.search("[、，,；;]", listed) or not re.search(r"\S\s+\S", listed):
        return [re.sub(r"\s", "", part) for part in re.split("[、，,；;]", listed)]
    return re.sub(r"(?<!\S)(\S)\s+(\S)(?!\S)", r"\1\2", listed).split()


def groups(text: str) -> tuple[str, ...]:
    """Split the list behind 主送 or 抄送 into the groups that its commas part."""
    listed = re.sub(r"^\s*[^：:]{1,8}[：:]", "", text).strip().rstrip("。.")
    return tuple(part.strip() for part in re.split("[，,；;]", listed) if part.strip())


def attendees(text: str, offset: int) -> tuple[Attendee, ...]:
    """Read the list behind 列席 (or a line that goes on with it); `offset` is where `text` starts in the minutes."""
    begin = _label_end(text)
    listed = text[begin:]
    if re.search(r"\S\s+\S", listed) and not re.search("[、，,；;]", listed):
        return tuple(_by_blanks(listed, offset + begin))
    found: list[Attendee] = []
    for entry in re.finditer(r"[^，,；;。]+", listed):
        found += _entry(entry.group(), offset + begin + entry.start())
    return tuple(found)


def excused(text: str, offset: int) -> tuple[Attendee, ...]:
    """Read the list behind 请假 or 缺席: 田野、夏禾（市财政局）、市审计局戚云; `offset` is where `text` starts."""
    begin = _label_end(text)
    found: list[Attendee] = []
    for match in _EXCUSED.finditer(text, begin):
        span = Span(offset + match.start(), offset + match.end())
        body, name = match["body"], match["said"]
        if not body and (named := _body_and_name(name)):
            body, name = named
        if name != "无":
            found.append(Attendee(re.split("[，,、]", body or "")[0], name, span))
    return tuple(found)


def _by_blanks(listed: str, offset: int) -> Iterator[Attendee]:
    """Read a list parted by blanks, a body and then its people: 市发改委　柯一帆　市财政局　麦穗."""
    entries: list[list[re.Match[str]]] = []
    for token in re.finditer(r"[^\s。]+", listed):
        if entries and len(token.group()) <= 4 and not _ENDS_AS_BODY.search(token.group()):
            entries[-1].append(token)
        else:
            entries.append([token])
    for body, *people in entries:
        if not people:
            yield from _entry(body.group(), offset + body.start())
        for person in people:
            yield Attendee(body.group(), person.group(), Span(offset + body.start(), offset + person.end()))


def _entry(entry: str, offset: int) -> Iterator[Attendee]:
    """Read one entry: a body and its people, or several bodies, parted by 、."""
    nobody_named = bool(_NOBODY_NAMED.search(entry))
    body, opened = "", offset
    for part in re.finditer(r"[^、]+", entry):
        text = _NOBODY_NAMED.sub("", re.sub(r"\s", "", part.group()))
        start = offset + part.start() + len(part.group()) - len(part.group().lstrip())
        end = offset + part.end()
        named = None if nobody_named else _body_and_name(text)
        if named:
            body, opened = named[0], start
            yield Attendee(*named, Span(start, end))
        elif body and not nobody_named:
            yield Attendee(body, text, Span(opened, end))
        elif text:
            yield Attendee(text, None, Span(start, end))


def _body_and_name(text: str) -> tuple[str, str] | None:
    """Part 市财政局戚云, 市财政局局长戚云 and 市财政局戚云局长; an office without a body stands for one."""
    office = _OFFICE_AND_NAME.match(simplify(text))
    if office:
        return text[: office.end("body")] or text[: office.end("office")], text[
            office.start("name") : office.end("name")
        ]
    match = _BODY_AND_NAME.match(_OFFICE_BEHIND.sub("", text)) or _BODY_AND_NAME.match(text)
    return (match["body"], match["name"]) if match else None
