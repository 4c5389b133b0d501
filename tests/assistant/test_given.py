"""What a question takes for given of a matter: told by grammar, and corrected by what the minutes decided."""

from __future__ import annotations

import pytest

from assistant.asked.given import given_as_done
from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 20 日

{year} 年 3 月 12 日上午，甲一鸣市长主持召开市政府第 {number} 次常务会议。

会议议定以下意见：

一、审议《云溪市{year}年旅游工作计划》

（一）{tourism}

（二）年内新增精品民宿{number}家，星级民宿奖励15万元。

二、审议《云溪市{year}年粮食生产工作意见》

（一）原则同意《云溪市{year}年粮食生产工作意见》。会后由市农业农村局根据会议讨论意见修改完善，以市政府办公室名义印发。

（二）粮食播种面积稳定在{number}万亩。

三、审议《云溪市养犬管理办法》

（一）{dogs}

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市农业农村局丁四海。

云溪市人民政府办公室 整理

{year} 年 3 月 15 日
"""
_PUT_OFF = "会议讨论了《云溪市{year}年旅游工作计划》，决定暂不印发。由市文体广旅局进一步调研论证，条件成熟后再行研究。"
_AGREED = "原则同意《云溪市{year}年旅游工作计划》。会后由市文体广旅局根据会议讨论意见修改完善，以市政府名义印发。"
_DOGS = _AGREED.replace("{year}年旅游工作计划", "养犬管理办法").replace("市文体广旅局", "市公安局")
_NO_DOGS = "会议讨论了《云溪市养犬管理办法》，决定暂不印发。由市公安局进一步调研论证。"
_YEARS = range(2010, 2022)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Minutes of twelve years, in every third of which the tourism plan was put off: 2012, 2015, 2018, 2021."""
    texts = {
        f"{year}-01": _MINUTES.format(
            year=year,
            number=year - 2000,
            tourism=(_PUT_OFF if year % 3 == 2 else _AGREED).format(year=year),
            dogs=_NO_DOGS if year == 2014 else _DOGS,
        )
        for year in _YEARS
    }
    return archive_of(tmp_path_factory, texts)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("2021年河长制实施方案印发以后，每月巡河几次？", "2021年河长制实施方案印发以后"),
        ("2020年9月通过的消防工作要点要招多少人？", "2020年9月通过的消防工作要点要招多少人"),
        ("2019年双拥工作要点是哪天印发的？", "2019年双拥工作要点是哪天印发的"),
        ("年初常务会同意印发了绿化计划，请问是以谁的名义？", "年初常务会同意印发了绿化计划"),
        ("Once the parking plan was approved, who issued it?", "once the parking plan was approved"),
        (
            "Under the plan that the meeting adopted in 2022, how many?",
            "under the plan that the meeting adopted in 2022",
        ),
        (
            "In which month of 2015 did the meeting issue the port scheme?",
            "in which month of 2015 did the meeting issue the port scheme",
        ),
        ("The fire plan was passed in July - under which number?", "the fire plan was passed in july "),
        ("2018年垃圾分类方案先在哪个镇试点？", "2018年垃圾分类方案先在哪个镇试点"),
        ("养犬管理办法从哪天起施行？", "养犬管理办法从哪天起施行"),
        ("Which towns pilot the sorting plan?", "which towns pilot the sorting plan"),
        ("When did the dog rules come into force?", "when did the dog rules come into force"),
        ("哪个镇还没有开始试点？", ""),
        ("会上是同意了还是没同意，卡在哪儿？", ""),
        ("2022年食品安全工作计划会上通过没有？", ""),
        ("2017年的方案为什么没有通过？", ""),
        ("A colleague insists that it was passed in 2021. Was it actually approved?", ""),
        ("Was the plan issued or held back?", ""),
        ("Which office was the fund passed on to?", ""),
        ("After it was not approved, who revised it?", ""),
    ],
)
def test_grammar_tells_what_is_given(question: str, given: str) -> None:
    assert given_as_done(question) == given


@pytest.mark.parametrize(
    "question",
    [
        "2018年旅游工作计划印发以后，精品民宿新增多少家？",
        "2018年通过的旅游工作计划是哪天印发的？",
        "2018年会议同意了旅游工作计划，当时给谁办的？",
        "Once the 2018 tourism work plan was approved, how many guesthouses were to be added?",
        "In which month of 2018 did the meeting issue the tourism work plan?",
        "In whose name was the tourism work plan issued that the meeting adopted in 2018?",
        "In whose name was the 2018 tourism work plan issued after its approval at meeting No. 18 of 2018?",
        "2018年旅游工作计划先在哪个镇试点？",
        "2018年旅游工作计划在哪几个街道率先试行？",
        "2018年旅游工作计划从哪天起施行？",
        "Which towns pilot the 2018 tourism work plan?",
        "Where is the 2018 tourism work plan (旅游工作计划) being tried out first?",
    ],
)
def test_what_was_put_off_is_told_first(years: Assistant, question: str) -> None:
    answer = years.answer(question)
    assert answer.status == "partial" and "暂不印发" in answer.text
    assert ("2018-18", "一") in {(one.document, one.item) for one in answer.citations}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2019年旅游工作计划印发以后，精品民宿新增多少家？", "19家"),
        ("2018年粮食生产工作意见通过以后，以什么名义印发？", "市政府办公室名义"),
        ("2018年旅游工作计划会上通过没有？", "暂不印发"),
        ("After the 2019 tourism work plan was approved, in whose name was it to be issued?", "市政府名义"),
    ],
)
def test_what_is_rightly_given_or_asked_is_answered(years: Assistant, question: str, said: str) -> None:
    answer = years.answer(question)
    assert answer.status == "answered" and said in answer.text


def test_what_was_agreed_to_is_told_where_it_is_taken_for_refused(years: Assistant) -> None:
    answer = years.answer("Why did the 2019 meeting throw out the tourism work plan?")
    assert answer.status == "partial" and "原则同意" in answer.text


@pytest.mark.parametrize("year", [2014, 2017])
def test_a_year_before_a_paper_in_english_is_that_of_its_meeting(years: Assistant, year: int) -> None:
    answer = years.answer(f"Who is responsible for the {year} dog keeping measures (养犬管理办法)?")
    assert f"{year}-{year - 2000}" in {one.document for one in answer.citations}
    assert not {f"{other}-{other - 2000}" for other in _YEARS if other < year} & {
        one.document for one in answer.citations
    }
