"""What an answer leaves out: a sentence of the same item that says more of what is asked than all that is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose.passages import introduced
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, of_item, quoted
from assistant.fit import fit, topic_fit
from assistant.overlap import share
from assistant.sentence import sentences
from assistant.targets import best_target

_MARGIN = 0.9  # in words of the question, by which the sentence must say more
_SHARE = 0.5  # of the question's topic, that it must hold


def with_detail(desk: Desk, draft: Draft) -> Draft:
    """Add to an answer about one item the sentence of it that fits the question clearly better than what is quoted."""
    target = best_target(desk)
    if target is None:
        return draft
    best = max(_sentences(target), key=lambda source: fit(desk, source.quote, target.item.title), default=None)
    said = [source.quote for each in draft.statements for source in each.sources]
    if best is None or share(desk, best.quote) < _SHARE or _more(desk, best.quote, said, target.item.title) < _MARGIN:
        return draft
    return replace(draft, statements=(*draft.statements, introduced(desk, [best]), quoted(best)))


def _more(desk: Desk, text: str, said: Sequence[str], title: str) -> float:
    """Give in words how much more of the question's topic a text says than any of those that are quoted."""
    return topic_fit(desk, text, title) - max((topic_fit(desk, each, title) for each in said), default=0.0)


def _sentences(target: Target) -> Iterator[Source]:
    """Yield the sentences of an item's paragraphs."""
    for paragraph in target.item.paragraphs:
        for span in sentences(target.minutes.text, paragraph.span):
            yield of_item(target.minutes, target.item, paragraph, span)
