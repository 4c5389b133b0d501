"""Lists over the meetings of a year: what was studied, who chaired or was on leave, who reports back."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from retrieval.names.sounds import sounds_of
from tests.assistant.archives import archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 19 日

{year} 年 {month} 月 12 日上午，{chair}在市行政中心五楼会议室主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

一、学习《{law}》

（一）会议由{teacher}领学解读《{law}》。会议指出，要充分认识学习贯彻的重要意义。

二、审议《{title}》

（一）{decision}

（二）{told}

三、听取关于{report}情况的汇报

（一）会议听取了市民政局关于{report}情况的汇报，原则同意整改建议。{back}

出席：乙二川。

列席：市财政局丙三元，市城管局丁四海。

请假：丙五湖（市民政局）。

云溪市人民政府办公室 整理

{year}年{month}月14日
"""
_MAYOR, _DEPUTY = "甲一鸣市长", "戊六合常务副市长"
_AGREED = "原则同意《{}》。会后由市城管局根据会议讨论意见修改完善，以市政府办公室名义印发。"
_JOINTLY = "同意《{}》，由市城管局、市财政局联合印发执行。"
_PUT_OFF = "会议决定，暂不印发《{}》。会后由市城管局修改完善，3月底前再次提交市政府常务会议审议。"
_PLAIN = "要加强督查考核，抓好工作落实。"
_DUE = "市民政局要于9月底前向市政府常务会议专题汇报整改进展。"
_MEETINGS = tuple(
    {**dict(zip(("year", "number", "month", "chair", "law", "teacher"), row[:6], strict=True)), **row[6]}
    for row in (
        (2014, 1, 1, _MAYOR, "中华人民共和国统计法", "市统计局", {"title": "灯会组织方案", "form": _PUT_OFF}),
        (2014, 2, 3, _DEPUTY, "江苏省消防条例", "市应急局", {"title": "灯会组织方案", "form": _AGREED}),
        (2014, 3, 5, _MAYOR, "中华人民共和国预算法", "市财政局", {"title": "停车管理办法", "form": _JOINTLY}),
        (2015, 1, 2, _MAYOR, "信访工作条例", "市信访局", {"title": "停车管理办法（2015年修订）", "form": _AGREED}),
        (2015, 2, 4, _DEPUTY, "中华人民共和国统计法", "市统计局", {"title": "嘉闵线综合开发方案", "form": _AGREED}),
    )
)


def _filled(at: int, each: dict[str, object]) -> dict[str, object]:
    told = "公共场所配置自动除颤仪80台，市城管局抓好落实。" if at in (1, 3) else _PLAIN
    rest = {"meeting": 20 + at, "report": ("公墓建设", "养老服务")[at % 2], "back": _DUE if at in (0, 2) else ""}
    return {**each, **rest, "told": told, "decision": str(each["form"]).format(each["title"])}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over five meetings of two years."""
    meetings = tuple(_filled(at, each) for at, each in enumerate(_MEETINGS))
    return archive_of(tmp_path_factory, by_number(_MINUTES, meetings))


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("2014年市政府常务会议集体学习过哪几部法律法规？", ("统计法", "消防条例", "预算法"), "信访"),
        ("2014年有几次常务会安排了集体学习？学的各是什么法规？", ("统计法", "消防条例", "预算法"), "信访"),
        ("Which laws did the executive meetings study together in 2014?", ("统计法", "消防条例", "预算法"), "信访"),
        ("2014年常务会议集体学过《统计法》，具体是几月几号？", ("2014年1月12日",), "消防条例"),
        ("2014年学《消防条例》那回，领学的是哪个局？", ("市应急局",), "市统计局"),
        ("2014年哪几次会是常务副市长替市长主持的？", ("2014年3月12日",), "甲一鸣"),
        (
            "In 2014, which of the meetings did the executive deputy mayor lead in place of the mayor?",
            ("戊六合",),
            "甲一鸣",
        ),
        ("2014年哪几次常务会议不是市长亲自开的？", ("2014年3月12日",), "甲一鸣"),
        ("2014年哪些文件由两家单位联合发文？", ("停车管理办法",), "灯会"),
        ("Name the 2014 documents that two departments were to issue jointly.", ("停车管理办法",), "灯会"),
        ("2014年听取的汇报里，哪些被要求之后再向常务会议专题汇报？", ("公墓建设", "9月底前"), "养老服务"),
        ("Which bodies were told to report back to the executive meeting in 2014?", ("公墓建设",), "养老服务"),
        ("灯会组织方案没过的话，要求什么时候再拿上来？", ("3月底前",), "停车"),
        ("2014年第2号会议有谁请假没到？", ("丙五湖",), "丁四海"),
        ("Venue of the executive meeting of 12 March 2014, please.", ("五楼会议室",), "灯会"),
        ("最近一次研究停车管理办法是啥时候？结论呢？", ("2015年2月12日", "原则同意"), "2014年5月"),
        ("2014年这一年，市城管局在常务会上都领了哪些任务？", ("除颤仪80台", "停车管理办法"), "2015年修订"),
        ("2014年联合印发的文件", ("停车管理办法",), "灯会"),
        ("2014年没有一次通过的文件有哪些？", ("灯会组织方案", "暂不印发"), "停车"),
        ("2014年被“暂缓实施”或者“暂不出台、暂不印发”的文件有哪些？", ("灯会组织方案",), "停车"),
        ('List all drafts that in 2014 were shelved (suspended, "to be studied at a later date").', ("灯会",), "停车"),
        ("2014年市城管局负责过哪些议题？同一文件上两次的也请注明。", ("灯会组织方案", "停车管理办法"), "2015年修订"),
        ("What was the Civil Affairs Bureau in charge of in 2014? Full list please.", ("公墓建设",), "灯会"),
        ("2014年常务会集体学法学了哪些法律法规？要全的。", ("统计法", "消防条例", "预算法"), "信访"),
        ("学习统计法都是哪几次，谁讲的", ("2014年1月12日", "2015年4月12日", "市统计局"), "消防"),
        ("Study sessions on the statistics law - when were they and who explained it?", ("2014", "2015"), "消防"),
        ("灯会组织方案两次上会分别是什么结论、后续怎么走？", ("暂不印发", "以市政府办公室名义印发"), "停车"),
        ("最近一次会议审议停车管理办法是什么时候，定了什么", ("2015年2月12日", "原则同意"), "嘉闵"),
        ("In which years did the rules on parking come up?", ("2014", "2015"), "灯会"),
        ("Where did they meet on 12 March 2014?", ("五楼会议室",), "灯会"),
        ("2014年第2号纪要那次会在哪个会议室开的", ("五楼会议室",), "灯会"),
        ("Who was on leave at meeting No. 2 of 2014?", ("丙五湖",), "丁四海"),
        ("On what day was the Jiamin line development plan discussed?", ("12 April 2015",), "灯会"),
    ],
)
def test_lists_over_the_meetings_of_a_year_are_complete(
    years: Assistant, question: str, said: tuple[str, ...], not_said: str
) -> None:
    text = years.answer(question).text
    assert all(words in text for words in said) and not_said not in text


@pytest.mark.parametrize(
    "question",
    [
        "2015年学《预算法》那回，领学的是哪个局？",
        "停车管理办法要求什么时候再拿上来？",
        "2015年哪些文件由两家单位联合发文？",
    ],
)
def test_what_no_meeting_of_the_year_did_is_not_found(years: Assistant, question: str) -> None:
    assert years.answer(question).status != "answered"


def test_by_when_it_comes_back_is_told_of_the_matter_before(years: Assistant) -> None:
    first = "2014年1月12日会议审议的灯会组织方案通过了吗？"
    history = [{"role": "user", "content": first}, {"role": "assistant", "content": years.answer(first).text}]
    assert "3月底前" in years.answer("没过的话，要求什么时候再拿上来？", history).text


def test_names_in_titles_are_known_by_their_sound() -> None:
    assert "嘉闵" in sounds_of(["审议《嘉闵线综合开发方案》"])["jiamin"]
