"""Measuring a language model's words: which questions are asked, which lines count as faults."""

from __future__ import annotations

import time

from assistant import Answer, Citation, Coverage
from assistant.evaluation.scoring import Case
from benchmarks.worded import faults, sample, until
from retrieval.bodies import Bodies

QUOTE = "会后由市住建局修改完善。"
PLACE = Citation(1, "2023-05", 5, 22, None, None, "agenda", "四", None, "一", 0, len(QUOTE), QUOTE, True)


def cases(*kinds: str) -> list[Case]:
    """Make one case a kind, numbered."""
    return [Case(str(at), kind, "zh", "谁？", ("answered",)) for at, kind in enumerate(kinds)]


def answer(text: str) -> Answer:
    """Make an answer with this text and one citation."""
    return Answer("谁？", "谁？", "zh", "answered", "generative", text, Coverage(2, 2), citations=(PLACE,))


def test_the_sample_takes_every_kind_before_it_takes_one_twice() -> None:
    assert [case.id for case in sample(cases("a", "a", "b", "a", "c"), 4)] == ["0", "2", "4", "1"]


def test_no_question_is_begun_after_the_deadline() -> None:
    assert list(until(cases("a", "b"), time.monotonic() - 1)) == []
    assert len(list(until(cases("a", "b"), time.monotonic() + 600))) == 2


def test_a_new_line_without_a_marker_or_with_a_fact_that_its_quote_lacks_is_a_fault() -> None:
    first, bodies = answer("市水务局的说明。"), Bodies.load()
    assert faults(first, answer("由市住建局修改 [1]\n市水务局的说明。"), bodies) == []
    assert len(faults(first, answer("由市水务局修改 [1]\n由市住建局修改"), bodies)) == 2
