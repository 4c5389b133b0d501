"""The times that meetings spoke of a matter which no title names: each item with a sentence that holds its words."""

from __future__ import annotations

from assistant.desk import Desk, Target
from assistant.matching.discussed import says_all
from assistant.matching.occasions import when
from assistant.matching.overlap import share
from assistant.text.sentence import pieces

_SAID = 0.85  # of the topic, in a sentence
_WORDS = 2  # of a topic in English, that a sentence may hold by chance


def edge_spoken_of(desk: Desk) -> Target | None:
    """Give the item that first, or last, spoke of the matter, where a question asks for that; None where none did."""
    edges = [each for each in desk.asked.query.occasions if each in ("first", "last")]
    of_words = desk.zh or len(desk.words) >= _WORDS
    if len(edges) != 1 or not of_words or "topic" not in desk.asked.features:
        return None
    times = sorted(_spoken_of(desk), key=when)
    return times[0 if edges[0] == "first" else -1] if times else None


def _spoken_of(desk: Desk) -> list[Target]:
    held = (Target(minutes, item) for minutes in desk.library.in_order(desk.scope) for item in minutes.items)
    if not desk.zh:
        words = [word.longer for word in desk.sure_words]
        return [target for target in held if says_all(desk, words, target)]
    near = (target for target in held if share(desk, target.text) >= _SAID)
    return [target for target in near if any(share(desk, said) >= _SAID for said in pieces(target.text))]
