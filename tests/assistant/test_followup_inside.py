"""A follow-up's detail is sought inside the item of the matter spoken of, whatever else says the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]

INSIDE = [
    (("农文旅的行动计划要上市委常委会吗",), "专班负责什么？", "统筹协调"),
    (("燃气三年行动方案通过了吗",), "具体要搭建什么体系？", "三位一体"),
    (("现代商业三年行动计划由谁修改完善？",), "行业协会呢", "第三方行业协会"),
    (("对德合作要点由谁完善？", "", "最后怎么印发"), "这项工作商务部是什么态度？", "高度肯定"),
    (("沙溪镇安全生产汇报是谁汇报的？",), "群租厂房怎么整治", "三年大灶"),
    (("水生态环境汇报是谁汇报的？",), "哪方面做得不好？", "落后水平"),
    # A turn without a subject of its own leaves that of the turn before, and so does a detail.
    (("应急管理体系的实施意见是哪次会审议的？", "", "审议结果怎样"), "里面说要建立什么预警机制？", "叫应"),
    (("信息化项目办法通过了吗", "", "出席的有谁"), "数据共享呢", "政务数据共享"),
    (("产业创新集群行动计划通过了吗", "", "人才公寓呢"), "最后怎么印发", "以市政府办公室名义印发"),
    (("Was the gas safety plan approved?", "", "Who revises it?"), "and the restaurants?", "瓶改管"),
]
ELSEWHERE = [
    (("燃气方案通过了吗",), "知识产权呢", "市市场监管局"),
    (("农文旅三年行动计划由谁牵头完善？",), "还有哪些议题提到专班", "断面水质专班"),
    (("对德合作要点由谁完善？",), "6月的会是谁主持的？", "吴敬宇"),
]


@pytest.mark.parametrize(("turns", "question", "holds"), INSIDE)
def test_a_detail_is_sought_inside_the_matter_spoken_of(
    ask: Ask, turns: tuple[str, ...], question: str, holds: str
) -> None:
    answer = ask(question, *turns)
    assert answer.status == "answered" and holds in answer.text


@pytest.mark.parametrize(("turns", "question", "holds"), ELSEWHERE)
def test_what_names_another_matter_is_not_sought_inside(
    ask: Ask, turns: tuple[str, ...], question: str, holds: str
) -> None:
    assert holds in ask(question, *turns).text


@pytest.mark.parametrize("question", ["专班组长是谁？", "资金从哪来？", "什么时候前完成？", "无人机呢"])
def test_what_the_item_does_not_say_is_not_found(ask: Ask, question: str) -> None:
    assert ask(question, "农文旅三年行动计划由谁修改？").status == "not_found"
