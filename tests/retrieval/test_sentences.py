"""What one sentence of a passage says of a question: words that stand together count for more than scattered ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.encoder import Encoder
from retrieval.lexical import KeywordIndex
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.ranking.sentences import best_amount, best_sentence, wanted
from retrieval.search import Searcher
from tests.retrieval.searching import crosslingual, encoder, first, made_up, passage, read

__all__ = ["crosslingual", "encoder"]  # fixtures

TOGETHER = "（一）要加快建设进度。要筹集保障性租赁住房1200套。要加强监管。"
SCATTERED = "（二）要筹集资金。保障性政策要落实。租赁市场要规范，新建住房5000平方米。"


def worth(question: str, text: str) -> float:
    keywords = KeywordIndex.build([TOGETHER, SCATTERED])
    return best_sentence(wanted(read(question), (), keywords), passage("2020-01", text, title=""))


def amount(question: str, text: str) -> float:
    keywords = KeywordIndex.build([TOGETHER, SCATTERED])
    query = read(question)
    return best_amount(wanted(query, (), keywords), passage("2020-01", text), query)


def test_words_in_one_sentence_are_worth_more_than_scattered_ones() -> None:
    assert worth("筹集保障性租赁住房", TOGETHER) > worth("筹集保障性租赁住房", SCATTERED) > 0


@pytest.mark.parametrize("question", ["", "？", "乒乓球"])
def test_what_no_passage_holds_is_worth_nothing(question: str) -> None:
    assert worth(question, TOGETHER) == 0


def test_an_amount_counts_where_it_has_the_unit_that_is_asked_for() -> None:
    assert amount("要筹集多少套保障性租赁住房？", TOGETHER) > 0
    assert amount("要筹集多少套保障性租赁住房？", SCATTERED) == 0
    assert amount("租赁市场新建住房面积是多少？", SCATTERED) > 0
    assert amount("要筹集多少套保障性租赁住房？", "（一）要筹集保障性租赁住房五百套。") > 0


def test_the_paragraph_that_gives_the_number_comes_before_the_report_on_the_subject(
    tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual
) -> None:
    report = "（一）会议听取了保障性租赁住房工作情况的汇报，原则同意下一步工作安排，继续抓好保障性租赁住房工作。"
    other = "（一）各地各部门要落实责任，稳定房价，年内筹集保障性租赁住房1200套，优化公积金政策。"
    made = [
        passage("2020-01", report, "听取关于保障性租赁住房工作情况的汇报"),
        passage("2020-02", other, "审议《关于房地产市场平稳健康发展的实施意见》"),
    ]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    assert first(searcher, "2020年要筹集多少套保障性租赁住房？") == "2020-02/一/一"


@pytest.mark.parametrize(
    ("question", "wanted_id"),
    [
        ("双拥模范城创建实施意见通过了吗？", "2020-01/一/一"),
        ("双拥模范城创建三年行动计划通过了吗？", "2020-02/一/一"),
        ("双拥模范城创建工作汇报是谁作的？", "2020-03/一/一"),
        ("Was the action plan for 双拥模范城 approved?", "2020-02/一/一"),
        ("Were the implementing opinions on 双拥模范城 approved?", "2020-01/一/一"),
    ],
)
def test_the_kind_of_document_tells_items_of_one_subject_apart(
    tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual, question: str, wanted_id: str
) -> None:
    text = "（一）会议对双拥模范城创建作了研究。会后由市退役军人局根据会议讨论意见修改完善。"
    titles = (
        "审议《关于加强双拥模范城创建工作的实施意见》",
        "审议《双拥模范城创建三年行动计划》",
        "听取双拥模范城创建工作情况的汇报",
    )
    made = [passage(f"2020-0{at}", text, title) for at, title in enumerate(titles, start=1)]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    assert first(searcher, question) == wanted_id
