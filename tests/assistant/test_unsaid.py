"""Near misses: the matter stands in the minutes, what is asked of it does not; and their like, which is answered."""

from __future__ import annotations

import pytest

from tests.assistant.test_answers import Asking

NOT_SAID = [
    "那8个断面里有几个已经达标？",
    "8个市考断面分别叫什么名字",
    "Of the eight city-assessed sections, how many have improved?",
    "Name the eight sections that lag behind",
    "农文旅的接待中心选址在哪里",
    "国家级对德合作平台打算设在哪条路上",
    "Where will the national cooperation platform with Germany be built?",
    "On which site is Nanyang Plaza located?",
    "质量强市方案市委常委会通过了没有",
    "When did the standing committee adopt the agritourism plan?",
    "餐饮用户不改管会受到什么处罚",
    "What is the penalty for gas users who keep faulty valves?",
    "哪个镇的经普工作做得最好",
    "Which town has the lowest number of safety hazards, as the minutes tell it?",
    "信息化办法跟老办法比改了哪些内容",
    "How do the revised IT project measures compare with the previous version?",
    "燃气方案的讨论意见具体提了什么",
    "What comments were raised in the discussion of the quality plan?",
    "对德合作工作要点的发文字号是多少",
    "What document number did the gas plan get?",
    "哪些农文旅项目延期了",
    "Which agritourism projects are overdue?",
    "全域整治要腾出多少亩地",
    "How many hectares are to be freed for industry?",
    "防灾减灾日是每年的几月几号",
    "“一村一品”会上是怎么要求的",
    "哪个农文旅项目最大",
    "党政领导干部的必修培训一共几天",
    "What is the length of the tourist routes?",
    "Are the quality measures now legally binding?",
    "商业计划落地了没有",
    "In what hotel did the jubilee gathering take place?",
    "Which firm runs the gas information system?",
    "Who revises the key points on cooperation with Sweden?",
    "对日合作工作要点怎么定的",
    "联合的那家第三方行业协会叫什么名字？",
    "How often do finished IT projects have to be evaluated again?",
    "供电公司在会上说了什么？",
    "By which year must emergency management be modern?",
    "镇一级的应急指挥要配几个人",
    "How many rivers are in the city at present?",
    "Which decisions are on the 2023 list of major administrative decisions?",
    "燃气方案以市政府办公室名义印发后，抄送了哪些单位",
]
SAID = [
    ("应急指挥体系的三级是哪三级？", "村"),
    ("燃气的两个突出问题是哪两个？", "灶管阀"),
    ("市工信局要改的4个文件分别是什么", "高端装备制造"),
    ("对什么要加大处罚力度？", "灶管阀"),
    ("“三同步”是哪三个同步", "同步规划"),
    ("“一河一策”会上是怎么要求的", "标本兼治"),
    ("要确保按时完工的是哪些项目", "重大农文旅项目"),
    ("新修订的市容条例完善了什么内容", "适用范围"),
    ("What must happen to policies that do not fit the regulation on city appearance?", "清理"),
    ("Which shopping areas are to be upgraded?", "罗腾堡德风街"),
    ("能不能继续用瓶装燃气？", "瓶改管"),
]
CORRECTED = [
    ("会议决定关闭所有健康驿站，由谁执行？", "再利用"),
    ("Why was the disease control centre told to stop monitoring variants?", "监测"),
    ("现代商业计划以市委的名义印发，下一步谁来落实？", "市政府办公室"),
    ("6月代表市政协出席的顾建康还做了什么", "市人大"),
    ("Meeting 26 approved the gas safety plan: who is to revise it?", "no. 22"),
    ("What does the Water Bureau have to do under the gas safety plan?", "市住建局"),
    ("6月16日召开的那次会有谁列席？", "6月13日"),
    ("What did the session that convened on 18 April hear?", "10 April"),
    ("Which fourteen city-assessed sections fell behind?", "8 个市考断面"),
    ("两家单位负责质量强市方案，是哪两家", "1家"),
    ("高新区在第22次会议上汇报安全生产，怎么定的？", "第26次"),
    ("苏州的市考断面都达标了，会议怎么表扬的？", "落后水平"),
    ("市发改委什么时候能把质量强市方案改完？", "市市场监管局"),
    ("质量强市方案以市政府办公室名义印发后，发到了哪些单位", "市委常委会"),
]

NEAR = [
    ("五经普要配多少名普查员？", "配齐配强普查人员"),
    ("国省考断面的水质优良比例，百分之几？", "国省考断面水质稳居苏州前列"),
]


@pytest.mark.parametrize("question", NOT_SAID)
def test_what_is_not_said_of_a_matter_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(("question", "said"), SAID)
def test_what_is_said_in_like_words_is_answered(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and said in answer.text


@pytest.mark.parametrize(("question", "right"), CORRECTED)
def test_a_measure_a_name_or_a_meeting_taken_for_granted_is_put_right(ask: Asking, question: str, right: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and right in answer.text


@pytest.mark.parametrize(("question", "near"), NEAR)
def test_the_nearest_words_are_shown_as_what_does_not_answer(ask: Asking, question: str, near: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found" and not answer.citations
    assert near in answer.text and near in answer.nearest[0].quote


@pytest.mark.parametrize("question", ["最近的地铁站在哪", "Who won the football cup?"])
def test_no_words_are_shown_where_none_is_near(ask: Asking, question: str) -> None:
    assert len(ask(question).text.splitlines()) == 2
