"""Numbers and ranks that a question takes for granted and the minutes contradict: 8 sections, not 12."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial

from assistant.asked.subjects import KIND_WORDS
from assistant.compose.parts.lists import lines_of
from assistant.compose.parts.named import named_item
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, of_row, quoted, quotes
from assistant.matching.details import details
from assistant.matching.targets import targets
from assistant.narrowing.title_words import QUOTED
from assistant.text.sentence import sentences
from retrieval.asked.number_words import CARDINALS, ORDINALS, to_number
from retrieval.numerals import NUMBER, to_int
from retrieval.scripts import squash

_CLASSED = "[次届期轮批个项份家条处座所大类种名位]"
_MEASURE = rf"\s*{_CLASSED}?\s*"
_COUNT = re.compile(
    rf"(?<![\d.])(?!(?<=[省市县区镇乡村])一级)(?P<number>{NUMBER})(?!\s*[万亿千百]*元)(?P<noun>{_MEASURE}[㐀-鿿]{{2,8}})"
)
_SURELY = 0.6  # of the words of a question, in the item that it is about
_CLASS = re.compile("[级层类种重方位轮]")
_SHORTEST_NOUN, _LONGEST_NOUN = 2, 8
_FEW = rf"\d{{1,2}}|{'|'.join(CARDINALS[2:11])}"
_DOCUMENTS = re.compile(
    r"(?:(?<!第)(?P<zh>[二两三四五六七八九十\d]{1,3})\s*[份个项件](?!部门|单位|局)|第(?P<nth>[二三四五六七八九十\d]{1,3})\s*份)"
    r"(?=[^，。？]{0,12}(?:文件|方案|计划|办法|意见|材料))"
    rf"|\b(?P<en>{_FEW})\s+(?!years?\b)(?:[\w-]+\s+){{0,3}}?"
    r"(?:documents?|plans?|papers?|files?|measures)\b"
)
_VERB = re.compile("负责|向会议|领学| is | are | reported | led ")
_BODIES = re.compile(
    r"(?<!第)(?P<zh>[二两三四五六七八九十\d]{1,3})\s*[个家](?:单位|部门|机构|局|委办|集团|企业|公司|区镇|板块)"
    rf"|\b(?P<en>{_FEW})\s+(?:[\w-]+\s+){{0,1}}?"
    r"(?:bureaus?|bodies|departments?|units?|agencies|organi[sz]ations?|offices|authorities|companies|firms)\b"
)
SAID = rf"\d{{1,3}}(?:st|nd|rd|th)?|{'|'.join((*CARDINALS[2:17], *ORDINALS[2:13]))}"
_OF_MEETINGS = (
    "(?:executive )?(?:meetings?|minutes|sessions?|items?|agenda|paragraph|people|persons?|bod(?:y|ies)|half|quarter)"
)
_ENGLISH_COUNT = re.compile(
    rf"\b(?<!no\. )(?P<number>{SAID})(?![\d,.:%])(?:[- ](?=years?\b)| )(?!{_OF_MEETINGS}\b)"
    r"(?P<noun>(?:years?|anniversar\w+|jubilee)\b"
    r"|(?:(?!(?:of|for|in|on|at|to|by|that|which|are|is|was|were|must|should|will|do|did)\b)[a-z]+[ -]?){1,4})"
)
_YEARS = re.compile(rf"(?<![\d—-])({NUMBER})周?年")
_LEVELS = re.compile(r"\b(?:tiers?|levels?|layers?)\b")
_LONGEST_SPAN = 1000  # what is more is a year of the calendar, unless the question counts as far
_COUNTING = frozenset({"body_tasks", "list_documents", "list_next_step", "responsible", "next_step", "verdict"})
_OF_ALL = frozenset({"list_documents", "list_next_step"})

Counts = Callable[[str], set[int | None]]


def recounted(desk: Desk, draft: Draft) -> Draft:
    """Say how many documents, or bodies, there are where the question counts more than the answer can name."""
    if desk.asked.facet not in _COUNTING or draft.status != "answered":
        return draft
    claims = " ".join(one.text for one in draft.statements if one.role == "claim")
    titles, bodies = set(re.findall("《([^》]+)》", claims)), _bodies_named(desk, claims)
    if _documents_said(desk) > len(titles) > 0:
        return replace(draft, status="partial", statements=(_fewer(desk, titles), *draft.statements))
    if _said(_BODIES, desk) > len(bodies) > 0 and not _counts_others(desk, draft):
        note = Statement(desk.say("absent.fewer_bodies", count=len(bodies)), (), "note")
        return replace(draft, status="partial", statements=(note, *draft.statements))
    return draft


def _counts_others(desk: Desk, draft: Draft) -> bool:
    """Whether a question asks of two kinds of bodies, who does a thing and whom it asks, and a quote names as many."""
    asked = sum("who" in one.kinds for one in details(desk))
    quoted_too = [one.quote for line in draft.statements if line.role == "quote" for one in line.sources]
    most = max((len({one.canonical for one in desk.bodies.find(each)}) for each in quoted_too), default=0)
    return asked > 1 and most > _said(_BODIES, desk)


def _bodies_named(desk: Desk, claims: str) -> Set[str]:
    """Name the bodies of which an answer says that they are responsible, or reported: those before its verb."""
    if desk.asked.facet != "responsible" or not _BODIES.search(desk.asked.query.text.lower()):
        return set()
    named, *said = _VERB.split(claims, maxsplit=1)
    return {one.canonical for one in desk.bodies.find(named)} if said else set()


def too_many_documents(desk: Desk) -> Draft | None:
    """A body was given fewer documents in all than the question says."""
    said, bodies = _documents_said(desk), desk.asked.query.bodies
    if not said or len(bodies) != 1 or not desk.asked.features & {"given_to", "responsible", "revised"}:
        return None
    rows = [row for row in desk.library.rows(desk.scope, kind="decision", body=bodies[0]) if row.documents]
    titles = {title for row in rows for title in row.documents}
    if not said > len(titles) > 0:
        return None
    shown = quotes([of_row(row) for row in rows])
    return Draft("partial", (_fewer(desk, titles), *lines_of(desk, rows), *shown))


def _documents_said(desk: Desk) -> int:
    """Give how many documents a question counts; 0 where it counts none."""
    return _said(_DOCUMENTS, desk)


def _said(pattern: re.Pattern[str], desk: Desk) -> int:
    """Give the number that a question says by a pattern; 0 where it says none."""
    match = pattern.search(desk.asked.query.text.lower())
    return (to_number(next(filter(None, match.groups()))) or 0) if match else 0


def _fewer(desk: Desk, titles: Set[str]) -> Statement:
    return Statement(desk.say("absent.fewer", count=len(titles)), (), "note")


def other_count(desk: Desk) -> Draft | None:
    """The minutes give another number of the same thing: 8 sections, not 12; the fifth census, not the fourth."""
    if desk.asked.facet in _OF_ALL and {"plain", "scope"} <= desk.asked.features:
        return None  # those of all items are counted in the list itself
    for target in targets(desk, 1):
        presumed = list(_counted(desk, target))
        text = squash(target.text) if presumed else ""
        for number, counts in presumed:
            held = {each for each in counts(text) if (each or 0) < _LONGEST_SPAN or (number or 0) >= _LONGEST_SPAN}
            if held and number not in held:
                return as_written(desk, target, lambda sentence: counts(sentence) & held)  # noqa: B023
    return None


def _counted(desk: Desk, target: Target) -> Iterator[tuple[int | None, Counts]]:
    """Give the numbers that a question takes for granted, each with what reads those of the same thing in a text."""
    if desk.zh:
        for match in _COUNT.finditer(desk.asked.query.wording):
            yield to_int(match["number"]), partial(_counts, match["noun"])
        return
    known = named_item(desk)
    sure = known.target.place == target.place if known else _held_besides_numbers(desk, target.text) >= _SURELY
    said = QUOTED.sub(" ", desk.asked.query.text.lower())  # “two rivers, one chief” counts no rivers
    for match in _ENGLISH_COUNT.finditer(said) if sure else ():
        if match["noun"].startswith(("year", "anniversar", "jubilee")):
            yield to_number(match["number"]), _years
        if _LEVELS.search(match["noun"]):
            yield to_number(match["number"]), _levels
        for ways in _ways(desk, re.findall("[a-z]+", match["noun"])):
            yield to_number(match["number"]), partial(_counts_before, ways)


def _held_besides_numbers(desk: Desk, text: str) -> float:
    """Give the share of the topic that a text holds, without numbers, which may be the wrong ones."""
    words = [word for word in desk.words if to_number(word.said) is None and word.said not in KIND_WORDS]
    return sum(word.held(text) for word in words) / len(words) if words else 0.0


def _ways(desk: Desk, nouns: Sequence[str]) -> Iterator[frozenset[str]]:
    """Give the Chinese words that may say what is counted: the plurals of some words, else the first that is known."""
    plurals = [noun for noun in reversed(nouns) if re.search("[^s]s$", noun)]
    known = [noun for noun in nouns if any(word.said == noun and word.longer for word in desk.words)]
    for noun in plurals or known[:1]:
        yield from (word.longer for word in desk.words if word.said == noun not in KIND_WORDS and word.longer)


def _years(text: str) -> set[int | None]:
    """Give the numbers of years that stand in a text, without years of the calendar."""
    return {to_int(each) for each in _YEARS.findall(text)}


def _levels(text: str) -> set[int | None]:
    """Give the numbers of levels that stand in a text: 三级应急指挥体系."""
    return {to_int(each) for each in re.findall(rf"(?<!第)({NUMBER})[级层](?!以)", text)}


def _counts_before(ways: frozenset[str], text: str) -> set[int | None]:
    """Give the numbers that stand in a text before any of the words."""
    said = "|".join(map(re.escape, sorted(ways)))
    found = re.findall(rf"(第?)({NUMBER})\s*{_CLASSED}\s*[㐀-鿿]{{0,3}}?(?:{said})", text)
    return {to_int(number) for nth, number in found if nth or number != "一"}  # 一批 is no number of anything


def _counts(noun: str, text: str) -> set[int | None]:
    """Give the numbers that stand in a text before the longest beginning of a noun that has one there."""
    plain = re.sub(rf"^{_MEASURE}", "", noun) if len(squash(noun)) > _SHORTEST_NOUN else noun
    for length in range(min(len(plain), _LONGEST_NOUN), _SHORTEST_NOUN - 1, -1):
        said = plain[:length]
        found = re.findall(rf"({NUMBER}){_MEASURE}{re.escape(said)}", text) if said in text else ()
        if found:
            return {to_int(each) for each in found}
    return _counts_of_class(noun, text)


def _counts_of_class(noun: str, text: str) -> set[int | None]:
    """Give the numbers of a kind of thing that stands further on: 三级应急指挥体系, asked of as 四级指挥体系."""
    measure, thing = noun[:1], noun[1 : 1 + _LONGEST_NOUN]
    if not _CLASS.fullmatch(measure):
        return set()
    for length in range(len(thing), _SHORTEST_NOUN - 1, -1):
        said = thing[:length]
        found = re.findall(rf"({NUMBER}){measure}[㐀-鿿]{{0,6}}{re.escape(said)}", text) if said in text else ()
        if found:
            return {to_int(each) for each in found}
    return set()


def as_written(desk: Desk, target: Target, fits: Callable[[str], object]) -> Draft | None:
    """Quote the sentence of an item that says otherwise."""
    text = target.minutes.text
    for paragraph in target.item.paragraphs:
        for span in sentences(text, paragraph.span):
            if fits(squash(span.of(text))) or fits(span.of(text)):
                return _otherwise(desk, of_item(target.minutes, target.item, paragraph, span))
    return None


def _otherwise(desk: Desk, source: Source) -> Draft:
    note = Statement(desk.say("absent.otherwise"), (), "note")
    return Draft("partial", (note, quoted(source)))
