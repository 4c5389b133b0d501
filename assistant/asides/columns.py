"""What each row of a list is to show, which rows show anyway: 并注明会议日期; with the year of each."""

from __future__ import annotations

import re

_SHOWN = (
    "(?:会议|上会|召开|审议|所属|通过)?(?:的)?"
    "(?:年份|年度|哪一?年|时间|日期|哪一?天|届次|会次|期号|号数|编号|哪[一几]?次会议?|会议(?:名称|次数)?|纪要(?:编号|号)?|牵头单位|责任单位|结论|结果|下一步)"
)
_SEVERAL = f"{_SHOWN}(?:(?:和|与|及|以及|、){_SHOWN})*"
_TO_SHOW = "(?:附[上带]?|注明|标[注明出上]|写[上明出]|列[明上]|说明|带上|给出|加上|配上|标)"
_POLITE = "(?:并|同时|顺便|请|最好|麻烦|分别|也|都|一并|再|逐[条个项份]|要|并且|且)*"
_WHOSE = "(?:各自|每一?[个项条份次]|对应|相应|分别|是|它们|其|在|属于)*的?"
_IN_CHINESE = re.compile(
    rf"[，,；;、。]?\s*{_POLITE}{_TO_SHOW}{_WHOSE}{_SEVERAL}[。！!\s]*$"
    rf"|[，,；;。]\s*{_POLITE}{_WHOSE}{_SEVERAL}的?{_POLITE}{_TO_SHOW}(?:来|一下|去)?[。！!\s]*$"
)
_OF_ROWS = (
    r"(?:meeting (?:dates?|numbers?)|meetings?|years?|dates?|outcomes?|results?|verdicts?"
    r"|lead(?:ing)? (?:body|bureau|department)s?)"
)
_ROWS_EN = rf"(?:the |its |their )?{_OF_ROWS}(?:(?:,| and|, and) (?:the )?{_OF_ROWS})*"
_IN_ENGLISH = re.compile(
    rf"[\s,;.(–—-]+(?:and |please |also )*"
    rf"(?:(?:together |along )?with|including|giving|stating|noting|give|state|add|show|mention|indicate|name)(?: me)? "
    rf"(?:{_ROWS_EN}(?: (?:of|for|in) (?:each|every|all)(?: (?:one|item|of them|case))?)?"
    rf"|(?:each|every) (?:one )?with {_ROWS_EN}|when each[^,.?]{{0,30}})"
    r"(?: please)?[\s.!?)]*$"
    r"|[\s,;]+(?:and )?(?:for each(?: one)?,? )?(?:please )?"
    r"(?:say|tell me|state|note) (?:when|in which years?|at which meetings?)[\s.!?)]*$"
    r"|(?:,| -| –)? (?:and|each with) (?:when|its (?:year|date|meeting))[\s.!?)]*$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|年[份度]|哪一?年|历[年次]|\byears?\b|\bever\b|\bcame up\b", re.IGNORECASE
)
_LISTED = re.compile(
    r"哪[些几]|有哪|列|所有|全部|逐|一份不漏|清单|凡是"
    r"|\b(?:list|all|every|everything|give me)\b"
    r"|\b(?:which|what) (?:[\w'()-]+ ){0,8}?"
    r"(?:items|matters|documents|papers|plans|schemes|measures|reports|rules|laws|ones|projects|topics)\b",
    re.IGNORECASE,
)


def without_columns(text: str) -> str:
    """Leave out what each row is to show beside, where what is left asks for a list."""
    shorter = _IN_ENGLISH.sub("", _IN_CHINESE.sub("", text))
    gone = text[len(shorter) :] if text.startswith(shorter) else text
    over_years = _YEARS.search(shorter) or _YEARS.search(gone)  # lists of two minutes show less
    return shorter if shorter != text and over_years and _LISTED.search(shorter) else text
