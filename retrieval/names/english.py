"""Names of bodies in English text: the names listed, their usual variants, and "<topic> bureau"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.names.scan import Mention
from retrieval.names.table import BodyEntry, BodyTable
from retrieval.records import overlap
from retrieval.wording import american, fold_english

_WORD = re.compile(r"[a-z0-9&][a-z0-9&']*")
_LETTER = re.compile("[A-Za-z]")
_SAME_NAME_GAP = re.compile(r"[\s,()]*")
_CITY_WORDS = frozenset(("municipal", "city", "taicang", "municipality"))
_JOINING = frozenset(("and", "&", "of"))
_LONGEST_WORK = 3
_DETERMINERS = frozenset(("the", "our", "your", "those", "these", "any", "from", "for", "of", "by"))
_STANDING_FOR = frozenset(("represent", "represents", "represented", "representing"))
_STOOD_FOR = frozenset(
    (
        *((verb, "for") for verb in ("came", "attended", "appeared", "spoke", "stood", "sat", "present", "there")),
        *((verb, "by") for verb in ("sent", "delegated", "dispatched")),
        *((verb, "from") for verb in ("came", "come", "attended", "there", "anyone", "anybody", "someone", "somebody")),
        *((verb, "from") for verb in ("representative", "delegate", "person", "official", "up", "along")),
    )
)
_SENDING, _AUXILIARY = (
    frozenset(("send", "sent", "dispatch", "delegate", "field")),
    frozenset(("did", "does", "has", "had")),
)
_STRONG_TOPICS = 4
_LONGEST_RUN = 8
# A town's bare name beside these says where a matter lies, and names no body: Shaxi old town, the old town of Shaxi.
_OLD = frozenset(("old", "ancient", "historic", "historical", "heritage", "water"))
_PARTS = frozenset(("town", "street", "streets", "quarter", "village"))
_TOWN = re.compile("(?:镇|街道|乡)$")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """A name in an English text: `text[start:end]`, in characters, may mean any of `bodies`."""

    start: int
    end: int
    bodies: tuple[str, ...]

    def mention(self) -> Mention | None:
        """Give the mention of the one body that is meant, None if several may be."""
        return Mention(self.start, self.end, self.bodies[0]) if len(self.bodies) == 1 else None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    after_break: bool
    after_comma: bool


class EnglishNames:
    """Finds the bodies of a table in English text."""

    def __init__(self, table: BodyTable) -> None:
        """Write out the variants of all names; build it once."""
        self._elsewhere = {entry.name for entry in table.bodies if entry.elsewhere}
        self._variable = frozenset(table.english["variable_units"])
        self._units = (*table.english["units"], "bureaus")
        self._loose_units = frozenset(table.english["loose_units"])
        self._neutral = frozenset(table.english["neutral"])
        self._foreign = frozenset(table.english["foreign"])
        self._persons = frozenset(table.english["persons"])
        self._things, self._of_things, self._before_things = (
            frozenset(table.english[each]) for each in ("things", "of_things", "before_things")
        )
        self._topics = {entry.name: _keys(entry.topics) for entry in table.bodies if entry.topics}
        self._vocabulary = self._neutral | {key for keys in self._topics.values() for key in keys}
        self.index: dict[str, tuple[str, ...]] = {}
        for entry in sorted(table.bodies, key=lambda one: one.elsewhere):
            self._add(entry)
        for shared in table.shared:
            self.index.update((_key(name), shared.bodies) for name in shared.names if _key(name))
        self.places = {
            _key(name): _TOWN.sub("", entry.name)
            for entry in table.bodies
            if entry.area and _TOWN.search(entry.name)
            for name in entry.english
            if " " not in name
        }
        self._longest: dict[str, int] = {}
        for words in filter(None, map(str.split, self.index)):
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def _add(self, entry: BodyEntry) -> None:
        for name in entry.english:
            for variant in self._variants(_key(name)):
                held = self.index.setdefault(variant, (entry.name,))
                if entry.name not in held and not entry.elsewhere:
                    self.index[variant] = (*held, entry.name)

    def _variants(self, name: str) -> Iterator[str]:
        yield name
        if " of the municipal " in name:
            yield name.replace(" of the municipal ", " of the ")
            yield name.replace(" of the municipal ", " of the city ")
        core, _, unit = name.rpartition(" ")
        if core and unit in self._variable and " of " not in name:
            for other in self._units:
                yield f"{core} {other}"
                yield f"{other} of {core}"
                yield f"{other} for {core}"

    def in_text(self, text: str) -> tuple[EnglishName, ...]:
        """Find the names, in the order of the text, none inside another."""
        if not _LETTER.search(text):
            return ()
        words = _words(fold_english(text))
        found = [*self._listed(words), *self._composed(words), *self._people(words), *self._sent(words)]
        # A body that the minutes at hand know comes before any that only other cities have; then the longest.
        found.sort(key=lambda one: (self._elsewhere.issuperset(one.bodies), one.start - one.end, one.start))
        kept: list[EnglishName] = []
        for one in found:
            if not any(overlap(one, other) for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def told(self, text: str) -> tuple[EnglishName, ...]:
        """Find the bodies that a text tells by their people alone."""
        return tuple(self._people(_words(fold_english(text))))

    def _listed(self, words: Sequence[_Word]) -> Iterator[EnglishName]:
        for first in range(len(words)):
            longest = self._longest.get(words[first].text, 0)
            for last in range(min(first + longest, len(words)), first, -1):
                bodies = self.index.get(" ".join(word.text for word in words[first:last]))
                if (
                    bodies
                    and not self._is_thing(words, first, last)
                    and not self._is_place(words, first, last)
                    and (name := self._name(words, first, last, bodies))
                ):
                    yield name
                    break

    def _is_thing(self, words: Sequence[_Word], first: int, last: int) -> bool:
        """Whether a word that is a body's name says what it works on: the archives work plan, decided on archives."""
        before, after = words[max(0, first - 1) : first], words[last : last + 1]
        beside = any(word.text in self._of_things for word in after) or any(
            word.text in self._before_things for word in before
        )
        return beside and last == first + 1 and words[first].text in self._things

    def _is_place(self, words: Sequence[_Word], first: int, last: int) -> bool:
        """Whether a town's bare name says but where: Shaxi old town, the ancient town of Shaxi."""
        if last != first + 1 or words[first].text not in self.places:
            return False
        after = [word.text for word in words[last : last + 2]]
        before = [word.text for word in words[max(0, first - 3) : first] if word.text != "the"]
        return _is_old(after) or (before[-1:] in (["of"], ["in"]) and _is_old(before[-3:-1]))

    def _composed(self, words: Sequence[_Word]) -> Iterator[EnglishName]:
        for place, word in enumerate(words):
            if word.text not in self._units:
                continue
            reach = max(0, place - _LONGEST_RUN)
            runs = [] if word.after_comma else [(first, place, first, place + 1) for first in range(reach, place)]
            if place + 1 < len(words) and words[place + 1].text in ("of", "for"):
                start = place + 3 if words[place + 2 : place + 3] and words[place + 2].text == "the" else place + 2
                stop = min(len(words), start + _LONGEST_RUN)
                runs += [(start, last, place, last) for last in range(stop, start, -1)]
            for run_first, run_last, first, last in runs:
                bodies = self._bearing(one.text for one in words[run_first:run_last])
                if bodies and (name := self._name(words, first, last, bodies)):
                    yield name
                    break

    def _people(self, words: Sequence[_Word]) -> Iterator[EnglishName]:
        """Find bodies told by their people: the weather people, "Maritime safety folks". Young people are no body's."""
        for place, word in enumerate(words):
            for first in range(max(0, place - _LONGEST_WORK), place if word.text in self._loose_units else 0):
                bodies = self._at_work(words, first, place)
                found = self._name(words, first, place + 1, bodies) if bodies else None
                if found:
                    yield found
                    break

    def _sent(self, words: Sequence[_Word]) -> Iterator[EnglishName]:
        """Find bodies told by their field where somebody stands for them: who represented Commerce."""
        for place, word in enumerate(words):
            before = words[place - 1].text if place else ""
            runs: Iterable[tuple[int, int]] = ()
            if word.text in _STANDING_FOR or (before, word.text) in _STOOD_FOR:
                first = _past_the(words, place + 1)
                runs = ((first, last) for last in range(min(len(words), first + _LONGEST_WORK), first, -1))
            elif word.text in _SENDING:
                starts = (at for at in range(max(0, place - _LONGEST_WORK - 2), place) if words[at].text in _AUXILIARY)
                runs = ((_past_the(words, at + 1), place) for at in starts)
            for first, last in runs:
                bodies = self._standing_alone([one.text for one in words[first:last]])
                if bodies and (name := self._name(words, first, last, bodies)):
                    yield name
                    break

    def _standing_alone(self, run: Sequence[str]) -> tuple[str, ...]:
        """Give the bodies that words mean without saying what they are: the tobacco monopoly."""
        if self._persons.intersection(run):
            return ()
        listed = next(filter(None, (self.index.get(" ".join((*run, unit))) for unit in self._units)), ())
        return listed or self._bearing(run)

    def _at_work(self, words: Sequence[_Word], first: int, last: int) -> tuple[str, ...]:
        run = [one.text for one in words[first:last]]
        alone = first == 0 or words[first].after_comma or words[first - 1].text in _DETERMINERS
        if not alone or self._persons.intersection(run):
            return ()
        listed = (self.index.get(" ".join((*run, unit)), ()) for unit in self._units)
        return next(filter(None, listed), ()) or self._bearing(run)

    def _bearing(self, run: Iterable[str]) -> tuple[str, ...]:
        words = [word for word in run if word not in _CITY_WORDS or word in self._vocabulary]
        if not words or words[0] in _JOINING or words[-1] in _JOINING or not self._allowed(words):
            return ()
        meant = set(words) - self._neutral - _JOINING
        ranked = {
            body: rank
            for body, keys in self._topics.items()
            if meant and meant <= set(keys) and (rank := min(map(keys.index, meant))) < _STRONG_TOPICS
        }
        at_hand = {body: rank for body, rank in ranked.items() if body not in self._elsewhere} or ranked
        best = min(at_hand.values(), default=0)
        return tuple(body for body, rank in at_hand.items() if rank == best)

    def _allowed(self, words: Iterable[str]) -> bool:
        return all(word in self._vocabulary or word in _JOINING for word in words)

    def _name(self, words: Sequence[_Word], first: int, last: int, bodies: tuple[str, ...]) -> EnglishName | None:
        if any(word.after_break for word in words[first + 1 : last]):
            return None
        end = words[last - 1].end
        while first and words[first - 1].text in _CITY_WORDS and not words[first].after_break:
            first -= 1
        before = first - 1
        if before >= 0 and not words[first].after_break and words[before].text in self._foreign:
            return None
        return EnglishName(words[first].start, end, bodies)


def _is_old(run: Sequence[str]) -> bool:
    """Whether words name the old part of a place: old town, historic quarter."""
    return len(run) > 1 and run[0] in _OLD and run[1] in _PARTS


def _past_the(words: Sequence[_Word], at: int) -> int:
    return at + 1 if words[at : at + 1] and words[at].text == "the" else at


def _words(folded: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for found in _WORD.finditer(folded):
        written, gap = found.group().rstrip("'").removesuffix("'s"), folded[end : found.start()]
        apart = _SAME_NAME_GAP.fullmatch(gap) is None
        words.append(_Word(_bare(written), found.start(), found.start() + len(written), apart, "," in gap))
        end = found.end()
    return words


def _bare(word: str) -> str:
    text = american(word.rstrip("'").removesuffix("'s"))
    return "and" if text == "&" else text


def _key(name: str) -> str:
    return " ".join(_bare(found.group()) for found in _WORD.finditer(fold_english(name)))


def _keys(topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for topic in topics for word in _key(topic).split()))
