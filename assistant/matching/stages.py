"""How far a work is to have come by a day: who asks when building begins is not told when it ends."""

from __future__ import annotations

import re

from assistant.desk import Desk

REPORTED = "汇报|报告|反馈"
_BEGUN = "开工|动工|奠基|破土|启动"
# Each stage as texts say it, and in English.
_STAGES = {
    _BEGUN: r"break(?:s|ing)? ground|broken ground|start\w*|beg[iau]n\w*|commenc\w*|launch\w*",
    "竣工|完工|建成|完成|建好|做完|办完|结束": r"complet\w*|finish\w*|built|done",
    "投用|投产|运行|运营|启用|使用|执勤|开业|开放|上线": r"operat\w*|in(?:to)? (?:use|service|production)|open\w*",
    "通车": r"open(?:ed)? to traffic",
    REPORTED: r"report\w*|present\w*",
    "提交|上报|报送|备案|报批": r"submit\w*|hand\w* in|filed?",
}
_OF_A_WORK = frozenset(said for said in _STAGES if said != REPORTED and "提交" not in said)


def stages(desk: Desk) -> dict[str, str]:
    """Give the stages, as texts say them and in English, of which a question asks when they are reached."""
    asked = desk.asked.query.text.lower()
    return {said: english for said, english in _STAGES.items() if re.search(rf"{said}|\b(?:{english})\b", asked)}


def asks_how_far(desk: Desk) -> bool:
    """Whether a question asks for a stage of a work itself, not for one of its papers."""
    return any(said in _OF_A_WORK for said in stages(desk))


def at_stage(desk: Desk, text: str) -> bool:
    """Whether a text says a stage of which a question asks."""
    asked = "|".join(stages(desk))
    return bool(asked) and re.search(asked, text) is not None


def at_another(desk: Desk, text: str) -> bool:
    """Whether a question asks only when a work begins, or only when it ends, and a text says only the other."""
    asked = {said == _BEGUN for said in stages(desk)}
    told = {said == _BEGUN for said in _STAGES if re.search(said, text)}
    return len(asked) == 1 and len(told) == 1 and asked != told
