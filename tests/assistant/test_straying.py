"""Among many minutes: an answer is of the matter, the year and the body that a question names, or there is none."""

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

列席：市财政局丙三元，市水务局丁四海，市妇联戊五岳。

云溪市人民政府办公室 整理

{year} 年 {month} 月 15 日
"""
_AGREED = "原则同意《{title}》。会后由{body}根据会议讨论意见修改完善，以市政府办公室名义印发。"
_YEARS, _QUARTERS = range(2010, 2021), range(4)
# A matter, its body, what is said of it, and the years in which it came up.
_MATTERS = (
    ("云溪市{year}年养老服务工作计划", "市民政局", "尊老金标准调整为每人每月{n}元。新增养老床位{n}张。", _YEARS),
    ("云溪市{year}年困难群众救助方案", "市民政局", "低保标准提高到每人每月{n}元。", (2011, 2015)),
    ("云溪市{year}年度河道疏浚整治计划", "市水务局", "年内疏浚镇村河道{n}条，土方{n}万立方米。", (2012, 2013, 2016)),
    ("云溪市{year}年粮食生产工作意见", "市农业农村局", "粮食播种面积稳定在{n}万亩。", _YEARS),
    ("云溪市{year}年校车安全工作意见", "市公安局", "更新校车{n}辆。{body}要排查隐患路段。", _YEARS),
    ("云溪市{year}年档案工作要点", "市档案馆", "档案数字化率达到{n}%。", _YEARS),
)  # fmt: skip


# A matter on which reports are heard, worded otherwise each year, but for one year with a document on it.
_HEARD = "会议听取了市水务局的汇报。会后由市水务局认真组织实施。"
_REPORTED = {year: f"听取关于全市塘坝修缮工作{'推进' if year % 2 else ''}情况的汇报" for year in _YEARS} | {
    2012: "研究塘坝修缮有关事宜",
    2015: "审议《关于加强塘坝修缮工作的意见》",
    2016: "审议《云溪市村庄绿化工作要点》",
}


def _items(year: int, quarter: int) -> str:
    held = [(title, body, said) for title, body, said, years in _MATTERS if year in years]
    chosen = [one for at, one in enumerate(held) if at % 4 == quarter]
    n = 40 + year - 2010
    lines = []
    for label, (title, body, said) in zip("一二三", chosen, strict=False):
        name = title.format(year=year)
        decided = _AGREED.format(title=name, body=body)
        lines.append(f"{label}、审议《{name}》\n\n（一）{decided}\n\n（二）{said.format(n=n, body=body)}")
    if quarter == len(_QUARTERS) - 1:
        lines.append(f"三、{_REPORTED[year]}\n\n（一）{_HEARD}")
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Minutes of eleven years, four a year."""
    texts = {
        f"{year}-{quarter + 1:02}": _MINUTES.format(
            year=year, number=quarter + 1, month=3 * quarter + 2, meeting=1 + quarter + 4 * (year - 2010),
            items=_items(year, quarter),
        )
        for year in _YEARS
        for quarter in _QUARTERS
    }  # fmt: skip
    return archive_of(tmp_path_factory, texts)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2014年河道疏浚整治计划谁负责？", "2013年"),
        ("2018年河道疏浚整治计划通过了吗？", "2016年"),
        ("2014年低保标准提高到每月多少？", ""),
        ("2017年低保标准是多少", ""),
        ("2019年疏浚镇村河道多少条？", ""),
        ("市政府有没有讨论过建地铁？哪年", ""),
        ("2016年关于塘坝修缮工作情况的汇报会后怎么办？", ""),
        ("2015年困难群众救助方案的印刷费是多少？", ""),
        ("2013年河道疏浚整治计划的专家评审费要多少？", ""),
        # things that no minutes name
        ("网约车平台管理，常务会上提过什么要求没？", ""),
        ("核酸检测点怎么布置，2016年会上有安排吗", ""),
        ("Is there a decision on charging piles for school buses?", ""),
        ("What did the meeting say in 2016 about AI or robots in schools?", ""),
        ("What does the plan of 2014 say about hydrogen power?", ""),
    ],
)
def test_what_another_year_or_matter_has_is_no_answer(many: Assistant, question: str, said: str) -> None:
    answer = many.answer(question)
    assert answer.status == "not_found" and not answer.citations
    assert said in answer.text and "[1]" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2013年河道疏浚整治计划谁负责？", "市水务局"),
        ("2016年度河道疏浚整治计划，疏浚多少条河、多少土方？", "46条"),
        ("2015年低保标准提高到每月多少？", "45元"),
        ("2014年尊老金标准是多少？", "44元"),
        ("2018年新增养老床位多少张？", "48张"),
        ("2012年校车安全工作意见里市公安局承担什么任务？", "隐患路段"),
        ("市政府2013年2月12日常务会议研究了哪几件事", "养老服务"),
        ("2013年关于塘坝修缮工作情况的汇报会后怎么办？", "市水务局"),
        ("2012年塘坝修缮情况汇报是哪天上会的？", "11月12日"),
        ("2014年11月听取的塘坝修缮工作汇报由哪个部门负责？", "市水务局"),
        ("2015年塘坝修缮工作意见是什么时候研究的？", "11月12日"),
        ("2014年审议的《云溪市2014年养老服务工作计划》是哪天上会的？", "2月12日"),
        ("按照2016年常务会议的要求，要疏浚土方多少万立方米？", "46万立方米"),
        ("2018年养老服务工作计划是哪个单位牵头的？", "修改完善"),
        ("What did the meeting say in 2016 about school buses?", "46"),
        ("校车安全，2016年会上提过什么要求没？", "46辆"),
    ],
)
def test_what_its_own_year_and_matter_have_is_answered(many: Assistant, question: str, said: str) -> None:
    answer = many.answer(question)
    assert answer.status == "answered" and said in answer.text


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("2014年审议的河道疏浚整治计划由哪个部门负责？", "not_found", "2013年"),
        ("市妇联在校车安全工作意见里负责什么？", "not_found", "没有把它交给市妇联"),
    ],
)
def test_what_is_taken_for_granted_of_a_matter_is_corrected(
    many: Assistant, question: str, status: str, said: str
) -> None:
    answer = many.answer(question)
    assert answer.status == status and said in answer.text
