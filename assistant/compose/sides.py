"""Two things that a question sets side by side, however loosely it names them: gas paper and quality paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asked.joints import BESIDE
from assistant.asked.subjects import KINDS
from assistant.asked.things import is_kind
from assistant.asked.topic_words import Word
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import outcome
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_row, quotes
from assistant.matching.elsewhere import elsewhere
from assistant.matching.mention import without_attribute
from assistant.matching.targets import targets, topic_items
from assistant.text.pairs import HAN
from retrieval.parsing.agenda import without_titles
from retrieval.scripts import fold, squash

CLEARLY = 1.5  # of 3: a thing's words must be in its item's title
_CANDIDATES = 12
_SPELT_OUT = re.compile(r"\([^)]*\)")  # what a short word stands for
# Where a question says that it compares.
_APART = re.compile(rf"{BESIDE.pattern}|[，,;；]|\b(?:or|with|as)\b|(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_KNOWN = 0.5  # of the words of a thing, that some item must hold
_HELD = 0.5  # of a word
_COUNTS = "两俩三四几"  # 农文旅两 is left of 农文旅两个
Things = tuple[Sequence[Word], Sequence[Word]]


def set_beside(desk: Desk, least: float = 0.0) -> tuple[Target, ...]:
    """Give the items of the two things that a question sets side by side; none where it names but one.

    `least` is the share that each item must hold of its thing; its title counts twice (0..3).
    """
    if desk.asked.query.items:
        return ()
    candidates = targets(desk, _CANDIDATES)
    if all(elsewhere(desk, target.text) for target in candidates):
        return ()
    things = [*_things(desk), *_kinds_of_one(desk, candidates)]
    pairs = [_pair(desk, candidates, (_known(desk, a, candidates), _known(desk, b, candidates))) for a, b in things]
    worth, found = max(pairs, key=lambda pair: pair[0], default=(0.0, ()))
    return found if worth >= least else ()


def titled(desk: Desk) -> tuple[Target, ...]:
    """Give the items of the documents whose titles a question gives in full; none where they are of one item."""
    titles = {squash(title) for title in desk.asked.query.titles}
    items = tuple(target for target, _ in topic_items(desk, titles_only=True)) if len(titles) > 1 else ()
    borne = [{squash(title) for title in target.item.documents} & titles for target in items]
    whole = len(items) > 1 and all(borne) and set().union(*borne) == titles
    return items if whole else ()


def compared(desk: Desk, items: Sequence[Target]) -> Draft:
    """Say of each item what was decided, who does what next, and at which meeting."""
    lines: list[Statement] = []
    cited: list[Source] = []
    for target in items:
        decision = desk.decision(target)
        if decision is None:
            continue
        slots = {"outcome": outcome(desk, decision), "meeting": desk.meeting(target.minutes)}
        said = desk.say("compare.item", subject=desk.subject(decision), **slots)
        cited.append(of_row(decision))
        lines.append(Statement(said, (of_row(decision), *opening(target.minutes))))
    return Draft("answered", (*lines, *quotes(cited)), covered=coverage(desk)) if len(lines) > 1 else not_found(desk)


def _things(desk: Desk) -> Iterator[Things]:
    """Give each way to part the words of the topic in two at what sets things side by side, where both are named."""
    return (things for things in _parts(desk) if all(map(_says_which, things)))


def _kinds_of_one(desk: Desk, candidates: Sequence[Target]) -> Iterator[Things]:
    """Give two documents on one matter that a question names by their kinds: 储备粮轮换的实施意见和管理办法.

    Each kind must be that of an item's title on the matter.
    """
    for before, after in _parts(desk):
        matter, kind = [word for word in before if not is_kind(word)], [word for word in before if is_kind(word)]
        if not (matter and kind and after) or _says_which(after):
            continue
        titles = [one.item.title for one in candidates if all(word.held(one.item.title) >= _HELD for word in matter)]
        if all(any(_all_held(words, title) for title in titles) for words in (kind, after)):
            yield before, (*matter, *after)


def _all_held(words: Sequence[Word], title: str) -> bool:
    return all(word.held(title) >= 1 for word in words)


def _parts(desk: Desk) -> Iterator[Things]:
    text = _SPELT_OUT.sub("", fold(desk.asked.query.wording))
    joints = _APART if "compare" in desk.asked.features else BESIDE
    for joint in joints.finditer(without_titles(text)):
        words = [part for word in desk.words for part in _parted(word, joint.group())]
        before = [word for word in words if fold(word.said) in text[: joint.start()]]
        after = [word for word in words if fold(word.said) in text[joint.end() :] and word not in before]
        yield before, after


def _says_which(thing: Sequence[Word]) -> bool:
    """Whether words name a thing, and not only its kind: a plan."""
    return not all(map(is_kind, thing))


def _parted(word: Word, joint: str) -> Sequence[Word]:
    """Part a run of Chinese where it runs over what joins two things: 应急意见同信息化办法."""
    if HAN.fullmatch(word.said) and (bare := word.said.rstrip(_COUNTS)) != word.said and len(bare) > 1:
        return _parted(Word(bare, frozenset({bare}), len(bare)), joint)
    parts = word.said.split(joint) if HAN.fullmatch(word.said) else []
    if len(parts) < 2 or any(len(part) < 2 for part in parts):
        return [word]
    return [Word(part, frozenset({part}), len(part)) for part in parts]


def _pair(desk: Desk, candidates: Sequence[Target], things: Things) -> tuple[float, tuple[Target, ...]]:
    """Give the two items, not the same one twice, that hold most of two things, and the lesser of their shares."""
    one, other = ([_share(desk, thing, target) for target in candidates] for thing in things)
    pairs = [(a, b) for a in range(len(candidates)) for b in range(len(candidates)) if a != b]
    best = max(pairs, key=lambda pair: _worth(one[pair[0]], other[pair[1]]), default=None)
    if best is None:
        return 0.0, ()
    return min(one[best[0]][0], other[best[1]][0]), tuple(candidates[at] for at in best)


def _worth(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float]:
    return min(one[0], other[0]), one[0] + other[0], one[1] + other[1]


def _known(desk: Desk, thing: Sequence[Word], candidates: Sequence[Target]) -> Sequence[Word]:
    """Leave out words of a thing that no item holds, if a question compares and they are not the most."""
    known = [word for word in thing if any(word.held(target.text) >= _HELD for target in candidates)]
    whole = sum(word.weight for word in thing)
    least = _KNOWN if "compare" in desk.asked.features else 1.0
    return known if sum(word.weight for word in known) >= least * whole else ()


def _share(desk: Desk, thing: Sequence[Word], target: Target) -> tuple[float, float]:
    """Give how much an item holds of a thing (0..3, its title counts twice), and how much of its title that is.

    What only names its kind, a plan, tells nothing beside other words.
    """
    thing = [word for word in thing if _says_which([word])] or thing
    if "two_scopes" not in desk.asked.features:  # one character stands in a title by chance
        thing = [replace(word, ways=word.longer or word.ways) for word in thing]
    weight = sum(word.weight for word in thing)
    if not weight:
        return 0.0, 0.0
    said, text = (without_attribute(desk, each) for each in (target.item.title, target.text))
    held = sum(word.weight * (2 * word.held(said) + word.held(text)) for word in thing) / weight
    return held, sum(word.held(said) for word in thing) / max(len(KINDS.sub("", squash(target.item.title))), 1)
