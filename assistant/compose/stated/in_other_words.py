"""The sentence that tells a detail which a question in English names in words of its own.

A dictionary and a glossary know few of the words that a reader may choose. So it is enough that one sentence of the
time named holds most of what is asked, words that few sentences hold first, that no other comes near, and that the
search has put its paragraph before nearly all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.asked.subjects import KIND_WORDS
from assistant.asked.topic_words import Word
from assistant.compose.stated.outright import asks_outright, candidates, counts, told_of
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.amounts import of_kinds
from assistant.matching.asked_name import wanted
from assistant.matching.body_words import body_words
from assistant.matching.overlap import named_share
from assistant.matching.targets import targets
from assistant.matching.whose import bodies_told
from assistant.text.pairs import held_anywhere
from assistant.text.rarity import rarity
from retrieval.parsing.agenda import without_titles

_LOOSE, _IN_TITLE, _UNHEARD = 0.5, 0.5, 0.6  # of a word's weight: of a dictionary's, in the title alone, held nowhere
_FIRST = 3  # paragraphs, as the search ranks them
_LEAST, _MARGIN = 0.6, 0.1  # of what is asked, in the sentence; and more than in any other item
_LOOKED_AT, _NAMED, _IN_ITEM = 2, 0.3, 0.35  # items; of the topic, in the title of the first, in its sentence
_CLEAR, _FAR = 0.45, 0.25  # the same for the paragraph that the search ranks first
_AMOUNT = re.compile(
    r"\b(?:subsid(?:y|ies)|allowances?|grants?|rewards?|bonus(?:es)?|fines?|penalt(?:y|ies)|fares?|fees?|rents?"
    r"|premiums?|deposits?|compensation|wages?|salar(?:y|ies)|loans?|investment|budget|area|length|tuition)\b"
)
_OF_MEETINGS = frozenset({"held", "day_held", "occasion", "years", "issued", "minutes_word", "over_years"})  # features
_CLAUSE = re.compile("[，。；：]")
_NAME = re.compile(r"(?<=[a-z\d,] )([A-Z][a-z]{3,})(?: [A-Z][a-z]+)*")
_LACKING = 0.3  # of the words
_IDLE = frozenset(
    [
        "annual",
        "receive",
        "received",
        "get",
        "gets",
        "given",
        "paid",
        "according",
        "within",
        "holding",
        "holdings",
        "found",
        "looks",
        "look",
        "former",
        "per",
        "every",
        "each",
        "under",
        "come",
        "total",
        "number",
        "put",
        "set",
        "keeping",
        "kept",
        "part",
        "done",
        "required",
        "expected",
        "planned",
        "altogether",
        "overall",
    ]
)


def in_other_words(desk: Desk, draft: Draft | None = None) -> Draft | None:
    """Give what the one sentence says that surely tells a detail asked for in English; None where none surely does.

    Beside an answer it must tell far more of what is asked than any sentence that is cited there.
    """
    if desk.zh or desk.library.few or _of_meetings(desk) or not (_asks_who(desk) or asks_outright(desk)):
        return None
    worth = _weighed(desk, list(candidates(desk)))
    telling = {one: each for one, each in worth.items() if each >= _IN_ITEM - _FAR and _values(desk, one)}
    best = _of_item_named(desk, telling) or _of_any(desk, telling)
    if best is None or _lacks_much(desk, best) or not _says_a_word(desk, best):
        return None
    cited = [one for each in draft.statements for one in each.sources] if draft else []
    if draft and draft.status == "answered" and any(best.quote.strip() in one.quote for one in cited):
        return None
    same = [one for one in (worth if _asks_who(desk) else telling) if any(one.quote.strip() in c.quote for c in cited)]
    known = max((worth[one] for one in same if one != best), default=0.0)
    return _told(desk, best) if not draft or worth[best] - known >= _FAR else None


def _of_meetings(desk: Desk) -> bool:
    """Whether a question asks when, or how often, a matter came to meetings: no sentence of its item says that."""
    of_days = wanted(desk) & {"when", "how_often"} and desk.asked.features & _OF_MEETINGS
    return bool(of_days or desk.asked.query.occasions)


def _asks_who(desk: Desk) -> bool:
    """Whether a question asks who sees to a thing, and no day, place or amount."""
    return desk.asked.facet == "responsible" and "topic" in desk.asked.features and not wanted(desk)


def _values(desk: Desk, source: Source) -> list[str]:
    """Give all that a sentence says of what is wanted; nothing where it does not say the whole."""
    if _asks_who(desk):
        return [] if "《" in source.quote else bodies_told(desk, source.quote)
    told = told_of(desk, source.quote)
    if told.get("how_much") == []:
        told["how_much"] = _sums(desk, without_titles(source.quote))
    return [each for said in told.values() for each in said] if all(told.values()) and counts(desk, source) else []


def _sums(desk: Desk, text: str) -> list[str]:
    """Give the amounts in whose clause stands what amount is asked for: 年财政补贴约12500万元, of a subsidy."""
    words = [word for _, word in _of_amounts(desk)]
    found = ((each, _CLAUSE.split(text[: each.span.start])[-1]) for each in of_kinds(desk, text))
    return [each.span.of(text) for each, before in found if any(word.held(before) for word in words)]


def _told(desk: Desk, source: Source) -> Draft:
    number = desk.listed(list(dict.fromkeys(_values(desk, source))))
    return Draft("answered", (Statement(desk.say("amount.is", number=number), (source,)), quoted(source)))


def _of_item_named(desk: Desk, worth: Mapping[Source, float]) -> Source | None:
    """Give the best sentence of the likeliest item, where its title alone names the matter and it tells more."""
    first, *others = targets(desk, _LOOKED_AT) or (None,)
    if first is None:
        return None
    named = named_share(desk, first.item.title)
    if named < _NAMED or any(named_share(desk, one.item.title) >= named for one in others):
        return None
    own = sorted((each for one, each in worth.items() if _place(one) == first.place), reverse=True)
    best = next((one for one, each in worth.items() if own and each == own[0] and _place(one) == first.place), None)
    if best is None or own[0] < _IN_ITEM or own[0] - (own[1] if len(own) > 1 else 0.0) < _MARGIN:
        return None
    away = max((each for one, each in worth.items() if _place(one) != first.place), default=0.0)
    beyond = any(word.held(best.quote) and not word.held(best.title or "") for word in _words(desk))
    return best if beyond and away - own[0] < _FAR else None


def _of_any(desk: Desk, worth: Mapping[Source, float]) -> Source | None:
    """Give the best sentence, if the search found it among the first, or in the likeliest item, and none comes near."""
    best = max(worth, key=lambda one: worth[one], default=None)
    if best is None:
        return None
    rank = _rank(desk, best)
    margin = worth[best] - max((each for one, each in worth.items() if _place(one) != _place(best)), default=0.0)
    near = rank < _FIRST or any(one.place == _place(best) for one in targets(desk, 1))
    sure = near and worth[best] >= _LEAST and margin >= _MARGIN
    return best if sure or (rank == 0 and worth[best] >= _CLEAR and margin >= _FAR) else None


def _place(source: Source) -> tuple[str, str | None]:
    return source.document, source.item


def _says_a_word(desk: Desk, source: Source) -> bool:
    """Whether a sentence itself says anything of the matter, and not only what amount it gives."""
    amounts = {said for said, _ in _of_amounts(desk)}
    return any(word.held(source.quote) for word in _words(desk) if word.said not in amounts)


def _lacks_much(desk: Desk, source: Source) -> bool:
    """Whether a sentence with its title lacks more than few of the words, or one that is written as a name.

    Another hospital is not the children's hospital, and any building not the Fraunhofer building.
    """
    named = {found.lower() for found in _NAME.findall(desk.asked.query.text)}
    words = _words(desk)
    lacking = [word.said for word in words if not word.held(f"{source.title} {source.quote}")]
    return len(lacking) > _LACKING * len(words) or any(said in named for said in lacking)


def _rank(desk: Desk, source: Source) -> int:
    """Tell how many paragraphs the search ranks before that of a sentence."""
    hits = desk.found.hits
    held = (
        at
        for at, hit in enumerate(hits)
        if (hit.passage.document, hit.passage.item) == (source.document, source.item)
        and source.quote.strip() in hit.passage.text
    )
    return next(held, len(hits))


def _weighed(desk: Desk, every: Sequence[Source]) -> dict[Source, float]:
    """Give for each sentence the share (0..1) of what is asked that it holds; a word by how few of them hold it."""
    texts = {text for source in every for text in (source.quote, source.title or "")}
    words = [replace(word, ways=held_anywhere(word.ways, texts)) for word in _words(desk)]
    held = [[_held(word, source) for word in words] for source in every]
    rare = [rarity(sum(1 for each in held if each[at]), len(held)) for at in range(len(words))]
    unheard = _UNHEARD * max(rare, default=0.0)
    weights = [word.weight * (one or unheard) for word, one in zip(words, rare, strict=True)]
    whole = sum(weights) or 1.0
    shares = (sum(a * b for a, b in zip(weights, each, strict=True)) / whole for each in held)
    return dict(zip(every, shares, strict=True))


def _held(word: Word, source: Source) -> float:
    return max(word.held(source.quote), _IN_TITLE * word.held(source.title or ""))


def _words(desk: Desk) -> list[Word]:
    """Give the words of the topic but years, kinds of document and what is said around anything; each once."""
    pairs = zip(desk.sure_words, desk.words, strict=True)
    known = {word.said: sure if sure.longer else replace(word, weight=_LOOSE) for sure, word in pairs}
    known |= {said: one for said, one in _of_amounts(desk) if one.longer} | {one.said: one for one in body_words(desk)}
    left = (one for said, one in known.items() if not (said.isdigit() or said in KIND_WORDS or said in _IDLE))
    return [replace(one, ways=frozenset(way.lower() for way in one.longer)) for one in left]


def _of_amounts(desk: Desk) -> Iterator[tuple[str, Word]]:
    """Yield the words by which it is asked how much, which tell one amount from another: a subsidy is no fare."""
    for said in _AMOUNT.findall(desk.asked.query.text.lower()):
        ways = frozenset((*desk.glossary.chinese(said), *desk.glossary.loosely(said)))
        yield said, Word(said, ways, 1.0)
