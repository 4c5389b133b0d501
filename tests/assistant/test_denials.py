"""That a body is not given a matter is said where the ledger proves it of that matter, and nowhere else."""

from __future__ import annotations

import pytest

from tests.assistant.test_answers import Asking

DENIALS = (
    "没有把它交给",
    "没有给它布置",
    "布置文件或任务",
    "do not give this to",
    "give no document",
    "no document or task",
)

GIVEN = [
    "统计局汇报的经普下一步安排，领导们同意了吗",
    "会上让统计局组织实施和业务指导了吗",
    "疾控中心和醫院接下來要作好哪些監測",
    "会上让文体广旅局评估分析重点任务推进情况了吗",
    "高新区汇报的安全生产工作，下一步安排领导们同意了吗",
    "沙溪镇讲的安全生产工作最后过了没有",
    "应急局要拿市政府领导班子成员的安全生产重点工作清单怎么办",
    "综指中心那边的信息系统底数要摸清吗",
    "市政府办要联合相关部门指导、监督决策目录吗",
    "各成员单位和统计局在经普里怎么配合",
    "司法局那个决策目录，会议咋说的",
    "我记得水生态环境是太仓生态环境局的事，对吗",
    "我们跟商务局对接，想确认一下对德合作要点由谁负责",
    "城管局带着学的那个条例，最后怎么要求的",
    "What monitoring are the CDC and the hospitals to do next?",
    "Did the leaders accept what the Statistics Bureau plans next for the census?",
    "Who reported along with Shaxi Town? And what was the pair in meeting 26?",
    "Was the CDC told to do sentinel surveillance?",
    "Did Huangjing Town send someone else later?",
    "Was the Fire Brigade's safety plan approved?",
]


@pytest.mark.parametrize("question", GIVEN)
def test_what_the_minutes_give_a_body_is_never_denied(ask: Asking, question: str) -> None:
    assert not any(denial in ask(question).text for denial in DENIALS)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("民政局负责的城镇燃气方案改好了吗", "市住建局"),
        ("经普是教育局牵头的吧，准备怎么做", "市统计局"),
        ("知识产权的政策意见归财政局修改，什么时候出来", "市市场监管局"),
        ("Why was the Education Bureau picked to lead the economic census?", "市统计局"),
        ("When will the Civil Affairs Bureau finish the gas safety plan?", "市住建局"),
    ],
)
def test_a_body_that_the_matter_does_not_name_is_put_right(ask: Asking, question: str, right: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and right in answer.text


def test_a_body_with_tasks_and_no_document_is_told_of_documents_alone(ask: Asking) -> None:
    answer = ask("疾控中心要修改哪些文件？")
    assert answer.status == "not_found" and "任务" not in answer.text


def test_a_body_that_the_minutes_give_nothing_is_told_so(ask: Asking) -> None:
    answer = ask("税务局要修改哪些文件？")
    assert answer.status == "not_found" and "没有给它布置" in answer.text
