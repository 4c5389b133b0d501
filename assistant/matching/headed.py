"""Fields under which a paragraph sets its sentences, 城市管理领域：…, and whether a question names one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.desk import Desk
from assistant.matching.overlap import title_said
from retrieval.scripts import fold

_HEAD = re.compile(r"(?:^|(?<=[。；\n]))\s*(?P<field>[㐀-鿿、（）]{2,12}?)(?:板块)?(?:方面|领域|条线|层面|板块)[：:]")
_SAID = 0.8  # of a field's name


def fields_in(text: str) -> tuple[str, ...]:
    """Name the fields that a text has sentences of: 区镇, 城市管理."""
    return tuple(match["field"] for match in _HEAD.finditer(text))


def names_field(desk: Desk, field: str) -> bool:
    """Whether a question names a field, whole or by its short form: 城管 of 城市管理, 镇区 of 区镇."""
    query = desk.asked.query
    said = fold(query.text if desk.asked.within else query.wording)  # not the matter that lends its item
    short = field[::2] if len(field) > 2 else field[::-1]
    return short in said or field in said or (not desk.zh and title_said(desk, field) >= _SAID)


def names_one(desk: Desk, text: str) -> bool:
    """Whether a question names a field of a text, and not all of several."""
    return bool(set(_named(desk, fields_in(text))))


def of_field_named(desk: Desk, sentences: Sequence[str]) -> list[bool]:
    """Mark the sentences that stand under a field that a question names; all, where it names none of them."""
    fields = list(_over(sentences))
    named = set(_named(desk, [field for field in fields if field]))
    return [not named or field in named for field in fields]


def _named(desk: Desk, fields: Sequence[str]) -> Iterator[str]:
    return (field for field in dict.fromkeys(fields) if names_field(desk, field))


def _over(sentences: Sequence[str]) -> Iterator[str]:
    """Give for each sentence the field that it stands under; "" where it stands under none."""
    field = ""
    for sentence in sentences:
        field = next(iter(fields_in(sentence)), field)
        yield field
