"""What an answer leaves out: a sentence of the same item that says more of what is asked than all that is quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import SCORE_IN_WORDS, introduced
from assistant.desk import Desk, Target
from assistant.draft import Draft, quoted
from assistant.matching.fit import fit, topic_fit
from assistant.matching.overlap import share
from assistant.matching.targets import best_target
from retrieval.records import LedgerRow

_MARGIN = 0.9  # in words of the question, by which the sentence must say more
_SHARE = 0.5  # of the question's topic, that it must hold, where the search does not prefer its paragraph
_PREFERRED = 0.5  # standard deviations of the search's score, by which it prefers a paragraph to those that are quoted
_NOT_FOUND = -3.0  # standard deviations: the score of a paragraph that is not among the hits
_TOGETHER = re.compile("联合(?!国|体|会)|会同|联手|携手|协同(?!机制)[各有相]")


def with_detail(desk: Desk, draft: Draft) -> Draft:
    """Add to an answer about one item the sentence of it that fits the question clearly better than what is quoted."""
    target = best_target(desk)
    if target is None:
        return draft
    title, scores = target.item.title, _scores(desk, target)
    fits = {
        source: fit(desk, source.quote, title) + SCORE_IN_WORDS * scores[source.paragraph]
        for source in sentences_of_item(target)
    }
    best = max(fits, key=fits.__getitem__, default=None)
    said = [source for each in draft.statements for source in each.sources]
    if best is None or _more(desk, best.quote, [source.quote for source in said], title) < _MARGIN:
        return draft
    quoted_best = max((scores[source.paragraph] for source in said), default=_NOT_FOUND)
    if share(desk, best.quote) < _SHARE and scores[best.paragraph] < quoted_best + _PREFERRED:
        return draft
    return replace(draft, statements=(*draft.statements, introduced(desk, [best]), quoted(best)))


def with_others(desk: Desk, row: LedgerRow, target: Target) -> Draft | None:
    """Quote with whom a matter is pursued, where a question asks that, not who revises, and the row names nobody.

    In Chinese alone: "who else" asks for other things too.
    """
    features = desk.asked.features
    asked = desk.zh and "partners" in features and "revised" not in features and not row.partners
    said = [source for source in sentences_of_item(target) if _TOGETHER.search(source.quote)] if asked else []
    best = max(said, key=lambda source: fit(desk, source.quote, target.item.title), default=None)
    return Draft("answered", (introduced(desk, [best]), quoted(best))) if best else None


def _scores(desk: Desk, target: Target) -> Mapping[str | None, float]:
    """Give the search's score of each paragraph of an item, by its label."""
    hits = (
        hit
        for hit in (*desk.found.rejected, *desk.found.kept)
        if (hit.passage.document, hit.passage.item) == target.place
    )
    return defaultdict(lambda: _NOT_FOUND, {hit.passage.paragraph: hit.score for hit in hits})


def _more(desk: Desk, text: str, said: Sequence[str], title: str) -> float:
    """Give in words how much more of the question's topic a text says than any of those that are quoted."""
    return topic_fit(desk, text, title) - max((topic_fit(desk, each, title) for each in said), default=0.0)
