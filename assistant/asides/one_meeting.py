"""One meeting that a question names in several ways, named once: 2022年5月20日，就是贾市长主持的那次，谁…

What stands beside a meeting's day or number, in brackets or as another name for it, makes it surer and asks for
nothing. Where all of it means one meeting that is held, the question is read with the day of that one alone; where it
does not, the question stays as it is, for what is wrong in it to be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.asked.named_people import find_people
from assistant.asked.romanised import romanised_in
from assistant.asked.sittings import Sitting, Sittings
from assistant.days import written_day
from assistant.question import Known
from assistant.text.pairs import HAN
from retrieval.asked.edges import Edge, find_beside, find_edges
from retrieval.asked.language import TITLE, language_of
from retrieval.asked.occasions import find_occasions
from retrieval.asked.periods import Period, find_dates_and_months, find_years
from retrieval.asked.references import Reference, find_references
from retrieval.asked.words import query_words
from retrieval.query import narrow
from retrieval.records import Span, overlap
from retrieval.wording import masked

_NAME, _CHAIR = "\ue000", "\ue001"  # what a name of a meeting and of a person is written as while runs are sought
_OFFICE = "(?:代理?市长|常务副市长|副市长|市长|同志)"
_SURNAMED = re.compile(r"[㐀-鿿](?:代理?|常务副|副)?市长(?=[^，。？?]{0,16}主持)")
_COUNT = "[次场回份期个]"
_SITTING = "(?:市政府|政府)?(?:常务会议|常务会|常务|会议|例会|会(?![计商诊展员]))"
_NOUN = (
    rf"(?:(?:那|这|其中)?一?{_COUNT}?(?:召开|举行|举办|开)?的?(?:[那这]一?{_COUNT})?的?{_SITTING}(?:的?会议)?(?:的?纪要)?"
    rf"|[那这]一?{_COUNT}|(?:会议)?纪要)"
)
_HALF = r"(?:(?:的|当天)?(?:上午|下午)(?!还是|或))"
_WEEKDAY = r"(?:\s?[（(，,]?\s?(?:星期|周|礼拜)[一二三四五六日天]\s?[)）]?)"
_IN_THE_CHAIR = "(?:主持召开|主持|召集)(?:召开|举行|开)?的"
_OF_CHAIR = (
    rf"(?:由|是)?{_CHAIR}++{_OFFICE}?(?:亲自|本人|代为)?(?:[于在]?{_NAME}++{_HALF}?)?{_IN_THE_CHAIR}"
    rf"(?=\s?(?:{_NAME}|[那这]|一次|市政府|政府|常务|会|例会|[，,)）]))"
)
_AS = "(?:就是|也就是(?:说)?|也即|亦即|即)"
_ELEMENT = rf"(?:{_OF_CHAIR}|{_NAME}++)"
_LINK = rf"(?>{_NOUN}|{_HALF}|{_WEEKDAY}|\s|[，,、：:（()）]|{_AS}|的|由)"
_RUN = re.compile(
    rf"{_AS}?{_ELEMENT}(?:{_LINK}*{_ELEMENT})*{_HALF}?{_WEEKDAY}?(?:\s?的?{_NOUN})?"  # one way to read each link
)
_SITTING_EN = r"(?:(?:city |municipal )?(?:government )?(?:executive |regular )?(?:meeting|session|minutes)\b)"
_OF_CHAIR_EN = (
    rf"(?:(?:which was |that was )?(?:chaired|presided over|led|headed) by (?:\w+ )?{_CHAIR}++"
    rf"|(?:which |that )?(?:mayor )?{_CHAIR}++ (?:had )?(?:chaired|presided over|led)\b)"
)
_ELEMENT_EN = rf"(?:{_OF_CHAIR_EN}|{_NAME}++)"
_LINK_EN = (
    rf"(?>{_SITTING_EN}|held (?=(?:on |in )?{_NAME})|\b(?:the one|that one|the|one|of|in|on|from|at|back|i\.e\.|namely"
    r"|that is|which was|that was|dated|document|no\.?|morning|afternoon)\b|[\s,()–—-])"
)
_BEFORE_EN = (
    rf"(?:\b(?:the )?{_SITTING_EN} (?:held )?(?:of |on |in |from )?(?:the )?"
    r"|\b(?:(?:i\.e\.|namely|that is|which was|back|held(?= )|dated|document),? )?(?:(?:in|on|from|at|of) )?"
    r"(?:the one (?:in|on|of|from)? ?|the )?)?"
)
_RUN_EN = re.compile(
    rf"{_BEFORE_EN}{_ELEMENT_EN}(?:{_LINK_EN}*{_ELEMENT_EN})*(?: {_SITTING_EN})?"
    r"(?:,? (?:in the )?(?:morning|afternoon)\b(?! or))?",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a question that names one meeting
_ENDS = "，,。；;：:？?！!()（）–—"
_APART = re.compile(r"[，,：:()（）]|就是|也就是|即|–|—")
_RELATIVE_TWICE = (
    r"(?:{relative})\s*[（(，,、]?\s*(?:即|也就是|i\.e\.|that is,?)?\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[)）]?"
)


@dataclass(frozen=True, slots=True)
class _Names:
    """What names meetings in a question, and where it does."""

    periods: Sequence[tuple[Period, Span]]
    years: Sequence[tuple[Period, Span]]
    references: Sequence[Reference]
    edges: Sequence[tuple[Edge, Span]]
    chairs: Sequence[tuple[str, Span]]

    @property
    def spans(self) -> list[Span]:
        """All places of days, years, numbers, firsts and lasts."""
        said = (*self.periods, *self.years, *self.edges)
        return [*(span for _, span in said), *(one.span for one in self.references)]


def with_one_meeting(text: str, known: Known, today: date) -> str:
    """Read a question that names one meeting held in several ways with the day of it alone; any other as it is."""
    text = _said_once(text)
    names = _names(text, known, today)
    if names is None or len(names.spans) + len(names.chairs) < 2:
        return text
    chinese = language_of(text) == "zh"
    runs = [run for run in (_RUN if chinese else _RUN_EN).finditer(_coded(text, names)) if _of_a_meeting(run, names)]
    if not runs:
        return text
    meeting = _meant(names, [Span(*run.span()) for run in runs], known.sittings)
    if meeting is None or not (_several(runs) or any(_in_order(one, meeting) for one in names.references)):
        return text
    return _rewritten(text, runs, meeting, chinese)


def _several(runs: Sequence[re.Match[str]]) -> bool:
    """Whether runs name a meeting in more than one way."""
    return len(runs) > 1 or bool(_APART.search(runs[0].group())) or _CHAIR in runs[0].group()


def _in_order(said: Reference, meeting: Sitting) -> bool:
    """Whether a meeting that is meant is the second, say, of its year, and bears another number."""
    return said.kind == "meeting" and said.value != meeting.meeting


def _said_once(text: str) -> str:
    """Leave out last year where the year is told beside it: 去年（2023年）10月9日."""
    return _twice().sub(lambda found: f"{found['year']}年" if HAN.search(found[0]) else found["year"], text)


@cache
def _twice() -> re.Pattern[str]:
    relative = "|".join(query_words().relative_years)
    return re.compile(_RELATIVE_TWICE.format(relative=relative), re.IGNORECASE)


def _names(text: str, known: Known, today: date) -> _Names | None:
    """Find what names meetings; None where a question speaks of more than one, or of those around one."""
    plain = narrow(text).lower()
    if len(plain) != len(text) or len(text) > _LONGEST:
        return None
    plain = masked(plain, [Span(*title.span()) for title in TITLE.finditer(plain)])
    periods = find_dates_and_months(plain, today)
    left = masked(plain, [span for _, span in periods])
    if find_occasions(left) or find_beside(plain):
        return None
    references = find_references(left)
    left = masked(left, [one.span for one in references])
    years = [(period, span) for period, span in find_years(left, today) if period.certain and not period.guessed]
    edges = find_edges(plain, of_a_period=bool(periods or years))
    if len(edges) > 1 or any(_open(period) for period, _ in (*periods, *years)):
        return None
    numbers = [one for one in references if one.of_meeting and not any(overlap(one.span, span) for _, span in edges)]
    return _Names(periods, years, numbers, edges, _chairs(text, known))


def _open(period: Period) -> bool:
    return bool(period.towards or period.denied or period.issued)


def _chairs(text: str, known: Known) -> list[tuple[str, Span]]:
    """Find those who are said to have chaired."""
    if not re.search(r"主持|召集|\bchair|\bpresid|\bled\b|\bheaded\b", text):
        return []
    named = {name: name for name in find_people(text, known.people)}
    named |= {} if named or HAN.search(text) else romanised_in(text, known.people)
    found = [(name, re.search(re.escape(words), text, re.IGNORECASE)) for name, words in named.items()]
    places = [(name, Span(*match.span())) for name, match in found if match]
    surnames = {name[0] for name in known.people}
    said = (match for match in _SURNAMED.finditer(text) if match.group()[0] in surnames)
    return places or [(match.group(), Span(*match.span())) for match in said]


def _coded(text: str, names: _Names) -> str:
    """Write each name of a meeting, and of who chaired, as one sign, as often as it has characters."""
    signs = list(text)
    for span, sign in [(span, _NAME) for span in names.spans] + [(span, _CHAIR) for _, span in names.chairs]:
        signs[span.start : span.end] = sign * (span.end - span.start)
    return "".join(signs)


def _of_a_meeting(run: re.Match[str], names: _Names) -> bool:
    """Whether a run names a meeting: by its day or number, by who chaired it, as one, or apart from all other words."""
    days = [span for period, span in names.periods if period.day]
    closely = (*days, *(one.span for one in names.references), *(span for _, span in names.edges))
    if any(overlap(span, Span(*run.span())) for span in closely):
        return True
    before, after = run.string[: run.start()].rstrip()[-1:], run.string[run.end() :].lstrip()[:1]
    apart = (not before or before in _ENDS) and (not after or after in _ENDS)
    return (
        apart
        or _CHAIR in run.group()
        or re.search(r"会|纪要|[那这]一?[次场回份期]|meeting|session|minutes", run.group()) is not None
    )


def _meant(names: _Names, runs: Sequence[Span], sittings: Sittings | None) -> Sitting | None:
    """Give the one meeting that all names mean; a year told elsewhere counts where more than one is left."""
    if sittings is None:
        return None
    inside = [period for period, span in (*names.periods, *names.years) if any(overlap(span, run) for run in runs)]
    others = [period for period, span in names.years if period not in inside]
    outside = [period for period, span in names.periods if period not in inside]
    if outside:
        return None
    edge = next((edge for edge, _ in names.edges), None)
    found = sittings.named(inside, names.references, edge)
    found = found if len(found) < 2 else sittings.named([*inside, *others], names.references, edge)
    said = [name for name, span in names.chairs if any(overlap(span, run) for run in runs)]
    found = sittings.chaired(found, said) if said else found
    return found[0] if len(found) == 1 else None


def _rewritten(text: str, runs: Sequence[re.Match[str]], meeting: Sitting, chinese: bool) -> str:
    """Put the meeting's day in the place of the first run, and nothing in that of the others."""
    day = meeting.held
    named = f"{written_day(day, 'zh')}常务会议"
    named = named if chinese else f"{{}}the executive meeting of {written_day(day, 'en')}"
    for at, run in reversed(list(enumerate(runs))):
        start, end = _with_brackets(text, *run.span())
        lead = re.match(r"(?:at|of|in|on|from) ", text[start:end], re.IGNORECASE)
        put = named.format("at " if lead and lead[0] in ("on ", "in ") else lead[0] if lead else "") if at == 0 else ""
        text = f"{text[:start]}{put}{text[end:]}"
    text = re.sub(r"\s*[，,]\s*(?=[，,。；;？?！!)）]|\.$)", "", text)
    return re.sub(r"^[\s，,：:]+", "", text)


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets with what is all that they hold, and the one that a run has not closed or opened."""
    run = text[start:end]
    opened, closed = len(re.findall("[(（]", run)), len(re.findall("[)）]", run))
    if opened == closed and text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）"):
        return start - 1, end + 1
    after = re.match(r"\s*[)）]", text[end:]) if opened > closed else None
    return start, end + (after.end() if after else 0)
