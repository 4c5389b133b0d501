"""Who came to all of several meetings and who only to one: which of that is asked for, and of bodies the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asked.body_kinds import BodyKind, kind_in
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.people import MAX_MEETINGS, coverage, meetings_asked
from assistant.compose.parts.places import attendance_lines, attendance_of, opening
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement
from retrieval.records import Attendee, Minutes

SETS = frozenset({"in_both", "only_in_one", "newcomers", "gone"})
_MOST = 4  # meetings, of which every body is compared
_MANY = 12  # bodies, of which each is cited by itself
Came = Mapping[str, Sequence[Attendee]]  # by body
# What says beside a meeting's name that somebody was not there, or only there.
_NOT_THERE = re.compile(
    r"(?<!有)(?:没(?!变|换)|未(?!变|换))|不在(?!内)|缺席?"
    r"|\bnot\b(?! only)|n't\b|\bnever\b|\bmiss(?:ed|ing)\b|\babsent\b|\bskipped\b|\bno longer\b|\bwithout\b"
)
_ONLY_THERE = re.compile(r"[只仅光单](?!列|报|要)|\bonly\b|\bjust\b")
_JOINT = re.compile(r"[，,、；;]|而|却|但|\b(?:but|and|yet|though|while|that|who|whom|which)\b")
_NO_MORE = re.compile(
    r"再|后来|之后|以后|不见|其中|里|\b(?:later|again|any ?more|no longer|afterwards|since|of those|among)\b"
)
_CHANGED = re.compile(r"换|不同|不是同|不一样|变|\b(?:different|other|another|new|else|chang\w+)\b")
_KEPT = re.compile(
    r"(?<!不)(?<!不是)(?:同一|同样|相同|一样)|老面孔|原班|没(?:有)?[换变]|(?<!not the )\bsame\b"
    r"|\bunchanged\b|\bor not\b|吗|是否|(?<!哪个)是不是|有没有"
)
_SEVERAL = re.compile(
    r"(?:不止|不只|超过|多于)(?:一|1)(?:个人|位|名|人)|[两二三23](?:个人?|位|名|人)(?:及|或者?)?以上(?!的?(?:议题|文件|会))|(?:好几|多)(?:个人|位|名)"
    r"|\b(?:more than one|two or more|at least two|several) (?:person|people|attendees?|representatives?|members?)\b"
)


def sent_most(desk: Desk) -> bool:
    """Whether a question asks which bodies sent the most people: 哪个单位来的人最多."""
    return "most_sent" in desk.asked.features


def sets(desk: Desk) -> frozenset[str]:
    """Tell which sets of people are asked for; of a single meeting 都有谁 asks for all, not for those at both."""
    asked = desk.asked.features & SETS
    if "both_ways" in desk.asked.features or (len(desk.scope) == 2 and meeting_meant(desk, _held(desk))):
        return frozenset({"only_in_one"})
    return asked if "two_scopes" in desk.asked.features else asked - {"in_both"}


def wanted(desk: Desk, part: str) -> bool:
    """Whether a question asks for a part of the comparison, or for nothing of it in particular."""
    asked = sets(desk)
    return not asked or part in asked


def wanted_of(desk: Desk, minutes: Minutes, at: int, count: int) -> bool:
    """Whether the question asks who came to this meeting alone: `at` is its place among the `count` compared."""
    meant = meeting_meant(desk, _held(desk)) if count == 2 and len(desk.scope) == 2 else None
    if meant is not None:
        return minutes is meant
    asked = sets(desk)
    if count == 2 and len(desk.scope) == 1 and "newcomers" not in asked and _stayed_away(desk):
        return minutes.id not in desk.scope
    if asked & {"newcomers", "gone"}:
        return ("newcomers" in asked and at == count - 1) or ("gone" in asked and at == 0)
    return wanted(desk, "only_in_one") and (len(desk.scope) != 1 or minutes.id in desk.scope)


def _stayed_away(desk: Desk) -> bool:
    """Whether it asks who was not at the one meeting that it names: 4月那次谁没到, but not 4月的人里谁没再来."""
    return "absent" in desk.asked.features and not _NO_MORE.search(desk.asked.query.text.lower())


def meeting_meant(desk: Desk, meetings: Sequence[Minutes]) -> Minutes | None:
    """Give the one of two meetings at which those asked for were alone: on list 12, not on list 5; None if unsaid."""
    text = desk.asked.query.text.lower()
    named = [(place, minutes) for minutes in meetings for place in _named_at(desk, minutes, text)]
    if desk.asked.features & {"both_ways", "newcomers"} or len({minutes.id for _, minutes in named}) < 2:
        return None
    absent, only = (
        {_nearest(text, match, named).id for match in said.finditer(text)} for said in (_NOT_THERE, _ONLY_THERE)
    )
    if len(absent) == 1:
        return next(minutes for minutes in meetings if minutes.id not in absent)
    return next(minutes for minutes in meetings if minutes.id in only) if len(only) == 1 and not absent else None


def _nearest(text: str, said: re.Match[str], named: Sequence[tuple[int, Minutes]]) -> Minutes:
    """Give the meeting named nearest to what is said, in the same clause if it names one.

    English denies before it says where: those present in April were not present in June.
    """
    ahead = said.re is _NOT_THERE and said[0].isascii()

    def away(at: int) -> tuple[int, bool, int]:
        between = text[at : said.start()] if at < said.start() else text[said.end() : at]
        return len(_JOINT.findall(between)), ahead and at < said.start(), len(between)

    return min(named, key=lambda one: away(one[0]))[1]


def _named_at(desk: Desk, minutes: Minutes, text: str) -> Iterator[int]:
    """Give the places at which a question names a meeting: by its day or month, its number or that of its minutes."""
    numbers = {"number": minutes.number, "meeting": minutes.meeting}
    for period in desk.asked.query.periods:
        day = minutes.held
        if day and period.year in (None, day.year) and period.month == day.month and period.day in (None, day.day):
            yield text.find(period.said.lower())
    for one in desk.asked.query.references:
        if one.value == numbers.get(one.kind):
            yield one.span.start


def _held(desk: Desk) -> tuple[Minutes, ...]:
    return desk.library.in_order(list(desk.scope))


def set_beside(desk: Desk) -> tuple[Minutes, ...]:
    """Give the meetings to compare: those asked for; beside a single one the meeting before it, else the one after."""
    if len(desk.scope) != 1:
        found = meetings_asked(desk)
        if len(found) > 1 or "both_ways" not in desk.asked.features:
            return found
        return tuple(map(desk.library.minutes, desk.scope[-MAX_MEETINGS:]))
    every = list(desk.library.entries)
    at = every.index(desk.scope[0])
    other = at - 1 if at and "gone" not in desk.asked.features else at + 1
    chosen = sorted({at, other if other < len(every) else at - 1})
    return tuple(desk.library.minutes(every[each]) for each in chosen if each >= 0)


def of_bodies(desk: Desk) -> bool:
    """Whether a question asks which bodies, of a kind or any, came each time or once, and not which people."""
    features = desk.asked.features
    of_sets = bool(sets(desk)) or "same_people" in features
    asked = features & {"body_kind", "bodies_asked"} and "present" not in features
    return of_sets and bool(asked) and 1 < len(set_beside(desk)) <= _MOST


def bodies_compared(desk: Desk) -> Draft:
    """Say which bodies, of the kind asked for, were at all meetings and which only at one; and by the same people."""
    meetings, kind = set_beside(desk), kind_in(desk.asked.query.text)
    came = [bodies_at(desk, minutes, kind) for minutes in meetings]
    if len(meetings) < 2 or not any(came):
        return not_found(desk, desk.say("absent.not_attending", who=f"“{kind[1]}”") if kind else None)
    sources = tuple(source for minutes, own in zip(meetings, came, strict=True) for source in _cited(minutes, own))
    common = [body for body in came[0] if all(body in other for other in came)]
    lines: list[Statement] = []
    if "same_people" in desk.asked.features:
        lines = _same_or_not(desk, came, common, sources)
    elif wanted(desk, "in_both"):
        text = desk.say("compare.bodies_both", bodies=_by_whom(desk, common, came) if common else "—")
        lines = [Statement(text, sources)]
    for at, (minutes, own) in enumerate(zip(meetings, came, strict=True)):
        only = [body for body in own if all(body not in other for other in came if other is not own)]
        if only and wanted_of(desk, minutes, at, len(meetings)) and "same_people" not in desk.asked.features:
            slots = {"bodies": _by_whom(desk, only, [own]), "meeting": desk.meeting(minutes)}
            lines.append(Statement(desk.say("compare.bodies_only", **slots), (*sources, *opening(minutes))))
    return Draft("answered", tuple(lines), covered=coverage(desk)) if lines else not_found(desk)


def sent_several(desk: Desk) -> bool:
    """Whether a question asks which bodies sent more than one person: 哪些单位来了不止一个人."""
    return "bodies_asked" in desk.asked.features and _SEVERAL.search(desk.asked.query.text.lower()) is not None


def bodies_at(desk: Desk, minutes: Minutes, kind: tuple[BodyKind, str] | None) -> Came:
    """Give the bodies that sent somebody, of a kind if one is asked for, with whom they sent."""
    found: dict[str, list[Attendee]] = {}
    for one in minutes.attending:
        if kind is None or kind[0].named.search(one.body):
            found.setdefault(desk.bodies.canonical(one.body), []).append(one)
    return found


def _cited(minutes: Minutes, came: Came) -> list[Source]:
    """Cite the entries of bodies in the attendance list; of many the whole list."""
    if len(came) > _MANY:
        return attendance_lines(minutes, "列席")
    return list(dict.fromkeys(attendance_of(minutes, one) for people in came.values() for one in people))


def _same_or_not(
    desk: Desk, came: Sequence[Came], common: Sequence[str], sources: tuple[Source, ...]
) -> list[Statement]:
    """Say which of the bodies at all meetings sent the same people each time, and which did not."""
    sent = {body: [{one.name for one in own[body]} for own in came] for body in common}
    common = [body for body in common if not any(None in people for people in sent[body])]  # of whom names are given
    same = [body for body in common if all(each == sent[body][0] for each in sent[body])]
    changed = [body for body in common if body not in same]
    text = desk.asked.query.text.lower()
    if changed and _CHANGED.search(text) and not _KEPT.search(text):
        same = []
    parts = (("compare.bodies_same", same), ("compare.bodies_changed", changed))
    return [Statement(desk.say(key, bodies=_by_whom(desk, part, came)), sources) for key, part in parts if part]


def _by_whom(desk: Desk, bodies: Sequence[str], came: Sequence[Came]) -> str:
    """Name bodies with the people whom they sent, each change marked; of many the bodies alone."""
    if len(bodies) > _MANY:
        return desk.all_bodies(bodies)
    people = {body: dict.fromkeys(_named(own[body]) for own in came) for body in bodies}
    return desk.listed([f"{desk.body(body)} {' → '.join(people[body])}" for body in bodies])


def _named(people: Sequence[Attendee]) -> str:
    return "、".join(dict.fromkeys(one.name for one in people if one.name)) or "—"
