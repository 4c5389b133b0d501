"""Among many minutes: details that Chinese asks for in words of its own; who asks is no part of a question."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.matching.aligned import aligned
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 20 日

{year} 年 {month} 月 12 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

{items}

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市公安局丁四海，市人社局戊五岳。

云溪市人民政府办公室 整理

{year} 年 {month} 月 15 日
"""
_MATTERS = (
    (
        "听取电信网络诈骗治理情况汇报",
        "市公安局",
        "电信网络诈骗发案{n}起、止付{m}万元，抓获嫌疑人385名，由市公安局专班推进。",
    ),
    (
        "听取保障农民工工资支付情况汇报",
        "市人社局",
        "排查在建工地189个，清欠工资{m}万元、涉及{n}人，6月10日前全部兑付到位。",
    ),
    (
        "听取被征地农民参保情况汇报",
        "市人社局",
        "被征地农民参保率93%，缴费年限不足15年的可一次性补缴，补缴资金政府承担{n}%。",
    ),
    ("审议《云溪市{year}年公共图书馆建设方案》", "市文广旅局", "新建图书分馆{n}家，购置图书{m}册。"),
)


def _text(year: int, quarter: int) -> str:
    lines = []
    for label, at in zip("一二", range(quarter, len(_MATTERS), 2), strict=True):
        title, body, said = _MATTERS[at]
        told = said.format(n=40 + year - 2005, m=2000 + 10 * (year - 2005))
        name = title.format(year=year)
        lines.append(f"{label}、{name}\n\n（一）会议讨论了有关情况。会后由{body}抓好落实。\n\n（二）{told}\n")
    fields = {"number": quarter + 1, "meeting": 2 * (year - 2005) + quarter + 1, "month": 3 + quarter * 6}
    return _MINUTES.format(year=year, items="\n".join(lines), **fields)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {f"{year}-{at + 1:02}": _text(year, at) for year in range(2005, 2020) for at in range(2)}
    return archive_of(tmp_path_factory, texts)


def test_a_detail_is_told_by_the_sentence_that_gives_it(archive: Assistant) -> None:
    answer = archive.answer("记者想核一个数：2013年电信网络诈骗发案多少起、止付多少？")
    assert answer.status == "answered" and "48起" in answer.text and "2080万元" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2012年清欠工资那次，最晚哪天兑付到位？", "6月10日前"),
        ("How many library branches were newly built in 2016?", "51家"),
        ("How many books were bought for the library branches in 2014?", "2090册"),
    ],
)
def test_one_weighing_tells_it_in_both_languages(archive: Assistant, question: str, told: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered" and told in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "sentence", "numbers"),
    [
        ("帮农民工讨回多少钱，涉及多少人？", "排查工地189个，清欠工资2350万元、涉及1930人。", ["2350万元", "1930人"]),
        ("政府掏几成？", "参保率93%，补缴资金政府承担60%。", ["60%"]),
        ("按市场价打几折，收入门槛多少", "月收入低于2600元的，租金按市场价的45%确定。", ["45%", "2600元"]),
        ("校车多少辆？", "安排经费300万元。", []),
    ],
)
def test_each_number_asked_is_set_beside_one_of_its_kind(question: str, sentence: str, numbers: list[str]) -> None:
    assert [one.span.of(sentence) for one in aligned(question, sentence).numbers] == numbers


@pytest.mark.parametrize(
    "question",
    [
        "2013年电信网络诈骗的主犯判了几年？",
        "2010年清欠工资涉及的工地由哪家公司承建？",
        "2017年被征地农民的养老金每月领多少钱？",
        "2016年新建图书分馆一共花了多少钱？",
        "2016年新建图书分馆由哪家企业中标？",
        "Which company built the library branches in 2016?",
    ],
)
def test_a_detail_that_no_sentence_gives_stays_untold(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"


@pytest.mark.parametrize(
    "opening",
    [
        "审计那边追着要，",
        "档案室归档遇到疑问：",
        "我是记者，想核实一个数字：",
        "校对稿子卡住了，",
        "人大代表视察前要摸底，",
        "学习用，",
    ],
)
def test_who_asks_and_why_is_no_part_of_a_question(archive: Assistant, opening: str) -> None:
    question = "2013年电信网络诈骗发案多少起？"
    assert archive.answer(opening + question).text == archive.answer(question).text


def test_a_matter_put_first_is_a_part_of_it(archive: Assistant) -> None:
    assert "48起" in archive.answer("电信网络诈骗治理，2013年发案多少起？").text
    assert "补缴" in archive.read("被征地农民一次性补缴社保，2017年规定政府掏几成？").topic
