"""The form of a question: how it asks, with what the archive's agendas are about left out.

两份方案各由哪家公司承建？ asks in the same form of whatever is built; so a judgement learnt on some minutes holds for
others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.subjects import Subjects
from assistant.text.pairs import HAN
from retrieval.bodies import Bodies
from retrieval.wording import masked

_MASK = "\0"
_MASKED = re.compile(r"\0(?:\s*\0)*")
_TITLE = re.compile("《[^》]*》")
_WORD = re.compile(r"[^\W\d_㐀-鿿]+(?:[-'’][^\W\d_㐀-鿿]+)*")


def form_of(text: str, people: Sequence[str], bodies: Bodies, subjects: Subjects) -> str:
    """Put a word that says nothing in the place of bodies, people, and words that titles are made of."""
    text = _TITLE.sub(lambda title: f"《{_MASK * (len(title[0]) - 2)}》", text)
    text = masked(text, [one.span for one in bodies.mentions(text)])
    for name in people:
        text = re.sub(re.escape(name), _MASK * len(name), text, flags=re.IGNORECASE)
    marks = subjects.marks(text)
    text = "".join(_MASK if mark else char for char, mark in zip(text, marks, strict=True))
    text = _WORD.sub(lambda word: _MASK if subjects.names_one(word[0].lower()) else word[0], text)
    return _MASKED.sub("某事" if HAN.search(text) else "it", text)
