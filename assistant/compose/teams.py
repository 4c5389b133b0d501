"""Which team, task force or leading group sees to a matter: the sentence of its item that names one."""

from __future__ import annotations

import re

from assistant.compose.passages import introduced
from assistant.desk import Desk
from assistant.draft import Draft, of_item, quoted
from assistant.fit import fit
from assistant.judgement import says_it
from assistant.overlap import share
from assistant.sentence import sentences
from assistant.targets import best_target

_ASKED = re.compile(
    r"(?:哪|什么|啥)[一个些]{0,2}[㐀-鿿]{0,4}(?:专班|小组|工作组|联席会议)"
    r"|\b(?:which|what)(?: (?!bureau|department)\w+){0,2} (?:team|task ?force|working party|steering \w+)\b"
    r"|\b(?:which|what) (?:\w+ )?(?:leading bod(?:y|ies)|(?:leading|leadership|working|special|small) groups?)\b"
)
_NAMED = re.compile("专班|小组|工作组|联席会议|指挥部")
_SHARE = 0.6  # of the question's topic, in the item's title and the sentence


def team(desk: Desk) -> Draft | None:
    """Quote what names the team that a matter is given to; None where none is asked for, or the item names none."""
    target = best_target(desk) if _ASKED.search(desk.asked.query.text.lower()) else None
    if target is None or not says_it(desk, target).enough:
        return None
    text, title = target.minutes.text, target.item.title
    named = [
        of_item(target.minutes, target.item, paragraph, span)
        for paragraph in target.item.paragraphs
        for span in sentences(text, paragraph.span)
        if _NAMED.search(span.of(text))
    ]
    best = max(named, key=lambda source: fit(desk, source.quote, title), default=None)
    if best is None or share(desk, f"{title}{best.quote}") < _SHARE:
        return None
    return Draft("answered", (introduced(desk, [best]), quoted(best)))
