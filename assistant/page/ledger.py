"""The ledger as a table: its filters, its rows, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.ledger.filters import NEXT_STEPS
from assistant.page.source import number_words
from assistant.page.words import Phrase, both, day, escape
from retrieval.numerals import to_int

if TYPE_CHECKING:
    from assistant.ledger.pages import LedgerPage
    from assistant.official import Official
    from retrieval.ledger_file import Record

_KINDS = ("decision", "duty", "requirement", "all")
_HEADS = ("ledger_where", "ledger_who", "ledger_what", "ledger_step")
_NAMES_OFFERED = 400


def ledger() -> str:
    """Render the view: filters, what they found, the table; rows are put in by the script."""
    heads = "".join(f'<th scope="col">{both(key).html()}</th>' for key in _HEADS)
    more = _button("ledger-more", both("ledger_more"), 'class="plain more-rows" hidden')
    title = f'<h2 class="view-title">{both("view_ledger").html()}</h2>'
    return (
        f'<div class="ledger-head">{title}{_shapes()}{_downloads()}</div>'
        f'{_filters()}<div class="ledger-line"><p class="ledger-status" role="status"></p>{_reset()}</div>'
        f'<div class="ledger-scroll" tabindex="0" data-label="ledger_table"><table class="ledger-table">'
        f"<thead><tr>{heads}</tr></thead><tbody></tbody></table>{more}</div>"
    )


def _shapes() -> str:
    buttons = "".join(
        _button("ledger-shape", both(f"ledger_as_{shape}"), f'data-shape="{shape}"') for shape in ("rows", "charts")
    )
    return f'<span class="choice" role="group" data-label="ledger_shape">{buttons}</span>'


def _downloads() -> str:
    buttons = "".join(
        _button("ledger-download", both("ledger_download", form=form), f'class="plain" data-form="{form}"')
        for form in ("xlsx", "csv")
    )
    return f'<span class="ledger-downloads">{buttons}</span>'


def _filters() -> str:
    kinds = "".join(f'<option value="{kind}" data-word="kind_{kind}"></option>' for kind in _KINDS)
    usual = '<option value="" data-word="kind_usual"></option>'
    steps = "".join(f'<option value="{step}" data-word="step_{step}"></option>' for step in NEXT_STEPS)
    every = '<option value="" data-word="ledger_any"></option>'
    return (
        '<form class="filters" role="search" data-label="ledger_filters" autocomplete="off">'
        f"{_field('ledger_words', _input('words', 'ledger_words_hint', kind='search'))}"
        f"{_field('ledger_body', _input('body', 'ledger_body_hint', more=' list=ledger-bodies'))}"
        f"{_field('ledger_year', _select('year', every))}"
        f"{_field('ledger_meeting', _input('meeting', 'ledger_meeting_hint', more=' inputmode=numeric'))}"
        f"{_field('ledger_step', _select('next_step', every + steps))}"
        f"{_field('ledger_kind', _select('kind', usual + kinds))}"
        '<datalist id="ledger-bodies"></datalist></form>'
    )


def _reset() -> str:
    return _button("ledger-reset", both("ledger_reset"), 'class="quiet" hidden')


def _button(act: str, label: Phrase, attributes: str) -> str:
    return f'<button type="button" data-act="{act}" {attributes}>{label.html()}</button>'


def _field(key: str, control: str) -> str:
    return f'<label class="field"><span>{both(key).html()}</span>{control}</label>'


def _input(name: str, hint: str, kind: str = "text", more: str = "") -> str:
    return f'<input type="{kind}" name="{name}" maxlength="80" data-hint="{hint}"{more}>'


def _select(name: str, options: str) -> str:
    return f'<select name="{name}">{options}</select>'


def offered_bodies(counted: Sequence[tuple[str, int]], official: Official) -> str:
    """Render the names that the filter offers: those with most rows, their English beside them."""
    names = ((name, official.body(name).en) for name, _ in counted[:_NAMES_OFFERED])
    return "".join(
        f'<option value="{escape(name)}">{escape(english if english != name else "")}</option>'
        for name, english in names
    )


def offered_years(years: Sequence[int]) -> str:
    """Render the years that can be chosen, newest first."""
    return "".join(f'<option value="{year}">{year}</option>' for year in sorted(years, reverse=True))


def status(page: LedgerPage) -> str:
    """Say how many rows there are, how many of them are shown, and which minutes were searched."""
    shown = page.first + len(page.rows)
    counted = both("ledger_none") if not page.total else both("ledger_count", total=f"{page.total:,}")
    part = both("ledger_shown", shown=f"{shown:,}") if shown < page.total else Phrase("", "")
    coverage = both("coverage", searched=f"{page.searched:,}", total=f"{page.held:,}")
    return f"<strong>{counted.html()}</strong><span>{part.html()}</span><span>{coverage.html()}</span>"


def table_rows(rows: Sequence[Record], official: Official) -> str:
    """Render rows of the table; each opens its passage."""
    return "".join(_row(row, official) for row in rows)


def _row(row: Record, official: Official) -> str:
    held = day(row["held"] or row["issued"]).html()
    return (
        f'<tr><td class="at"><a class="opens" {passage(row)}>{place(row).html()}</a><small>{held}</small></td>'
        f'<td class="acts">{_who(row, official)}</td><td class="what">{_what(row, official)}</td>'
        f'<td class="then">{_step(row, official)}</td></tr>'
    )


def place(row: Record) -> Phrase:
    """Name in short where a row stands: 第5号 · 四（一）, No. 5 · 4 (1)."""
    number = number_words(row["number"], row["document"])
    if not row["item"]:
        return number + Phrase(" · ", " · ") + both(f"part_{row['part']}")
    item, paragraph = row["item"], row["paragraph"]
    labels = Phrase(item, str(to_int(item) or item))
    if paragraph:
        labels = labels + Phrase(f"（{paragraph}）", f" ({to_int(paragraph) or paragraph})")
    return number + Phrase(" · ", " · ") + labels


def passage(row: Record) -> str:
    """Say in attributes where a row's passage is; the href is the same place as a link that can be kept."""
    labels = {"doc": row["document"], "item": row["item"], "para": row["paragraph"]}
    query = {key: value for key, value in labels.items() if value} | {"start": row["start"], "end": row["end"]}
    return (
        f'href="?{escape(urlencode(query))}" data-document="{escape(row["document"])}"'
        f' data-start="{row["start"]}" data-end="{row["end"]}"'
    )


def _who(row: Record, official: Official) -> str:
    names = [official.body(name).html() for name in (*row["bodies"], *row["addressees"])]
    partners = "".join(f"<span>{official.body(name).html()}</span>" for name in row["partners"])
    beside = f'<small class="names">{both("ledger_with").html()}{partners}</small>' if partners else ""
    return f'<span class="names">{"".join(f"<span>{name}</span>" for name in names) or "—"}</span>{beside}'


def _what(row: Record, official: Official) -> str:
    kind = f'<span class="kind">{both("kind_" + row["kind"]).html()}</span>'
    if row["kind"] != "decision":
        return f'<q class="said-there">{kind}<span lang="zh-Hans">{escape(row["quote"])}</span></q>'
    subject = "".join(f"《{title}》" for title in row["documents"]) or row["title"] or row["quote"]
    verdict = f"<strong>{official.phrase(row['verdict']).html()}</strong>" if row["verdict"] else ""
    return f'{kind}{verdict}<span class="subject" lang="zh-Hans">{escape(subject)}</span>'


def _step(row: Record, official: Official) -> str:
    said = []
    if row["action"]:
        said.append(official.phrase(row["action"]))
    if row["route"]:
        said.append(official.step(row["next_step"], row["route"]))
    due = "".join(f'<small class="due" lang="zh-Hans">{escape(deadline)}</small>' for deadline in row["deadlines"])
    mark = f" step-{row['next_step']}" if row["next_step"] else ""
    words = "".join(f"<span>{phrase.html()}</span>" for phrase in said)
    return f'<span class="goes{mark}">{words}</span>{due}' if said or due else ""


def picture_head(key: str, steps: bool = False) -> str:
    """Render the heading of a picture under the phrase `key`, with what its colours mean where they are next steps."""
    marks = "".join(f'<li class="mark-{step}">{both("step_" + step).html()}</li>' for step in (*NEXT_STEPS, "none"))
    return f"<h3>{both(key).html()}</h3>{f'<ul>{marks}</ul>' if steps else ''}"
