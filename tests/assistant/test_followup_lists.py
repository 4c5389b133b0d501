"""Follow-ups on those who were there, on places in a list, after thanks, on what else there is, on a bare number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]
PRESENT = ("第22次会议有谁出席？", "郑丙华、王莉萍、倪嘉臻、陈磊、张展、盛海峰。")
PRESENT_EN = ("Who was present on 13 June?", "郑丙华、倪嘉臻、陈磊、傅玖、盛海峰.")
ZONE = ("高新区6月派了李刚来，对吧", "对，李刚列席。")
COMMERCE = (
    "市商务局一共改哪两份文件",
    "《2023 年太仓市对德合作工作要点》、《太仓市现代商业高质量发展三年行动计划（2023-2025）》。",
)
SAFETY = ("4月是哪两家汇报安全生产的", "沙溪镇、市城管局。")
ITEMS_EN = ("What was on the agenda of the 22nd meeting?", "")
INDUSTRY_EN = ("Who revises the auto parts cluster plan?", "市工信局.")
COUNTED_EN = ("How many documents did the industry bureau bring in June?", "4 documents.")
JUSTICE = ("第5号纪要里司法局要改什么", "《2023年度太仓市政府重大行政决策事项目录》。")

MEANT = [
    # Of those who were there, who came again, who did not, who was new.
    (PRESENT, "他们当中哪位6月就没来了", "谁没有出席第26次常务会议", "王莉萍、张展"),
    (PRESENT, "下一次有新面孔吗，都是谁", "第26次常务会议与第22次常务会议相比", "傅玖"),
    (PRESENT_EN, "Which of these people had also been there in April?", "both meeting 22 and meeting 26", "盛海峰"),
    # Who else came for the body; whether somebody came again; who came instead.
    (ZONE, "就他一个人吗", "高新区6月派谁参加会议", "夏家辉"),
    (("Did 王维峰 represent the Organization Department in June?", "Yes."), "Anybody else?", "in June", "冯谖"),
    (("市气象局4月谁列席？", "周卫兵。"), "6月是谁", "6月", "周卫兵"),
    (("Who came for the police in April?", "包顶益."), "Was he on the June list as well?", "包顶益", "马良"),
    # A noun alone that names a time and a body is whole, and drags nothing along.
    (COMMERCE, "6月市工信局牵头的议题", "6月市工信局牵头的议题", "高端装备"),
    (SAFETY, "那6月市商务局的文件呢", "6月市商务局的文件", "现代商业"),
    # What was counted, by title.
    (COUNTED_EN, "List all of them by title.", "Which documents", "汽车电子"),
    # Places in a list.
    (COMMERCE, "后一份改完先报哪里", "现代商业高质量发展三年行动计划", "报请市委同意"),
    (SAFETY, "前面那家列席的是谁", "沙溪镇", "王永伟"),
    (ITEMS_EN, "What was decided on the third?", "item 3 of meeting 22", "疫情防控"),
    (INDUSTRY_EN, "Who revises the other three?", "工业母机", "市工信局"),
    ((*COMMERCE, "前一份呢，谁印发", "市政府办公室。"), "另一份呢", "现代商业高质量发展三年行动计划", "报请市委同意"),
    (PRESENT, "傅玖在里面吗？", "第22次常务会议傅玖", "没有出现在所问会议的名单中"),
    # A number alone; what is there besides at another meeting.
    (JUSTICE, "12号的呢", "第12号纪要", "没有给它布置"),
    (("What must the emergency bureau revise in April?", ""), "Anything in June?", "in June", "应急管理体系"),
    # After thanks one goes on, or comes to something else; corrections in two sentences.
    (("Who reports on the census?", "市统计局."), "Thanks! Who studied the rules on sanitation?", "Who", "市城管局"),
    (("燃气方案谁改", "市住建局。"), "好的，谢谢！它以谁的名义印发", "燃气方案以谁的名义印发", "市政府办公室"),
    (("Who came for Shaxi in June?", "王永伟."), "No, not Shaxi. I was asking about Huangjing.", "Huangjing", "蒋婷婷"),
    (("How is the gas plan issued?",), "I meant the quality one. Who revises it?", "quality", "市市场监管局"),
    # What the other needs too; the same verdict; a firm or bureau pointed at.
    (("燃气方案是以市政府办公室名义发吗", "是。"), "决策目录也要这样发吗", "决策目录", "市政府办公室名义"),
    (("What was the verdict on the gas plan?",), "Did the IP policy get the same verdict?", "IP", "in principle"),
    (("条例是哪家领学的", "市城管局。"), "该家4月汇报了什么工作", "市城管局4月汇报了什么", "安全生产"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "question", "alone", "right"), MEANT)
def test_a_follow_up_is_read_by_what_was_listed_before(
    ask: Ask, before: tuple[str, ...], question: str, alone: str, right: str
) -> None:
    answer = ask(question, *before)
    assert alone in answer.standalone_question, answer.standalone_question
    assert right in answer.text
