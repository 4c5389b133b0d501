"""A model's reply in its sentences: where they end, which passages they name, what is no part of an answer."""

from __future__ import annotations

import pytest

from assistant.generate.reply import Said, readable, sentences

PASSAGES = (1, 2, 12)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("甲局负责 [1]。乙局配合 [2]。", [("甲局负责。", (1,)), ("乙局配合。", (2,))]),
        ("甲局负责。[1] 乙局配合。[2]", [("甲局负责。", (1,)), ("乙局配合。", (2,))]),
        ("甲局负责。乙局配合 [2]。", [("甲局负责。", ()), ("乙局配合。", (2,))]),
        ("甲局负责 [1][2]。", [("甲局负责。", (1, 2))]),
        ("甲局负责【1，12】。", [("甲局负责。", (1, 12))]),
        ("甲局负责 [段落 1]。", [("甲局负责。", (1,))]),
        ("甲局负责 [3][0][99]。", [("甲局负责。", ())]),
        ("Plan A is led by B [1]. It is No. 5 [2].", [("Plan A is led by B.", (1,)), ("It is No. 5.", (2,))]),
        ("Held on 10. April 2023 [1].", [("Held on 10. April 2023.", (1,))]),
        ("Done in 2023. B leads [1].", [("Done in 2023.", ()), ("B leads.", (1,))]),
        ("答复：甲局负责 [1]。", [("甲局负责。", (1,))]),
        ("- **甲局**负责 [1]\n1. 乙局配合 [2]\n> 丙局 [1]", [("甲局负责", (1,)), ("乙局配合", (2,)), ("丙局", (1,))]),
        ("甲局负责 [1]。甲局负责 [2]。", [("甲局负责。", (1,))]),
        ("<think>甲局负责 [1]。</think>乙局配合 [2]。", [("乙局配合。", (2,))]),
        ("<think>甲局负责 [1]。", []),
        ("[1][2] 。。。 ###", []),
    ],
)
def test_sentences_and_the_passages_that_they_name(reply: str, said: list[tuple[str, tuple[int, ...]]]) -> None:
    assert sentences(reply, PASSAGES) == tuple(Said(*each) for each in said)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [("甲局负责[1]。乙局 [7]", "甲局负责 [1]。乙局"), ("<think>想", ""), ("甲局负责 [1", "甲局负责 [1")],
)
def test_a_draft_shows_no_thoughts_and_no_markers_without_a_passage(reply: str, shown: str) -> None:
    assert readable(reply, PASSAGES) == shown
