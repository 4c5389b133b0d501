"""Minutes of several years: what was decided within a period, how often, by whom, and what came before or after."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{issued}

{held}上午，{chair}主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

{items}

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市水务局丁四海，市教育局戊五岳，白鹭镇己六水，柳桥街道庚七木。

云溪市人民政府办公室 整理

{issued}
"""
_MAYOR, _DEPUTY = "甲一鸣市长", "乙二川常务副市长"
_AGREED = "审议《{title}》|会议原则同意《{title}》。会后由{body}根据会议讨论意见修改完善，{step}。"
_PUT_OFF = (
    "审议《{title}》|会议决定暂缓审议《{title}》。会后由{body}作进一步调研论证，成熟后再次提交市政府常务会议审议。"
)
_HEARD = (
    "听取关于全市{title}工作情况的汇报|会议听取了{body}关于全市{title}工作情况的汇报，原则同意下阶段工作安排。"
    "会后由{body}按程序组织实施。"
)
_READ = "学习《{title}》|会议由{body}领学解读《{title}》。各部门要认真落实《江南省水库管理条例》要求。"
_OFFICE, _CONGRESS = "以市政府办公室名义印发", "按程序提交市人大常委会审议"
_HIGHER = "按程序上报苏州市政府"
_HELD: tuple[tuple[int, int, int, int, str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (2017, 2, 14, 3, _MAYOR, (
        (_AGREED, "云溪市节水灌溉实施方案", "市水务局", _OFFICE),
        (_HEARD, "校舍修缮", "市教育局", ""),
    )),
    (2017, 9, 5, 11, _DEPUTY, (
        (_AGREED, "云溪市水库安全管理办法", "市水务局", _CONGRESS),
        (_PUT_OFF, "云溪市公共钟楼修缮办法", "市财政局", ""),
    )),
    (2018, 3, 20, 4, _MAYOR, (
        (_HEARD, "水库安全", "市水务局", ""),
        (_AGREED, "云溪市校舍修缮三年行动计划", "市教育局", _CONGRESS),
    )),
    (2018, 8, 28, 12, _MAYOR, (
        (_AGREED, "云溪市水库安全应急预案", "市水务局", _OFFICE),
        (_PUT_OFF, "云溪市渡船票价方案", "市财政局", ""),
        (_PUT_OFF, "云溪市公共数据共享开放管理办法", "市财政局", ""),
    )),
    (2019, 6, 11, 7, _DEPUTY, (
        (_HEARD, "水库安全", "市水务局", ""),
        (_AGREED, "云溪市课后服务实施意见", "市教育局", _HIGHER),
        (_HEARD, "渡口安全", "市水务局、白鹭镇", ""),
    )),
    (2016, 5, 12, 6, _MAYOR, (
        (_READ, "江南省渡口管理条例", "市水务局", ""),
        (_AGREED, "云溪市节水灌溉实施方案（2016年修订）", "市水务局", _OFFICE),
        (_HEARD, "渡口安全", "柳桥街道", ""),
    )),
)  # fmt: skip


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {}
    for at, (year, month, day, number, chair, items) in enumerate(_HELD):
        agenda = []
        for label, (form, title, body, step) in zip("一二三", items, strict=False):
            heading, said = form.format(title=title, body=body, step=step).split("|")
            agenda.append(f"{label}、{heading}\n\n（一）{said}\n")
        issued = f"{year} 年 {month + 1} 月 2 日"
        texts[f"{year}-{number:02}"] = _MINUTES.format(
            number=number, issued=issued, held=f"{year} 年 {month} 月 {day} 日",
            chair=chair, meeting=30 + at, items="\n".join(agenda),
        )  # fmt: skip
    return archive_of(tmp_path_factory, texts)


def _places(years: Assistant, question: str) -> set[str]:
    answer = years.answer(question)
    return {f"{one.document} {one.item}" for one in answer.citations if one.item}


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("2017年下半年市水务局牵头了哪些文件？", {"2017-11 一"}),
        ("市水务局在2018年三季度承办了什么文件", {"2018-12 一"}),
        ("2017年上半年由市水务局负责的文件", {"2017-03 一"}),
        ("2018年前三季度市教育局负责哪些文件", {"2018-04 二"}),
        ("2017年到2019年各有哪些文件交给市教育局修改", {"2018-04 二", "2019-07 二"}),
        ("2018年4月以后市教育局负责哪些文件", {"2019-07 二"}),
        ("2017年9月以来哪些文件提交市人大", {"2017-11 一", "2018-04 二"}),
        ("哪些文件要送人大？", {"2017-11 一", "2018-04 二"}),
        ("Which documents has the Water Affairs Bureau been responsible for since August 2018?", {"2018-12 一"}),
        ("Which documents went to the People's Congress in the second half of 2017?", {"2017-11 一"}),
        ("2018年市水务局作过哪些汇报？", {"2018-04 一"}),
        ("教育局在2017年的议题，文件和汇报一起给我", {"2017-03 二"}),
        ("2016年哪些街道來匯報過渡口安全", {"2016-06 三"}),
        ("Which towns or districts reported on ferry safety (渡口安全) in 2019?", {"2019-07 三"}),
        ("2016年学了几部省里的条例", {"2016-06 一"}),
        ("Which provincial regulations were studied in 2016?", {"2016-06 一"}),
        ("《云溪市节水灌溉实施方案》哪些年份上过会，修订的也算", {"2016-06 二", "2017-03 一"}),
        ("财政局来问：2018年缓议的文件有哪些", {"2018-12 二", "2018-12 三"}),
        ("水库安全这件事历来上过几回会", {"2017-11 一", "2018-04 一", "2018-12 一", "2019-07 一"}),
        ("2016年会前学法学了哪几部条例", {"2016-06 一"}),
        ("2016年有哪些镇、街道来汇报过渡口安全", {"2016-06 三"}),
        ("List everything the Education Bureau was in charge of in 2017, alone or jointly.", {"2017-03 二"}),
        ("2018: which drafts were adopted outright (审议通过)?", set()),
        ("What went up to the Suzhou government in 2019?", {"2019-07 二"}),
        ("2019年往苏州报了哪些文件", {"2019-07 二"}),
        ("给我水库安全历年上会的日期", {"2017-11 一", "2018-04 一", "2018-12 一", "2019-07 一"}),
        ("哪几年有水库安全的应急预案？", {"2018-12 一"}),
        ("水库安全头一回上会是哪天，最近一回又是哪天", {"2017-11 一", "2019-07 一"}),
    ],
)
def test_a_list_keeps_to_the_period_that_is_named(years: Assistant, question: str, places: set[str]) -> None:
    assert _places(years, question) == places


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("2018年上半年的常务会议研究了什么？", {"2018-04"}),
        ("最近一次常务会议审议了什么？", {"2019-07"}),
        ("2017年最后一次常务会议研究了什么", {"2017-11"}),
        ("Please sum up the executive meeting of 28 August 2018.", {"2018-12"}),
        ("2018年3月20日的下一次会议是哪天？", {"2018-12"}),
        ("第33次常务会议的前一次会议是谁主持的", {"2018-04"}),
        ("What did the meeting after 5 September 2017 deal with?", {"2018-04"}),
        ("2018年4月之后的第一次会议是哪天", {"2018-12"}),
    ],
)
def test_the_meeting_that_is_meant_is_told(years: Assistant, question: str, documents: set[str]) -> None:
    answer = years.answer(question)
    assert answer.status == "answered"
    assert {one.document for one in answer.citations} == documents


@pytest.mark.parametrize(
    "question", ["2018年9月开的常务会议审了什么？", "Which documents were reviewed in September 2018?"]
)
def test_a_month_without_a_meeting_is_not_answered_by_minutes_issued_then(years: Assistant, question: str) -> None:
    assert years.answer(question).status == "not_found"
    assert years.answer("2018年9月的纪要审议了哪些文件？").status == "answered"


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("最近一次听取水库安全工作汇报是什么时候？", "2019-07"),
        ("上一次讨论水库安全是哪天", "2019-07"),
        ("水库安全工作最早是哪次会议研究的", "2017-11"),
        ("What was the latest meeting on reservoir safety (水库安全)?", "2019-07"),
        ("When was reservoir safety (水库安全) last on the agenda?", "2019-07"),
    ],
)
def test_the_first_and_the_last_time_of_a_subject_are_of_all_its_times(
    years: Assistant, question: str, document: str
) -> None:
    answer = years.answer(question)
    assert answer.status == "answered"
    assert {one.document for one in answer.citations} == {document}


@pytest.mark.parametrize(
    "question",
    [
        "水库安全历年上过几次会？",
        "哪些会议讨论过水库安全",
        "In which years was reservoir safety (水库安全) on the agenda?",
        "How often was reservoir safety (水库安全) discussed?",
    ],
)
def test_a_subject_is_counted_over_the_years_and_by_year(years: Assistant, question: str) -> None:
    assert _places(years, question) == {"2017-11 一", "2018-04 一", "2018-12 一", "2019-07 一"}
    assert "2018年2次" in years.answer(question).text or "2018: 2" in years.answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪一年暂缓审议的文件最多？", "最多的是2018年2件"),
        ("Which year had the most deferred documents?", "Most: 2 in 2018"),
        ("哪一年市教育局的文件最多？", "其中：2018年1件、2019年1件"),
        ("每年开多少次常务会议", "其中：2016年1次、2017年2次、2018年2次、2019年1次"),
        ("谁主持的会议最多？", "最多的是甲一鸣4次"),
        ("市水务局2019年一共汇报了几回", "市水务局向会议汇报2次"),
        ("How often did the Water Affairs Bureau report to the meeting in 2019?", "to the meeting (2)"),
        ("2018年总共有多少个议题", "2次会议合计5项"),
        ("2018年总共开了几次市政府常务会议", "共收录2份纪要"),
        ("How many meetings between March and August 2018, and on what dates?", "2 minutes are held"),
        ("2019年白鹭镇汇报渡口安全，是跟哪个局一起报的？", "白鹭镇负责按程序组织实施（第34次常务会议"),
        ("2018年暂缓的文件后来都通过了吗？", "暂缓或未通过的文件共2件"),
        ("How many times did Yi Erchuan (乙二川) chair?", "乙二川 chaired 2 of the meetings"),
        ("Who were the chairs in 2017, and in what capacity?", "乙二川 (executive deputy mayor"),
    ],
)
def test_what_is_counted_is_told_by_year_or_by_person(years: Assistant, question: str, said: str) -> None:
    assert said in years.answer(question).text


@pytest.mark.parametrize(
    "question", ["2018年哪些会议不是市长主持的", "Which meetings of 2017 were not chaired by the mayor?"]
)
def test_meetings_that_the_mayor_did_not_chair_are_told(years: Assistant, question: str) -> None:
    answer = years.answer(question)
    assert {one.document for one in answer.citations} <= {"2017-11"}
    assert "甲一鸣" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["关于流浪猫收容，2018年定了什么措施", "就河灯燃放，2017年审议了什么文件？", "共享充电宝管理办法由谁牵头"],
)
def test_a_document_that_is_not_held_is_not_taken_for_one_of_a_like_name(years: Assistant, question: str) -> None:
    assert years.answer(question).status == "not_found"


def test_a_follow_up_may_change_the_body_and_the_year_at_once(years: Assistant) -> None:
    history = [{"role": "user", "content": "2018年市教育局有哪些文件上会？"}]
    assert years.answer("换成水务局，2017年的", history).standalone_question == "2017年市水务局有哪些文件上会？"


def test_a_follow_up_keeps_to_the_half_of_the_year_that_is_left(years: Assistant) -> None:
    history = [
        {"role": "user", "content": "2017年市水务局负责哪些文件？"},
        {"role": "assistant", "content": "有节水灌溉实施方案和水库安全管理办法。"},
    ]
    answer = years.answer("上半年的不要，只要下半年", history)
    assert {one.document for one in answer.citations} == {"2017-11"}
