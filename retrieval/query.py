"""A question -> Query: its language, the numbers, meetings, dates, bodies and titles it names, and what is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.asked.edges import Edge, find_beside, find_edges, with_own_edges
from retrieval.asked.language import TITLE, language_of
from retrieval.asked.occasions import Occasion, find_occasions
from retrieval.asked.periods import Found, Period, find_dates_and_months, find_years
from retrieval.asked.references import Reference, find_references
from retrieval.asked.words import query_words
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.records import Part, Span, overlap
from retrieval.scripts import simplify
from retrieval.wording import masked

__all__ = ["Period", "Query", "Reference", "language_of", "parse_query"]

_OF_MEETING = re.compile(
    r"市?政府(?:第\s*\S{1,5}\s*次)?(?:常务)?会(?:议(?!室)|(?![计商诊展员议]))"
)  # 市政府第22次常务会议 names a meeting
# The government as the one that meets, on whatever day, and decides: 市政府9月13日常务会议; 市政府在养老上做了哪些决定.
_SITTING = re.compile(
    r"(?<![交报请以经由向送给])市政府"
    r"(?:[\d\s年月日号份上下午]{2,16}的?(?:那次|这次)?(?:召开|举行|开)?的?(?:常务)?会(?![计商诊展员])"
    r"|[^，。？；]{0,16}?(?:做|作)[了过出]+[^，。？；负责]{0,6}(?:决定|决策|部署)"
    r"|[\d\s年月日号份上下午]{2,16}(?:研究|审议|讨论|听取)了?)"
)
# The government to which a report is given is that of the meeting: 向市政府作了汇报.
_REPORTED_TO = re.compile("[向给跟](市政府)[^，。？]{0,4}(?:汇报|报告|通报|介绍)")
# So is the government that takes a view, hears and decides: 市政府对…持何意见; not that to which a thing is sent.
_DECIDES = re.compile(
    "(?<![报送请交呈经由到给向以])(市政府)(?:又|都|也|曾|先后|最终|最后|当时|会上|方面|层面|领导|班子|这边|那边)*"
    "(?:对(?!外)|就(?!是)|关于|有没有|有无|是否|同不同意|同意|批准|认可|通过|听取|听|审议|研究|讨论|学习|要求|提出|决定|议定|认为|强调|指出|表态"
    "|持|(?:怎么|如何|咋)(?:看|说|定|评价|表态|要求)|的?(?:意见|态度|要求|决定|结论|看法|立场|表态)"
    "|点头|点没点头|拍板|放行|松口|答应|赞[成同]|支持(?:吗|了|没)|认账|买账|批[了没]|认[了没]|没有?(?:点头|同意|认可|批|意见))"
)
# The same in English: was the city government on board with it, did it sign off on it.
_DECIDES_EN = re.compile(
    r"\b((?:city|municipal)(?: people['’]s)? government)\b(?: \w+){0,2}?"
    r" (?:on board|agree\w*|approv\w*|accept\w*|sign(?:ed)? off|back(?:ed)?|endors\w*|happy|nod|ok(?:ay)?|say yes"
    r"|support\w*)\b",
    re.IGNORECASE,
)
_MEETING_WORDS = re.compile(r"市?政府|常务|会议|纪要|[的那次会]|\b(?:the|of|executive|meeting|minutes|session)\b")
_AS_TOPIC = re.compile(  # 应急管理方面 is a topic, not the bureau
    "(?:(?!负责|牵头|承担|承办|参与|配合|主抓|落实|推进|需要|要做|该做|应做|手头|手上|有什|有哪|哪些|什么)[㐀-鿿]{2})?"
    "(?:方面|领域|能力|体系|这块|事业|[那这][个份部](?:[㐀-鿿]{2})?(?:意见|方案|办法|计划|规划|条例|预案|细则))|工作"
)
_HYPHENED = re.compile(r"(?<=\bco)-(?=op|or)|(?<=\bre)-(?=[a-z])", re.IGNORECASE)  # co-operate, re-use
# A day or month that is not meant: 不是4月会上审的; 是不是4月 asks, and so does 不是4月的吗.
_DENIED = re.compile("(?<![是就])(?:不是|并非|不在|不属于|非)在?$")
_DOUBTED = re.compile("[吗吧么]\\s*[？?]?\\s*$")
_BESIDE_CHARS = 2
_READ_CHARS = 2_000  # in which filters are looked for


@dataclass(frozen=True, slots=True)
class Query:
    """A question, read.

    `text` is the question in simplified characters and half width, `wording` the same without its certain filters and
    politeness, abbreviations written out, the minutes' words for everyday ones behind it: what is searched for;
    `content` its content words alone, without everyday ones, `said` those without what was written out. `numbers` are
    (year of issue or None, number of the document), `items` the numbers of agenda items, `paragraphs` those of their
    paragraphs. `bodies` are canonical names,
    `ambiguous` the candidates where a name may mean several. `titles` stand in title marks or quotation marks. `parts`
    tells which other part than the agenda is asked for, `edges` that the first or the last of the meetings spoken of is
    meant, or the one next to it, `occasions` which of the times that a matter came up, in the question's order;
    `amount` that a number is asked for, `unit` what it counts (套 of 多少套).
    `kinds` are the words by which titles name the kind of document that is asked for. `references` holds the words in
    which numbers, meetings and items were said.
    """

    text: str
    language: str
    numbers: tuple[tuple[int | None, int], ...] = ()
    meetings: tuple[int, ...] = ()
    periods: tuple[Period, ...] = ()
    bodies: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()
    content: str = ""
    said: str = ""
    wording: str = ""
    items: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    edges: tuple[Edge, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    amount: bool = False
    unit: str = ""
    kinds: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filters:
    """What narrows a search to some minutes, with where the question says it."""

    periods: Sequence[tuple[Period, Span]]
    edges: Sequence[tuple[Edge, Span]]
    occasions: Sequence[tuple[Occasion, Span]]
    references: tuple[Reference, ...]

    @property
    def spans(self) -> list[Span]:
        """The places of what is certain: no words to search for."""
        certain = (span for period, span in self.periods if period.certain)
        others = (span for _, span in (*self.edges, *self.occasions))
        return [*certain, *(one.span for one in self.references), *others]


def parse_query(text: str, bodies: Bodies, glossary: Glossary, today: date) -> Query:
    """Read a question; `today` is what 去年 and "last month" are counted from. Any text gives a Query."""
    plain = narrow(text)
    small = plain.lower() if len(plain.lower()) == len(plain) else plain
    titles = [match for match in TITLE.finditer(plain) if not _names_a_meeting(match)]
    open_text = masked(small, [Span(match.start(), match.end()) for match in titles])[:_READ_CHARS]
    filters = _filters(open_text, today)
    said = _tidy(_without(plain, filters.spans))
    without_works = _without(plain, [*filters.spans, *(one.span for one in bodies.find_by_work(plain))])
    wording, everyday = glossary.expand(said), list(glossary.pieces(said))
    in_minutes = " ".join(dict.fromkeys(way for _, ways in everyday for way in ways))
    return Query(
        text=plain,
        language=language_of(plain),
        numbers=tuple(dict.fromkeys((one.year, one.value) for one in filters.references if one.kind == "number")),
        meetings=tuple(dict.fromkeys(one.value for one in filters.references if one.kind == "meeting")),
        periods=tuple(dict.fromkeys(period for period, _ in filters.periods)),
        bodies=_bodies(masked(plain, _in_titles(titles)), bodies),
        ambiguous=tuple(dict.fromkeys(tuple(one.candidates) for one in bodies.ambiguous(plain))),
        titles=tuple(dict.fromkeys((match["book"] or match["quoted"]).strip() for match in titles)),
        content=_content(glossary.expand("".join(piece for piece, ways in everyday if not ways))) or _content(wording),
        said=_content(without_works),
        wording=_tidy(f"{wording} {in_minutes}"),
        items=tuple(dict.fromkeys(one.value for one in filters.references if one.kind == "item")),
        paragraphs=tuple(dict.fromkeys(one.value for one in filters.references if one.kind == "paragraph")),
        parts=_parts(open_text),
        edges=tuple(dict.fromkeys(edge for edge, _ in filters.edges)),
        occasions=tuple(dict.fromkeys(occasion for occasion, _ in filters.occasions)),
        amount=query_words().amount.search(open_text) is not None,
        unit=_unit(open_text),
        kinds=_kinds(open_text),
        references=filters.references,
    )


def _filters(text: str, today: date) -> _Filters:
    """Find what narrows a search in a folded text: dates before numbers, so that none is read twice."""
    dates = _with_denied(find_dates_and_months(text, today), text)
    occasions = find_occasions(masked(text, [span for _, span in dates]))
    taken = [span for _, span in (*dates, *occasions)]
    references = find_references(masked(text, taken))
    without = masked(text, taken + [one.span for one in references])
    periods = dates + [_beside(references, *year) for year in find_years(without, today)]
    without_times = masked(text, [span for _, span in occasions])
    beside = find_beside(without_times)
    edges = beside if _names_one_meeting(periods, _apart(references, beside)) else []
    edges = edges or find_edges(without_times, of_a_period=bool(periods))
    return _Filters(with_own_edges(periods, edges), edges, occasions, tuple(_apart(references, edges)))


def _with_denied(dates: list[Found], text: str) -> list[Found]:
    """Tell that the only day or month of a question is not meant: 以市政府办名义印发、但不是4月会上审的."""
    if len(dates) != 1 or _DOUBTED.search(text) or not _DENIED.search(text, 0, dates[0][1].start):
        return dates
    period, span = dates[0]
    return [(replace(period, denied=True), span)]


def _without(text: str, spans: Sequence[Span]) -> str:
    """Leave out what stands at spans, and words of politeness."""
    return query_words().padding.sub(" ", masked(text, spans).replace("\0", " "))


def _bodies(text: str, bodies: Bodies) -> tuple[str, ...]:
    """Name the bodies of a question; 应急管理方面 names a topic, and the government of a meeting none."""
    loose = [one for one in bodies.find(text, loose=True) if not _AS_TOPIC.match(text, one.end)]
    mentioned = (*bodies.find(text), *loose, *bodies.find_english(text))
    hosts = {found.start(1) for pattern in (_REPORTED_TO, _DECIDES, _DECIDES_EN) for found in pattern.finditer(text)}
    hosts |= {found.start() for pattern in (_OF_MEETING, _SITTING) for found in pattern.finditer(text)}
    named = (one for one in mentioned if one.start not in hosts)
    return tuple(dict.fromkeys(one.canonical for one in named))


def _in_titles(titles: Sequence[re.Match[str]]) -> list[Span]:
    """Give where the titles in 《》 stand: a body in one is no body that the question is about."""
    return [Span(match.start(), match.end()) for match in titles if match["book"]]


def _apart(references: Sequence[Reference], edges: Sequence[tuple[Edge, Span]]) -> list[Reference]:
    return [one for one in references if not any(overlap(one.span, span) for _, span in edges)]


def _names_one_meeting(periods: Sequence[Found], references: Sequence[Reference]) -> bool:
    """Whether a question names a meeting so closely that another can stand beside it: by its day or a number."""
    return any(period.day for period, _ in periods) or any(one.of_meeting for one in references)


def _names_a_meeting(quoted: re.Match[str]) -> bool:
    """Whether quotation marks stand around a meeting or minutes, which are no title: “第100次常务会议”."""
    text = (quoted["quoted"] or "").lower()
    dated = find_dates_and_months(text, date.today())
    spans = [*(one.span for one in find_references(text)), *(span for _, span in dated)]
    return bool(spans) and not _MEETING_WORDS.sub("", masked(text, spans).replace("\0", "")).strip()


def _beside(references: Sequence[Reference], period: Period, span: Span) -> tuple[Period, Span]:
    """Tell that a year is said of a meeting where it stands beside one's number: 2013年第20次会议."""
    gaps = [gap for one in references for gap in (one.span.start - span.end, span.start - one.span.end)]
    return replace(period, meeting=True) if any(0 <= gap <= _BESIDE_CHARS for gap in gaps) else period, span


def narrow(text: str) -> str:
    """Fold script and width, keep case; one character for each, so that spans hold. So a question is searched for."""
    whole = simplify(text.encode("utf-8", "replace").decode("utf-8"))  # half a surrogate pair is no character
    narrow = (unicodedata.normalize("NFKC", char) for char in whole)
    return "".join(new if len(new) == 1 else old for new, old in zip(narrow, whole, strict=True))


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _content(wording: str) -> str:
    """Leave out question words and punctuation, so that only what the minutes would have to say remains."""
    words = query_words()
    kept = words.chinese_question.sub(" ", wording)
    found = re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+(?:['’][a-z]+)?", _HYPHENED.sub("", kept))
    return " ".join(word for word in found if not _asks(word))


def _asks(word: str) -> bool:
    """Tell a question word from content; IT and US in capitals are names."""
    shouted = len(word) > 1 and word.isupper()
    return not shouted and word.lower().removesuffix("'s") in query_words().english_question


def _unit(text: str) -> str:
    found = query_words().unit.search(text)
    return found["unit"] if found else ""


def _kinds(text: str) -> tuple[str, ...]:
    """Give the words that titles of an asked kind of document have; nothing where several kinds are named."""
    found = [named for pattern, named in query_words().kinds if pattern.search(text)]
    return found[0] if len(found) == 1 else ()


def _parts(text: str) -> tuple[Part, ...]:
    patterns = query_words().parts
    names: tuple[Part, ...] = ("attendance", "heading", "distribution")
    return tuple(part for part in names if patterns[part].search(text))
