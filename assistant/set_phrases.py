"""The set phrases of minutes: the steps of a route, a decision's next step in their words, any of them in English."""

from __future__ import annotations

import re

from retrieval.glossary import Glossary
from retrieval.parsing.decisions import BY_ITSELF
from retrieval.records import NextStep

_COUNTED = re.compile(r"^对\s*\d+\s*个文件")


def step_in_chinese(next_step: NextStep | None, route: str | None) -> str:
    """Word where a decision goes: 以市政府办公室名义印发, 提交市委常委会审议, 报请省政府，以市政府名义印发."""
    first, _, own = (route or "").partition("，")
    if next_step == "report_first":
        return f"报请{first}，以{own}印发" if own else f"报请{first}"
    if next_step == "report":
        return f"向{first}报告"
    if first == BY_ITSELF:
        return f"{first}印发"
    return f"以{first}印发" if next_step == "issue" else f"提交{first}审议"


def steps(route: str | None) -> tuple[str, ...]:
    """Part a route into its steps: 市委同意后，市政府办公室名义."""
    return tuple(re.split("[，,]", route)) if route else ()


def phrase_in_english(glossary: Glossary, chinese: str) -> str | None:
    """Give a set phrase's English, 对4个文件修改完善 as 修改完善; None where the glossary has none."""
    return glossary.english(chinese) or glossary.english(_COUNTED.sub("", chinese))
