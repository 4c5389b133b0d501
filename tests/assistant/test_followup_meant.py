"""Whom and what a follow-up means: who does something or what is done to; corrections, new topics, sister bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]
RULES = ("信息化项目管理办法谁来改", "市综合指挥中心。")
GAS = ("燃气方案谁改", "市住建局。")
GAS_EN = ("Who revises the gas plan?", "市住建局.")
TOURISM_EN = ("Where does the tourism plan go next?", "To the Standing Committee.")
QUALITY = "《关于深化质量强市建设的工作方案》"
TOURISM = "《推动农文旅融合高质量发展打造长三角休闲旅游目的地城市三年行动计划（2023—2025年）》"
SENT = ("哪些要送市委常委会", f"{QUALITY}和{TOURISM}。")
INDUSTRY_EN = ("Which documents does the industry bureau revise?", "")
CENSUS_EN = ("Who leads the fifth economic census?", "市统计局.")
RULES_EN = ("Who revises the IT project rules?", "市综合指挥中心.")
TWO = ("对德合作要点谁改", "", "质量强市方案呢", "")
TWO_GAS = (*GAS, "决策目录呢", "市司法局。")
TWO_EN = (*GAS_EN, "And the decision catalogue?", "…")

MEANT = [
    # Who has something to do is the body; what goes somewhere, or is gone by, is the document.
    (RULES, "它还得建立什么机制", "市综合指挥中心还得建立什么机制", "数据共享"),
    ((*RULES, "以谁的名义发", "市政府名义。"), "它要组织开展什么", "市综合指挥中心要组织开展什么", "后评估"),
    (GAS, "它要先报市委吗", "燃气方案要先报市委吗", "市政府办公室名义"),
    (("对德合作要点谁来完善", "市商务局。"), "各部门对标它要做什么", "对德合作要点", "特色品牌"),
    (RULES_EN, "What does it have to set up?", "Comprehensive", "资源清单"),
    # A body named by its field or place; another body's document; colloquial endings.
    (("璜泾镇4月来的是谁", "张杰。"), "浏河的呢", "浏河镇4月来的是谁", "宋蔚"),
    (("Who came for the audit bureau in June?", "陈伟峰."), "and for statistics?", "Statistics Bureau in June", "周静"),
    (("电信公司6月来的哪位", "王志勇。"), "联通公司的嘞", "联通公司6月来的哪位", "周菊华"),
    (GAS, "司法局那份呢", "市司法局那份文件谁改", "重大行政决策事项目录"),
    # How something of its own stands is asked by itself.
    (("水生态那项是谁汇报的", "太仓生态环境局。"), "断面情况怎么样", "断面情况怎么样", "落后水平"),
    # An agenda item that is numbered; another one of the same meeting.
    (("4月会上第三项是什么", ""), "由谁负责", "第22次常务会议第3项议题由谁负责", "市卫健委"),
    (("第12号纪要第五项审议的是什么", "", "哪个部门负责", ""), "第六项呢", "第6项议题哪个部门负责", "市市场监管局"),
    (("What was item 2 of the June meeting about?", ""), "Who reported?", "item 2 of meeting 26", "Statistics"),
    # What the user puts right.
    (GAS, "搞错了，我要问的是知识产权意见", "知识产权意见谁改", "市市场监管局"),
    (GAS, "我不是问这个，我问的是它什么时候审议的", "燃气方案什么时候审议的", "4月10日"),
    (("市司法局4月来的是谁", "张翼。"), "口误，是审计局", "市审计局4月来的是谁", "陈伟峰"),
    (GAS_EN, "That's not what I asked. In whose name is it issued?", "whose name is the gas plan issued?", "市政府办"),
    (("Who came for the audit bureau?", "…"), "Wrong bureau, I meant the finance one", "Finance Bureau", "周淑亚"),
    # A new topic, and one more question, which may lean on what was said.
    (GAS, "另外问一句，6月会议是谁主持的", "6月会议是谁主持的", "吴敬宇"),
    (GAS, "顺便再问一下，它是哪次会议审议的", "燃气方案是哪次会议审议的", "第22次"),
    (TOURISM_EN, "Moving on: who leads the census?", "who leads the census?", "市统计局"),
    (TOURISM_EN, "One more thing, which bureau revises it?", "Which bureau revises the tourism plan?", "市文体广旅局"),
    # Back to what was asked before; the other one.
    (TWO, "回到前面那份，以谁的名义印发", "对德合作要点以谁的名义印发", "市政府办公室"),
    (TWO_EN, "Back to the gas plan: who issues it?", "Who issues the gas plan?", "住建局"),
    (("第22次会议几人出席", "6人。"), "另一个呢", "第26次常务会议几人出席", "5人"),
    (("How many items were in April?", "9."), "and the other one, in June?", "items were in June?", "8 agenda"),
    # Several documents.
    (SENT, "它们各由谁改", "《关于深化质量强市建设的工作方案》和《推动农文旅", "市文体广旅局"),
    (TWO_GAS, "它们都以什么名义印发", "燃气方案和决策目录都以什么名义印发", "重大行政决策事项目录"),
    (INDUSTRY_EN, "What was the verdict on them?", "专精特新", "agreed in principle"),
    # What is asked of is not what points at it; a noun of the question's own.
    (("市卫健委汇报了什么", "全市疫情防控工作情况。"), "那些采样亭以后怎么处置", "采样亭以后怎么处置", "再利用"),
    (CENSUS_EN, "Why did they say it matters?", "they say", "国情国力"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "question", "alone", "right"), MEANT)
def test_a_follow_up_is_understood_as_what_it_means(
    ask: Ask, before: tuple[str, ...], question: str, alone: str, right: str
) -> None:
    answer = ask(question, *before)
    assert alone in answer.standalone_question, answer.standalone_question
    assert answer.status == "answered" and right in answer.text


@pytest.mark.parametrize("asked", ["分别由谁修改？", "以什么名义印发？", "原则同意了吗？"])
def test_two_documents_with_their_full_titles_are_both_told(ask: Ask, asked: str) -> None:
    titles = "《关于深化质量强市建设的工作方案》", "《太仓市信息化项目管理办法（2023年修订）》"
    answer = ask(f"{'和'.join(titles)}{asked}")
    assert answer.status == "answered" and all(title in answer.text for title in titles)
