"""Does an item say what is asked: questions answerable and not, the threshold between them, what the model expects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.desk import Desk
from assistant.judging import judgement
from assistant.judging.judgement import says_it
from assistant.judging.signs import signs
from assistant.learnt.judgement import FEW, MANY, load
from assistant.matching.amounts import amounts
from assistant.matching.overlap import missing, share
from assistant.matching.targets import targets, topic_items

Laid = Callable[[str], Desk]
ANSWERABLE = (
    "瓶装燃气餐饮用户的安全隐患",
    "餐饮燃气突出问题",
    "城镇燃气智慧监管系统的建设",
    "核酸采样亭怎么处置？",
    "重大行政决策事项怎么申报",
    "断面水质专班要做什么",
    "南洋广场商圈建设",
    "三级应急指挥体系",
    "信息化项目后评估",
    "人才公寓建设有什么要求",
    "health stations and nucleic acid sampling booths",
    "restaurants switching from bottled gas",
    "network security of IT projects",
    "shared government data",
)
UNANSWERABLE = (
    "地铁三号线什么时候开工？",
    "养老金上调比例是多少",
    "高考报名人数有多少？",
    "垃圾焚烧发电厂的投资额",
    "沪苏通铁路的建设进展",
    "太仓港集装箱吞吐量",
    "新能源汽车补贴标准",
    "What is the budget for the metro?",
    "How many tourists came in 2022?",
    "pension increase",
    "airport construction",
    "的",
    "a",
)


# Judged wrongly as yet: a verb at the end is taken for what is asked for; the rest share words with an item by chance.


@pytest.mark.parametrize("question", [*ANSWERABLE, "餐饮燃气问题怎么整治"])
def test_what_the_minutes_say_is_answered(ask: Callable[..., Answer], question: str) -> None:
    assert ask(question).status in ("answered", "partial")


@pytest.mark.parametrize(
    "question",
    ["火星基地的建设方案是谁负责的？", "Who approved the moon landing programme?", *UNANSWERABLE],
)
def test_what_the_minutes_do_not_say_is_not_found(ask: Callable[..., Answer], question: str) -> None:
    assert ask(question).status == "not_found"


def test_the_threshold_parts_the_two_kinds(desk: Laid) -> None:
    said = [says_it(desk(question)).probability for question in ANSWERABLE]
    unsaid = [says_it(desk(question)).probability for question in UNANSWERABLE]
    assert sum(probability >= judgement.ENOUGH for probability in said) >= len(said) - 1
    assert sum(probability < judgement.ENOUGH for probability in unsaid) >= len(unsaid) - 2


@pytest.mark.parametrize("moved", [0.02, 0.98])
def test_a_threshold_that_is_moved_judges_wrongly(desk: Laid, monkeypatch: pytest.MonkeyPatch, moved: float) -> None:
    def right() -> int:
        said = sum(says_it(desk(question)).enough for question in ANSWERABLE)
        return said + sum(not says_it(desk(question)).enough for question in UNANSWERABLE)

    before = right()
    monkeypatch.setattr(judgement, "ENOUGH", moved)
    assert right() < before


@pytest.mark.parametrize("model", [FEW, MANY])
def test_the_models_expect_no_signs_but_those_that_are_given(desk: Laid, model: str) -> None:
    laid = desk("瓶装燃气餐饮用户的安全隐患")
    given = signs(laid, targets(laid)[0])
    assert set(load(model).inputs.signs) <= set(given)


def test_the_share_is_that_of_the_topic_s_words_that_stand_in_a_text(desk: Laid) -> None:
    laid = desk("燃气地铁方案谁负责？")
    assert share(laid, "燃气地铁") > share(laid, "燃气") > share(laid, "别的事") == 0
    assert missing(laid, "燃气") and "地铁" in "".join(missing(laid, "燃气"))
    assert share(desk("Who leads the gas plan?"), "城镇燃气") > 0


def test_words_beside_the_topic_do_not_count(desk: Laid) -> None:
    laid = desk("燃气监管谁负责？")
    assert share(laid, "燃气", besides="燃气") < share(laid, "燃气")


def test_a_numbered_item_is_the_target(desk: Laid) -> None:
    (only,) = targets(desk("第5号纪要第四项议题说了什么？"))
    assert only.place == ("2023-05", "四") and "燃气" in only.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("燃气方案要不要报市委常委会？", ("2023-05", "四")),
        ("质量强市方案谁负责", ("2023-12", "六")),
        ("Who revises the commerce plan?", ("2023-12", "七")),
    ],
)
def test_the_best_target_is_the_item_that_the_question_is_about(
    desk: Laid, question: str, place: tuple[str, str]
) -> None:
    assert targets(desk(question))[0].place == place


def test_a_place_that_the_minutes_do_not_speak_of_is_not_answered_from_home(desk: Laid) -> None:
    judged = says_it(desk("昆山市的燃气三年行动方案谁负责？"))
    assert not judged.enough and "昆山" in "".join(judged.missing)


def test_every_item_on_a_topic_is_found(desk: Laid) -> None:
    found = {target.place for target, _ in topic_items(desk("和安全生产有关的议题有哪些？"))}
    assert {("2023-05", "一"), ("2023-05", "二"), ("2023-12", "三")} <= found


def test_amounts_are_of_the_kind_asked_for(desk: Laid) -> None:
    text = "断面8处，断面达标率90%，断面投资3万元，断面共5年。"
    units = {
        "断面有多少处？": {"处"},
        "断面达标率是多少？": {"%"},
        "断面花了多少钱？": {"元"},
    }
    for question, wanted in units.items():
        assert {quantity.unit for found in amounts(desk(question), text).values() for quantity in found} == wanted, (
            question
        )
