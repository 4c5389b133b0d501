"""Which items mention a word: as it stands in the text, in broader words, joined to others, or besides one item."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]
_PLACE = re.compile(r"(?:第(\d+)号纪要|minutes No\. (\d+)),[^\n]*?\), (.)\.|第(\d+)号纪要，[^）]*），(.)、")


def places(answer: Answer) -> set[str]:
    """Name the items that an answer lists, by number and label: 5八."""
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    return {"".join(part for part in found.groups() if part) for line in lines if (found := _PLACE.search(line))}


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("“专班”出现在哪几项里", {"5七", "5八", "12七"}),
        ("带「专班」字样的有哪些事项？", {"5七", "5八", "12七"}),
        ("哪些議題提到了“底線思維”", {"5一", "12四"}),
        ("“牛鼻子”这个说法在哪个议题里讲到", {"5七"}),
        ("齐抓共管四个字哪里写到了", {"5一", "5七", "12一"}),
        ("Where is a task force (专班) mentioned?", {"5七", "5八", "12七"}),
        ("In which items do group-rented buildings come up?", {"5二", "12三"}),
        ("要求搞调度的有吗，哪几个议题", {"5七"}),
    ],
)
def test_words_of_the_text_list_all_items_that_say_them(ask: Asking, question: str, items: set[str]) -> None:
    assert places(ask(question)) == items


@pytest.mark.parametrize(
    "question", ["“碳达峰”出现在哪几项里", "哪几项里写了“夜间经济”", "Where is (碳达峰) mentioned?"]
)
def test_words_that_stand_nowhere_give_no_list(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "held", "not_held"),
    [
        ("Anything on trademarks or patents in the two records?", {"5九"}, {"5三"}),
        ("Which points relate to the legal side: legislation, decision-making?", {"5五"}, {"5三", "12七"}),
        ("Does anything concern industry, machinery?", {"12五"}, {"5一", "5三"}),
        ("跟德國打交道的內容在哪幾處", {"5六"}, {"5三", "12二"}),
    ],
)
def test_broader_words_find_what_minutes_name_more_closely(
    ask: Asking, question: str, held: set[str], not_held: set[str]
) -> None:
    found = places(ask(question))
    assert held <= found and not not_held & found


@pytest.mark.parametrize(
    "question",
    [
        "除了那份政策意见，别的议题有没有提到知识产权",
        "知识产权除了若干政策意见以外，还有哪些议题讲到",
    ],
)
def test_an_item_that_is_left_out_is_not_listed(ask: Asking, question: str) -> None:
    assert places(ask(question)) == {"12六"}
