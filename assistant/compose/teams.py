"""Which team, leading group or party outside the government sees to a matter: the sentence that names one."""

from __future__ import annotations

import re

from assistant.compose.parts.passages import introduced
from assistant.desk import Desk
from assistant.draft import Draft, of_item, quoted
from assistant.judging.judgement import says_it
from assistant.matching.fit import fit
from assistant.matching.overlap import share
from assistant.matching.targets import best_target
from assistant.text.sentence import sentences

# What is asked for, with how texts name it.
_PARTIES = (
    (
        re.compile(
            r"(?:哪|什么|啥)[一个些]{0,2}[㐀-鿿]{0,4}(?:专班|小组|工作组|联席会议)"
            r"|\b(?:which|what)(?: (?!bureau|department)\w+){0,2} (?:team|task ?force|working party|steering \w+)\b"
            r"|\b(?:which|what) (?:\w+ )?co-?ordinat(?:ing|ion) \w+\b"
            r"|\b(?:which|what) (?:\w+ )?(?:leading bod(?:y|ies)|(?:leading|working|special|small) groups?)\b"
        ),
        re.compile("专班|小组|工作组|联席会议|指挥部"),
    ),
    (
        re.compile(
            r"(?:哪|什么|啥)[些个]?(?:政府(?:以|之)?外|外面|外部|社会|民间|体制外)的?[^，。？]{0,4}(?:力量|单位|机构|组织|帮手)"
            r"|\b(?:which|what|who)\b[^.?]{0,40}\b(?:outside|beyond|other than) (?:the )?(?:government|state)\b"
            r"|\b(?:outside|beyond|besides|apart from|other than) (?:of )?(?:the )?(?:\w+ )?"
            r"(?:government|state|administration|authorities|public bodies|public sector)(?: itself| themselves)?"
            r",? (?:who|whom|which|what)\b"
            r"|\b(?:which|what) (?:outsiders|outside \w+|third part(?:y|ies)|non-?governmental \w+|private \w+)\b"
        ),
        re.compile("市场主体|协会|商会|企业|第三方|社会(?:力量|组织|资本)|公众|群众"),
    ),
    (
        re.compile(
            r"(?:哪|什么|啥)[一二两三四几个些]{0,2}办(?:公室)?[^。？]{0,14}(?:一体化|合署|合[在到为成]一|捏成|拧成)"
            r"|\b(?:which|what)(?: \w+){0,2} offices?\b[^.?]{0,60}"
            r"\b(?:as (?:a |an )?(?:one|single|integrated|unified)|integrated|merge\w*)\b"
        ),
        re.compile("、[^、，。；]{1,14}办[^、，。；]{0,6}一体化"),
    ),
)
_SHARE = 0.3  # of the question's topic, in the item's title and the sentence


def asks_for_party(desk: Desk) -> bool:
    """Whether a question asks which team, group of offices or outsiders see to a matter."""
    return _party(desk) is not None


def team(desk: Desk) -> Draft | None:
    """Quote what names the team or the outsiders for a matter; None where none is asked for, or its item names none."""
    party = _party(desk)
    target = best_target(desk) if party else None
    if party is None or target is None or not says_it(desk, target).enough:
        return None
    text, title = target.minutes.text, target.item.title
    named = [
        of_item(target.minutes, target.item, paragraph, span)
        for paragraph in target.item.paragraphs
        for span in sentences(text, paragraph.span)
        if party.search(span.of(text))
    ]
    best = max(named, key=lambda source: fit(desk, source.quote, title), default=None)
    if best is None or share(desk, f"{title}{best.quote}") < _SHARE:
        return None
    return Draft("answered", (introduced(desk, [best]), quoted(best)))


def _party(desk: Desk) -> re.Pattern[str] | None:
    """Give how texts name what is asked for; None where it is no such party."""
    asked = desk.asked.query.text.lower()
    return next((named for wanted, named in _PARTIES if wanted.search(asked)), None)
