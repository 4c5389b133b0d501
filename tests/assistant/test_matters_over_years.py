"""A matter of several years, in another city: which year had it, what was put off, what a follow-up means."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，{chair}主持召开市政府第 {meeting} 次常务会议，审议《{title}》等。

会议议定以下意见：

一、审议《{title}》

（一）{decided}。

（二）要规范牵绳出户。市公安局要牵头建立犬只登记系统，于{year}年6月底前完成首批试点任务。市农委要开展犬只免疫。

（三）{year}年安排养犬管理专项资金90万元，市财政局要做好资金保障。在东湖镇先行开展试点，逐步在全市推广。

二、听取关于全市粮食生产工作情况的汇报

（一）会议听取了市农委关于全市粮食生产工作情况的汇报，原则同意下阶段工作安排。会后由市农委按程序组织实施。

三、审议《云溪市图书馆建设方案》

（一）同意《云溪市图书馆建设方案》。会后由市教育局根据会议讨论意见修改完善，按程序组织实施。

四、听取关于当前消防安全重点任务推进情况的汇报

（一）会议听取了市消防大队关于当前消防安全重点任务推进情况的汇报，原则同意下阶段工作安排。会后由市消防大队抓好落实。

五、听取关于全市水利工程管护情况的汇报

（一）会议听取了市水务局关于全市水利工程管护情况的汇报，原则同意下阶段工作安排。会后由市水务局抓好落实。

出席：甲一鸣、乙二川。

列席：市财政局{finance}，市公安局{police}，东湖镇戊五洋。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_PUT_OFF = (
    "会议决定暂缓审议《{title}》。会后由市公安局根据会议讨论意见作进一步调研论证，修改完善后另行提交市政府常务会议审议"
)
_AGREED = "原则同意《{title}》。会后由{body}根据会议讨论意见修改完善，以市政府名义印发"
_SENT_BACK = "会议要求对《{title}》修改后再议。由{body}根据会议讨论意见作较大修改后再次提交市政府常务会议审议"
_BY_ITSELF = "同意《{title}》。会后由{body}修改完善，由{body}自行印发实施"
_RULES = "云溪市骑行驿站考核细则"
_MEASURES, _OPINIONS = "云溪市养犬管理办法", "关于进一步加强养犬管理的实施意见"
_HELD = (
    (2015, 3, 12, _MEASURES, _PUT_OFF, "市公安局", "甲一鸣市长", "丙三元", "丁四海"),
    (2016, 4, 31, _MEASURES, _AGREED, "市公安局", "乙二川常务副市长", "丙三元", "丁六合"),
    (2011, 5, 7, _RULES, _SENT_BACK, "市城管局", "甲一鸣市长", "己七星", "丁四海"),
    (2012, 6, 8, _RULES, _BY_ITSELF, "市城管局", "甲一鸣市长", "己七星", "丁四海"),
    (2019, 2, 77, _OPINIONS, _AGREED, "市城管局", "甲一鸣市长", "己七星", "丁四海"),
)


@pytest.fixture(scope="module")
def dogs(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {}
    for year, number, meeting, title, decided, body, chair, finance, police in _HELD:
        said = {"year": year, "number": number, "meeting": meeting, "title": title, "chair": chair}
        came = {"finance": finance, "police": police, "decided": decided.format(title=title, body=body)}
        texts[f"{year}-{number:02}"] = _MINUTES.format(**said, **came)
    return archive_of(tmp_path_factory, texts)


@pytest.mark.parametrize(
    "question",
    ["2016年第4号纪要包括哪些议题？", "2016年第4号纪要里都涵盖了什么事项", "2016年第4号纪要有哪几个议题"],
)
def test_what_minutes_take_in_is_their_agenda(dogs: Assistant, question: str) -> None:
    text = dogs.answer(question).text
    assert _MEASURES in text and "粮食生产" in text


@pytest.mark.parametrize("question", ["养犬的问题历年上过几次会", "养犬的事情这些年上过几回会，分别是哪一年"])
def test_a_matter_is_found_in_every_year(dogs: Assistant, question: str) -> None:
    documents = {citation.document for citation in dogs.answer(question).citations}
    assert documents >= {"2015-03", "2016-04", "2019-02"}


@pytest.mark.parametrize(
    "question",
    ["2015年会议同意印发养犬管理办法，是以谁的名义印发的？", "2015年通过的养犬管理办法以谁的名义印发"],
)
def test_what_was_put_off_is_not_taken_for_agreed(dogs: Assistant, question: str) -> None:
    answer = dogs.answer(question)
    assert answer.status == "partial" and "没有同意" in answer.text and "2016年3月2日" in answer.text


def test_why_a_thing_was_put_off_is_not_made_up(dogs: Assistant) -> None:
    answer = dogs.answer("2015年养犬管理办法为什么暂缓")
    assert answer.status != "answered"


@pytest.mark.parametrize("question", ["2019年的养犬意见由公安局负责修改，公安局什么时候改完的？"])
def test_a_body_with_another_task_in_an_item_does_not_revise_its_document(dogs: Assistant, question: str) -> None:
    answer = dogs.answer(question)
    assert answer.status == "partial" and "市城管局" in answer.text


def test_a_duty_with_a_month_in_it_is_listed(dogs: Assistant) -> None:
    assert "2016年6月底前完成" in dogs.answer("2016年养犬管理办法里公安局有哪些任务").text


@pytest.mark.parametrize("question", ["2016年养犬办法先在哪个镇搞试点", "养犬试点2016年先在哪里开展"])
def test_where_a_thing_is_done_first_is_quoted(dogs: Assistant, question: str) -> None:
    assert "东湖镇" in dogs.answer(question).text


def test_the_name_of_the_city_stands_before_any_of_its_bodies(dogs: Assistant) -> None:
    assert "丁六合" in dogs.answer("云溪市公安局派谁参加了2016年第4号纪要那次会议").text


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("2016年第4号纪要那次会议谁主持？", "公安局是谁去的？"), ("丁六合",)),
        (("2016年养犬管理办法由谁负责？", "农委在里面有什么任务？"), ("开展犬只免疫",)),
        (("2016年养犬管理办法会后怎么处理？", "哪一天审议的？"), ("2016年3月2日",)),
        (("2015年养犬管理办法的审议结果是什么？", "后来是哪年通过的？"), ("原则同意", "2016")),
        (("2016年养犬管理办法由谁负责？", "2019年那份意见呢？"), ("市城管局",)),
        (("2016年养犬管理办法由谁负责？", "那2019年同一主题的意见呢？"), ("市城管局",)),
        (
            ("Who was responsible for the 2016 dog-keeping measures?", "And the 2019 opinions on the same subject?"),
            ("市城管局",),
        ),
        (("2016年养犬管理办法那次会议谁主持的？", "财政局谁来的", "这个办法下一步去哪"), ("市政府名义印发",)),
    ],
)
def test_a_follow_up_keeps_the_meeting_or_the_matter(
    dogs: Assistant, turns: tuple[str, ...], said: tuple[str, ...]
) -> None:
    history: list[dict[str, str]] = []
    for question in turns:
        answer = dogs.answer(question, history)
        history += [{"role": "user", "content": question}, {"role": "assistant", "content": answer.text}]
    assert all(each in answer.text for each in said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2011年哪些文件要求修改后再议？", _RULES),
        ("Which documents were sent back for revision in 2011?", _RULES),
        ("2011年市城管局承办的上会文件有哪些？", _RULES),
        ("2012年定下来由部门自行印发实施的文件是哪几份", "自行印发"),
        ("Which documents of 2012 were the bureaus to issue themselves?", "自行印发"),
        ("How many times did cycling stations (骑行驿站) come up?", "2 times"),
        ("Which minutes of 2012 dealt with cycling stations (骑行驿站考核细则)?", "minutes No. 6"),
        ("2015年养犬管理办法，会议最后怎么定的？", "暂缓审议"),
        ("养犬管理办法2015年和2016年两次会议的结论有什么不同？", "暂缓审议"),
    ],
)
def test_what_is_sent_back_or_issued_by_a_body_and_how_often_it_came_up(
    dogs: Assistant, question: str, said: str
) -> None:
    assert said in dogs.answer(question).text


@pytest.mark.parametrize(
    "question", ["2016年那次会后怎么发文？", "2016年那次以什么名义印发？", "2016年那次报市委常委会吗？"]
)
def test_that_time_of_another_year_is_of_the_same_matter(dogs: Assistant, question: str) -> None:
    earlier = "2015年养犬管理办法通过了吗"
    history = [{"role": "user", "content": earlier}, {"role": "assistant", "content": dogs.answer(earlier).text}]
    assert _MEASURES in dogs.answer(question, history).text
