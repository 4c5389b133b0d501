"""What is asked of a whole meeting, or of all: what it left to be done, its reports and papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.desk import Desk

Asking = Callable[..., Answer]
APRIL = ("安全生产重点工作清单", "市委常委会审议", "规范性文件形式", "市住建局", "市司法局", "太仓生态环境局")
JUNE = ("市应急局", "市工信局", "提交市委常委会审议", "报请市委同意后", "市综合指挥中心")
HEARD = ("沙溪镇", "市城管局", "市卫健委", "太仓生态环境局")
TOLD = {
    "四月会各项后续安排都列出来呗": APRIL,
    "四月会议的跟进事项": APRIL,
    "第22次会议后续工作怎么安排的": APRIL,
    "第5号纪要里要落实的事项有哪些": APRIL,
    "What actions were agreed on 10 April and who owns them?": APRIL,
    "List the action items from the 22nd meeting.": APRIL,
    "List all follow-up tasks that came out of the April meeting together with the body in charge.": APRIL,
    "all follow-up actions April meeting with dept": APRIL,
    "6月会后各文件分别怎么往下走？": JUNE,
    "6月那次会议的后续任务清单": JUNE,
    "请列出第26次会议的后续工作及责任单位。": JUNE,
    "每个议题最后怎么定的，6月会": JUNE,
    "第26次会议待办台账": JUNE,
    "What are the next steps after the June meeting?": JUNE,
    "What follow-up actions were handed out on 13 June, and to whom?": JUNE,
    "What are the to-dos after the June meeting, document by document?": JUNE,
    "List all outcomes of the June meeting.": JUNE,
    "How many action items came out of the June meeting?": ("11 documents", *JUNE),
    "follow-ups from both minutes": (*APRIL, *JUNE),
    "两份纪要的待办全部列一下": (*APRIL, *JUNE),
    "市市场监管局会后需办理的事项有哪些，请逐项列明。": ("知识产权", "质量强市"),
    "What follow-up is the Market Regulation Bureau responsible for?": ("知识产权", "质量强市"),
    "请列出第22次会议上向会议作汇报的各单位（安全生产、疫情防控、水生态环境等方面）。": HEARD,
    "List the reports which the April executive meeting heard (only reports, not drafts).": HEARD,
    "四月会各部门汇报了什么": HEARD,
    "list doc deliberated at 26th": ("应急管理体系", "高端装备", "专精特新", "信息化项目"),
    "which companies sat in at the April meeting, telecom/power etc": ("电信公司", "联通公司", "供电公司"),
    "Can you check which people the High-tech Zone sent to the 26th meeting?": ("李刚", "夏家辉"),
    "which meeting(s) talk about 安全生产": ("no. 22", "no. 26"),
    "Which of the meetings covered intellectual property?": ("知识产权", "质量强市"),
    "请综合两份纪要，说明市政府常务会议对安全生产工作提出的要求。": ("专项整治", "第22次", "第26次"),
    "Summarise the item on water in the April minutes for me.": ("市考断面",),
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_asked_of_a_whole_meeting_is_told_row_by_row(ask: Asking, question: str) -> None:
    answer = ask(question)
    text = "".join(answer.text.split())
    assert answer.status == "answered", answer.text
    assert all("".join(fact.split()) in text for fact in TOLD[question]), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "地铁建设的后续安排",
        "What are the follow-up actions on the new stadium?",
        "how long will the follow-up actions of the April meeting take",
        "what do the follow-up actions of the June meeting cost",
        "When must the June action items be finished?",
        "四月会的待办什么时候完成",
        "市教育局的待办",
        "summarise the item about the metro in the April minutes",
        "which meetings talk about metro lines",
        "请问太仓现有德资企业多少家，纪要是否提及？",
        "Could you check whether the meeting approved a new hospital?",
    ],
)
def test_what_meetings_did_not_leave_to_be_done_is_not_found(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("follow-up actions by dept", ""),
        ("next steps for the gas plan", "gas"),
        ("水生态环境的后续工作", "水生态环境"),
        ("太仓对德合作的要点", "对德合作"),
    ],
)
def test_words_that_frame_any_minutes_are_a_topic_only_beside_others(
    desk: Callable[[str], Desk], question: str, topic: str
) -> None:
    said = desk(question).asked.topic
    assert topic in said if topic else not said, said


def test_examples_stay_where_they_are_what_is_asked(desk: Callable[[str], Desk]) -> None:
    assert "rentals" in desk("What did the April minutes say about safety, for example group rentals?").asked.topic
    assert "minutes_word" in desk("“叫应”听着像句口令，纪要里这个机制是管什么的？").asked.features
    assert not desk("六月会有哪些公司列席，比如电信之类的").asked.query.bodies
