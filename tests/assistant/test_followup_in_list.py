"""Asked of a list that was told, with the answers in the history as on the page: the whole list is meant.

Each dialogue gives its questions in turn; of the last answer it tells what it says, what it does not say, and what is
shown as understood.
"""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant

ALL = "两次会议共审议了哪些文件？"
ALL_EN = "Which documents were reviewed at the two meetings?"
AGENDA = "第22次会议有哪些议题？"
SAT_IN = "第26次会议有谁列席？"

DIALOGUES = [
    # Which of a long list fit: by where they go, who has them, what they are, what is said of them.
    ((ALL, "其中哪些要提交市委常委会？"), ("14件中，符合所问条件的2件", "农文旅", "质量强市"), ("燃气",), ALL),
    ((ALL, "由市工信局负责的呢？"), ("符合所问条件的4件", "工业母机"), ("燃气",), ALL),
    ((ALL, "其中有提到人才公寓的吗？"), ("符合所问条件的4件", "人才公寓建设"), ("燃气",), ALL),
    ((ALL, "哪些是方案？"), ("符合所问条件的3件", "质量强市"), ("对德合作",), ALL),
    ((ALL, "除了市工信局的，还有哪些？"), ("符合所问条件的10件",), ("工业母机",), ALL),
    ((ALL, "这些文件分别由谁负责？"), ("共14件", "市住建局", "市综合指挥中心"), (), ALL),
    ((ALL_EN, "which of them go to the Party standing committee?"), ("Of the 14", "农文旅"), ("燃气",), ALL_EN),
    ((ALL_EN, "how many of those are plans?"), ("Of the 14 listed above, what fits (8)",), ("项目管理办法",), ALL_EN),
    ((ALL_EN, "What about the ones given to the commerce bureau?"), ("what fits (2)", "对德合作"), ("燃气",), ALL_EN),
    (("What must the commerce bureau do?", "Which of these are from June?"), ("现代商业",), ("对德合作",), "commerce"),
    # None of them does.
    ((ALL, "其中有没有要报市人大的？"), ("14件中，没有符合",), ("燃气",), ALL),
    ((ALL, "其中哪些最重要？"), ("14件中，没有符合",), ("燃气",), ALL),
    ((ALL_EN, "which ones were not approved?"), ("None of the 14",), ("燃气",), ALL_EN),
    # Narrowed twice; another condition in place of the first; what is left; how many.
    ((ALL, "只要6月的", "其中由市商务局负责的呢？"), ("现代商业",), ("对德合作",), "6月"),
    ((ALL, "其中哪些要提交市委常委会？", "哪些以市政府办公室名义印发？"), ("14件中，符合所问条件的9件",), (), ALL),
    ((ALL, "由市工信局负责的呢？", "市商务局的呢？"), ("对德合作", "现代商业"), ("工业母机",), ALL),
    ((ALL, "由市工信局负责的呢？", "其余的呢？"), ("共10件", "燃气"), ("工业母机",), "其余"),
    (("6月审议了哪些文件？", "其中哪些是行动计划？", "不是行动计划的呢？"), ("共4件", "应急"), ("工业母机",), "不是"),
    ((ALL, "其中哪些要提交市委常委会？", "一共几份？"), ("2件",), ("燃气",), ALL),
    ((ALL_EN, "which of them are action plans?", "and which are not?"), ("7 in total",), ("工业母机",), ALL_EN),
    # Agenda items, bodies, meetings, people.
    ((AGENDA, "其中哪些是听取汇报的？"), ("9件中，符合所问条件的4件", "水生态"), ("燃气",), AGENDA),
    ((AGENDA, "其中哪些是听取汇报的？", "哪几项涉及安全生产？"), ("4件中，符合所问条件的2件",), ("水生态",), "哪几项"),
    (("哪些单位领有任务？", "其中哪些是镇？"), ("沙溪镇",), ("市工信局",), "镇"),
    (("有哪些纪要？", "其中哪次是6月开的？"), ("第26次",), ("第22次",), "有哪些纪要？"),
    (("有哪些纪要？", "最后一份什么时候印发的？"), ("2023年6月16日",), (), "第12号纪要"),
    ((SAT_IN, "其中哪些是镇里来的？"), ("王永伟", "蒋婷婷"), ("顾建康",), "列席的镇"),
    ((SAT_IN, "其中市政府办来了几个人？"), ("7人", "王晨清"), ("王永伟",), "列席的人中"),
    (("Who was present on 13 June?", "How many is that?"), ("5 were present",), (), "Who was present"),
    # By their places.
    ((ALL, "第3和第5份分别由谁负责？"), ("市商务局", "市市场监管局"), ("市住建局",), "和《关于促进"),
    ((AGENDA, "其中哪些是听取汇报的？", "第二项谁负责？"), ("沙溪镇",), (), "沙溪镇"),
    ((ALL_EN, "only the ones from June", "Who revises the second one?"), ("市工信局",), (), "高端装备"),
    # The words of the text; a new topic; another matter's own question after a list.
    (("市商务局有哪些任务？", "原文怎么说的？"), ("> 原则同意《2023 年太仓市对德合作工作要点》",), (), "原文"),
    (("核酸采样亭以后怎么处理？", "原文怎么说的？"), ("> ", "创新举措再利用"), (), "采样亭"),
    ((ALL, "五经普由谁牵头？"), ("市统计局",), ("燃气",), "五经普由谁牵头？"),
    ((ALL_EN, "Who chaired the June meeting?"), ("吴敬宇",), ("燃气",), "Who chaired"),
]  # fmt: skip


@pytest.mark.parametrize(("dialogue", "says", "says_not", "understood"), DIALOGUES)
def test_a_question_on_a_list_is_asked_of_the_whole_list(
    assistant: Assistant, dialogue: tuple[str, ...], says: tuple[str, ...], says_not: tuple[str, ...], understood: str
) -> None:
    history: list[dict[str, str]] = []
    for question in dialogue:
        answer = assistant.answer(question, history)
        history += [{"role": "user", "content": question}, {"role": "assistant", "content": answer.text}]
    assert understood in answer.standalone_question, answer.standalone_question
    assert all(words in answer.text for words in says), answer.text
    assert not [words for words in says_not if words in answer.text], answer.text
