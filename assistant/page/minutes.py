"""All minutes held, by year: each with its agenda, and for each item what was decided and who must act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from assistant.page.ledger import passage
from assistant.page.source import number_words
from assistant.page.words import Phrase, both, day, escape, only
from retrieval.numerals import to_int
from retrieval.parsing.series import series_year

if TYPE_CHECKING:
    from assistant.official import Official
    from retrieval.coverage import YearCoverage
    from retrieval.ledger_file import Held, Record

_GAPS_NAMED = 8


@dataclass(frozen=True, slots=True)
class Topic:
    """One agenda item of a document, and the ledger rows that stand in it."""

    document: str
    number: int | None
    label: str
    title: str
    documents: Sequence[str]
    rows: Sequence[Record]


def browser() -> str:
    """Render the view: a box to filter by; the script puts in the years, or what the filter found."""
    label = f'<span class="unseen">{both("minutes_filter").html()}</span>'
    box = '<input type="search" name="words" maxlength="80" data-hint="minutes_filter_hint">'
    form = (
        f'<form class="browse-filter" role="search" autocomplete="off"><label class="field">{label}{box}</label></form>'
    )
    return (
        f'<div class="browse-head"><h2 class="view-title">{both("minutes_title").html()}</h2>{form}</div>'
        '<div class="browse-scroll" tabindex="0" data-label="minutes_title">'
        '<p class="browse-status" role="status"></p>'
        '<div class="years"></div><div class="found" hidden></div></div>'
    )


def years(entries: Mapping[str, Held], coverage: Sequence[YearCoverage]) -> str:
    """Render the years, newest first, closed; the script asks for a year's minutes when it is opened."""
    if not entries:
        return f'<p class="nothing">{both("held_none").html()}</p>'
    gaps = {one.year: one.gaps for one in coverage}
    listed: dict[str, int] = {}
    for entry in entries.values():
        year = year_of(entry)
        listed[year] = listed.get(year, 0) + 1
    return "".join(_year(year, listed[year], gaps.get(int(year or 0), ())) for year in sorted(listed, reverse=True))


def year_of(entry: Held) -> str:
    """Give the year that minutes are listed under, that of their number; "" where no day is known."""
    return str(series_year(entry.number, entry.held, entry.issued) or "")


def _year(year: str, count: int, gaps: Sequence[int]) -> str:
    name = both("minutes_year", year=year) if year else both("minutes_no_year")
    facts = [both("held_count", count=count)]
    if gaps:
        named = "、".join(map(str, gaps[:_GAPS_NAMED])) + ("…" if len(gaps) > _GAPS_NAMED else "")
        facts.append(both("minutes_gaps", numbers=Phrase(named, named.replace("、", ", "))))
    words = "".join(f"<span>{fact.html()}</span>" for fact in facts)
    return (
        f'<details class="year" data-year="{year}"><summary><h3>{name.html()}</h3><small>{words}</small></summary>'
        f'<div class="sittings"></div></details>'
    )


def sittings(entries: Mapping[str, Held], titles: Mapping[str, Sequence[str]]) -> str:
    """Render the minutes of a year, newest first, closed, each with the titles of its items in one line."""
    return "".join(
        _sitting(document, entries[document], titles.get(document, ())) for document in reversed(list(entries))
    )


def _sitting(document: str, entry: Held, titles: Sequence[str]) -> str:
    preview = f'<span class="preview" lang="zh-Hans">{escape("；".join(titles))}</span>' if titles else ""
    return (
        f'<details class="sitting" data-document-id="{escape(document)}"><summary>{_named(document, entry)}{preview}'
        f'</summary><div class="agenda"></div></details>'
    )


def _named(document: str, entry: Held) -> str:
    facts = []
    if entry.meeting is not None:
        facts.append(both("meeting", meeting=entry.meeting))
    if entry.held:
        facts.append(both("held", day=day(entry.held)))
    words = "".join(f"<span>{fact.html()}</span>" for fact in facts)
    return f'<strong>{number_words(entry.number, document).html()}</strong><span class="when">{words}</span>'


def agenda(topics: Sequence[Topic], official: Official) -> str:
    """Render an agenda: each item with what was decided, who must act, and a question about it."""
    if not topics:
        return f'<p class="nothing">{both("minutes_no_agenda").html()}</p>'
    whole = both("minutes_open").html()
    document = escape(topics[0].document)
    link = f'<a class="whole" href="?{urlencode({"doc": topics[0].document})}" data-document="{document}">{whole}</a>'
    return f'<ol class="topics">{"".join(_topic(topic, official) for topic in topics)}</ol>{link}'


def found(groups: Sequence[tuple[str, Held, Sequence[Topic]]], official: Official) -> str:
    """Render the items that a filter found, under the minutes that they stand in."""
    return "".join(
        f'<section class="sitting"><h3>{_named(document, entry)}</h3>'
        f'<ol class="topics">{"".join(_topic(topic, official) for topic in topics)}</ol></section>'
        for document, entry, topics in groups
    )


def _topic(topic: Topic, official: Official) -> str:
    query = urlencode({"doc": topic.document, "item": topic.label})
    target = f'href="?{query}" data-document="{escape(topic.document)}" data-item="{escape(topic.label)}"'
    title = f'<a class="topic-title" {target} lang="zh-Hans">{escape(_titled(topic))}</a>'
    return f'<li class="topic"><div>{title}{_outcomes(topic, official)}</div>{_ask(topic)}</li>'


def _titled(topic: Topic) -> str:
    return f"{topic.label}、{topic.title}"


def _outcomes(topic: Topic, official: Official) -> str:
    decided = "".join(_decision(row, official) for row in topic.rows if row["kind"] == "decision")
    duties: dict[tuple[str, ...], list[Record]] = {}
    for row in topic.rows:
        names = (*row["bodies"], *row["addressees"])
        if row["kind"] == "duty" and names:
            duties.setdefault(names, []).append(row)
    if not duties:
        return decided
    label = f'<span class="label">{both("minutes_told").html()}</span>'
    told = "".join(_told(names, rows, official) for names, rows in duties.items())
    return f'{decided}<p class="told">{label}{told}</p>'


def _decision(row: Record, official: Official) -> str:
    said = [official.phrase(row["verdict"])] if row["verdict"] else []
    said += [official.phrase(row["action"])] if row["action"] else []
    said += [official.step(row["next_step"], row["route"])] if row["route"] else []
    who = "".join(f"<b>{official.body(name).html()}</b>" for name in (*row["bodies"], *row["addressees"]))
    at = 1 if row["verdict"] else 0
    parts = [f"<span>{phrase.html()}</span>" for phrase in said]
    parts.insert(at, f'<span class="names">{who}</span>' if who else "")
    return f'<a class="outcome" {passage(row)}>{"".join(parts)}</a>'


def _told(names: Sequence[str], rows: Sequence[Record], official: Official) -> str:
    """Name who is told to act, as a link to where; further places of the same names as numbers behind."""
    named = "".join(f"<span>{official.body(name).html()}</span>" for name in names)
    shown = (named, *(f"{at}" for at in range(2, len(rows) + 1)))
    links = (
        f'<a class="names" {passage(row)} title="{escape(row["quote"])}">{inner}</a>'
        for row, inner in zip(rows, shown, strict=True)
    )
    return f'<span class="task">{"".join(links)}</span>'


def _ask(topic: Topic) -> str:
    buttons = "".join(
        f'<button type="button" class="plain ask-item" data-act="ask" data-question="{escape(question)}" {only(code)}>'
        f"{escape(getattr(both('minutes_ask'), code))}"
        f'<span class="unseen">{escape(question)}</span></button>'
        for code, question in question_about(topic).items()
    )
    return f'<span class="ask-topic">{buttons}</span>'


def question_about(topic: Topic) -> dict[str, str]:
    """Word the question that a press sends, by language: about the item's first document, else about its title."""
    subject = f"《{topic.documents[0]}》" if topic.documents else f"“{topic.title}”"
    number = topic.number if topic.number is not None else topic.document
    slots: dict[str, Any] = {"number": number, "label": topic.label, "count": to_int(topic.label) or topic.label}
    asked = both("minutes_question", subject=subject, **slots)
    return {"zh": asked.zh, "en": asked.en}
