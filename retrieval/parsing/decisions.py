"""What a paragraph decides: verdict, documents, responsible bodies, action and next step, read by the set phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from retrieval.bodies import Bodies
from retrieval.parsing.agenda import document_titles, without_titles
from retrieval.parsing.named import bodies_at
from retrieval.parsing.verdicts import (
    HEARD,
    LED_STUDY,
    REFUSAL,
    find_return,
    find_verdict,
    is_sent_back,
    opens,
    takes_up,
    verdict_word,
)
from retrieval.records import NextStep, Span

_PROPOSED = re.compile(
    r"同意(?P<reporters>[^，。]{2,30}?)(?:提出|关于|对|所提|汇报|的(?:下一步|下阶段)?(?:工作)?(?:安排|计划|意见|建议|方案|请示|打算))的?"
)
_MAX_TRIES = 40
BY_ITSELF = "自行"  # the route of what the body responsible issues on its own
_STRESSED = re.compile(r"\s*[^，。；《》]{0,14}?会议?(?:要求|强调|指出|明确)")
_RESPONSIBLE = re.compile(
    r"(?:会后|随后|下一步)[，,]?(?:请|责成|由)?|责成|(?:(?<=[，。；：\s])|^)(?:由|送?请)|(?<=决定)(?:由|请)"
)
_REQUIRED = re.compile("(?:(?<=[，；])|(?<=并)|(?<=会议))要求")
_BASIS = re.compile(
    r"(?:根据|按照|结合)(?:[^，。；]{0,12}?)(?:讨论|会议|审议|研究)?(?:讨论)?(?:意见|要求|精神)(?:和建议)?[，,]?"
)
_WITH = re.compile(r"牵头会同|会同|联合|会商|商|会")
_OWN_NAME = re.compile(
    r"以(?P<route>[^，。；以]{2,24}?(?:名义|形式))(?:联合)?(?:印发|转发|发布|公布|出台|下发|上报|实施)"
)
_SUBMIT = re.compile(
    r"(?:再次)?(?:提交|提请|报请|呈报|上报|报送|报经|(?<![汇通申填])报(?![告道]))(?P<route>[^，。；]{2,20}?)"
    r"(?:(?:(?<=常委会)会议)?(?P<act>研究审定|审议|审定|审批|批准|研究|听取|决定|同意|备案|审查|审核|批复)(?P<after>通过后|同意后|后)?|(?=[。；]|$))"
)
_REPORT = re.compile(
    r"向(?P<route>[^，。；《》向]{2,20}?)(?:作|做)?(?:一次)?(?:专题|专项|书面|口头|再次|定期)*(?:汇报|报告)(?![了的])"
)
_BY_ITSELF = re.compile(r"自行(?:按程序|依程序)?(?:联合)?(?:印发|转发|发布|公布|出台|下发)")
_ISSUE = re.compile(r"印发|转发|发布|公布|出台|下发")
_CARRY_OUT = re.compile(r"组织实施|抓好[^，。；]{0,80}(?:落实|实施)|贯彻(?:落实|执行)|推进|推动|落实|实施|开展|做好")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision in a paragraph's text; `span` and the `sentences` that say it point into that text.

    Bodies are canonical.
    """

    span: Span
    sentences: tuple[Span, ...]
    verdict: str
    documents: tuple[str, ...]
    bodies: tuple[str, ...]
    partners: tuple[str, ...]
    action: str | None
    next_step: NextStep | None
    route: str | None


def find_decisions(text: str, bodies: Bodies, assigned: bool = False) -> Iterator[Decided]:
    """Read every decision of a paragraph: each verdict with the sentences up to the next one that carry it out.

    With `assigned`, which is for items that hold no verdict, a sentence that opens with 由 and a body decides too.
    """
    groups: list[list[Span]] = []
    going_on = False
    taken_up: list[Span] = []
    for sentence in re.finditer(r"[^。！？]*[^。！？\s][^。！？]*[。！？]?[”’」]?", text):
        span, words = Span(sentence.start(), sentence.end()), sentence.group()
        if _opens(words):
            if not (groups and _goes_back(words, _said(groups[-1], text))):
                groups.append([])
        elif going_on:
            going_on = _assigns(words, bodies) or _leads(words, _whole(groups[-1], text), bodies)
            groups[-1] += [span] if going_on else []
            continue
        elif _opens_with_assignment(words, bodies, assigned) or _returns(words, bodies):
            groups.append(taken_up)
            taken_up = []
        else:
            taken_up = [span] if takes_up(words) else []
            continue
        groups[-1].append(span)
        going_on = True
    for group in groups:
        yield _read(group, text, bodies)


def opens_decision(text: str) -> bool:
    """Whether any sentence of a paragraph holds a verdict, sends its matter back, or says what was heard or studied."""
    return any(_opens(one) or find_return(without_titles(one)) for one in re.split("[。！？]", text))


def goes_on(before: str, after: str, bodies: Bodies) -> bool:
    """Whether a paragraph says who carries out what the one before decided: （一）原则同意…。（二）由…修改完善."""
    decided = find_verdict(without_titles(before)) and not _responsible(without_titles(before), bodies)[0]
    return bool(decided) and _opens_with_assignment(after, bodies, assigned=True) and not _opens(after)


def _returns(sentence: str, bodies: Bodies) -> bool:
    return find_return(without_titles(sentence)) is not None and _assigns(sentence, bodies)


def _opens_with_assignment(sentence: str, bodies: Bodies, assigned: bool) -> bool:
    bare = without_titles(sentence).lstrip()
    later = "会后" in bare and _assigns(sentence, bodies) and not _STRESSED.match(bare)
    match = _RESPONSIBLE.match(bare)
    return later or bool(assigned and match and bodies_at(bare[match.end() :], bodies)[0])


def _goes_back(sentence: str, before: str) -> bool:
    """Whether a sentence gives the verdict on what the one before only took up: 会议审议了《A》。原则同意《A》。"""
    if find_verdict(without_titles(before)):
        return False
    same = "《" in sentence and document_titles(sentence) == document_titles(before)
    return _refers_back(sentence) or (same and find_verdict(without_titles(sentence)) is not None)


def _refers_back(sentence: str) -> bool:
    match = None if "《" in sentence else find_verdict(sentence)
    if match is None:
        return False
    behind = re.match("[该此其]|上述|以上|这", sentence[match.end() :])
    before = re.search(r"(?:有关|相关|上述|以上|[该此])\w{0,4}$", sentence[: match.start()])
    return is_sent_back(match) or bool(behind or before)


def _leads(sentence: str, before: str, bodies: Bodies) -> bool:
    """Whether a sentence that stresses things says who leads, where the decision itself names nobody."""
    stressed = _STRESSED.match(sentence.lstrip()) and not _responsible(before, bodies)[0]
    return bool(stressed) and bool(_leaders(sentence, bodies))


def _leaders(bare: str, bodies: Bodies) -> tuple[str, ...]:
    """Give the body of a clause 区住建局牵头."""
    for clause in re.finditer("[^，。；：]+", bare):
        if "牵头" in clause.group():
            named, end = bodies_at(clause.group(), bodies)
            if named and clause.group().startswith("牵头", end):
                return named
    return ()


def _said(group: Sequence[Span], text: str) -> str:
    return text[group[0].start : group[-1].end]


def _whole(group: Sequence[Span], text: str) -> str:
    return without_titles(_said(group, text))


def _opens(sentence: str) -> bool:
    return opens(without_titles(sentence))


def _assigns(sentence: str, bodies: Bodies) -> bool:
    bare = without_titles(sentence)
    match = _RESPONSIBLE.search(bare)
    return bool(
        match and (match.group().startswith(("会后", "随后", "下一步")) or bodies_at(bare[match.end() :], bodies)[0])
    )


def _read(group: Sequence[Span], text: str, bodies: Bodies) -> Decided:
    span = Span(group[0].start, group[-1].end)
    whole = span.of(text)
    bare = without_titles(whole)
    named, action, partners = _responsible(bare, bodies)
    reporters = _reporters(bare, bodies)
    next_step, route = next_step_of(bare)
    return Decided(
        span=span,
        sentences=tuple(group),
        verdict=verdict_word(bare),
        documents=document_titles(whole),
        bodies=named or reporters,
        partners=partners,
        action=action,
        next_step=next_step,
        route=route,
    )


def _reporters(bare: str, bodies: Bodies) -> tuple[str, ...]:
    matches = (pattern.search(bare) for pattern in (HEARD, LED_STUDY, _PROPOSED))
    named = (bodies_at(match["reporters"], bodies)[0] for match in matches if match)
    return next((found for found in named if found), ())


def _responsible(bare: str, bodies: Bodies) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Give who is responsible, what they are to do, and with whom."""
    for match in islice(chain(_RESPONSIBLE.finditer(bare), _REQUIRED.finditer(bare)), _MAX_TRIES):
        rest = re.split("[。]", bare[match.end() :])[0]
        named, end = bodies_at(rest, bodies)
        if named:
            clause = _BASIS.sub("", rest[end:]).strip("，、 ")
            partners, told = _partners(clause, bodies)
            return named, _action(clause[told:]), partners
    return _leaders(bare, bodies), None, ()


def _partners(clause: str, bodies: Bodies) -> tuple[tuple[str, ...], int]:
    """Read who is to help (会同市财政局, 会相关部门): canonical names, and where the rest of the clause begins."""
    for match in _WITH.finditer(clause):
        found, end = bodies_at(clause[match.end() :], bodies, groups=True)
        if found:
            return found, match.end() + end if match.start() == 0 else 0
    return (), 0


def _action(clause: str) -> str | None:
    """Give what the body is to do before the next step: 修改完善, 作进一步优化完善, 组织实施."""
    plain = clause.strip("，、 ")
    first = re.split("[，。；]", plain)
    kept = next((part for part in first if part and not _is_next_step(part)), None)
    return (kept or first[0]).removesuffix("后") or None


def _is_next_step(part: str) -> bool:
    return bool(_OWN_NAME.search(part) or _SUBMIT.search(part))


def next_step_of(bare: str) -> tuple[NextStep | None, str | None]:
    """Give the kind of the next step and its object: ("issue", "市政府办公室名义"), ("report", "市人大常委会")."""
    own, submit = _OWN_NAME.search(bare), _SUBMIT.search(bare)
    if submit and (own or submit["after"]):
        step = f"{submit['route']}{submit['act'].removesuffix('后')}后"
        return "report_first", f"{step}，{own['route']}" if own else step
    if submit:
        return "submit", submit["route"]
    if own:
        return "issue", own["route"]
    if _ISSUE.search(REFUSAL.sub("", bare)):
        return "issue", BY_ITSELF if _BY_ITSELF.search(bare) else None
    if report := _REPORT.search(bare):
        return "report", report["route"]
    return ("carry_out", None) if _CARRY_OUT.search(_after_assignment(bare)) else (None, None)


def _after_assignment(bare: str) -> str:
    match = _RESPONSIBLE.search(bare)
    return bare[match.end() :] if match else ""
