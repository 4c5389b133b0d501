"""Documents of a list told by the bare name of their kind: 哪些文件是计划, which of them are not measures."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asked.subjects import KINDS
from retrieval.scripts import squash

_CHINESE = re.compile(
    rf"(?P<not>不)?(?:是|属于|算|叫)(?:什么|一[份个])?(?P<kind>(?:{KINDS.pattern})(?:[、和或](?:{KINDS.pattern}))*)"
    r"(?:类|性质)?的?[吗么？?。]*$"
)
_ENGLISH = re.compile(
    r"\b(?:are|is|were|was|count as)(?P<not> not|n't)? (?:called )?(?:an? )?(?P<kind>[a-z]+?)(?P<many>s)?\s*[?.]*$",
    re.IGNORECASE,
)
_OF_ENGLISH = {
    **{"plan": "计划|方案|规划", "scheme": "方案", "programme": "方案|计划", "program": "方案|计划"},
    **{
        "measure": "办法|措施",
        "opinion": "意见",
        "guideline": "意见|指南|导则",
        "list": "清单|目录",
        "catalogue": "目录",
    },
    **{"rule": "规定|细则|规则|办法", "regulation": "条例|规定", "policy": "政策|意见", "policie": "政策|意见"},
    **{"outline": "纲要", "notice": "通知", "priority": "要点", "prioritie": "要点"},
}
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def kind_picked(text: str) -> Callable[[str], bool] | None:
    """Tell by what a title is of the kind that a question picks, or is not; None where it names none so."""
    found = _CHINESE.search(text) or _ENGLISH.search(text)
    if found is None:
        return None
    said = re.sub("[、和或]", "|", found["kind"])
    said = _OF_ENGLISH.get(found["kind"].lower(), "") if said.isascii() else said
    kind = re.compile(f"(?:{said})$") if said else None
    return (
        (lambda title: bool(kind.search(_BRACKETS.sub("", squash(title)))) is not bool(found["not"])) if kind else None
    )
