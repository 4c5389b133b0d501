"""Days, places and amounts that one sentence gives outright with the matter's own name, and near misses of them."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市{year}年对德合作工作要点》。

会议议定以下意见：

一、审议《云溪市{year}年对德合作工作要点》

（一）原则同意《云溪市{year}年对德合作工作要点》。会后由市商务局修改完善，以市政府名义印发。

（二）德企发展大会定于{year}年6月{day}日在{city}举办，由市商务局负责筹备，经费{funds}万元。

二、审议《云溪市{year}年大气污染防治工作计划》

（一）原则同意《云溪市{year}年大气污染防治工作计划》。会后由市环保局修改完善，以市政府名义印发。

（二）淘汰高污染车辆{cars}辆，其中新能源车占比{share}%，每辆补贴{each}元，由市公安局办理，每半年通报一次。

（三）高新技术企业园占地90亩，{year}年9月底前开工。

三、审议《云溪市住房公积金{year}年度归集使用计划》

（一）原则同意《云溪市住房公积金{year}年度归集使用计划》。会后由公积金中心修改完善，以市政府名义印发。

（二）最高贷款额度调整为每户{loan}万元，自{year}年9月1日起执行。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市商务局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = (
    {
        "year": 2017,
        "number": 3,
        "meeting": 12,
        "day": 7,
        "city": "慕尼黑",
        "funds": 158,
        "cars": 2750,
        "each": 13600,
        "share": 27,
    }
    | {"loan": 71},
    {
        "year": 2018,
        "number": 4,
        "meeting": 31,
        "day": 19,
        "city": "科隆",
        "funds": 394,
        "cars": 3130,
        "each": 12100,
        "share": 31,
    }
    | {"loan": 75},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2017年的德企发展大会定在哪天？", ["2017年6月7日"]),
        ("2018年德企发展大会打算在哪里办？", ["科隆"]),
        ("2018年第4号纪要里的德企发展大会什么时候举办？", ["2018年6月19日"]),
        ("2017年德企发展大会什么时候开？", ["2017年6月7日"]),
        ("公积金最高贷款额度2018年调整后从什么时候起执行？", ["2018年9月1日"]),
        ("按2018年大气污染防治工作计划，淘汰一辆高污染车补贴多少钱？一共淘汰多少辆？", ["12100元", "3130辆"]),
        ("When was the conference of German companies (德企发展大会) of 2017 to be held?", ["2017年6月7日"]),
        ("2018年对德合作工作要点审议后，市商务局还要做什么？什么时候？", ["2018年6月19日", "筹备"]),
        (
            "When must the high-tech enterprise park break ground according to the 2017 air pollution plan?",
            ["2017年9月底前"],
        ),
        ("按2018年大气污染防治工作计划，高新技术企业园最迟什么时候开工？", ["2018年9月底前"]),
        (
            "How many polluting cars were to be eliminated or replaced in 2018, and what share is new-energy?",
            ["3130辆", "31%"],
        ),
        ("2018年淘汰高污染车辆多久通报一次？", ["每半年通报一次"]),
        ("高污染车辆每辆补贴，2017、2018各是多少元？", ["13600元", "12100元"]),
    ],
)
def test_a_sentence_with_the_matters_own_name_answers(archive: Assistant, question: str, told: list[str]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2018年德企发展大会既然定在斯图加特，经费是多少？", "科隆"),
        ("2017年德企发展大会的经费是600万元，对吧？", "158万元"),
    ],
)
def test_what_is_taken_for_granted_is_set_right_by_that_sentence(archive: Assistant, question: str, told: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "partial", answer.text
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2018年德企发展大会报名什么时候截止？",
        "按2018年大气污染防治工作计划，高新技术企业园什么时候竣工？",
        "When must the high-tech enterprise park be completed according to the 2017 air pollution plan?",
        "2017年公积金贷款的利率是多少？",
        "2018年德企发展大会签约金额是多少？",
        "What contract value was signed at the 2017 conference of German companies (德企发展大会)?",
        "When does registration for the 2018 conference of German companies (德企发展大会) close?",
    ],
)
def test_near_misses_stay_unsaid(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"


def test_what_a_body_is_named_after_tells_whose_figure_is_compared(archive: Assistant) -> None:
    answer = archive.answer("Compare the housing provident fund’s maximum loan per household in 2017 and 2018.")
    assert "71万元" in answer.text, answer.text
    assert "75万元" in answer.text, answer.text
