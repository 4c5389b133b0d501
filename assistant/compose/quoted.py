"""Documents that the minutes name without deciding on them: those of the province and the state, studied or quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import headline, listed
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item
from assistant.narrowing.conditions import conditions
from assistant.text.sentence import sentences
from retrieval.scripts import squash

_TITLE = re.compile("《([^《》]{4,})》")
_PROVINCE, _STATE = re.compile(r"省|\bprovinc"), re.compile(r"国|中央|\bnational|\bstate\b|\bcentral|\bcountry")


def quoted_documents(desk: Desk) -> Draft:
    """List them with the sentences that name them."""
    named: dict[str, tuple[Target, Source]] = {}
    for title, target, source in _named(desk):
        named.setdefault(title, (target, source))
    kinds = conditions(desk).kinds
    known = [squash(title) for title in (*named, *_decided(desk))]
    kept = {
        title: place
        for title, place in named.items()
        if sum(squash(title) in other for other in known) == 1
        and _of_level(desk, title)
        and kinds.admits(squash(title))
    }
    if not kept:
        return not_found(desk)
    lines = [_line(desk, title, *place) for title, place in kept.items()]
    return listed(desk, [headline(desk, "list.quoted", len(kept)), *lines], [source for _, source in kept.values()])


def _line(desk: Desk, title: str, target: Target, source: Source) -> Statement:
    slots = {"meeting": desk.meeting(target.minutes), "label": target.item.label, "heading": target.item.title}
    sources = (source, of_item(target.minutes, target.item), *opening(target.minutes))
    return Statement(desk.say("list.quoted_item", title=title, **slots), sources)


def _named(desk: Desk) -> Iterator[tuple[str, Target, Source]]:
    """Find the titles in title marks, with the item and the sentence that names each."""
    for minutes in map(desk.library.minutes, desk.scope):
        for item in minutes.items:
            for paragraph in item.paragraphs:
                for sentence in sentences(minutes.text, paragraph.span):
                    for found in _TITLE.finditer(sentence.of(minutes.text)):
                        yield found[1], Target(minutes, item), of_item(minutes, item, paragraph, sentence)


def _decided(desk: Desk) -> Iterator[str]:
    """Give the titles of the documents that the meetings in scope decided on."""
    for row in desk.library.rows(desk.scope, kind="decision"):
        yield from row.documents if row.next_step else ()


def _of_level(desk: Desk, title: str) -> bool:
    """Whether a title may be of the level that a question names; of a province where it names one."""
    text = desk.asked.query.text.lower()
    province, state = _PROVINCE.search(text), _STATE.search(text)
    return bool(province) == bool(state) or bool(_PROVINCE.search(title)) == bool(province)
