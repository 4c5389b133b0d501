"""Amounts, counts and deadlines in running text."""

from __future__ import annotations

import pytest

from retrieval.parsing.quantities import find_deadlines, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("投资1.2亿元", 120_000_000, "元", "1.2亿元"),
        ("资金 1,250 万元由", 12_500_000, "元", "1,250 万元"),
        ("补助五百万元", 5_000_000, "元", "五百万元"),
        ("苏州的 8 个市考断面", 8, "个", "8 个"),
        ("完成 126 处排查", 126, "处", "126 处"),
        ("三年行动方案", 3, "年", "三年"),
        ("降低 30％以上", 30, "%", "30％"),
        ("提高2.5个百分点", 2.5, "个百分点", "2.5个百分点"),
        ("两家单位", 2, "家", "两家"),
        ("收储 1.5万吨", 15_000, "吨", "1.5万吨"),
        ("排查自建房1200栋", 1200, "栋", "1200栋"),
    ],
)
def test_amounts_and_counts_are_normalised(text: str, value: float, unit: str, printed: str) -> None:
    (found,) = find_quantities(text)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.span.of(text)) == (unit, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "2023—2025 年",
        "第五次",
        "第 3 项",
        "二十大",
        "三十周年",
        "打造一批路线",
        "6月13日",
        "新一代",
        "一体化",
        "十四五",
    ],
)
def test_years_ordinals_and_figures_of_speech_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("要在年底前完成", "年底前"),
        ("年内完成 12 个", "年内"),
        ("今年年底前建成", "今年年底前"),
        ("6 月 30 日前报送", "6 月 30 日前"),
        ("2024年6月30日前投用", "2024年6月30日前"),
        ("2025 年底前实现", "2025 年底前"),
        ("十二月底前", "十二月底前"),
        ("一季度末前出台", "一季度末前"),
        ("两个月内办结", "两个月内"),
        ("5个工作日内反馈", "5个工作日内"),
        ("半年内见效", "半年内"),
        ("三年内翻番", "三年内"),
        ("到月底，报市政府", "月底"),
        ("本月内", "本月内"),
    ],
)
def test_deadlines_are_found_as_printed(text: str, printed: str) -> None:
    assert [found.of(text) for found in find_deadlines(text)] == [printed]


@pytest.mark.parametrize(
    "text",
    ["厘清家底，重点", "辖区内，全面", "本行业领域内燃气用户", "摸清底数", "三年行动", "每年6月", "近年来", "会前审查"],
)
def test_other_wording_is_no_deadline(text: str) -> None:
    assert find_deadlines(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("标准调整为每人每月635元", "635元"),
        ("补助标准为每人每年 756元", "756元"),
        ("全年安排实事项目16大类", "16大类"),
    ],
)
def test_a_sum_per_month_or_year_is_an_amount(text: str, said: str) -> None:
    assert [each.span.of(text) for each in find_quantities(text)] == [said]
