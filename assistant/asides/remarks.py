"""What a question remarks without asking: that the mayor was away; in brackets, what the answer is for.

Who was there is left out before a question is read; other clauses only where the question has no answer with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.asked.facet_table import gives_orders
from assistant.asked.named_people import find_people
from assistant.asked.romanised import romanised_in
from assistant.question import Known
from assistant.text.pairs import HAN
from retrieval.asked.language import language_of
from retrieval.asked.periods import find_dates_and_months, find_years
from retrieval.asked.references import find_references

_SAID = (
    "(?:[我你]|好像|似乎|大概|据说|听说|听讲|记得|记忆中|印象中?|知道|晓得|看到|因为|由于|既然"
    "|当时|当天|那天|那次|那时)*+"
)
_AWAY = (
    "(?:不在|没有?来|没有?到(?!位)|未到|未来(?=[，,主])|没能来|没有?出席|没有?参加|没有?主持|出差|外出|出国|缺席"
    "|请了?假|有事|在场?|来了|到了)"
)
_PRESENT = re.compile(
    rf"{_SAID}[㐀-鿿]{{1,4}}?(?:代理?|常务副|副)?市长{_SAID}{_AWAY}(?:了|的|场|外地?)?"
    r"(?=主持|[，,。；;])(?![，,。；;]\s*$)"
)
_PRESENT_EN = re.compile(
    r"(?:[,–—-]\s*|\()(?:(?:and|but|as|since|while|because) )?"
    r"(?:i (?:think|believe|hear|heard|gather|understand|remember)(?: that)?,? |apparently,? |reportedly,? )?"
    r"(?:the )?(?:vice |acting )?mayor(?: [a-z]+){0,2} (?:was|is|had been|being|must have been)"
    r" (?:away|absent|out of town|ill|not there|not in|travelling|abroad|on leave)"
    r"(?: (?:that day|then|at the time))?\s*(?:[,–—-]|\)|(?=[.?!;:]))",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a question that is asked again
_CLAUSE = re.compile(r"[（(][^（()）]*[)）]|[^，,。；;：:！!？?\n（()）]+(?:[，,。；;：:！!？?\n]+|(?=[（()）])|$)")
_ASKS = re.compile(
    r"谁|哪|什么|啥|多少|几|[吗呢]|怎|如何|何|是否|有没有|有无|是不是|能否|可否|请|列|介绍|概[述括]|总结|梳理|说说|讲讲|简述|告诉"
    r"|\b(?:what|which|who\w*|when|where|how|why|list|name|give|tell|show|sum\w*|describe|explain|outline|did|does|do|was|were"
    r"|is|are|has|have|can|could|compare|overview)\b",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(
    r"除|不[算含计看管]|不包括|撇开|抛开|刨|别|只|仅|[不没未非无]"
    r"|\b(?:besides|apart|except|excluding|other than|only|not|no|without)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"[我咱俺您你]|领导|同[事志]|(?<![利使应费信公专采录借征占启停通耐效食药作])用(?:的|一下|得上|得着)?\W*$"
    r"|\b(?:i|we|my|our|me|us|you|your)\b|\b(?:i|we)['’]",
    re.IGNORECASE,
)


def without_presence(text: str) -> str:
    """Leave out that one in office was there, or was not, where the question goes on to ask: 听说市长不在，谁主持."""
    if not re.search("市长|mayor", text, re.IGNORECASE):
        return text
    shorter = _PRESENT_EN.sub(" ", _PRESENT.sub("", text))
    return (
        re.sub(r"([，,])\s*[，,]|  +", lambda found: found[1] or " ", shorter).strip()
        if _ASKS.search(shorter)
        else text
    )


def without_remarks(text: str, known: Known) -> Iterator[str]:
    """Give a question without all of its clauses that only remark something, then without each; none where it has none.

    Such a clause asks nothing, leaves nothing out and names nothing that the archive has: no body, person, day, number,
    and no word of a title unless somebody speaks of himself. What is left must ask.
    """
    clauses = [match.group() for match in _CLAUSE.finditer(text)] if len(text) <= _LONGEST else []
    chinese = language_of(text) == "zh"  # a term in brackets is in the other script
    idle = [at for at, one in enumerate(clauses) if bool(HAN.search(one)) == chinese and _remarks(one, known)]
    tried = [set(idle), *({at} for at in idle)] if len(idle) > 1 else [set(idle)]
    for left_out in tried if idle else ():
        rest = "".join(clause for at, clause in enumerate(clauses) if at not in left_out)
        if _ASKS.search(rest):
            yield re.sub(r"[，,；;：:]\s*$", "", rest).strip()


def _remarks(clause: str, known: Known) -> bool:
    said = clause.lower()
    bracketed = clause[:1] in "（("
    asks = _ASKS.search(said) or re.search("[?？]", said) or gives_orders(clause)
    if asks or _LEAVES_OUT.search(said) or re.search(r"[\d《“\"「]", said):
        return False
    if find_dates_and_months(said, date.today()) or find_years(said, date.today()) or find_references(said):
        return False
    if known.bodies.find(clause, loose=True) or known.bodies.find_english(clause) or find_people(clause, known.people):
        return False
    if not HAN.search(clause) and romanised_in(clause, known.people):
        return False
    words = " ".join(re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+", clause))
    own = _OF_SOMEBODY.search(said) is not None
    return own or (bracketed and not known.subjects.words_of(words))
