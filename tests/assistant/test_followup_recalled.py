"""Follow-ups on what only the minutes tell of an earlier question: its route, its body, its meeting, its people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Ask = Callable[..., Answer]

LEAN = [
    # The next step of the document spoken of, asked of others.
    (("质量强市方案改好了送哪",), "还有谁也是这个去向", "农文旅"),
    (("信息化办法以谁的名义印发",), "还有没有别的文件也走这条路", "以市政府名义"),
    (("Where does the agri-tourism plan go next?",), "Any other paper that takes that route?", "质量强市"),
    # What the same body had at another meeting.
    (("4月应急局有份什么文件",), "6月同一个局的那份呢", "应急管理体系"),
    (("商務局6月改哪份文件",), "那4月他們手裡是哪份", "对德合作"),
    (("Which paper was the market regulator given in June?",), "And the April one from the same bureau?", "知识产权"),
    # Who came in somebody's place; whether a name was given.
    (("璜泾镇4月谁来的", "张杰。"), "6月换了吗", "蒋婷婷"),
    (("璜泾镇4月谁来的", "张杰。"), "后来有没有换人", "蒋婷婷"),
    (("Who came for Huangjing Town in April?", "张杰."), "Did they send someone else later?", "蒋婷婷"),
    (("移动公司4月来的人叫什么",), "6月那回给名字了没有", "朱亦佳"),
    # Those spoken of, narrowed to a meeting.
    (("以规范性文件形式印发的有哪些，提交市委常委会的又有哪些",), "其中哪些是4月的", "农文旅"),
    (("List the documents submitted to the Standing Committee.",), "Which of them is from June?", "质量强市"),
    # The chair, a town, a meeting that the earlier answer alone names.
    (("谁主持的6月会议",), "他什么职务", "常务副市长"),
    (("Who chaired the June meeting?",), "And his title?", "executive deputy mayor"),
    (("Which town reported on safety in April?",), "Who attended for that town in June?", "王永伟"),
    (("When was the meeting on epidemic control held?",), "Who came for the Commerce Bureau there?", "刘利民"),
    (("四月听取安全汇报，有沙溪镇吧", "", "跟它一块儿汇报的是哪家"), "他俩会后要做什么", "落实"),
    # The other one; a sort of bodies; another side; the full title.
    (("4月汇报安全的是哪些单位，我记得有沙溪镇", "有沙溪镇。"), "另外那个是哪家", "城管局"),
    (("五经普是啥",), "成员单位呢，要干啥", "协同配合"),
    (
        ("Who leads the census?", "市统计局 takes the lead."),
        "And the towns, what should they do there?",
        "压实属地责任",
    ),
    (("农文旅三年计划归谁优化", "", "改好交给谁审"), "工作专班呢？", "统筹协调"),
    (("12号纪要哪天印的",), "那整理是几号弄完的", "6月15日"),
    (("对德合作要点以谁名义发",), "燃气方案也是这样不？", "市政府办公室名义"),
    (("燃气那个方案谁负责",), "它的正式名称叫什么", "城镇燃气本质安全水平三年行动方案"),
    (("What did they decide on the commerce plan?",), "What's its full title?", "现代商业高质量发展三年行动计划"),
    # Who else was there; a name put right; the same counted elsewhere; one of those listed, by its matter or its place.
    (("倪嘉臻6月出席了吗？", "出席了。"), "还有哪些领导在？", "傅玖"),
    (("Who came for the Water Bureau in June?", ""), "And who came for Huangjing Town?", "represented by 蒋婷婷"),
    (("6月会上浏河街道谁来的？", "纪要中没有浏河街道。"), "打错了，是浏河镇", "浏河镇："),
    (("How many items were on the June agenda?", "Eight."), "So how many were there in April?", "9 agenda items"),
    (("市工信局手上有哪几份文件", ""), "里面有讲汽车零部件的吗", "1件"),
    (("4月审议了哪些文件？", ""), "第3个归谁改", "市商务局"),
    (("4月会上听了哪些汇报？", ""), "第四个，谁报的", "太仓生态环境局"),
    (("Who revises the gas plan?", ""), "用中文说：以谁的名义印发？", "以市政府办公室名义印发"),
    # A new topic after a word of thanks.
    (("质量强市方案谁改",), "好的，谢谢。换个题：疫情防控是哪家汇报的", "卫健委"),
    (("Who revises the gas plan?",), "OK, got it. New question: who leads the economic census?", "市统计局"),
]


@pytest.mark.parametrize(("before", "question", "right"), LEAN)
def test_a_follow_up_is_answered_by_what_the_minutes_told_before(
    ask: Ask, before: tuple[str, ...], question: str, right: str
) -> None:
    answer = ask(question, *before)
    assert answer.status == "answered" and right in answer.text, answer.standalone_question
