"""What the minutes tell somebody to do: each clause with a subject and 要, and the 会议要求 that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.bodies import Bodies
from retrieval.parsing.named import JOINT, of_a_bodys_shape
from retrieval.records import Span

_MODAL = re.compile(
    r"(?:也|都|均|则)?(?:一定)?(?:要(?!求|素|点|害|闻|件|是|么|道|塞)|应(?!急|用|对|变|邀|届|有|付)(?:当)?|须|必须|需要?(?!求)|负责|牵头|务必)"
)
_LEADS = re.compile(
    r"\s*(?:同时|此外|另外|其中|下一步|会议(?:要求|强调|指出|明确)|[一二三四五六七八九]是)?[，,：:]?\s*"
)
_ASSIGNED = re.compile(r"(?:由|请|责成)(?=[^，。；]{2,30}?(?:牵头|负责|会同|抓好|配合))")
# Work given to a body behind what it is on: 平台由市财政局维护. Who reports, chairs or sits in is told no duty.
_GIVEN = re.compile(r"[^，。；：由]{0,40}?(?<![理缘事自])由(?=\S)")
_NO_DEED = re.compile(
    r"[^，。；：]{0,6}?(?:配合|协助|参与|领学|解读|传达|汇报|报告|介绍|主持|讲解|宣讲|组成|提出|反映|任|作(?!为)|带队|带领)|的|等|和|、|$"
)
_HELPED = re.compile(r"[，、；](?=[^，。；]{2,30}?(?:配合|协助|参与))")
_BARE_MODAL = re.compile(r"(?:要(?!求)|应当|须|必须)")


@dataclass(frozen=True, slots=True)
class Told:
    """One duty in a paragraph's text; without `bodies` and `addressees` it is a requirement of the meeting."""

    span: Span
    bodies: tuple[str, ...]
    addressees: tuple[str, ...]
    partners: tuple[str, ...] = ()


def find_duties(text: str, bodies: Bodies) -> Iterator[Told]:
    """Read every duty of a paragraph, each from its subject up to the next subject or the end of the sentence."""
    for sentence in re.finditer(r"[^。！？]+[。！？]?[”’」]?", text):
        starts = list(_subjects(sentence.group(), bodies))
        ends = [*(start for start, _ in starts[1:]), len(sentence.group())]
        for (start, told), end in zip(starts, ends, strict=False):
            span = Span(sentence.start() + start, sentence.start() + end)
            yield Told(_trimmed(span, text), *told, _partners(span.of(text), told, bodies))


def _partners(duty: str, told: tuple[tuple[str, ...], tuple[str, ...]], bodies: Bodies) -> tuple[str, ...]:
    """Give who is to help: 由市商务局牵头，海关配合."""
    found = [name for match in _HELPED.finditer(duty) for name in _listed(duty[match.end() :], 0, bodies)[0]]
    return tuple(name for name in dict.fromkeys(found) if name not in told[0])


def _trimmed(span: Span, text: str) -> Span:
    """Leave blanks and a parting ； or ， outside."""
    content = span.of(text)
    kept = content.rstrip(" \n；，,;")
    start = span.start + len(content) - len(content.lstrip())
    return Span(start, span.start + len(kept))


def _subjects(sentence: str, bodies: Bodies) -> Iterator[tuple[int, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Find where a clause opens with a subject that is told something; a bare 要 opens a requirement.

    Work that a clause gives to a body counts from the sentence's start where nothing before it is told: 水费每吨1元，
    由甲集团代征; the clause behind it may name who does the next part without 由: 由甲局代建，乙局审核.
    """
    opened = giving = False
    for clause in re.finditer(r"[^，。；：]+", sentence):
        lead = _LEADS.match(clause.group())
        start = clause.start() + (lead.end() if lead else 0)
        words = sentence[start : clause.end()]
        if told := _told(words, bodies):
            opened = True
            yield start, told
        elif given := _given(words, bodies, giving):
            yield (start if opened else 0), given
            opened = giving = True
        elif not opened and _BARE_MODAL.match(sentence, start):
            opened = True
            yield start, ((), ())


def _told(clause: str, bodies: Bodies) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give the bodies and groups that a clause has as its subject, or None."""
    assigned = _ASSIGNED.match(clause)
    named, groups, end = _listed(clause, assigned.end() if assigned else 0, bodies)
    if not named and not groups:
        return None
    return (named, groups) if assigned or _MODAL.match(clause, end) else None


def _given(clause: str, bodies: Bodies, giving: bool) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give the bodies that a clause says work is done by, or None; by its subject where one before gave work."""
    given = _GIVEN.match(clause)
    if given is None and not giving:
        return None
    named, _, end = _listed(clause, given.end() if given else 0, bodies)
    return (named, ()) if named and not _NO_DEED.match(clause, end) else None


def _listed(clause: str, begin: int, bodies: Bodies) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Read a list of bodies and groups from a place on: 市疾控中心、各级医疗机构."""
    mentions = {mention.start: mention for mention in bodies.addressees(clause)}
    named: list[str] = []
    groups: list[str] = []
    at = end = begin
    while mention := mentions.get(at) or of_a_bodys_shape(clause, at, bodies):
        (groups if mention.kind == "group" else named).append(mention.canonical)
        end = mention.end
        joint = JOINT.match(clause, end)
        at = joint.end() if joint else -1
    return tuple(named), tuple(groups), end
