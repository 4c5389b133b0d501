"""Facts of items and meetings asked for as newcomers do: yes or no, of a detail, by half a name, with a slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Whom did the tobacco monopoly send in June?", "何进"),
        ("Was anyone there from meteorology?", "周卫兵"),
        ("Did Fu Jiu attend both meetings or just one?", "第26次|no. 26"),
        ("Who skipped the June session but was there in April?", "王莉萍"),
        ("Who was runing the census meeting?", "吴敬宇"),
        ("Which bureau is to polish this year's priorities for working with Germany?", "市商务局"),
        ("Which body rewrites the rules for IT projects?", "市综合指挥中心"),
        ("Who is to find out how many IT systems there are?", "市综合指挥中心"),
        ("今年的对德合作要点归谁改", "市商务局"),
        ("今年水环境方面的情况是哪个局到会汇报的？", "没有收录今年的纪要，以下以收录的最近一年（2023年）为准"),
        (
            "Which bureau reported on the census this year?",
            "No minutes of this year are held; what follows goes by 2023",
        ),
        ("“回头看”这件事归哪家组织？", "市综合指挥中心负责"),
        ("6月那次会，哪些单位派了不止一个人来？", "李刚、夏家辉"),
        ("德国企业到太仓发展满多少年了", "30 年"),
        ("When does the plan for modern commerce expire?", "2023-2025"),
    ],
)
def test_who_and_how_long_are_told_by_half_a_name_and_with_slips(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert any(word in answer.text for word in said.split("|"))


@pytest.mark.parametrize("question", ["这两期纪要可以对外公开吗", "Are these minutes confidential?"])
def test_whether_minutes_are_public_is_told_by_their_mark(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.text.count("此件公开发布") >= 2


@pytest.mark.parametrize(
    "question",
    [
        "今年的元宵灯会办不办",
        "What was this year's budget for working with Germany?",
        "Who's on the hook if the IT systems are hacked, by name?",
    ],
)
def test_what_is_near_and_not_said_stays_unanswered(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"
