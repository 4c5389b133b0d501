"""Which of the things spoken of a follow-up means: told by the turns, or by answering an earlier question once more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.asked.understanding import Understanding

Read = Callable[..., Understanding]
TWO_TURNS = ("燃气方案谁改？", "市住建局。", "对德合作要点呢？", "市商务局。")
TWO_TURNS_EN = ("Who revises the gas plan?", "市住建局.", "And the German cooperation points?", "市商务局.")
CAME = ("市统计局4月谁来的？", "周静。")


@pytest.mark.parametrize(
    ("before", "question", "stands_for"),
    [
        # One of the turns, the first or the second of two things, or both.
        (TWO_TURNS, "回到第一个，以谁的名义印发？", "燃气方案以谁的名义印发？"),
        (TWO_TURNS, "前者以谁的名义印发？", "燃气方案以谁的名义印发?"),
        (TWO_TURNS, "这两份都原则同意了吗？", "燃气方案和对德合作要点都原则同意了吗?"),
        (TWO_TURNS, "这两个局4月各派了谁？", "市住建局和市商务局4月各派了谁?"),
        (TWO_TURNS_EN, "Back to the first plan: who issues it?", "Who issues the gas plan?"),
        (TWO_TURNS_EN, "In whose name is the latter issued?", "In whose name is the German cooperation points issued?"),
        (
            ("Which documents go to the Party?", "The tourism plan and the quality city plan."),
            "Who revises the latter?",
            "Who revises the quality city plan?",
        ),
        (
            ("What is said on water quality?", "The national sections do well, but the city sections lag behind."),
            "How many of the latter are there?",
            "How many of the city sections are there?",
        ),
        # A determiner of the question's own noun is no pronoun.
        (TWO_TURNS, "换个话题，市水务局来的那位叫什么", "市水务局来的那位叫什么"),
        (TWO_TURNS_EN, "Leaving that aside: who led the study?", "who led the study?"),
        # The people of a body; who came in somebody's place.
        (("质量强市工作方案谁改？", "市市场监管局。"), "他们4月谁来的？", "市市场监管局4月谁来的?"),
        (("Who leads the census?", "市统计局."), "Who came for it?", "Who came for the Statistics Bureau?"),
        (CAME, "后来换成谁了？", "市统计局第26次常务会议派谁参加会议？"),
        (CAME, "市水务局", "市水务局4月谁来的？"),
        (("高新区谁来了6月的会？", "李刚、夏家辉。"), "他俩4月也来了吗？", "李刚和夏家辉4月也来了吗?"),
        # Months and years told by those before.
        (("市统计局2023年4月谁来的？", "周静。"), "两个月后呢？", "市统计局2023年6月谁来的？"),
        (("2019年哪些文件提交市委常委会？", "…"), "下半年的不要，只要上半年", "2019年上半年哪些文件提交市委常委会？"),
        (
            ("Which documents did the audit bureau revise in the second half of 2019?", "…"),
            "Only the first half of the year.",
            "Which documents did the audit bureau revise in the first half of 2019?",
        ),
        (("2022年审计局改了哪些文件？", "…"), "换2020年再列一遍", "2020年审计局改了哪些文件？"),
        (("以市政府办公室名义印发的有哪些？", "…"), "6月的不要", "第22次常务会议以市政府办公室名义印发的有哪些？"),
        # Another side of the same; the same way; one of those.
        (("第5号纪要哪天印发的？", "2023年4月18日。"), "整理呢？", "第5号纪要哪天整理的？"),
        (("第5号纪要抄送哪些单位？", "…"), "主送呢", "第5号纪要主送哪些单位？"),
        (("How is the gas plan issued?", ""), "Is the fire one done the same way?", "How is the fire document issued?"),
        (("市商务局要改几个文件？", "2个。"), "哪个要先报市委？", "市商务局哪个要先报市委?"),
        (("质量强市方案送哪里？", "提交市委常委会。"), "还有别的文件要往那里送吗", "还有别的文件要往市委常委会送吗"),
        (("德风街在哪项说的？", "《现代商业三年行动计划》。"), "这个计划谁改？", "《现代商业三年行动计划》谁改?"),
        # Own words are kept.
        (("信息化项目管理办法谁改？", "市综合指挥中心。"), "那它哪些环节要管？", "信息化项目管理办法哪些环节要管?"),
    ],
)  # fmt: skip
def test_what_is_meant_takes_the_place_of_what_points_at_it(
    read: Read, before: tuple[str, ...], question: str, stands_for: str
) -> None:
    assert read(question, *before).question.replace("？", "?") == stands_for.replace("？", "?")


@pytest.mark.parametrize(
    ("before", "question", "holds"),
    [
        # A detail is looked for where the earlier question was answered.
        (("五经普谁牵头？", "市统计局。"), "镇里先要搭起什么架子", "组建镇（区）经普机构"),
        (("对德合作要点谁改？", "市商务局。"), "他们另外那份文件叫什么", "现代商业高质量发展三年行动计划"),
        (("对德合作要点谁改？", "市商务局。"), "那次会谁主持的", "第22次常务会议"),
        (("Who revises the quality city plan?", "市市场监管局."), "Who chaired that meeting?", "no. 26"),
        (("高新区6月汇报了什么？", "安全生产工作情况。"), "跟它一起汇报的是哪家", "市消防救援大队"),
        # What is there elsewhere is not dragged along.
        (("Who revises the gas plan?", "市住建局."), "Which shopping areas are to be upgraded?", "南洋广场"),
    ],
)
def test_the_earlier_question_is_answered_once_more_where_the_turns_do_not_tell(
    ask: Callable[..., Answer], before: tuple[str, ...], question: str, holds: str
) -> None:
    answer = ask(question, *before)
    assert answer.status == "answered" and holds in answer.text


@pytest.mark.parametrize("question", ["它以什么名义印发？", "这份谁负责？", "Who is responsible for it?"])
@pytest.mark.parametrize("before", [(), ("你好", "你好。")])
def test_what_points_at_nothing_is_asked_back(
    ask: Callable[..., Answer], before: tuple[str, ...], question: str
) -> None:
    answer = ask(question, *before)
    assert answer.status == "not_found" and not answer.nearest
    assert "请补充" in answer.text or "please name it" in answer.text
