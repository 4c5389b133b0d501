"""Questions that leave nothing out, though they are no more than a noun: 2015年市住建局牵头的议题."""

from __future__ import annotations

import re

from assistant.asked.understanding import Understanding
from assistant.followups.pointing import points_back

_NOUN_ALONE = re.compile("^(?!换成?|再).*的(?:议题|事项|文件|任务|汇报)呢?[。？?]?$")


def is_whole_list(question: str, alone: Understanding) -> bool:
    """Whether a question asks by a noun alone what a body had in a time."""
    whole = bool(alone.query.bodies) and alone.has_scope
    return whole and _NOUN_ALONE.search(question) is not None and not points_back(question, alone)
