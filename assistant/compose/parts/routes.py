"""Where a document goes after the meeting: the next step in words, and where a question sends it wrongly."""

from __future__ import annotations

import re

from assistant.answer import AnswerStatus
from assistant.compose.parts.absent import of_heading
from assistant.compose.parts.places import opening
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, carries, of_row, quotes
from assistant.narrowing.destinations import destinations, on_the_way
from assistant.question import organs
from retrieval.parsing.verdicts import PUT_OFF
from retrieval.records import LedgerRow

_OR = re.compile(r"还是|或者?|\bor\b")
_IN_NAME = re.compile(
    r"以(?P<zh>[^，。,]{2,12}?)的?名义|\b(?:in|under) the name of (?P<en>[^,.?;]{3,60})"
    r"|\bin (?P<whose>[^,.?;]{3,40}?)['’]s? name\b"
)
_NAME_HELD = re.compile("以([^，。；]*?)名义")
_WITHOUT = re.compile(
    r"不(?:用|必|经|需要?|报|通过|等|送|上|找)|无[需须]|[跳绕越][过开]|避开|[撇甩]开|免[得于]"
    r"|(?:未|(?<![有还报送上过提交请经])没有?)(?:先|再|曾|能)?(?:经|报|送|上|过|提|通过|交|等|找|让|请)"
    r"|\bwithout\b|\bbypass\w*|\bskip\w*|\bno need\b|\bnot need|\bcircumvent\w*|\b(?:got|went|goes|going) (?:a)?round\b"
    r"|(?<!^do)(?<!^does)(?<!^did)(?<!^was)(?<!^has)(?<!^is)(?:n['’]t|\bnot|\bnever|\bwith no) (?:\w+ ){0,3}"
    r"(?:go|goes|going|gone|went|put|sent|submit\w*|ask\w*|need\w*|wait\w*|consult\w*)\b"
)
# That a document went out as it was: the decisions tell whether it is to be revised first.
_AS_IT_WAS = re.compile(
    r"(?:(?<!有)没有?|未|不(?:用|必|需要?|再)?|无[需须])(?:再|作|做|经过?)?(?:任何|一?点|半点)?的?"
    r"(?:修|更)?(?:改|完善)(?:动|一?[个字点]+)?(?=就|便|直接|而|的|印|下发|发)|一字(?:未|没|不)改|原封不动|原样(?:印|发|下)"
    r"|\bwithout (?:any |further |a )?(?:change|revision|amendment|alteration|modification)s?\b"
    r"|\bwithout being (?:revised|amended|changed)\b|\b(?:unchanged|unamended|unrevised)\b"
)
_PUT_OUT = re.compile(r"印|发|出台|公布|实施|\b(?:issu|publish|releas|print|adopt|pass|went out|put out|go out)\w*")
_PARTED = re.compile(r"[，,；;。].")
# That a document did not go out, as a question may say itself before it asks what comes next.
_NOT_OUT = re.compile(
    r"(?:没有?|未|不|暂不?)(?:能够?|予以?|获得?|曾|直接|立即|立刻|马上|当场|正式|当即|会上)*(?:印|发|出台|公布|通过|批|同意|过会)"
    r"|(?:\bnot\b|n['’]t\b|\bnever\b|\bwithout being\b)[^.?;,]{0,24}?\b(?:issu|publish|print|releas|adopt|approv|pass"
    r"|put out|sent out|go out|went out)|\b(?:put|held|kept|sent|knocked) (?:off|back)\b|\bon hold\b"
)
ISSUED = frozenset({"form_of_issue", "issued"})
# Above the city: how a question says it, beside what minutes would say.
_ABOVE = (
    ("省", re.compile(r"省政府|省委|\bprovincial (?:people.s )?(?:government|party|committee)")),
    ("国务院", re.compile(r"国务院|\bstate council")),
    ("中央", re.compile(r"党中央|\bcentral (?:government|committee)")),
)


def cite(desk: Desk, row: LedgerRow) -> tuple[Source, ...]:
    """Cite a row, and the item's heading where only that carries the title."""
    if carries(row, row.documents or (row.title or "",)):
        return (of_row(row),)
    return of_row(row), *of_heading(desk, row)


def other_route(desk: Desk, row: LedgerRow) -> Draft | None:
    """Correct a question that sends a document where the minutes do not, or issues it in another name."""
    asked, text = _wrongly_asked(desk, row) if row.next_step else "", desk.asked.query.text.lower()
    if not asked:
        return None
    note = Statement(desk.say("next.other_route", asked=asked), (), "note")
    polar = "polar" in desk.asked.features and not _PARTED.search(text)
    status: AnswerStatus = "answered" if polar or _OR.search(text) else "partial"
    return Draft(status, (note, next_said(desk, row), *quotes([of_row(row)])))


def passed_over(desk: Desk, row: LedgerRow) -> Draft | None:
    """Correct a question that lets a document go out unrevised, or without a body to which it is to be sent first."""
    text, organ = desk.asked.query.text.lower(), next(iter(organs(desk.asked.query)), None)
    if not row.next_step:
        return None
    unseen = organ and _WITHOUT.search(text) and any(alias in row.quote for alias in desk.bodies.aliases(organ))
    as_it_was = row.action and _AS_IT_WAS.search(text) and _PUT_OUT.search(text)
    if not unseen and not as_it_was:
        return None
    note = Statement(desk.say("absent.otherwise"), (), "note")
    status: AnswerStatus = "answered" if "polar" in desk.asked.features else "partial"
    return Draft(status, (note, next_said(desk, row), *quotes([of_row(row)])))


def _wrongly_asked(desk: Desk, row: LedgerRow) -> str:
    """Name where a question sends a document and a decision does not; nothing where it is right, or names nothing."""
    text = desk.asked.query.text.lower()
    above = next((match for name, said in _ABOVE if name not in row.quote and (match := said.search(text))), None)
    if above and "destination" in desk.asked.features:
        return f"“{above.group()}”"
    if name := _other_name(desk, row, text):
        return name
    if sent_to := next(iter(organs(desk.asked.query)), None):
        names = desk.bodies.aliases(sent_to)
        held = any(alias in row.quote for alias in names) or any(alias in (row.title or "") for alias in names)
        return "" if held else desk.body(sent_to)
    going = destinations(desk)
    if not going.wanted or not going.named or going.admits(row):
        return ""
    said = [body for body in desk.asked.query.bodies if body in on_the_way(desk)]
    named = [body for body in said if body not in (row.title or "")]
    if said and not named:
        return ""
    return desk.all_bodies(named) or desk.listed([desk.phrase(step) for step in sorted(going.wanted)])


def _other_name(desk: Desk, row: LedgerRow, text: str) -> str | None:
    """Give the body in whose name alone a question says that a document is issued, where it is issued in another."""
    said, held = _IN_NAME.search(text), _NAME_HELD.search(row.quote)
    if not said or not held:
        return None
    name = next(filter(None, said.groups()))
    named = {one.canonical for one in (*desk.bodies.find(name), *desk.bodies.find_english(name))}
    wrong = [body for body in named if not any(alias in held[1] for alias in desk.bodies.aliases(body))]
    return desk.all_bodies(wrong) if wrong and len(wrong) == len(named) else None


def next_said(desk: Desk, row: LedgerRow) -> Statement:
    """Say what comes next after a decision."""
    slots = {"who": desk.all_bodies(row.bodies), "subject": desk.subject(row), "action": desk.phrase(row.action or "")}
    if row.next_step == "carry_out" or row.route is None:
        return Statement(desk.say("next.carry_out", **slots), cite(desk, row))
    return Statement(desk.say("next.then", **slots, step=desk.step(row)), cite(desk, row))


def not_agreed(desk: Desk, row: LedgerRow) -> Statement:
    """Say that a meeting did not agree to a document: it put it off, or wants it back."""
    said = desk.say("verdict.not_agreed", subject=desk.subject(row), verdict=desk.verdict(row))
    return Statement(said, cite(desk, row))


def without_a_step(desk: Desk, row: LedgerRow) -> Draft:
    """Say who works on what was put off, or that the minutes tell no next step."""
    if PUT_OFF.search(row.verdict or "") and row.bodies and row.action:
        knows = desk.asked.features & {"why", "negative", "deferred"} or _NOT_OUT.search(desk.asked.query.text.lower())
        status: AnswerStatus = "answered" if knows or not desk.asked.features & ISSUED else "partial"
        said = _put_off(desk, row) if knows else not_agreed(desk, row)
        return Draft(status, (said, next_said(desk, row), *quotes([of_row(row)])))
    said = Statement(desk.say("next.none", verdict=desk.verdict(row), subject=desk.subject(row)), cite(desk, row))
    return Draft("partial", (said, *quotes([of_row(row)])))


def _put_off(desk: Desk, row: LedgerRow) -> Statement:
    """Say what a meeting decided on a document that a question knows was put off: nothing is to be corrected."""
    said = desk.say("verdict.is", subject=desk.subject(row), verdict=desk.verdict(row))
    return Statement(said, cite(desk, row))


def taken_up_again(desk: Desk, row: LedgerRow) -> tuple[Statement, ...]:
    """Say which later meeting took the matter up again last."""
    later = desk.library.later(row)[-1:]
    held = [(each, desk.library.minutes(each.document)) for each in later]
    return tuple(
        Statement(desk.say("later.again", meeting=desk.meeting(minutes), subject=desk.subject(each)), sources, "later")
        for each, minutes in held
        if (sources := (*cite(desk, each), *opening(minutes)))
    )
