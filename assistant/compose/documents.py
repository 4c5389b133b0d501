"""Lists of documents: those before the meetings in scope that fit what a question asks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asked.condition_table import condition_table
from assistant.asked.kinds import besides_kinds, kinds_said
from assistant.asked.topic_words import Word
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.counts import counted, parts
from assistant.compose.parts.lists import at_a_meeting, grouped, headline, lines_of, list_topic, listed
from assistant.compose.quoted import quoted_documents
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, of_row
from assistant.matching.occasions import is_put_off
from assistant.matching.overlap import topic_share
from assistant.matching.texts import TOPIC_SHARE
from assistant.narrowing.conditions import conditions, narrowed, owners_asked
from assistant.narrowing.destinations import destinations
from assistant.narrowing.title_words import Phrase, quoted_in_titles
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_MORE_THAN_ONCE = re.compile(
    r"(?:暂缓|搁置|缓议|推迟|推后|压下|退回|暂不\S{2,4})(?:审议)?[了过]*(?:不止一|[两二三23]|好几|几|多)次"
    r"|(?:两次|多次|不止一次|反复)(?:都)?[被遭]?(?:会议)?(?:暂|搁置|缓议|推迟|退回|不予|没有?通过)"
    r"|\b(?:deferred|postponed|shelved|put off|turned down) (?:twice|more than once|several times|two or more times)\b"
)
_STUDIED = ("学习", "集体学习", "专题学习", "传达学习")


def list_next_step(desk: Desk) -> Draft:
    """List the decisions whose next step the question names: in whose name issued, to whom submitted."""
    if "by_step" in desk.asked.features:
        return _by_step(desk)
    going = destinations(desk)
    if going.wanted or going.ruled_out:
        return list_documents(desk)
    if going.named:
        return not_found(desk, desk.say("list.no_such_route"))
    if desk.asked.features & {"organ", "office", "destination"} and not conditions(desk).any:
        return not_found(desk)
    return list_documents(desk)


def _by_step(desk: Desk) -> Draft:
    """List the documents by what is next for them."""
    rows = [row for row in _rows(desk) if row.documents and row.next_step]
    if not rows:
        return not_found(desk)
    return listed(desk, [headline(desk, "list.by_step", counted(rows)), *grouped(desk, rows, desk.step)], [])


def list_documents(desk: Desk) -> Draft:
    """List the documents that were before the meetings in scope, with who is responsible for each."""
    if put_off := _put_off_once(desk):
        return put_off
    asked, rows = conditions(desk), _rows(desk)
    if {"outside", "quoted_by_name"} <= desk.asked.features and (not asked.of_title or _only_kinds(desk)):
        return quoted_documents(desk)
    if _MORE_THAN_ONCE.search(desk.asked.query.text.lower()):
        times = Counter(squash(title) for row in rows for title in row.documents)
        rows = [row for row in rows if any(times[squash(title)] > 1 for title in row.documents)]
    if not rows and asked.written:
        return list_topic(desk)
    if _of_a_topic(desk) and not (asked.labels or asked.called or asked.written):
        rows = [replace(row, documents=kept) for row in rows if (kept := on_topic(desk, row.documents))]
    if asked.called.asked:
        rows = _of_subject(desk, rows)
    if not rows:
        return not_found(desk, _none(desk))
    others: list[LedgerRow] = []
    if "reviewed" in desk.asked.features and not (asked.labels or (asked.any and not asked.of_title)):
        others = [row for row in rows if not _deliberated(row)]
    main = [row for row in rows if row not in others] or rows
    statements = [_heading(desk, main), *parts(desk, main), *lines_of(desk, main)]
    if heard := [row for row in others if not (row.title or "").startswith(_STUDIED) and main is not rows]:
        statements += [headline(desk, "list.heard_too", counted(heard)), *lines_of(desk, heard)]
    return listed(desk, [*statements, *_other_meaning(desk)], _quoted(desk, rows) if asked.any else [])


def _put_off_once(desk: Desk) -> Draft | None:
    """List what was put off, each with the meetings that took it up again, where a question asks what became of it."""
    back = condition_table().courses["back"] in conditions(desk).courses.asked  # to be laid before a meeting again
    if back or "deferred" not in desk.asked.features or not {"again", "last"} & {*desk.asked.query.occasions}:
        return None
    rows = [row for row in desk.library.rows(desk.scope, kind="decision") if row.documents and is_put_off([row])]
    lines: list[Statement] = []
    for row, later in zip(rows, desk.library.later_of(rows).values(), strict=True):
        lines.append(at_a_meeting(desk, row))
        again = [one for one in later if {*map(squash, one.documents)} & {*map(squash, row.documents)}]
        lines += [at_a_meeting(desk, one) for one in again] or [Statement(desk.say("list.not_again"), (), "note")]
    return listed(desk, [headline(desk, "list.put_off", counted(rows)), *lines], []) if rows else not_found(desk)


def _only_kinds(desk: Desk) -> bool:
    """Whether a question narrows documents by nothing but their kind: provincial regulations, national outlines."""
    asked = conditions(desk)
    narrower = asked.marks or asked.span or asked.until or asked.called or asked.verdicts
    return bool(asked.kinds) and not narrower and not desk.asked.features & {"date", "years", "why"}


def _quoted(desk: Desk, rows: Sequence[LedgerRow]) -> list[Source]:
    """Give the rows to quote: not those whose words name documents too that do not fit."""
    whole = {row.id: row.documents for row in desk.library.rows(desk.scope, kind="decision")}
    return [of_row(row) for row in rows if row.documents == whole[row.id]]


def _rows(desk: Desk) -> list[LedgerRow]:
    """Give the decisions that fit: on documents, and on none where their verdict, way or course is asked for."""
    asked = conditions(desk)
    rows = narrowed(desk, desk.library.rows(desk.scope, kind="decision"))
    if asked.going.wanted:
        return rows
    on_papers = [row for row in rows if row.documents]
    whatever = asked.courses or asked.verdicts
    return rows if whatever and not (on_papers and "papers" in desk.asked.features) else on_papers


def _deliberated(row: LedgerRow) -> bool:
    return bool(condition_table().sorts["deliberated"].said.match(row.title or ""))


def _of_a_topic(desk: Desk) -> bool:
    """Whether a question asks for documents on something: a subject, a matter named, or what nothing else narrows."""
    features = desk.asked.features
    if features & {"subject", "title"}:
        return True
    if features & {"dated", "until"}:
        return False
    narrowed_by = conditions(desk).any or "scope" in features or desk.asked.query.language not in ("zh", "en")
    return not features & {"plain", "only_kind"} and ("matter_named" in features or not narrowed_by)


def _heading(desk: Desk, rows: Sequence[LedgerRow]) -> Statement:
    asked, count = conditions(desk), counted(rows)
    if not asked.going.wanted:
        reviewed = all(map(_deliberated, rows)) and "reviewed" in desk.asked.features
        name = "list.matching" if asked.any else "list.reviewed" if reviewed else "list.documents"
        return headline(desk, name, count)
    routes = dict.fromkeys(desk.step(row) for row in rows)
    return headline(desk, "list.route", count, route=desk.listed(list(routes)))


def _none(desk: Desk) -> str | None:
    """Say what no document was found for: where it goes, or the body that was given none."""
    going = destinations(desk)
    wanted = [step for step in desk.library.steps if step in going.wanted]
    if wanted and not any(going.admits(row) for row in desk.library.rows(desk.scope, kind="decision")):
        return desk.say("list.none_route", route=desk.listed([desk.phrase(step) for step in wanted]))
    owners = sorted(owners_asked(desk))
    given = (row for body in owners for row in desk.library.rows(desk.scope, body=body))
    proven = owners and not any(row.documents for row in given)
    return desk.say("absent.no_paper", who=desk.all_bodies(owners)) if proven else None


def on_topic(desk: Desk, titles: Sequence[str]) -> tuple[str, ...]:
    """Keep the titles that hold the words quoted, else the topic or one of the things that it sets side by side."""
    quoted = quoted_in_titles(desk)
    if quoted:
        return tuple(title for title in titles if any(words in squash(title) for words in quoted))
    said = kinds_said(desk.asked.asked)
    if not besides_kinds(desk.asked.topic, said):
        return tuple(titles)
    return tuple(title for title in titles if topic_share(desk, title) >= TOPIC_SHARE)


def _of_subject(desk: Desk, rows: list[LedgerRow]) -> list[LedgerRow]:
    """Keep the titles on the subject of an English question beyond the words that titles must hold; all if none is."""
    said = desk.asked.subject.lower().split()
    parts = [part for phrase in conditions(desk).called.asked if isinstance(phrase, Phrase) for part in phrase.parts]
    words = [word for word in desk.sure_words if word.said in said and not any(map(_any_of(word), parts))]
    least = TOPIC_SHARE * len(words)
    of_subject = (
        replace(row, documents=tuple(title for title in row.documents if sum(w.held(title) for w in words) >= least))
        for row in rows
    )
    return [row for row in of_subject if row.documents] or rows


def _any_of(word: Word) -> Callable[[re.Pattern[str]], bool]:
    """Tell whether a pattern fits a word or what may say it."""
    return lambda part: any(part.search(way) for way in (word.said, *word.ways))


def _other_meaning(desk: Desk) -> list[Statement]:
    """Name the other body that an ambiguous word could mean, and that the minutes give nothing for it."""
    wanted = destinations(desk).wanted
    if not wanted or "市委" in desk.asked.query.bodies:
        return []
    groups = desk.asked.query.ambiguous
    others = [body for group in groups for body in group if not any(body in step for step in wanted)]
    return [Statement(desk.say("list.other_meaning", who=desk.all_bodies(others)), (), "note")] if others else []
