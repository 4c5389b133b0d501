"""The bodies that a question names, as words that a sentence may hold by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked.topic_words import Word
from assistant.desk import Desk

_TOWN = re.compile("(?:镇|乡|街道(?:办事处)?)$")


def body_words(desk: Desk) -> Iterator[Word]:
    """Yield a word for each body, a town by its name alone: Ludu's police station is 陆渡镇派出所."""
    for body in desk.asked.query.bodies:
        yield Word(body, frozenset(_TOWN.sub("", name) for name in (body, *desk.bodies.aliases(body))), 1.0)
