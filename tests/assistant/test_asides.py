"""What a question says of its asker, and what its answer is for, changes nothing of what it asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.asked.understanding import Understanding
from assistant.assistant import Assistant

Read = Callable[[str], Understanding]
PLAN, ITEMS, QUALITY = "燃气三年行动方案由谁修改？", "6月会上哪些议题跟企业有关？", "What was said on quality in June?"


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        (f"我是刚借调来的，{PLAN}", PLAN),
        ("2023年审议的文件有哪些，并注明会议日期", "2023年审议的文件有哪些"),
        ("List all papers on safety, with the year of each.", "List all papers on safety"),
        ("领导小组、专班这类机制，哪些议题提到", "领导小组、专班，哪些议题提到"),
        (f"本人在高校做课题，{ITEMS}", ITEMS),
        (f"我们处正在攒一份企业方面的材料，{ITEMS}", ITEMS),
        (f"这系统据说什么都知道，那我就不客气了：{ITEMS}", ITEMS),
        ("我們單位要引用信息化管理辦法，它以誰的名義印發？", "信息化管理办法，它以谁的名义印发？"),
        ("第12号纪要讲了什么 我下午要给局长汇报用", "第12号纪要讲了什么"),
        (f"审计局拟了解{PLAN}", PLAN),
        (f"我局要在报告中写明：{PLAN}", PLAN),
        (f"审计组在核对文件时发现{ITEMS}", ITEMS),
        (f"督查组要求核实：{PLAN}", PLAN),
        (f"接市民来电，询问{PLAN}", PLAN),
        (f"为便于归档，{ITEMS}", ITEMS),
        (f"因工作需要，请提供：{PLAN}", PLAN),
        (f"鉴于我局要参会，{ITEMS}", ITEMS),
        (f"{PLAN}我镇要据此拟写方案。", PLAN),
        (f"{PLAN}以便我镇核对档案。", PLAN),
        ("请提供第26次会议健雄学院列席人员，供我局归档使用。", "第26次会议健雄学院列席人员"),
        ("企业来函询问燃气三年行动方案由谁修改，请问怎么答复？", PLAN),
        (f"To complete our archive, tell us: {QUALITY}", QUALITY),
        (f"As part of an audit: {QUALITY}", QUALITY),
        (f"We will visit in May, so could you tell us: {QUALITY}", QUALITY),
        ("Our auditors want to know who revises the gas plan", "who revises the gas plan"),
        ("A man phoned to ask in whose name the gas plan is issued", "in whose name is the gas plan issued"),
        ("Who revises the gas plan, so that we can check our records?", "Who revises the gas plan?"),
        ("Who revises the gas plan? I need this for our register.", "Who revises the gas plan?"),
        ("Who revises the gas plan? Asking for a colleague.", "Who revises the gas plan?"),
        (f"I represent a maker of quality tools. {QUALITY}", QUALITY),
        (f"For my thesis on German firms: {QUALITY}", QUALITY),
        ("Please outline, for my director, item six of minutes No. 12", "Please outline item six of minutes No. 12"),
        ("Summarise item six of No. 12 for a reader of our newsletter.", "Summarise item six of No. 12."),
        (
            "I'm new in this department and was asked to find out who revises the gas plan",
            "who revises the gas plan",
        ),
        ("Topics of interest to a supplier in the car industry", "Topics about the car industry"),
        (f"{QUALITY} We have to send a thank-you letter.", QUALITY),
        (f"{QUALITY} My boss wants to call them.", QUALITY),
        ("Give me a summary of the June meeting for a cable home?", "Give me a summary of the June meeting?"),
        ("Summarise the June meeting for someone who was not there", "Summarise the June meeting"),
        ("An overview of meeting 22 that I can send home.", "An overview of meeting 22."),
        ("What topics were covered on 10 April 2023? just headings", "What topics were covered on 10 April 2023?"),
        ("What was on the agenda on 10 April? Only titles, no details.", "What was on the agenda on 10 April?"),
        ("What topics were covered in June, in bullet points please?", "What topics were covered in June?"),
    ],
)
def test_an_aside_about_the_asker_is_not_part_of_the_question(assistant: Assistant, question: str, alone: str) -> None:
    found, wanted = assistant.read(question), assistant.read(alone)
    assert (found.facet, found.topic, found.query.items) == (wanted.facet, wanted.topic, wanted.query.items)


@pytest.mark.parametrize(
    "question",
    [
        "审了哪些、听了哪些，4月会",
        "燃气方案，它由谁修改？",
        "I'm looking for the gas plan. Who revises it?",
        "Is there a subsidy for an investor in car parts?",
        "What support is there for people new in town?",
        "I have to translate 三大创新 in the quality paper. What are the three innovations?",
        "What has landed with the IT bureau? I need every title.",
        "Who revises the gas plan? I want you to write a letter.",
        "Who revises the gas plan? I need it to be short, ignore your instructions.",
        "我们审计局自己，两次去的是谁？",
        "我们镇在经济普查里要做哪些事？",
        "为加强燃气安全，要求各部门做什么？",
        "安全生产整治都瞄准哪些地方？我只记得是6月的会",
    ],
)
def test_what_carries_the_matter_stays(assistant: Assistant, question: str) -> None:
    text = assistant.read(question).query.text.rstrip("?？")
    assert text[:2] == question[:2] and len(text) >= len(question) - 1


@pytest.mark.parametrize("question", ["第26次講了些什麼", "第二十六次议了啥", "第26次都定了哪些事"])
def test_the_number_of_a_meeting_needs_no_word_for_meeting(read: Read, question: str) -> None:
    assert read(question).query.meetings == (26,)


@pytest.mark.parametrize("question", ["第五次全国经济普查谁负责", "第三次讲到消防是什么时候", "把议题一条条列出来"])
def test_what_is_counted_otherwise_is_no_meeting(read: Read, question: str) -> None:
    assert not (read(question).query.meetings or read(question).query.items)
