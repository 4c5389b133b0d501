"""What no minutes hold is not found: matters of a name in part in many titles, ages, hours; wrong chairs and days."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 20 日

{year} 年 {month} 月 12 日上午，{chair}主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

{items}

出席：{present}。

列席：市财政局丙三元，市城管局丁四海。

云溪市人民政府办公室 整理

{year} 年 {month} 月 15 日
"""
_AGREED = "原则同意《{title}》。会后由{body}根据会议讨论意见修改完善，以市政府办公室名义印发。"
_YEARS = range(2001, 2022)
_MATTERS = (
    ("云溪市{year}年重大项目推进计划", "市发改委"),
    ("云溪市垃圾焚烧发电项目选址方案", "市城管局"),
    ("云溪市居民生活用水价格调整方案", "市水务局"),
    ("云溪市城市公园建设方案", "市住建局"),
    ("云溪市统计调查工作方案", "市统计局"),
    ("云溪市幼儿园建设三年计划", "市教育局"),
)  # fmt: skip


def _text(year: int, half: int) -> str:
    items = []
    for label, (name, body) in zip("一二三", _MATTERS[3 * half : 3 * half + 3], strict=True):
        title = name.format(year=year)
        decided = _AGREED.format(title=title, body=body)
        items.append(
            f"{label}、审议《{title}》\n\n（一）{decided}\n\n（二）年内投资{half + 3}亿元，更新设备{half + 20}台。"
        )
    meeting = (2 * (year - 2010) + half) % 12 + 1  # numbers begin anew every six years
    chair = "乙二川常务副市长" if half else "甲一鸣市长"
    return _MINUTES.format(
        number=half + 1,
        year=year,
        month=3 + 6 * half,
        meeting=meeting,
        chair=chair,
        items="\n\n".join(items),
        present="乙二川、戊五岳" if half else "甲一鸣、戊五岳",
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Minutes of twenty-one years, two a year: the mayor chaired in March, a deputy in September."""
    return archive_of(tmp_path_factory, {f"{y}-{half + 1:02}": _text(y, half) for y in _YEARS for half in (0, 1)})


@pytest.mark.parametrize(
    "question",
    [
        "核电站项目选址讨论过几次？",
        "核电站项目上过几次会？",
        "迪士尼乐园项目在哪几次会议上讨论过？",
        "赛车场项目在哪几次会议上讨论过？",
        "海底隧道工程历年上过几次会？",
        "有关石油勘探项目的议题一共有多少项？",
        "How many times was the nuclear power plant discussed?",
        "Which meetings dealt with the Disneyland theme park?",
        "In which years did the uranium mine come up?",
    ],
)
def test_a_matter_that_no_minutes_hold_is_not_found(many: Assistant, question: str) -> None:
    answer = many.answer(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("垃圾焚烧发电项目选址讨论过几次？", "垃圾焚烧发电项目"),
        ("垃圾发电项目在哪几次会议上讨论过？", "垃圾焚烧发电项目"),
        ("水价调整历年上过几次会？", "用水价格"),
        ("公园建设讨论过几次？", "城市公园"),
        ("How many times was the city park plan discussed?", "城市公园"),
        ("How many items were about parks?", "城市公园"),
        ("Which meetings dealt with kindergartens?", "幼儿园"),
    ],
)
def test_a_matter_in_short_or_everyday_words_is_found(many: Assistant, question: str, title: str) -> None:
    answer = many.answer(question)
    assert answer.status == "answered" and title in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2015年9月12日甲一鸣市长主持的那次常务会议是第几次会议？",
        "2015年9月12日由甲一鸣主持的会议是第几次？",
        "Which number was the meeting of 12 September 2015 that 甲一鸣 chaired?",
    ],
)
def test_another_chair_of_the_day_is_told(many: Assistant, question: str) -> None:
    answer = many.answer(question)
    assert answer.status == "partial" and "乙二川" in answer.text and "第" in answer.text


def test_the_right_chair_of_a_day_is_no_mistake(many: Assistant) -> None:
    answer = many.answer("2015年9月12日乙二川主持的会议是第几次会议？")
    assert answer.status == "answered" and "第12次" in answer.text


@pytest.mark.parametrize(
    "question",
    ["2015年9月12日的第11次常务会议谁主持？", "Who chaired the 11th executive meeting of 12 September 2015?"],
)
def test_a_number_and_a_day_of_two_meetings_are_told_apart(many: Assistant, question: str) -> None:
    answer = many.answer(question)
    assert answer.status == "not_found"
    assert "2009" not in answer.text and all(said in answer.text for said in ("11", "12", "2015"))


@pytest.mark.parametrize(
    "question",
    [
        "How old was 甲一鸣 when he chaired the meetings in 2014?",
        "甲一鸣市长2014年主持会议时多大年纪？",
        "2014年主持会议的甲一鸣多少岁？",
        "At what exact time did the meeting recorded in minutes No. 1 of 2014 end?",
        "When did the meeting of 12 March 2014 finish?",
        "2014年3月12日的会几点开始的？",
    ],
)
def test_ages_and_hours_are_not_recorded(many: Assistant, question: str) -> None:
    answer = many.answer(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2014年垃圾焚烧发电项目选址方案年内投资多少亿元，由哪家建筑公司施工？", "由哪家建筑公司施工"),
        ("2014年城市公园建设方案更新设备多少台，设计单位是哪家？", "设计单位是哪家"),
    ],
)
def test_a_clause_of_whom_minutes_say_nothing_is_named(many: Assistant, question: str, said: str) -> None:
    answer = many.answer(question)
    named = f"“{said}”" in answer.text or "问题的另一部分" in answer.text  # where its clauses were asked one by one
    assert answer.status == "partial" and named, answer.text
    assert "亿元" in answer.text or "台" in answer.text


@pytest.mark.parametrize("opening", ["统计一下：", "帮我汇总一下，", "请梳理一下：", "麻烦你核对一下，"])
def test_what_is_to_be_done_with_an_answer_is_no_matter(many: Assistant, opening: str) -> None:
    question = "2014年以市政府办公室名义印发的文件一共多少份？"
    assert many.answer(f"{opening}{question}").text == many.answer(question).text
