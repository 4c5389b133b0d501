"""Words and years that a question wants in the titles of documents: 名称里带“安全”的, titles with the word safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.condition_table import condition_table
from assistant.desk import Desk
from assistant.topic_words import translated_words
from retrieval.scripts import squash

QUOTED = re.compile('《[^》]*》|[“"「『][^”"」』]*[”"」』]')
VERDICT = re.compile("(?:原则上?|审议|一致|会议|暂缓|不予)*(?:同意|通过|批准|审议|缓议)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SPAN = re.compile(r"(20\d\d)\s*年?\s*(?:-|—|~|–|至|到|to|until|through)+\s*(20\d\d)")
_OF_A_PLAN = re.compile(
    r"\bterms?\b|\bruns?\b|\btitles?\b|\bperiod\b|\bcover(?:s|ing)?\b|\bplans?\b|期|标题|题目|名称|名字|字样|计划|方案"
)
_HAN = re.compile("[㐀-鿿]")
_IN_TITLE = "(?:题目|标题|题名|名称|名字|篇名|文件名|名)(?:里|中|上|当中|之中)?(?:头|面|边)?(?:都|没|不|未)*"
_HOLDS = "(?:带有?|含有?|包含|有|写(?:着|有|明|了)?|出现|提到|提及|冠以|叫)(?:着|了|过)?"
_UNQUOTED = (
    re.compile(
        f"{_IN_TITLE}{_HOLDS}(?P<words>[㐀-鿿\\d]{{2,12}}?)(?=这?[一二两俩三四五六七八]个?字|字样|字眼|一词|的|都?有|哪|一共|拢共|[，。；：？、?]|$)"
        "|(?<=带)(?P<marked>[㐀-鿿\\d]{2,10}?)(?=这?[一二两俩三四五六七八]个?字|字样|字眼)"
    ).finditer,
    re.compile(
        r"\b(?:words?|terms?|phrases?|expressions?) (?P<words>[a-z0-9㐀-鿿][\w㐀-鿿-]*(?: [\w-]+){0,3}?)(?= (?:in|appears?|occurs?|go|went|is|are|and|at|from)\b|[?.,;]|$)"
        r"|\b(?:titles?|names?) (?:that |which )?(?:mentions?|contain\w*|includ\w+|bear\w*|carr\w+|ha(?:ve|s)|says?|speaks? of) (?:the (?:words?|term|phrase) |an? |the )?(?P<marked>(?!words?\b|terms?\b)[a-z0-9㐀-鿿][\w㐀-鿿-]*(?: [\w-]+){0,3}?)(?= (?:in|from|at|and|went)\b|[?.,;]|$)"
        r"|\b(?:have|with|say|saying|bear|carry|contain|contains|containing|has|mention) (?P<before>[a-z0-9㐀-鿿][\w㐀-鿿-]*(?: [\w-]+){0,3}?) in (?:the|its|their) (?:titles?|names?)\b"
    ).finditer,
)
_SINGLE_QUOTED = re.compile(r"(?<![\w])['‘](?P<words>[^'’]{2,60})['’](?!\w)")
_GLOSS = re.compile("[（(](?P<words>[㐀-鿿]{2,12})[)）]")

Phrase = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """What a title must hold: all parts of one of the phrases `asked`, none of those `turned`."""

    asked: tuple[Phrase, ...] = ()
    turned: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.asked or self.turned)

    def admits(self, title: str) -> bool:
        """Whether a squashed title holds what is wanted."""
        fits = not self.asked or any(_holds(title, phrase) for phrase in self.asked)
        return fits and not any(_holds(title, phrase) for phrase in self.turned)


def title_words(desk: Desk, text: str) -> TitleWords:
    """Read which words a question wants in titles; `text` is the question without names and quotations."""
    if "in_title" not in desk.asked.features:
        return TitleWords()
    gloss = [found["words"] for found in _GLOSS.finditer(text)]
    quoted = gloss or [*quoted_in_titles(desk), *(found["words"] for found in _SINGLE_QUOTED.finditer(text))]
    if quoted:
        return TitleWords(tuple(dict.fromkeys(_phrase(desk, words) for words in quoted)))
    found = [match for finditer in _UNQUOTED for match in finditer(text)]
    denied = [match for match in found if condition_table().denies(text, *match.span(match.lastgroup or 0))]
    wanted = (match[match.lastgroup or 0] for match in found if match not in denied)
    asked = [words for words in wanted if not _SPAN.fullmatch(words)]
    turned = [match[match.lastgroup or 0] for match in denied]
    in_spans = {year for match in _SPAN.finditer(text) for year in match.groups()}
    asked += [] if asked else [year for year in _YEAR.findall(text) if year not in in_spans]
    return TitleWords(_phrases(desk, asked), _phrases(desk, turned))


def quoted_in_titles(desk: Desk) -> list[str]:
    """Give the words in quotation marks that titles may hold."""
    return [squash(words) if _HAN.search(words) else words for words in desk.asked.query.titles if not _verdict(words)]


def span_asked(desk: Desk, text: str) -> tuple[str, ...] | None:
    """Give the years through which plans run, where a question means those of titles and the ledger has such."""
    found = _SPAN.search(text)
    if not found or not _OF_A_PLAN.search(text):
        return None
    titles = (title for row in desk.library.rows(desk.scope, kind="decision") for title in row.documents)
    return found.groups() if found.groups() in {span for title in titles for span in spans(title)} else None


def spans(title: str) -> set[tuple[str, ...]]:
    """Give the years from and to which a title says that its plan runs."""
    return {found.groups() for found in _SPAN.finditer(squash(title))}


def without_spans(title: str) -> str:
    """Give a title without the years from and to which its plan runs."""
    return _SPAN.sub(" ", title)


def until_asked(text: str) -> str | None:
    """Give the year until which documents run that a question asks for: 管到2025年的."""
    found = condition_table().until.search(without_spans(text))
    return next(year for year in found.groups() if year) if found else None


def last_year(title: str) -> str | None:
    """Give the last of the years that a title names: until when its plan runs."""
    return max(_YEAR.findall(title), default=None)


def _verdict(words: str) -> bool:
    return VERDICT.fullmatch(words) is not None


def _phrases(desk: Desk, said: list[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrase for words in said if (phrase := _phrase(desk, words))))


def _phrase(desk: Desk, words: str) -> Phrase:
    """Give what titles hold for the words of a question: themselves in Chinese, else what may say each of them."""
    return (re.compile(re.escape(squash(words))),) if _HAN.search(words) else tuple(_translated(desk, words))


def _translated(desk: Desk, words: str) -> Iterator[re.Pattern[str]]:
    """Give a pattern for each English word; a number stands right before the next word, as it is written."""
    number = ""
    for word in translated_words(words, desk.glossary, ()):
        if word.said.isdigit():
            number = f"{word.said}年?"
            continue
        ways = sorted(word.ways, key=len, reverse=True) or [re.escape(word.said)]
        yield re.compile(f"{number}(?:{'|'.join(map(re.escape, ways))})")
        number = ""
    if number:
        yield re.compile(number.removesuffix("年?"))


def _holds(title: str, phrase: Phrase) -> bool:
    return all(part.search(title) for part in phrase)
