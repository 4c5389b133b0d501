"""A meeting that a question names in several ways is read as one; what is only remarked is no part of a question."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.asides.one_meeting import with_one_meeting
from assistant.asides.remarks import without_presence, without_remarks
from assistant.asked.sittings import Sitting, Sittings
from assistant.asked.subjects import Subjects
from assistant.question import Known
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary

_TODAY = date(2026, 11, 23)
_HELD = [  # number of the minutes, day, number of the meeting
    (1, date(2017, 1, 5), 1),
    (1, date(2018, 1, 8), 21),
    (2, date(2018, 2, 1), 22),
    (3, date(2018, 2, 16), 23),
]
_CHAIRS = {"2018-02": ("甲一鸣", "市长"), "2018-03": ("乙二川", "常务副市长")}


@pytest.fixture(scope="module")
def known() -> Known:
    held = [Sitting(f"{day.year}-{no:02}", day, meeting, no, frozenset({day.year})) for no, day, meeting in _HELD]
    sittings = Sittings(held, lambda document: _CHAIRS.get(document, ("丁四海", "市长")))
    subjects = Subjects(["审议《燃气三年行动方案》", "听取关于水利工程的汇报"], Glossary.load())
    return Known(frozenset({"甲一鸣", "乙二川", "丁四海"}), Bodies.load(), subjects, frozenset({2017, 2018}), sittings)


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("2018年2月那场会（纪要第3号），谁请了假？", "2018年2月16日常务会议，谁请了假？"),
        ("2018年2月最后一次会（2月16日），谁主持？", "2018年2月16日常务会议，谁主持？"),
        ("2018年2月1日，就是甲一鸣市长主持的那次，谁来的？", "2018年2月1日常务会议，谁来的？"),
        ("乙常务副市长2018年2月16日主持的会，第四项是什么？", "2018年2月16日常务会议，第四项是什么？"),
        ("2018年2月的那次，也就是第23次常务会，谁没来？", "2018年2月16日常务会议，谁没来？"),
        ("2018年第二次常务会在哪里开的？", "2018年2月1日常务会议在哪里开的？"),
        ("上一年（2018年）2月16日谁主持？", "2018年2月16日谁主持？"),
        (
            "Who came to the 23rd meeting, back in February 2018?",
            "Who came to the executive meeting of 16 February 2018?",
        ),
        (
            "Who was absent from the meeting of 16 February 2018 (the 23rd)?",
            "Who was absent from the executive meeting of 16 February 2018?",
        ),
    ],
)
def test_a_meeting_named_in_several_ways_is_named_by_its_day(known: Known, question: str, alone: str) -> None:
    assert with_one_meeting(question, known, _TODAY) == alone


@pytest.mark.parametrize(
    "question",
    [
        "2018年2月16日谁主持？",
        "2018年2月1日乙二川主持的那次会，谁来的？",  # who chaired was another
        "2018年2月那场会（纪要第9号），谁请了假？",  # no such minutes
        "2018年2月1日和2018年2月16日的会，谁主持？",
        "2018年2月16日的会是乙二川主持的吗？",
        "2018年2月16日之后的第一次会议谁主持？",
        "2018年的计划，2018年2月16日审了吗？",
        "2018年第5次会议谁主持？",
        "Did 乙二川 chair the meeting of 16 February 2018?",
    ],
)
def test_a_question_that_names_no_one_meeting_twice_stays_as_it_is(known: Known, question: str) -> None:
    assert with_one_meeting(question, known, _TODAY) == question


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("2月16日的会，听说甲市长不在，由谁主持？", "2月16日的会，由谁主持？"),
        ("2月16日的会，记得甲市长没来主持，是谁代的？", "2月16日的会，主持，是谁代的？"),
        ("2月16日的会，甲市长在不在？", "2月16日的会，甲市长在不在？"),
        (
            "The last meeting – I think Mayor Jia was away – was chaired by whom?",
            "The last meeting was chaired by whom?",
        ),
    ],
)
def test_that_the_mayor_was_away_is_left_out(question: str, left: str) -> None:
    assert without_presence(question) == left


@pytest.mark.parametrize(
    ("question", "shorter"),
    [
        ("谁修改燃气方案？（我们要写通报）", ["谁修改燃气方案？"]),
        ("我也是刚到这里，谁修改燃气方案？", ["谁修改燃气方案？"]),
        ("燃气方案，谁修改？", []),
        ("除了燃气方案，我们还审了什么？", []),
        ("谁修改燃气方案？", []),
    ],
)
def test_a_question_is_asked_again_without_its_remarks(known: Known, question: str, shorter: list[str]) -> None:
    assert list(without_remarks(question, known)) == shorter
