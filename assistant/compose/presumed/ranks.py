"""Ranks that a question takes for granted and the minutes contradict: what lags behind does not lead the province."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from assistant.compose.presumed.numbers import as_written
from assistant.desk import Desk
from assistant.draft import Draft
from assistant.matching.overlap import share
from assistant.matching.targets import targets

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_LOW = re.compile(
    r"垫底|倒数|末位|末尾|末流|榜尾|最差|最后一名|落后|靠后|殿后|吊车尾|拖(?:了|着)?(?:[^，。？]{1,6}的?)?后腿|最低"
    r"|\b(bottom|last place|worst|lowest|poorest|weakest|rock bottom|trailing|lag(?:s|ged|ging)?( behind)?"
    r"|(?:fall|fell|drag)\w* (?:\w+ )?(?:behind|down)"
    r"|(?:rank|come|came|place|finish|stand|rate|score)(?:s|ed|ing)? (?:dead |very )?last)\b"
)
_HIGH = re.compile(
    r"前列|领先|领跑|(?<!质量)(?<!安全)第一(?!次|届|轮|批|期|项|条|份|时间|书记|医院|中学)|榜首|名列前茅|前茅|走在[^，。？]{0,6}前|拔尖|冠军|数一数二"
    r"|[都均已全][^，。？不没未]{0,3}达标"
    r"|\b((?<!on )top(?:ped|s)?(?! (?:priorit|leader|up|task|offic|level))|first place"
    r"|best(?! (?:way|practice|use|approach))|ahead of|outperform\w*|outdo\w*|surpass\w*|excel\w*|front-?runners?"
    r"|(?:lead|leads|led|leading)"
    r" (?:the (?:whole|rest|field|way|rankings?|table|league)|all|everyone|every other|others|(?:in )?suzhou)"
    r"|(?:rank|come|came|place|finish|stand|rate|score)(?:s|ed|ing)? (?:\w+ )?first"
    r"|(?:all |fully )?(?:met|meet|meeting|reach(?:ed)?) the standards?)\b"
)
# One of several is asked for, of which no rank is taken for granted: 哪个断面最差.
_WHICH = re.compile(r"(?:哪|几个)[^，。；,;]*$|\b(?:which|how many)\b[^,;.]*$")
_HOW_MUCH = re.compile(
    r"多少|几成|百分|占比|比例|\bper ?cent|\bratio\b|\bhow (?:many|much)\b|\b(?:share|proportion|rate) of\b"
)
_LOW_HELD = re.compile("垫底|倒数|末位|落后|靠后|最差|薄弱")
_HIGH_HELD = re.compile("前列|领先|第一|榜首|名列前茅")
# A rank that is aimed at, and not taken for granted: 怎样才能全部达标.
_AIM = re.compile(
    r"(?:才能?|确保|争取|力争|要求|想要?|早日|努力|目标|如果|要是|假如)[^，。；,;]*$"
    r"|\b(?:should|must|can|could|aims?|want\w*|plan\w*|hope\w*|trying|ensure|if|in order)\b[^,;.]*$"
)
# At which level a thing is assessed, which tells two of a kind apart: 国省考断面, 市考断面.
_LEVELS = re.compile("([国省市县区镇]{1,3})[考级控管]")
_LEVELS_EN = {
    "国": re.compile(r"\b(?:national(?:ly)?|state)\b"),
    "省": re.compile(r"\bprovincial(?:ly)?\b"),
    "市": re.compile(
        r"\bmunicipal(?:ly)?\b|\b(?:city|suzhou)['’s]*[- ](?:level|assess|control|monitor|grade|run|test)"
        r"|\b(?:assessed|monitored|tested|controlled) by (?:the )?(?:city|suzhou)\b"
    ),
}


def other_rank(desk: Desk) -> Draft | None:
    """The minutes put at the head what the question puts last, or the other way round."""
    said = desk.asked.query.text.lower()
    low, high = _LOW.search(said), _HIGH.search(said)
    rank = low or high
    before = said[: rank.start()] if rank else ""
    if rank is None or (low and high) or "who" in desk.asked.features:
        return None
    if _HOW_MUCH.search(said) or _WHICH.search(before) or _AIM.search(before):
        return None
    held, against = (_LOW_HELD, _HIGH_HELD) if low else (_HIGH_HELD, _LOW_HELD)
    for target in targets(desk, 1):
        clauses = [match.group() for match in _CLAUSE.finditer(target.text)]
        ranked = [clause for clause in clauses if held.search(clause) or against.search(clause)]
        best = max(
            ranked, key=lambda clause: (_level(desk, clause), share(desk, clause), _is(held, clause)), default=""
        )
        if share(desk, best) > 0 and against.search(best) and not held.search(best):
            draft = as_written(desk, target, re.compile(re.escape(best)).search)
            return replace(draft, status="answered") if draft and "polar" in desk.asked.features else draft
    return None


def _is(held: re.Pattern[str], clause: str) -> bool:
    return held.search(clause) is not None


def _level(desk: Desk, clause: str) -> float:
    """Give the share (0..1) of a clause's levels that the question names; of none, nothing."""
    own, said = _levels(clause), _levels(desk.asked.query.text)
    said |= {level for level, words in _LEVELS_EN.items() if words.search(desk.asked.query.text.lower())}
    return len(own & said) / len(own) if own else 0.0


def _levels(text: str) -> Set[str]:
    return set("".join(_LEVELS.findall(text)))
