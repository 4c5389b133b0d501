"""Who is in charge, where a document goes next, when and before whom a matter was: in words that people use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("督查台账用：重大行政决策事项目录会后的办理流程", ("市司法局", "市政府办公室")),
        ("农文旅计划下一站是哪里", ("市委常委会",)),
        ("市场监管局那份方案补充完善后交到哪个会上去审议", ("市委常委会",)),
        ("商业三年计划出台前需经谁同意？", ("报请市委同意",)),
        (
            "Is the quality city plan going through the same channel as the emergency opinions?",
            ("市委常委会", "市应急局"),
        ),
        ("Is the gas plan handled by the same bureau as the German cooperation points?", ("市住建局", "市商务局")),
        ("Who is on the hook for the four industrial plans?", ("市工信局",)),
        ("Whom do I phone about the gas plan?", ("市住建局",)),
        ("Lead unit for the improvement of water quality after the April report?", ("太仓生态环境局",)),
        ("专精特新方案是几时上会审议的？", ("2023年6月13日",)),
        ("When did the city government discuss bottled gas in restaurants?", ("10 April 2023",)),
        ("什么时候讨论过人才公寓", ("2023年6月13日", "人才公寓")),
        ("Dates of the 22nd vs 26th meetings, and time of day of each?", ("10 April 2023", "上午")),
        ("22次和26次会分别哪天开的", ("4月10日", "6月13日")),
        ("I am translating the June minutes and need the compilation date under the attendance list.", ("15 June",)),
        ("2023年的纪要你这儿有第几号的", ("第5号", "第12号")),
        ("Which of the two meetings had the bigger agenda?", ("9 agenda items", "8 agenda items")),
        ("Which leaders were present at just one of the meetings?", ("王莉萍", "傅玖")),
        ("哪些领导只来了一次", ("王莉萍", "傅玖")),
        ("4月那次会谁没到", ("傅玖",)),
        ("张培明有没有列席，他算哪边的？", ("市政协",)),
        ("四月会上邮政来人没有？", ("邮政公司",)),
        ("娄江新城派谁参加的", ("乘康",)),
    ],
)
def test_who_and_when_are_told_in_words_that_people_use(ask: Ask, question: str, said: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(word in answer.text for word in said)


@pytest.mark.parametrize(
    "question",
    [
        "When was the vaccination of dogs discussed?",
        "什么时候讨论过公寓租金",
        "什么时候讨论人才补贴",
        "What is the phone number of the market regulation bureau?",
        "供销总社4月来了没",
        "文件的申报流程是什么",
    ],
)
def test_what_only_sounds_alike_stays_unanswered(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


def test_who_took_a_seat_is_who_came_for_the_same_body(ask: Ask) -> None:
    before = "Who represented the public security bureau at the April meeting?"
    answer = ask("who took that seat on 13 June, then?", before, ask(before).text)
    assert "马良" in answer.text
