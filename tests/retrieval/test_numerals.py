"""Numbers and dates as minutes print them."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.numerals import find_dates, find_month_days, to_chinese, to_int


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("1 2", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十六", 36),
        ("一百零五", 105),
        ("一三一", 131),
        ("二〇二五", 2025),
        ("二○二三", 2023),
        ("三千五百", 3500),
        ("十五万", 150_000),
        ("一亿二千万", 120_000_000),
        ("两", 2),
        ("零", 0),
        ("", None),
        ("abc", None),
        ("1万", None),
        ("约三", None),
    ],
)
def test_whole_numbers_are_read_in_every_script(text: str, value: int | None) -> None:
    assert to_int(text) == value


def test_labels_are_written_as_they_are_read() -> None:
    assert [to_chinese(value) for value in (1, 9, 10, 12, 20, 23, 99)] == [
        "一",
        "九",
        "十",
        "十二",
        "二十",
        "二十三",
        "九十九",
    ]
    assert all(to_int(to_chinese(value)) == value for value in range(1, 100))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023 年 4 月 10 日下午", date(2023, 4, 10)),
        ("2023年4月14日", date(2023, 4, 14)),
        ("202 6 年 1 月 7 日", date(2026, 1, 7)),
        ("２０２３年６月１３日", date(2023, 6, 13)),
        ("二〇二五年十一月三日", date(2025, 11, 3)),
        ("2021年3月26号", date(2021, 3, 26)),
        ("民國111年5月2日", date(2022, 5, 2)),
        ("111年5月2日", date(2022, 5, 2)),
        ("2024年2月30日", None),
        ("2023 年 4 月", None),
    ],
)
def test_dates_are_read_in_every_printing(text: str, expected: date | None) -> None:
    (found,) = find_dates(f"于{text}举行")
    assert found.day_of_calendar == expected
    assert found.span.of(f"于{text}举行") == text.removesuffix("下午").removeprefix("民國")


def test_years_alone_and_numbers_are_no_dates_with_days() -> None:
    assert [(each.year, each.month, each.day) for each in find_dates("2023 年度和 2024 年 5 月")] == [
        (2023, None, None),
        (2024, 5, None),
    ]
    assert find_dates("三年行动，第5年，30 年大会") == ()


def test_months_and_days_without_a_year_are_found() -> None:
    text = "6 月 13 日和六月三十日，13月40日"
    assert [(month, day, span.of(text)) for month, day, span in find_month_days(text)] == [
        (6, 13, "6 月 13 日"),
        (6, 30, "六月三十日"),
    ]
