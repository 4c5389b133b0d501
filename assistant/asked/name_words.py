"""Words inside the names of documents and places that ask for nothing there: 补贴办法, parking fee rules, old town."""

from __future__ import annotations

import re

from retrieval.records import Span
from retrieval.wording import masked

_PAPER = r"(?:measures|rules|regulations?|polic(?:y|ies)|plans?|schemes?|opinions?|drafts?|provisions|guidelines?)"
_MONEY = r"(?:subsid(?:y|ies)|fees?|charges|grants?|rewards?|prices?|budgets?|costs?|funds?|allowances?)"
# Money that a document is named after, of which no amount is asked.
_IN_NAME = re.compile(
    "(?P<zh>补贴|补助|奖励|收费|费用|资金|经费|预算|价格|罚款)"
    "(?=(?:标准)?(?:管理|使用|发放|实施|暂行|试行|试点|专项|调整|工作|扶持|支持|政策|考核|资助|与|和){0,3}(?:办法|方案|细则|规定|规则|意见|计划))"
    rf"|\b(?P<before>{_MONEY})(?= (?:(?:management|control|payment|adjustment|use|relief|support|reform) )?{_PAPER}\b)"
    r"|(?<!much )(?<!many )\b(?:drafts?|measures|rules|regulations|provisions|polic(?:y|ies)|opinions)"
    rf" (?:on|about|concerning|governing) (?:the )?(?:[\w-]+ ){{0,3}}?(?P<after>{_MONEY})\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:old|ancient|historic|water|new) towns?\b|\bcontainers?\b", re.IGNORECASE)


def without_money_names(text: str) -> str:
    """Leave out the money that names of documents speak of: the next step of the 补贴办法 asks for no amount."""
    return masked(text, _money(text)).replace("\0", " ")


def name_words(text: str) -> list[Span]:
    """Give where words stand that belong to a name, and so to the topic, though other questions ask by them."""
    return [*_money(text), *(Span(found.start(), found.end()) for found in _OTHERS.finditer(text))]


def _money(text: str) -> list[Span]:
    found = ((each, each.lastgroup or "") for each in _IN_NAME.finditer(text))
    return [Span(each.start(group), each.end(group)) for each, group in found]
