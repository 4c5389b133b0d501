"""All bodies that a matter gives work to, with what each is told: the one that its decision names, then its duties.

Groups of bodies count too (各成员单位, 各镇（区）), as they are told to do something like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.parts.lists import headline, listed
from assistant.compose.parts.nearest import sentences_of_item
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_row
from assistant.judging.judgement import says_it
from assistant.matching.overlap import named_share, share
from assistant.matching.targets import targets
from retrieval.parsing.agenda import without_titles
from retrieval.records import overlap
from retrieval.scripts import fold

_A_BODY = "(?:相关|有关|具体|责任|成员|牵头|配合)*(?:单位|部门|机构|局|家)(?!公司|企业|人)"
_SEVERAL = "bodies|departments|bureaus|agencies|units|organi[sz]ations|institutions|offices|parties"
_BODIES = re.compile(
    rf"(?:哪[些几]|各|每|所有|全部)[个一]?{_A_BODY}|{_A_BODY}(?:都|分别)*(?:有|是)?哪[些几]|(?:分别|各自)(?:都|该|要|得)*[干做办]"
    rf"|\b(?:which|what|all|list|name|any) (?:\w+ ){{0,2}}(?:{_SEVERAL})\b"
    r"|\b(?:each|every) (?:\w+ )?(?:body|department|bureau|agency|unit|organi[sz]ation|party)\b"
    r"|\bwho (?:\w+ ){0,3}what\b|\bdivision of (?:labou?r|work|tasks)\b|\b(?:everyone|everybody)\b"
)
_WORK = re.compile(
    r"任务|(?:派|布置|交代|安排|领)(?:了|给|下)*|活儿?|(?:干|做|办)些?(?:什么|啥|哪)|职责|责任|分工|要求|配合|涉及|牵涉|落实|点了?名|负责"
    r"|\b(?:tasks?|dut(?:y|ies)|responsib\w+|assign\w*|instruct\w*|jobs?|roles?|involved|obligations?|on the hook)\b"
    r"|\b(?:must|should|ha(?:s|ve) to|needs? to|(?:told|asked|supposed|expected) to|given|do(?:es)? what|did what)\b"
)
_ELSE = re.compile(
    r"出席|列席|参会|到会|与会|缺席|派人|代表|汇报|报告|领学|印发|提交|名义|主持|会签|抄送|多少钱|同意|修改|完善"
    r"|\b(?:attend\w*|present(?:ed)?|represent\w*|came|sat|absent|report\w*|issue\w*|submit\w*|chair\w*|copied|revis\w*|amend\w*|sent)\b"
)
_OTHER_FACETS = frozenset({"attack", "compare", "person", "chair", "list_next_step", "about_itself", "unclear", "term"})
_NAMED, _AS_GOOD, _SURE = 0.6, 0.1, 0.8  # of a topic in a title; less than the best; that an item says it
_SAID, _INSIDE = 0.5, 0.25  # of a word, in a text; of a topic, in an item and not in its title
_LOOKED_AT, _MOST, _WORDS = 6, 3, 3  # items; words of a topic


def told_to_do(desk: Desk) -> Draft | None:
    """List who is told to do what in the matter named; None where that is not asked, or one body alone has work."""
    if not _asks_who_does_what(desk):
        return None
    found = [(target, list(_told(desk, target))) for target in _items(desk)]
    statements: list[Statement] = []
    for target, told in found:
        named = {name for who, _ in told for name in who}
        heading = headline(desk, "list.told_to_do", len(named), title=target.item.title)
        statements += [heading, *(_line(desk, who, source) for who, source in told)] if len(told) > 1 else []
    return listed(desk, statements, []) if statements else None


def _asks_who_does_what(desk: Desk) -> bool:
    asked, text = desk.asked, fold(desk.asked.query.text).lower()
    besides = (
        asked.query.bodies
        or "revised" in asked.features
        or asked.people
        or asked.facet in _OTHER_FACETS
        or not asked.topic
    )
    return not besides and all(p.search(text) for p in (_BODIES, _WORK)) and not _ELSE.search(text)


def _items(desk: Desk) -> Sequence[Target]:
    """Give the items whose titles name the matter as well as any; of few minutes else the one that surely says it."""
    found = targets(desk, _LOOKED_AT)
    titled = [one for one in found if named_share(desk, one.item.title) >= _NAMED and not _asks_inside(desk, one)]
    worth = {target: named_share(desk, target.item.title) + share(desk, target.text) for target in titled}
    if worth:
        best = [target for target, own in worth.items() if own >= max(worth.values()) - _AS_GOOD]
        return best if len(best) <= _MOST else ()
    sure = desk.library.few and len(desk.words) <= _WORDS and says_it(desk).probability >= _SURE
    return found[:1] if sure else ()


def _asks_inside(desk: Desk, target: Target) -> bool:
    """Whether a question names what stands inside an item too, and so asks of a part of it."""
    inside = [one.weight for one in desk.words if one.held(target.item.title) < _SAID <= one.held(target.text)]
    return sum(inside) > _INSIDE * sum(one.weight for one in desk.words)


def _told(desk: Desk, target: Target) -> Iterator[tuple[tuple[str, ...], Source]]:
    """Yield what bodies are told in an item: the rows of the ledger, then the sentences besides that name some."""
    rows = [row for row in desk.rows(target) if row.bodies or row.addressees]
    yield from (((*row.bodies, *row.addressees), of_row(row)) for row in rows)
    for sentence in sentences_of_item(target):
        who = tuple(dict.fromkeys(one.canonical for one in desk.bodies.find(without_titles(sentence.quote))))
        if who and not any(overlap(sentence, row) for row in rows):
            yield who, sentence


def _line(desk: Desk, who: Sequence[str], source: Source) -> Statement:
    return Statement(desk.say("list.told", who=desk.all_bodies(who), quote=source.quote), (source,))
