"""What a matter is said to be, in what connection it is spoken of, what a body has before it, and who asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("“质量第一、效益优先”在纪要里是作为什么提的", "价值导向"),
        ("应急管理现代化在纪要中被视为什么样的考量", "战略考量"),
        ("五经普被比喻成什么", "大体检"),
        ("To what is the economic census likened?", "大体检"),
        ("What is intellectual property described as?", "关键技术"),
        ("How is emergency management modernisation characterised?", "战略考量"),
    ],
)
def test_what_a_matter_is_said_to_be_is_told(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered", True)


@pytest.mark.parametrize(
    "question", ["大数据在纪要里被视为什么", "人才公寓被定位为什么", "What is the gas network likened to?"]
)
def test_what_is_only_named_is_said_to_be_nothing(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is Nanyang Plaza mentioned anywhere, and in what connection?", "商圈"),
        ("In what context do the minutes mention low-carbon?", "绿色低碳"),
        ("南洋广场有没有提到，在什么语境下提的", "商圈"),
        ("Is nuclear power mentioned, and in what connection?", ""),
        ("Does Kunshan come up anywhere, and in what connection?", ""),
    ],
)
def test_a_matter_is_told_in_its_connection_where_the_minutes_have_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered" if said else "not_found", True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the 'three synchronisations' idea for IT projects and network security?", "同步运行"),
        ("What are the three major innovations?", "标准体系"),
        ("translator here: what makes up the “三位一体” risk prevention system for gas?", "基层管理网格"),
        ("Which stages of the gas chain fall under whole-process supervision?", "气瓶"),
        ("以什么样的责任感抓安全生产？", "时时放心不下"),
        ("应急指挥体系要一直建到哪一级，村里也有吗", "村（社区）"),
        ("What is on the CDC's plate?", "哨点监测"),
        ("What must the government office see to regarding the catalogue?", "指导、监督"),
        ("How many Suzhou-level assessment sections for surface water does the April document mention?", "8 个"),
        ("What accident target are the government's leading members asked to keep in mind, in figures?", "零事故"),
        ("6月会上一起审的产业集群行动计划有几个，分别是啥", "工业母机"),
    ],
)
def test_what_makes_up_a_matter_and_what_is_to_be_done_is_told(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered", True)


@pytest.mark.parametrize(
    "question",
    [
        "What are the 'five synchronisations' for IT projects?",
        "What exactly are the nine small places?",
        "高品质人才公寓建在哪个板块？",
        "Where will the talent apartments be built?",
        "How many accidents happened last year?",
    ],
)
def test_what_is_counted_or_sited_otherwise_stays_unanswered(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


def test_a_brief_of_a_day_is_of_its_meeting_alone(ask: Ask) -> None:
    text = ask("帮我写个4月10日会议的简报要点").text
    assert "第22次" in text
    assert "第26次" not in text
