"""Among many minutes: details that English asks for in its own words; what was put off; who is wrongly said to lead."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.archives import archive_of

_MINUTES = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 {month} 月 20 日

{year} 年 {month} 月 12 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议。

会议议定以下意见：

{items}

出席：甲一鸣、乙二川。

列席：市财政局丙三元，市农业农村局丁四海，市卫健委戊五岳。

云溪市人民政府办公室 整理

{year} 年 {month} 月 15 日
"""
_AGREED = "原则同意《{title}》。会后由{body}根据会议讨论意见修改完善，以市政府办公室名义印发。"
_OFF = "会议讨论了《{title}》，决定暂不印发。由{body}会同市财政局进一步调研论证。"
_YEARS = range(2005, 2020)
# A matter, its body, what is said of it; four a year.
_MATTERS = (
    (
        "云溪市{year}年禁捕退捕实施方案",
        "市农业农村局",
        "退捕渔民转产就业{n}人，由市人社局负责。查处非法捕捞案件{m}起。",
    ),
    ("云溪市{year}年传染病防控工作方案", "市卫健委", "发热门诊{n}家，9月底前完成标准化改造，市财政局安排经费{m}万元。"),
    ("云溪市{year}年档案工作要点", "市档案馆", "完成馆藏档案数字化{n}万页，由市机关事务中心提供场地。"),
    ("云溪市{year}年公共交通优先发展意见", "市交通运输局", "公交票价由2元调整为1元，年财政补贴约{m}万元。"),
    ("云溪市郑和路改造方案", "市住建局", "慢行系统更新{n}公里，市城管局同步移交绿化、照明设施。"),
    ("云溪市{year}年提高低保标准方案", "市民政局", "低保标准提高到每人每月{m}元。"),
)


def _items(year: int, quarter: int) -> str:
    lines = []
    for label, at in zip("一二三", range(quarter, len(_MATTERS), 3), strict=False):
        title, body, said = _MATTERS[at]
        name, n = title.format(year=year), 40 + year - 2010
        off = at == len(_MATTERS) - 1 and year == 2015
        decided = (_OFF if off else _AGREED).format(title=name, body=body)
        if at == len(_MATTERS) - 2 and year != 2013:
            continue
        lines.append(f"{label}、审议《{name}》\n\n（一）{decided}\n\n（二）{said.format(n=n, m=10 * n + 5)}")
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Minutes of fifteen years, three a year."""
    texts = {
        f"{year}-{quarter + 1:02}": _MINUTES.format(
            year=year,
            number=quarter + 1,
            month=3 * quarter + 2,
            meeting=1 + quarter + 3 * (year - 2005),
            items=_items(year, quarter),
        )
        for year in _YEARS
        for quarter in range(3)
    }
    return archive_of(tmp_path_factory, texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many former fishermen found new jobs under the 2014 fishing ban plan?", "44人"),
        ("How many illegal fishing cases were dealt with in 2012?", "425起"),
        ("How many pages of archive holdings were to be scanned in 2015?", "45万页"),
        ("By when did the fever clinics have to be upgraded in 2016?", "9月底前"),
        (
            "What annual subsidy did public transport receive under the 2011 public transport priority opinion?",
            "415万元",
        ),
        ("On what day was the Zhenghe Road makeover plan discussed?", "2013"),
        (
            "Under the 2013 Zhenghe Road plan, who has to hand over the greenery and the lighting along with the new"
            " cycle and walking paths?",
            "市城管局",
        ),
    ],
)
def test_a_detail_asked_for_in_other_words_is_told(many: Assistant, question: str, told: str) -> None:
    answer = many.answer(question)
    assert answer.status == "answered", answer.text
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many parking spaces will the new Fraunhofer building have?",
        "How many beds does the children's hospital have in 2014?",
        "Who repairs the opera house roof in 2016?",
        "What subsidy do nurseries for children under three get in 2015?",
        "2015年档案馆扩建总投资是多少？",
    ],
)
def test_near_misses_are_told_by_nothing(many: Assistant, question: str) -> None:
    answer = many.answer(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("2015年提高低保标准方案印发了吗？", "answered"),
        ("《云溪市2015年提高低保标准方案》印发了没有？", "answered"),
        ("2015年提高低保标准方案以市政府办公室名义印发后，由哪家组织实施？", "partial"),
    ],
)
def test_what_was_put_off_is_not_taken_for_issued(many: Assistant, question: str, status: str) -> None:
    answer = many.answer(question)
    assert "暂不印发" in answer.text, answer.text
    assert answer.status == status, answer.text


def test_a_body_that_only_helps_is_not_taken_for_the_one_that_leads(many: Assistant) -> None:
    answer = many.answer("市财政局2015年8月牵头的提高低保标准方案为什么没印发？")
    assert answer.status == "partial", answer.text
    assert "市民政局" in answer.text, answer.text


def test_what_a_year_did_not_have_is_not_found_there(many: Assistant) -> None:
    assert many.answer("2011年上会的《云溪市郑和路改造方案》是哪个部门负责修改的？").status == "not_found"
