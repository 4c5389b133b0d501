"""Lists told in many words: by what follows, by words and years of titles, by where documents come from, in groups."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.conditions import conditions
from assistant.desk import Desk

Asking = Callable[..., Answer]
# One telling word of each title, or of the item where there is no document.
SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS = "领导班子", "燃气", "决策事项", "对德", "农文旅", "知识产权"
LAW, EMERGENCY, CLUSTERS, FIRMS = "市容", "应急管理体系", ("高端装备", "汽车电子", "工业母机"), "专精特新"
QUALITY, COMMERCE, DIGITAL, STRONG = "质量强市", "现代商业", "信息化项目", "质量强国"
TOWN, EPIDEMIC, WATER = "沙溪镇", "疫情", "水生态"
ALL = {SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS, LAW, EMERGENCY, *CLUSTERS, FIRMS, QUALITY, COMMERCE, DIGITAL}
ALL |= {STRONG, TOWN, EPIDEMIC, WATER}
APRIL_OFFICE = {GAS, CATALOGUE, GERMANY}
CARRIED_OUT = {TOWN, EPIDEMIC, WATER}
UNTIL_2025 = {TOURISM, *CLUSTERS, FIRMS, COMMERCE}
LISTED = {
    "两个办公室合发的材料有没有，报个名字": {SAFETY},
    "兩辦一起印發的是哪份": {SAFETY},
    "Which text carries the names of the two offices?": {SAFETY},
    "四月那次，由政府办单独出文的有哪几个": APRIL_OFFICE,
    "凡是要经市委这道关的文件，同意也好上会也好，都列出来": {TOURISM, QUALITY, COMMERCE},
    "Papers that depend on the consent of a Party organ, in whatever form": {TOURISM, QUALITY, COMMERCE},
    "先请示市委、点了头才能印的是哪份": {COMMERCE},
    "还得再往上送的稿子有哪几份": {TOURISM, QUALITY, COMMERCE},
    "4月份哪几项不用印发文件，抓落实就行": CARRIED_OUT,
    "Which April items have nothing to be issued and are simply to be implemented?": CARRIED_OUT,
    "要跟其他部门一起做的有哪些事项": {GERMANY, WATER},
    "文件名里写着创新集群的是哪几个": {*CLUSTERS},
    "Which titles contain the word tourism?": {TOURISM},
    "题目带“清单”两个字的文件": {SAFETY},
    "哪些计划管到2025年底": UNTIL_2025,
    "Which plans run through 2025?": UNTIL_2025,
    "一个办法、一个目录，各是哪份": {DIGITAL, CATALOGUE},
    "清单类和目录类的文件各有哪几份": {SAFETY, CATALOGUE},
    "Any rules or measures among the papers?": {DIGITAL},
    "纪要里提到了哪些省级和国家的文件": {LAW, STRONG, QUALITY},
    "Which higher-level documents do the minutes quote?": {LAW, STRONG, QUALITY},
    "归口市场监管的稿子有哪几份": {PATENTS, QUALITY},
    "商务口手上的文件报一下": {GERMANY, COMMERCE},
    "All texts in the care of the Justice Bureau": {CATALOGUE},
    "城管局在哪些议题上露过脸": {TOWN, LAW},
    "四月份上会的材料目录给我来一份": {SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS},
    "6月会的文件清单，传我一份": {LAW, EMERGENCY, *CLUSTERS, FIRMS, QUALITY, COMMERCE, DIGITAL},
}


def _named(answer: Answer) -> set[str]:
    lines = [line for line in answer.text.splitlines() if re.match("- ", line)]
    return {word for word in ALL if any(word in "".join(line.split()) for line in lines)}


@pytest.mark.parametrize("question", LISTED)
def test_a_list_is_understood_in_other_words(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert _named(answer) == LISTED[question], answer.text


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("按单位把6月要改的文件归一归", ["市应急局（1件）：", "市工信局（4件）：", "市市场监管局（1件）："]),
        ("What did each bureau have to revise in June?", ["Emergency Management Bureau (市应急局) (1):"]),
        ("6月的文件按去向分类", ["以市政府办公室名义印发（5件）：", "提交市委常委会审议（1件）："]),
        ("Sort the April papers by route", ["submit to the Standing Committee"]),
        ("4月的文件，每份下一步怎么走", ["以市政府规范性文件形式印发（1件）："]),
    ],
)
def test_a_list_is_grouped_as_asked(ask: Asking, question: str, heads: list[str]) -> None:
    text = ask(question).text
    assert all(head in text for head in heads), text


def test_tasks_are_listed_beside_documents_where_both_are_asked_for(ask: Asking) -> None:
    assert "资源清单" in ask("综指中心的文件和任务都列出来").text
    assert "资源清单" not in ask("综指中心名下有哪些文件").text.split(">")[0]


@pytest.mark.parametrize(
    "question",
    [
        "标题带“乡村振兴”的文件有哪些",
        "titles with the word railway in them",
        "哪些计划管到2035年",
        "有没有细则类的文件",
        "三个县政府名义发的文件",
        "documents on housing that go to the Party's standing committee",
        "教育局名下有哪些稿子",
    ],
)
def test_a_condition_that_nothing_meets_gives_no_list(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found" and not _named(answer), answer.text


def test_a_list_is_a_request_for_a_list_and_no_kind_of_document(desk: Callable[[str], Desk]) -> None:
    assert not conditions(desk("4月审议的文件给个清单")).kinds
    assert not conditions(desk("给我列一个目录，6月有哪些文件")).kinds
    assert conditions(desk("有没有哪份是清单")).kinds
