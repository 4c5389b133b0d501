"""A matter put before the question, one compared over the meetings, minutes' own issuers, bodies without a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]

PUT_FIRST = [
    ("产业用地和人才公寓方面，六月会议提了哪些要求", "高品质人才公寓"),
    ("城市管理这一块，哪些厂子的安全要盯紧？", "焚烧电厂"),
    ("治水上，眼前的临时办法跟长期办法要怎么兼顾", "过渡措施"),
    ("消防底子薄的问题会上有没有要求补？怎么说的", "补齐消防基层基础建设"),
    ("跟新条例冲突的老文件要怎麼處理？", "全面清理"),
    ("全市信息系统到底有多少家底，会上让谁去摸清？", "市综合指挥中心"),
]


@pytest.mark.parametrize(("question", "said"), PUT_FIRST)
def test_a_matter_put_first_is_what_is_asked_about(ask: Asking, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and said in answer.text and "共有" not in answer.text


INSIDE = [
    ("6月会议上，安全生产专项整治重点盯哪些行业场所？", "九小场所"),
    ("4月会议提到了哪些涉疫设施", "健康驿站"),
]


@pytest.mark.parametrize(("question", "said"), INSIDE)
def test_what_a_meeting_said_inside_an_item_is_no_agenda(ask: Asking, question: str, said: str) -> None:
    text = ask(question).text
    assert said in text and "项议题" not in text


def test_places_and_bodies_that_reported_are_listed_together(ask: Asking) -> None:
    text = ask("两次常务会上，先后有哪些地方和单位专门汇报过安全生产工作？").text
    assert all(name in text for name in ("沙溪镇", "市城管局", "高新区", "市消防救援大队"))


def test_documents_with_short_names_are_set_side_by_side(ask: Asking) -> None:
    text = ask("农文旅计划和质量强市方案，会后分别由谁完善、送到哪里？").text
    assert "市文体广旅局" in text and "市市场监管局" in text


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("市商务局会后打算怎么修改农文旅三年行动计划？", "市文体广旅局"),
        ("市住建局在会上领学市容环卫条例时讲了哪几点？", "市城管局"),
        ("五经普既然由市发改委牵头组织实施，那统计局配合什么？", "市统计局"),
    ],
)
def test_a_body_taken_for_the_one_that_leads_is_put_right(ask: Asking, question: str, right: str) -> None:
    answer = ask(question)
    assert answer.status == "partial" and right in answer.text


COMPARED = [
    ("安委办、消委办这类一体化运作机制，两次会议的要求有何不同？", "实体化一体化", "“三办”"),
    ("群租厂房整治，4月和6月的说法比较一下", "三年大灶", "九小场所"),
    ("两次会议对专班的要求有什么不一样", "断面水质专班", "现代商业领域发展领导小组"),
]


@pytest.mark.parametrize(("question", "april", "june"), COMPARED)
def test_what_each_meeting_said_on_a_matter_is_set_side_by_side(
    ask: Asking, question: str, april: str, june: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered" and answer.text.index(april) < answer.text.index(june)
    assert "出席" not in answer.text


def test_a_meeting_that_said_nothing_on_the_matter_compared_is_named(ask: Asking) -> None:
    answer = ask("两次会对宣传引导的要求有何异同")
    assert answer.status == "partial" and "第22次常务会议（第5号纪要，2023年4月10日）没有提到" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第5号纪要是谁整理的？", "由太仓市人民政府办公室整理"),
        ("纪要由哪个单位印发", "由太仓市人民政府办公室印发"),
        ("Who compiled minutes No. 12?", "compiled by Government Office"),
        ("By whom were the April minutes issued?", "issued by Government Office"),
    ],
)
def test_who_compiled_or_issued_minutes_is_read_off_them(ask: Asking, question: str, said: str) -> None:
    assert said in ask(question).text


@pytest.mark.parametrize("question", ["燃气方案由谁印发", "《关于深化质量强市建设的工作方案》是谁印发的"])
def test_who_issues_a_document_is_another_question(ask: Asking, question: str) -> None:
    assert "纪要由" not in ask(question).text


@pytest.mark.parametrize(
    "question",
    ["第5号纪要列席里头，哪些单位只写了“代表”没写人名？", "Which companies are listed in April without a name?"],
)
def test_bodies_whose_people_are_not_named_are_listed(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "邮政公司" in text and "移动公司" in text and "电信公司" not in text


@pytest.mark.parametrize("question", ["第5号纪要的标题是什么", "What is the title of No. 5?"])
def test_what_minutes_are_called_is_read_off_them(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "太仓市人民政府常务会议纪要" in text and "疫情防控" not in text


@pytest.mark.parametrize("question", ["你能做什么", "What can I ask?", "你们能回答什么"])
def test_what_is_asked_of_the_assistant_is_no_matter(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found" and not answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第5号纪要列席的单位有多少家", "共69个单位"),
        ("How many people sat in on 13 June?", "92 people"),
        ("4月10日列席的有多少人", "共73人"),
    ],
)
def test_those_who_sat_in_are_counted(ask: Asking, question: str, said: str) -> None:
    assert said in ask(question).text


@pytest.mark.parametrize(
    ("question", "there", "not_there"),
    [
        ("王莉萍参加了哪几次会", "第22次", "第26次"),
        ("Which meetings did 傅玖 attend?", "no. 26", "no. 22"),
        ("海关参加了哪几次会", "第26次", "第22次"),
    ],
)
def test_only_the_meetings_that_somebody_came_to_are_named(
    ask: Asking, question: str, there: str, not_there: str
) -> None:
    text = ask(question).text
    assert there in text and not_there not in text


@pytest.mark.parametrize(
    "question", ["两次会议隔了多久", "两次会差了多长时间", "How much time lay between the two meetings?"]
)
def test_the_days_between_two_meetings_are_told(ask: Asking, question: str) -> None:
    assert "64" in ask(question).text


def test_all_that_a_meeting_reviewed_is_told_with_where_it_goes(ask: Asking) -> None:
    text = ask("6月会议审的各份文件，后面分别怎么走程序？").text
    assert all(step in text for step in ("提交市委常委会审议", "报请市委同意后", "以市政府名义印发"))


def test_a_way_of_dealing_in_quotation_marks_is_no_title(ask: Asking) -> None:
    text = ask("第22次会议“听取汇报”类的议题有哪些？").text
    assert "疫情防控" in text and "知识产权" not in text
