"""Measures that a question takes for ordered and the minutes do not have: to pull down, stop or ban something."""

from __future__ import annotations

import re

from assistant.compose.parts.passages import narrowed, ranked_passages
from assistant.desk import Desk
from assistant.draft import Draft, Statement, of_passage, quoted
from assistant.matching.overlap import share
from assistant.matching.targets import targets

_ORDERED = re.compile(
    r"(?:要求|决定|同意|规定|议定|明确|下令|责令|为什么|为何|为啥|凭什么)[^。?？]{0,24}?(?:拆(?:掉|除|了)|叫停|停(?:止|办|掉|用|了)"
    r"|取消|废[止除]|撤[销掉并]|禁[止掉用]|关[停闭掉]|解散|[中终]止)"
    r"|\b(?:ordered|told|asked|instructed|decided|agreed|required|directed|demanded|why|decision|reasons?|grounds)\b[^.?]{0,60}"
    r"\b(?:stop\w*|end(?:ed|ing)?|ban(?:ned|ning)?|abolish\w*|demolish\w*|scrap(?:ped)?|cancel\w*|clos(?:e|ed|ing)"
    r"|dissolv\w+|suspend\w*|halt\w*|withdr\w+|dismantl\w+|t(?:ear|orn) down|pull(?:ed)? down|phased? out"
    r"|discontinu\w+|repeal\w*)\b"
)
_HELD = re.compile("拆|停|取消|废|撤|禁|关闭|关停|解散|中止|终止|清理|淘汰|退出|杜绝|不得|消除")
_WHICH = re.compile(
    r"哪[些几种个家项份]|多少|几[个家项份]"
    r"|\b(?:how (?:many|much)|what(?! (?:is|was|were|are) the (?:reason|ground|decision))"
    r"|which (?!bureau|bod|office|department|unit))"
)
_OTHER = frozenset({"amount", "money", "person"})
_ABOUT = 0.4  # of the topic, in the item that is surely meant


def other_measure(desk: Desk) -> Draft | None:
    """The item asked about has no word of the measure that the question takes for ordered."""
    text = desk.asked.query.text.lower()
    if desk.asked.features & _OTHER or _WHICH.search(text) or not _ORDERED.search(text):
        return None
    for target in targets(desk, 1):
        found = ranked_passages(desk)
        if found and not _HELD.search(target.text) and share(desk, target.text) >= _ABOUT:
            note = Statement(desk.say("absent.otherwise"), (), "note")
            return Draft("partial", (note, quoted(of_passage(found[0], narrowed(desk, found[0])))))
    return None
