"""Search over the two published minutes with the real encoder, and over made-up passages where a case needs them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoder import Encoder
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.records import Passage
from retrieval.search import MinutesRetriever, Searcher
from retrieval.snapshot import Snapshot
from tests.retrieval.searching import (
    ROOT,
    crosslingual,
    encoder,
    first,
    found,
    made_up,
    passage,
    read,
    searcher,
    snapshot,
)

__all__ = ["crosslingual", "encoder", "searcher", "snapshot"]  # fixtures

CASES = ROOT / "tests" / "evals" / "two_minutes.jsonl"
NO_SINGLE_RIGHT_ITEM = (
    "list",
    "compare",
    "summary_meeting",
    "summary_topic",
    "followup",
    "false_premise",
    "unanswerable",
    "attack",
)


def cases(language: str) -> list[dict[str, object]]:
    every = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [
        case
        for case in every
        if case["language"] == language
        and not case["kind"].startswith(NO_SINGLE_RIGHT_ITEM)
        and case["expect"].get("citations")
    ]


def fits(hit: Passage, citation: dict[str, str]) -> bool:
    fields = {"document": hit.document, "item": hit.item, "part": hit.part}
    return all(fields[key] == value for key, value in citation.items() if key in fields)


@pytest.mark.parametrize(("language", "wanted"), [("zh", 0.98), ("en", 0.95)])
def test_the_right_section_comes_first_on_the_two_minutes(searcher: Searcher, language: str, wanted: float) -> None:
    asked = cases(language)
    missed = []
    for case in asked:
        expected = case["expect"]["citations"]  # type: ignore[index]
        best = found(searcher, str(case["question"])).kept[0].passage
        if not any(fits(best, citation) for citation in expected):
            missed.append(f"{case['id']}: {best.id}")
    assert len(asked) > 90
    assert 1 - len(missed) / len(asked) >= wanted, missed


@pytest.mark.parametrize(
    "question", ["哪个部门负责燃气三年行动方案？", "which bureau is responsible for the gas safety plan"]
)
def test_hits_are_ranked_and_verbatim_and_carry_their_scores(searcher: Searcher, question: str) -> None:
    result = found(searcher, question, 3)
    scores = [hit.score for hit in (*result.kept, *result.rejected)]
    assert len(result.kept) == 3 and len(result.rejected) == 5
    assert scores == sorted(scores, reverse=True)
    assert result.kept[0].passage.item == "四"
    assert 0 < result.kept[0].dense <= 1 and result.kept[0].lexical > 0
    assert (result.searched, result.total, result.unmatched) == (2, 2, ())


def test_attendance_comes_first_only_when_it_is_asked_for(searcher: Searcher) -> None:
    assert found(searcher, "第26次会议市统计局是谁参加的？").kept[0].passage.part == "attendance"
    assert found(searcher, "市统计局要做什么？").kept[0].passage.part == "agenda"
    assert found(searcher, "Who attended for the Statistics Bureau?").kept[0].passage.part == "attendance"
    assert found(searcher, "What must the Statistics Bureau do?").kept[0].passage.part == "agenda"


def test_a_name_that_only_the_attendance_has_asks_for_it(searcher: Searcher) -> None:
    assert found(searcher, "徐勤 单位（第26次会议）").kept[0].passage.part == "attendance"
    assert found(searcher, "罗建国 - which organisation?").kept[0].passage.part == "attendance"


def test_a_passage_with_a_number_is_preferred_where_one_is_asked_for(
    tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual
) -> None:
    texts = ("（一）要加快电梯加装，2020年全面推进电梯加装工作。", "（二）要加装电梯120台，做好住宅小区服务。")
    made = [passage(f"2020-0{at}", text, "听取住宅小区工作的汇报") for at, text in enumerate(texts, start=1)]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    assert first(searcher, "要加装多少台电梯？") == "2020-02/一/一"
    assert first(searcher, "How many lifts are to be installed?") == "2020-02/一/一"


def test_a_quoted_title_is_preferred(tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual) -> None:
    text = "（一）原则同意该办法。会后由市发改委修改完善。"
    titles = [f"审议《太仓市{name}管理办法》" for name in ("信息化项目", "政府投资项目", "工程建设项目", "科技项目")]
    made = [passage(f"2020-0{at}", text, title) for at, title in enumerate(titles, start=1)]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    for at, title in enumerate(titles, start=1):
        assert first(searcher, f"{title[2:]}由谁负责？") == f"2020-0{at}/一/一"


def test_the_dense_pass_finds_exactly_the_nearest_vectors(
    snapshot: Snapshot, searcher: Searcher, encoder: Encoder
) -> None:
    question = "怎么保护知识产权？"
    exact = np.sort(snapshot.vectors @ encoder.query(question))[::-1]
    result = found(searcher, question, 40)
    hits = sorted((hit.dense for hit in (*result.kept, *result.rejected)), reverse=True)
    assert np.allclose(hits[:10], exact[:10], atol=1e-5)


@pytest.mark.parametrize("question", ["", "   ", "？！…", "🔥🔥", "《》", "\x00"])
def test_a_question_without_words_finds_nothing(searcher: Searcher, question: str) -> None:
    result = found(searcher, question)
    assert (result.kept, result.rejected, result.searched, result.total) == ((), (), 2, 2)


@pytest.mark.parametrize(
    "question",
    [
        "气",
        "a",
        "０",
        "من المسؤول عن خطة الغاز؟",
        "燃气 gas план الغاز ガス",
        "\ud83d气",
        "燃气谁负责？" * 1_600,
        "gas " * 2_500,
    ],
)
def test_odd_questions_find_something_without_an_error(searcher: Searcher, question: str) -> None:
    assert found(searcher, question).kept


def test_an_empty_index_finds_nothing(tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual) -> None:
    result = found(Searcher(made_up(tmp_path, [], encoder), encoder, crosslingual), "燃气谁负责？")
    assert (result.kept, result.searched, result.total) == ((), 0, 0)


def test_one_passage_alone_is_found(tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual) -> None:
    searcher = Searcher(made_up(tmp_path, [passage("2020-01", "（一）燃气。")], encoder), encoder, crosslingual)
    assert first(searcher, "燃气谁负责？") == "2020-01/一/一"
    assert first(searcher, "gas") == "2020-01/一/一"


def test_the_signals_tell_what_is_said_from_what_is_not(searcher: Searcher) -> None:
    said = found(searcher, "燃气三年行动方案以什么名义印发？").signals
    unsaid = found(searcher, "大熊猫繁育基地的门票多少钱？").signals
    assert said.coverage > 0.7 > 0.3 > unsaid.coverage
    assert "熊猫" in unsaid.missing and "熊猫" in unsaid.unknown
    assert said.unknown == ()
    assert said.best > unsaid.best


def test_the_signals_cross_languages(searcher: Searcher) -> None:
    said = found(searcher, "Who revises the intellectual property policies?").signals
    unsaid = found(searcher, "How much is a ticket for the giant panda zoo?").signals
    assert said.coverage > unsaid.coverage
    assert any("panda" in term for term in unsaid.missing)


def test_two_searches_of_one_question_are_equal(searcher: Searcher) -> None:
    runs = [found(searcher, "市商务局负责哪些文件？") for _ in range(2)]
    assert runs[0].kept == runs[1].kept


def test_the_retriever_gives_documents_with_a_citations_fields(searcher: Searcher) -> None:
    documents = MinutesRetriever(searcher=searcher, parse=read, k=2).invoke("哪个部门负责燃气三年行动方案？")
    assert len(documents) == 2
    best = documents[0]
    assert best.id == "2023-05/四/一"
    assert best.metadata["document"] == "2023-05" and best.metadata["item"] == "四"
    assert best.metadata["end"] - best.metadata["start"] == len(best.page_content)
    assert best.metadata["score"] > 0
