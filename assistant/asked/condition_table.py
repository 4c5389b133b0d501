"""The wordings by which questions narrow lists, and what a row must have then: conditions.toml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.text.tables import table
from retrieval.parsing.verdicts import REFUSAL, VERDICTS

# What meetings do, in quotation marks: it is no title.
_VERDICT = (
    "(?:原则上?|审议|一致|会议|暂缓|不予)*(?:同意|通过|批准|审议|缓议|听取|学习|出席|列席|主持|汇报)"
    rf"|(?:会议)?(?:决定|要求)?(?:{VERDICTS})"
    "|(?:agreed?|agreement|approv(?:al|ed?)|adopted|passed)(?: in principle)?|in principle"
)
AND_VERDICT = re.compile("、|，|,|/|或者?|和")  # between several of them: “暂不出台、暂不印发”
VERDICT = re.compile(rf"(?:{_VERDICT})(?:(?:{AND_VERDICT.pattern})(?:{_VERDICT}))*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """By which words a question asks for something (folded), and what rows say that have it."""

    asked: re.Pattern[str]
    said: re.Pattern[str]

    def holds(self, text: str) -> bool:
        """Whether a row's words say it."""
        return self.said.search(text) is not None


@dataclass(frozen=True, slots=True)
class ConditionTable:
    """All conditions by sort and name, and the wordings that turn them round or join them."""

    verdicts: Mapping[str, Condition]
    sorts: Mapping[str, Condition]
    marks: Mapping[str, Condition]
    dated: Mapping[str, Condition]
    kinds: Mapping[str, Condition]
    courses: Mapping[str, Condition]
    destinations: Mapping[str, Condition]
    loose: Mapping[str, re.Pattern[str]]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    included_before: re.Pattern[str]
    included_after: re.Pattern[str]
    either: str
    consent: str
    any_say: str
    sole: re.Pattern[str]
    joint: re.Pattern[str]
    in_titles: re.Pattern[str]
    of_a_plan: re.Pattern[str]
    until: re.Pattern[str]
    of_government_before: str
    of_government_after: str

    def denies(self, text: str, start: int, end: int) -> bool:
        """Whether a folded text turns round what it says from `start` to `end`: 不是以…名义, 听取类不要."""
        return bool(self.not_before.search(text[:start]) or self.not_after.search(text[end:]))

    def includes(self, text: str, start: int, end: int) -> bool:
        """Whether a folded text says what stands from `start` to `end` only as what is not left out."""
        return bool(self.included_before.search(text[:start]) or self.included_after.search(text[end:]))


@cache
def condition_table() -> ConditionTable:
    """Read the table that ships."""
    raw = table("asked/conditions")
    words, titles = raw["wording"], raw["title"]
    return ConditionTable(
        verdicts=_compiled(raw["verdict"]),
        sorts=_compiled(raw["sort"]),
        marks=_compiled(raw["mark"]),
        dated=_compiled(raw["dated"]),
        kinds=_compiled(_framed(raw["kind"], words["kind_frame"])),
        courses=_compiled(raw["course"]),
        destinations=_compiled(raw["destination"]),
        loose={body: re.compile(each["asked"]) for body, each in raw["loose"].items()},
        not_before=re.compile(words["not_before"]),
        not_after=re.compile(words["not_after"]),
        included_before=re.compile(words["included_before"]),
        included_after=re.compile(words["included_after"]),
        either=words["either"],
        consent=words["consent"],
        any_say=words["any_say"],
        sole=re.compile(words["sole"]),
        joint=re.compile(words["joint"]),
        in_titles=re.compile(titles["holds"]),
        of_a_plan=re.compile(titles["of_a_plan"]),
        until=re.compile(titles["until"]),
        of_government_before=words["of_government_before"],
        of_government_after=words["of_government_after"],
    )


def condition_words() -> tuple[str, ...]:
    """Give the wordings by which conditions of verdicts and sorts are asked for, refusals too: they are no topic."""
    known = condition_table()
    groups = (known.verdicts, known.sorts, known.courses)
    return (REFUSAL.pattern, *(one.asked.pattern for group in groups for one in group.values()))


def _framed(kinds: Mapping[str, Mapping[str, str]], frame: str) -> Mapping[str, Mapping[str, str]]:
    """Take the bare noun of a kind (清单) for that kind too where the words beside it say so: 一个清单、清单类."""
    return {
        name: {**each, "asked": f"{each['asked']}|{frame.replace('NOUN', each['noun'])}"} if "noun" in each else each
        for name, each in kinds.items()
    }


def _compiled(group: Mapping[str, Mapping[str, str]]) -> dict[str, Condition]:
    return {
        name: Condition(re.compile(each["asked"], re.IGNORECASE), re.compile(each["said"]))
        for name, each in group.items()
    }
