"""Anything else: the sentences of the best passages that carry what the question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import amounts
from assistant.compose.absent import not_found
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_item, of_passage, quoted, quotes
from assistant.judgement import says_it
from assistant.overlap import share
from assistant.targets import targets
from retrieval.quantities import find_deadlines, find_quantities
from retrieval.records import Passage, Quantity, Span
from retrieval.scripts import squash

WHOLE_CHARS = 180
_COUNTED_SHARE = 0.8  # of the topic, in a passage that states an amount of it
_TITLE_SHARE = 0.4  # of the topic, in the title whose years are asked for
_DATED_SHARE = 0.5  # of the topic, in the sentence that sets a deadline
_CHINESE = re.compile("[㐀-鿿]{2,}")
_ENDINGS = ("机制", "制度", "政策", "模式", "概念", "工作", "体系")
_REASON = re.compile("因为|由于|鉴于|为了|旨在|是因")
_YEARS = re.compile(r"\d{4}\s*年?\s*[-—–－至到]+\s*\d{4}\s*年?")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’」]?")


def passage(desk: Desk) -> Draft:
    """Quote what the best passage says, if it says it at all."""
    evidence = says_it(desk)
    if not evidence.enough:
        return not_found(desk)
    chosen = best_passages(desk)
    sources = [of_passage(found, narrowed(desk, found)) for found in chosen]
    return Draft("answered", (_introduced(desk, sources), *quotes(sources)))


def reason(desk: Desk) -> Draft:
    """Give a reason where the passage found states one; minutes record what was decided, seldom why."""
    if not says_it(desk).enough:
        return not_found(desk)
    stated = [
        (each, m) for each in best_passages(desk) for m in _SENTENCE.finditer(each.text) if _REASON.search(m.group())
    ]
    if not stated:
        return not_found(desk, desk.say("absent.reason"))
    each, match = stated[0]
    source = of_passage(each, Span(each.start + match.start(), each.start + match.end()))
    return Draft("answered", (_introduced(desk, [source]), quoted(source)))


def term(desk: Desk) -> Draft:
    """Explain a term by the passage that uses it; the minutes rarely define one, and the answer says so."""
    words = _terms_asked(desk)
    found = [
        hit.passage
        for hit in (*desk.found.kept, *desk.found.rejected)
        if any(word in hit.passage.text for word in words)
    ]
    if not words:
        return passage(desk)
    if not found:
        return not_found(desk, desk.say("term.absent", term=desk.listed(words)))
    agenda = [p for p in found if p.part == "agenda"] or found
    sources = [of_passage(p, narrowed(desk, p, words)) for p in agenda[:2]]
    return Draft("answered", (*_explained(desk, words[0], agenda[0], sources), *quotes(sources)))


def _explained(desk: Desk, word: str, place: Passage, sources: Sequence[Source]) -> list[Statement]:
    """Say what a term stands for, where the minutes write it out, else that they only use it."""
    full = desk.glossary.expand(word).removeprefix(word).strip("（）()")
    item = desk.library.item(place.document, place.item) if place.item else None
    title = [of_item(desk.library.minutes(place.document), item)] if item else []
    where = f"“{place.title}”" if place.title else ""
    if full and title and squash(full) in squash(title[0].quote):
        return [Statement(desk.say("term.stands_for", term=word, expanded=full, where=where), (*sources[:1], *title))]
    return [Statement(desk.say("term.used", term=word, where=where), (*sources, *title))]


def amount(desk: Desk) -> Draft:
    """Give the number asked for, where the passage found has one of that kind beside the topic."""
    if "第几" in desk.asked.query.text:
        return passage(desk)
    found = [(each, amounts(desk, each.text)) for each in best_passages(desk, limit=3)]
    stated = [(each, given) for each, given in found if any(given.values())]
    if not stated and {"years", "date"} <= desk.asked.features and (spanned := years_of_title(desk)):
        return spanned
    if not says_it(desk).enough and not (stated and share(desk, stated[0][0].text) >= _COUNTED_SHARE):
        return not_found(desk)
    if not stated and "years" in desk.asked.features and (spanned := years_of_title(desk)):
        return spanned
    if not stated:
        return not_found(desk, desk.say("absent.amount"))
    each, given = stated[0]
    numbers = [number for kind in given.values() for number in kind]
    source = of_passage(each, sentence_at(each, numbers[0].span.start))
    said = desk.listed([number.span.of(each.text) for number in numbers if in_span(each, number, source)])
    claim = Statement(desk.say("amount.is", number=said), (source,))
    if all(given.values()):
        return Draft("answered", (claim, quoted(source)))
    return Draft("partial", (claim, Statement(desk.say("absent.amount_too"), (), "note"), quoted(source)))


def years_of_title(desk: Desk) -> Draft | None:
    """Give the years that an item's title spans: 三年行动计划（2023—2025年）."""
    for target in targets(desk, 1):
        match = _YEARS.search(target.item.title)
        if match and share(desk, target.item.title) >= _TITLE_SHARE:
            source = of_item(target.minutes, target.item)
            return Draft(
                "answered", (Statement(desk.say("amount.is", number=match.group()), (source,)), quoted(source))
            )
    return None


def sentence_at(found: Passage, offset: int) -> Span:
    """Give the sentence of a passage that stands at an offset of its text."""
    for match in _SENTENCE.finditer(found.text):
        if match.start() <= offset < match.end():
            return Span(found.start + match.start(), found.start + match.end())
    return Span(found.start, found.end)


def in_span(found: Passage, number: Quantity, source: Source) -> bool:
    """Whether a number of a passage stands in the stretch that a source cites."""
    return source.start <= found.start + number.span.start < source.end


def deadline(desk: Desk) -> Draft:
    """Give a deadline that the passage found sets beside the topic; most set none, and then the answer says so."""
    if not says_it(desk).enough:
        return not_found(desk)
    dated = [
        of_passage(each, sentence)
        for each in best_passages(desk, limit=3)
        for place in find_deadlines(each.text)
        if share(desk, cut(each, sentence := sentence_at(each, place.start))) >= _DATED_SHARE
    ]
    if not dated:
        return not_found(desk, desk.say("absent.deadline"))
    return Draft("answered", (_introduced(desk, dated[:1]), *quotes(dated[:1])))


def best_passages(desk: Desk, limit: int = 2) -> tuple[Passage, ...]:
    """Give the best passage, and a second where it adds words of the question that the first lacks."""
    hits = [hit.passage for hit in desk.found.kept if hit.passage.part == "agenda"] or [
        hit.passage for hit in desk.found.kept
    ]
    if not hits:
        return ()
    near = [hit for hit in hits if (hit.document, hit.item) == (hits[0].document, hits[0].item)]
    ranked = sorted(near, key=lambda found: -share(desk, found.text, besides=found.title or ""))
    first = ranked[0] if share(desk, ranked[0].text) > share(desk, hits[0].text) + 0.1 else hits[0]
    others = [
        found
        for found in near
        if found != first and share(desk, first.text + found.text) > share(desk, first.text) + 0.12
    ]
    return (first, *others)[:limit]


def narrowed(desk: Desk, found: Passage, words: Sequence[str] = ()) -> Span:
    """Give the sentences of a passage that carry the question's words; a short passage is quoted whole."""
    if len(found.text) <= WHOLE_CHARS:
        return Span(found.start, found.end)
    sentences = [Span(found.start + m.start(), found.start + m.end()) for m in _SENTENCE.finditer(found.text)]
    scored = [(_fit(desk, cut(found, span), words), span) for span in sentences]
    best = max(score for score, _ in scored)
    kept = [span for score, span in scored if score >= best * 0.75]
    return Span(kept[0].start, kept[-1].end) if best > 0 else Span(found.start, found.end)


def _fit(desk: Desk, sentence: str, words: Sequence[str]) -> float:
    bonus = 1.0 if any(word in sentence for word in words) else 0.0
    if "amount" in desk.asked.features and find_quantities(sentence):
        bonus += 0.2
    return share(desk, sentence) + bonus


def cut(found: Passage, span: Span) -> str:
    """Give the text of a passage's stretch."""
    return found.text[span.start - found.start : span.end - found.start]


def _introduced(desk: Desk, sources: Sequence[Source]) -> Statement:
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


def _terms_asked(desk: Desk) -> list[str]:
    """Give the words to be explained: what is in quotation marks, else the topic, in the words of the minutes."""
    text = desk.asked.query.text
    marked = [*desk.asked.query.titles, *re.findall(r"[“\"「『‘']([^”\"」』’']{2,40})[”\"」』’']", text)]
    chinese = [word for word in marked if _CHINESE.search(word)] or _CHINESE.findall(desk.asked.topic)
    if not chinese:
        chinese = [
            word for said in (*marked, desk.asked.topic) for word in desk.glossary.chinese(said) if len(word) > 2
        ]
    shorter = [word.removesuffix(ending) for word in chinese for ending in _ENDINGS if word.endswith(ending)]
    passages = [hit.passage.text for hit in (*desk.found.kept, *desk.found.rejected)]
    return [word for word in (*chinese, *shorter) if any(word in each for each in passages)] or chinese[:1]
