"""What was refused and came back, who was on leave, where a meeting was held, under which government."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 19 日

{year} 年 {month} 月 12 日上午，甲一鸣市长{place}主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

一、{title}

（一）{decision}

（二）{told}

出席：乙二川。

列席：市财政局丙三元，市城管局丁四海。
{leave}
云溪市人民政府办公室 整理

{year}年{month}月14日
"""
_BACK = "会后由市城管局会同市财政局根据会议讨论意见修改完善，3月底前再次提交市政府常务会议审议。"
_FIRST = "本次会议是第十六届市人民政府第一次常务会议。"
_REPORT = "会议听取了市财政局关于公交补贴情况的汇报，{}。会后由市财政局根据会议讨论意见细化方案。"
_BINS, _PARKS = "审议《云溪市垃圾桶管理办法》", "审议《云溪市公园管理办法》"
_MEETINGS = tuple(
    dict(zip(("year", "number", "month", "meeting", "title", "decision", "told", "place", "leave"), row, strict=True))
    for row in (
        (2016, 9, 11, 60, _PARKS, f"会议决定，暂不印发《云溪市公园管理办法》。{_BACK}", "要加强管理。", "", ""),
        (
            2017, 1, 1, 1, _BINS, f"会议认为，《云溪市垃圾桶管理办法》尚不成熟，暂不予通过。{_BACK}", _FIRST,
            "在市行政中心三楼会议室", "\n请假：戊五湖、己六合（市审计局）。\n",
        ),
        (
            2017, 4, 4, 4, _BINS, "原则同意《云溪市垃圾桶管理办法》。会后由市城管局修改完善，以市政府名义印发。",
            "要加强管理。", "", "",
        ),
        (
            2017, 5, 5, 5, "听取关于公交补贴情况的汇报", _REPORT.format("对所提增加经费的建议暂不同意"),
            "公交亏损补贴900万元，由市财政局按季拨付。", "", "",
        ),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, by_number(_MINUTES, _MEETINGS))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2017年第1号，垃圾桶管理办法过了没有？", ("暂不予通过", "提交市政府常务会议")),
        ("Was the waste bin management plan passed in minutes No. 1 of 2017?", ("暂不予通过",)),
        ("2017年哪些文件暂不予通过？", ("云溪市垃圾桶管理办法",)),
        ("2016年会议决定暂不印发的文件有哪些？", ("云溪市公园管理办法", "暂不印发")),
        ("Which documents were shelved (暂不/暂缓) in 2016?", ("云溪市公园管理办法",)),
        ("2016年有哪些文件被暂缓或者暂不同意？", ("云溪市公园管理办法",)),
        ("2016年第9号纪要，公园管理办法接下来怎么走？", ("暂不印发", "市城管局")),
        ("《云溪市垃圾桶管理办法》这些年一共上会几次？", ("2次",)),
        ("2017年公交亏损最多补多少？", ("900万元",)),
        ("2017年公交亏损补几块钱？", ("900万元",)),
        ("Which documents did the meeting decline to approve in 2016?", ("云溪市公园管理办法",)),
        ("垃圾桶管理办法第一次上会和第二次上会各是怎么定的？", ("暂不予通过", "原则同意")),
        ("《云溪市垃圾桶管理办法》前后审议过多少次", ("2次",)),
        ("2017年第5号纪要对公交补贴情况汇报是什么意见？", ("对所提增加经费的建议暂不同意",)),
        ("《云溪市垃圾桶管理办法》是什么时候通过的？", ("2017年4月12日", "原则同意")),
        ("2017年第1号纪要里谁请假了？", ("戊五湖", "己六合")),
        ("2017年第1号纪要，请假的市领导有谁", ("戊五湖",)),
        ("核对签到用：2017年第1号纪要，班子里哪位没能来？", ("戊五湖",)),
        ("2017年第1号纪要，请假的单位有哪些？", ("己六合",)),
        ("Who was on leave from the Audit Bureau at the meeting of 12 January 2017?", ("己六合",)),
        ("2017年1月12日的会在哪里开的？", ("市行政中心三楼会议室",)),
        ("第十六届市政府第一次常务会议是什么时候开的？", ("2017年1月12日",)),
        ("2016年《云溪市公园管理办法》当场没印发，后面的路子是怎么安排的？", ("暂不印发", "市城管局")),
        ("The 2016 park management measures were not issued; what happens to them next?", ("暂不印发", "市城管局")),
    ],
)
def test_what_the_minutes_say_is_told(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in said), answer.text
    assert "会议《" not in answer.text and "：；" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2017年第1号纪要通过的垃圾桶管理办法，什么时候印发？",
        "2016年第9号纪要同意印发公园管理办法，是以谁的名义印发的？",
        "公园管理办法是什么时候通过的？",
        "2016年11月12日的会议既然印发了《云溪市公园管理办法》，文号是多少？",
        "既然2016年公园管理办法一致通过了，表决情况如何？",
        "Since the 2016 park management measures went through without objections, who is printing them?",
        "Under whose name were the 2016 park management measures published after the meeting approved them?",
        "Now that the park management measures got the green light in November 2016, what is their document number?",
        "2016年公园管理办法是以谁的名义印发的？",
    ],
)
def test_what_was_held_back_was_not_approved(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "partial" and "暂不" in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2017年公交亏损补贴由市城管局负责，为什么只有900万元？",
        "既然公交亏损补贴交给市城管局拨付，2017年是多少？",
        "Why did the 2017 minutes hand the bus subsidy (公交亏损补贴) to the Urban Management Bureau?",
    ],
)
def test_a_work_given_to_the_wrong_body_is_corrected(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "partial" and "由市财政局按季拨付" in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2017年第4号纪要里谁请假了？",
        "2017年4月12日的会在哪里开的？",
        "2017年1月12日的会上有没有讨论磁悬浮列车？",
        "2017年1月12日开会那天，会议室的空调是哪家公司修的？",
        "第十八届市政府第一次常务会议什么时候开的？",
        "谁因请假没参加安全生产检查？",
        "市审计局负责哪些垃圾桶？",
        "校外培训机构整治这块，2017年会议有什么要求？",
    ],
)
def test_what_no_minutes_say_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status == "not_found"
