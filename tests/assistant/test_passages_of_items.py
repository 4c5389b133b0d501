"""Passages inside items: under the field that is named, what a group must do, what a short title stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.assistant import Assistant

Ask = Callable[..., Answer]
REGULATION, GAS_PLAN = "江苏省城市市容和环境卫生管理条例", "城镇燃气本质安全水平三年行动方案"


def paragraphs(answer: Answer) -> set[str]:
    """Name the paragraphs that an answer cites: 5二三."""
    return {f"{one.number}{one.item}{one.paragraph}" for one in answer.citations}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("六月纪要第一条老说《条例》，全称叫什么", REGULATION),
        ("第12号纪要第一项里所称的《条例》，全称是什么？", REGULATION),
        ("纪要里反复出现的《条例》是哪一部法规的简称", REGULATION),
        ('"The Regulation" (《条例》) in the June minutes: which piece of legislation is referred to?', REGULATION),
        ("What is 《条例》 short for in minutes No. 12?", REGULATION),
        ("第5号纪要第六项所称《工作要点》，全称叫什么", "2023 年太仓市对德合作工作要点"),
        ("In the April minutes, which document does 《行动方案》 refer to?", f"太仓市着力提升{GAS_PLAN}"),
    ],
)  # fmt: skip
def test_a_short_title_is_told_in_full(ask: Ask, question: str, title: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert f"《{title}》" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question", ["六月纪要里的《决定》全称叫什么", "The Ordinance (《细则》), which law is meant?"]
)
def test_a_short_title_that_stands_nowhere_is_not_found(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "field", "other"),
    [
        ("群租厂房整治，四月会上是对哪一块提的", "区镇板块方面", "城市管理领域"),
        ("区镇这块要盯紧什么", "区镇板块方面", "城市管理领域"),
        ("住宅小区消防是放在哪个领域里讲的", "城市管理领域", "区镇板块方面"),
        ("城管这块要盯住哪些场所的安全？", "城市管理领域", "区镇板块方面"),
        ("What were the districts and towns told to rectify in April?", "区镇板块方面", "城市管理领域"),
        (
            "At which sites was urban management told to tighten safety supervision, incineration plants and the like?",
            "城市管理领域",
            "区镇板块方面",
        ),
    ],
)
def test_of_a_paragraph_under_several_fields_the_one_named_answers(
    ask: Ask, question: str, field: str, other: str
) -> None:
    text = ask(question).text
    assert field in text
    assert other not in text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("承办重大决策的单位，目录发出来后要做什么？", "5五三"),
        ("街头摆摊、门前卫生责任划分这些，各部门要落实什么？", "12一三"),
        ("统计局在普查当中承担什么任务？", "12二三"),
        ("企业招才、用地、住房方面提了哪些支持？", "12五三"),
        ("给企业的用地、住房支持有哪些", "12五三"),
        ("文体广旅局除了改文件还要研究啥", "5七三"),
        ("Besides revising the plan, what must the culture and tourism bureau study?", "5七三"),
        ("Which departments were asked to do something about the municipal assessment sections?", "5八二"),
        ("Set out what is left to do with the list of safety tasks of government leaders.", "5一一"),
        ("Pull together what the minutes record about pandemic facilities and equipment.", "5三三"),
        ("old nucleic acid test kiosk, what todo", "5三三"),
        ("shopping and consumption, what does gov want", "12七二"),
        ("What sorts of premises are named as targets of the special safety rectification campaign in June?", "12三三"),
    ],
)
def test_the_paragraph_that_says_it_is_quoted(ask: Ask, question: str, place: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert place in paragraphs(answer)


@pytest.mark.parametrize(
    "question",
    [
        "街头艺人、广场舞这些，各部门要落实什么",
        "企业贷款贴息方面提了哪些支持",
        "old vaccination kiosk, what todo",
        "Which departments were asked to do something about stray dogs?",
        "Pull together what the minutes record about metro stations.",
        "Which roads will get new street lights under the safety plan?",
        "Name the rivers classed as problem rivers.",
        "brands chosen for the brand cultivation, can you list",
    ],
)
def test_what_no_paragraph_says_is_not_found(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


def test_what_is_counted_of_one_level_of_government_is_not_that_of_another(ask: Ask) -> None:
    assert "8 个" in ask("苏州考核太仓的水质断面有几个？").text
    assert ask("省考断面有几个").status == "not_found"
    assert ask("How many provincial assessment sections are there?").status == "not_found"


def test_a_matter_that_minutes_write_is_no_aside(assistant: Assistant) -> None:
    assert assistant.desk("群租厂房整治，四月会上是对哪一块提的").asked.topic == "群租厂房整治"
    assert "材料" not in assistant.desk("正在整理材料，燃气方案由谁修改？").asked.topic


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("应急管理那个实施意见，会议要求建立或完善哪些机制、制度", "“叫应”机制"),
        ("知识产权意见里要加强哪些建设", "制度建设和能力建设"),
    ],
)
def test_the_sort_of_thing_that_is_asked_for_stands_in_the_first_quote(ask: Ask, question: str, said: str) -> None:
    assert said in ask(question).citations[0].quote
