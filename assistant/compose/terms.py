"""What a word of the minutes means: they seldom define one, but use it, spell it out, or have it in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.topic_words import translated_words
from assistant.compose.full_titles import asks_for_full_title, full_title
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.passages import cut, introduced, narrowed, passage, sentences_of
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_item, of_passage, quoted, quotes
from retrieval.asked.number_words import to_number
from retrieval.numerals import to_int
from retrieval.ranking.dictionary import STOP_WORDS, english_words
from retrieval.records import Passage
from retrieval.scripts import fold, squash

_CHINESE = re.compile("[㐀-鿿]{2,}")
_MARKED = re.compile(r"(?<!\w)[“\"「『‘']([^”\"」』’']{2,80})[”\"」』’'](?!\w)")
# What is said in a document that a question names, beside what its own name has between quotation marks.
_SAID_IN = re.compile(
    r"(?:文件|方案|意见|要点|办法|计划|规划|细则|规定|纪要|通知|条例|汇报|报告|[》”])(?:里面?|当?中|上面?)"
    r"(?:所?[说讲提写]到?过?的|出现的|用的|的)?[“\"]?(?P<term>[A-Za-z\d㐀-鿿]{2,14}?)[”\"]?"
    r"(?:到底|究竟|具体)?(?:是(?:指|个)?|指的?是?)?(?:咋|怎么|什么|啥|何)"
)
_ENDINGS = ("机制", "制度", "政策", "模式", "概念", "工作", "体系")
_COUNTED_UP = re.compile("(?P<times>[两二三四五六七八九])[大个项种]?(?P<what>[㐀-鿿]{1,4})")
_COUNTED_ENGLISH = re.compile(
    r"\b(?:the|these|those|of) ((?:two|three|four|five|six|seven|eight|nine) (?:(?:major|great|big|key) )?[a-z-]+)"
    r"(?= (?:in|for|of|on)\b|\W*$)",
    re.IGNORECASE,
)
# Characters that may say an English number, or a word by which a set phrase counts.
_NUMBERS = {
    word: characters
    for words, characters in (
        (("zero",), "零"), (("no",), "零无"), (("one", "single"), "一"), (("first",), "一首"), (("two",), "二两双"),
        (("second",), "二"), (("dual",), "双两"), (("double", "twin"), "双"), (("both",), "双两"),
        (("three", "triple", "third"), "三"), (("four",), "四"), (("five",), "五"), (("six",), "六"),
        (("seven",), "七"), (("eight",), "八"), (("nine",), "九"), (("ten",), "十"), (("every", "each"), "每各"),
        (("major", "great", "big", "grand"), "大"),
    )
    for word in words
}  # fmt: skip
_RUNS = (re.compile("[㐀-鿿]{2,12}"), re.compile("“([㐀-鿿、，]{5,24})”"))  # a phrase between marks; several, quoted
_QUOTED = re.compile("“([㐀-鿿]{2,12})”")
_SET_PHRASE = 5  # characters
_VERBS = re.compile(
    "^(?:[要并须应]|进一步|坚持|深入|认真|全面|积极|持续|落实|加强|推进|推动|强化|实现|建立|健全|完善|开展|抓好|做好)+(?=..)"
)
_LEAST_WEIGHT = 0.35  # of a single character that may say a word: more than one of the many senses of it


def term(desk: Desk) -> Draft:
    """Explain a term by the passage that uses it; the minutes rarely define one, and the answer says so.

    Of a term that an English question quotes, what is quoted must hold every word.
    """
    if asks_for_full_title(desk):
        return full_title(desk)
    in_english = marked_in_english(desk) or _counted_unmarked(desk)
    words = [found for said in in_english for found in _in_chinese(desk, said)] if in_english else _terms_asked(desk)
    found = [each for each in _passages(desk) if any(word in each.text for word in words)]
    if in_english and not found:
        return _held_in_other_words(desk, in_english)
    if not words:
        return passage(desk)
    if not found and (spelt := _spelt_out(desk, words[0])):
        return Draft("answered", (introduced(desk, [spelt]), quoted(spelt)))
    if not found:
        return not_found(desk, desk.say("term.absent", term=desk.listed(words)))
    agenda = [p for p in found if p.part == "agenda"] or found
    sources = [of_passage(p, narrowed(desk, p, words)) for p in agenda[:2]]
    return Draft("answered", (*_explained(desk, words[0], agenda[0], sources), *quotes(sources)))


def marked_in_english(desk: Desk) -> tuple[str, ...]:
    """Give the terms that a question sets in quotation marks, in English and without the Chinese beside them."""
    return () if desk.zh or _CHINESE.search(desk.asked.query.text) else _marked(desk)


def _counted_unmarked(desk: Desk) -> tuple[str, ...]:
    """Give a term that counts, without quotation marks, where the minutes have it: the three major innovations."""
    found = None if desk.zh or _marked(desk) else _COUNTED_ENGLISH.search(desk.asked.query.text)
    return (found[1],) if found and (_in_chinese(desk, found[1]) or _counted_out(desk, found[1])) else ()


def _marked(desk: Desk) -> tuple[str, ...]:
    """Give what a question sets in quotation marks."""
    return tuple(dict.fromkeys(_MARKED.findall(desk.asked.query.text)))


def _passages(desk: Desk) -> list[Passage]:
    return [hit.passage for hit in desk.found.hits]


def _in_chinese(desk: Desk, said: str) -> list[str]:
    """Give the set phrase of the minutes that holds every word of an English term."""
    words = _ways(desk, said, least=_LEAST_WEIGHT)
    runs = dict.fromkeys(run for each in _passages(desk) for pattern in _RUNS for run in pattern.findall(each.text))
    held = [run for run in runs if words and all(any(way in run for way in ways) for ways in words)]
    quoted = {run for each in _passages(desk) for run in _QUOTED.findall(each.text)}
    return [_bare(run) for run in sorted(held, key=lambda run: (run not in quoted, len(run)))[:1]]


def _bare(run: str) -> str:
    """Take off the verbs before a phrase: 系统治理 of 要坚持系统治理; short ones are phrases themselves."""
    return run if len(run) <= _SET_PHRASE else _VERBS.sub("", run)


def _held_in_other_words(desk: Desk, terms: Sequence[str]) -> Draft:
    """Quote the sentence that holds every word of an English term; where none does, the minutes have no such term."""
    for said in terms:
        words = _ways(desk, said)
        for each in _passages(desk):
            for span in sentences_of(each):
                if words and all(any(len(way) > 1 and way in cut(each, span) for way in ways) for ways in words):
                    source = of_passage(each, span)
                    return Draft("answered", (introduced(desk, [source]), quoted(source)))
        if counted := _counted_out(desk, said):
            return Draft("answered", (introduced(desk, [counted]), quoted(counted)))
    return not_found(desk, desk.say("term.absent", term=desk.listed(list(terms))))


def _counted_out(desk: Desk, said: str) -> Source | None:
    """Find the sentence that says a thing just as often as an English term counts it: three synchronisations."""
    number, *rest = _counted_words(said) or [""]
    times = to_number(number) if len(rest) == 1 else None
    ways = [way for way in _ways(desk, rest[0])[0] if len(way) > 1] if times and rest[0] not in STOP_WORDS else []
    spans = ((each, span) for each in _passages(desk) for span in sentences_of(each))
    said_so_often = (of_passage(*one) for one in spans if any(cut(*one).count(way) == times for way in ways))
    return next(said_so_often, None) if times and times > 1 else None


def _counted_words(said: str) -> list[str]:
    return [word for word in english_words(said) if word not in ("major", "great", "big", "key")]


def _ways(desk: Desk, said: str, least: float = 0.0) -> list[frozenset[str]]:
    """Give for each word of an English term what may say it in Chinese; single characters from `least` on."""
    words = english_words(said)
    light = {way for term in desk.found.terms for way, weight in term.candidates if len(way) == 1 and weight < least}
    translated = zip(words, translated_words(" ".join(words), desk.glossary, desk.found.terms), strict=True)
    return [
        frozenset(_NUMBERS.get(word, "")) | (found.ways - light)
        for word, found in translated
        if word in _NUMBERS or word not in STOP_WORDS
    ]


def _spelt_out(desk: Desk, word: str) -> Source | None:
    """Find what a word counts up, where the minutes write it out: 三同步 is 同步规划、同步建设、同步运行."""
    counted = _COUNTED_UP.fullmatch(word)
    if counted is None:
        return None
    times = to_int(counted["times"]) or 0
    for each in _passages(desk):
        for span in sentences_of(each):
            if cut(each, span).count(counted["what"]) >= times:
                return of_passage(each, span)
    return None


def _explained(desk: Desk, word: str, place: Passage, sources: Sequence[Source]) -> list[Statement]:
    """Say what a term stands for, where the minutes write it out, else that they only use it."""
    full = desk.glossary.expand(word).removeprefix(word).strip("（）()")
    item = desk.library.item(place.document, place.item) if place.item else None
    title = [of_item(desk.library.minutes(place.document), item)] if item else []
    where = f"“{place.title}”" if place.title else ""
    if full and title and squash(full) in squash(title[0].quote):
        return [Statement(desk.say("term.stands_for", term=word, expanded=full, where=where), (*sources[:1], *title))]
    return [Statement(desk.say("term.used", term=word, where=where), (*sources, *title))]


def _terms_asked(desk: Desk) -> list[str]:
    """Give the words to be explained: what is in quotation marks, else the topic, in the words of the minutes."""
    said_in = _SAID_IN.search(desk.asked.query.wording) if desk.zh else None
    if said_in and any(fold(said_in["term"]) in fold(each.text) for each in _passages(desk)):
        return [_as_written(desk, said_in["term"])]
    marked = [*desk.asked.query.titles, *_marked(desk)]
    chinese = [word for word in marked if _CHINESE.search(word)] or _CHINESE.findall(desk.asked.topic)
    if not chinese:
        chinese = [
            word for said in (*marked, desk.asked.topic) for word in desk.glossary.chinese(said) if len(word) > 2
        ]
    shorter = [word.removesuffix(ending) for word in chinese for ending in _ENDINGS if word.endswith(ending)]
    passages = _passages(desk)
    return [word for word in (*chinese, *shorter) if any(word in each.text for each in passages)] or chinese[:1]


def _as_written(desk: Desk, said: str) -> str:
    """Give a term as the passages write it, where the question has its letters in another case."""
    found = (re.search(re.escape(said), each.text, re.IGNORECASE) for each in _passages(desk))
    return next((match.group() for match in found if match), said)
