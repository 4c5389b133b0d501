"""A meeting's own facts in other words: what it had before it, what was read together, how two meetings compare."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What did the April session have on its table?",
        "Studied, heard, reviewed: what had the 22nd meeting before it?",
        "4月10日审议了哪些、听汇报听了哪些，分开列",
        "第22次會議審了什麼、聽了什麼",
    ],
)
def test_all_that_a_meeting_had_before_it_is_listed(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert all(word in text for word in ("燃气", "疫情防控", "知识产权", "水生态环境", "安全生产重点工作清单"))


@pytest.mark.parametrize("question", ["6月会前集体学了什么", "What did they study together in June?", "學習了哪部條例"])
def test_what_was_studied_together_is_given_alone(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "《江苏省城市市容和环境卫生管理条例》" in text and "经济普查" not in text and "共有" not in text


@pytest.mark.parametrize(
    "question", ["两次会的头一项分别议的什么", "What was the first item at each of the two meetings?"]
)
def test_the_items_that_a_question_numbers_are_given_of_each_meeting(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "安全生产重点工作清单" in text and "市容和环境卫生管理条例" in text and "知识产权" not in text


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("哪次会定的事项多，几项对几项", ("9", "8")),
        ("Which meeting had the longer agenda?", ("9 agenda items", "8 agenda items")),
        ("4月6月哪次出席的领导多，各几位", ("6人", "5人")),
        ("Which of the two meetings had more leaders present, and how many each?", ("6 were", "5 were")),
    ],
)
def test_meetings_are_compared_by_how_many(ask: Asking, question: str, counts: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == "answered" and all(count in answer.text for count in counts)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Addressees of minutes No. 12?", "健雄学院"),
        ("5号纪要的收文单位有哪些", "健雄学院"),
        ("Which minutes are in your archive?", "No. 12"),
        ("你库里存着哪几次会", "第12号"),
    ],
)
def test_addressees_and_what_is_held_are_told(ask: Asking, question: str, said: str) -> None:
    assert said in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "对一下出席名单，4月到6月谁没了、谁新来的",
        "Who was gone in June and who was new, compared with April?",
    ],
)
def test_both_who_left_and_who_is_new_are_told(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "王莉萍" in text and "傅玖" in text
