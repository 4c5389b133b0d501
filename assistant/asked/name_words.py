"""Words inside the names of documents and places that ask for nothing there: 补贴办法, parking fee rules, old town."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.bodies import Bodies
from retrieval.query import Query
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
# What a document is on, as far as words that place it: the list of key tasks on price control reviewed in 2014.
_ON = re.compile(
    r"\b(?:measures|rules|regulations|polic(?:y|ies)|opinions?|provisions|guidelines|plan|scheme|reports?|tasks|points)"
    r" (?:on|about|concerning|governing) (?:the )?(?P<on>(?:(?!and (?:the|its)\b)[a-z’'-]+ ){1,7}?)"
    r"(?:(?:reviewed|heard|considered|discussed|taken up|passed|adopted|approved) (?:on|in|at|by)\b"
    r"|(?:at (?:the )?(?:executive )?meeting|in (?:the )?minutes|of (?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:old|ancient|historic|water|new) towns?\b|\bcontainers?\b|\bnew[- ](?:energy|materials?|media)\b"
    r"|\b(?:registrations?|register|settlement|settle|admissions?|places?)(?: by)? points\b"
    r"|\bpoints(?=[- ](?:based[- ]|system[- ])?(?:household|hukou|registrations?|settlement|admissions?|school)\b)"
    r"|\bhigh[- ](?:tech\w*|new tech\w*|speed|standard|schools?|rise|quality|level|risk|temperatures?|end)\b",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(
    r"\b(?:documents?|papers?|files?)(?=\s+(?:(?:no\.?|nos\.?|number|#)\s*)?\d{1,3}\b)"
    r"|(?<=号)文件(?=[^，。？]{0,12}(?:议[题程]|会))",
    re.IGNORECASE,
)


def without_money_names(text: str) -> str:
    """Leave out the money that names of documents speak of: the next step of the 补贴办法 asks for no amount."""
    return masked(text, _money(text)).replace("\0", " ")


def name_words(text: str) -> list[Span]:
    """Give where words stand that belong to a name, and so to the topic, though other questions ask by them."""
    return [*_money(text), *(Span(found.start(), found.end()) for found in _OTHERS.finditer(text))]


def documents_on(text: str) -> list[Span]:
    """Give where an English question says what a document, placed by when or where it was reviewed, is on."""
    return [Span(found.start("on"), found.end("on") - 1) for found in _ON.finditer(text)]


def _money(text: str) -> list[Span]:
    found = ((each, each.lastgroup or "") for each in _IN_NAME.finditer(text))
    return [Span(each.start(group), each.end(group)) for each, group in found]


def without_bodies_in_names(query: Query, nameless: str, bodies: Bodies) -> Query:
    """Leave out the bodies that stand in no more than the name of a matter: 电信 in 电信网络诈骗防范."""
    if nameless == query.text:
        return query
    inside, outside = ({one.canonical for one in bodies.mentions(text)} for text in (query.text, nameless))
    return replace(query, bodies=tuple(body for body in query.bodies if body not in inside - outside))


def by_their_number(text: str) -> str:
    """Call minutes by that name where a question calls them a document: document No. 7 of 2010, 第7号文件的议题."""
    return _BY_NUMBER.sub(" minutes ", text)
