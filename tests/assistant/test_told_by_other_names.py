"""Several things by short names, meetings by the report they heard, duties by whom or what they are on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]

TOLD = {
    # three documents or more, or two of which each is asked, by short names
    "燃气方案、重大决策目录、对德要点分别归哪几个局修改？": ("市住建局", "市司法局", "市商务局"),
    "对德要点、知产意见、安全生产清单分别怎么印发": ("规范性文件", "市委办公室"),
    "燃气方案、农文旅、信息化办法后面各走什么程序？": ("市委常委会", "以市政府名义"),
    "Quality city plan, modern commerce plan, IT projects measures: who revises each?": (
        "市市场监管局",
        "市商务局",
        "市综合指挥中心",
    ),
    "知识产权和质量强市分别在哪次会上审的": ("第22次", "第26次"),
    "燃气方案和农文旅计划分别谁改，改到什么程度": ("市住建局", "市文体广旅局"),
    # who sent most; of which city they are; what goes out in an office's name, shortly named
    "哪个单位来的人最多": ("市政府办公室有7人", "王晨清"),
    "Which organisation sent the most people?": ("7 people",),
    "这是哪个市的会议纪要": ("太仓市人民政府",),
    "Which city do these minutes belong to?": ("太仓市人民政府",),
    "府办发文的有几件": ("燃气本质安全", "现代商业"),
    "6月那次会上需要再改的文件，改完各自怎么走": ("市委常委会", "以市政府名义"),
    # when a matter was spoken of that no title names
    "群租厂房整治什么时候议的？": ("4月10日", "6月13日"),
    "When was group rental housing discussed?": ("10 April", "13 June"),
    # duties: of whom, on what
    "What are the government leaders told to do about the sectors they are in charge of?": ("督促分管行业领域",),
    "班子领导对自己分管的那几条线得做些什么？": ("督促分管行业领域",),
    "what about restaurants still using bottled gas? what do authorities have to do": ("瓶改管",),
    "What were hospitals told to do?": ("哨点监测",),
    "What were towns told to do?": ("经普机构",),
    "文体广旅局在农文旅里头要研究哪些东西": ("产业规划前景",),
    "市考断面的事谁来牵头抓": ("断面水质专班",),
    # the tasks of whole meetings, with the duties of particular bodies
    "第22次会议布置了哪些任务，各单位干什么": ("市应急局", "市疾控中心", "农文旅融合工作专班"),
    "两次会后各单位都有哪些任务": ("市应急局", "市工信局", "资源清单"),
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_asked_by_other_names_is_told(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [said for said in TOLD[question] if said not in answer.text] == []


@pytest.mark.parametrize(
    "question",
    [
        "燃气方案、养老服务办法、农文旅计划分别谁负责改",
        "who revises the gas plan, the pension plan and the tourism plan?",
    ],
)
def test_a_document_that_was_not_there_is_said_to_be_missing_beside_the_others(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and "市住建局" in answer.text and "市文体广旅局" in answer.text


@pytest.mark.parametrize(
    ("question", "meeting"),
    [
        ("高新区汇报那天谁主持会议", "第26次"),
        ("听疫情汇报那次会谁主持", "第22次"),
        ("统计局汇报那次会是哪天开的", "第26次"),
        ("城管局领学那天谁主持", "第26次"),
        ("Who chaired the meeting when the High-tech Zone gave its report?", "no. 26"),
    ],
)
def test_a_meeting_is_known_by_the_report_that_it_heard(ask: Asking, question: str, meeting: str) -> None:
    text = ask(question).text
    others = {"第22次", "第26次", "no. 22", "no. 26"} - {meeting}
    assert meeting in text and not [other for other in others if other in text]


@pytest.mark.parametrize(
    "question",
    [
        "第22次会议和第26次会议中间还开过会吗",
        "4月和6月这两次会之间还有没有开别的会",
        "Were there any other meetings between April and June?",
        "住建局汇报那天谁主持",
        "承办亚运会的单位要做什么",
        "城管要管哪些网吧",
        "城管要查哪些酒吧",
        "What is required of bus companies?",
    ],
)
def test_what_no_minutes_have_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"
