"""Words inside the names of documents and places belong to the matter, and ask for nothing."""

import pytest

from assistant.asked.name_words import documents_on, name_words, without_money_names
from assistant.asked.subjects import Subjects
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary


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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("How is the list of key tasks on price control reviewed on 18 April 2017 to be issued?", ["price control"]),
        ("the plan on telecom and online fraud at executive meeting No. 3", ["telecom and online fraud"]),
        ("Who is responsible for the report on the audit of funds heard in 2014?", ["audit of funds"]),
        ("What is said in the report on how much money was spent?", []),
    ],
)
def test_what_a_document_is_on_asks_for_nothing(text: str, named: list[str]) -> None:
    """Price control asks for no price; what is placed by no meeting and no year may be what is asked."""
    assert [span.of(text) for span in documents_on(text)] == named


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2017年的国有企业负责人薪酬工作要点谁负责", "2017年的         工作要点谁负责"),
        ("外贸稳规模优结构专项资金使用细则下一步", "            使用细则下一步"),
        ("国有企业负责人是谁", "国有企业负责人是谁"),
        ("以规范性文件形式印发的有哪些", "以规范性文件形式印发的有哪些"),
    ],
)
def test_the_name_of_a_matter_asks_for_nothing(text: str, left: str) -> None:
    """The words of a matter's name are left out of the asking where a question says the name whole."""
    titles = [
        "审议《2014 年太仓市国有企业负责人薪酬工作要点》《太仓市外贸稳规模优结构专项资金使用细则（2018年修订）》",
        "听取关于规范性文件情况的汇报",
        "听取浮桥镇、市教育局关于安全生产工作情况的汇报",
    ]
    assert Subjects(titles, Glossary.load()).without_names(text) == left
