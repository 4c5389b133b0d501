"""Three things or more that one question asks the same of, each by a short name: 燃气方案、重大决策目录、对德要点."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.subjects import DOCUMENT, KINDS
from assistant.asked.things import grouped, is_kind
from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement
from assistant.matching.mention import without_attribute
from retrieval.scripts import fold

_SEVERAL = 3
_HELD = 0.6  # of the words of a thing, in the title of its item
_SCANNED_MINUTES = 40
_EACH = re.compile(r"分别|各(?:自|归|由|是|走|怎么)|\b(?:each|respectively)\b")  # two are several then
_THESE = re.compile("(?:(?<=[㐀-鿿]{2})|^)[这那]?(?:[两三四五几]|一共)?[件个项份](?:事情?|议题|文件|材料|东西)?$")
_SPELT_OUT = re.compile(r"[（(]([^（）()]*)[）)]")  # what a short word stands for


def each_named(desk: Desk) -> tuple[tuple[Target, ...], bool]:
    """Give the items of the things that a question sets side by side, three or more, and whether each has its own.

    None where it names fewer, or where fewer than two items bear them by their titles.
    """
    things = _things(desk)
    least = _SEVERAL - 1 if _EACH.search(desk.asked.query.text.lower()) else _SEVERAL
    if len(things) < least or len(desk.scope) > _SCANNED_MINUTES:
        return (), False
    meetings = map(desk.library.minutes, desk.scope)
    items = [Target(minutes, item) for minutes in meetings for item in minutes.items]
    found = [_bearing(desk, thing, items) for thing in things]
    lacking = [thing for thing, target in zip(things, found, strict=True) if not target and _is_document(thing)]
    borne = tuple({target.place: target for target in found if target}.values())
    enough = len(borne) > 1 and sum(map(bool, found)) + len(lacking) >= least
    return (borne, not lacking) if enough else ((), False)


def rest_told(desk: Desk, draft: Draft, whole: bool) -> Draft:
    """Say beside an answer that the minutes have nothing on the rest of what is named, where they lack it."""
    if whole or draft.status != "answered":
        return draft
    note = Statement(desk.say("absent.rest"), (), "note")
    return replace(draft, status="partial", statements=(*draft.statements, note))


def _things(desk: Desk) -> list[Sequence[Word]]:
    """Give the words of each thing; kinds of document by themselves are none."""
    words = desk.words if desk.zh else desk.surest_words
    groups = grouped(_SPELT_OUT.sub("", fold(desk.asked.query.wording)), words)
    return [group for group in groups if any(not is_kind(word) for word in group)]


def _is_document(thing: Sequence[Word]) -> bool:
    """Whether words name a document by its kind, and are no rest of the asking: 养老服务办法."""
    return any(is_kind(word) or DOCUMENT.search(word.said) for word in thing)


def _bearing(desk: Desk, thing: Sequence[Word], items: Sequence[Target]) -> Target | None:
    """Give the item whose title bears a thing best; among those that bear it alike, by its kind of document too."""
    matter = [bare for word in thing if not is_kind(word) and (bare := _without_kind(desk, word))]
    worth = {target: (_share(desk, matter, target), _share(desk, thing, target)) for target in items}
    best = max(worth, key=lambda target: worth[target], default=None)
    return best if best and worth[best][0] >= _HELD else None


def _without_kind(desk: Desk, word: Word) -> Word | None:
    """Leave the kind of document out of a run of Chinese: 燃气 of 燃气方案; a short form says what it stands for."""
    said = KINDS.sub("", _THESE.sub("", word.said))
    ways = frozenset((said, *_SPELT_OUT.findall(desk.glossary.expand(said)))) if desk.zh else word.longer or word.ways
    return Word(said, ways, len(said) if desk.zh else word.weight) if len(said) > 1 else None


def _share(desk: Desk, words: Sequence[Word], target: Target) -> float:
    title = without_attribute(desk, target.item.title)
    weight = sum(word.weight for word in words)
    return sum(word.weight * word.held(title) for word in words) / weight if weight else 0.0
