"""Add, as HTML: files as they were read, what replacing changes, how far indexing has come, what is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.keeping.editing import Barred
from assistant.keeping.intake import LIMITS_MB, Arrival, Outcome
from assistant.page.advice import advice, warned
from assistant.page.comparison import comparison
from assistant.page.source import number_words
from assistant.page.words import Phrase, both, day, escape
from retrieval.build import SyncReport
from retrieval.errors import MinutesError
from retrieval.index import Entry
from retrieval.records import Minutes

_SHELF_SHOWN = 100
_NAMES_SHOWN = 60
_BADGES: Mapping[Outcome, str] = {
    "new": "add_new",
    "replaces": "add_replaces",
    "same": "add_same",
    "refused": "add_refused",
}


def drop_zone(barred: Barred | None) -> str:
    """Render where files are dropped; where nothing can be changed, why."""
    if barred:
        reasons = {
            "open": both("add_barred_open", about=barred.about),
            "elsewhere": both("add_barred_elsewhere", about=barred.about),
            "unwritable": both("add_barred_unwritable", about=barred.about),
        }
        words = reasons[barred.reason].html()
        return f'<div class="barred" role="note"><strong>{both("add_barred").html()}</strong><p>{words}</p></div>'
    formats = both("add_formats", formats=" ".join(LIMITS_MB)).html()
    accepted = escape(",".join(LIMITS_MB))
    return (
        f'<label class="drop"><input type="file" class="unseen" multiple accept="{accepted}" data-label="add_drop">'
        f'<i class="drop-icon" aria-hidden="true"></i><strong>{both("add_drop").html()}</strong>'
        f"<span>{formats}</span></label>"
    )


def opening() -> str:
    """Render the view's title."""
    return f"<h2>{both('add_title').html()}</h2><p>{both('add_text').html()}</p>"


def working(words: Phrase, done: int = 0, total: int = 0) -> str:
    """Render how far something has come; without a total, only that it goes on."""
    value = f' value="{done}" max="{total}"' if total > 1 else ""
    bar = f'<progress data-label="add_title"{value}></progress>'
    return f'<div class="working" role="status"><p>{words.html()}</p>{bar}</div>'


def reading(done: int, total: int, name: str) -> str:
    """Render which file is being read."""
    return working(both("add_reading", at=done, all=total, name=name), done, total)


def stage(name: str, done: int, total: int) -> str:
    """Render how far a change has come: the stages of `sync_index`."""
    stages = {
        "read": both("add_stage_read", done=done, total=total),
        "encode": both("add_stage_encode", done=done, total=total),
        "search": both("add_stage_search"),
        "ledger": both("add_stage_ledger", done=done, total=total),
    }
    return working(stages.get(name, both("add_stage_start")), done, total) + f'<p class="hint">{_go_on()}</p>'


def _go_on() -> str:
    return both("add_go_on").html()


def preview(arrived: Sequence[Arrival]) -> str:
    """Render what was read from files, with a box to tick for each that can be kept."""
    cards = "".join(_arrival(at, one) for at, one in enumerate(arrived))
    keep = f'<button type="button" class="primary" data-act="add-keep">{both("add_keep").html()}</button>'
    offered = keep if any(one.outcome in ("new", "replaces") for one in arrived) else ""
    discard = f'<button type="button" class="quiet" data-act="add-discard">{both("add_discard").html()}</button>'
    title = f"<h3>{both('add_found').html()}</h3>"
    return f'<section class="incoming">{title}{cards}<div class="decide">{offered}{discard}</div></section>'


def _arrival(at: int, arrival: Arrival) -> str:
    outcome = arrival.outcome
    badge = f'<span class="badge">{both(_BADGES[outcome]).html()}</span>'
    head = f'<header><bdi class="file">{escape(arrival.name)}</bdi>{badge}</header>'
    if arrival.fault:
        body = _fault(arrival.fault)
    elif arrival.minutes:
        body = _read(arrival.minutes) + _choice(at, arrival)
    return f'<article class="arrival {outcome}">{head}{body}</article>'


def _fault(error: MinutesError) -> str:
    return f'<p class="advice">{advice(error).html()}</p><p class="evidence" lang="en">{escape(str(error))}</p>'


def _choice(at: int, arrival: Arrival) -> str:
    if arrival.held is None or arrival.minutes is None:
        return _tick(at, both("add_take"), True)
    if arrival.outcome == "same":
        return ""
    tick = _tick(at, both("add_swap", file=arrival.held.source), False)
    return f'{comparison(arrival.held, arrival.minutes)}{tick}<p class="hint">{both("add_swap_text").html()}</p>'


def _tick(at: int, words: Phrase, ticked: bool) -> str:
    state = " checked" if ticked else ""
    return f'<label class="tick"><input type="checkbox" data-arrival="{at}"{state}><span>{words.html()}</span></label>'


def _read(minutes: Minutes) -> str:
    documents = sum(len(item.documents) for item in minutes.items)
    facts = [number_words(minutes.number, minutes.id)]
    facts += [both("meeting", meeting=minutes.meeting)] if minutes.meeting is not None else []
    facts += [both("held", day=day(minutes.held))] if minutes.held else []
    facts += [both("issued", day=day(minutes.issued))] if minutes.issued else []
    facts += [both("add_chair", name=minutes.chair)] if minutes.chair else []
    counts = [
        both("items_count", count=len(minutes.items)),
        both("add_documents", count=documents),
        both("add_present", count=len(minutes.present)),
        both("add_attending", count=len({attendee.body for attendee in minutes.attending})),
    ]
    lines = f'<p class="read-facts">{_dotted(facts)}</p><p class="read-facts counts">{_dotted(counts)}</p>'
    return f"{lines}{_warnings(minutes)}{_details(minutes)}"


def _dotted(facts: Sequence[Phrase]) -> str:
    return "".join(f"<span>{fact.html()}</span>" for fact in facts)


def _warnings(minutes: Minutes) -> str:
    if not minutes.warnings:
        return ""
    lines = "".join(f"<li>{warned(warning).html()}</li>" for warning in minutes.warnings)
    return f'<div class="warnings"><strong>{both("add_warnings").html()}</strong><ul>{lines}</ul></div>'


def _details(minutes: Minutes) -> str:
    attending = dict.fromkeys(f"{one.body}{one.name or ''}" for one in minutes.attending)
    lists = (
        (both("add_who_present"), minutes.present),
        (both("add_who_attended"), tuple(attending)),
        (both("add_sent_to"), minutes.recipients),
        (both("add_copied_to"), minutes.copies),
    )
    people = "".join(f"<dt>{words.html()}</dt><dd>{_names(names)}</dd>" for words, names in lists)
    items = "".join(
        f'<li lang="zh-Hans"><span>{escape(item.label)}、</span>{escape(item.title)}</li>' for item in minutes.items
    )
    agenda = f"<ol>{items}</ol>" if items else f"<p>{both('add_none').html()}</p>"
    summary = f"<summary>{both('add_details').html()}</summary>"
    title = f"<dt>{both('add_agenda').html()}</dt><dd>{agenda}</dd>"
    return f'<details class="details">{summary}<dl>{title}{people}</dl></details>'


def _names(names: Sequence[str]) -> str:
    if not names:
        return both("add_none").html()
    more = "……" if len(names) > _NAMES_SHOWN else ""
    return f'<span lang="zh-Hans">{escape("、".join(names[:_NAMES_SHOWN]))}{more}</span>'


def done(report: SyncReport, held: str) -> str:
    """Render what a change did; `held` is HTML that says what is held now, for the header."""
    counted = (("added", "add_done_added"), ("updated", "add_done_updated"), ("deleted", "add_done_deleted"))
    said = [both(key, count=len(getattr(report, name))) for name, key in counted if getattr(report, name)]
    files = [*report.added, *report.updated, *report.deleted]
    names = "".join(f"<li><bdi>{escape(name)}</bdi></li>" for name in files)
    headline = _dotted(said or [both("add_done_none")])
    text = f"<p>{both('add_done_text').html()}</p>" if said else ""
    return (
        f'<div class="done" role="status"><strong class="headline">{headline}</strong><ul>{names}</ul>{text}'
        f'{_unread(report)}<template class="held-now">{held}</template></div>'
    )


def _unread(report: SyncReport) -> str:
    if not report.failed:
        return ""
    lines = "".join(f'<li class="evidence">{escape(line)}</li>' for line in report.failed)
    return f'<div class="warnings"><strong>{both("add_failed_some").html()}</strong><ul>{lines}</ul></div>'


def not_done(error: MinutesError | None) -> str:
    """Render that a change was not made, and what to do; without an error, that the log knows why."""
    told = _fault(error) if error else f'<p class="advice">{both("add_failed_inside").html()}</p>'
    return f'<div class="not-done" role="alert"><strong>{both("add_failed").html()}</strong>{told}</div>'


def shelf(entries: Mapping[str, Entry], folder: str, wanted: str, may_delete: bool) -> str:
    """Render the minutes held that fit a search, newest first."""
    fitting = [(name, one) for name, one in reversed(tuple(entries.items())) if _fits(name, one, wanted)]
    rows = "".join(_row(name, one, may_delete) for name, one in fitting[:_SHELF_SHOWN])
    more = len(fitting) - _SHELF_SHOWN
    rest = f'<p class="hint">{both("add_shelf_more", count=more).html()}</p>' if more > 0 else ""
    none = "" if fitting else f'<p class="hint">{both("add_shelf_empty").html()}</p>'
    place = f'<p class="hint folder">{both("add_folder", folder=folder).html()}</p>'
    return f'<ul class="holdings">{rows}</ul>{none}{rest}{place}'


def shelf_head() -> str:
    """Render the title of the list of what is held, and the box to search it."""
    find = '<input type="search" class="find" data-hint="add_shelf_find" data-label="add_shelf_find" maxlength="100">'
    return f'<div class="shelf-head"><h3>{both("add_shelf").html()}</h3>{find}</div>'


def _fits(document: str, entry: Entry, wanted: str) -> bool:
    numbers = f"第{entry.number}号 no. {entry.number} 第{entry.meeting}次"
    days = " ".join(f"{day(one).zh} {day(one).en} {one}" for one in (entry.held, entry.issued) if one)
    text = f"{document} {entry.source} {numbers} {days}".casefold()
    return all(word in text for word in wanted.casefold().split())


def _row(document: str, entry: Entry, may_delete: bool) -> str:
    facts = [both("meeting", meeting=entry.meeting)] if entry.meeting is not None else []
    facts += [both("held", day=day(entry.held))] if entry.held else []
    name = number_words(entry.number, document)
    href = f'href="?doc={escape(document)}" data-document="{escape(document)}"'
    delete = (
        f'<button type="button" class="quiet" data-act="add-delete" data-id="{escape(document)}"'
        f' data-file="{escape(entry.source)}">{both("add_delete").html()}</button>'
    )
    return (
        f'<li><a {href}><strong class="name">{name.html()}</strong><span class="read-facts">{_dotted(facts)}</span></a>'
        f'<bdi class="file">{escape(entry.source)}</bdi>{delete if may_delete else ""}</li>'
    )
