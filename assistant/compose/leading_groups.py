"""Who heads a leading group, where its office is and who directs that: from the sentence that sets the group up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.compose.parts.lists import MAX_QUOTES
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.people import coverage
from assistant.compose.parts.places import opening
from assistant.compose.stated.editions import held_in, years_named
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quotes
from assistant.text.pairs import bare, covered

_NAMES = "领导小组|工作小组|工作组|指挥部|专班|联席会议|委员会"
_POSTS = re.compile("组长|总指挥|总召集人|召集人")
_HEADED = re.compile(
    rf"(?:由|(?<![㐀-鿿]))(?P<head>[㐀-鿿·]{{2,4}}?)\s*(?:同志|(?:常务)?副?市长)?\s*(?:担任|兼任|任)(?P<post>{_POSTS.pattern})"
)
_NAMED = re.compile(rf"(?P<name>[^，。；：由任的\s]{{2,24}}?(?:{_NAMES}))")
_SET_UP = re.compile("^(?:要|同意|决定|尽快)*(?:成立|建立|组建|设立)")
_OFFICE = re.compile(r"办公室设[在于](?P<office>[^，。；]{2,20})")
_DIRECTOR = re.compile(r"由(?P<director>[^，。；由]{2,24}?)(?:兼任|担任|任)办公室主任")
_GROUP_ASKED = re.compile(
    rf"{_NAMES}|小组|组长|总指挥"
    r"|\b(?:leading|working|steering|special|coordinat\w+) (?:small )?groups?\b|\bgroup (?:leader|head)s?\b"
    r"|\b(?:task ?forces?|steering committees?|headquarters)\b"
)
# What is asked of a group, in the order in which it is told.
_ASKED: Mapping[str, re.Pattern[str]] = {
    "head": re.compile(
        r"(?:谁|哪位|哪个(?:市?领导|副?市长)|哪名|何人)[^，。？]{0,8}(?:当|任|担任|做|兼|挂帅|带队|领衔|牵头|负责)"
        r"|(?:组长|总指挥|召集人)(?:的)?(?:人选)?(?:都|现在|当时)?(?:是|由|为|叫|任)?(?:谁|哪|什么人|何人)"
        r"|(?:谁|哪位)(?:领导)?(?:是|任|当)[^，。？]{0,24}(?:组长|总指挥|召集人)|(?:由|是|归)(?:谁|哪位)[^，。？]{0,10}(?:组长|挂帅|带队|领衔|牵头|总指挥)|(?:当|任|担任|做)(?:过|了)?[^，。？]{0,24}组长"
        r"|\bwho(?:m|se)?\b[^.?]{0,40}\b(?:head\w*|lead(?!ing)\w*|led|chair\w*|runs?|ran|command\w*)\b"
        r"|\b(?:which|what) (?:\w+ )?(?:leader|vice.?mayor|mayor|person|official)\b[^.?]{0,40}"
        r"\b(?:head\w*|lead(?!ing)s?|led|chair\w*)\b"
        r"|\b(?:group|team) (?:leader|head)\b|\bhead of\b|\bheaded by\b|\bled by\b"
    ),
    "groups": re.compile(
        r"(?:成立|组建|设立|建立)(?:了|过)?(?:些|的)?(?:哪|几|什么|多少)[几些个]*(?:工作|议事)?(?:领导)?小组"
        r"|(?:哪|几|什么|多少)[几些个]*(?:工作|议事)?领导小组"
        r"|\b(?:which|what|how many|list)(?: \w+){0,3} (?:leading|working|steering) groups\b"
    ),
    "office": re.compile(
        r"办(?:公室)?[^，。？]{0,6}(?:设|放|挂靠?|落)[在到于]?[^，。？]{0,4}(?:哪|什么|何)|办公室在哪"
        r"|(?:哪|什么)[^，。？]{0,6}设[^，。？]{0,4}办公室"
        r"|\b(?:where|which|what)\b[^.?]{0,80}\boffice\b"
        r"|\boffice\b[^.?]{0,80}\b(?:located|housed|based|sit|set up|placed)\b"
    ),
    "director": re.compile(
        r"办公室主任|\b(?:director|head)\b[^.?]{0,16}\boffice\b|\boffice (?:director|head)\b"
        r"|\b(?:heads|directs) (?:its|the) office\b"
    ),
}
# What a question says around the matter of a group.
_AROUND = re.compile(
    rf"工作?(?:{_NAMES}|小组)|{_NAMES}|小组|办公室|组长|主任|总指挥|召集人|挂帅|带队|领衔|成立|设立|设[在于]|[担兼]?任|市?领导|哪位|[当由的了过是谁做设在]"
)
_AROUND_IN_ENGLISH = re.compile(
    r"\d+|leading|working|steering|special|coordinating|small|groups?|team|head(?:s|ed)?|leaders?|leads?|led|chair(?:s|ed)?"
    r"|offices?|director|set|up|task|force|work|located|houses?|housed|based|vice|mayor|runs",
    re.IGNORECASE,
)
_HELD, _HELD_IN_ENGLISH = 0.75, 0.6  # of what a question is about, in a group's name and its item's title
_MOST = 30


@dataclass(frozen=True, slots=True)
class Group:
    """A leading group as a sentence sets it up: its name, head and post, where its office is, who directs that."""

    source: Source
    name: str
    post: str
    told: Mapping[str, str]


def leading_groups(desk: Desk) -> Draft | None:
    """Say who heads the leading groups that a question names, or where their office is; None where none is told."""
    wanted = _wanted(desk)
    found = _meant(desk, [one for one in _groups(desk) if wanted & one.told.keys()]) if wanted else []
    if not 0 < len(found) <= _MOST:
        return None
    lines = [_line(desk, one, kind) for one in found for kind in _ASKED if kind in wanted & one.told.keys()]
    heads = {one.told.get("head") for one in found}
    denied = bool(desk.asked.people) and not heads & {*desk.asked.people}
    shown = quotes([one.source for one in found[:MAX_QUOTES]])
    return Draft("partial" if denied else "answered", (*lines, *shown), covered=coverage(desk))


def _wanted(desk: Desk) -> set[str]:
    """Tell what is asked of a leading group; nothing where the question speaks of none."""
    asked = desk.asked.query.text.lower()
    if not _GROUP_ASKED.search(asked) or desk.asked.facet == "attack":
        return set()
    wanted = {kind for kind, pattern in _ASKED.items() if pattern.search(asked)}
    wanted |= {"head"} if "groups" in wanted else set()  # told with whoever heads them
    return wanted - {"head"} if "director" in wanted else wanted


def _groups(desk: Desk) -> Iterator[Group]:
    """Yield the groups that the minutes in scope set up."""
    years = () if desk.asked.names_meetings else years_named(desk)
    documents = [each for year in years for each in held_in(desk, year)] if years else list(desk.scope)
    for minutes in desk.library.in_order(documents):
        items = (Target(minutes, item) for item in minutes.items if _POSTS.search(minutes.text))
        sources = (each for target in items if _POSTS.search(target.text) for each in sentences_of_item(target))
        yield from filter(None, map(_read, sources))


def _read(source: Source) -> Group | None:
    headed, named = _HEADED.search(source.quote), _NAMED.search(source.quote)
    if headed is None or named is None:
        return None
    told = {"head": headed["head"]}
    for kind, pattern in (("office", _OFFICE), ("director", _DIRECTOR)):
        told |= {kind: found[kind]} if (found := pattern.search(source.quote)) else {}
    return Group(source, _SET_UP.sub("", named["name"]), headed["post"], told)


def _meant(desk: Desk, groups: list[Group]) -> list[Group]:
    """Give of the groups those on what a question is about; where it names people alone, those that they head."""
    worth = [_of_it(desk, one) for one in groups]
    if all(each is None for each in worth):
        within = desk.asked.has_scope or desk.asked.query.items
        return [one for one in groups if one.told["head"] in desk.asked.people or (within and not desk.asked.people)]
    most = max((each for each in worth if each is not None), default=0.0)
    least = _HELD if desk.zh else _HELD_IN_ENGLISH
    return [one for one, each in zip(groups, worth, strict=True) if each == most] if most >= least else []


def _of_it(desk: Desk, group: Group) -> float | None:
    """Give the share of a question's matter that a group's name and its item's title hold; None where it has none."""
    text = f"{group.name} {group.source.title}"
    if desk.zh:
        words = [word for word in _AROUND.sub(" ", bare(desk.asked.topic)).split() if len(word) > 1]
        return covered(" ".join(words), text) if words else None
    named = [word for word in desk.surest_words if not _AROUND_IN_ENGLISH.fullmatch(word.said)]
    weight = sum(word.weight for word in named)
    return sum(word.weight * word.held(text) for word in named) / weight if weight else None


def _line(desk: Desk, group: Group, kind: str) -> Statement:
    minutes = desk.library.minutes(group.source.document)
    slots = {"group": group.name, "meeting": desk.meeting(minutes), "who": group.told[kind]}
    if kind == "head":
        slots["post"] = group.post
    return Statement(desk.say(f"group.{kind}", **slots), (group.source, *opening(minutes)))
