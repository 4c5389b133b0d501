"""Where a question says that documents go: in whose name they are issued, to whom submitted, after whose consent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked.condition_table import condition_table
from assistant.desk import Desk
from assistant.set_phrases import steps
from retrieval.bodies import Bodies
from retrieval.names.pinyin import syllables
from retrieval.records import LedgerRow, overlap
from retrieval.scripts import fold, squash

_CITY, _PARTY, _STANDING, _CONGRESS = "市政府", "市委", "市委常委会", "市人大常委会"
_MEETING = re.compile("市?政府第?\\S{0,5}次?常务会议|市?政府常务会|市?政府会议")
_OFFICE = "市政府办公室"
_OFFICE_THERE = "市?[㐀-鿿]{0,4}[局委办院]"  # of another city, not its government
_HOSTS = frozenset({_CITY, _OFFICE, "市委办公室"})  # documents go to these only where the words beside say so
_REMEMBERED = 8  # desks
_SEVERAL = 2  # bodies ruled out: what then is left goes neither way


_REPORTED_TO = re.compile("向([^，。；、]{2,10}?)(?:作|做)?(?:专题|书面)?(?:报告|汇报)")  # which no route tells
_IN_NAMES = re.compile(r"名义|联名|联合|\bnames? of\b|\bjoint(?:ly)?\b")
_ISSUED = re.compile(r"名义|印发|发文|下发|\b(?:issu|publish)\w+|\bin the names? of\b")
_SENT = re.compile(
    r"向[^，。；、]{2,14}(?:报告|汇报|反馈)|上报|呈报|报(?:送|给|请|到)|提交|提请|送(?:审|到|给)|\b(?:report|submit|sent|present)"
)
_CHOICE = re.compile(r"或者?|\bor\b")  # each of the names alone is enough
# What is joint without being a way to issue: joint tax governance.
_WORK_TOGETHER = re.compile(
    r"(?<=joint) (?!issu|name|publi|releas|document|paper|statement|notice|letterhead|sign|stamp|order)[a-z]"
)


@dataclass(frozen=True, slots=True)
class Destinations:
    """The steps of routes that a question wants and those that it rules out; `named` where it names any at all.

    `shadowed` are bodies that a name may mean too where it is said of a destination (the work safety committee).
    """

    wanted: frozenset[str]
    ruled_out: frozenset[str]
    either: bool
    named: bool
    shadowed: frozenset[str]

    def admits(self, row: LedgerRow) -> bool:
        """Tell whether a row goes where the question says."""
        own = set(steps(row.route))
        if self.wanted:
            own |= {*_REPORTED_TO.findall(squash(row.quote))}
            return not own & self.ruled_out - self.wanted and self._takes(own)
        return not self.ruled_out or (bool(row.documents) and row.action is not None and not own & self.ruled_out)

    def _takes(self, own: set[str]) -> bool:
        """Whether a row takes a step wanted; of a consent and a name both, unless the question sets them as choices."""
        consents = {step for step in self.wanted if step.endswith("后")}
        others = self.wanted - consents
        if self.either or not consents or not others:
            return bool(own & self.wanted)
        return bool(own & consents) and bool(own & others)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    names: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Routes:
    """What the ledger's routes say: whose step each is, and how each of those is written in a question."""

    parties: Mapping[str, frozenset[str]]
    written: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=_REMEMBERED)
def destinations(desk: Desk) -> Destinations:
    """Read where a question says that documents go, against the routes that the ledger knows.

    Of names that fit, those with the most bodies count: asking for 两办 means neither of them alone. Who is jointly
    responsible is no destination.
    """
    known = _routes(desk).parties
    text = fold(desk.glossary.expand(desk.asked.nameless or desk.asked.query.text))
    parties = {name for each in known.values() for name in each}
    found = list(_spans(desk, text, parties))
    if not found and desk.asked.facet == "list_next_step":
        found = list(_spans(desk, text, parties - {_CITY}, anywhere=True))
    denied = [one for one in found if condition_table().denies(text, one.start, one.end)]
    meant = [one for one in found if one not in denied]
    beside = [one for one in meant if condition_table().includes(text, one.start, one.end)]
    names = {name for one in meant if one not in beside for name in one.names}
    names = names or {name for one in beside for name in one.names}
    either = re.search(condition_table().either, text) is not None
    together = _named_together(known, text, names)
    if _PARTY in names and not together:
        names -= {_CONGRESS} if _CONGRESS in names and "人大" not in text else set()
        consent = re.search(condition_table().consent, text) and not re.search(condition_table().any_say, text)
        choice = either and _CHOICE.search(text) is not None  # 经过市委，或者跟市委办联合发
        if (choice or not any(name.endswith("办公室") for name in names)) and not consent:
            names, either = {*names, _STANDING}, True
    alone = bool(beside) or (not names and _of_charge(desk))
    wanted = _fitting(known, names if alone else names | _joint(known, text, names))
    if either and _CHOICE.search(text):
        wanted |= {step for name in names for step in _fitting(known, {name})}
    if condition_table().sole.search(text):
        wanted |= {step for step, own in known.items() if len(own) == 1 and own <= names and not step.endswith("后")}
    wanted |= _fitting(known, names | {name for one in beside for name in one.names}) if beside else set()
    wanted = together or _of_the_way(wanted, text)
    ruled_out = _ruled_out(known, text, {name for one in denied for name in one.names}) - wanted
    return Destinations(
        frozenset(wanted), frozenset(ruled_out), either or bool(beside), bool(found), _shadowed(desk, text, found)
    )


def _named_together(known: Mapping[str, frozenset[str]], text: str, names: set[str]) -> set[str]:
    """Give the steps in whose names all that are named stand together, where names are asked for without choice."""
    apart = _CHOICE.search(text) or condition_table().sole.search(text)
    if apart or not _IN_NAMES.search(text) or re.search(condition_table().consent, text):
        return set()
    return {step for step, own in known.items() if len(own) > 1 and own == names and not step.endswith("后")}


def _of_the_way(wanted: set[str], text: str) -> set[str]:
    """Keep the steps of the way that a question says, where it says one: issued in a name, or sent to a body."""
    named = {step for step in wanted if step.endswith(("名义", "形式"))}
    sent = {step for step in wanted - named if not step.endswith("后")}
    issued, goes = _ISSUED.search(text), _SENT.search(text)
    if issued and not goes and named:
        return wanted - sent
    return wanted - named if goes and not issued and sent else wanted


def _ruled_out(known: Mapping[str, frozenset[str]], text: str, names: set[str]) -> set[str]:
    """Give the steps that a question rules out: all in which a body takes part, but for 不是单独以…名义印发的."""
    if condition_table().sole.search(text) or len(names) < _SEVERAL:
        return _fitting(known, names)
    return {step for step, parties in known.items() if parties & names}


def _joint(known: Mapping[str, frozenset[str]], text: str, names: set[str]) -> set[str]:
    """Name all whose names stand together in a step, where a question says so of one of them: jointly, 两办联合.

    What departments issue together goes in no such name.
    """
    table = condition_table()
    together = table.courses["issued_together"].asked.search(text) and not names  # in whatever names
    if together or table.courses["jointly_issued"].asked.search(text):
        return set()
    matches = table.joint.finditer(text)
    said = [match.span() for match in matches if names or not _WORK_TOGETHER.match(text, match.end())]
    if all(table.denies(text, *span) or table.includes(text, *span) for span in said):
        return set()
    several = [parties for parties in known.values() if len(parties) > 1]
    return {name for parties in several if not names or parties & names for name in parties}


def _of_charge(desk: Desk) -> bool:
    """Whether a question asks who is in charge, alone or jointly, and not how documents are issued."""
    features = desk.asked.features
    return bool(features & {"responsible", "responsible_named"}) and not features & {"destination", "route"}


def on_the_way(desk: Desk) -> frozenset[str]:
    """Name the bodies that stand in the steps asked for: a destination is not responsible."""
    found = destinations(desk)
    parties = _routes(desk).parties
    return found.shadowed.union(*(parties[step] for step in found.wanted | found.ruled_out))


def _shadowed(desk: Desk, text: str, found: Sequence[_Named]) -> frozenset[str]:
    return frozenset(
        other.canonical for other in desk.bodies.mentions(text) if any(overlap(one, other) for one in found)
    )


def _routes(desk: Desk) -> _Routes:
    return _routes_of(desk.library.steps, desk.bodies)


@lru_cache(maxsize=2)
def _routes_of(known: tuple[str, ...], bodies: Bodies) -> _Routes:
    parties = {step: _parties(step, bodies) for step in known}
    return _Routes(parties, {name: _written(name, bodies) for each in parties.values() for name in each})


def _parties(step: str, bodies: Bodies) -> frozenset[str]:
    """Name whose step it is: its bodies, or what stands for them where it is no body by name (规范性文件形式)."""
    special = {name for name, condition in condition_table().destinations.items() if condition.said.search(step)}
    return frozenset(special or {mention.canonical for mention in bodies.find(step)})


def _fitting(known: Mapping[str, frozenset[str]], asked: set[str]) -> set[str]:
    """Give the steps of all whose parties are asked for, else those of any; a smaller step within a larger is out."""
    whole = {step for step, parties in known.items() if parties and parties <= asked}
    fitting = whole or {step for step, parties in known.items() if parties & asked}
    return {step for step in fitting if not any(known[step] < known[other] for other in whole if _alike(step, other))}


def _alike(step: str, other: str) -> bool:
    return step.endswith("后") == other.endswith("后")


def _spans(desk: Desk, text: str, parties: set[str], anywhere: bool = False) -> Iterator[_Named]:
    """Find what is named in a text that the ledger's routes know, the longest names first, none inside another.

    Hosts and loose words count where the words beside say that documents go there, or `anywhere`.
    """
    written = _routes(desk).written
    matches = ((name, match) for name in sorted(parties) for match in written[name].finditer(text))
    found = [*_special(text), *(_Named(*match.span(), (name,)) for name, match in matches)]
    found += [_Named(one.start, one.end, tuple(one.candidates)) for one in desk.bodies.ambiguous(text)]
    found += [_Named(one.start, one.end, *_as_party(one.canonical, parties)) for one in desk.bodies.mentions(text)]
    found += _loosely(text)
    taken: list[_Named] = [_Named(*match.span(), ()) for match in _MEETING.finditer(text) if not _goes(text, match)]
    for one in sorted(found, key=lambda each: each.start - each.end):
        if not any(overlap(one, other) for other in taken):
            taken.append(one)
            host = one.loose or bool(set(one.names) & _HOSTS)
            if set(one.names) & parties and (anywhere or not host or _is_goal(text, one)):
                yield one


def _as_party(body: str, parties: set[str]) -> tuple[tuple[str, ...], bool]:
    """Name the standing committee for a congress of which the routes know only that, and tell that it is loose so."""
    committee = f"{body}常委会"
    known = body in parties or committee not in parties
    return ((body,), False) if known else ((committee,), True)


def _loosely(text: str) -> Iterator[_Named]:
    """Find the loose words for bodies to which documents go: the Party, the office."""
    for body, said in condition_table().loose.items():
        for match in said.finditer(text):
            yield _Named(*match.span(), (body,), loose=True)


def _special(text: str) -> Iterator[_Named]:
    for name, condition in condition_table().destinations.items():
        for match in condition.asked.finditer(text):
            yield _Named(*match.span(), (name,))


def _written(name: str, bodies: Bodies) -> re.Pattern[str]:
    """Match a party of a route by any of its names, in English too; by the place alone where it is another city's."""
    chinese = {fold(alias) for alias in bodies.aliases(name)}
    chinese |= {alias.removeprefix("市") for alias in chinese if len(alias) > 3}
    english = [re.escape(fold(each)) for each in bodies.english_names(name)] or list(_romanised(name, bodies))
    patterns = [re.escape(alias) for alias in chinese] + [rf"\b{each}\b" for each in english]
    patterns += [rf"(?<=[报送请交给到往向]){place}(?!{_OFFICE_THERE})" for place in bodies.other_places(name)]
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _romanised(name: str, bodies: Bodies) -> Iterator[str]:
    for place in bodies.other_places(name):
        yield "".join(syllables(place)) + r"(?: (?:municipal|city|provincial))?(?: (?:people.s )?government)?"


def _goes(text: str, match: re.Match[str]) -> bool:
    """Whether a meeting is where a document goes, not where it was: 重新提交市政府常务会议."""
    return re.search(r"(?:提交|报请?|再上|重新上|重上)\s*$", text[: match.start()]) is not None


def _is_goal(text: str, one: _Named) -> bool:
    table = condition_table()
    before, after = text[: one.start], text[one.end :]
    return bool(re.search(table.of_government_before, before) or re.match(table.of_government_after, after))
