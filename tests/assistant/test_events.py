"""When and where an event of a plan is held, by the sentence of its item; the meeting spoken of is not a later one."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，{chair}市长主持召开市政府第 {meeting} 次常务会议，审议有关文件。

会议议定以下意见：

一、审议《{year}年云溪马拉松赛事工作方案》

（一）同意《{year}年云溪马拉松赛事工作方案》。会后由市体育局按程序组织实施。

（二）赛事定于{month}月18日举行，参赛规模7000人。

二、审议《{year}年云溪市旅游节庆活动方案》

（一）原则同意《{year}年云溪市旅游节庆活动方案》。由市商务局在{town}先行试点，会后由市商务局修改完善，以市政府名义印发。

（二）活动时间为7月2日至{month}月3日，主会场设在{town}，经费90万元。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市商务局丁四海，市体育局戊五湖。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = (
    {"year": 2017, "number": 3, "meeting": 12, "month": 10, "town": "沙溪镇", "chair": "甲一鸣"},
    {"year": 2018, "number": 4, "meeting": 31, "month": 11, "town": "双凤镇", "chair": "己六合"},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2018年马拉松定在几月几号？", "11月18日"),
        ("2017年马拉松哪天办？", "10月18日"),
        ("When was the marathon of 2017 to be held?", "10月18日"),
        ("2018年旅游节是什么时候", "7月2日至11月3日"),
        ("2018年旅游节主会场设在哪里？", "双凤镇"),
        ("Where was the main venue of the 2017 tourism festival?", "沙溪镇"),
    ],
)
def test_an_event_is_held_when_and_where_its_plan_says(archive: Assistant, question: str, told: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered" and answer.text.startswith(told), answer.text


def test_the_day_of_a_review_is_that_of_the_meeting(archive: Assistant) -> None:
    answer = archive.answer("2018年马拉松赛事工作方案是什么时候审议的？")
    assert "2018年3月2日" in answer.text and "11月18日" not in answer.text


def test_what_is_tried_somewhere_first_is_listed(archive: Assistant) -> None:
    answer = archive.answer("2017年决定先行试点的有哪些？")
    assert "旅游节庆活动方案" in answer.text and "马拉松" not in answer.text, answer.text


def test_the_meeting_spoken_of_is_not_the_one_that_took_the_matter_up_later(archive: Assistant) -> None:
    asked = "2017年马拉松赛事工作方案由谁负责？"
    told = archive.answer(asked).text
    assert "后来" in told
    for history in ([{"role": "user", "content": asked}],):
        for said in ((), ({"role": "assistant", "content": told},)):
            answer = archive.answer("那次会是谁主持的？", [*history, *said])
            assert "甲一鸣" in answer.text and "己六合" not in answer.text, answer.text
