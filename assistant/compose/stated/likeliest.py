"""The sentence that likeliest tells a detail asked in Chinese, with signs of whether it does.

A question names a detail in words of its own, 政府掏几成. What tells its sentence is the kind of what it gives, the
words before its numbers, its item, that the search finds it first, and that no other sentence comes near; what speaks
against it are words that tell matters apart and stand in neither. Words that no minutes have say little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.stated.editions import held_in, years_named
from assistant.desk import Desk, Target
from assistant.draft import Source
from assistant.judging.judgement import says_it
from assistant.matching.aligned import aligned, numbers_asked
from assistant.matching.asked_name import name_asked, wanted
from assistant.matching.targets import targets
from assistant.matching.values import days_in, given, placed
from assistant.matching.whose import asks_whose, bodies_told
from assistant.text.pairs import HAN
from assistant.text.rarity import rarity
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import squash

_MOST_MINUTES, _LIKELY, _HITS = 60, 3, 12  # searched whole; else so many items, and those of so many hits
_HERE, _GIVES = 0.5, 0.25  # weights beside that of what sentence and title hold together
_UNHEARD = 0.5  # of the greatest weight: a pair that no sentence has
_FIRST, _FAR = 3, 30  # paragraphs
_READ, _REMEMBERED = 40, 16384  # sentences
# What the model of whole items makes of one tells much where it refuses, little more where it agrees.
_MOST_JUDGED, _MOST_AHEAD, _MOST_AHEAD_WITHIN, _MOST_BESIDE = 0.2, 1.0, 0.7, 5
_READERS: Mapping[str, Callable[[Desk, str], list[str]]] = {
    "who": bodies_told,
    "when": lambda _, text: days_in(text),
    "where": lambda _, text: placed(text),
}
_OF_ASKING = ("private", "rate", "polar")  # features


@dataclass(frozen=True, eq=False)
class _Sentence:
    """A sentence with shares (0..1) of what is asked: held by itself, by its title, by both; what it gives of it."""

    target: Target
    source: Source
    here: float
    titled: float
    both: float
    gives: float = 0.0

    @property
    def score(self) -> float:
        return self.both + _HERE * self.here + _GIVES * self.gives


@dataclass(frozen=True)
class Likeliest:
    """A sentence and its signs, by name: always the same names, in the same order."""

    source: Source
    gives: float
    signs: Mapping[str, float]


def likeliest(desk: Desk) -> Likeliest | None:
    """Find the sentence that likeliest tells what is asked; None where no detail is, or none gives any such thing."""
    kinds, parts = kinds_asked(desk), _pairs(desk)
    if not kinds or not parts or "topic" not in desk.asked.features:
        return None
    every = [(target, one) for target in _items(desk) for one in sentences_of_item(target)]
    weights = _Weights.of(parts, every)
    sentences = _nearest([_weighed(weights, target, one) for target, one in every])
    telling = [one for one in (_giving(desk, one) for one in sentences) if one.gives]
    if not telling:
        return None
    best = max(telling, key=lambda one: one.score)
    signs = {
        **_of_rivals(best, telling, sentences),
        **_of_words(desk, best, weights),
        **_of_search(desk, best),
        **_of_asking(desk, best.source, kinds),
    }
    return Likeliest(best.source, best.gives, signs)


@lru_cache(maxsize=_REMEMBERED)
def _plain(text: str) -> str:
    return squash(text)


def kinds_asked(desk: Desk) -> tuple[str, ...]:
    """Name what a question wants: "numbers", "who", "when", "where", "how_often"."""
    kinds = wanted(desk) - {"how_much"}
    kinds |= {"numbers"} if numbers_asked(desk.asked.query.text) else set()
    kinds |= {"who"} if asks_whose(desk) else set()
    return tuple(sorted(kinds | ({"when"} if desk.asked.facet == "deadline" else set())))


def values_of(desk: Desk, sentence: str) -> dict[str, list[str]]:
    """Give what a sentence says of each thing that is wanted."""
    text = without_titles(sentence)
    told: dict[str, list[str]] = {}
    for kind in kinds_asked(desk):
        if kind == "numbers":
            told[kind] = [one.span.of(text) for one in aligned(desk.asked.query.text, text).numbers]
        elif kind in _READERS:
            told[kind] = _READERS[kind](desk, text)
        else:
            told[kind] = given(desk, text).get(kind, [])
    return told


def _items(desk: Desk) -> Sequence[Target]:
    """Give the items of the time named, where that is no long one; else those that are likely meant, or were found."""
    years = years_named(desk)
    documents = desk.scope if len(years) != 1 or len(desk.scope) <= _MOST_MINUTES else held_in(desk, years[0])
    if len(documents) <= _MOST_MINUTES:
        return [Target(each, item) for each in map(desk.library.minutes, documents) for item in each.items]
    found = [(hit.passage.document, hit.passage.item) for hit in desk.found.hits[:_HITS] if hit.passage.item]
    likely = {target.place: target for target in (*targets(desk, _LIKELY), *desk.items_at(dict.fromkeys(found)))}
    return list(likely.values())


def _pairs(desk: Desk) -> tuple[str, ...]:
    """Give the pairs of characters of what a question asks about."""
    runs = HAN.findall(name_asked(desk, ()))
    found = (run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1)))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Weights:
    """How much pairs of characters tell: those that sentences or titles have, by how few do; all, by the same."""

    heard: Mapping[str, float]
    every: Mapping[str, float]

    @classmethod
    def of(cls, pairs: Sequence[str], sentences: Sequence[tuple[Target, Source]]) -> _Weights:
        texts = [f"{_plain(target.item.title)}。{_plain(one.quote)}" for target, one in sentences]
        counts = {pair: sum(pair in text for text in texts) for pair in pairs}
        heard = {pair: rarity(count, len(texts)) for pair, count in counts.items() if count}
        unheard = _UNHEARD * rarity(1, len(texts))
        return cls(heard, {pair: heard.get(pair, unheard) for pair in pairs})

    def share(self, text: str) -> float:
        """Give the share (0..1) that a squashed text holds of what any sentence holds."""
        whole = sum(self.heard.values())
        return sum(weight for pair, weight in self.heard.items() if pair in text) / whole if whole else 0.0

    def lacking(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield the pairs that a squashed text lacks, each with its share of the whole."""
        whole = sum(self.every.values())
        return ((pair, weight / whole) for pair, weight in self.every.items() if pair not in text)


def _weighed(weights: _Weights, target: Target, source: Source) -> _Sentence:
    quote, title = _plain(source.quote), _plain(target.item.title)
    return _Sentence(target, source, weights.share(quote), weights.share(title), weights.share(f"{title}。{quote}"))


def _nearest(sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """Give the sentences that hold most, which alone are read for what they give."""
    return sorted(sentences, key=lambda one: -one.score)[:_READ]


def _giving(desk: Desk, sentence: _Sentence) -> _Sentence:
    told = values_of(desk, sentence.source.quote).values()
    return replace(sentence, gives=sum(map(bool, told)) / len(told))


def _of_rivals(best: _Sentence, telling: Sequence[_Sentence], every: Sequence[_Sentence]) -> dict[str, float]:
    """Tell by how much it is before the others: of other items, those that give it too or any; of the same item."""

    def ahead(others: Sequence[_Sentence], own: bool, most: float) -> float:
        mine = (one.score for one in others if (one.target.place == best.target.place) is own and one is not best)
        return min(most, best.score - max(mine, default=0.0))

    return {
        "here": best.here,
        "titled": best.titled,
        "both": best.both,
        "ahead": ahead(telling, False, _MOST_AHEAD),
        "ahead_of_any": ahead(every, False, _MOST_AHEAD),
        "ahead_within": ahead(telling, True, _MOST_AHEAD_WITHIN),
        "beside": float(min(_MOST_BESIDE, sum(one.target.place == best.target.place for one in telling))),
    }


def _of_words(desk: Desk, best: _Sentence, weights: _Weights) -> dict[str, float]:
    """Weigh what sentence and title lack: pairs that tell matters apart, that no minutes have, and others."""
    found, title = desk.found.signals, _plain(best.target.item.title)
    lacking = dict(weights.lacking(f"{title}。{_plain(best.source.quote)}"))
    nowhere = dict(weights.lacking(squash(best.target.text)))
    telling = sum(weight for pair, weight in lacking.items() if pair in found.telling)
    unknown = sum(weight for pair, weight in lacking.items() if pair in found.unknown)
    return {
        "lacks_telling": telling,
        "lacks_unknown": unknown,
        "lacks_others": max(0.0, sum(lacking.values()) - telling - unknown),
        "item_lacks_telling": sum(weight for pair, weight in nowhere.items() if pair in found.telling),
    }


def _of_search(desk: Desk, best: _Sentence) -> dict[str, float]:
    """Tell where the search ranks the paragraph, how near it is in meaning, and whether its item is the likeliest."""
    hits, quote = desk.found.hits, best.source.quote.strip()
    own = [
        (at, hit)
        for at, hit in enumerate(hits)
        if (hit.passage.document, hit.passage.item) == best.target.place and quote in hit.passage.text
    ]
    rank = min((at for at, _ in own), default=_FAR)
    cosine = max((hit.dense for _, hit in own), default=0.0)
    return {
        "first": float(rank == 0),
        "among_first": float(rank < _FIRST),
        "cosine": cosine,
        "behind": max((hit.dense for hit in hits), default=0.0) - cosine,
        "standing": desk.found.signals.best,
        "judged": min(_MOST_JUDGED, says_it(desk, best.target).probability),
        "likeliest_item": float(any(target.place == best.target.place for target in targets(desk, 1))),
    }


def _of_asking(desk: Desk, source: Source, kinds: Sequence[str]) -> dict[str, float]:
    """Tell how its numbers fit those that are asked for, and what is asked."""
    fits = aligned(desk.asked.query.text, without_titles(source.quote))
    return {
        "numbers_given": fits.given,
        "labels_alike": fits.alike,
        "both_fit": fits.given * fits.alike,
        **{f"asks_{kind}": float(kind in kinds) for kind in ("numbers", "who", "when", "where")},
        **{f"is_{name}": float(name in desk.asked.features) for name in _OF_ASKING},
    }
