"""For whom an English answer is wanted and in what form: for my ambassador; in bullet points; of use to investors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.asked.condition_table import Condition, condition_table

_READER = (
    r"ambassador|minister|boss|chief|director|manager|editor|mayor|investor|client|customer|reader|journalist|newspaper"
    r"|article|report|briefing|speech|presentation|newcomer|beginner|colleague|visitor|guest|delegation|student|class"
    r"|study|thesis|paper|essay|cable|dispatch|telegram|letter|embassy|consulate|headquarters|hq|ministry|parliament"
    r"|blog|column|talk|lay(?:man|person)|board|team|website|newsletter|supplier|exporter|company|firm|memo|file"
)
_SOMEBODY = "someone|somebody|anyone|those|people|readers|colleagues"
_FOR_READER = re.compile(
    rf",\s*for (?:my|our|the|an?) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\s*,"
    rf"|,?\s*\bfor (?:my|our|an?) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\b"
    r"(?: (?:(?:who|that|in|from|of|on|about|to) [^,?.!;]*|(?:back )?home))?(?=\s*[?.!]*\s*$)"
    rf"|,?\s*\bfor (?:(?:{_SOMEBODY}) (?:who|not|new|outside|abroad|at|in|back)\b[^,?.!;]*|headquarters|hq|home"
    r"|the (?:embassy|consulate|ministry|foreign office|home office|press|record|archive))(?=\s*[?.!]*\s*$)"
    r"|,?\s*\b(?:to|(?:that |which )?(?:i|we) (?:can|could)) (?:cable|send|wire|forward|pass|report)\b"
    r"(?: (?:it|on|back|home|to [^,?.!;]{2,30}))*(?=\s*[?.!]*\s*$)",
    re.IGNORECASE,
)
# In what form the answer is wanted: just headings; in bullet points; no details.
_POINTS = "headings?|headlines|titles|bullet points|bullets|keywords"
_DETAILS = "(?:no|without)(?: any| the)? (?:details?|explanations?|frills|elaboration)"
_FORM_AT_END = re.compile(
    rf"(?:(?<=[?.!])\s*|[\s,;:(–—-]+)(?:(?:just|only|merely|simply)(?: the)? (?:topics|{_POINTS})"
    rf"|(?:the )?(?:{_POINTS})(?: only| suffice| will do| would do| are (?:enough|fine))"
    rf"|(?:in|as|with) (?:a list|{_POINTS})|{_DETAILS})(?:,? {_DETAILS})?(?:,? (?:please|thanks|thank you))?[\s.!?)]*$",
    re.IGNORECASE,
)
_FOR_READER_AT_END = re.compile(  # …, please, for the investors' newsletter
    rf",\s*for (?:my|our|the|an?) (?:[\w'’-]+ ){{0,2}}?"
    rf"(?:{_READER}|file|records?|archive|dossier|slides?|notes?|handout)s?"
    r"(?=\s*[?.!]*\s*$)",
    re.IGNORECASE,
)
_OF_INTEREST = re.compile(
    rf"\b(?:of interest|relevant|useful|interesting) (?:to|for) (?:an?|my|our|the) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\b"
    r"(?: (?:to|of|in|for|from)\b)?",
    re.IGNORECASE,
)
_TOLD = re.compile(  # what only tells may be told to somebody; a subsidy for an investor is another matter
    r"\b(?:sum(?:mari[sz]e)?\b|summary|outline|overview|describe|explain|brief|gist|(?:main|key) points|what was)",
    re.IGNORECASE,
)

# That a list is wanted whole, and what is to be marked in it: 要全的; 同一文件上两次的也请注明; full list please.
_NONE_MISSED = (
    "(?:一[个份件项次条]都?|千万|请)?(?:不要?|不能|别)(?:有)?(?:遗?漏|落下|少)(?:了|掉|任何一?[个份件项次条])?"
)
_ALL_GIVEN = (
    "(?:(?:请|麻烦|我?要|帮我|给我?|都|尽量|最好|务必)*(?:列|给|写|报|说|找)?(?:个|份|得|要|出)?"
    "(?:全|齐|完整)(?:一?[点些]|部|了)?(?:的)?(?:列出来?|列举|给我|报出来?|写出来?|名单|清单|列表)?"
    f"(?:[，,]?{_NONE_MISSED})?)"
)
_TWICE_MARKED = (
    "(?:如果?有?)?(?:同一|同样|同名|重复|[两多二]次|上了?[两多二]次)[^，。？?]{0,12}?(?:也|都|请|要|一并|分别|单独)*"
    "(?:注明|标注|标明|标出|写明|说明|指出|列[出上])(?:来|一下)?"
)
_ALL_GIVEN_EN = (
    r"(?:(?:please |pls )?(?:give|list|name|show|i (?:need|want)|i'd like)?(?: me)? ?(?:the |a )?"
    r"(?:full|complete|entire|whole|exhaustive|comprehensive) (?:list|answer|picture)"
    r"|(?:please )?(?:list |give |name )?all of them"
    r"|(?:please )?(?:do not|don't) (?:leave|miss|skip|omit) (?:any|anything|any of them|one|a single one)(?: out)?"
    r"|(?:please )?(?:note|mark|flag|indicate|point out|say) [^?.!]{0,40}?(?:twice|more than once|repeat\w*))"
)
_WHOLE = re.compile(
    rf"(?:[，,。；;？?！!]\s*|\s+)(?:{_ALL_GIVEN}|{_NONE_MISSED}|{_TWICE_MARKED})[。！!\s]*$"
    rf"|(?:(?<=[?.!])\s*|[\s,;:(–—-]+){_ALL_GIVEN_EN}(?:,? (?:please|pls|thanks|thank you))?[\s.!?)]*$",
    re.IGNORECASE,
)
# For what the answer is, first of all: 做个回顾用：….
_USE_FIRST = re.compile(
    "^\\s*(?:做|写|整理|编|搞|弄|作)(?:一?[个份点篇下])?[㐀-鿿]{1,8}?(?:的?时候?|时|要)?(?:用的?|使用|需要|参考)[：:，,]\\s*"
)
_BRACKETS = re.compile(r"\s*\([a-z\s,;:/'’“”\"-]{8,160}\)")
_ASKS = re.compile(r"谁|哪|什么|啥|几|多少|[?？]|\b(?:what|which|who|when|where|how|list|name)\b", re.IGNORECASE)


def without_interest(text: str) -> str:
    """Ask about what is of interest to somebody: what is relevant for an investor in the plan."""
    return _OF_INTEREST.sub("about", text)


def without_reader(text: str) -> str:
    """Leave out for whom something is to be told; a subsidy for an investor is another matter."""
    return _FOR_READER.sub(" ", text) if _TOLD.search(text) else text


def without_reader_at_end(text: str) -> str:
    """Leave out for what or whom the answer is, at the end: …, please, for the investors' newsletter."""
    return _FOR_READER_AT_END.sub("", text)


def without_form(text: str) -> str:
    """Leave out in what form the answer is wanted: just headings, please."""
    return _FORM_AT_END.sub("", text)


def without_wholeness(text: str) -> str:
    """Leave out that a list is wanted whole, and for what use, where what is left asks for one."""
    shorter = _WHOLE.sub("", _USE_FIRST.sub("", text))
    return shorter if _ASKS.search(shorter) else text


def without_explained(text: str) -> str:
    """Leave out what explains a verdict in English within brackets: shelved (suspended, "to be studied again")."""
    verdicts = condition_table().verdicts.values()
    explained = (found for found in _BRACKETS.finditer(text) if _said(verdicts, text[: found.start()]))
    for found in explained:
        return text[: found.start()] + text[found.end() :]
    return text


def _said(verdicts: Iterable[Condition], text: str) -> bool:
    return any(one.asked.search(text.lower()) for one in verdicts)
