"""What a row of the ledger or one sentence proves is told, in another city; what comes near it is not."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市养老设施布局规划》。

会议议定以下意见：

一、审议《云溪市养老设施布局规划》

（一）原则同意《云溪市养老设施布局规划》。会后由市民政局修改完善，以市政府名义印发。

（二）要坚持先易后难。新增养老床位{beds}张，建成日间照料中心{centres}家。先在{towns}开展长者助餐点试点。

（三）市民政局要开展拉网式排查。要加强业务培训，充实基层力量。

二、审议《云溪市校园食品安全资金管理办法》

（一）原则同意《云溪市校园食品安全资金管理办法》。会后由市财政局修改完善，以市政府名义印发。

（二）对{schools}所学校食堂实施改造，市级财政安排资金{funds}万元。推广配方肥{fertiliser}万亩。

（三）市教育局要落实校长陪餐制度，每学期公开一次食堂收支账目。要加强监管。

三、审议《云溪市公共自行车系统方案》

（一）原则同意《云溪市公共自行车系统方案》。会后由市交通运输局修改完善，以市政府名义印发。

（二）布设公共自行车站点{stops}个，投放车辆{bicycles}辆。建设充电桩{piles}个，每千瓦补贴400元。

（三）供电公司要简化充电桩报装手续。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市教育局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_YEARS: tuple[dict[str, object], ...] = (
    {
        "year": 2017,
        "number": 3,
        "meeting": 12,
        "beds": 1080,
        "centres": 28,
        "towns": "东湖镇、白马街道",
        "schools": 38,
        "funds": 1640,
        "fertiliser": "9.6",
        "stops": 90,
        "bicycles": 3300,
        "piles": 2160,
    },
    {
        "year": 2018,
        "number": 4,
        "meeting": 31,
        "beds": 1380,
        "centres": 21,
        "towns": "西桥镇",
        "schools": 11,
        "funds": 720,
        "fertiliser": "4.3",
        "stops": 115,
        "bicycles": 1700,
        "piles": 640,
    },
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("学校食堂这块，2017年给市教育局布置了什么任务", ("校长陪餐",)),
        ("What did the power supply company (供电公司) have to do about charging piles in 2018?", ("简化充电桩",)),
        ("2017年公共自行车要布设多少站点、投放多少车？", ("90个", "3300辆")),
        ("2018年充电桩建多少个，每千瓦补多少钱？", ("640个", "400元")),
        ("2017年学校食堂改造多少所、花多少钱？", ("38所", "1640万元")),
        ("How many new elderly care beds were planned in 2017, and how many day care centres?", ("1080张", "28家")),
        ("How many new elderly care beds were planned in 2018?", ("1380张",)),
        ("How much formula fertiliser (配方肥) was to be applied in 2017, in 10,000 mu?", ("9.6万亩",)),
        ("2017年长者助餐点放在哪两个地方先试点？", ("东湖镇", "白马街道")),
        ("2018年助餐点试点设在哪里", ("西桥镇",)),
    ],
)
def test_what_the_text_proves_is_told(archive: Assistant, question: str, stated: tuple[str, ...]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in stated)


@pytest.mark.parametrize(
    "question",
    [
        "2017年长者助餐点试点由哪家企业中标？",
        "2017年共享单车先在哪两个地方试点？",
        "How much was the subsidy for formula fertiliser (配方肥) in 2017?",
        "How many towns were given formula fertiliser (配方肥) in 2017?",
        "2018年新增养老床位总投资多少？",
        "2017年云溪地铁建设讨论过吗，什么时候？",
    ],
)
def test_what_comes_near_is_not_told(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"
