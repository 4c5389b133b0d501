"""How a day is written: 2023年4月10日, 10 April 2023."""

from __future__ import annotations

from datetime import date


def written_day(day: date, language: str) -> str:
    """Write a day in Chinese, or in English for any other language."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B} {day.year}"
