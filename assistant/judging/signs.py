"""Signs of whether an agenda item says what is asked, as numbers.

From words, from the sentence that holds most of them, from the search, from the time that is named, from the asking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.matching.amounts import amounts, has_every_kind
from assistant.matching.asked_name import ASKED, lacking_of_name, name_asked, wanted
from assistant.matching.overlap import distinct_share, nowhere, title_said
from assistant.matching.values import days_in, given, placed
from assistant.text.pairs import covered
from assistant.text.sentence import pieces
from retrieval.parsing.quantities import find_deadlines, find_quantities
from retrieval.scripts import squash

_KIND_OF_ITEM = re.compile(r"审议|听取|学习|关于|《|》|太仓市?|的?汇报|情况|\d+|[（(].*?[)）]")
_HALF = 0.5
# Features of a question (wordings/) and facets that a judgement looks at.
ASKING = (
    "amount", "money", "rate", "years", "private", "other_office", "who", "why", "list", "deadline", "polar",
    "subject", "scope", "body",
)  # fmt: skip
FACETS = (
    "passage", "responsible", "verdict", "next_step", "term", "amount", "summary", "deadline", "date", "list_topic",
)  # fmt: skip
_EN_HEAD = re.compile(
    r"\b(?:what|which|how many|how much|names? of|number of|list of|the)\s+((?:[a-z'-]+\s+){0,3}?[a-z'-]+)\b"
    r"(?=\s+(?:is|are|was|were|do|does|did|has|have|will|would|should|can|must|of|for|in|on|to|by|that|which|who|per)\b"
    r"|\s*\?|\s*$)"
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A word of the topic with how much of it (0..1) the item's title and its whole text hold."""

    word: Word
    title: float
    text: float


def signs(desk: Desk, target: Target | None) -> dict[str, float]:
    """Give the signs of an item, by name: always the same names, in the same order.

    Where the best passage belongs to no item (a heading, an attendance), `target` is None.
    """
    text = text_of(desk, target)
    title = target.item.title if target else ""
    held = [_Held(word, word.held(title), word.held(text)) for word in desk.words]
    sentence = max(_filled(text), key=lambda each: _weighed(desk, each), default="")
    return {
        **_of_words(desk, held, (title, text)),
        **_of_sentences(held, text),
        **_of_best_sentence(desk, sentence),
        **_of_name(desk, f"{title} {sentence}", f"{title} {text}"),
        **_of_search(desk, target),
        **_of_time(desk, target),
        **_of_asking(desk, text),
    }


def text_of(desk: Desk, target: Target | None) -> str:
    """Give an item's text, or that of the best passage where that belongs to no item; "" where nothing was found."""
    return target.text if target else next((hit.passage.text for hit in desk.found.kept), "")


def _of_words(desk: Desk, held: Sequence[_Held], of_item: tuple[str, str]) -> dict[str, float]:
    title, text = of_item
    own = [each for each in held if each.title < _HALF]
    lacking = [each for each in held if each.text < _HALF]
    return {
        "words": len(held),
        "weight": _weight(held),
        "share": _mean(held, [each.text for each in held]) if text else 0.0,
        "title_share": _mean(held, [each.title for each in held]) if text else 0.0,
        "distinct_share": distinct_share(desk, text) if text else 0.0,
        "least": min((each.text for each in held), default=1.0),
        "lacking": len(lacking),
        "lacking_weight": _weight(lacking),
        "own": len(own),
        "own_share": _mean(own, [each.text for each in own]),
        "first": held[0].text if held else 1.0,
        "last": held[-1].text if held else 1.0,
        "head": _head(desk, held),
        "title_said": title_said(desk, _KIND_OF_ITEM.sub("", title)),
        "titled": _titled(desk, title),
        "wholly_unknown": sum(nowhere(desk, each.word.said) for each in held),
    }


def _of_sentences(held: Sequence[_Held], text: str) -> dict[str, float]:
    """Give the greatest share of the topic, and of its words that the title lacks, in any one sentence."""
    own = [each for each in held if each.title < _HALF]
    sentences = _filled(text)

    def greatest(some: Sequence[_Held]) -> float:
        return max((_mean(some, [each.word.held(sentence) for each in some]) for sentence in sentences), default=0.0)

    return {"sentence": greatest(held), "own_sentence": greatest(own)}


def _filled(text: str) -> list[str]:
    return [sentence for sentence in pieces(text) if sentence.strip()]


def _of_best_sentence(desk: Desk, sentence: str) -> dict[str, float]:
    """Count what the sentence that holds most of the topic gives, and tell what of that is asked for."""
    asked, found = wanted(desk), given(desk, sentence)
    return {
        "sentence_share": covered(name_asked(desk, ()), sentence) if desk.zh else _weighed(desk, sentence),
        "sentence_amounts": sum(map(len, amounts(desk, sentence).values())) if sentence else 0,
        "sentence_quantities": len(find_quantities(sentence)),
        "sentence_deadlines": len(find_deadlines(sentence)),
        "sentence_days": len(days_in(sentence)),
        "sentence_places": len(placed(sentence)),
        "sentence_kinds": float(bool(sentence) and has_every_kind(desk, sentence)),
        **{f"wants_{kind}": float(kind in asked) for kind in ASKED},
        **{f"gives_{kind}": float(bool(found.get(kind))) for kind in ASKED},
    }


def _weighed(desk: Desk, sentence: str) -> float:
    return sum(word.weight * word.held(sentence) for word in desk.words)


def _of_name(desk: Desk, near_by: str, everywhere: str) -> dict[str, float]:
    """Give what lacks of the name of what is asked about, in the best sentence with the title and in the whole item."""
    near, whole = lacking_of_name(desk, near_by), lacking_of_name(desk, everywhere)
    length = len(name_asked(desk, ())) if desk.zh else len(desk.words)
    return {
        "name_chars": length,
        "name_lacks": sum(map(len, near)) / max(1, length),
        "name_lacks_parts": len(near),
        "item_lacks": sum(map(len, whole)) / max(1, length),
        "item_lacks_parts": len(whole),
        "item_lacks_most": max(map(len, whole), default=0),
    }


def _of_time(desk: Desk, target: Target | None) -> dict[str, float]:
    """Tell whether a year is named, whether the item's meeting was held in it, and how much of the archive is meant."""
    years = {period.year for period in desk.asked.query.periods if period.year}
    held = target.minutes.held if target else None
    return {
        "years": len(years),
        "of_its_year": float(held is not None and held.year in years),
        "scope": len(desk.scope) / (len(desk.library.entries) or 1),
    }


def _of_search(desk: Desk, target: Target | None) -> dict[str, float]:
    found = desk.found.signals
    hits = desk.found.hits
    mine = [hit for hit in hits if target and (hit.passage.document, hit.passage.item) == target.place]
    others = [hit for hit in hits if hit not in mine]
    cosine = max((hit.dense for hit in mine), default=0.0)
    return {
        "standing": found.best,
        "margin": found.margin,
        "coverage": found.coverage,
        "coverage_found": found.coverage_found,
        "unknown": len(found.unknown),
        "cosine": cosine,
        "ahead": cosine - max((hit.dense for hit in others), default=0.0),
        "behind": max((hit.dense for hit in hits), default=0.0) - cosine,
        "keywords": max((hit.lexical for hit in mine), default=0.0),
        "hits": len(mine),
    }


def _of_asking(desk: Desk, text: str) -> dict[str, float]:
    asked = desk.asked
    return {
        "chinese": float(desk.zh),
        "number_asked": float(asked.query.amount),
        "amounts": sum(map(len, amounts(desk, text).values())) if text else 0,
        "quantities": len(find_quantities(text)),
        "deadlines": len(find_deadlines(text)),
        **{f"asks_{name}": float(name in asked.features) for name in ASKING},
        **{f"facet_{name}": float(asked.facet == name) for name in FACETS},
    }


def _titled(desk: Desk, title: str) -> float:
    """Give whether the item's title bears a title that the question gives (1), or bears none of them (0); -1: none."""
    asked, borne = desk.asked.query.titles, squash(title)
    return float(any(squash(each) in borne for each in asked)) if asked else -1.0


def _weight(held: Sequence[_Held]) -> float:
    return sum(each.word.weight for each in held)


def _mean(held: Sequence[_Held], shares: Sequence[float]) -> float:
    """Give the weighted mean of the shares; 1 where no word is left to look for."""
    weight = _weight(held)
    return sum(each.word.weight * one for each, one in zip(held, shares, strict=True)) / weight if weight else 1.0


def _head(desk: Desk, held: Sequence[_Held]) -> float:
    """Give how much the item holds of the noun that is asked for (what SHOPPING AREAS, 燃气方案的文号); -1: none."""
    if desk.zh:
        last = held[-1] if held else None
        ends = last and desk.asked.query.text.rstrip("？?。 ").endswith(last.word.said)
        return last.text if last and ends else -1.0
    found = _EN_HEAD.search(desk.asked.query.text.lower())
    noun = found[1].split()[-1] if found else None
    return next((each.text for each in held if each.word.said == noun), -1.0)
