"""Words inside the names of documents and places belong to the matter, and ask for nothing."""

import pytest

from assistant.asked.name_words import name_words, without_money_names
from retrieval.bodies import Bodies


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("企业学徒培训补贴办法的下一步是什么", "企业学徒培训  办法的下一步是什么"),
        ("停车收费管理办法通过了吗", "停车  管理办法通过了吗"),
        ("补贴多少", "补贴多少"),
        ("who revises the subsidy measures", "who revises the         measures"),
        ("how much is the subsidy", "how much is the subsidy"),
    ],
)
def test_money_in_a_name_asks_for_no_amount(text: str, left: str) -> None:
    """补贴 in 补贴办法 is masked, one character for each, and stays where an amount is asked for."""
    assert without_money_names(text) == left


def test_words_of_names_are_kept() -> None:
    """Of old town, town is no word by which it is asked."""
    text = "the Shaxi old town scheme"
    assert [span.of(text) for span in name_words(text)] == ["old town"]


@pytest.mark.parametrize(
    ("text", "named"),
    [("Shaxi old town", False), ("the ancient town of Shaxi", False), ("Shaxi Town", True), ("by Shaxi", True)],
)
def test_a_place_in_a_matter_is_no_body(text: str, named: bool) -> None:
    """Shaxi old town is a place, Shaxi and Shaxi Town the town's government."""
    bodies = Bodies.load()
    assert bool(bodies.find_english(text)) is named
    assert bodies.place("Shaxi") == "沙溪"
