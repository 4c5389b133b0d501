"""What one sentence tells of several things asked at once, whatever is said around them; what is near stays unsaid."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市{year}年绿化工作计划》。

会议议定以下意见：

一、审议《云溪市{year}年绿化工作计划》

（一）原则同意《云溪市{year}年绿化工作计划》。会后由市住建局修改完善，以市政府名义印发。

（二）古树名木{trees}株逐株挂牌，养护费每株每年{each}元。水稻田每亩补偿460元，由市环保局会同市农业局核定。

（三）档案馆新馆建筑面积{area}平方米，总投资1.4亿元，{year}年11月底前完成搬迁。

二、听取关于停车管理和充电设施情况的汇报

（一）会议听取了市城管局关于停车管理和充电设施情况的汇报，对所提增加经费的建议暂不同意。

（二）全年新增公共停车泊位{spaces}个。电动自行车集中充电点690处，市住建局督促物业企业建设。

（三）市工信局要牵头对300家工业企业分四类评价，D类企业执行差别化电价。昆曲进校园由市民政局组织。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市商务局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS = tuple(
    {"year": 2008 + at, "number": 3, "meeting": 12 + at, "trees": 290 + at, "each": 1260 + at}
    | {"area": 8200 + 10 * at, "spaces": 3770 + at}
    for at in range(12)
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2014年那次会上说的档案馆新馆，面积多大，总共要花多少钱？", ["8260平方米", "1.4亿元"]),
        ("想请教一下，2014年档案馆新馆搬迁，时间节点定在什么时候？", ["2014年11月底前"]),
        ("2014年养护一株古树名木，一年给多少经费？全市挂牌多少株？", ["1266元", "296株"]),
        ("2014年水稻田补偿由哪两家单位核定？", ["市环保局", "市农业局"]),
        ("2014年水稻田每亩补偿多少，谁来核定？", ["460元", "市环保局", "市农业局"]),
        ("2014年昆曲进校园，纪要里写的是哪个部门组织？", ["市民政局"]),
        ("2014年汇报停车管理情况，提出要加经费，会上答应了吗？", ["暂不同意"]),
        ("2014年绿化工作计划里，水稻田补多少钱，谁来核定，哪个部门会同？", ["460元", "市环保局"]),
        ("2014年停车管理和充电设施汇报，企业评价由谁牵头？", ["市工信局"]),
        ("In the 2014 report on parking, which body makes property firms build charging points?", ["市住建局"]),
        ("How many public parking spaces were to be added in 2014?", ["3776个"]),
        ('The 2014 minutes mention "Category D" enterprises. What happens to an enterprise in category D?', ["电价"]),
    ],
)
def test_all_that_is_asked_is_told_by_the_sentence_that_gives_it(
    archive: Assistant, question: str, told: list[str]
) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text


def test_what_the_sentence_does_not_give_is_said_to_be_unsaid(archive: Assistant) -> None:
    answer = archive.answer("How many public parking spaces were to be added in 2014, and what does one space cost?")
    assert answer.status == "partial", answer.text
    assert "3776个" in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2014年要建多少个充电桩？",
        "请问2014年要建多少个充电桩，什么时候全覆盖？",
        "2014年昆曲进校园由哪家公司承建？",
        "What was the minimum wage decided in 2014?",
    ],
)
def test_the_figure_of_a_near_thing_is_not_given(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"
