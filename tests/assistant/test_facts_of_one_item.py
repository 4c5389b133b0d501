"""Single facts bound to the item that a question means: by its year, by a body's task, by what was spoken of before."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import UNRELATED, archive_of, by_number

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 9 日

{year} 年 3 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市法治建设年度工作要点》。

会议议定以下意见：

一、审议《云溪市法治建设年度工作要点》

（一）原则同意《云溪市法治建设年度工作要点》。会后由市司法局根据会议讨论意见修改完善，以市政府名义印发。

（二）行政复议听证室设于{place}，{year}年{month}月2日启用。规范性文件清理共{checked}件，废止{dropped}件。

（三）市财政局要于{year}年{month}月底前拨付首批经费，并公开使用情况。

二、研究禁捕退捕工作有关事项

（一）同意市农业农村局提出的禁捕退捕工作方案。会后由市农业农村局会同市财政局组织实施。

（二）渔民上岸安置在双溪镇，社保补缴由市财政承担六成。退捕渔船{boats}艘，核定执法艇{patrol}艘。

三、听取关于涉爆粉尘企业整治情况的汇报

（一）会议听取了市应急局关于涉爆粉尘企业整治情况的汇报，同意下一步工作安排。会后由市应急局抓好落实。

（二）粉尘涉爆企业{firms}家中，湿式除尘改造率为{share}%。

（三）境内管线长{length}公里，设站{stations}座。

四、研究焚烧发电{phase}期项目有关事项

（一）同意市城管局提出的焚烧发电{phase}期项目工作方案。会后由市城管局按程序组织实施。

（二）设计日处理垃圾{tons}吨，吨补贴费{fee}元。

五、听取关于{before}年度本级预算执行审计整改情况的汇报

（一）会议听取了市审计局关于{before}年度本级预算执行审计整改情况的汇报，同意下一步工作安排。会后由市审计局抓好落实。

（二）审计查出问题{problems}个，追缴财政资金{recovered}万元。

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市司法局丁四海。

云溪市人民政府办公室 整理

{year}年3月5日
"""
_PLACES = ("城东大厦", "人民路旧楼", "司法局二楼", "政务中心", "文化宫")
_MEETINGS = tuple(
    {
        "year": 2014 + at,
        "before": 2013 + at,
        "number": 3,
        "meeting": 10 + 12 * at,
        "place": place,
        "month": 5 + at,
        "checked": 210 + 11 * at,
        "dropped": 31 + 3 * at,
        "boats": 40 + at,
        "patrol": 6 + at,
        "firms": 150 + 7 * at,
        "share": 41 + 5 * at,
        "length": 21 + 2 * at,
        "stations": 3 + at,
        "phase": "一二三四五"[at],
        "tons": 600 + 90 * at,
        "fee": 80 + at,
        "problems": 51 + 4 * at,
        "recovered": 1300 + 70 * at,
    }
    for at, place in enumerate(_PLACES)
)
_OTHERS = tuple(
    {"year": year, "number": number, "meeting": year - 1990 + number} for year in range(2006, 2026) for number in (7, 8)
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return archive_of(tmp_path_factory, {**by_number(_MINUTES, _MEETINGS), **by_number(UNRELATED, _OTHERS)})


@pytest.mark.parametrize(
    ("question", "told", "document"),
    [
        (
            "From what date is the hearing room for administrative reconsideration in use, according to the 2017 "
            "rule-of-law work plan?",
            "2017年8月2日",
            "2017-03",
        ),
        (
            "How much fiscal money was recovered according to the 2016 report on rectifying the 2015 audit findings?",
            "1440万元",
            "2016-03",
        ),
        ("2016年听取的2015年度审计整改报告，追缴财政资金多少万元", "1440万元", "2016-03"),
        ("2015年法治建设要点废止了多少件规范性文件", "34件", "2015-03"),
    ],
)
def test_the_year_named_tells_which_item_is_meant(archive: Assistant, question: str, told: str, document: str) -> None:
    answer = archive.answer(question)
    assert told in answer.text
    assert {citation.document for citation in answer.citations} == {document}


@pytest.mark.parametrize(
    "question",
    [
        "From what date is the hearing room for administrative reconsideration in use, according to the 2021 "
        "rule-of-law work plan?",
        "按2021年的法治建设工作要点，行政复议听证室哪天启用",
        "2021年禁捕退捕工作里退捕渔船多少艘",
    ],
)
def test_what_another_year_tells_is_not_told_of_the_one_named(archive: Assistant, question: str) -> None:
    answer = archive.answer(question)
    cited = {citation.document[:4] for citation in answer.citations}
    assert answer.status == "not_found" or "2021" in cited


@pytest.mark.parametrize(
    "question",
    [
        "2016年法治建设工作要点要求财政局在什么时间之前做完哪件事？",
        "2016年的法治建设工作要点里，市财政局要什么时候前做什么",
        "Rule of law work plan, 2016: what did the Finance Bureau have to deliver and what was the deadline?",
        "法治建设年度工作要点 (2016): what did the Finance Bureau have to do, and by when?",
    ],
)
def test_a_task_with_its_day_is_told_of_a_body_that_the_decision_does_not_name(
    archive: Assistant, question: str
) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered"
    assert any("2016年7月底前拨付首批经费" in citation.quote for citation in answer.citations)


def test_a_body_that_no_sentence_gives_anything_is_still_denied_it(archive: Assistant) -> None:
    answer = archive.answer("What did the Education Bureau have to do on 禁捕退捕 in 2016, and by when?")
    assert answer.status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Who was put in charge of the fishing ban and the withdrawal of fishing boats (禁捕退捕) in 2015?",
        "Which bureau is responsible for 禁捕退捕, the withdrawal of fishing boats, in 2015?",
    ],
)
def test_words_of_a_matters_name_presume_nothing(archive: Assistant, question: str) -> None:
    answer = archive.answer(question)
    assert answer.status == "answered"
    assert "did not reject" not in answer.text
    assert "市农业农村局" in answer.text
    assert "Shuangxi" not in answer.text and "双溪镇 (" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("焚烧发电项目 daily capacity in the 2014 decision versus the 2016 one?", ("600吨", "780吨")),
        ("焚烧发电项目2014年和2016年设计日处理能力对比", ("600吨", "780吨")),
        ("Compare the number of recovered funds in the audit rectification of 2015 versus 2017", ("1370", "1510")),
    ],
)
def test_a_figure_is_compared_in_two_years(archive: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = archive.answer(question)
    assert all(value in answer.text for value in told)


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        (
            "2016年听取涉爆粉尘企业整治情况的汇报由谁负责",
            "How many such firms are there, and what share has wet dust removal?",
            ("164家", "51%"),
        ),
        (
            "Who reported on 涉爆粉尘企业 in 2016?",
            "How many such firms are there in total, and what share has wet dust removal?",
            ("164家", "51%"),
        ),
        (
            "Who reported on 涉爆粉尘企业 in 2016?",
            "How long is the section inside the city and how many stations will it have?",
            ("25公里", "5座"),
        ),
    ],
)
def test_what_was_spoken_of_is_asked_first(
    archive: Assistant, before: str, question: str, told: tuple[str, ...]
) -> None:
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": archive.answer(before).text}]
    answer = archive.answer(question, history)
    assert all(value in answer.text for value in told)
    assert {citation.document for citation in answer.citations} == {"2016-03"}


def test_one_of_a_list_is_told_by_its_number(archive: Assistant) -> None:
    before = "2016年3月2日的常务会议研究了哪些事"
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": archive.answer(before).text}]
    answer = archive.answer("其中第四个议题，设计一天处理多少吨？", history)
    assert "780吨" in answer.text
    assert {(citation.document, citation.item) for citation in answer.citations} == {("2016-03", "四")}
