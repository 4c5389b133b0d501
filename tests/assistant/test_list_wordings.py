"""Lists told in many words: by what follows, by words and years of titles, by where documents come from, in groups."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.desk import Desk
from assistant.narrowing.conditions import conditions

Asking = Callable[..., Answer]
# One telling word of each title, or of the item where there is no document.
SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS = "领导班子", "燃气", "决策事项", "对德", "农文旅", "知识产权"
LAW, EMERGENCY, CLUSTERS, FIRMS = "市容", "应急管理体系", ("高端装备", "汽车电子", "工业母机"), "专精特新"
QUALITY, COMMERCE, DIGITAL, STRONG = "质量强市", "现代商业", "信息化项目", "质量强国"
TOWN, EPIDEMIC, WATER, CENSUS = "沙溪镇", "疫情", "水生态", "经济普查"
ALL = {SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS, LAW, EMERGENCY, *CLUSTERS, FIRMS, QUALITY, COMMERCE, DIGITAL}
ALL |= {STRONG, TOWN, EPIDEMIC, WATER, CENSUS}
APRIL_OFFICE = {GAS, CATALOGUE, GERMANY}
CARRIED_OUT = {TOWN, EPIDEMIC, WATER}
UNTIL_2025 = {TOURISM, *CLUSTERS, FIRMS, COMMERCE}
ALL_JUNE = {EMERGENCY, *CLUSTERS, FIRMS, QUALITY, COMMERCE, DIGITAL}
ALL_PAPERS = {SAFETY, GAS, CATALOGUE, GERMANY, TOURISM, PATENTS, LAW, *ALL_JUNE}
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
    "名为“行动方案”而不是“行动计划”的稿子": {GAS, FIRMS},
    "叫行动计划、不叫行动方案的文件有几份": {TOURISM, *CLUSTERS, COMMERCE},
    'Titles with "行动" but without "2025"': {GAS},
    "Which papers are called 意见?": {PATENTS, EMERGENCY},
    "4、6月的会上，名称里有“三年”的文件": {GAS, TOURISM, FIRMS, COMMERCE},
    "四月的文件里，哪几份横跨好几年": {GAS, TOURISM},
    "April papers that are only about 2023, not multi-year": {SAFETY, CATALOGUE, GERMANY},
    "六月审议的文件，哪些标题不带年份": {EMERGENCY, QUALITY},
    "撇开综合指挥中心和商务局的，六月另外还有哪些文件": {LAW, EMERGENCY, *CLUSTERS, FIRMS, QUALITY},
    "除开对德那份，4月其余的文件报一报": {SAFETY, GAS, CATALOGUE, TOURISM, PATENTS},
    "Setting aside the commerce plan, which other documents did the June meeting review?": ALL_JUNE - {COMMERCE},
    "会上“原则同意”了的文件有哪些": ALL_PAPERS - {LAW},
    "Which of the plans adopted are three-year plans?": {GAS, TOURISM, FIRMS, COMMERCE},
    "哪些事项成立了专班来抓": {TOURISM, WATER, COMMERCE},
    "Which items invoke the 20th National Congress?": {CENSUS, QUALITY, COMMERCE},
    "省级的哪些条例、国家的哪些纲要在会上提到过": {LAW, STRONG, QUALITY},
    "Papers issued neither by the Government Office nor sent to the standing committee": {PATENTS, DIGITAL},
    "抬头是市府办的都有哪几份，4月的，跟市委办联发那份甭算": APRIL_OFFICE,
    "April documents issued by the Government Office, incl. what goes out jointly with the Party office": {
        SAFETY,
        *APRIL_OFFICE,
    },
    "Which papers are to be laid before the Party's standing committee?": {TOURISM, QUALITY},
    "徐向明那个局要改的文件有哪些": {SAFETY, EMERGENCY},
    "司法跟商务两家要改哪些文件": {CATALOGUE, GERMANY, COMMERCE},
    "有没有哪份文件不带条件、直接通过的": set(),
    "In which June items do the words 市容 appear?": {LAW},
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
        ("哪些单位领了两份以上要改的文件", ["市工信局（4件）：", "市商务局（2件）："]),
        (
            "Which bodies have more than two papers to revise?",
            ["Industry and Information Technology Bureau (市工信局) (4)"],
        ),
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


@pytest.mark.parametrize(
    "question", ["除了审议文件，6月还有什么议题", "Besides reviewing documents, what was on the June agenda?"]
)
def test_what_a_meeting_did_beside_its_documents_is_told(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert "学习《江苏省" in text and "经济普查" in text and "审议《" not in text


@pytest.mark.parametrize(
    "question",
    [
        "出席名单前后两次差了谁、多了谁",
        "Who was there in April but missing in June, and the other way round?",
        "Which members were present at one of the meetings but not at the other?",
    ],
)
def test_who_came_to_one_meeting_alone_is_told_both_ways(ask: Asking, question: str) -> None:
    text = ask(question).text
    assert all(name in text for name in ("王莉萍", "张展", "傅玖")), text
    assert "盛海峰" not in text


@pytest.mark.parametrize(
    "question",
    [
        "质量方案和对德要点，印发路子有啥两样",
        "质量强市方案跟对德合作要点两份，谁改、改完去哪，对照着说",
        "Quality plan and German cooperation points: two ways onward. Which?",
    ],
)
def test_two_documents_are_compared_by_one_facet(ask: Asking, question: str) -> None:
    text = "".join(ask(question).text.split())
    assert all(
        word in text for word in ("质量强市建设的工作方案", "对德合作工作要点", "市委常委会", "市政府办公室名义")
    )


@pytest.mark.parametrize("question", ["6月13号那次会，都议了些啥", "what went on at the june meeting?"])
def test_the_whole_agenda_is_told_in_slang(ask: Asking, question: str) -> None:
    text = "".join(ask(question).text.split())
    assert all(word in text for word in (LAW, CENSUS, EMERGENCY, FIRMS, QUALITY, COMMERCE, DIGITAL)), text


@pytest.mark.parametrize(
    "question",
    [
        "哪些议题要成立低空经济专班",
        "Which June items mention drones?",
        "除了燃气那份，哪些文件是关于地铁的",
        "题目里有“地铁”而没有“三年”的文件",
        "What papers were rejected or sent back for rewriting?",
    ],
)
def test_a_list_of_what_is_not_there_is_refused(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found", ask(question).text
