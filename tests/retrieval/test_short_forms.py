"""Short forms of quick typing are read as what they stand for; what only looks like one stays."""

from __future__ import annotations

import pytest

from retrieval.slips.short_forms import written_out


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("who revises gas safety 3yr plan", "who revises gas safety three-year plan"),
        ("3-yr commerce plan", "three-year commerce plan"),
        ("a 25 yrs plan", "a 25-year plan"),
        ("which meeting(s), bod(y/ies)", "which meetings, bod(y/ies)"),
        ("which agency(ies) and doc(s)", "which agencies and documents"),
        ("五经普 lead dept?", "五经普 lead department?"),
        ("old kiosk, what todo", "old kiosk, what to do"),
        ("todos and to-dos", "tasks and tasks"),
        ("what does Govt want", "what does government want"),
        ("the Shanghai-Suzhou-Nantong railway", "the 沪苏通 railway"),
        ("Suzhou–Wuxi–Changzhou express line", "苏锡常 express line"),
        ("# of docs, no. of mtgs", "number of documents, number of meetings"),
    ],
)
def test_short_forms_are_written_out(typed: str, whole: str) -> None:
    assert written_out(typed) == whole


@pytest.mark.parametrize(
    "text",
    [
        "minutes No. 5 of April",
        "doc@example.org",
        "a well-docked ship",
        "/docs/api",
        "third-party reps.txt",
        "20 years",
        "the Shanghai-Suzhou cooperation agreement",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert written_out(text) == text
