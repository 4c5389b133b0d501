"""A decision's next step, worded as minutes word it."""

from __future__ import annotations

from retrieval.records import NextStep


def step_in_chinese(next_step: NextStep | None, route: str | None) -> str:
    """Word where a decision goes: 以市政府办公室名义印发, 提交市委常委会审议, 报请省政府，以市政府名义印发."""
    first, _, own = (route or "").partition("，")
    if next_step == "report_first":
        return f"报请{first}，以{own}印发" if own else f"报请{first}"
    return f"以{first}印发" if next_step == "issue" else f"提交{first}审议"
