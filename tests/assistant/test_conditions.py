"""Every condition of a question narrows a list: where documents go, the verdict, the kind, the years, the body."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from assistant import Answer
from assistant.desk import Desk
from assistant.narrowing.conditions import conditions
from retrieval.asked.periods import find_dates_and_months, find_years
from retrieval.scripts import squash

Asking = Callable[..., Answer]
GAS = "太仓市着力提升城镇燃气本质安全水平三年行动方案"
SAFETY = "市政府领导班子成员2023年安全生产重点工作清单"
TOURISM = "推动农文旅融合高质量发展打造长三角休闲旅游目的地城市三年行动计划(2023-2025年)"
PATENTS = "关于促进太仓市知识产权高质量发展若干政策意见"
CATALOGUE = "2023年度太仓市政府重大行政决策事项目录"
GERMANY = "2023年太仓市对德合作工作要点"
QUALITY = "关于深化质量强市建设的工作方案"
COMMERCE = "太仓市现代商业高质量发展三年行动计划(2023-2025)"
DIGITAL = "太仓市信息化项目管理办法(2023年修订)"
SMALL_FIRMS = "太仓市专精特新企业培育三年行动方案(2023-2025)"
# What is asked -> the documents that have it, all and no others.
NARROWED = {
    "第5号纪要里不走市政府办公室名义的文件有哪些？": {SAFETY, TOURISM, PATENTS},
    "Which June documents are not issued in the name of the government office?": {QUALITY, DIGITAL},
    "以市政府名义而不是办公室名义印发的文件有哪些": {DIGITAL},
    "哪些文件要过市委这一关，不管是常委会还是报请同意": {TOURISM, QUALITY, COMMERCE},
    "Which documents need the Party committee's nod?": {TOURISM, QUALITY, COMMERCE},
    "哪些文件要先报市委同意？": {COMMERCE},
    "有没有以市政府规范性文件形式发的？都列出来": {PATENTS},
    "请列出三年行动计划和三年行动方案，所有文件": {GAS, TOURISM, SMALL_FIRMS, COMMERCE},
    "Every three-year plan in the two minutes: which documents?": {GAS, TOURISM, SMALL_FIRMS, COMMERCE},
    "All titles whose term runs 2023 to 2025": {TOURISM, SMALL_FIRMS, COMMERCE},
    "哪些文件是修订的？": {DIGITAL},
    "修订版的制度有几个，哪几个": {DIGITAL},
    "为期三年的计划方案都有哪些": {GAS, TOURISM, SMALL_FIRMS, COMMERCE},
    "文件名里有“质量强市”的文件": {QUALITY},
    "Which documents have “三年行动计划” in their titles?": {TOURISM, COMMERCE},
    "What documents were tabled on 10 April, not counting reports?": {GAS, CATALOGUE, GERMANY, TOURISM, PATENTS},
    "Which three-year plans go out under the government office's letterhead?": {GAS, SMALL_FIRMS, COMMERCE},
    "Which papers require the Party's blessing?": {TOURISM, QUALITY, COMMERCE},
    "第5号里哪些文件是市政府办单独发的、哪些是两办联合发的": {GAS, CATALOGUE, GERMANY, SAFETY},
    "6月13日的会议学习了哪些条例？": {"江苏省城市市容和环境卫生管理条例"},
    "Which regulations were studied at the June meeting?": {"江苏省城市市容和环境卫生管理条例"},
}


def _titles(answer: Answer) -> set[str]:
    lines = [line for line in answer.text.splitlines() if not line.startswith(">")]
    return {_plain(title) for line in lines for title in re.findall("《([^》]*)》", line)}


def _plain(title: str) -> str:
    return squash(title).replace("—", "-")


@pytest.mark.parametrize("question", NARROWED)
def test_a_list_has_all_that_fits_and_nothing_else(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert _titles(answer) == {_plain(title) for title in NARROWED[question]}, answer.text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("三年行动计划和方案一共几份，每次会几份？", ("共4件", "2件、", "2件。")),
        ("How many papers were deliberated at each of the two meetings?", ("13 documents", "5 at", "8 at")),
        ("6月市场监管局有几份文件", ("文件1件",)),
    ],
)
def test_a_total_says_what_it_is_made_of(ask: Asking, question: str, numbers: tuple[str, ...]) -> None:
    answer = ask(question)
    assert all(number in answer.text for number in numbers), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "燃气方案跟质量强市方案，印发的路子差在哪？",
        "How do the gas plan and the quality city plan differ in what comes next?",
    ],
)
def test_two_things_named_loosely_are_set_side_by_side(ask: Asking, question: str) -> None:
    assert _titles(ask(question)) == {_plain(GAS), _plain(QUALITY)}


def test_a_matter_at_two_meetings_is_set_side_by_side(ask: Asking) -> None:
    text = ask("安全生产情况，4月和6月各是谁汇报的").text
    assert "沙溪镇" in text and "消防救援大队" in text


@pytest.mark.parametrize(
    "question",
    [
        "哪些文件被暂缓审议了？",
        "Everything that was deferred in 2023",
        "哪些文件以市人大常委会名义印发？",
        "Which documents go to the provincial government?",
        "第5号纪要给市统计局的文件有哪些？",
        "Which documents was the Statistics Bureau given in the April minutes?",
    ],
)
def test_where_nothing_fits_the_answer_says_so_and_lists_nothing(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found" and not _titles(answer)


@pytest.mark.parametrize("question", ["第26次会议听取了哪些汇报？", "Reports heard at the 26th meeting"])
def test_reports_heard_leave_out_what_was_deliberated(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert "经济普查" in answer.text and "高新区" in answer.text and "信息化" not in answer.text


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("群租厂房都出现在哪几处？", {("2023-05", "二"), ("2023-12", "三")}),
        ("Where do the minutes mention 群租厂房?", {("2023-05", "二"), ("2023-12", "三")}),
        ("谈到知识产权的地方有哪些", {("2023-05", "九"), ("2023-12", "六")}),
    ],
)
def test_all_places_of_a_phrase_are_named(ask: Asking, question: str, places: set[tuple[str, str]]) -> None:
    answer = ask(question)
    assert {(one.document, one.item) for one in answer.citations if one.item} == places


@pytest.mark.parametrize("question", ["提到海绵城市的地方都有哪些？", "Where do the minutes mention drones?"])
def test_a_phrase_that_stands_nowhere_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


def test_a_topic_is_summed_up_from_all_minutes(ask: Asking) -> None:
    answer = ask("消防方面，两期纪要都怎么要求的")
    assert {one.document for one in answer.citations} == {"2023-05", "2023-12"}


def test_a_destination_is_no_owner(desk: Callable[[str], Desk]) -> None:
    asked = conditions(desk("哪些文件以市政府办公室名义印发？"))
    assert asked.going.wanted == {"市政府办公室名义"} and not asked.going.ruled_out
    owned = conditions(desk("市政府办公室牵头哪些文件？"))
    assert not owned.going.wanted


@pytest.mark.parametrize(
    ("text", "year", "months"),
    [("between march and june 2019", 2019, (3, 6)), ("from april through september 2016", 2016, (4, 9))],
)
def test_months_from_one_to_another_are_a_span(text: str, year: int, months: tuple[int, int]) -> None:
    (period,) = [period for period, _ in find_dates_and_months(text, date(2024, 1, 1))]
    assert (period.year, (period.month, period.last_month)) == (year, months)


def test_two_figures_are_a_year_where_a_list_is_asked_for() -> None:
    found = [(period.year, period.guessed) for period, _ in find_years("水务局18年都改了哪些稿子", date(2024, 1, 1))]
    assert found == [(2018, True)]
    assert not list(find_years("这项工作要坚持18年不动摇", date(2024, 1, 1)))
