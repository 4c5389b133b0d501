"""Courses, reports, ranks, years and deadlines that a question takes for granted, held against the minutes."""

from __future__ import annotations

import pytest

from tests.assistant.test_answers import Asking

CONTRADICTED = [  # and what the minutes say instead
    ("商业三年计划没经过市委就直接发了，为什么？", "报请市委同意后"),
    ("现代商业计划绕过市委直接下发，有什么依据？", "报请市委同意后"),
    ("农文旅计划没上市委常委会就印发了，为什么？", "提交市委常委会"),
    ("燃气方案原封不动就印发了，什么时候的事？", "修改完善"),
    ("The commerce plan went round the Party Committee. On what grounds?", "报请市委同意后"),
    ("Why was the quality city plan released without going to the Standing Committee?", "市委常委会"),
    ("卫健委做水生态环境汇报时提到了哪些断面问题？", "太仓生态环境局"),
    ("双凤镇4月作的安全生产汇报指出了什么问题？", "沙溪镇"),
    ("Huangjing Town reported on work safety in April; what risks did it mention?", "沙溪镇"),
    ("浏河镇 gave safety report in april, what were its problems", "沙溪镇"),
    ("What deadline was set for the Finance Bureau to amend the gas safety plan?", "市住建局"),
    ("By when must the Health Commission rewrite the emergency management opinions?", "市应急局"),
    ("既然疫情防控汇报是市疾控中心作的，它汇报了哪些数据？", "市卫健委"),
    ("沙溪镇和浏河镇4月都汇报了安全生产，浏河镇的安排是什么？", "浏河镇就此"),
    ("听说经济普查是发改委牵头，对吧，具体要做什么？", "组织实施和业务指导"),
    ("太仓的市考断面为什么能领跑苏州？", "落后"),
    ("市考断面水质在苏州名列前茅，靠的是哪些做法？", "落后"),
    ("苏州8个市考断面达标率领先，会议给了什么表扬？", "落后"),
    ("国省考断面为什么拖了苏州后腿？", "前列"),
    ("How did Taicang's Suzhou-assessed water sections come to lead the whole of Suzhou?", "落后"),
    ("What makes Taicang's national and provincial water sections the worst in Suzhou?", "前列"),
]
TRUE = [
    ("质量强市方案有没有送市委常委会", "提交市委常委会"),
    ("Doesn't the commerce plan need the consent of the Party Committee?", "市委同意"),
    ("现代商业计划要经市委同意再发，那以谁的名义发？", "市政府办公室"),
    ("沙溪镇4月作了安全生产汇报，会议怎么说？", "原则同意"),
    ("沙溪镇和市城管局4月都作了汇报，会后谁落实？", "市城管局"),
    ("怎样才能让市考断面全部达标", "具体措施"),
    ("农文旅三年行动计划从哪年开始", "2023"),
    ("统计局牵头五经普，具体要做什么？", "组织实施"),
    ("市考断面达标率处于什么水平", "落后"),
    ("What years does the modern commerce plan cover?", "2023-2025"),
    ("移动公司4月派人来了吗", "没有写姓名"),
    ("Before the modern commerce plan can be printed and circulated, whose consent is still needed?", "市委同意"),
    ("Under whose name is the leadership's list of key work safety tasks to be printed and distributed?", "市委办公室"),
]


@pytest.mark.parametrize(("question", "said"), CONTRADICTED)
def test_what_the_minutes_say_instead_is_told(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and answer.citations
    assert said in answer.text + "".join(each.quote for each in answer.citations)


@pytest.mark.parametrize(("question", "said"), TRUE)
def test_what_is_taken_for_granted_rightly_is_answered(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text + "".join(each.quote for each in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "By what deadline must the modern commerce plan be published?",
        "质量强市方案的上报期限是哪天",
        "What exact percentage of those city-level water sections met the standard?",
        "Which office led the study of the Zhejiang provincial regulation on city appearance?",
        "会上学的浙江省市容环卫条例是谁领学的？",
    ],
)
def test_what_is_not_said_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "燃气那个三年行动方案是哪年到哪年啊",
        "Which years does the gas safety action plan cover?",
        "移动公司四月来的那位叫啥",
    ],
)
def test_what_is_said_in_part_is_no_whole_answer(ask: Asking, question: str) -> None:
    assert ask(question).status == "partial"


def test_the_law_of_another_province_is_named(ask: Asking) -> None:
    assert "江苏省" in ask("Who presented the Shanghai regulation on city appearance?").text


@pytest.mark.parametrize("question", ["Why was the lift installation plan not passed?", "为什么养犬管理办法没通过？"])
def test_no_other_paper_is_said_to_have_been_agreed_to(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"
