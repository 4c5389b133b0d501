"""Minutes -> ledger rows: who decided what, who must do what, each with the span that says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.bodies import Bodies
from retrieval.parsing.decisions import find_decisions, goes_on, opens_decision
from retrieval.parsing.duties import find_duties
from retrieval.parsing.layout import ANOTHER_MEETING
from retrieval.parsing.quantities import find_deadlines, find_quantities
from retrieval.records import AgendaItem, LedgerRow, Minutes, Paragraph, Quantity, RowKind, Span
from retrieval.scripts import simplify, squash

_MATTER_LEAD = re.compile(
    r"^(?:集体|专题)?(?:审议|听取|学习|传达|研究|讨论)*(?:关于|《|\d{4}年?度?|进一步|加强|推进|促进|推动|深化|完善|做好|加快|全面)*"
)
_MATTER_PLACE = re.compile(r"^(?!.{0,3}城市)[一-鿿]{2,3}[市县](?![场区委容级]|政(?!府))")
_MATTER_NOISE = re.compile(
    r"\d{4}(?:年度?|-\d{4}年?)?|[一二三四五六七八九十]+年|年度|第[一二三四五六七八九十\d]+[次届轮]|[“\"]?十[一二三四五六]五[”\"]?"
    r"|前?[一二三四]季度|[上下]半年|\d{1,2}(?:-\d{1,2})?月份?|今年以来|修订稿?|送审稿|征求意见稿|草案|试行"
    r"|全市|我市|本市|市?政府|关于|制[定订]|《|》|[()（）<>\[\]]|情况的?汇报|工作情况|工作开展情况|的汇报|汇报|-|年$"
)
_FULL_WIDTH = {",": "，", ";": "；", ":": "："}
_PUNCTUATION = re.compile(r"[,;:](?!\d)")


def ledger_rows(minutes: Minutes, bodies: Bodies) -> tuple[LedgerRow, ...]:
    """Read every decision, duty and requirement out of the minutes, in their order, with stable ids."""
    known = bodies.learn(attendee.body for attendee in minutes.attending if bodies.looks_like_body(attendee.body))
    seen: Counter[str] = Counter()
    numbered = []
    for row in _agenda_rows(minutes, known):
        name = f"{row.id}/{row.kind}"
        seen[name] += 1
        numbered.append(replace(row, id=f"{name}{seen[name]}"))
    return tuple(numbered)


def matter_of(title: str) -> str:
    """Reduce a title to what it is about, so that this year's and last year's are equal."""
    plain = _MATTER_PLACE.sub("", _MATTER_LEAD.sub("", squash(title)))
    return _MATTER_NOISE.sub("", plain).strip("的、，")


def _agenda_rows(minutes: Minutes, bodies: Bodies) -> Iterator[LedgerRow]:
    for item in minutes.items:
        for paragraphs in _joined(item.paragraphs, minutes.text, bodies):
            yield from _paragraph_rows(minutes, item, paragraphs, bodies)
    another = {span.start for span in minutes.sections.get(ANOTHER_MEETING, ())}
    for paragraph in minutes.loose:
        if not any(paragraph.span.start <= start < paragraph.span.end for start in another):
            yield from _paragraph_rows(minutes, None, (paragraph,), bodies)


def _joined(paragraphs: Sequence[Paragraph], text: str, bodies: Bodies) -> Iterator[tuple[Paragraph, ...]]:
    """Join a paragraph that decides with the one behind it that says who carries it out."""
    held: tuple[Paragraph, ...] = ()
    for paragraph in paragraphs:
        if held and goes_on(_plain(held, text), _plain((paragraph,), text), bodies):
            held = (*held, paragraph)
            continue
        if held:
            yield held
        held = (paragraph,)
    if held:
        yield held


def _plain(paragraphs: Sequence[Paragraph], text: str) -> str:
    """Give the simplified text from the first to the last paragraph, labels between them blanked out."""
    whole = ""
    for paragraph in paragraphs:
        whole = whole.ljust(paragraph.span.start - paragraphs[0].span.start) + paragraph.span.of(text)
    return _PUNCTUATION.sub(lambda m: _FULL_WIDTH[m.group()], simplify(whole))


def _paragraph_rows(
    minutes: Minutes, item: AgendaItem | None, paragraphs: Sequence[Paragraph], bodies: Bodies
) -> Iterator[LedgerRow]:
    paragraph, text = paragraphs[0], _plain(paragraphs, minutes.text)
    assigned = item is not None and not any(opens_decision(_plain((one,), minutes.text)) for one in item.paragraphs)
    covered: list[Span] = []
    for decided in find_decisions(text, bodies, assigned):
        covered += decided.sentences
        row = _row(minutes, item, ("decision", paragraph.label), _shifted(decided.span, paragraph.span.start))
        documents = decided.documents or (item.documents if item else ())
        subjects = documents or ((item.title,) if item else ())
        yield replace(
            row,
            bodies=decided.bodies,
            partners=decided.partners,
            verdict=decided.verdict,
            documents=_as_printed(documents, row),
            action=decided.action,
            next_step=decided.next_step,
            route=decided.route,
            matters=tuple(dict.fromkeys(filter(None, map(matter_of, subjects)))),
        )
    for told in find_duties(text, bodies):
        if not any(span.start <= told.span.start < span.end for span in covered):
            kind: RowKind = "duty" if told.bodies or told.addressees else "requirement"
            row = _row(minutes, item, (kind, paragraph.label), _shifted(told.span, paragraph.span.start))
            yield replace(row, bodies=told.bodies, addressees=told.addressees, partners=told.partners)


def _as_printed(documents: tuple[str, ...], row: LedgerRow) -> tuple[str, ...]:
    """Titles were read from simplified text; give them as the minutes print them where they differ."""
    quote = simplify(row.quote)
    places = ((quote.find(title), title) for title in documents)
    return tuple(row.quote[at : at + len(title)] if at >= 0 else title for at, title in places)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _row(minutes: Minutes, item: AgendaItem | None, place: tuple[RowKind, str], span: Span) -> LedgerRow:
    kind, label = place
    quote = span.of(minutes.text)
    return LedgerRow(
        id="/".join(filter(None, (minutes.id, item.label if item else "loose", label))),
        kind=kind,
        document=minutes.id,
        number=minutes.number,
        meeting=minutes.meeting,
        held=minutes.held.isoformat() if minutes.held else None,
        issued=minutes.issued.isoformat() if minutes.issued else None,
        part="agenda",
        item=item.label if item else None,
        title=item.title if item else None,
        paragraph=label,
        start=span.start,
        end=span.end,
        quote=quote,
        quantities=_quantities(quote, span.start),
        deadlines=tuple(found.of(quote) for found in find_deadlines(quote)),
    )


def _quantities(quote: str, offset: int) -> tuple[Quantity, ...]:
    return tuple(replace(found, span=_shifted(found.span, offset)) for found in find_quantities(quote))
