"""Amounts and places that a question takes for granted and a sentence of the very matter gives otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.stated.outright import about
from assistant.desk import Desk
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.values import placed
from retrieval.parsing.agenda import without_titles
from retrieval.parsing.quantities import find_quantities

_UNITS = frozenset({"元", "美元", "欧元", "%", "亩", "公里", "平方米"})  # of measures, not of things counted


def other_figure(desk: Desk) -> Draft | None:
    """The sentence on the matter gives another sum, share or measure than the question says; None elsewhere."""
    text = desk.asked.query.wording
    said = [each for each in find_quantities(without_titles(text)) if each.unit in _UNITS and each.value != 1]
    if not desk.zh or len(said) != 1 or "topic" not in desk.asked.features:
        return None
    for source in about(desk, [said[0].span.of(text)]):
        held = {each.value for each in find_quantities(without_titles(source.quote)) if each.unit == said[0].unit}
        if held:
            return None if said[0].value in held else _otherwise(desk, source)
    return None


def other_place(desk: Desk, places: Sequence[str]) -> Draft | None:
    """The sentence on the matter gives another place than those that the question says, which it does not have."""
    found = (source for source in about(desk, places) if placed(source.quote)) if desk.zh else ()
    return next((_otherwise(desk, source) for source in found), None)


def _otherwise(desk: Desk, source: Source) -> Draft:
    return Draft("partial", (Statement(desk.say("absent.otherwise"), (), "note"), quoted(source)))
