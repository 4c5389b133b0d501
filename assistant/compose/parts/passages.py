"""Anything else: the sentences of the best passages that carry what the question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.as_what import asks_as_what, said_to_be
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_item, of_passage, quoted, quotes
from assistant.judging.judgement import says_it
from assistant.matching.fit import fit, topic_fit
from assistant.matching.headed import names_one, of_field_named
from assistant.matching.mention import asks_whether_said, saying
from assistant.matching.overlap import share
from assistant.matching.stages import at_another
from assistant.matching.targets import targets
from assistant.text.pairs import holds
from assistant.text.sentence import sentences
from retrieval.parsing.quantities import find_deadlines, find_quantities
from retrieval.records import Passage, Span
from retrieval.search import Hit

WHOLE_CHARS = 180
# What a question asks for that a decision's own paragraph seldom tells, and by how many words less that counts then.
_REQUIRED = frozenset({"duty", "others_think", "parts_asked", "thing_asked"})
_DECIDED = frozenset({"document_asked", "form_of_issue", "next_step", "revised", "verdict", "who"})
_OF_DECISION = 1.0
_OPENS = re.compile("[^，。]{0,40}(?:原则)?(?:同意|通过)|会议(?:分别)?听取")
# Where a thing is done first is said beside it: 在某镇先行开展试点.
_WHERE = re.compile(
    r"(?:哪里|哪儿|哪个?(?:镇|街道|区|乡|村|地方|片区|板块|地|试))|何[处地]"
    r"|\bwhere\b|\b(?:which|what) (?:town|place|area|district|zone)\b"
)
_PLACED = re.compile("在[^，。；]{1,10}?(?:先行|率先|开展|启动|试点|试行|实施|设立|建设)")
_IN_FORCE = re.compile(r"[自从]\s*(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*(?:\d{1,2}\s*日\s*)?起")
_IN_FORCE_ASKED = re.compile(
    r"[时候天月日号]起|起(?:执行|实施|施行)|生效|(?:开始|正式)?(?:执行|实施|施行)|(?:何时|什么时候|哪天)开始"
    r"|\beffect(?:ive)?\b|\bin force\b|\bfrom (?:when|what|which)\b|\bsince when\b|\bstart\w* (?:from|on|to apply)\b"
)
_AT_A_PLACE, _IN_ITS_FIELD, _OF_THE_SORT = 1.5, 1.5, 1.5  # words
# The sort of thing that is asked for: 建立哪些机制、制度.
_SORT_ASKED = re.compile("哪(?:些|几[个项条类种样])的?(?P<sorts>[㐀-鿿、]{2,14})")
_SORTS = re.compile("[、和或与及的]")
_DATED_SHARE = 0.5  # of the topic, in the sentence that sets a deadline
_ADDED_SHARE = 0.12  # of the topic, by a second passage
_AS_GOOD = 0.15  # of the best one's rank: what machines that round differently may turn round
SCORE_IN_WORDS = 0.8  # a standard deviation of the search's score is worth so many words of the question
# Of a paragraph's sentences: the words of the question that one must hold to be quoted alone, what others need of its
# worth, what a word that is to be explained and a number are worth.
_TELLING, _NEARLY, _SAID, _NUMBERED = 0.9, 0.75, 4.0, 0.5


def passage(desk: Desk) -> Draft:
    """Quote what the best passage says, if it says it at all."""
    if asks_as_what(desk):
        told = said_to_be(desk)
        return Draft("answered", (introduced(desk, [told]), quoted(told))) if told else not_found(desk)
    evidence = says_it(desk)
    if not evidence.enough:
        return not_found(desk)
    if asks_whether_said(desk) and (said := saying(desk)):
        return Draft("answered", (introduced(desk, [said]), *quotes([said])))
    chosen = best_passages(desk)
    sources = [of_passage(found, narrowed(desk, found, sorts_asked(desk))) for found in chosen]
    return Draft("answered", (introduced(desk, sources), *quotes(sources)))


def sorts_asked(desk: Desk) -> tuple[str, ...]:
    """Give the nouns of what a Chinese question asks for: 机制 and 制度 of 建立哪些机制、制度."""
    found = _SORT_ASKED.search(desk.asked.query.text)
    return tuple(one for one in _SORTS.split(found["sorts"]) if len(one) > 1) if found else ()


def sentence_at(found: Passage, offset: int) -> Span:
    """Give the sentence of a passage that stands at an offset of its text."""
    at = found.start + offset
    holding = (span for span in sentences_of(found) if span.start <= at < span.end)
    return next(holding, Span(found.start, found.end))


def deadline(desk: Desk) -> Draft:
    """Give a deadline that the passage found sets beside the topic; most set none, and then the answer says so."""
    if not says_it(desk).enough:
        return not_found(desk)
    dated = [
        of_passage(each, sentence)
        for each in best_passages(desk, limit=3)
        for place in (*find_deadlines(each.text), *_takes_effect(desk, each.text))
        if share(desk, cut(each, sentence := sentence_at(each, place.start))) >= _DATED_SHARE
        and not at_another(desk, cut(each, sentence))
    ]
    if not dated:
        return not_found(desk, desk.say("absent.deadline"))
    return Draft("answered", (introduced(desk, dated[:1]), *quotes(dated[:1])))


def _takes_effect(desk: Desk, text: str) -> list[Span]:
    """Find from when something is in force, where a question asks for that: 自2015年8月1日起执行."""
    asked = _IN_FORCE_ASKED.search(desk.asked.query.text.lower())
    return [Span(*found.span()) for found in _IN_FORCE.finditer(text)] if asked else []


def best_passages(desk: Desk, limit: int = 2) -> tuple[Passage, ...]:
    """Give the paragraph of the best item that fits best, and those that add words of the question or fit as well."""
    ranked = _ranked(desk)
    if not ranked:
        return ()
    best, first = ranked[0]
    least = share(desk, first.text) + _ADDED_SHARE
    as_good = best - _AS_GOOD if "about" in desk.asked.features else best  # what was said of a matter, whichever it is
    more = (found for rank, found in ranked[1:] if rank > as_good or share(desk, first.text + found.text) > least)
    return (first, *more)[:limit]


def ranked_passages(desk: Desk) -> list[Passage]:
    """Give the paragraphs of the best item that were found, the one that fits best first."""
    return [found for _, found in _ranked(desk)]


def _ranked(desk: Desk) -> list[tuple[float, Passage]]:
    hits = [hit for hit in desk.found.kept if hit.passage.part == "agenda"] or list(desk.found.kept)
    if not hits:
        return []
    item: tuple[str, str | None] = (hits[0].passage.document, hits[0].passage.item)
    if not desk.asked.query.amount:  # the search has looked for the number already
        item = next((target.place for target in targets(desk, 1)), item)
    every = desk.found.hits
    near = [hit for hit in every if (hit.passage.document, hit.passage.item) == item] or hits[:1]
    return sorted(((_rank(desk, hit), hit.passage) for hit in near), key=lambda ranked: -ranked[0])


def _rank(desk: Desk, hit: Hit) -> float:
    """Rank a paragraph among those of its item: by what the search gives it, and by its words.

    What was decided is seldom what a question means that asks what is required.
    """
    told = fit(desk, hit.passage.text, hit.passage.title or "") + SCORE_IN_WORDS * hit.score
    beside = desk.asked.facet == "passage" and desk.asked.features & _REQUIRED and not desk.asked.features & _DECIDED
    told += _IN_ITS_FIELD if names_one(desk, hit.passage.text) else 0.0
    told += _OF_THE_SORT if holds(sorts_asked(desk), hit.passage.text) else 0.0
    told += _AT_A_PLACE if _says_where(desk, hit.passage) else 0.0
    return told - (_OF_DECISION if beside and _OPENS.match(hit.passage.text) else 0.0)


def _says_where(desk: Desk, found: Passage) -> bool:
    """Whether a question asks where a thing is done, and a sentence names a place for it beside a word of its own."""
    if not _WHERE.search(desk.asked.query.text.lower()):
        return False
    placed = (cut(found, span) for span in sentences_of(found) if _PLACED.search(cut(found, span)))
    return any(topic_fit(desk, sentence, found.title or "") >= 1 for sentence in placed)


def narrowed(desk: Desk, found: Passage, words: Sequence[str] = ()) -> Span:
    """Give the sentences of a passage that fit the question; what is short, or has none that does, is quoted whole."""
    if len(found.text) <= WHOLE_CHARS:
        return Span(found.start, found.end)
    own = _of_field(desk, found)
    scored = [(_fit(desk, cut(found, span), (found.title or "", words)), span) for span in own]
    best = max(score for score, _ in scored)
    kept = [span for score, span in scored if score >= best * _NEARLY]
    kept = kept if best >= _TELLING else own
    return Span(kept[0].start, kept[-1].end)


def _of_field(desk: Desk, found: Passage) -> list[Span]:
    """Give the sentences of a passage, of one set under fields (城市管理领域：…) those under a field that is named."""
    every = sentences_of(found)
    marked = of_field_named(desk, [cut(found, span) for span in every])
    return [span for span, own in zip(every, marked, strict=True) if own]


def _fit(desk: Desk, sentence: str, told: tuple[str, Sequence[str]]) -> float:
    title, words = told
    bonus = _SAID if any(word in sentence for word in words) else 0.0
    if "amount" in desk.asked.features and find_quantities(sentence):
        bonus += _NUMBERED
    return fit(desk, sentence, title) + bonus


def sentences_of(found: Passage) -> list[Span]:
    """Give the places of a passage's sentences in the minutes."""
    within = sentences(found.text, Span(0, len(found.text)))
    return [Span(found.start + span.start, found.start + span.end) for span in within]


def cut(found: Passage, span: Span) -> str:
    """Give the text of a passage's stretch."""
    return found.text[span.start - found.start : span.end - found.start]


def introduced(desk: Desk, sources: Sequence[Source]) -> Statement:
    """Say in which item the quotes stand; the items' headings are cited with them."""
    headings = [
        of_item(desk.library.minutes(source.document), item)
        for source in sources
        if source.item and (item := desk.library.item(source.document, source.item))
    ]
    if not headings:
        return Statement(desk.say("passage.plain"), tuple(sources))
    titles = dict.fromkeys(f"“{heading.title}”" for heading in headings)
    return Statement(desk.say("passage.about", where=desk.listed(list(titles))), (*sources, *dict.fromkeys(headings)))
