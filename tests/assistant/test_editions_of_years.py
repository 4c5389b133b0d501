"""What comes up year by year: its first year, an amount in each edition, joint papers, all that deals with a matter."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《{year}年河湖长制工作要点》。

会议议定以下意见：

一、审议《{year}年河湖长制工作要点》

（一）同意《{year}年河湖长制工作要点》，由市水务局、市财政局联合印发执行。

（二）巡河频次每月{rounds}次，由市水务局抽查。

二、审议《{year}年居家养老服务管理办法》

{care}

（二）孤儿养育标准提高到每月{orphans}元，由市民政局落实。12345热线受理{calls}万件，办结率{rounds}9%。

（三）积分入户名额{quota}名、入学名额1700名。登记流动人口{calls}万人，新登记市场主体{calls}万户。

（四）最低工资标准调整为每月{wage}元。欠薪应急周转金{wage}万元。

三、听取关于养老机构安全情况的汇报

（一）会议听取了市民政局关于养老机构安全情况的汇报，原则同意下一步工作安排。

四、听取关于公共自行车运行情况的汇报

（一）会议听取了市城管局关于公共自行车运行情况的汇报，原则同意下一步工作安排。

五、听取关于粮食收购情况的汇报

（一）会议听取了市发改委关于粮食收购情况的汇报，原则同意下一步工作安排。

出席：甲一鸣、乙二川。

列席：市水务局丙三元，市民政局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_PASSED = "（一）原则同意《{0}年居家养老服务管理办法》。会后由市民政局修改完善，以市政府名义印发。"
_BACK = (
    "（一）会议认为，《{0}年居家养老服务管理办法》尚需进一步论证。"
    "会后由市民政局广泛征求各方意见，修改完善后再次提交市政府常务会议审议。"
)
_YEARS = (
    {
        "calls": 39,
        "quota": 200,
        "wage": 860,
        "year": 2017,
        "number": 3,
        "meeting": 12,
        "rounds": 2,
        "orphans": 950,
        "care": _BACK.format(2017),
    },
    {
        "calls": 41,
        "quota": 750,
        "wage": 1420,
        "year": 2018,
        "number": 4,
        "meeting": 31,
        "rounds": 3,
        "orphans": 1180,
        "care": _PASSED.format(2018),
    },
    {
        "calls": 45,
        "quota": 1550,
        "wage": 2270,
        "year": 2019,
        "number": 5,
        "meeting": 52,
        "rounds": 4,
        "orphans": 1900,
        "care": _PASSED.format(2019),
    },
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _YEARS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("河湖长制工作要点从哪年开始上会的，第一次是哪年？", ["2017年3月2日"]),
        ("河湖长制工作要点最近一次是哪年上会的？", ["2019年3月2日"]),
        ("孤儿养育标准，2017、2018、2019三年分别是多少？", ["950元", "1180元", "1900元"]),
        ("孤儿养育标准是每月多少元？", ["950元", "1180元", "1900元"]),
        (
            "How did the orphan allowance (孤儿养育标准) move from 2017 to 2019? What were the two figures?",
            ["950元", "1900元"],
        ),
        ("Were the hotline calls (12345热线) busier in 2017 or in 2019? Give both figures.", ["39万件", "45万件"]),
        ("12345热线2017年和2019年哪年更忙？各受理多少件", ["39万件", "45万件"]),
        ("Compare the quota of household registrations by points in 2017 and in 2019.", ["200名", "1550名"]),
        ("How did the minimum wage change from 2017 to 2019?", ["860元", "2270元"]),
        ("2018年由两个部门联合印发的文件有哪些？", ["2018年河湖长制工作要点"]),
        ("Which documents of 2018 were issued jointly by two departments?", ["2018年河湖长制工作要点"]),
        ("2018年上过会的养老方面文件和汇报", ["2018年居家养老服务管理办法", "养老机构安全情况"]),
        ("2018年市民政局汇报或承办的议题有哪些？", ["2018年居家养老服务管理办法", "养老机构安全情况"]),
        ("简要说说2018年居家养老办法的内容", ["以市政府名义印发", "1180元"]),
    ],
)
def test_what_comes_up_every_year_is_told(archive: Assistant, question: str, told: list[str]) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in told), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "既然2017年居家养老服务管理办法已经通过，何时生效？",
        "2017年居家养老服务管理办法当场通过后，什么时候开始执行？",
    ],
)
def test_what_has_to_come_back_was_not_agreed_to(archive: Assistant, question: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "partial", answer.text
    assert "再次提交市政府常务会议审议" in answer.text


def test_joint_papers_are_none_of_the_two_offices(archive: Assistant) -> None:
    assert "河湖长制" not in archive.answer("2018年以两办名义联合印发的文件有哪些？").text


@pytest.mark.parametrize(
    "question",
    [
        "2017年和2019年地铁客流各是多少？",
        "Was the deposit for bicycle repairs larger in 2017 or in 2019?",
        "Compare the number of foreign students in 2017 and in 2019.",
    ],
)
def test_what_no_year_states_is_not_compared(archive: Assistant, question: str) -> None:
    assert archive.answer(question).status == "not_found"
