"""People as English names them: surname first or last, with or without a hyphen, never two who merely sound alike."""

from __future__ import annotations

import pytest

from assistant.asked.romanised import romanised_in

PEOPLE = frozenset({"方海宁", "吴敬宇", "马良", "欧阳明", "张翼", "章易", "吕乔"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which body does Fang Haining work for?", ["方海宁"]),
        ("Was Haining Fang there?", ["方海宁"]),
        ("what about fang hai-ning", ["方海宁"]),
        ("Ouyang Ming and Ma Liang", ["欧阳明", "马良"]),
        ("Lü Qiao", ["吕乔"]),
        ("Zhang Yi", ["张翼", "章易"]),
        ("the fang of a tiger, ma'am", []),
        ("", []),
    ],
)
def test_people_are_found_by_their_pinyin(text: str, names: list[str]) -> None:
    assert list(romanised_in(text, PEOPLE)) == names


def test_it_tells_how_a_name_is_said_in_the_text() -> None:
    assert romanised_in("Who is Wu Jingyu?", PEOPLE) == {"吴敬宇": "Wu Jingyu"}
