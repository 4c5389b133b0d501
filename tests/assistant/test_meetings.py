"""Questions about meetings and people: days told apart, who chaired, who was there, which meeting is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from assistant import Answer
from assistant.asked.body_kinds import kind_in
from assistant.asked.understanding import Understanding
from assistant.citations import sift
from assistant.draft import Statement, of_span
from retrieval.bodies import Bodies
from retrieval.records import Minutes

Asking = Callable[..., Answer]
Read = Callable[[str], Understanding]
HELD, COMPILED, ISSUED = "2023年4月10日", "2023年4月14日", "2023年4月18日"


def said(answer: Answer) -> str:
    """Give the claims of an answer, without the quotes."""
    return "\n".join(line for line in answer.text.splitlines() if not line.startswith(">"))


@pytest.mark.parametrize(
    ("question", "held", "compiled", "issued"),
    [
        ("4月那次会哪天召开的", True, False, False),
        ("第5号纪要哪一天整理出来的", False, True, False),
        ("第5号纪要封面印的是哪天", False, False, True),
        ("第22次会议的纪要落款日期", False, True, True),
        ("第5号纪要的会议日期和印发日期", True, False, True),
        ("第5号紀要開會、整理、印發各是哪天", True, True, True),
    ],
)
def test_the_days_of_a_meeting_are_told_apart(
    ask: Asking, question: str, held: bool, compiled: bool, issued: bool
) -> None:
    text = said(ask(question))
    assert (f"于{HELD}" in text, f"于{COMPILED}整理" in text, f"于{ISSUED}印发" in text) == (held, compiled, issued)


def test_english_asks_for_two_days_at_once(ask: Asking) -> None:
    text = said(ask("Give me the day on which the April session was held and the day its minutes came out"))
    assert "held on 10 April 2023" in text and "issued on 18 April 2023" in text


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("第12号纪要从开会到印发隔了几天", ("相隔3天",)),
        ("两份纪要哪份印得更快", ("相隔8天", "相隔3天", "相隔最短的是第26次")),
        ("How many days after the April meeting were its minutes issued?", ("8 days apart",)),
        ("两次会议相隔多少天", ("相隔64天",)),
    ],
)
def test_days_between_are_counted(ask: Asking, question: str, days: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(each in said(answer) for each in days)


def test_a_wrong_count_of_days_is_struck(held: Mapping[str, Minutes]) -> None:
    one = held["2023-12"]
    lines = one.sections["heading"]
    sources = tuple(of_span(one, "heading", span) for span in lines)
    right = Statement("2023年6月13日召开，2023年6月16日印发，相隔3天。", sources, days=3)
    kept, struck = sift([right, replace(right, days=4)], lambda _: one, Bodies.load())
    assert kept == (right,) and len(struck) == 1


@pytest.mark.parametrize(
    "question", ["上午开的还是下午开的，4月和6月两次", "Were the two meetings in the morning or afternoon?"]
)
def test_the_half_of_the_day_is_said_of_each_meeting(ask: Asking, question: str) -> None:
    text = said(ask(question))
    assert "下午" in text and "上午" in text


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("2023年最后一次常务会议是谁主持的", "2023-12"),
        ("2023年头一次常务会议是谁主持的", "2023-05"),
        ("Who chaired the first executive meeting of 2023?", "2023-05"),
        ("When was the final meeting of 2023 held?", "2023-12"),
        ("When was the spring meeting held?", "2023-05"),
        ("夏天那次会谁主持的", "2023-12"),
        ("23年4月的会谁主持的", "2023-05"),
    ],
)
def test_one_meeting_of_a_year_is_meant(ask: Asking, question: str, document: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert {citation.document for citation in answer.citations} == {document}


@pytest.mark.parametrize(
    "question",
    [
        "6月的会哪位领导坐的主位",
        "哪位市领导召集开的6月那次会",
        "Who was in the chair in June?",
        "Whoever led the June session, what is his title?",
    ],
)
def test_the_chair_is_asked_for_in_many_ways(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert "吴敬宇" in said(answer) and "常务副市长" in said(answer) and "第22次" not in said(answer)


@pytest.mark.parametrize(
    ("question", "named", "unnamed"),
    [
        ("两次会都出席的有哪些人", ("郑丙华", "陈磊"), ("王莉萍", "傅玖")),
        ("哪些人只在4月出席", ("王莉萍", "张展"), ("傅玖", "郑丙华")),
        ("6月出席名单里谁是新面孔", ("傅玖",), ("王莉萍", "郑丙华")),
        ("Who was present in April but not in June?", ("王莉萍", "张展"), ("傅玖", "郑丙华")),
        ("Which leaders present in April were not present in June?", ("王莉萍", "张展"), ("傅玖", "郑丙华")),
        ("Which people were present at both meetings?", ("郑丙华", "陈磊"), ("王莉萍", "傅玖")),
    ],
)
def test_two_lists_of_those_present_are_compared(
    ask: Asking, question: str, named: tuple[str, ...], unnamed: tuple[str, ...]
) -> None:
    text = said(ask(question))
    assert all(name in text for name in named)
    assert not any(name in text for name in unnamed)


@pytest.mark.parametrize(
    "question", ["6月出席的有几位（不算列席）", "How many were present in June, leaving out those who sat in?"]
)
def test_those_present_are_counted_apart_from_those_who_sat_in(ask: Asking, question: str) -> None:
    text = said(ask(question))
    assert "5" in text and "傅玖" in text and "郁颖珠" not in text


def test_a_body_that_sent_others_is_said_to(ask: Asking) -> None:
    text = said(ask("市科技局两次来的是同一个人吗"))
    assert "郁颖珠" in text and "何伟伟" in text and "来的人不同" in text
    assert "same people each time" in said(ask("Did the education bureau send the same person to both meetings?"))


@pytest.mark.parametrize(
    ("question", "named", "unnamed"),
    [
        ("6月的会哪几个镇派人来了", ("沙溪镇王永伟", "双凤镇陈凯"), ("娄东街道", "市教育局")),
        ("which sub-districts attended in April?", ("娄东街道邵旻",), ("沙溪镇",)),
        ("4月的会有媒体来吗", ("市融媒体中心周斌",), ("沙溪镇",)),
    ],
)
def test_a_kind_of_bodies_is_listed_alone(
    ask: Asking, question: str, named: tuple[str, ...], unnamed: tuple[str, ...]
) -> None:
    text = said(ask(question))
    assert all(name in text for name in named)
    assert not any(name in text for name in unnamed)


def test_a_kind_of_bodies_that_nobody_came_for_is_not_found(ask: Asking) -> None:
    assert ask("6月的会有哪些医院参加").status == "not_found"
    assert kind_in("沙溪镇派了谁") is None and kind_in("长江大桥") is None


@pytest.mark.parametrize(
    "question", ["王永伟当了几年镇长", "吴敬宇分管哪块工作", "What is Wu Jingyu's portfolio?", "严浩的行政级别"]
)
def test_what_minutes_never_say_of_people_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "6月的会我没赶上，给我过一遍",
        "四月那次大概讲了些啥",
        "I missed the April one, catch me up please",
        "Bring me up to speed on the June session",
    ],
)
def test_a_meeting_is_summed_up_however_one_asks(read: Read, question: str) -> None:
    assert read(question).facet == "summary_meeting"


@pytest.mark.parametrize("question", ["4月的会听了哪几家口头汇报", "Which briefings were given in April?"])
def test_reports_heard_are_listed_alone(ask: Asking, question: str) -> None:
    text = said(ask(question))
    assert "疫情防控" in text and "知识产权" not in text


def test_a_number_and_a_day_that_contradict_are_told_by_what_is_held(ask: Asking) -> None:
    answer = ask("印发日期是4月18日的第12号纪要，谁主持的会")
    assert answer.status == "not_found"
    assert "没有收录" not in answer.text and "2023年6月16日印发" in answer.text.splitlines()[0]
    assert "issued 18 April 2023" in ask("No. 5, issued on 16 June: who chaired?").text.splitlines()[0]


def test_all_who_were_present_at_one_meeting_are_not_those_at_both(ask: Asking) -> None:
    assert "傅玖" in said(ask("第12号会议到会出席的都有谁"))


def test_years_of_a_plan_are_no_day_of_a_meeting(ask: Asking) -> None:
    text = said(ask("农文旅融合的三年行动计划到哪一年为止"))
    assert "2025" in text and "召开" not in text


def test_two_things_asked_at_once_are_both_answered(ask: Asking) -> None:
    text = said(ask("Quick overview of minutes No. 5? And who chaired?"))
    assert "chaired" in text and "燃气" in text and "知识产权" in text


@pytest.mark.parametrize("named", ["第8号纪要", "2022年的纪要", "第30次会议的纪要"])
def test_minutes_that_are_not_held_are_named_once(ask: Asking, named: str) -> None:
    first = ask(f"{named}讲了什么").text.splitlines()[0]
    assert first.startswith("没有收录") and first.count("纪要") == 1
