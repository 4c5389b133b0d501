"""What of a question's topic a text lacks, where it asks for an amount, and whether another matter is meant then."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache

from assistant.asked.topic_words import Word
from assistant.desk import Desk
from assistant.library import Library
from assistant.text.pairs import HAN, bare, uncovered

_BESIDE = 0.3  # for a word beside Chinese ones
_REMEMBERED, _PIECES = 8, 1024  # desks, which ask it of many sentences; pieces of questions
_COMMON, _FEW = 0.05, 4  # of the titles: what more of them have tells no matters apart
# What a question says around an amount that tells nothing of which it is: 调到, 一年, 总共.
_IDLE = re.compile(
    "(?:调整?|涨|提高?|上调|增加?|降低?|下调|达|定|核定|设定|投入?|花|拨|配套?|安排|确定|规定)(?:到了?|至|成|为|了|在)?"
    "|[今当全本每那]年|[一二两三几]年|年度|全市|我市|市里|一?共|合计|总共|预计|计划|具体|大[概约]|分别|金额|数[额量]|规模|钱一?"
)

# The same in English: how many beds were planned, and fertiliser is to be applied.
_IDLE_WORDS = frozenset(
    [
        "planned",
        "applied",
        "expected",
        "scheduled",
        "intended",
        "arranged",
        "earmarked",
        "allocated",
        "foreseen",
        "envisaged",
        "promised",
        "needed",
        "supposed",
        "total",
        "overall",
        "altogether",
        "figure",
        "figures",
        "money",
        "funds",
        "set",
        "aside",
        "organised",
        "organized",
        "given",
    ]
)

_EITHER = re.compile(r"\b([a-z'’-]+) or ([a-z'’-]+)\b")
_GLOSSED = re.compile(r"(?P<en>(?:[a-z\d'’-]+ ){1,5})[（(]\s*(?P<zh>\d*[㐀-鿿]+)\s*[）)]")


def held(desk: Desk, text: str) -> float:
    """Give the share (0..1) of the topic that a text holds; of what is idle, and of years, nothing lacks."""
    if desk.zh:
        whole = sum(map(len, HAN.findall(desk.asked.topic)))
        return 1 - sum(map(len, lacking(desk, text))) / whole if whole else 0.0
    words = _words(desk)
    weight = sum(word.weight for word in words)
    return sum(word.weight * word.held(text) for word in words) / weight if weight else 0.0


def lacking(desk: Desk, text: str) -> list[str]:
    """Name the Chinese of the topic that a text does not hold, or what may say the words that it does not."""
    if desk.zh:
        return [left for piece in uncovered(bare(desk.asked.topic), text) if (left := frameless(piece))]
    words = _words(desk)
    held_too = _in_place_of({word.said for word in words if word.held(text)}, desk.asked.query.text)
    return [way for one in words if not one.held(text) and one.said not in held_too for way in (one.said, *one.longer)]


def _in_place_of(said: Container[str], asked: str) -> frozenset[str]:
    """Give the words of which a question says that others would do that are said: bought or replaced."""
    pairs = (match.groups() for match in _EITHER.finditer(asked.lower()))
    return frozenset(each for pair in pairs if any(one in said for one in pair) for each in pair)


def frameless(piece: str) -> str:
    """Leave out of a stretch of Chinese what is said around an amount and names no matter: 调到, 一年, 总共."""
    return _IDLE.sub("", piece)


@lru_cache(maxsize=_REMEMBERED)
def _words(desk: Desk) -> list[Word]:
    """Give the words of a topic with what surely says them; those that no glossary knows as a dictionary has them.

    Beside what an English question writes in Chinese the others count for little, and not where no glossary has them,
    nor where it writes them as the English of that: hospital beds (医疗床位).
    """
    pairs = zip(desk.sure_words, desk.words, strict=True)
    both = [(sure, word) for sure, word in pairs if not (word.said.isdigit() or word.said in _IDLE_WORDS)]
    if any(HAN.fullmatch(word.said) for _, word in both):
        own = glossed(desk)
        known = [sure for sure, _ in both if (sure.longer and sure.said not in own) or HAN.fullmatch(sure.said)]
        return [word if HAN.fullmatch(word.said) else replace(word, weight=_BESIDE) for word in known]
    return [replace(word, ways=word.longer) for word in (sure if sure.longer else word for sure, word in both)]


def glossed(desk: Desk) -> frozenset[str]:
    """Give the English words that stand right before Chinese in brackets, about as many as that has words."""
    text = desk.asked.query.text.lower()
    found = [(match["en"].split(), -(-len(match["zh"]) // 2)) for match in _GLOSSED.finditer(text)]
    return frozenset(part for words, count in found for word in words[-count:] for part in (word, *word.split("-")))


def of_another_matter(desk: Desk, text: str) -> bool:
    """Whether a question names what stands in a few titles, which are then those that are meant, and not in a text."""
    return any(_tells_apart(desk, piece) for piece in lacking(desk, text))


def _tells_apart(desk: Desk, piece: str) -> bool:
    if len(piece) < 2:
        return False
    return 0 < _titled_with(desk.library, piece) <= max(_FEW, _COMMON * len(desk.library.titled))


@lru_cache(maxsize=_PIECES)
def _titled_with(library: Library, piece: str) -> int:
    """Count the titles in which a piece of Chinese stands."""
    return sum(piece in title for _, _, title in library.titled) if piece in library.all_titles else 0
